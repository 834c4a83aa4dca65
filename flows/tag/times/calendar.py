"""Days, months and years: what is counted from a day, and which year a month without one is of."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

MONTHS = 12
# A month named without a year is of the past, unless that is more than half a year away from the day of issue on the other side.
HALF_A_YEAR = 6
GRANULARITY_OF_UNIT = {"年": "year", "个月": "month", "周": "week", "个星期": "week", "天": "day", "日": "day"}


def first_of_month(year: int, month: int) -> date:
    """The first day; months from 13 on are of the next year."""
    return date(year + (month - 1) // MONTHS, (month - 1) % MONTHS + 1, 1)


def last_of_month(year: int, month: int) -> date:
    """The last day; months from 13 on are of the next year."""
    first = first_of_month(year, month)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def day_or_nothing(year: int, month: int, day: int) -> date | None:
    """The day, if there is such a day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_from(today: date, offset: int) -> tuple[int, int]:
    """Year and month so many months from today's."""
    months = today.year * MONTHS + today.month - 1 + offset
    return months // MONTHS, months % MONTHS + 1


def year_of_month(month: int, named: int | None, today: date | None) -> int | None:
    """The year of a month that is named without one: the year named before it, else the closest."""
    if named is not None:
        return named
    if today is None:
        return None
    if month - today.month > HALF_A_YEAR:
        return today.year - 1
    return today.year + 1 if today.month - month > HALF_A_YEAR + 3 else today.year


def nearest_day(day: int, today: date) -> date | None:
    """The day of this number that is closest to today; of two as close, the one before."""
    months = (month_from(today, offset) for offset in (-1, 0, 1))
    days = list(filter(None, (day_or_nothing(year, month, day) for year, month in months)))
    return min(days, key=lambda one: (abs(one - today), one), default=None)


def moved(today: date, count: float, unit: str) -> date:
    """So many years, months, weeks or days from today; a day that the month has not got is its last."""
    if unit in ("年", "个月"):
        year, month = month_from(today, round(count * (MONTHS if unit == "年" else 1)))
        if not MINYEAR <= year < MAXYEAR:
            return today
        return date(year, month, min(today.day, last_of_month(year, month).day))
    return today + timedelta(days=round(count * (7 if unit in ("周", "个星期") else 1)))


def years_back(day: date, years: int) -> date:
    """The same day so many years earlier; of 29 February, the 28th."""
    return day_or_nothing(day.year - years, day.month, day.day) or date(day.year - years, 2, 28)


def around(day: date, granularity: str) -> tuple[date, date]:
    """First and last day of the year, month or week that the day is in, or the day itself."""
    if granularity == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if granularity == "month":
        return first_of_month(day.year, day.month), last_of_month(day.year, day.month)
    if granularity == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    return day, day
