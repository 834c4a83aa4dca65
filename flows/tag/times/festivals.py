"""Days of the lunar calendar, festivals and solar terms: 农历八月十五, 腊月廿三, 春节, 清明."""

from __future__ import annotations

import re
from datetime import date

from borax.calendars.lunardate import LunarDate, TermUtils

from flows.lexicon.entries import Festival

# What the library has tables for.
LUNAR_YEARS = range(1901, 2100)
MONTHS_IN_CHINESE = {name: number for number, name in enumerate("正二三四五六七八九十冬腊", 1)} | {"一": 1, "十一": 11, "十二": 12}
TENS = {"初": 0, "十": 10, "廿": 20, "二十": 20, "三十": 30}
UNITS = {name: number for number, name in enumerate("一二三四五六七八九", 1)} | {"十": 10, "": 0}
DAY_IN_CHINESE = "初[一二三四五六七八九十]|(?:十|廿|二十)[一二三四五六七八九]?|三十"
# 八月十五 is a day of either calendar, 八月廿三 and 腊月初八 only of the lunar one.
LUNAR_DATE = re.compile(
    rf"(?:(?:农历|阴历|夏历)(?P<leap>闰)?(?P<month>正|[冬腊]|十[一二]?|[一二三四五六七八九])月(?P<day>{DAY_IN_CHINESE})?"
    rf"|(?P<bare>初[一二三四五六七八九十])(?=过后|前|起|到|至|，|、|那天|晚|早)|(?P<named>[正腊])月(?P<of_named>{DAY_IN_CHINESE})?|(?P<plain>十[一二]?|[二三四五六七八九])月(?P<of_plain>初[一二三四五六七八九十]|廿[一二三四五六七八九]?))"
)


def festival_day(festival: Festival, year: int) -> date | None:
    """The day of the festival that the solar year of its new year's day has: 除夕 of 2024 ends the lunar year 2023."""
    if year not in LUNAR_YEARS:
        return None
    if festival.calendar == "solar":
        return date(year, festival.month, festival.day)
    if festival.calendar == "term":
        return date(*_ymd(TermUtils.nth_term_day(year, festival.day - 1)))
    if festival.month == 12:
        return lunar_day(year - 1, 12, festival.day)
    return lunar_day(year, festival.month, festival.day)


def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The solar day of a day of the lunar year; of a 30th that the month has not got, its last."""
    if year not in LUNAR_YEARS:
        return None
    try:
        return date(*_ymd(LunarDate(year, month, day, 1 if leap else 0).to_solar_date()))
    except ValueError:
        return lunar_day(year, month, day - 1, leap=leap) if day == 30 else None


def lunar_date(found: re.Match[str], year: int) -> tuple[date | None, date | None]:
    """First and last day of what `LUNAR_DATE` found, in the lunar year `year`."""
    month = MONTHS_IN_CHINESE[found["month"] or found["named"] or found["plain"] or "正"]
    written = found["day"] or found["of_named"] or found["of_plain"] or found["bare"]
    leap = bool(found["leap"])
    if written:
        day = lunar_day(year, month, _day(written), leap=leap)
        return day, day
    return lunar_day(year, month, 1, leap=leap), lunar_day(year, month, 30, leap=leap)


def nearest(days: list[date | None], today: date) -> date | None:
    """Of these days, the one that is closest to today."""
    return min((day for day in days if day), key=lambda day: abs(day - today), default=None)


def _day(written: str) -> int:
    for tens, number in TENS.items():
        if written.startswith(tens) and written.removeprefix(tens) in UNITS:
            return number + UNITS[written.removeprefix(tens)]
    return 0


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
