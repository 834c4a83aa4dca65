"""What stands of a number behind its unit: 两年半, 七成五, 两块五, 五十元五角, 一米二, 10秒62."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from flows.lexicon.entries import Unit
from flows.tag.numerals.reading import read_numeral

HALVED = {"duration", "length", "area", "mass", "ratio"}
HALF = Decimal("0.5")
TENTH = Decimal("0.1")
HUNDREDTH = Decimal("0.01")
HALF_BEHIND = re.compile(r"半(?![天日夜年月小个路载数])")
# 两车半.
HALF_OF_COUNT = re.compile("半(?=[，。；、）])")
DIGIT = "[1-9一二三四五六七八九]"
# 七成五, 两块五, 1块8.
TENTHS = ("成", "块")
TENTH_BEHIND = re.compile(rf"{DIGIT}(?![0-9十百千万亿点.]|[个家户人名位年月日天斤])")
# 三元五, 一米二 end there.
LAST_TENTHS = ("元", "米")
LAST_TENTH = re.compile(rf"{DIGIT}(?=[，。、；：）]|$|左右|上下|以[上下]|到|至)")
# 5元5角3分, 一块四毛六, 五十元五角.
MONEY = ("元", "块")
SMALL_MONEY = re.compile(
    rf"零?(?:({DIGIT})[角毛])?(?:({DIGIT})(?:分(?![之钟为成])|(?<=[角毛].)(?![0-9十百千万亿个])))?",
)
# 10秒62.
HUNDREDTHS_OF_SECOND = re.compile("[0-9]{2}(?![0-9])")


class Rest(NamedTuple):
    """Where it ends, and how much of the unit it adds; `is_money` if the unit can only be money with it."""

    end: int
    more: Decimal
    is_money: bool = False


def rest_behind(text: str, end: int, unit: Unit, surface: str) -> Rest | None:
    """What stands behind the unit that ends at `end`, of the number with this surface; nothing if nothing of it does."""
    return _half(text, end, unit) or _small_money(text, end, unit) or _digits(text, end, unit, surface)


def _half(text: str, end: int, unit: Unit) -> Rest | None:
    if unit.dimension in HALVED or unit.unit == "成":
        half = HALF_BEHIND.match(text, end)
    else:
        half = HALF_OF_COUNT.match(text, end) if unit.dimension == "count" else None
    return Rest(half.end(), HALF) if half else None


def _small_money(text: str, end: int, unit: Unit) -> Rest | None:
    small = SMALL_MONEY.match(text, end) if unit.unit in MONEY else None
    if small is None or small.lastindex is None:
        return None
    return Rest(small.end(), _digit(small[1]) * TENTH + _digit(small[2]) * HUNDREDTH, is_money=True)


def _digits(text: str, end: int, unit: Unit, surface: str) -> Rest | None:
    if unit.unit == "秒":
        hundredths = HUNDREDTHS_OF_SECOND.match(text, end)
        return Rest(hundredths.end(), Decimal(hundredths.group()) * HUNDREDTH) if hundredths else None
    tenth = TENTH_BEHIND.match(text, end) if unit.unit in TENTHS else None
    if tenth is None and unit.unit in LAST_TENTHS and "." not in surface:
        tenth = LAST_TENTH.match(text, end)
    return Rest(tenth.end(), _digit(tenth.group()) * TENTH, is_money=unit.unit == "块") if tenth else None


def _digit(digit: str | None) -> Decimal:
    return (read_numeral(digit).low if digit else None) or Decimal(0)
