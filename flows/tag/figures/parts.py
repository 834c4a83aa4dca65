"""Read one numeral with its unit: 34.05亿元, 1300余万元, 3个半小时, 七成五, 两块五, 零下5℃, 百分之三十."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.lexicon.entries import NumberModifier, Unit
from flows.tag.numerals.reading import HALVES, SCALES, Reading, read_numeral

# Scale words may stand behind a modifier: 1300余万元, 10多亿.
SCALE_BEHIND = re.compile(r"[十百千万亿]+")
# 两个多月: the modifier stands inside the unit.
SPLIT_UNIT = re.compile(r"个多(?=月|小时|星期|学期|钟头|季度|世纪|百分点)")
# 3个半小时, 两年半: a half more of the unit.
HALF_MORE = re.compile(r"个?半(?=小时|月|星期|学期|钟头|季度|世纪)")
HALF_BEHIND = re.compile(r"半(?![天日夜年月小个路载数])")
# 两车半.
HALF_OF_COUNT = re.compile("半(?=[，。；、）])")
HALVED = {"duration", "length", "area", "mass", "ratio"}
HALF = Decimal("0.5")
# Denominators that are units of a share: 百分之二十 is 20 of a hundred.
SHARES = {"百": "百分之", "千": "千分之", "万": "万分之"}
# What a fraction without a unit is: 三分之一, 一半.
FRACTION = Unit("分之", "1", "ratio", "fraction")
# 七成五, 两块五, 1块8: the next digit of the number stands behind the unit.
TENTHS = ("成", "块")
# 三元五, 一米二 end there.
LAST_TENTHS = ("元", "米")
LAST_TENTH = re.compile("[1-9一二三四五六七八九](?=[，。、；：）]|$|左右|上下|以[上下]|到|至)")
# 5元5角3分, 一块四毛六, 五十元五角.
SMALL_MONEY = re.compile("零?(?:([1-9一二三四五六七八九])[角毛])?(?:([1-9一二三四五六七八九])(?:分(?![之钟为成])|(?<=[角毛].)(?![0-9十百千万亿个])))?")
# 10秒62.
HUNDREDTHS_OF_SECOND = re.compile("([0-9]{2})(?![0-9])")
TENTH = Decimal("0.1")
TENTH_BEHIND = re.compile("[1-9一二三四五六七八九](?![0-9十百千万亿点.]|[个家户人名位年月日天斤])")
# 块 is money where nothing stands behind it that is counted in pieces.
PIECE_OF_MONEY = re.compile(
    "[，。、；：！？）”’]|$|钱|[一两]?[斤个件瓶碗]|左右|上下|以上|以下|[0-9一二三四五六七八九]|多(?=[，。])|的|/|／"
)
MONEY = Unit("块", "CNY", "money", "yuan")
ROUND_ENDS = "0" + "".join(SCALES)
BELOW_ZERO = "零下"


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Words beside a number, by the side that they stand on."""

    before: dict[str, NumberModifier]
    after_number: dict[str, NumberModifier]
    after_unit: dict[str, NumberModifier]
    longest: int
    beginnings: frozenset[str]
    endings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of units and modifiers."""

    units: dict[str, Unit]
    longest_unit: int
    unit_lengths: Mapping[str, tuple[int, ...]]
    modifiers: Modifiers
    ones: re.Pattern[str]
    ones_of_measures: re.Pattern[str]


class Part(NamedTuple):
    """A numeral with its unit, if it has one; `listed` if the unit stands behind a numeral that follows it in a list."""

    start: int
    end: int
    reading: Reading
    unit: Unit | None
    modifier: NumberModifier | None
    surface: str
    listed: bool = False


@lru_cache(maxsize=4)
def known_of(lexicon: Lexicon) -> Known:
    """Units and modifiers of the dictionaries, ready for reading."""
    units = {unit.unit: unit for unit in lexicon.units}
    measures = [row.word for row in lexicon.one_counts]
    anything = [row.word for row in lexicon.one_counts if row.counts == "anything"]
    return Known(
        units,
        max(map(len, units)),
        {first: tuple(sorted({len(unit) for unit in units if unit[0] == first}, reverse=True)) for first in {unit[0] for unit in units}},
        Modifiers(
            before=_modifiers(lexicon, "before"),
            after_number=_modifiers(lexicon, "after_number"),
            after_unit=_modifiers(lexicon, "after_unit"),
            longest=max(len(row.surface) for row in lexicon.number_modifiers),
            beginnings=frozenset(row.surface[0] for row in lexicon.number_modifiers if row.side != "before"),
            endings=frozenset(row.surface[-1] for row in lexicon.number_modifiers if row.side == "before"),
        ),
        re.compile(rf"(?:{_any_of(anything)})了?$"),
        re.compile(rf"(?:{_any_of(measures)})了?$"),
    )


def _modifiers(lexicon: Lexicon, side: str) -> dict[str, NumberModifier]:
    return {row.surface: row for row in lexicon.number_modifiers if row.side == side}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def read_part(text: str, start: int, end: int, known: Known) -> Part:
    """The numeral at `start`…`end` with the unit behind it, if it has one."""
    surface = text[start:end]
    if share := _share(start, end, surface, known):
        return share
    if surface == "半" and text[start - 1 : start] == "过":
        return Part(start - 1, end, Reading(HALF, HALF), FRACTION, known.modifiers.before["过"], surface)
    reading, position = read_numeral(surface), end
    if more := HALF_MORE.match(text, position):
        unit, unit_end, _ = _unit(text, more.end(), known)
        if unit is None:  # 7个半月: the unit is 个月
            unit, length = unit_named("个" + text[more.end() : more.end() + known.longest_unit], known)
            unit_end = more.end() + length - 1
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
    return _with_rest(text, Part(start, unit_end, reading, unit, inner or modifier, surface))


def _with_rest(text: str, part: Part) -> Part:
    """The same with what the unit has behind it of the number: 两年半, 七成五."""
    unit, end = part.unit, part.end
    if unit and (unit.dimension in HALVED or unit.unit == "成") and (half := HALF_BEHIND.match(text, end)):
        return part._replace(end=half.end(), reading=part.reading.plus(HALF))
    if unit and unit.unit in ("元", "块") and (small := SMALL_MONEY.match(text, end)) and small.end() > end:
        tenths, hundredths = (read_numeral(digit).low or Decimal(0) if digit else Decimal(0) for digit in small.groups())
        return part._replace(end=small.end(), reading=part.reading.plus(tenths * TENTH + hundredths * TENTH * TENTH), unit=MONEY)
    if unit and unit.unit == "秒" and (hundredths_behind := HUNDREDTHS_OF_SECOND.match(text, end)):
        return part._replace(end=hundredths_behind.end(), reading=part.reading.plus(Decimal(hundredths_behind[1]) * TENTH * TENTH))
    if unit and unit.unit in LAST_TENTHS and "." not in part.surface and (tenth := LAST_TENTH.match(text, end)):
        more = (read_numeral(tenth.group()).low or Decimal(0)) * TENTH
        return part._replace(end=tenth.end(), reading=part.reading.plus(more))
    if unit and unit.dimension == "count" and (half := HALF_OF_COUNT.match(text, end)):
        return part._replace(end=half.end(), reading=part.reading.plus(HALF))
    if unit and unit.unit in TENTHS and (tenth := TENTH_BEHIND.match(text, end)):
        more = (read_numeral(tenth.group()).low or Decimal(0)) * TENTH
        return part._replace(end=tenth.end(), reading=part.reading.plus(more), unit=MONEY if unit.unit == "块" else unit)
    return part


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
    row = modifier_from(text, end, known.modifiers.after_number, known)
    return None if row and row.surface == "来" and surface[-1] not in ROUND_ENDS else row


def _unit(text: str, start: int, known: Known) -> tuple[Unit | None, int, NumberModifier | None]:
    """The longest unit at `start`, where it ends, and a modifier that stands inside it (两个多月)."""
    if split := SPLIT_UNIT.match(text, start):
        unit, end = unit_named("个" + text[split.end() : split.end() + known.longest_unit], known)
        more = known.modifiers.after_number["多"]
        if unit:
            return unit, split.end() + end - 1, more
    start += text[start : start + 1] == " "
    unit, length = unit_named(text[start : start + known.longest_unit], known)
    if unit and unit.unit == "块" and PIECE_OF_MONEY.match(text, start + length):
        unit = MONEY
    return unit, start + length, None


def unit_named(text: str, known: Known) -> tuple[Unit | None, int]:
    """The longest unit that the text begins with, and its length."""
    for length in known.unit_lengths.get(text[:1], ()):
        if unit := known.units.get(text[:length]):
            return unit, length
    return None, 0


def modifier_from(text: str, start: int, rows: dict[str, NumberModifier], known: Known) -> NumberModifier | None:
    """The longest of these modifiers that stands at `start`."""
    if text[start : start + 1] not in known.modifiers.beginnings:
        return None
    for length in range(known.modifiers.longest, 0, -1):
        row = rows.get(text[start : start + length])
        if row and not is_word(row, text, start, start + length):
            return row
    return None


def is_word(row: NumberModifier, text: str, start: int, end: int) -> bool:
    """Whether what stands beside the modifier makes it part of another word (签约, 内设)."""
    behind = start > 0 and row.not_after and text[start - 1] in row.not_after
    return bool(behind or (end < len(text) and row.not_before and text[end] in row.not_before))
