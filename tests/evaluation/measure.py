"""Precision, recall and F1 of what was found against what should have been."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields
from typing import Self


class Summed:
    """A dataclass of counts and scores, of which two are added field by field."""

    def __add__(self, other: Self) -> Self:
        return type(self)(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Score(Summed):
    """How many were found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


def score(found: Iterable[Hashable], expected: Iterable[Hashable]) -> Score:
    """Compare two collections, each thing as often as it stands in them."""
    have, want = Counter(found), Counter(expected)
    return Score(sum((have & want).values()), sum((have - want).values()), sum((want - have).values()))
