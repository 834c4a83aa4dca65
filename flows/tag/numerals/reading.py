"""The numbers that numerals mean: 34.05亿, 1,024, 一万二千, 2亿5000万, 十几, 两三百, 三分之一.

Numbers are exact decimals. What the warehouse cannot hold (decimal(38, 9): 10^29 and more, or more than nine decimals) has no
number, though it was printed; only a fraction that never ends, such as 三分之一, is rounded to the ninth decimal.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

DIGITS = {"〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
CHINESE = "".join(DIGITS) + "".join(SCALES) + "廿卅"
HALVES = ("半", "一半", "半数")

# The longest numeral that decimal(38, 9) may hold: 29 digits, nine decimals, their separators, and some scale words.
LONGEST = 60
LARGEST = Decimal(10) ** 29
NINTH_DECIMAL = Decimal("1e-9")
EXACT = Context(prec=2 * LONGEST, rounding=ROUND_HALF_EVEN)

ARABIC_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)([十百千万亿]*)")
# Two neighbouring digits before a scale word, or alone, are no number but a guess: 两三百, 七八十, 三五.
GUESSED = re.compile(r"(?<![〇○零一二两三四五六七八九])([一二两三四五六七八])([二两三四五六七八九])(?=[十百千万亿]|$)")
SEVERAL = re.compile(r"[数几]([十百千]*)([万亿]*)$")


class Reading(NamedTuple):
    """What a numeral says: at least `low`, at most `high`; both the same where it is exact. `guessed` for 十几, 两三百, 数十."""

    low: Decimal | None
    high: Decimal | None
    guessed: bool = False

    def times(self, exponent: int) -> Reading:
        """The same with ten to the power of `exponent` multiplied in."""
        low = None if self.low is None else storable(self.low.scaleb(exponent, EXACT))
        high = None if self.high is None else storable(self.high.scaleb(exponent, EXACT))
        return Reading(low, high, self.guessed)

    def plus(self, more: Decimal) -> Reading:
        """The same with `more` added."""
        low = None if self.low is None else storable(EXACT.add(self.low, more))
        high = None if self.high is None else storable(EXACT.add(self.high, more))
        return Reading(low, high, self.guessed)

    def negated(self) -> Reading:
        """As far below zero as this is above."""
        return Reading(None if self.high is None else -self.high, None if self.low is None else -self.low, self.guessed)


# 几个, 成千上万: nobody knows how many.
NO_NUMBER = ("几", "成千上万")
UNREADABLE = Reading(None, None)


@lru_cache(maxsize=4096)
def read_numeral(surface: str) -> Reading:
    """What a numeral says that `numeral_pattern` found; `UNREADABLE` where no number can be held or made out."""
    plain = surface.replace(",", "").replace(" ", "")
    if plain in NO_NUMBER:
        return UNREADABLE
    if len(plain) > LONGEST:
        return UNREADABLE
    if plain in HALVES:
        return Reading(Decimal("0.5"), Decimal("0.5"))
    if "分之" in plain:
        return _fraction(*plain.split("分之", 1))
    if plain[0] in "0123456789":
        return _exactly(_arabic(plain))
    return _chinese(plain)


def storable(number: Decimal) -> Decimal | None:
    """The number without an exponent, or nothing where decimal(38, 9) cannot hold it."""
    if number.copy_abs() >= LARGEST or number != number.quantize(NINTH_DECIMAL, context=EXACT):
        return None
    shortest = number.normalize(EXACT)
    whole = shortest.as_tuple().exponent
    return shortest.quantize(Decimal(1), context=EXACT) if isinstance(whole, int) and whole > 0 else shortest


def divided(numerator: Decimal, denominator: Decimal) -> Decimal:
    """The ratio of two numbers, rounded to the ninth decimal."""
    return EXACT.divide(numerator, denominator).quantize(NINTH_DECIMAL, context=EXACT)


def _exactly(number: Decimal) -> Reading:
    held = storable(number)
    return Reading(held, held)


def _fraction(denominator: str, numerator: str) -> Reading:
    below, above = read_numeral(denominator), read_numeral(numerator)
    if not below.low or below.low != below.high or above.low is None or above.high is None:
        return UNREADABLE
    return Reading(storable(divided(above.low, below.low)), storable(divided(above.high, below.low)), above.guessed)


def _arabic(plain: str) -> Decimal:
    total = Decimal(0)
    for digits, scales in ARABIC_PART.findall(plain):
        total = EXACT.add(total, Decimal(digits).scaleb(sum(SCALES[scale] for scale in scales), EXACT))
    return total


def _chinese(plain: str) -> Reading:
    several = SEVERAL.match(plain)
    if several:
        return _several(*several.groups())
    if "几" in plain:
        low, high = plain.replace("几", "一"), plain.replace("几", "九")
        return Reading(storable(_spelled(low)), storable(_spelled(high)), guessed=True)
    guess = GUESSED.search(plain)
    if guess and _are_neighbours(*guess.groups()):
        before, behind = plain[: guess.start()], plain[guess.end() :]
        low, high = (before + digit + behind for digit in guess.groups())
        return Reading(storable(_spelled(low)), storable(_spelled(high)), guessed=True)
    return _exactly(_spelled(plain))


def _several(small: str, large: str) -> Reading:
    """数十 is 20 to 99, 数百万 two million to 9.99 million."""
    inner, outer = sum(SCALES[scale] for scale in small), sum(SCALES[scale] for scale in large)
    low = Decimal(2).scaleb(inner + outer, EXACT)
    high = (Decimal(10) ** (inner + 1) - 1).scaleb(outer, EXACT)
    return Reading(storable(low), storable(high), guessed=True)


def _are_neighbours(first: str, second: str) -> bool:
    return DIGITS[second] - DIGITS[first] == 1 or (first, second) == ("三", "五")


def _spelled(plain: str) -> Decimal:
    """A numeral spelled in Chinese: 三点五, 一万二千, 二〇二四; a last digit counts tenths of the scale before it (三万五)."""
    whole, point, decimals = plain.partition("点")
    if not point:
        return Decimal(_whole(plain.replace("廿", "二十").replace("卅", "三十")))
    digits = decimals.rstrip("".join(SCALES))
    fraction = "".join(str(DIGITS[digit]) for digit in digits)
    exponent = sum(SCALES[scale] for scale in decimals[len(digits) :])
    return Decimal(f"{_whole(whole)}.{fraction or 0}").scaleb(exponent, EXACT)


def _whole(plain: str) -> int:
    for scale, exponent in reversed(SCALES.items()):
        left, found, right = plain.rpartition(scale)
        if found:
            factor = _whole(left) if left else 1
            rest = DIGITS[right] * 10 ** (exponent - 1) if right in DIGITS else _whole(right)
            return int(factor * 10**exponent + rest)
    return int("".join(str(DIGITS[digit]) for digit in plain) or 0)
