"""The measure itself, by hand."""

from __future__ import annotations

import pytest

from tests.evaluation.measure import Score, score


def test_each_thing_counts_as_often_as_it_stands_there() -> None:
    assert score(["a", "a", "b"], ["a", "c"]) == Score(right=1, wrong=2, missed=1)


def test_precision_recall_and_f1_by_hand() -> None:
    found = Score(right=3, wrong=1, missed=2)
    assert (found.precision, found.recall) == (0.75, 0.6)
    assert found.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_where_nothing_was_to_be_found_and_nothing_was_all_is_well() -> None:
    assert score([], []).f1 == 1.0
