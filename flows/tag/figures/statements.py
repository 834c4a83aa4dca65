"""What a figure says in its sentence: level, change, baseline or target, which way, compared with what, and of which time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.figures.changes import RATES_OF_CHANGE, Change, ChangeWords, change_of, change_words_of
from flows.tag.figures.periods import Times, period_of
from flows.tag.figures.quantities import Quantity
from flows.tag.figures.subjects import RATE_OF_CHANGE, Subject, subject_of, topic_of
from flows.tag.figures.targets import TargetWords, goals_in, is_called_goal, target_words_of
from flows.values import Time

SENTENCE_END = re.compile("[。！？]")
# What holds whenever it is said, though the sentence speaks of what is to come: 为期40天.
NEVER_TO_COME = ("age", "duration")
# A time goes on behind a semicolon, and where a sentence begins by saying that it speaks of a part.
TIME_END = re.compile("[。！？](?![”’]?(?:其中|同期|此外))")
CLAUSE_END = re.compile("[，。！？；：…“”]")
LIST_MARKS = ("、", "和", "及", "与")
PARTED = re.compile("[，；：]")
FROM = re.compile(r"[从由自](?=[^从由自，。；]{0,18}$)")
TO = re.compile(r"至|到|为|成")
# A level that goes on from the figure before it: 占户籍人口的27.4%.
SHARE_OF_IT = re.compile(r"^[，、]?(?:约|仅|只)?占")
# A sentence is not looked at further back than this, nor further on than a noun phrase.
LONGEST_SENTENCE = 400
FEW_BEHIND = 14
# What is compared so speaks of the same time as the figure before it.
TIMES_COMPARED = ("同比", "环比")
# What ends so is mostly of what was counted before it: 结案率, 均价.
RATES = "率额"
CARRIED = ("per_cent", "ratio")
FROM_TO = "从…到…"
# What is left over or reached is no further than before.
LEFT_OVER = re.compile("剩|留|达到|[多达]$")
# 提高18个百分点，达到82%: the level went the same way.
REACHED = re.compile("[，、]?[也又已则]?达到?了?")
# 比计划多4所 is no plan.
PLANNED = re.compile("计划|目标|原定|指标|预期")


class Statement(NamedTuple):
    """What is said of one figure: `goes_on` where it belongs to the statement before it, `reaches` where it says what something became."""

    role: str = "level"
    goes_on: bool = False
    reaches: bool = False
    verb: str = ""
    measure: str | None = None
    subject: str | None = None
    rate_per: str | None = None
    direction: str | None = None
    basis: str | None = None
    period_start: date | None = None
    period_end: date | None = None


class Place(NamedTuple):
    """Where a quantity stands: its text, and where its sentence, its clause and the stretch that times are looked for in begin.

    `goal` is where the last word of its sentence before it ends that makes it a goal.
    """

    text: str
    quantity: Quantity
    sentence: int
    clause: int
    span: int
    goal: int | None = None

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
    by_place = Times(times, [time.start for time in times])
    found: list[Statement] = []
    places = _places(text, quantities, goals_in(text, target_words_of(lexicon)))
    begins = 0
    for index, place in enumerate(places):
        if index and places[index - 1].sentence != place.sentence:
            begins = index
        statement = _statement(place, found[begins:], quantities[begins:index], (by_place, issue_date), lexicon)
        if index > begins:
            found[-1], statement = _with_the_last(found[-1], statement, (quantities[index - 1], place.quantity), place, by_place)
        found.append(_of_the_same_time(statement, found[-1] if found else None))
    return list(zip(_listed(text, quantities, found), (place.sentence for place in places), strict=True))


def _statement(
    place: Place, in_sentence: Sequence[Statement], quantities: Sequence[Quantity], dates: tuple[Times, date | None], lexicon: Lexicon
) -> Statement:
    """What is said of one figure, before it is tied to the last; `in_sentence` is what was said of the `quantities` before it there."""
    times, issue_date = dates
    goals = target_words_of(lexicon)
    change = _change(place, in_sentence, quantities, change_words_of(lexicon))
    told = _told(place, in_sentence, quantities, change, lexicon)
    statement = _said(change, told, target=_is_target(place, change, times, issue_date, goals))
    statement = _dated(statement, place, times, (place.span, place.quantity.start))
    return statement._replace(role="target") if _is_to_come(statement, place, issue_date, goals) else statement


def _with_the_last(
    last: Statement, statement: Statement, pair: tuple[Quantity, Quantity], place: Place, times: Times
) -> tuple[Statement, Statement]:
    """The statement before in the sentence and this one, tied together where they are one."""
    statement, earlier = _going_on(last, statement, pair, place)
    if earlier.role == "baseline" and earlier is not last:
        split = _opens(place, pair[0])
        earlier = _dated(earlier, place, times, (split, pair[0].start))
        statement = _dated(statement, place, times, (place.sentence, split))
    return earlier, statement


def _listed(text: str, quantities: Sequence[Quantity], found: list[Statement]) -> list[Statement]:
    """3、5、8岁的孩子: what stands behind the last of a list is of all."""
    for index in range(len(found) - 2, -1, -1):
        one, following = found[index], found[index + 1]
        in_list = text[quantities[index].end : quantities[index + 1].start] in LIST_MARKS
        if in_list and one.subject is None and one.measure is None and quantities[index].unit == quantities[index + 1].unit:
            found[index] = one._replace(measure=following.measure, subject=following.subject)
    return found


def _told(place: Place, in_sentence: Sequence[Statement], quantities: Sequence[Quantity], change: Change, lexicon: Lexicon) -> Subject:
    """What the figure is of: by its clause, else by a topic before it, else as the figure before it where it goes on from that."""
    told = subject_of(place.text, place.clause, place.quantity, lexicon)
    last, before = (in_sentence[-1], quantities[-1]) if in_sentence else (None, None)
    unit = place.quantity.unit
    if told.measure and RATE_OF_CHANGE.fullmatch(told.measure) and last:
        if unit.dimension == "per_cent" and change.is_change and told.subject is None:
            return told._replace(measure=last.measure, subject=last.subject)
        return told._replace(subject=told.subject or f"{last.subject or ''}{last.measure or ''}" or None)
    if told.is_told:
        measure = told.measure or (_measure_of_alike(in_sentence, quantities, unit.unit_code) if change.is_change else None)
        if last and before and told.measure and told.subject is None:
            alike = told.measure[-1] in RATES or (last.measure and unit.unit_code == before.unit.unit_code)
            return told._replace(subject=last.subject) if alike else told
        return told._replace(measure=measure)
    found = _topic(place, before, lexicon)
    return found._replace(rate_per=told.rate_per) if found else _as_before(place, told, last, before, change)


def _as_before(place: Place, told: Subject, last: Statement | None, before: Quantity | None, change: Change) -> Subject:
    """As the figure before it in the sentence, where it goes on from that; a share is of the same thing."""
    if last is None or before is None:
        return told
    unit = place.quantity.unit
    headless = place.text.startswith("的", place.clause)
    in_list = place.text[before.end : place.quantity.start] in LIST_MARKS
    if change.is_change or change.reaches or headless or in_list or unit.unit_code == before.unit.unit_code:
        return told._replace(measure=last.measure, subject=last.subject, rate_per=told.rate_per or last.rate_per)
    return told._replace(subject=last.subject) if unit.dimension in CARRIED else told


def _topic(place: Place, before: Quantity | None, lexicon: Lexicon) -> Subject | None:
    """What the clause before names, if it says nothing else and no figure stands in it."""
    starts = before.end if before and before.start >= place.sentence else place.sentence
    parts = PARTED.split(place.text[starts : place.clause])
    # What stands right behind the figure before is of that figure.
    topic = next((part for part in reversed(parts[1 if starts != place.sentence else 0 :]) if part), "")
    found = topic_of(topic, place.quantity, lexicon) if topic else None
    return found if found and found.is_told else None


def _measure_of_alike(in_sentence: Sequence[Statement], quantities: Sequence[Quantity], unit_code: str) -> str | None:
    """出口交货值增长2.8%，家具下降5.1%: the measure of the last change of the same unit in the sentence."""
    earlier = zip(reversed(in_sentence), reversed(quantities), strict=False)
    alike = (one.measure for one, other in earlier if one.role == "change" and other.unit.unit_code == unit_code)
    return next((measure for measure in alike if measure and not RATE_OF_CHANGE.fullmatch(measure)), None)


def _places(text: str, quantities: Sequence[Quantity], goals: list[int]) -> list[Place]:
    sentences, clauses, spans = ([one.end() for one in pattern.finditer(text)] for pattern in (SENTENCE_END, CLAUSE_END, TIME_END))
    places = []
    end = 0
    for quantity in quantities:
        sentence = _end_before(sentences, quantity.start)
        clause = max(_end_before(clauses, quantity.start), end)
        last_goal = bisect_right(goals, quantity.start) - 1
        goal = goals[last_goal] if last_goal >= 0 and goals[last_goal] > sentence else None
        places.append(Place(text, quantity, sentence, clause, _end_before(spans, quantity.start), goal))
        end = quantity.end
    return places


def _end_before(ends: list[int], offset: int) -> int:
    """The last of the ends that does not lie behind the offset, but not further back than a sentence may reach."""
    index = bisect_right(ends, offset)
    return max(ends[index - 1] if index else 0, offset - LONGEST_SENTENCE, 0)


def _change(place: Place, in_sentence: Sequence[Statement], quantities: Sequence[Quantity], words: ChangeWords) -> Change:
    """What is said of change; a share that changes behind another is compared as that was, if nothing else is said."""
    clause = place.text[place.clause : place.quantity.start]
    change = change_of(clause, place.said, place.behind, words)
    last, before = (in_sentence[-1], quantities[-1]) if in_sentence else (None, None)
    if last and before and last.role == "change":
        shares = place.quantity.unit.dimension == before.unit.dimension == "per_cent"
        if shares and change.reaches and change.verb in RATES_OF_CHANGE:
            return Change(is_change=True, direction=last.direction, basis=last.basis)
        if REACHED.fullmatch(clause):
            return change._replace(direction=last.direction)
    if last and before and change.reaches and change.direction is None and not LEFT_OVER.search(clause):
        return change._replace(direction=way(before, place.quantity))
    if change.is_change and change.basis is None:
        return change._replace(basis=_carried_basis(place, in_sentence, quantities, words))
    return change


def _carried_basis(place: Place, in_sentence: Sequence[Statement], quantities: Sequence[Quantity], words: ChangeWords) -> str | None:
    since = quantities[-1].end if in_sentence else place.sentence
    if fixed := words.fixed.search(place.text, since, place.quantity.start):
        return fixed[0]
    dimension = place.quantity.unit.dimension
    if dimension not in CARRIED:
        return None
    earlier = list(zip(in_sentence, quantities, strict=True))
    compared = [(one.basis, other.unit.dimension) for one, other in earlier if one.role == "change" and one.basis]
    of_its_kind = [basis for basis, other in compared if other == dimension]
    nearest = of_its_kind or [basis for basis, _ in compared[-1:]]
    return nearest[-1] if nearest else None


def _is_target(place: Place, change: Change, times: Times, issue_date: date | None, words: TargetWords) -> bool:
    """Whether a figure is a goal or a forecast: by a word before it with no time that is over since, or by a word behind it."""
    if is_called_goal(place.behind):
        return True
    if change.is_change and PLANNED.search(change.basis or ""):
        return False
    if place.goal is None or words.achieved.search(place.text, place.goal, place.quantity.start):
        return False
    since = times.between(place.goal, place.quantity.start)
    return not any(issue_date and time.to_date and time.to_date < issue_date and time.granularity == "year" for time in since)


def _is_to_come(statement: Statement, place: Place, issue_date: date | None, words: TargetWords) -> bool:
    """Whether a level is of a time that was still to come on the day of issue, and nothing says that it is so already."""
    if not issue_date or not statement.period_start or statement.period_start <= issue_date or statement.role != "level":
        return False
    if place.quantity.unit.dimension in NEVER_TO_COME:
        return False
    within = (place.text, place.clause, place.quantity.start)
    return not words.holds.search(*within) and not words.achieved.search(*within)


def _said(change: Change, told: Subject, *, target: bool) -> Statement:
    role = "target" if target else "change" if change.is_change else "level"
    return Statement(
        role=role,
        reaches=change.reaches,
        verb=change.verb,
        measure=told.measure,
        subject=told.subject,
        rate_per=told.rate_per,
        direction=change.direction,
        basis=change.basis,
    )


def _dated(statement: Statement, place: Place, times: Times, within: tuple[int, int]) -> Statement:
    if not times.times:
        return statement
    period = period_of(place.text, within, times, role=statement.role, basis=statement.basis)
    if (period.first, period.last) == (statement.period_start, statement.period_end):
        return statement
    return statement._replace(period_start=period.first, period_end=period.last)


def _opens(place: Place, before: Quantity) -> int:
    """Where 从 or 由 stands that opens the pair."""
    opens = FROM.search(place.text, place.sentence, before.start)
    return opens.start() if opens else place.sentence


def _of_the_same_time(statement: Statement, before: Statement | None) -> Statement:
    goes_on = statement.goes_on or statement.basis in TIMES_COMPARED
    if before is None or statement.period_end or not goes_on or before.role == "baseline":
        return statement
    return statement._replace(period_start=before.period_start, period_end=before.period_end)


def _going_on(last: Statement, statement: Statement, pair: tuple[Quantity, Quantity], place: Place) -> tuple[Statement, Statement]:
    """The statement as one with the figure before it, where it is: 从A到B, a change of what was just given, a share of it, a list."""
    before, quantity = pair
    between = place.text[before.end : quantity.start]
    is_pair = TO.search(between) and not CLAUSE_END.search(between) and before.unit.dimension == quantity.unit.dimension
    if is_pair and FROM.search(place.text, max(place.sentence, before.start - FEW_BEHIND * 2), before.start):
        return _pair(last, statement, way(before, quantity))
    if between in ("和", "、", "与") and "分别" in place.text[place.sentence : before.start]:
        return statement._replace(goes_on=True, role=last.role, direction=last.direction, basis=last.basis), last
    if statement.role == "change" and (statement.measure, statement.subject) == (last.measure, last.subject):
        return statement._replace(goes_on=True, rate_per=statement.rate_per or last.rate_per), last
    if SHARE_OF_IT.match(between):
        return statement._replace(goes_on=True, subject=last.subject), last
    if between.startswith("、") and place.behind[:1] in tuple("、，。；"):
        return statement._replace(goes_on=True), last
    return statement, last


def _pair(last: Statement, statement: Statement, direction: str | None) -> tuple[Statement, Statement]:
    subject, measure = statement.subject or last.subject, statement.measure or last.measure
    baseline = last._replace(role="baseline", direction=None, basis=FROM_TO, subject=subject, measure=measure)
    role = "target" if "target" in (statement.role, last.role) else statement.role
    reached = statement._replace(
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
