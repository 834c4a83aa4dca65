"""Find where one text ends and the next begins with no mark between: where a headline that no text wants speaks of only one part of a text.

In a text layer the text of one article may follow that of another at once, and both headlines stand elsewhere. Nothing shows it but the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.segment.bodies import Body
from flows.segment.headlines import Display
from flows.segment.pieces import Piece
from flows.segment.wording import Pairs, pairs_of, union

# A line is looking for another text where it shares less than this of its wording with the one that it was given to ...
HARDLY_SHARED = 0.2
# ... and finds one where it shares this much with a part of a text, and so much more than with the rest of it.
FOUND = 0.375
MUCH_MORE = 0.2
SHORTEST_PART = 60


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of a page with one of them cut in two, before `second`."""

    parts: tuple[Body, ...]
    first: int
    second: int


def splits(parts: Sequence[Body], display: Display, given: Sequence[float]) -> Iterator[Split]:
    """Where texts could be cut in two, the most promising first. `given` is the share of each display unit in the body that has it."""
    looking = [pairs for pairs, share in zip(display.pairs, given, strict=True) if share < HARDLY_SHARED and pairs]
    found: dict[tuple[int, int], float] = {}
    for index, part in enumerate(parts) if looking else ():
        if part.kind != "text" or len(part.flow) < 2:
            continue
        words = [pairs_of(piece.text) if piece.kind != "display" else frozenset[str]() for piece in part.flow]
        for pairs in looking:
            for position, gain in _cuts(part, words, pairs):
                found[index, position] = max(found.get((index, position), 0.0), gain)
    for (index, position), _ in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield _cut(parts, index, position)


def _cuts(part: Body, words: Sequence[Pairs], pairs: Pairs) -> Iterator[tuple[int, float]]:
    """The positions in the flow before which a text that the line speaks of could begin, or behind which it could end."""
    for position in range(1, len(part.flow)):
        piece, before = part.flow[position], part.flow[position - 1]
        if piece.kind == "display" or before.kind == "display" or before.open or not _could_begin(piece):
            continue
        lengths = [sum(len(one.text) for one in half) for half in (part.flow[:position], part.flow[position:])]
        shares = [len(union(half) & pairs) / len(pairs) for half in (words[:position], words[position:])]
        if min(lengths) >= SHORTEST_PART and max(shares) >= FOUND and abs(shares[0] - shares[1]) >= MUCH_MORE:
            yield position, abs(shares[0] - shares[1])


def _could_begin(piece: Piece) -> bool:
    return piece.lines[0].blank_before or (len(piece.lines) > 1 and piece.lines[1].blank_before)


def _cut(parts: Sequence[Body], index: int, position: int) -> Split:
    part = parts[index]
    first = replace(part, flow=part.flow[:position], last=part.flow[position - 1].place, goes_on=None)
    second = Body(part.kind, part.flow[position].place, flow=part.flow[position:], goes_on=part.goes_on, last=part.last)
    signed = [piece for piece in part.bylines if piece.place > second.first]
    second.bylines = signed
    first = replace(first, bylines=[piece for piece in part.bylines if piece not in signed])
    cut = [*parts[:index], first, second, *parts[index + 1 :]]
    moved = [replace(one, goes_on_from=one.goes_on_from + (one.goes_on_from >= index)) if one.goes_on_from is not None else one for one in cut]
    return Split(tuple(moved), index, index + 1)
