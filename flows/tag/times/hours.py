"""Hours of a day: 下午3时, 8:30, 夜里八点; and from one to another: 晚7时到9时半."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.tag.times import pieces
from flows.tag.times.pieces import Pieces

# 晚一点 is a little later.
A_LITTLE = re.compile("[早晚]一点(?![半钟多0-9])")
# 22时至次日6时
NEXT_DAY = re.compile("次日|翌日|第二天")
AFTERWARDS = re.compile("以后|之后|以前|之前")
# 14∶19 is an hour only behind a day or a part of one, or behind another hour; with this sign scores and ratios are printed.
DAY_BEFORE = re.compile("[日天晚午晨夜早上至到—]$")


class Hours(NamedTuple):
    """Where an hour, or a stretch of hours, ends, and whether it tells minutes; `named` if the part of the day is."""

    end: int
    granularity: str
    is_stretch: bool = False
    named: bool = False


def hours_at(text: str, start: int, known: Pieces, *, in_words: bool = False) -> Hours | None:
    """The hour or hours that begin at `start`; hours in words count where the part of the day or the day itself is named (`in_words`)."""
    part = known.part_of_day.pattern.match(text, start)
    if A_LITTLE.match(text, start):
        return None
    position = part.end() if part else start
    clock = _clock(text, position, in_words=in_words or bool(part))
    if clock is None:
        return None
    end, granularity = clock
    until = _until(text, end, known)
    if until:
        return Hours(until, granularity, is_stretch=True, named=bool(part))
    afterwards = AFTERWARDS.match(text, end)
    return Hours(afterwards.end() if afterwards else end, granularity, named=bool(part))


def _until(text: str, end: int, known: Pieces) -> int | None:
    """Where the hour ends that this one goes on to."""
    joined = pieces.JOINED.match(text, end)
    if not joined:
        return None
    next_day = NEXT_DAY.match(text, joined.end())
    position = next_day.end() if next_day else joined.end()
    part = known.part_of_day.pattern.match(text, position)
    other = _clock(text, part.end() if part else position, in_words=True)
    return other[0] if other else None


def _clock(text: str, start: int, *, in_words: bool) -> tuple[int, str] | None:
    clock = pieces.CLOCK.match(text, start)
    if clock and ("∶" not in clock.group() or pieces.stands_behind(DAY_BEFORE, text, start)):
        return clock.end(), "minute" if clock[2] or clock[3] or clock[4] else "hour"
    words = pieces.CLOCK_IN_WORDS.match(text, start)
    if words and (in_words or words[1] == "零"):
        return words.end(), "minute" if words[2] else "hour"
    return None
