"""Find where one text ends and the next begins with no mark between: where a headline that no text wants speaks of only one part of a text.

In a text layer the text of one article may follow that of another at once, and both headlines stand elsewhere. Nothing shows it but the
words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import or_

from flows.segment.bodies import Body
from flows.segment.headlines import Display
from flows.segment.piece import Piece
from flows.segment.wording import OPENING, Fits, Pairs, pairs_of

# In logarithms of odds. A line is looking for another text where it fits the one that it was given to no better than this ...
HARDLY_FITS = 1.0
# ... and finds one where it fits a part of a text so much better.
BETTER = 2.0
SHORTEST_PART = 60


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of a page with one of them cut in two, before `second`; how much better lines fit then is `gain`."""

    parts: tuple[Body, ...]
    first: int
    second: int
    gain: float


def splits(parts: Sequence[Body], display: Display, given: Sequence[float], fits: Fits) -> Iterator[Split]:
    """Where texts could be cut in two, those first that most is gained by. `given` says how well each display unit fits the body that has
    it."""
    looking = {index for index, fit in enumerate(given) if fit < HARDLY_FITS and display.pairs[index]}
    found: list[tuple[float, int, int]] = []
    for number, part in enumerate(parts) if looking else ():
        if part.kind != "photo" and len(part.flow) > 1:
            found += [(gain, number, position) for position, gain in _cuts(part, display, given, looking, fits)]
    for gain, number, position in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        yield _cut(parts, number, position, gain)


def _cuts(part: Body, display: Display, given: Sequence[float], looking: set[int], fits: Fits) -> Iterator[tuple[int, float]]:
    """The positions in the flow before which a text that a line speaks of could begin, or behind which it could end."""
    words = [pairs_of(piece.text) if piece.kind != "display" else frozenset[str]() for piece in part.flow]
    ahead = list(accumulate(words, or_))
    behind = list(accumulate(reversed(words), or_))[::-1]
    lengths = list(accumulate(len(piece.text) for piece in part.flow))
    first_opening = _opening(part.flow, 0)
    for position in range(1, len(part.flow)):
        piece, before = part.flow[position], part.flow[position - 1]
        if piece.kind == "display" or before.kind == "display" or before.open or not _could_begin(piece):
            continue
        if min(lengths[position - 1], lengths[-1] - lengths[position - 1]) < SHORTEST_PART:
            continue
        halves = ((ahead[position - 1], first_opening), (behind[position], _opening(part.flow, position)))
        gain = max(max(fits.fit_to(display.pairs[index], *half) for half in halves) - given[index] for index in looking)
        if gain >= BETTER:
            yield position, gain


def _opening(flow: Sequence[Piece], position: int) -> Pairs:
    text = ""
    for piece in flow[position:]:
        text += piece.text
        if len(text) >= OPENING:
            break
    return pairs_of(text[:OPENING])


def _could_begin(piece: Piece) -> bool:
    return piece.lines[0].blank_before or (len(piece.lines) > 1 and piece.lines[1].blank_before)


def _cut(parts: Sequence[Body], index: int, position: int, gain: float) -> Split:
    part = parts[index]
    first = replace(part, flow=part.flow[:position], last=part.flow[position - 1].place, goes_on=None)
    second = Body("text", part.flow[position].place, flow=part.flow[position:], goes_on=part.goes_on, last=part.last)
    signed = [piece for piece in part.bylines if piece.place > second.first]
    second.bylines = signed
    first = replace(first, bylines=[piece for piece in part.bylines if piece not in signed])
    cut = [*parts[:index], first, second, *parts[index + 1 :]]
    moved = [
        replace(one, goes_on_from=one.goes_on_from + (one.goes_on_from >= index)) if one.goes_on_from is not None else one for one in cut
    ]
    return Split(tuple(moved), index, index + 1, gain)
