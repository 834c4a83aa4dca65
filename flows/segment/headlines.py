"""Give every display line of a page to the body that it belongs to: as its headline, as a subhead in its flow, or to none.

All lines are decided together. A line goes to a body by the wording that they share, and by where it stands: before the body, behind it, or
within its flow. Lines of one headline stand together, and a body has one headline at most; so a line that says little goes where one is
still wanted. The search keeps the best readings of the lines so far (a beam), which for the few dozen lines of a page loses nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from flows.lexicon import Lexicon
from flows.segment.bodies import Gathered
from flows.segment.pieces import Piece
from flows.segment.titles import belong_together
from flows.segment.wording import Pairs, SharedWording, pairs_of

# Everything is measured in shares of a line's wording (0 to 1). Set on pages of the synthetic press and one real page.
LEAST_SHARE = 0.12  # a line must share more than this with a body that it does not stand beside
RIGHT_BEFORE = 0.3  # the headline stands above its body ...
RIGHT_BEHIND = 0.25  # ... or was drawn when the body was done
ON_THE_PAGE = 0.1  # ... or farther away: less with every body between
CONTINUES = 0.13  # a further line of the same headline
MOST_LINES = 5
PHOTO = -0.2  # pictures seldom have headlines of their own
OWN_FLOW = -0.5  # headlines do not stand within the text that they are over
SUBHEAD_IN_FLOW = 0.6  # between paragraphs of one body
SUBHEAD_FIRST_OF_SEVERAL = 0.5  # before the first paragraph, where more stand between the others
SUBHEAD_FIRST_ALONE = -0.3
TORN_SENTENCE = -1.0  # no subhead stands in the middle of a sentence
BEAM = 64
# Confidence: a logistic curve over the lead of the best body on the next, fitted by eye to the synthetic press (0.9 at a lead of 0.3).
STEEPNESS = 8.0
EVEN_ODDS = 0.02


@dataclass(frozen=True, slots=True)
class Headline:
    """The display lines of one headline, whose body it is over, how sure that is (0..1), and what tied them."""

    lines: tuple[Piece, ...]
    body: int
    confidence: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Assigned:
    """The headlines found, the display lines that are subheads, and those that belong to nobody."""

    headlines: tuple[Headline, ...]
    subheads: frozenset[int]  # places
    leftover: tuple[Piece, ...]


def assign_headlines(gathered: Gathered, lexicon: Lexicon) -> Assigned:
    """Decide all display lines of the page at once."""
    page = _Page(gathered, lexicon)
    if not page.units:
        return Assigned((), frozenset(), ())
    choices = _search(page)
    subheads = frozenset(piece.place for unit, choice in zip(page.units, choices, strict=True) for piece in unit if choice == SUBHEAD)
    leftover = tuple(piece for unit, choice in zip(page.units, choices, strict=True) for piece in unit if choice == NOBODY)
    headlines = []
    for body in sorted({choice for choice in choices if choice >= 0}):
        members = tuple(index for index, choice in enumerate(choices) if choice == body)
        headlines.append(page.headline(members, body))
    return Assigned(tuple(headlines), subheads, leftover)


NOBODY = -1
SUBHEAD = -2


def _units(lines: list[Piece], text: str, lexicon: Lexicon) -> list[tuple[Piece, ...]]:
    units: list[tuple[Piece, ...]] = []
    for piece in lines:
        follows = bool(units) and units[-1][-1].place + 1 == piece.place
        if follows and belong_together(units[-1][-1].lines[0], piece.lines[0], text, lexicon):
            units[-1] = (*units[-1], piece)
        else:
            units.append((piece,))
    return units


def _runs(units: list[tuple[Piece, ...]]) -> list[tuple[int, int]]:
    """For each unit, the places of the first and last line of the run that it stands in."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index, unit in enumerate(units):
        if index + 1 == len(units) or units[index + 1][0].place != unit[-1].place + 1:
            runs += [(units[start][0].place, unit[-1].place)] * (index + 1 - start)
            start = index + 1
    return runs


class _Page:
    """The display lines in the order of the page, and what it is worth to give each to each body.

    Lines that cannot be parted (a phrase cut by its frame, a subtitle behind its dash, the name of a column) are one unit.
    """

    def __init__(self, gathered: Gathered, lexicon: Lexicon) -> None:
        self.bodies = gathered.bodies
        self.flow_of = {piece.place: index for index, body in enumerate(self.bodies) for piece in body.flow if piece.kind == "display"}
        in_flow = [piece for body in self.bodies for piece in body.flow if piece.kind == "display"]
        lines = sorted([*gathered.loose, *in_flow], key=lambda piece: piece.place)
        self.units = _units(lines, "\n".join(body.text for body in self.bodies), lexicon)
        self.runs = _runs(self.units)
        self.wording = SharedWording([body.text for body in self.bodies])
        self.pairs: list[Pairs] = [pairs_of("\n".join(piece.text for piece in unit)) for unit in self.units]
        self.shares = [[self.wording.share(pairs, body) for body in range(len(self.bodies))] for pairs in self.pairs]

    def new_run(self, index: int) -> bool:
        return self.runs[index][0] == self.units[index][0].place

    def as_headline(self, index: int, body: int) -> float:
        """What it is worth to open with this line the headline of this body."""
        worth = self.shares[index][body] - LEAST_SHARE + self.nearness(index, body)
        worth += PHOTO if self.bodies[body].kind == "photo" else 0.0
        return worth + (OWN_FLOW if self.flow_of.get(self.units[index][0].place) == body and self._text_before(index, body) else 0.0)

    def nearness(self, index: int, body: int) -> float:
        first, last = self.runs[index]
        wanted = self.bodies[body]
        if last + 1 == wanted.first or (self.flow_of.get(first) == body and not self._text_before(index, body)):
            return RIGHT_BEFORE
        if first == wanted.last + 1:
            return RIGHT_BEHIND
        between = sum(min(first, wanted.first) < other.first < max(first, wanted.first) for other in self.bodies)
        return ON_THE_PAGE / (1 + between)

    def as_subhead(self, index: int) -> float | None:
        """What it is worth to leave the line in the flow that it stands in, if it does."""
        body = self.flow_of.get(self.units[index][0].place)
        if body is None:
            return None
        share = self.shares[index][body]
        before = self._text_before(index, body)
        if before:
            return share + SUBHEAD_IN_FLOW + (0.0 if before[-1].lines[-1].ends_sentence else TORN_SENTENCE)
        deeper = any(
            self._text_before(other, body) for other in range(len(self.units)) if self.flow_of.get(self.units[other][0].place) == body
        )
        return share + (SUBHEAD_FIRST_OF_SEVERAL if deeper else SUBHEAD_FIRST_ALONE)

    def _text_before(self, index: int, body: int) -> list[Piece]:
        return [piece for piece in self.bodies[body].paragraphs if piece.place < self.units[index][0].place]

    def headline(self, members: tuple[int, ...], body: int) -> Headline:
        pairs = frozenset().union(*(self.pairs[index] for index in members))
        worth = [self.wording.share(pairs, other) + self.nearness(members[0], other) for other in range(len(self.bodies))]
        lead = worth[body] - max((value for index, value in enumerate(worth) if index != body), default=0.0)
        confidence = 1 / (1 + math.exp(-STEEPNESS * (lead - EVEN_ODDS)))
        return Headline(
            tuple(piece for index in members for piece in self.units[index]),
            body,
            round(confidence, 3),
            self._evidence(pairs, members[0], body),
        )

    def _evidence(self, pairs: Pairs, index: int, body: int) -> str:
        shared = sorted(pairs & self.wording.pairs[body], key=lambda pair: (-self.wording.weight(pair), pair))
        first, last = self.runs[index]
        where = (
            "right before"
            if last + 1 == self.bodies[body].first
            else "right behind"
            if first == self.bodies[body].last + 1
            else "elsewhere"
        )
        share = self.wording.share(pairs, body)
        return f"{share:.0%} of the wording shared ({' '.join(shared[:8])}); stands {where}"


@dataclass(frozen=True, slots=True)
class _Reading:
    """A reading of the lines so far: its worth, the bodies that have a headline, the headline still open, and what each line is."""

    worth: float
    taken: frozenset[int]
    open_body: int
    open_lines: int
    choices: tuple[int, ...]


def _search(page: _Page) -> tuple[int, ...]:
    titled = frozenset(index for index, body in enumerate(page.bodies) if body.title)
    beam = [_Reading(0.0, titled, NOBODY, 0, ())]
    for index in range(len(page.units)):
        best: dict[tuple[frozenset[int], int], _Reading] = {}
        for reading in beam:
            for ahead in _ahead(page, index, reading):
                key = (ahead.taken, ahead.open_body)
                if key not in best or ahead.worth > best[key].worth:
                    best[key] = ahead
        beam = sorted(best.values(), key=lambda reading: -reading.worth)[:BEAM]
    return beam[0].choices


def _ahead(page: _Page, index: int, reading: _Reading) -> Iterator[_Reading]:
    """The readings that go on from this one by giving the next line away."""
    still_open = NOBODY if page.new_run(index) else reading.open_body
    yield _Reading(reading.worth, reading.taken, NOBODY, 0, (*reading.choices, NOBODY))
    subhead = page.as_subhead(index)
    if subhead is not None:
        yield _Reading(reading.worth + subhead, reading.taken, NOBODY, 0, (*reading.choices, SUBHEAD))
    if still_open != NOBODY and reading.open_lines < MOST_LINES:
        worth = reading.worth + page.shares[index][still_open] - LEAST_SHARE + CONTINUES
        yield _Reading(worth, reading.taken, still_open, reading.open_lines + 1, (*reading.choices, still_open))
    for body in range(len(page.bodies)):
        if body not in reading.taken:
            worth = reading.worth + page.as_headline(index, body)
            yield _Reading(worth, reading.taken | {body}, body, 1, (*reading.choices, body))
