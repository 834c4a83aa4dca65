"""The comparison of readers, on cases that were worked out by hand."""

from __future__ import annotations

import pytest

from tests.benchmarks.peers.matching import Thing, accuracy, matched, same_unit, same_value
from tests.evaluation.measure import Score


def test_that_which_shares_most_is_matched_first_and_nothing_twice() -> None:
    # 百分之三十，六成: the first is found in two pieces, the second with a character too many.
    hundred, thirty, six = Thing(0, 1, 100), Thing(3, 5, 30), Thing(5, 8, 60)
    share, tenths = Thing(0, 5, 30), Thing(6, 8, 60)
    assert matched([hundred, thirty, six], [share, tenths]) == [(six, tenths), (thirty, share)]


def test_of_two_that_share_as_much_the_one_of_the_same_length_is_matched() -> None:
    long, short = Thing(0, 6), Thing(2, 4)
    assert matched([long, short], [Thing(2, 4)]) == [(short, Thing(2, 4))]


def test_what_only_touches_is_not_matched() -> None:
    assert matched([Thing(0, 2)], [Thing(2, 4)]) == []


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        (Thing(0, 1, 5), Thing(0, 1, 5, 5, 5), True),
        (Thing(0, 1, 5), Thing(0, 1, 6, 6, 6), False),
        (Thing(0, 1, 0.333333333333), Thing(0, 1, 0.333333333), True),
        (Thing(0, 1, 3), Thing(0, 1, None, 3, 5), True),
        (Thing(0, 1, 4), Thing(0, 1, None, 3, 5), False),
        (Thing(0, 1, None, 3, 5), Thing(0, 1, None, 3, 5), True),
        (Thing(0, 1, None, 3, 6), Thing(0, 1, None, 3, 5), False),
        # 1200余万元, read as a range that begins there.
        (Thing(0, 1, None, 12e6, 13e6), Thing(0, 1, 12e6, 12e6, None), True),
        # A score has no value; a number that is found in it is not the score.
        (Thing(0, 1), Thing(0, 1), True),
        (Thing(0, 1, 3), Thing(0, 1), False),
    ],
)
def test_values(found: Thing, expected: Thing, same: bool) -> None:
    assert same_value(found, expected) is same


@pytest.mark.parametrize(
    ("found", "unit", "code", "same"),
    [
        ("元", "元", "CNY", True),
        ("CNY", "块", "CNY", True),
        ("万元", "元", "CNY", True),
        ("%", "成", "%", True),
        ("百分点", "个百分点", "[pp]", True),
        ("千米", "公里", "km", True),
        ("米", "公里", "km", False),
        ("公里/小时", "公里", "km", True),
        ("户", "户", "{户}", True),
        ("AUD", "澳元", "AUD", True),
        ("岁", "年", "a", True),
        (None, "户", "{户}", False),
    ],
)
def test_units(found: str | None, unit: str, code: str, same: bool) -> None:
    assert same_unit(Thing(0, 1, unit=found), Thing(0, 1, unit=unit, unit_code=code)) is same


def test_the_measures_of_a_text() -> None:
    """投资超过300万元，3户，5月: a figure is read whole but for its limits, one without its unit; the 5 of the month is read as one too."""
    gold = [
        {"start": 2, "end": 9, "value": 3000000, "low": 3000000, "high": None, "unit": "元", "unit_code": "CNY", "dimension": "money"},
        {"start": 10, "end": 12, "value": 3, "low": 3, "high": 3, "unit": "户", "unit_code": "{户}", "dimension": "count"},
    ]
    times = [{"start": 13, "end": 15, "from_date": "2024-05-01", "to_date": "2024-05-31"}]
    figures = [Thing(2, 9, 3e6, 3e6, 3e6, "元"), Thing(10, 11, 3, 3, 3), Thing(13, 14, 5, 5, 5)]
    read = accuracy(figures, [Thing(13, 15, days=("2024-05-01", "2024-05-31"))], gold, times)
    assert read.value == Score(right=2, wrong=1, missed=0)
    assert read.unit == Score(right=1, wrong=2, missed=1)
    assert read.exact == Score(right=1, wrong=2, missed=1)
    assert read.bounds == Score(right=1, missed=1)
    assert read.money == Score(right=1)
    assert read.times == Score(right=1)
