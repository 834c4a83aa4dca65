"""Find where one text ends and the next begins with no mark between: where a headline that no text wants speaks of only one part of a text.

In a text layer the text of one article may follow that of another at once, and both headlines stand elsewhere. Nothing shows it but the
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import or_

from flows.segment.body import Body
from flows.segment.headlines import Display
from flows.segment.piece import TOLERANCE, Piece
from flows.segment.wording import OPENING, Fits, Pairs, pairs_of

# In logarithms of odds. A line is looking for another text where it fits the one that it was given to no better than this ...
HARDLY_FITS = 1.0
# ... and finds one where it fits a part of a text so much better.
BETTER = 2.0
SHORTEST_PART = 60
MOST_PIECES = 150  # no page has two articles that are longer together
# How much less likely than not an article ends and another begins between two paragraphs, with no mark between: a logistic regression
# over 3,000 such places of the press's pages (looked at) and of editions of others.
UNMARKED = 2.5
LIKENESS = 1.0  # for each unit of `SharedWording.likeness`
MOST_LIKENESS = 3.0
OTHER_WIDTH = -1.7  # the column has another width
NO_GAP = 2.4  # no blank line parts the two
OPENS = -1.2  # the second begins as articles do, within so many characters
OPENS_WITHIN = 40
GIVES_NOTICE = -2.0  # the second opens as notices do
NOTICE = re.compile("(?:公告|公示|通告|通知|启事)(?:如下|。)|(?:现予|予以|特此|现将.{2,40})(?:公告|公示|通告)")
MOST_COST = 3.5  # no headline is worth a cut that costs more
LIKELY = 1.5  # a cut that costs no more is tried though no line looks for another text


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of a page with one of them cut in two; `cost` is how much less likely than not that is so by itself."""

    parts: tuple[Body, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class _Cut:
    part: int
    position: int  # in the flow of the part
    gain: float  # how much better a line fits one of the halves
    cost: float


def likeliest_split(parts: Sequence[Body], display: Display, given: Sequence[float], fits: Fits, openings: re.Pattern[str]) -> Split | None:
    """The likeliest place where a text could be cut in two, if there is any.

    `given` says how well each display unit fits the body that has it; `openings` is how articles begin.
    """
    looking = [(display.pairs[index], fit) for index, fit in enumerate(given) if fit < HARDLY_FITS and display.pairs[index]]
    found = [
        cut
        for number, part in enumerate(parts)
        if part.kind != "photo" and 1 < len(part.flow) <= MOST_PIECES
        for cut in _cuts(number, part, looking, fits, openings)
        if cut.gain >= BETTER or cut.cost <= LIKELY
    ]
    best = min(found, key=lambda cut: (cut.cost - cut.gain, cut.part, cut.position), default=None)
    return Split(_parted(parts, best.part, best.position), max(0.0, best.cost)) if best else None


def _cuts(number: int, part: Body, looking: Sequence[tuple[Pairs, float]], fits: Fits, openings: re.Pattern[str]) -> Iterator[_Cut]:
    words = [pairs_of(piece.text) if piece.kind != "display" else frozenset[str]() for piece in part.flow]
    ahead = list(accumulate(words, or_))
    behind = list(accumulate(reversed(words), or_))[::-1]
    lengths = list(accumulate(len(piece.text) for piece in part.flow))
    first_opening = pairs_of(_opening(part.flow, 0))
    for position in range(1, len(part.flow)):
        piece, before = part.flow[position], part.flow[position - 1]
        both = lengths[position - 1], lengths[-1] - lengths[position - 1]
        if piece.kind == "display" or before.kind == "display" or before.open or min(both) < SHORTEST_PART:
            continue
        opening = _opening(part.flow, position)
        likeness = fits.wording.likeness_of_halves(ahead[position - 1], behind[position], both)
        cost = UNMARKED + LIKENESS * max(-MOST_LIKENESS, min(MOST_LIKENESS, likeness))
        cost += OTHER_WIDTH if abs(piece.column - before.column) > TOLERANCE else 0.0
        cost += 0.0 if piece.lines[0].blank_before else NO_GAP
        cost += GIVES_NOTICE if NOTICE.search(piece.text) else 0.0
        cost += OPENS if openings.search(opening[:OPENS_WITHIN]) else 0.0
        if cost <= MOST_COST:
            halves = (ahead[position - 1], first_opening), (behind[position], pairs_of(opening))
            gain = max((max(fits.fit_to(line, *half) for half in halves) - fit for line, fit in looking), default=0.0)
            yield _Cut(number, position, gain, cost)


def _opening(flow: Sequence[Piece], position: int) -> str:
    text = ""
    for piece in flow[position:]:
        text += piece.text
        if len(text) >= OPENING:
            break
    return text[:OPENING]


def _parted(parts: Sequence[Body], index: int, position: int) -> tuple[Body, ...]:
    """The parts with one of them cut before this position in its flow; those behind it that go on from others are told of the new place."""
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
    return tuple(moved)
