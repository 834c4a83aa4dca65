"""Numerals mean the numbers that a reader takes them for, to the last digit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.tag.numerals.reading import read_numeral


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("0", "0"),
        ("1,024", "1024"),
        ("34.05亿", "3405000000"),
        ("2亿5000万", "250000000"),
        ("1.3万", "13000"),
        ("12 万", "120000"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("廿三", "23"),
        ("一百零五", "105"),
        ("三百五", "350"),
        ("两千零六", "2006"),
        ("三万五", "35000"),
        ("一万二千", "12000"),
        ("一百二十三万四千五百六十七", "1234567"),
        ("三亿零二百", "300000200"),
        ("二〇二四", "2024"),
        ("三点五", "3.5"),
        ("一点二万", "12000"),
        ("三分之一", "0.333333333"),
        ("四分之三", "0.75"),
        ("半", "0.5"),
    ],
)
def test_exact_numerals(printed: str, number: str) -> None:
    reading = read_numeral(printed)
    assert (reading.low, reading.high, reading.guessed) == (Decimal(number), Decimal(number), False)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("十几", 11, 19),
        ("几十", 20, 99),
        ("数百", 200, 999),
        ("数十万", 200_000, 990_000),
        ("两三百", 200, 300),
        ("七八十", 70, 80),
        ("三五", 3, 5),
    ],
)
def test_numerals_that_say_about_how_many(printed: str, low: int, high: int) -> None:
    reading = read_numeral(printed)
    assert (reading.low, reading.high, reading.guessed) == (low, high, True)


@pytest.mark.parametrize("printed", ["9" * 30, "9" * 100, "1.0000000001", "零分之一"])
def test_a_number_that_the_warehouse_cannot_hold_is_no_number(printed: str) -> None:
    assert read_numeral(printed).low is None


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_commas_mean_what_digits_mean(number: int) -> None:
    assert read_numeral(f"{number:,}").low == read_numeral(str(number)).low == number


@given(st.integers(min_value=1, max_value=99_999))
def test_numbers_written_in_chinese(number: int) -> None:
    assert read_numeral(_in_chinese(number)).low == number


def _in_chinese(number: int) -> str:
    digits, scales = "零一二三四五六七八九", ("", "十", "百", "千", "万")
    spelled = "".join(
        digits[int(digit)] + (scales[len(str(number)) - 1 - place] if digit != "0" else "") for place, digit in enumerate(str(number))
    )
    while "零零" in spelled:
        spelled = spelled.replace("零零", "零")
    return spelled.rstrip("零")
