"""The time that a figure speaks of: the one that was named last before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from flows.values import Time

NAME_BEFORE = re.compile("[^。！？，；…]”")
UNTIL_THEN = re.compile(r"(?:截至|截止|截止到|到|至)$")
PARTS = ("month_part", "year_part")


class Period(NamedTuple):
    """First and last day of what a figure speaks of, where that is known."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a paragraph in the order of the text, and where each begins."""

    times: Sequence[Time]
    starts: Sequence[int]

    def between(self, start: int, end: int) -> Sequence[Time]:
        """Those that begin at `start` or behind it, and before `end`."""
        return self.times[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def period_of(text: str, within: tuple[int, int], times: Times, *, role: str, basis: str | None) -> Period:
    """The time that was named last `within` these offsets, other than one that the figure is compared with or part of a title."""
    sentence, end = within
    before = [time for time in times.between(sentence, end) if time.end <= end and time.kind != "recurring"]
    spoken = [time for time in before if (time.from_date or time.to_date) and not _is_set_apart(text, time, role, basis)]
    if not spoken:
        return Period()
    time = spoken[-1]
    until = UNTIL_THEN.search(text, sentence, time.start) and (
        text[max(time.start - 2, 0) : time.start].startswith("截") or time.granularity in PARTS
    )
    last_day = until or (time.granularity in PARTS and role in ("target", "baseline"))
    return Period(time.to_date if last_day else time.from_date, time.to_date)


def _is_set_apart(text: str, time: Time, role: str, basis: str | None) -> bool:
    before = text[max(time.start - 2, 0) : time.start]
    compared = before.endswith(("较", "比")) or time.surface in (basis or "")
    # 由去年同期的9.6亿元 is of that time, and what it grew to is not.
    left_behind = role != "baseline" and before.endswith(("由", "从")) and text[time.end : time.end + 1] == "的"
    # “抱团出海”2024年大会 is a name.
    named = bool(NAME_BEFORE.fullmatch(before)) or text.rfind("《", 0, time.start) > text.rfind("》", 0, time.start)
    return compared or left_behind or named
