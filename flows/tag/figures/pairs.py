"""Statements that run over clauses, sentences and paragraphs: 原有158个车位 … 增加到了314个 is one statement of two figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.figures.quantities import Quantity
from flows.tag.figures.statements import FROM_TO, Statement, way

# How many figures back what something came from is looked for.
FURTHEST = 8
# A year named, or the end of a clause of time (改造前，), says as much as the words of `earlier_words.csv` that a level was so before.
BEFORE = "前[，,]|时[，,只]|[12][0-9]{3}年"
# The figure before is meant, whatever it was called.
THAT_NUMBER = re.compile("(?:这个?(?:数字?|数目|数据|比例)|总数|总量|数量)$")
# What went back to where it was did not come from there.
BACK = ("回升", "回落", "反弹", "恢复到", "恢复至")


class Told(NamedTuple):
    """A figure with its paragraph, what it says, and the number of the figure that it shares a statement with."""

    paragraph_no: int
    text: str
    quantity: Quantity
    statement: Statement
    sentence: int
    pair: int | None = None


def joined(told: Sequence[Told], lexicon: Lexicon) -> list[Told]:
    """The same figures, where a level that something went to is tied to the level that it came from."""
    done = list(told)
    earlier = _earlier(lexicon)
    for index, level in enumerate(done):
        if _may_have_come(level.statement):
            before = _came_from(done, index, earlier)
            if before is not None:
                done[before], done[index] = _as_pair(done[before], level, before)
    return done


def _may_have_come(level: Statement) -> bool:
    return level.reaches and level.basis is None and level.role == "level" and level.verb not in BACK


def _came_from(told: Sequence[Told], index: int, earlier: re.Pattern[str]) -> int | None:
    level = told[index]
    for before in range(index - 1, max(index - FURTHEST, 0) - 1, -1):
        one = told[before]
        if _could_have_been(one, level) and earlier.search(one.text, one.sentence, one.quantity.start):
            return before
    return None


def _could_have_been(one: Told, level: Told) -> bool:
    if one.statement.role != "level" or one.statement.basis or level.paragraph_no - one.paragraph_no > 2:
        return False
    same_unit = one.quantity.unit.unit_code == level.quantity.unit.unit_code
    direction = way(one.quantity, level.quantity)
    if not same_unit or direction is None or (level.statement.direction and level.statement.direction != direction):
        return False
    return _of_the_same(one.statement, level)


@lru_cache(maxsize=4)
def _earlier(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join([BEFORE, *(re.escape(row.word) for row in lexicon.earlier_words)]))


def _of_the_same(one: Statement, level: Told) -> bool:
    mine, other = one.subject or one.measure, level.statement.subject or level.statement.measure
    if mine is None or other is None or THAT_NUMBER.search(other):
        return True
    shorter, longer = sorted((mine, other), key=len)
    return shorter[-2:] in longer or one.measure == level.statement.measure is not None


def _as_pair(one: Told, level: Told, before: int) -> tuple[Told, Told]:
    first, second = one.statement, level.statement
    direction = second.direction or way(one.quantity, level.quantity)
    subject, measure = second.subject, second.measure
    if subject is None or THAT_NUMBER.search(subject) or (measure and THAT_NUMBER.search(measure)):
        subject, measure = first.subject, measure if measure and not THAT_NUMBER.search(measure) else first.measure
    baseline = first._replace(role="baseline", direction=None, basis=FROM_TO, subject=first.subject or subject)
    reached = second._replace(direction=direction, basis=FROM_TO, subject=subject, measure=measure, goes_on=False)
    return one._replace(statement=baseline), level._replace(statement=reached, pair=before)
