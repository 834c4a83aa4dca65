"""Read one numeral with its unit: 34.05亿元, 1300余万元, 3个半小时, 七成五, 两块五, 零下5℃, 百分之三十."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.lexicon.entries import NumberModifier, Unit
from flows.tag.figures.rests import HALF, rest_behind
from flows.tag.numerals.reading import HALVES, SCALES, Reading, read_numeral
from flows.tag.numerals.scan import is_scale_alone
from flows.tag.patterns import any_of

# Scale words may stand behind a modifier: 1300余万元, 10多亿.
SCALE_BEHIND = re.compile(r"[十百千万亿]+")
# 两个多月: the modifier stands inside the unit.
SPLIT_UNIT = re.compile(r"个多(?=月|小时|星期|学期|钟头|季度|世纪|百分点)")
# 3个半小时, 两年半: a half more of the unit.
HALF_MORE = re.compile(r"个?半(?=小时|月|星期|学期|钟头|季度|世纪)")
# Denominators that are units of a share: 百分之二十 is 20 of a hundred.
SHARES = {"百": "百分之", "千": "千分之", "万": "万分之"}
# What a fraction without a unit is: 三分之一, 一半.
FRACTION = Unit("分之", "1", "ratio", "fraction")
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
        re.compile(rf"(?:{any_of(anything)})了?$"),
        re.compile(rf"(?:{any_of(measures)})了?$"),
    )


def _modifiers(lexicon: Lexicon, side: str) -> dict[str, NumberModifier]:
    return {row.surface: row for row in lexicon.number_modifiers if row.side == side}


def read_part(text: str, start: int, end: int, known: Known) -> Part:
    """The numeral at `start`…`end` with the unit behind it, if it has one."""
    surface = text[start:end]
    if share := _share(start, end, surface, known):
        return share
    if surface == "半" and text[start - 1 : start] in ("过", "近"):
        return Part(start - 1, end, Reading(HALF, HALF), FRACTION, known.modifiers.before[text[start - 1]], surface)
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
    """The same with what the unit has behind it of the number."""
    rest = rest_behind(text, part.end, part.unit, part.surface) if part.unit else None
    if rest is None:
        return part
    return part._replace(end=rest.end, reading=part.reading.plus(rest.more), unit=MONEY if rest.is_money else part.unit)


def _share(start: int, end: int, surface: str, known: Known) -> Part | None:
    """百分之二十, 三分之一, 一半."""
    denominator, fraction, numerator = surface.partition("分之")
    if fraction and denominator in SHARES:
        return Part(start, end, read_numeral(numerator), known.units[SHARES[denominator]], None, surface)
    if fraction or surface in HALVES[1:]:
        return Part(start, end, read_numeral(surface), FRACTION, None, surface)
    return None


def _behind_number(text: str, end: int, surface: str, known: Known) -> NumberModifier | None:
    """余 or 多 behind the number; 来 only where the number is round (十来个), 把 only behind a scale word (百把斤)."""
    row = modifier_from(text, end, known.modifiers.after_number, known)
    if row and row.surface == "把" and not is_scale_alone(surface):
        return None
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
