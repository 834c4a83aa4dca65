"""What a figure says in its sentence: level, change, baseline or target, which way, compared with what, and of which time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.lexicon.entries import ComparisonWord
from flows.tag.figures.quantities import Quantity
from flows.tag.figures.subjects import Subject, subject_of
from flows.values import Time

SENTENCE_END = re.compile("[。！？；]")
# A time goes on behind a semicolon, and where a sentence begins by saying that it speaks of a part.
TIME_END = re.compile("[。！？](?![”’]?(?:其中|同期|此外))")
CLAUSE_END = re.compile("[，。！？；：…“”]")
PHRASE_END = re.compile("[，。！？；：…]")
NAME_BEFORE = re.compile("[^。！？，；…]”")
# A clause that only says what the next one is compared with.
COMPARING_CLAUSE = re.compile(
    "(?:^|[，：])(?:((?:相较于?|相比于?|比起|较之)[^，。；]{2,16}?)(?:来说|而言)?|([与和同跟][^，。；]{2,16}?(?:相比|比较)))，[^，。；]*$"
)
# Verb and what may stand between it and the number: 提高了, 增至, 缩短到.
REACHES = re.compile(r"(?:至|到|为|成)$")
FROM = re.compile(r"[从由自](?=[^从由自，。；]{0,18}$)")
TO = re.compile(r"至|到|为")
UNTIL_THEN = re.compile(r"(?:截至|截止|截止到|到|至)$")
# A level that goes on from the figure before it: 占户籍人口的27.4%.
SHARE_OF_IT = re.compile(r"^[，、]?(?:约|仅|只)?占")
# A sentence is not looked at further back than this.
LONGEST_SENTENCE = 400
# What is compared so speaks of the same time as the figure before it.
TIMES_COMPARED = ("同比", "环比")
PARTS = ("month_part", "year_part")
FROM_TO = "从…到…"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of one figure; `goes_on` where it belongs to the statement of the figure before it."""

    role: str = "level"
    goes_on: bool = False
    measure: str | None = None
    subject: str | None = None
    rate_per: str | None = None
    direction: str | None = None
    basis: str | None = None
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Patterns over what stands before a number; each names the word of change in its first group."""

    change: re.Pattern[str]
    reach: re.Pattern[str]
    adjective: re.Pattern[str]
    direction: dict[str, str]
    compared: re.Pattern[str]
    fixed: re.Pattern[str]
    target: re.Pattern[str]


def statements_of(text: str, quantities: Sequence[Quantity], times: Sequence[Time], lexicon: Lexicon) -> list[Statement]:
    """One statement for each quantity of a paragraph; `times` are those of the paragraph."""
    words = change_words_of(lexicon)
    found: list[Statement] = []
    sentences, clauses, spans = (_ends_of(pattern, text) for pattern in (SENTENCE_END, CLAUSE_END, TIME_END))
    for index, quantity in enumerate(quantities):
        last = quantities[index - 1] if index else None
        sentence = _end_before(sentences, quantity.start)
        clause = max(_end_before(clauses, quantity.start), last.end if last else 0)
        before = text[clause : quantity.start]
        told = subject_of(text, clause, quantity, lexicon)
        said = _change(before, words)
        if said.role == "change" and said.basis is None:
            said = replace(said, basis=_basis_before(text[sentence : quantity.start], words))
        same_sentence = last is not None and last.start >= sentence
        if said.role == "change" and said.basis is None and same_sentence and _is_parallel(found[-1], quantity):
            said = replace(said, basis=found[-1].basis)
        if _is_target(text[sentence : quantity.start], words):
            said = replace(said, role="target")
        statement = _of_time(_named(said, told), text, (_end_before(spans, quantity.start), quantity.start), times)
        if last is not None and same_sentence:
            statement = _going_on(found, statement, text, (last, quantity))
            if statement.basis == FROM_TO and found[-1].role == "baseline":
                opens = FROM.search(text, sentence, last.start)
                split = opens.start() if opens else sentence
                found[-1] = _of_time(found[-1], text, (split, last.start), times)
                statement = _of_time(statement, text, (sentence, split), times)
        goes_on = statement.goes_on or statement.basis in TIMES_COMPARED
        if found and statement.period_end is None and goes_on and found[-1].role != "baseline":
            statement = replace(statement, period_start=found[-1].period_start, period_end=found[-1].period_end)
        found.append(statement)
    return found


@lru_cache(maxsize=4)
def change_words_of(lexicon: Lexicon) -> ChangeWords:
    """The words of change, comparison and intent of the dictionaries, as patterns."""
    degree = _any_of(link.word for link in lexicon.figure_links if link.kind == "degree")
    link = _any_of(link.word for link in lexicon.figure_links)
    by_kind = {kind: [word.word for word in lexicon.change_words if word.kind == kind] for kind in ("verb", "reach", "adjective", "noun")}
    verbs, nouns = _any_of(by_kind["verb"]), _any_of(by_kind["noun"])
    compared = _any_of(word.surface for word in lexicon.comparison_words if word.kind == "fixed")
    openers = "|".join(
        _guarded(word.surface, word.not_after, word.not_before)
        for word in _longest_first(lexicon.comparison_words)
        if word.kind == "opener"
    )
    closers = _any_of(word.surface for word in lexicon.comparison_words if word.kind == "closer")
    return ChangeWords(
        change=re.compile(rf"(?:({verbs})了?(?:{degree})*|({nouns})(?:{link})*)$"),
        reach=re.compile(rf"(?:({verbs})(?:了)?(?:至|到|为|成)|({_any_of(by_kind['reach'])}))(?:{degree})*$"),
        adjective=re.compile(rf"({_any_of(by_kind['adjective'])})(?:出|了|上)?$"),
        direction={word.word: word.direction for word in lexicon.change_words if word.direction != "none"},
        compared=re.compile(rf"((?:{openers})[^，。；]+?)(?=(?:{degree})*(?:{verbs}|{_any_of(by_kind['adjective'])})(?:出|了|至|到)?$)"),
        fixed=re.compile(rf"({compared})|[与和同跟]([^，。；]+?(?:{closers}))"),
        target=re.compile(_any_of(word.word for word in lexicon.target_words)),
    )


def _longest_first(rows: Sequence[ComparisonWord]) -> list[ComparisonWord]:
    return sorted(rows, key=lambda row: -len(row.surface))


def _guarded(word: str, not_after: str | None, not_before: str | None) -> str:
    behind = f"(?<![{re.escape(not_after)}])" if not_after else ""
    ahead = f"(?![{re.escape(not_before)}])" if not_before else ""
    return f"{behind}{re.escape(word)}{ahead}"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _ends_of(pattern: re.Pattern[str], text: str) -> list[int]:
    return [found.end() for found in pattern.finditer(text)]


def _end_before(ends: list[int], offset: int) -> int:
    """The last of the ends that does not lie behind the offset, but not further back than a sentence may reach."""
    index = bisect_right(ends, offset)
    return max(ends[index - 1] if index else 0, offset - LONGEST_SENTENCE, 0)


def _last_end(pattern: re.Pattern[str], text: str, end: int) -> int:
    start = max(end - LONGEST_SENTENCE, 0)
    return max((found.end() for found in pattern.finditer(text, start, end)), default=start)


def _change(before: str, words: ChangeWords) -> Statement:
    """What the words right before the number say of change: 增长8% is a change, 增至35家 a level that went up."""
    if found := words.reach.search(before):
        return Statement(direction=words.direction.get(found[1] or found[2]))
    found = words.change.search(before)
    word = (found[1] or found[2]) if found else None
    basis = _basis(before, words)
    if word is None and basis and (adjective := words.adjective.search(before)):
        word = adjective[1]
    if word not in words.direction:
        return Statement()
    return Statement(role="change", direction=words.direction[word], basis=basis)


def _basis(before: str, words: ChangeWords) -> str | None:
    if compared := words.compared.search(before):
        return compared[1].strip()
    fixed = words.fixed.search(before)
    return (fixed[1] or fixed[0]) if fixed else None


def _basis_before(sentence: str, words: ChangeWords) -> str | None:
    """What the change is compared with where words in quotation marks stand between, or a clause of its own says it: 相较于去年，…."""
    if compared := words.compared.search(sentence[_last_end(PHRASE_END, sentence, len(sentence)) :]):
        return compared[1].strip()
    clause = COMPARING_CLAUSE.search(sentence)
    return clause[1] or clause[2] if clause else None


def _is_parallel(last: Statement, quantity: Quantity) -> bool:
    """Shares that change one behind the other are compared alike: 同比增长8%，纸质图书下降2%."""
    return last.role == "change" and last.basis in TIMES_COMPARED and quantity.unit.dimension in ("per_cent", "ratio")


def _is_target(sentence: str, words: ChangeWords) -> bool:
    return bool(words.target.search(sentence))


def _named(statement: Statement, told: Subject) -> Statement:
    return replace(statement, measure=told.measure, subject=told.subject, rate_per=told.rate_per)


def _of_time(statement: Statement, text: str, within: tuple[int, int], times: Sequence[Time]) -> Statement:
    """With the time that was named last `within` these offsets, other than one that the figure is compared with or part of a title."""
    sentence, end = within
    before = [time for time in times if sentence <= time.start and time.end <= end and time.kind != "recurring"]
    spoken = [time for time in before if (time.from_date or time.to_date) and not _is_set_apart(text, time, statement)]
    if not spoken:
        return replace(statement, period_start=None, period_end=None)
    time = spoken[-1]
    until = UNTIL_THEN.search(text, sentence, time.start) and (
        text[max(time.start - 2, 0) : time.start].startswith("截") or time.granularity in PARTS
    )
    first = time.to_date if until or (time.granularity in PARTS and statement.role in ("target", "baseline")) else time.from_date
    return replace(statement, period_start=first, period_end=time.to_date)


def _is_set_apart(text: str, time: Time, statement: Statement) -> bool:
    before = text[max(time.start - 2, 0) : time.start]
    compared = before.endswith(("较", "比")) or time.surface in (statement.basis or "")
    # 由去年同期的9.6亿元 is of that time, and what it grew to is not.
    left_behind = statement.role != "baseline" and before.endswith(("由", "从")) and text[time.end : time.end + 1] == "的"
    # “抱团出海”2024年大会 is a name.
    named = bool(NAME_BEFORE.fullmatch(before)) or text.rfind("《", 0, time.start) > text.rfind("》", 0, time.start)
    return compared or left_behind or named


def _going_on(found: list[Statement], statement: Statement, text: str, pair: tuple[Quantity, Quantity]) -> Statement:
    """The statement as one with the figure before it, where it is: 从A到B, a change of what was just given, a share of it, a list."""
    last, quantity = pair
    between = text[last.end : quantity.start]
    begins = _last_end(CLAUSE_END, text, last.start)
    previous = found[-1]
    is_pair = TO.search(between) and not CLAUSE_END.search(between) and last.unit.dimension == quantity.unit.dimension
    if is_pair and FROM.search(text, begins, last.start):
        direction = statement.direction or _way(last, quantity)
        subject, measure = previous.subject or statement.subject, previous.measure or statement.measure
        found[-1] = replace(previous, role="baseline", direction=None, basis=FROM_TO, subject=subject, measure=measure)
        role = "target" if "target" in (statement.role, previous.role) else "level"
        statement = replace(statement, subject=statement.subject or subject, measure=statement.measure or measure)
        rate = statement.rate_per or previous.rate_per
        return replace(statement, role=role, goes_on=True, direction=direction, basis=FROM_TO, rate_per=rate)
    if between in ("和", "、", "与") and "分别" in text[begins : last.start]:
        return replace(statement, goes_on=True, role=previous.role, direction=previous.direction, basis=previous.basis)
    if statement.role == "change" and statement.measure is None and statement.subject is None:
        return replace(statement, goes_on=True, measure=previous.measure, subject=previous.subject, rate_per=previous.rate_per)
    if SHARE_OF_IT.match(between):
        return replace(statement, goes_on=True, subject=previous.subject)
    return replace(statement, goes_on=between.startswith("、") and text[quantity.end : quantity.end + 1] in "、，。；")


def _way(last: Quantity, quantity: Quantity) -> str | None:
    if last.value is None or quantity.value is None or last.unit.unit_code != quantity.unit.unit_code or last.value == quantity.value:
        return None
    return "up" if quantity.value > last.value else "down"
