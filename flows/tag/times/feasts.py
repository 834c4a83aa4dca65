"""Read one festival, solar term or day of the lunar calendar, with or without its year: 今年春节, 清明, 农历八月十五."""

from __future__ import annotations

import re
from datetime import date

from flows.tag.times import festivals, pieces
from flows.tag.times.pieces import Pieces
from flows.tag.times.read import Context, Read
from flows.values import TimeKind

# 初五 is a day of the first month only around the spring festival.
FESTIVE_DAYS = 40


def on_feast(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """A festival, a solar term or a day of the lunar calendar, with or without its year; of no year named, the closest."""
    position, years = _year_before(text, start, known, context)
    if found := known.festival.match(text, position):
        return _on_festival(text, start, found, years, known, context)
    lunar = festivals.LUNAR_DATE.match(text, position)
    return _on_lunar_day(start, lunar, years, context) if lunar else None


def _on_festival(text: str, start: int, found: re.Match[str], years: list[int], known: Pieces, context: Context) -> Read:
    """A holiday has no days that are known."""
    festival = known.festivals[found.group()]
    if holiday := pieces.HOLIDAY.match(text, found.end()):
        return Read(start, holiday.end(), "range", "day")
    near = _spoken_of_day(context)
    if near is None:
        return Read(start, found.end(), "point", "day")
    day = festivals.nearest([festivals.festival_day(festival, year) for year in years], near)
    that_day = pieces.THAT_DAY.match(text, found.end())
    return Read(start, that_day.end() if that_day else found.end(), "point", "day", day, day)


def _on_lunar_day(start: int, found: re.Match[str], years: list[int], context: Context) -> Read | None:
    """农历八月十五, 腊月廿三, 正月: in the lunar year that is named, else in that with the closest such day."""
    near = _spoken_of_day(context)
    dates = [festivals.lunar_date(found, year) for year in years] if near else []
    first = festivals.nearest([first for first, _ in dates], near) if near else None
    last = next((last for one, last in dates if one == first), None)
    if found["bare"] and not (first and context.today and abs((first - context.today).days) <= FESTIVE_DAYS):
        return None
    kind: TimeKind = "point" if first == last else "range"
    return Read(start, found.end(), kind, "day" if first == last else "month", first, last)


def _year_before(text: str, start: int, known: Pieces, context: Context) -> tuple[int, list[int]]:
    """Where the year ends that stands at `start`, if one does, and which year it is; else the years around this one."""
    if absolute := pieces.YEAR.match(text, start):
        return absolute.end(), [pieces.printed_year(absolute.group())]
    if relative := known.year.pattern.match(text, start):
        this = context.today.year if context.today else 0
        return relative.end(), [this + known.year.meaning[relative.group()].offset]
    near = _spoken_of_day(context)
    return start, [near.year - 1, near.year, near.year + 1] if near else []


def _spoken_of_day(context: Context) -> date | None:
    """What a feast without its year is closest to: the month or day that its sentence named last, else the day of writing."""
    named = context.last.from_date if context.anchor_month and context.last else None
    return named or context.today
