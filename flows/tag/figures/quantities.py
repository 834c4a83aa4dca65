"""Where quantities stand in a paragraph, and what each says: numeral, unit, and the words that make it more or less exact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.lexicon.entries import NumberModifier, Unit
from flows.tag.numerals.printed import PrintedNumeral
from flows.tag.numerals.reading import HALVES, SCALES, Reading, read_numeral
from flows.tag.numerals.scan import is_scale_alone

RANGE_JOINED = re.compile(r" ?(?:[—～~\-–－]{1,2}|至|到) ?")
# Scale words may stand behind a modifier: 1300余万元, 10多亿.
SCALE_BEHIND = re.compile(r"[十百千万亿]+")
# 两个多月: the modifier stands inside the unit.
SPLIT_UNIT = re.compile(r"个多(?=月|小时|星期|学期|钟头|季度|世纪|百分点)")
# 3个半小时, 两年半: a half more of the unit.
HALF_MORE = re.compile(r"个?半(?=小时|月|星期|学期|钟头|季度|世纪)")
HALF_BEHIND = re.compile(r"半(?![天日夜年月小个路载数])")
HALVED = {"duration", "length", "area", "mass"}
# Denominators that are units of a share: 百分之二十 is 20 of a hundred.
SHARES = {"百": "百分之", "千": "千分之", "万": "万分之"}
# What a fraction without a unit is: 三分之一, 一半.
FRACTION = Unit("分之", "1", "ratio", "fraction")
HALF = Decimal("0.5")
LONGEST_CLAUSE = 40
ROUND_ENDS = "0" + "".join(SCALES)
TENFOLD = {"成"}
BELOW_ZERO = "零下"
INTRODUCES = {"一"}
# One of these is news, however it is introduced: 一倍, 一成.
COUNTED_WHEN_ONE = {"ratio", "per_cent", "percentage_point"}
PER_UNIT = re.compile(r"[/／](?:每)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as printed: `value` is empty for a range; `low` and `high` are what the text says that it is at least and at most."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit
    modifier: str
    rate_per: str | None = None


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Words beside a number, by the side that they stand on."""

    before: dict[str, NumberModifier]
    after_number: dict[str, NumberModifier]
    after_unit: dict[str, NumberModifier]
    longest: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of units and modifiers."""

    units: dict[str, Unit]
    longest_unit: int
    modifiers: Modifiers
    ones: re.Pattern[str]
    ones_of_measures: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A numeral with its unit, if it has one of its own: one end of a range, or a whole quantity."""

    start: int
    end: int
    reading: Reading
    unit: Unit | None
    modifier: NumberModifier | None
    surface: str


def quantities_of(text: str, printed: Iterable[PrintedNumeral], taken: Iterable[tuple[int, int]], lexicon: Lexicon) -> list[Quantity]:
    """The quantities among the numerals of a paragraph, in order; `taken` are stretches that hold none (times, the dateline)."""
    known = known_of(lexicon)
    offsets = frozenset(offset for start, end in taken for offset in range(start, end))
    parts = [
        _part(text, numeral.start, numeral.end, known)
        for numeral in printed
        if numeral.against is None and numeral.start not in offsets and numeral.end - 1 not in offsets
    ]
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


@lru_cache(maxsize=4)
def known_of(lexicon: Lexicon) -> Known:
    """Units and modifiers of the dictionaries, ready for reading."""
    units = {unit.unit: unit for unit in lexicon.units}
    measures = [row.word for row in lexicon.one_counts]
    anything = [row.word for row in lexicon.one_counts if row.counts == "anything"]
    return Known(
        units,
        max(map(len, units)),
        Modifiers(
            before=_modifiers(lexicon, "before"),
            after_number=_modifiers(lexicon, "after_number"),
            after_unit=_modifiers(lexicon, "after_unit"),
            longest=max(len(row.surface) for row in lexicon.number_modifiers),
        ),
        re.compile(rf"(?:{_any_of(anything)})了?$"),
        re.compile(rf"(?:{_any_of(measures)})了?$"),
    )


def _modifiers(lexicon: Lexicon, side: str) -> dict[str, NumberModifier]:
    return {row.surface: row for row in lexicon.number_modifiers if row.side == side}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _part(text: str, start: int, end: int, known: Known) -> Part:
    surface = text[start:end]
    if share := _share(start, end, surface, known):
        return share
    reading, position = read_numeral(surface), end
    if more := HALF_MORE.match(text, position):
        unit, unit_end, _ = _unit(text, more.end(), known)
        return Part(start, unit_end, reading.plus(HALF), unit, None, surface)
    modifier = _behind_number(text, position, surface, known)
    if modifier:
        position += len(modifier.surface)
        if scale := SCALE_BEHIND.match(text, position):
            reading, position = reading.times(sum(SCALES[character] for character in scale.group())), scale.end()
    unit, unit_end, inner = _unit(text, position, known)
    if text.endswith(BELOW_ZERO, 0, start) and (unit is None or unit.dimension == "temperature"):
        return Part(start - len(BELOW_ZERO), unit_end, reading.negated(), unit, inner or modifier, surface)
    if unit is None:
        return Part(start, end, read_numeral(surface), None, None, surface)
    if unit.dimension in HALVED and (half := HALF_BEHIND.match(text, unit_end)):
        return Part(start, half.end(), reading.plus(HALF), unit, None, surface)
    return Part(start, unit_end, reading, unit, inner or modifier, surface)


def _share(start: int, end: int, surface: str, known: Known) -> Part | None:
    """百分之二十, 三分之一, 一半."""
    denominator, fraction, numerator = surface.partition("分之")
    if fraction and denominator in SHARES:
        return Part(start, end, read_numeral(numerator), known.units[SHARES[denominator]], None, surface)
    if fraction or surface in HALVES[1:]:
        return Part(start, end, read_numeral(surface), FRACTION, None, surface)
    return None


def _behind_number(text: str, end: int, surface: str, known: Known) -> NumberModifier | None:
    """余 or 多 behind the number; 来 only where the number is round (十来个)."""
    row = _modifier_from(text, end, known.modifiers.after_number, known)
    return None if row and row.surface == "来" and surface[-1] not in ROUND_ENDS else row


def _unit(text: str, start: int, known: Known) -> tuple[Unit | None, int, NumberModifier | None]:
    """The longest unit at `start`, where it ends, and a modifier that stands inside it (两个多月)."""
    if split := SPLIT_UNIT.match(text, start):
        unit, end = _unit_named("个" + text[split.end() : split.end() + known.longest_unit], known)
        more = known.modifiers.after_number["多"]
        if unit:
            return unit, split.end() + end - 1, more
    start += text[start : start + 1] == " "
    unit, length = _unit_named(text[start : start + known.longest_unit], known)
    return unit, start + length, None


def _unit_named(text: str, known: Known) -> tuple[Unit | None, int]:
    for length in range(min(known.longest_unit, len(text)), 0, -1):
        if unit := known.units.get(text[:length]):
            return unit, length
    return None, 0


def _range(text: str, first: Part, second: Part, known: Known) -> Quantity | None:
    """3至5年, 60岁至79岁, 2元到9元; 3至5万元 is thirty to fifty thousand."""
    joined = RANGE_JOINED.fullmatch(text, first.end, second.start)
    if not joined or second.unit is None or (first.unit and first.unit.unit_code != second.unit.unit_code):
        return None
    low, high = first.reading.low, second.reading.high
    if low is None or high is None:
        return None
    if first.unit is None and not set(first.surface) & set(SCALES):
        scale = re.search(r"[万亿]+$", second.surface)
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
    if part.unit is None or part.reading.low is None:
        return None
    bare = is_scale_alone(part.surface)
    start, before = _before(text, part.start, known, bare=bare)
    end, after = _after(text, part.end, known)
    modifier = before or part.modifier or after
    if bare and modifier is None:
        return None
    if part.surface in INTRODUCES and part.reading.low == 1 and modifier is None and not _counts_one(text, part, known):
        return None
    tenth = 10 if part.unit.unit in TENFOLD else 1
    low, high = part.reading.low * tenth, (part.reading.high or part.reading.low) * tenth
    rate_end, rate = _per_unit(text, end, known)
    if part.reading.guessed or low != high:
        return Quantity(start, rate_end, None, low, high, part.unit, "about", rate)
    name = modifier.modifier if modifier else "exact"
    return Quantity(
        start,
        rate_end,
        low,
        low if name in ("exact", "over", "at_least") else None,
        high if name in ("exact", "nearly", "at_most") else None,
        part.unit,
        name,
        rate,
    )


def _before(text: str, start: int, known: Known, *, bare: bool) -> tuple[int, NumberModifier | None]:
    for length in range(min(known.modifiers.longest, start), 0, -1):
        row = known.modifiers.before.get(text[start - length : start])
        if row and (bare or row.bare == "no") and not _is_word(row, text, start - length, start):
            return start - length, row
    return start, None


def _after(text: str, end: int, known: Known) -> tuple[int, NumberModifier | None]:
    row = _modifier_from(text, end, known.modifiers.after_unit, known)
    return (end + len(row.surface), row) if row else (end, None)


def _modifier_from(text: str, start: int, rows: dict[str, NumberModifier], known: Known) -> NumberModifier | None:
    for length in range(known.modifiers.longest, 0, -1):
        row = rows.get(text[start : start + length])
        if row and not _is_word(row, text, start, start + length):
            return row
    return None


def _is_word(row: NumberModifier, text: str, start: int, end: int) -> bool:
    """Whether what stands beside the modifier makes it part of another word (签约, 内设)."""
    behind = start > 0 and row.not_after and text[start - 1] in row.not_after
    return bool(behind or (end < len(text) and row.not_before and text[end] in row.not_before))


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
    unit, length = _unit_named(text[slash.end() : slash.end() + known.longest_unit], known)
    return (slash.end() + length, unit.unit) if unit else (end, None)
