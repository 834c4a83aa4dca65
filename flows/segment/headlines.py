"""Give every display line of a page to the body that it belongs to: as its headline, as a subhead in its flow, or to none.

All lines are decided together. A line goes to a body by the wording that they share, and by where it stands: before the body, behind it,
or within its flow. Lines of one headline stand together, and a body has one headline at most; so a line that says little goes where one
is still wanted. Everything is measured in logarithms of odds, so that what a reading of all lines is worth says how likely it is. The
search keeps the best readings of the lines so far (a beam); how sure a headline is, is the share of the readings left at the end that
agree on it.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.segment.body import Body
from flows.segment.bylines import BULLETS
from flows.segment.piece import Piece
from flows.segment.pieces import NUMBERED_HEAD
from flows.segment.titles import belong_together, paints, words_of
from flows.segment.wording import Fits, Pairs, pairs_of, union

# Headlines stand right before their body, right behind it, in its midst, or elsewhere. Each paper has its habit: so many of each kind
# would be on a page before anything is known of it.
HABITS = {"before": 2.344, "behind": 0.506, "elsewhere": 0.422, "within": 0.02}
HABIT = 0.75
FARTHER = 0.1  # less for every body between
TELLING = 1.0  # a headline that fits its body so well tells of the page's habit
IN_ORDER = 0.625  # headlines stand in the order of their bodies; less where they do not
NEW = -0.3  # a headline begins behind lines of another
CONTINUES = (-0.05, -1.25, -1.35, -3.0, -5.0)  # a second, third … phrase of the same headline
CONTRAST = 0.75  # one line of a headline states and the other paints
PHOTO = -3.0  # pictures seldom have headlines of their own
SUBHEAD_FIT = 0.591  # subheads say less of what their text says
SUBHEAD_IN_FLOW = 0.875  # between paragraphs of one body
SUBHEAD_BEHIND_JUMP = 0.5  # before the first paragraph on this page of a story that has more of them
SUBHEAD_FIRST = -2.0  # before the first paragraph of an article
CENTRED_SUBHEAD = 4.0  # the white space that centres it in its column is left
NUMBERED_SUBHEAD = 3.0  # 四、…
NUMBERED_HEADLINE = -3.0  # no headline is numbered
TORN_SENTENCE = -5.0  # no subhead stands in the middle of a sentence
WIDE_SUBHEAD = -3.0  # a subhead is set in the column of its text
NO_HEADLINE = -2.5  # a body that no headline stands over
NOBODYS = -3.0  # a line that belongs to nothing
NEVER = -10.0
BEAM = 32
LEAST_BEAM = 2
MOST_STEPS = 3000  # a page has a hundred display lines at most; where there are thousands, fewer readings are kept
MOST_NEIGHBOURS, FEWEST_NEIGHBOURS = 30, 3  # a headline is sought over so many bodies to either side
CHOICES = 5
WORTH_TRYING = 8.0  # a body that a line fits so much worse than another is not tried
# Readings are less unlike in truth than their worth says, since the words of a line do not come by themselves.
TEMPERATURE = 3.0
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


class Assigned:
    """Which display lines are headlines and of which bodies, which are subheads, and which belong to nobody."""

    def __init__(self, page: _Page, readings: Sequence[_Reading]) -> None:
        self._page = page
        self._readings = readings
        self._choices = readings[0].choices
        self.worth = readings[0].worth  # of the whole

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """The headlines, in the order of their bodies."""
        weighed = [(reading.choices, math.exp((reading.worth - self.worth) / TEMPERATURE)) for reading in self._readings]
        members: dict[int, list[int]] = {}
        for index, choice in enumerate(self._choices):
            members.setdefault(choice, []).append(index)
        return tuple(self._page.headline(tuple(members[body]), body, weighed) for body in sorted(members) if body >= 0)

    @cached_property
    def subheads(self) -> frozenset[int]:
        """The places of the lines that are subheads."""
        return frozenset(piece.place for piece in self._of(SUBHEAD))

    @cached_property
    def leftover(self) -> tuple[Piece, ...]:
        """The lines that belong to nobody."""
        return tuple(self._of(NOBODY))

    @cached_property
    def given(self) -> tuple[float, ...]:
        """How well each unit fits the body that it was given to, or that nobody wants it."""
        return tuple(self._page.given(index, choice) for index, choice in enumerate(self._choices))

    def _of(self, wanted: int) -> Iterator[Piece]:
        for unit, choice in zip(self._page.display.units, self._choices, strict=True):
            yield from unit if choice == wanted else ()


@dataclass(frozen=True, slots=True)
class Display:
    """The display lines of a page, in order, as units.

    Lines that cannot be parted (a phrase cut by its frame, a subtitle behind its dash, the name of a column) are one unit. `runs` has for
    each unit the places of the first and the last line of the run that it stands in, with nothing else between; `painted` how much it
    paints; `general` says which are titles over several short items (简讯): they say nothing of them, and stand alone.
    """

    units: tuple[Unit, ...]
    runs: tuple[tuple[int, int], ...]
    pairs: tuple[Pairs, ...]
    painted: tuple[float, ...]
    general: tuple[bool, ...]


def display_of(lines: Sequence[Piece], signatures: Sequence[Piece], text: str, lexicon: Lexicon) -> Display:
    """The display lines as units; `signatures` are the bylines that stand among them, `text` is all text of the page."""
    words = words_of(text)
    units = _units(sorted(lines, key=lambda piece: piece.place), words, lexicon)
    pairs = tuple(pairs_of("\n".join(piece.text for piece in unit)) for unit in units)
    painted = tuple(paints("".join(piece.text for piece in unit), words, lexicon) for unit in units)
    roundups = roundup_titles(lexicon)
    general = tuple("".join("".join(piece.text for piece in unit).split()).strip(BULLETS) in roundups for unit in units)
    return Display(tuple(units), tuple(_runs(units, {piece.place for piece in signatures})), pairs, painted, general)


def assign_headlines(
    display: Display, bodies: Sequence[Body], groups: Sequence[tuple[int, ...]], fits: Fits, seen: Counter[str]
) -> Assigned:
    """Decide all display lines of the page at once. `groups` are the numbers of the parts that each body is of, by which `fits` knows it.

    `seen` counts where headlines stand on this page, so far as that is known (`habit_of`).
    """
    page = _Page(display, bodies, groups, fits, seen)
    return Assigned(page, _search(page))


def habit_of(display: Display, bodies: Sequence[Body], groups: Sequence[tuple[int, ...]], fits: Fits) -> Counter[str]:
    """How many headlines of the page stand right before their body, right behind it and elsewhere, of those whose wording tells their
    body."""
    page = _Page(display, bodies, groups, fits, Counter())
    choices = _search(page)[0].choices
    opened = {body: index for index, body in reversed(list(enumerate(choices))) if body >= 0}
    return Counter(page.relation(index, body) for body, index in opened.items() if page.fit(index, body) >= TELLING)


@lru_cache(maxsize=4)
def roundup_titles(lexicon: Lexicon) -> frozenset[str]:
    """What stands over several short items, and never within an article."""
    return frozenset(word.surface for word in lexicon.furniture if word.kind == "roundup")


def _units(lines: Sequence[Piece], text: Pairs, lexicon: Lexicon) -> list[Unit]:
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

    def __init__(self, display: Display, bodies: Sequence[Body], groups: Sequence[tuple[int, ...]], fits: Fits, seen: Counter[str]) -> None:
        self.display = display
        self.bodies = bodies
        self.groups = groups
        self.fits = fits
        known = sum(seen.values()) + sum(HABITS.values())
        self.open = sorted((index for index, body in enumerate(bodies) if not body.title), key=lambda index: bodies[index].first)
        others = max(1, len(self.open) - 2)
        self.near = {where: HABIT * math.log((seen[where] + count) / known) for where, count in HABITS.items()}
        self.near["elsewhere"] -= math.log(others)
        self.flow_of = {piece.place: index for index, body in enumerate(bodies) for piece in body.flow if piece.kind == "display"}
        self.open_places = [bodies[index].first for index in self.open]
        self.firsts = sorted(body.first for body in bodies)
        self.texts = [body.paragraphs for body in bodies]
        self.text_places = [[piece.place for piece in text] for text in self.texts]
        self.neighbours = max(FEWEST_NEIGHBOURS, min(MOST_NEIGHBOURS, MOST_STEPS // (len(display.units) + 1)))
        self.numbered = [bool(NUMBERED_HEAD.match(unit[0].text)) for unit in display.units]
        self.headline_worth = [self._as_headlines(index) for index in range(len(display.units))]
        self.subhead_worth = [self._as_subhead(index) for index in range(len(display.units))]
        self.continuing = [0.0] + [
            CONTRAST * (min(abs(one - other), 1.0) - 0.5) for one, other in zip(display.painted, display.painted[1:], strict=False)
        ]
        self.starts_run = [run[0] == unit[0].place for run, unit in zip(display.runs, display.units, strict=True)]

    def fit(self, index: int, body: int) -> float:
        """How much more likely the unit is over this body than over any, by its wording."""
        if self.display.general[index]:
            return 0.0
        return self.fits.fit(self.display.pairs[index], self.groups[body])

    def given(self, index: int, choice: int) -> float:
        """How well the unit fits what it was given to."""
        body = self.flow_of.get(self._place(index), NOBODY) if choice == SUBHEAD else choice
        return self.fit(index, body) if body >= 0 else NOBODYS

    def _place(self, index: int) -> int:
        return self.display.units[index][0].place

    def _as_headlines(self, index: int) -> list[tuple[int, float]]:
        """What it is worth to open with this unit the headline of each body that comes into question."""
        here = bisect_left(self.open_places, self._place(index))
        near = self.open[max(0, here - self.neighbours) : here + self.neighbours]
        worth = [(body, self._as_headline(index, body)) for body in near]
        best = nlargest(CHOICES, worth, key=itemgetter(1))
        return [one for one in best if one[1] > best[0][1] - WORTH_TRYING]

    def _as_headline(self, index: int, body: int) -> float:
        worth = self.fit(index, body) + self.nearness(index, body)
        worth += NUMBERED_HEADLINE if self.numbered[index] else 0.0
        return worth + (PHOTO if self.bodies[body].kind == "photo" else -NO_HEADLINE)

    def relation(self, index: int, body: int) -> str:
        """Where the unit stands, seen from the body."""
        first, last = self.display.runs[index]
        wanted = self.bodies[body]
        if last + 1 == wanted.first or (self.flow_of.get(first) == body and not self._text_before(index, body)):
            return "before"
        if first == wanted.last + 1:
            return "behind"
        return "within" if wanted.first <= first and last <= wanted.last else "elsewhere"

    def nearness(self, index: int, body: int) -> float:
        """What it is worth that the unit stands where it does."""
        where = self.relation(index, body)
        if where != "elsewhere":
            return self.near[where]
        ends = sorted((self.display.runs[index][0], self.bodies[body].first))
        between = bisect_left(self.firsts, ends[1]) - bisect_right(self.firsts, ends[0])
        return self.near[where] - FARTHER * between

    def _as_subhead(self, index: int) -> float | None:
        """What it is worth to leave the unit in the flow that it stands in, if it does."""
        body = self.flow_of.get(self._place(index))
        if body is None:
            return None
        worth = SUBHEAD_FIT * self.fit(index, body)
        worth += NEVER if self.display.general[index] else 0.0
        worth += WIDE_SUBHEAD if any(piece.wide for piece in self.display.units[index]) else 0.0
        worth += CENTRED_SUBHEAD if all(piece.lines[0].centred for piece in self.display.units[index]) else 0.0
        worth += NUMBERED_SUBHEAD if self.numbered[index] else 0.0
        before = self._text_before(index, body)
        if before:
            return worth + SUBHEAD_IN_FLOW + (TORN_SENTENCE if before.open else 0.0)
        last_line = max(piece.place for piece in self.bodies[body].flow if piece.kind == "display")
        deeper = bool(self.text_places[body]) and self.text_places[body][0] < last_line
        return worth + (SUBHEAD_BEHIND_JUMP if deeper and self.bodies[body].came_from else SUBHEAD_FIRST)

    def _text_before(self, index: int, body: int) -> Piece | None:
        """The last piece of the body's text that stands before the unit."""
        before = bisect_left(self.text_places[body], self._place(index))
        return self.texts[body][before - 1] if before else None

    def headline(self, members: tuple[int, ...], body: int, readings: Sequence[tuple[Sequence[int], float]]) -> Headline:
        """The headline of these units over the body; `readings` are the likeliest of the whole page, each with its weight."""
        pairs = union(self.display.pairs[index] for index in members)
        agreeing = sum(weight for choices, weight in readings if sum(choices[index] == body for index in members) * 2 > len(members))
        lines = tuple(piece for index in members for piece in self.display.units[index])
        confidence = agreeing / sum(weight for _, weight in readings)
        return Headline(lines, body, round(confidence, 3), self._evidence(pairs, members[0], body))

    def _evidence(self, pairs: Pairs, index: int, body: int) -> str:
        text = union(self.fits.pairs[part] for part in self.groups[body])
        shared = sorted(pairs & text, key=lambda pair: (-self.fits.wording.weight(pair), pair))
        where = {"before": "right before", "behind": "right behind", "within": "within"}.get(self.relation(index, body), "elsewhere")
        share = self.fits.share(pairs, self.groups[body])
        return f"{share:.0%} of the wording shared ({' '.join(shared[:8])}); stands {where}"


class _Reading(NamedTuple):
    """A reading of the lines so far: its worth, the bodies that have a headline (bits), the headline still open with its
    lines so far, the body of the latest headline, and what each unit is.
    """

    worth: float
    taken: int
    open_body: int
    open_lines: int
    latest: int
    choice: int
    before: _Reading | None

    @property
    def choices(self) -> list[int]:
        """What each unit is, in order."""
        choices, reading = [], self
        while reading.before is not None:
            choices.append(reading.choice)
            reading = reading.before
        return choices[::-1]


def _search(page: _Page) -> list[_Reading]:
    """The best readings of all lines, the best first."""
    width = max(LEAST_BEAM, min(BEAM, MOST_STEPS // (len(page.display.units) + 1)))
    beam = [_Reading(NO_HEADLINE * sum(page.bodies[body].kind != "photo" for body in page.open), 0, NOBODY, 0, NOBODY, NOBODY, None)]
    for index in range(len(page.display.units)):
        best: dict[tuple[int, int, int], _Reading] = {}
        for reading in beam:
            for ahead in _ahead(page, index, reading):
                key = (ahead.taken, ahead.open_body, ahead.choice)
                if key not in best or ahead.worth > best[key].worth:
                    best[key] = ahead
        beam = nlargest(width, best.values(), key=lambda reading: reading.worth)
    return beam


def _ahead(page: _Page, index: int, reading: _Reading) -> Iterator[_Reading]:
    """The readings that go on from this one by giving the next unit away."""
    worth, latest = reading.worth, reading.latest
    still_open = NOBODY if page.starts_run[index] else reading.open_body
    yield _Reading(worth + NOBODYS, reading.taken, NOBODY, 0, latest, NOBODY, reading)
    subhead = page.subhead_worth[index]
    if subhead is not None:
        yield _Reading(worth + subhead, reading.taken, NOBODY, 0, latest, SUBHEAD, reading)
    parted = index > 0 and (page.display.general[index] or page.display.general[index - 1])
    if still_open != NOBODY and reading.open_lines <= len(CONTINUES) and not parted:
        more = page.fit(index, still_open) + CONTINUES[reading.open_lines - 1] + page.continuing[index]
        more += NUMBERED_HEADLINE if page.numbered[index] else 0.0
        yield _Reading(worth + more, reading.taken, still_open, reading.open_lines + 1, latest, still_open, reading)
    begins = worth + (NEW if still_open != NOBODY else 0.0)
    for body, more in page.headline_worth[index]:
        if not reading.taken >> body & 1:
            ordered = 0.0 if latest == NOBODY else IN_ORDER if body > latest else -IN_ORDER
            yield _Reading(begins + more + ordered, reading.taken | 1 << body, body, 1, body, body, reading)
