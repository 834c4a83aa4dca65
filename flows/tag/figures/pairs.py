"""Statements that run over clauses, sentences and paragraphs: 原有158个车位 … 增加到了314个 is one statement of two figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.figures.quantities import Quantity
from flows.tag.figures.statements import FROM_TO, Statement, way
from flows.tag.patterns import any_of

# How many figures back what something came from is looked for.
FURTHEST = 8
# A year named, or the end of a clause of time (改造前，), says as much as the words of `earlier_words.csv` that a level was so before.
BEFORE = "前[，,]|时[，,只]|[12][0-9]{3}年"
# Of this year, or the end of a clause that says after what (改造后，), beside the words for now.
NOW = "今年|改造后|[一-鿿]后[，,]"
# The figure before is meant, whatever it was called.
THAT_NUMBER = re.compile("^[这该其此]|(?:这个?(?:数字?|数目|数据|比例)|总数|总量|数量)$")
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
    any_alone = any(earlier.alone.search(text) for text in dict.fromkeys(one.text for one in told))
    for index, level in enumerate(done):
        words = earlier.of_any if _may_have_come(level.statement) else earlier.alone if any_alone and _is_now(level, earlier.now) else None
        if words:
            before = _came_from(done, index, words)
            if before is not None:
                done[before], done[index] = _as_pair(done[before], level, before)
    return done


def _may_have_come(level: Statement) -> bool:
    return level.reaches and level.basis is None and level.role == "level" and level.verb not in BACK


def _is_now(level: Told, now: re.Pattern[str]) -> bool:
    """Whether a level is said to be so now, or after what changed it: 如今只要6小时."""
    statement = level.statement
    plain = statement.role == "level" and statement.basis is None and not statement.reaches
    return plain and bool(now.search(level.text, level.sentence, level.quantity.start))


def _came_from(told: Sequence[Told], index: int, earlier: re.Pattern[str]) -> int | None:
    """The nearest earlier level of the same thing; of no such, the one right before."""
    level = told[index]
    fit = [
        before
        for before in range(index - 1, max(index - FURTHEST, 0) - 1, -1)
        if _could_have_been(told[before], level) and earlier.search(told[before].text, told[before].sentence, told[before].quantity.start)
    ]
    alike = next((before for before in fit if _of_the_same(told[before].statement, level)), None)
    return index - 1 if alike is None and level.statement.reaches and index - 1 in fit else alike


def _could_have_been(one: Told, level: Told) -> bool:
    if one.statement.role != "level" or one.statement.basis or level.paragraph_no - one.paragraph_no > 2:
        return False
    same_unit = one.quantity.unit.unit_code == level.quantity.unit.unit_code
    direction = way(one.quantity, level.quantity)
    return same_unit and direction is not None and level.statement.direction in (None, direction)


class Earlier(NamedTuple):
    """What says of a level that it was so before, by what the later one needs; and what says that one is so now."""

    of_any: re.Pattern[str]
    alone: re.Pattern[str]
    now: re.Pattern[str]


@lru_cache(maxsize=4)
def _earlier(lexicon: Lexicon) -> Earlier:
    rows = lexicon.earlier_words
    return Earlier(
        of_any=re.compile(f"{BEFORE}|{any_of(row.word for row in rows)}"),
        alone=re.compile(any_of(row.word for row in rows if row.alone == "yes")),
        now=re.compile(f"{NOW}|{any_of(row.word for row in lexicon.time_words if row.kind == 'now')}"),
    )


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
