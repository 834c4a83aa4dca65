"""Where quantities stand in a paragraph, and what each says: numeral, unit, and the words that make it more or less exact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.lexicon.entries import NumberModifier, Unit
from flows.tag.figures.parts import Known, Part, is_word, known_of, modifier_from, read_part, unit_named
from flows.tag.numerals.printed import PrintedNumeral
from flows.tag.numerals.reading import SCALES, UNREADABLE
from flows.tag.numerals.scan import is_scale_alone

# 介于38%与41%之间.
BETWEEN = re.compile("[与和]")
RANGE_JOINED = re.compile(r" ?(?:[—～~\-–－]{1,2}|至|到) ?")
LONGEST_CLAUSE = 40
TENFOLD = {"成"}
INTRODUCES = {"一"}
# One of these is news, however it is introduced: 一倍, 一成.
COUNTED_WHEN_ONE = {"ratio", "per_cent", "percentage_point"}
PER_UNIT = re.compile(r"[/／](?:每)?[0-9]*")
# 3比1, 3∶1, 三比一; two digits behind an ordinary colon are minutes.
SCORE = re.compile(
    r"(?<![0-9.])[0-9]{1,9}(?:\.[0-9]{1,9})?(?:(?:[:：](?![0-9]{2}(?![0-9]))|[∶比])[0-9]{1,9}(?:\.[0-9]{1,9})?){1,9}"
    "|(?<![零一二两三四五六七八九十])[零一二两三四五六七八九十]{1,4}比[零一二两三四五六七八九十]{1,4}(?![例较])"
)
LIST_MARKS = ("、", "和", "或", "及", "甚至")
SCORE_MARK = re.compile("[比∶:：]")
SCALE_AT_END = re.compile("[万亿]+$")
RATIO = Unit("比", "{比}", "ratio", "ratio")


class Quantity(NamedTuple):
    """A quantity as printed: `value` is empty for a range; `low` and `high` are what the text says that it is at least and at most."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit
    modifier: str
    rate_per: str | None = None


def quantities_of(text: str, printed: Iterable[PrintedNumeral], taken: Iterable[tuple[int, int]], lexicon: Lexicon) -> list[Quantity]:
    """The quantities among the numerals of a paragraph, in order; `taken` are stretches that hold none (times, the dateline)."""
    known = known_of(lexicon)
    offsets = frozenset(offset for start, end in taken for offset in range(start, end))
    scores = {score.start(): score.end() for score in SCORE.finditer(text)} if SCORE_MARK.search(text) else {}
    parts = [
        _score(text, numeral.start, scores[numeral.start])
        if numeral.start in scores
        else read_part(text, numeral.start, numeral.end, known)
        for numeral in printed
        if numeral.against is None and numeral.start not in offsets and numeral.end - 1 not in offsets
    ]
    _share_units(text, parts)
    found: list[Quantity] = []
    index = 0
    while index < len(parts):
        part = parts[index]
        both = _range(text, part, parts[index + 1], known) if index + 1 < len(parts) else None
        read = both or _single(text, part, known)
        if read and (not found or found[-1].end <= read.start):
            found.append(read)
        index += 2 if both else 1
    return found


def _score(text: str, start: int, end: int) -> Part:
    return Part(start, end, UNREADABLE, RATIO, None, text[start:end])


def _share_units(text: str, parts: list[Part]) -> None:
    """3、5、8岁: the numbers of a list have the unit of its last."""
    for index in range(len(parts) - 2, -1, -1):
        part, following = parts[index], parts[index + 1]
        if part.unit is None and following.unit and text[part.end : following.start] in LIST_MARKS:
            scale = set(part.surface).isdisjoint(SCALES) and SCALE_AT_END.search(following.surface)
            reading = part.reading.times(sum(SCALES[character] for character in scale.group())) if scale else part.reading
            parts[index] = part._replace(unit=following.unit, reading=reading, listed=True)


def _range(text: str, first: Part, second: Part, known: Known) -> Quantity | None:
    """3至5年, 60岁至79岁, 2元到9元; 3至5万元 is thirty to fifty thousand."""
    joined = RANGE_JOINED.fullmatch(text, first.end, second.start)
    between = text.startswith("之间", second.end) and BETWEEN.fullmatch(text, first.end, second.start)
    if not (joined or between) or second.unit is None or first.listed or (first.unit and first.unit.unit_code != second.unit.unit_code):
        return None
    low, high = first.reading.low, second.reading.high
    if low is None or high is None:
        return None
    if first.unit is None and not set(first.surface) & set(SCALES):
        scale = SCALE_AT_END.search(second.surface)
        low = low.scaleb(sum(SCALES[character] for character in scale.group())) if scale else low
    if low < 0:  # 零下5至8℃, 零下3℃至零下5℃
        low, high = sorted((low, -high if first.unit is None else high))
    if low >= high:
        return None
    start, before = _before(text, first.start, known, bare=False)
    end, after = _after(text, second.end, known)
    modifier = before or after or first.modifier or second.modifier
    name = modifier.modifier if modifier and modifier.modifier == "about" else "exact"
    tenth = 10 if second.unit.unit in TENFOLD else 1
    rate_end, rate = _per_unit(text, end, known)
    return Quantity(start, rate_end, None, low * tenth, high * tenth, second.unit, name, rate)


def _single(text: str, part: Part, known: Known) -> Quantity | None:
    if part.unit is None:
        return None
    if part.reading.low is None:
        return _without_number(text, part, part.unit, known)
    bare = is_scale_alone(part.surface)
    start, before = _before(text, part.start, known, bare=bare)
    rate_end, rate = (part.end, None) if part.listed else _per_unit(text, part.end, known)
    end, after = (part.end, None) if part.listed else _after(text, rate_end, known)
    modifier = before or part.modifier or after
    if bare and modifier is None:
        return None
    if part.surface in INTRODUCES and part.reading.low == 1 and modifier is None and not _counts_one(text, part, known):
        return None
    tenth = 10 if part.unit.unit in TENFOLD else 1
    low, high = part.reading.low * tenth, (part.reading.high or part.reading.low) * tenth
    if part.reading.guessed or low != high:
        return Quantity(start, end, None, low, high, part.unit, "about", rate)
    name = modifier.modifier if modifier else "exact"
    return Quantity(
        start,
        end,
        low,
        low if name in ("exact", "over", "at_least") else None,
        high if name in ("exact", "nearly", "at_most") else None,
        part.unit,
        name,
        rate,
    )


def _without_number(text: str, part: Part, unit: Unit, known: Known) -> Quantity | None:
    """A score has two numbers; a number that is too large to be held is kept as printed, and marked."""
    if unit is RATIO:
        end, after = _after(text, part.end, known)
        return Quantity(part.start, end, None, None, None, RATIO, after.modifier if after else "exact")
    is_number = any(character.isdigit() for character in part.surface)
    return Quantity(part.start, part.end, None, None, None, unit, "unreadable") if is_number else None


def _before(text: str, start: int, known: Known, *, bare: bool) -> tuple[int, NumberModifier | None]:
    if text[start - 1 : start] not in known.modifiers.endings:
        return start, None
    for length in range(min(known.modifiers.longest, start), 0, -1):
        row = known.modifiers.before.get(text[start - length : start])
        if row and (bare or row.bare == "no") and not is_word(row, text, start - length, start):
            return start - length, row
    return start, None


def _after(text: str, end: int, known: Known) -> tuple[int, NumberModifier | None]:
    row = modifier_from(text, end, known.modifiers.after_unit, known)
    return (end + len(row.surface), row) if row else (end, None)


def _counts_one(text: str, part: Part, known: Known) -> bool:
    """Whether a 一 is the news: 仅一人, 为期一年, 增长一倍, 每半年一次."""
    unit = part.unit
    if unit is None or unit.dimension in COUNTED_WHEN_ONE:
        return True
    pattern = known.ones if unit.dimension == "count" else known.ones_of_measures
    clause = re.split("[。！？；，：]", text[max(part.start - LONGEST_CLAUSE, 0) : part.start])[-1]
    return bool(pattern.search(clause)) or (unit.unit in ("次", "趟", "回", "遍") and "每" in clause)


def _per_unit(text: str, end: int, known: Known) -> tuple[int, str | None]:
    """元/平方米 counts by the square metre."""
    slash = PER_UNIT.match(text, end)
    if slash is None:
        return end, None
    unit, length = unit_named(text[slash.end() : slash.end() + known.longest_unit], known)
    return (slash.end() + length, unit.unit) if unit else (end, None)
