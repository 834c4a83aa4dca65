"""Give every display line of a page to the body that it belongs to: as its headline, as a subhead in its flow, or to none.

All lines are decided together. A line goes to a body by the wording that they share, and by where it stands: before the body, behind it, or
within its flow. Lines of one headline stand together, and a body has one headline at most; so a line that says little goes where one is
still wanted. The search keeps the best readings of the lines so far (a beam), which for the few dozen lines of a page loses nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from flows.lexicon import Lexicon
from flows.segment.bodies import Body
from flows.segment.pieces import Piece
from flows.segment.titles import belong_together, paints
from flows.segment.wording import Pairs, SharedWording, pairs_of, union

# Everything is measured in shares of a line's wording (0 to 1). Set on pages of the synthetic press and one real page.
LEAST_SHARE = 0.12  # a line must share more than this with a body that it does not stand beside
# Headlines stand right before their body, right behind it, or elsewhere. Each paper has its habit: how many of each kind a page would have
# before anything is known of it, and how much the habit counts.
HABITS = {"before": 1.5, "behind": 0.9, "elsewhere": 0.6}
NEAR = {"before": 0.25, "behind": 0.25, "elsewhere": 0.15}
HABIT = 0.15
FARTHER = 0.03  # less for every body between
TELLING_SHARE = 0.2  # a headline that shares so much with its body tells of the page's habit
CONTINUES = (0.25, 0.2, 0.1, -0.3, -0.6)  # a second, third … phrase of the same headline
CONTRAST = 0.2  # one line of a headline states and the other paints
PHOTO = -0.2  # pictures seldom have headlines of their own
OWN_FLOW = -0.5  # headlines do not stand within the text that they are over
SUBHEAD_IN_FLOW = 0.25  # between paragraphs of one body
SUBHEAD_BEHIND_JUMP = 0.2  # before the first paragraph on this page of a story that has more of them
SUBHEAD_FIRST = -0.3  # before the first paragraph of an article
TORN_SENTENCE = -1.0  # no subhead stands in the middle of a sentence
WIDE_SUBHEAD = -0.6  # a subhead is set in the column of its text
NO_HEADLINE = -0.15  # a body that no headline stands over
BEAM = 64
CHOICES = 4
# Confidence: a logistic curve over the lead of the best body on the next, fitted by eye to the synthetic press (0.9 at a lead of 0.3).
STEEPNESS = 8.0
EVEN_ODDS = 0.02
NOBODY = -1
SUBHEAD = -2
Unit = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The display lines of one headline, whose body it is over, how sure that is (0..1), and what tied them."""

    lines: tuple[Piece, ...]
    body: int
    confidence: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Assigned:
    """The headlines found, the display lines that are subheads, those that belong to nobody, and what the whole is worth.

    `shares` has for each unit how much of its wording stands in the body that it was given to; 0 where it was given to none.
    """

    headlines: tuple[Headline, ...]
    subheads: frozenset[int]  # places
    leftover: tuple[Piece, ...]
    worth: float
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Display:
    """The display lines of a page, in order, as units.

    Lines that cannot be parted (a phrase cut by its frame, a subtitle behind its dash, the name of a column) are one unit. `runs` has for
    each unit the places of the first and the last line of the run that it stands in, with nothing else between; `painted` how much it paints.
    """

    units: tuple[Unit, ...]
    runs: tuple[tuple[int, int], ...]
    pairs: tuple[Pairs, ...]
    painted: tuple[float, ...]


def display_of(lines: Sequence[Piece], signatures: Sequence[Piece], text: str, lexicon: Lexicon) -> Display:
    """The display lines as units; `signatures` are the bylines that stand among them, `text` is all text of the page."""
    units = _units(sorted(lines, key=lambda piece: piece.place), text, lexicon)
    pairs = tuple(pairs_of("\n".join(piece.text for piece in unit)) for unit in units)
    painted = tuple(paints("".join(piece.text for piece in unit), text, lexicon) for unit in units)
    return Display(tuple(units), tuple(_runs(units, {piece.place for piece in signatures})), pairs, painted)


def assign_headlines(display: Display, bodies: Sequence[Body], wording: SharedWording, seen: Counter[str] | None = None) -> Assigned:
    """Decide all display lines of the page at once; `wording` has the texts of the bodies.

    `seen` counts where headlines stand on this page, so far as that is known (`habit_of`).
    """
    page = _Page(display, bodies, wording, seen or Counter())
    worth, choices = _search(page)
    members: dict[int, list[int]] = {}
    for index, choice in enumerate(choices):
        members.setdefault(choice, []).append(index)
    headlines = [page.headline(tuple(members[body]), body) for body in sorted(members) if body >= 0]
    subheads = frozenset(piece.place for index in members.get(SUBHEAD, ()) for piece in display.units[index])
    leftover = tuple(piece for index in members.get(NOBODY, ()) for piece in display.units[index])
    return Assigned(tuple(headlines), subheads, leftover, worth, tuple(page.share_given(index, choice) for index, choice in enumerate(choices)))


def habit_of(display: Display, bodies: Sequence[Body], wording: SharedWording) -> Counter[str]:
    """How many headlines of the page stand right before their body, right behind it and elsewhere, of those whose wording tells their body."""
    page = _Page(display, bodies, wording, Counter())
    _, choices = _search(page)
    opened = {body: index for index, body in reversed(list(enumerate(choices))) if body >= 0}
    return Counter(page.relation(index, body) for body, index in opened.items() if page.shares[index][body] >= TELLING_SHARE)


def _units(lines: Sequence[Piece], text: str, lexicon: Lexicon) -> list[Unit]:
    units: list[Unit] = []
    for piece in lines:
        follows = bool(units) and units[-1][-1].place + 1 == piece.place
        if follows and belong_together(units[-1][-1].lines[-1], piece.lines[0], text, lexicon):
            units[-1] = (*units[-1], piece)
        else:
            units.append((piece,))
    return units


def _runs(units: Sequence[Unit], signatures: Container[int]) -> list[tuple[int, int]]:
    """For each unit the first and the last place of its run, the signatures behind it included."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index, unit in enumerate(units):
        if index + 1 == len(units) or units[index + 1][0].place != unit[-1].place + 1:
            last = unit[-1].place
            while last + 1 in signatures:
                last += 1
            runs += [(units[start][0].place, last)] * (index + 1 - start)
            start = index + 1
    return runs


class _Page:
    """What it is worth to give each unit to each body."""

    def __init__(self, display: Display, bodies: Sequence[Body], wording: SharedWording, seen: Counter[str]) -> None:
        self.display = display
        known = sum(seen.values()) + sum(HABITS.values())
        self.near = {where: NEAR[where] + HABIT * math.log(3 * (seen[where] + count) / known) for where, count in HABITS.items()}
        self.bodies = bodies
        self.wording = wording
        self.flow_of = {piece.place: index for index, body in enumerate(bodies) for piece in body.flow if piece.kind == "display"}
        self.shares = [[wording.share(pairs, body) for body in range(len(bodies))] for pairs in display.pairs]
        self.open = [body for body in range(len(bodies)) if not bodies[body].title]
        self.headline_worth = [{body: self._as_headline(index, body) for body in self.open} for index in range(len(display.units))]
        self.choices = [nlargest(CHOICES, worth, key=worth.__getitem__) for worth in self.headline_worth]
        self.subhead_worth = [self._as_subhead(index) for index in range(len(display.units))]

    def share_given(self, index: int, choice: int) -> float:
        """How much of the unit's wording stands in the body that it was given to."""
        body = self.flow_of.get(self._place(index), NOBODY) if choice == SUBHEAD else choice
        return self.shares[index][body] if body >= 0 else 0.0

    def starts_run(self, index: int) -> bool:
        return self.display.runs[index][0] == self.display.units[index][0].place

    def _place(self, index: int) -> int:
        return self.display.units[index][0].place

    def _as_headline(self, index: int, body: int) -> float:
        """What it is worth to open with this unit the headline of this body."""
        worth = self.shares[index][body] - LEAST_SHARE + self.nearness(index, body) - NO_HEADLINE
        worth += PHOTO if self.bodies[body].kind == "photo" else 0.0
        return worth + (OWN_FLOW if self.flow_of.get(self._place(index)) == body and self._text_before(index, body) else 0.0)

    def relation(self, index: int, body: int) -> str:
        """Where the unit stands, seen from the body."""
        first, last = self.display.runs[index]
        wanted = self.bodies[body]
        if last + 1 == wanted.first or (self.flow_of.get(first) == body and not self._text_before(index, body)):
            return "before"
        return "behind" if first == wanted.last + 1 else "elsewhere"

    def nearness(self, index: int, body: int) -> float:
        """What it is worth that the unit stands where it does."""
        where = self.relation(index, body)
        if where != "elsewhere":
            return self.near[where]
        first, wanted = self.display.runs[index][0], self.bodies[body]
        between = sum(min(first, wanted.first) < other.first < max(first, wanted.first) for other in self.bodies)
        return self.near[where] - FARTHER * between

    def _as_subhead(self, index: int) -> float | None:
        """What it is worth to leave the unit in the flow that it stands in, if it does."""
        body = self.flow_of.get(self._place(index))
        if body is None:
            return None
        unit = self.display.units[index]
        worth = self.shares[index][body] + (WIDE_SUBHEAD if any(piece.wide for piece in unit) else 0.0)
        before = self._text_before(index, body)
        if before:
            return worth + SUBHEAD_IN_FLOW + (TORN_SENTENCE if before[-1].open else 0.0)
        places = (place for place, other in self.flow_of.items() if other == body)
        deeper = any(self.bodies[body].paragraphs[0].place < place for place in places)
        return worth + (SUBHEAD_BEHIND_JUMP if deeper and self.bodies[body].came_from else SUBHEAD_FIRST)

    def _text_before(self, index: int, body: int) -> list[Piece]:
        return [piece for piece in self.bodies[body].paragraphs if piece.place < self._place(index)]

    def headline(self, members: tuple[int, ...], body: int) -> Headline:
        pairs = union(self.display.pairs[index] for index in members)
        worth = [self.wording.share(pairs, other) + self.nearness(members[0], other) for other in range(len(self.bodies))]
        lead = worth[body] - max((value for index, value in enumerate(worth) if index != body), default=0.0)
        confidence = 1 / (1 + math.exp(-STEEPNESS * (lead - EVEN_ODDS)))
        lines = tuple(piece for index in members for piece in self.display.units[index])
        return Headline(lines, body, round(confidence, 3), self._evidence(pairs, members[0], body))

    def _evidence(self, pairs: Pairs, index: int, body: int) -> str:
        shared = sorted(pairs & self.wording.pairs[body], key=lambda pair: (-self.wording.weight(pair), pair))
        where = {"before": "right before", "behind": "right behind"}.get(self.relation(index, body), "elsewhere")
        share = self.wording.share(pairs, body)
        return f"{share:.0%} of the wording shared ({' '.join(shared[:8])}); stands {where}"


@dataclass(frozen=True, slots=True)
class _Reading:
    """A reading of the lines so far: its worth, the bodies that have a headline, the headline still open, and what each unit is."""

    worth: float
    taken: frozenset[int]
    open_body: int
    open_lines: int
    choices: tuple[int, ...]


def _search(page: _Page) -> tuple[float, tuple[int, ...]]:
    beam = [_Reading(NO_HEADLINE * len(page.open), frozenset(), NOBODY, 0, ())]
    for index in range(len(page.display.units)):
        best: dict[tuple[frozenset[int], int], _Reading] = {}
        for reading in beam:
            for ahead in _ahead(page, index, reading):
                key = (ahead.taken, ahead.open_body)
                if key not in best or ahead.worth > best[key].worth:
                    best[key] = ahead
        beam = nlargest(BEAM, best.values(), key=lambda reading: reading.worth)
    return beam[0].worth, beam[0].choices


def _ahead(page: _Page, index: int, reading: _Reading) -> Iterator[_Reading]:
    """The readings that go on from this one by giving the next unit away."""
    still_open = NOBODY if page.starts_run(index) else reading.open_body
    yield _Reading(reading.worth, reading.taken, NOBODY, 0, (*reading.choices, NOBODY))
    subhead = page.subhead_worth[index]
    if subhead is not None:
        yield _Reading(reading.worth + subhead, reading.taken, NOBODY, 0, (*reading.choices, SUBHEAD))
    if still_open != NOBODY and reading.open_lines <= len(CONTINUES):
        contrast = abs(page.display.painted[index] - page.display.painted[index - 1])
        worth = reading.worth + page.shares[index][still_open] - LEAST_SHARE + CONTINUES[reading.open_lines - 1]
        worth += CONTRAST * (min(contrast, 1.0) - 0.5)
        yield _Reading(worth, reading.taken, still_open, reading.open_lines + 1, (*reading.choices, still_open))
    for body in page.choices[index]:
        if body not in reading.taken:
            worth = reading.worth + page.headline_worth[index][body]
            yield _Reading(worth, reading.taken | {body}, body, 1, (*reading.choices, body))
