"""Compares what a reader found in a text with what stands in the gold, in the same way for every reader."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from tests.evaluation.measure import Score, Summed

# 15 digits of a third, or two of a sum of money, are enough.
TOLERANCE = 1e-6
# How readers name a unit, beside the words of the gold.
NAMES = {
    "%": ("%", "％", "百分之", "成", "percent"),
    "[pp]": ("个百分点", "百分点"),
    "CNY": ("CNY", "元", "块", "块钱", "人民币", "元人民币", "圆"),
    "USD": ("USD", "美元", "美金", "$"),
    "HKD": ("HKD", "港元", "港币"),
    "EUR": ("EUR", "欧元", "€"),
    "JPY": ("JPY", "日元"),
    "GBP": ("GBP", "英镑"),
    "a": ("年", "岁", "周岁"),
    "mo": ("个月", "月", "月龄"),
    "wk": ("周", "星期", "个星期"),
    "d": ("天", "日"),
    "h": ("小时", "个小时", "钟头"),
    "min": ("分钟", "分"),
    "s": ("秒", "秒钟"),
    "km": ("公里", "千米", "km"),
    "m": ("米", "m"),
    "cm": ("厘米", "cm"),
    "mm": ("毫米", "mm"),
    "m2": ("平方米", "平米", "㎡"),
    "km2": ("平方公里", "平方千米"),
    "har": ("公顷",),
    "m3": ("立方米", "立方", "方"),
    "t": ("吨", "公吨"),
    "kg": ("公斤", "千克", "kg"),
    "g": ("克", "g"),
    "mg": ("毫克", "mg"),
    "L": ("升", "公升"),
    "Cel": ("℃", "摄氏度", "度", "C"),
    "kW.h": ("千瓦时", "度", "度电"),
    "kW": ("千瓦",),
    "MW": ("兆瓦",),
}
CODES = {name: {code for code, names in NAMES.items() if name in names} for name in chain.from_iterable(NAMES.values())}
SCALE = re.compile("^[十百千万亿个 ]+")


@dataclass(frozen=True)
class Thing:
    """A figure or a time, found or expected: where it stands in its text, and what it says."""

    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    unit_code: str | None = None
    days: tuple[str | None, str | None] = (None, None)

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Thing:
        """From a figure or a time of the gold, or as a peer wrote it."""
        value, low, high = (None if said.get(name) is None else float(said[name]) for name in ("value", "low", "high"))
        days = (said.get("from_date", said.get("from")), said.get("to_date", said.get("to")))
        return cls(said["start"], said["end"], value, low, high, said.get("unit"), said.get("unit_code"), days)


@dataclass(frozen=True)
class Accuracy(Summed):
    """What a reader found of what was expected, measure by measure."""

    value: Score = field(default_factory=Score)
    unit: Score = field(default_factory=Score)
    exact: Score = field(default_factory=Score)
    bounds: Score = field(default_factory=Score)
    money: Score = field(default_factory=Score)
    times: Score = field(default_factory=Score)


Pair = tuple[Thing, Thing]


def accuracy(
    figures: Sequence[Thing], times: Sequence[Thing], gold_figures: Sequence[Mapping[str, Any]], gold_times: Sequence[Mapping[str, Any]]
) -> Accuracy:
    """How well the figures and times of one text were read."""
    gold, gold_days = [Thing.of(one) for one in gold_figures], [Thing.of(one) for one in gold_times]
    pairs = matched(figures, gold)
    by_value = [pair for pair in pairs if same_value(*pair)]
    by_unit = [pair for pair in by_value if same_unit(*pair)]
    money = [one for one, said in zip(gold, gold_figures, strict=True) if said["dimension"] == "money"]
    money_right = sum(expected in money for _, expected in by_unit)  # things of one text differ in their place
    bounds_right = sum(same_number(found.low, expected.low) and same_number(found.high, expected.high) for found, expected in by_value)
    return Accuracy(
        value=_score(len(by_value), figures, gold),
        unit=_score(len(by_unit), figures, gold),
        exact=_score(sum((found.start, found.end) == (expected.start, expected.end) for found, expected in by_unit), figures, gold),
        bounds=Score(right=bounds_right, missed=len(by_value) - bounds_right),
        money=Score(right=money_right, missed=len(money) - money_right),
        times=_score(sum(found.days == expected.days for found, expected in matched(times, gold_days)), times, gold_days),
    )


def matched(found: Sequence[Thing], expected: Sequence[Thing]) -> list[Pair]:
    """Each of what was found beside one at most that was expected: those first that share most characters, then those of like length."""
    possible = [(one, gold) for one in found for gold in expected if _shared(one, gold) > 0]
    pairs: list[Pair] = []
    for one, gold in sorted(possible, key=lambda pair: (-_shared(*pair), _difference(*pair), pair[0].start)):
        if not any(one is other or gold is taken for other, taken in pairs):
            pairs.append((one, gold))
    return pairs


def same_value(found: Thing, expected: Thing) -> bool:
    """Whether the value is the one expected; of a range both of its ends, where the other is no range, one of them."""
    if expected.value is not None and found.value is not None:
        return same_number(found.value, expected.value)
    if expected.value is not None:
        return any(same_number(bound, expected.value) for bound in (found.low, found.high))
    if found.value is not None:
        return any(same_number(found.value, bound) for bound in (expected.low, expected.high))
    return same_number(found.low, expected.low) and same_number(found.high, expected.high)


def same_number(found: float | None, expected: float | None) -> bool:
    """Whether two numbers are as good as equal; no number is equal to none."""
    if found is None or expected is None:
        return found is expected
    return math.isclose(found, expected, rel_tol=TOLERANCE)


def same_unit(found: Thing, expected: Thing) -> bool:
    """Whether two units are the same in words (but for those of scale, 个, and what stands behind a slash) or in meaning."""
    codes = {found.unit_code, found.unit} | CODES.get(found.unit or "", set()) | CODES.get(_bare(found.unit), set())
    return expected.unit_code in codes - {None} or _bare(found.unit) == _bare(expected.unit)


def _bare(unit: str | None) -> str:
    """Without words of scale, and without that by which a rate is counted."""
    before, _, _ = (unit or "").partition("/")
    return SCALE.sub("", before) or before


def _shared(one: Thing, other: Thing) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _difference(one: Thing, other: Thing) -> int:
    return abs((one.end - one.start) - (other.end - other.start))


def _score(right: int, found: Sequence[Thing], expected: Sequence[Thing]) -> Score:
    return Score(right, len(found) - right, len(expected) - right)
