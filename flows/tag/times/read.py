"""A time as it was read, and what is known where one is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from flows.values import TimeKind

DAYS = ("day", "day_part", "hour", "minute", "week")
FROM_THEN_ON = ("起，", "起、", "起实行", "起执行")
# What figures are compared over.
PERIODS = ("month_part", "month", "quarter", "half_year", "year")


class Read(NamedTuple):
    """A time as it was read: where it stands, and which days it covers, as far as that is known."""

    start: int
    end: int
    kind: TimeKind
    granularity: str
    from_date: date | None = None
    to_date: date | None = None
    compared: bool = False


@dataclass(slots=True)
class Context:
    """What is known where a time is read.

    `today` is the day of writing and `issue_date` that of printing; `anchor_year` and `anchor_month` are what the sentence named last,
    `last` is the time before, `last_day` the last that was one of days, and `period` the last stretch of months or more, with which the
    article compares others.
    """

    today: date | None
    issue_date: date | None
    anchor_year: int | None = None
    anchor_month: int | None = None
    last: Read | None = None
    last_day: Read | None = None
    period: Read | None = None

    def follow(self, read: Read) -> None:
        """Remember a time that was read, unless it is only what another is compared with."""
        if read.granularity in DAYS and read.from_date and not read.compared:
            self.last_day = read
        if read.compared:
            self.last = self.last or read
            return
        if read.granularity in PERIODS and read.kind == "range" and read.from_date and read.to_date:
            self.period = read
        self.last = read
        if read.from_date and read.kind in ("point", "range"):
            self.anchor_year = read.from_date.year
            self.anchor_month = read.from_date.month if read.granularity in ("month", "month_part", "day") else None

    def day_of_hours(self, text: str, *, stretch: bool) -> date | None:
        """The day of an hour that is named without one: that of the time before it; from a day on, and for a stretch, it is of any."""
        last = self.last
        if stretch or last is None or last.kind != "point" or last.from_date != last.to_date or text.startswith(FROM_THEN_ON, last.end):
            return None
        return last.from_date
