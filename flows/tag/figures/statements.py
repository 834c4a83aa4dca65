"""What a figure says in its sentence: level, change, baseline or target, which way, compared with what, and of which time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from flows.lexicon import Lexicon
from flows.tag.figures.changes import RATES_OF_CHANGE, Change, ChangeWords, change_of, change_words_of
from flows.tag.figures.periods import period_of
from flows.tag.figures.quantities import Quantity
from flows.tag.figures.subjects import Subject, subject_of
from flows.tag.figures.targets import is_target
from flows.values import Time

SENTENCE_END = re.compile("[。！？]")
# A time goes on behind a semicolon, and where a sentence begins by saying that it speaks of a part.
TIME_END = re.compile("[。！？](?![”’]?(?:其中|同期|此外))")
CLAUSE_END = re.compile("[，。！？；：…“”]")
FROM = re.compile(r"[从由自](?=[^从由自，。；]{0,18}$)")
TO = re.compile(r"至|到|为|成")
# A level that goes on from the figure before it: 占户籍人口的27.4%.
SHARE_OF_IT = re.compile(r"^[，、]?(?:约|仅|只)?占")
# A sentence is not looked at further back than this, nor further on than a noun phrase.
LONGEST_SENTENCE = 400
FEW_BEHIND = 14
# What is compared so speaks of the same time as the figure before it.
TIMES_COMPARED = ("同比", "环比")
CARRIED = ("per_cent", "ratio")
FROM_TO = "从…到…"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of one figure: `goes_on` where it belongs to the statement before it, `reaches` where it says what something became."""

    role: str = "level"
    goes_on: bool = False
    reaches: bool = False
    measure: str | None = None
    subject: str | None = None
    rate_per: str | None = None
    direction: str | None = None
    basis: str | None = None
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quantity stands: its text, and where its sentence, its clause and the stretch that times are looked for in begin."""

    text: str
    quantity: Quantity
    sentence: int
    clause: int
    span: int

    @property
    def said(self) -> str:
        """The sentence up to the quantity."""
        return self.text[self.sentence : self.quantity.start]

    @property
    def behind(self) -> str:
        """What stands right behind it."""
        return self.text[self.quantity.end : self.quantity.end + FEW_BEHIND]


def statements_of(
    text: str, quantities: Sequence[Quantity], times: Sequence[Time], lexicon: Lexicon, issue_date: date | None
) -> list[tuple[Statement, int]]:
    """One statement for each quantity of a paragraph, and where its sentence begins; `times` are those of the paragraph."""
    words = change_words_of(lexicon)
    found: list[tuple[Statement, int]] = []
    for index, place in enumerate(_places(text, quantities)):
        last = found[-1][0] if found and found[-1][1] == place.sentence else None
        change = _change(place, last, quantities[index - 1] if last else None, words)
        told = subject_of(text, place.clause, place.quantity, lexicon)
        statement = _said(change, told, target=is_target(place.said, place.behind, lexicon))
        statement = _dated(statement, place, times, (place.span, place.quantity.start))
        if issue_date and statement.period_start and statement.period_start > issue_date and statement.role == "level":
            statement = replace(statement, role="target")
        if last:
            statement, earlier = _going_on(last, statement, (quantities[index - 1], place.quantity), place)
            if earlier.role == "baseline" and earlier is not last:
                split = _opens(place, quantities[index - 1])
                earlier = _dated(earlier, place, times, (split, quantities[index - 1].start))
                statement = _dated(statement, place, times, (place.sentence, split))
            found[-1] = (earlier, place.sentence)
        found.append((_of_the_same_time(statement, found[-1][0] if found else None), place.sentence))
    return found


def _places(text: str, quantities: Sequence[Quantity]) -> list[Place]:
    sentences, clauses, spans = ([one.end() for one in pattern.finditer(text)] for pattern in (SENTENCE_END, CLAUSE_END, TIME_END))
    places = []
    end = 0
    for quantity in quantities:
        sentence = _end_before(sentences, quantity.start)
        clause = max(_end_before(clauses, quantity.start), end)
        places.append(Place(text, quantity, sentence, clause, _end_before(spans, quantity.start)))
        end = quantity.end
    return places


def _end_before(ends: list[int], offset: int) -> int:
    """The last of the ends that does not lie behind the offset, but not further back than a sentence may reach."""
    index = bisect_right(ends, offset)
    return max(ends[index - 1] if index else 0, offset - LONGEST_SENTENCE, 0)


def _change(place: Place, last: Statement | None, before: Quantity | None, words: ChangeWords) -> Change:
    """What is said of change; a share that changes behind another is compared as that was, if nothing else is said."""
    change = change_of(place.text[place.clause : place.quantity.start], place.said, place.behind, words)
    dimension = place.quantity.unit.dimension
    of_a_rate = change.reaches and change.verb in RATES_OF_CHANGE and before and dimension == before.unit.dimension == "per_cent"
    if of_a_rate and last and last.role == "change":
        return Change(is_change=True, direction=last.direction, basis=last.basis)
    if change.is_change and change.basis is None:
        since = place.text[before.end if before else place.sentence : place.quantity.start]
        if fixed := words.fixed.search(since):
            return replace(change, basis=fixed[0])
        if last and last.role == "change" and dimension in CARRIED:
            return replace(change, basis=last.basis)
    return change


def _said(change: Change, told: Subject, *, target: bool) -> Statement:
    role = "target" if target else "change" if change.is_change else "level"
    return Statement(
        role=role,
        reaches=change.reaches,
        measure=told.measure,
        subject=told.subject,
        rate_per=told.rate_per,
        direction=change.direction,
        basis=change.basis,
    )


def _dated(statement: Statement, place: Place, times: Sequence[Time], within: tuple[int, int]) -> Statement:
    period = period_of(place.text, within, times, role=statement.role, basis=statement.basis)
    return replace(statement, period_start=period.first, period_end=period.last)


def _opens(place: Place, before: Quantity) -> int:
    """Where 从 or 由 stands that opens the pair."""
    opens = FROM.search(place.text, place.sentence, before.start)
    return opens.start() if opens else place.sentence


def _of_the_same_time(statement: Statement, before: Statement | None) -> Statement:
    goes_on = statement.goes_on or statement.basis in TIMES_COMPARED
    if before is None or statement.period_end or not goes_on or before.role == "baseline":
        return statement
    return replace(statement, period_start=before.period_start, period_end=before.period_end)


def _going_on(last: Statement, statement: Statement, pair: tuple[Quantity, Quantity], place: Place) -> tuple[Statement, Statement]:
    """The statement as one with the figure before it, where it is: 从A到B, a change of what was just given, a share of it, a list."""
    before, quantity = pair
    between = place.text[before.end : quantity.start]
    is_pair = TO.search(between) and not CLAUSE_END.search(between) and before.unit.dimension == quantity.unit.dimension
    if is_pair and FROM.search(place.text, max(place.sentence, before.start - FEW_BEHIND * 2), before.start):
        return _pair(last, statement, way(before, quantity))
    if between in ("和", "、", "与") and "分别" in place.text[place.sentence : before.start]:
        return replace(statement, goes_on=True, role=last.role, direction=last.direction, basis=last.basis), last
    if statement.role == "change" and statement.measure is None and statement.subject is None:
        return replace(statement, goes_on=True, measure=last.measure, subject=last.subject, rate_per=last.rate_per), last
    if SHARE_OF_IT.match(between):
        return replace(statement, goes_on=True, subject=last.subject), last
    return replace(statement, goes_on=between.startswith("、") and place.behind[:1] in tuple("、，。；")), last


def _pair(last: Statement, statement: Statement, direction: str | None) -> tuple[Statement, Statement]:
    subject, measure = last.subject or statement.subject, last.measure or statement.measure
    baseline = replace(last, role="baseline", direction=None, basis=FROM_TO, subject=subject, measure=measure)
    role = "target" if "target" in (statement.role, last.role) else statement.role
    reached = replace(
        statement,
        role=role,
        goes_on=True,
        direction=statement.direction or direction,
        basis=FROM_TO,
        subject=statement.subject or subject,
        measure=statement.measure or measure,
        rate_per=statement.rate_per or last.rate_per,
    )
    return reached, baseline


def way(before: Quantity, quantity: Quantity) -> str | None:
    """Which way it went from one quantity to another of the same unit, where both say how much they are."""
    first, second = _size(before), _size(quantity)
    if first is None or second is None or before.unit.unit_code != quantity.unit.unit_code or first == second:
        return None
    return "up" if second > first else "down"


def _size(quantity: Quantity) -> float | None:
    known = [bound for bound in (quantity.value, quantity.low, quantity.high) if bound is not None]
    return float(known[0]) if known else None
