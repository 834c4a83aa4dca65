"""Where numerals stand in a text: one pattern for Arabic, Chinese and mixed numerals, built from the dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.tag.numerals.reading import CHINESE, DIGITS, SCALES
from flows.tag.patterns import any_of

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
DIGIT = "".join(DIGITS)
# 数 before a scale word is a numeral (数十), but not at the end of a noun for a number (参赛人数百余).
NOT_A_NUMBER_NOUN = "(?<![人户件次总基指系参代函倍个多少岁级位分票字点])"
HALVED_DIMENSIONS = {"duration", "length", "area", "mass", "percentage_point"}
# What a numeral may begin with.
ANY_NUMERAL = re.compile(f"[0-9{CHINESE}半数几成]")
# 半日 and 半夜 are parts of a day.
NOT_HALVED = {"日", "夜"}


def numerals_in(text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """Every maximal numeral of the text, in order."""
    pattern = numeral_pattern(lexicon)
    position = 0
    while first := ANY_NUMERAL.search(text, position):
        found = pattern.match(text, first.start())
        if found:
            yield found
        position = found.end() if found else first.end()


@lru_cache(maxsize=4)
def numeral_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """A pattern that finds every maximal numeral: 20, 1,024, 34.05亿, 2亿5000万, 一万二千, 十几, 数十, 三分之一, and 半 before a unit.

    A scale word that begins a unit stays with the unit: 5千瓦 is five kilowatts.
    """
    scale = rf"(?!{any_of(_units_with_scale(lexicon))})[{''.join(SCALES)}]"
    arabic = rf"{ARABIC}(?: ?(?:{scale})+(?:{ARABIC}(?:{scale})+)*)?"
    several = rf"(?:(?:{NOT_A_NUMBER_NOUN}数|几)(?=[十百千万亿]))?"
    digit = rf"{scale}|[{DIGIT}廿卅]|(?<=[十百千])几"
    chinese = rf"{several}(?:{digit})+(?:点[{DIGIT}]+[万亿]*)?"
    one = rf"(?:{arabic}|{chinese})"
    half = rf"半(?=个?(?:{any_of(_halved_units(lexicon))}))(?:(?<![上下大前后过多夜]半)|(?<=不过半)|(?=个))"
    over_half = "(?<=[过近])半(?=[，。；、）的在数]|$)"
    few = rf"几(?=(?:{any_of(_counters(lexicon))})(?![何乎]))"
    return re.compile(rf"一半(?!是)|半数|成千上万|{one}(?:分之{one})?|{half}|{over_half}|{few}")


def is_arabic(surface: str) -> bool:
    """Whether a numeral begins with an Arabic digit."""
    return surface[0] in "0123456789"


def is_scale_alone(surface: str) -> bool:
    """百, 千, 万, 百万: scale words without a digit, which count only with a word such as 近 or 余."""
    return surface[0] in "百千万亿" and not set(surface) - set(SCALES)


def _units_with_scale(lexicon: Lexicon) -> list[str]:
    return [unit.unit for unit in lexicon.units if unit.unit[0] in SCALES and not unit.unit.endswith("之")]


def _halved_units(lexicon: Lexicon) -> list[str]:
    return [unit.unit for unit in lexicon.units if unit.dimension in HALVED_DIMENSIONS and unit.unit not in NOT_HALVED]


def _counters(lexicon: Lexicon) -> list[str]:
    return [unit.unit for unit in lexicon.units if unit.dimension in ("count", "duration") and "一" <= unit.unit[0] <= "鿿"]
