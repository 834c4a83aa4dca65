"""Read one time: a moment, a stretch between two (6月7日至9日), what leads up to one (9月底前, 今年以来), or what recurs (每周六)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from flows.tag.times import calendar, pieces
from flows.tag.times.hours import hours_at
from flows.tag.times.moments import read_moment
from flows.tag.times.pieces import Pieces, small_number
from flows.tag.times.read import Context, Read

# What is only compared with is not what is spoken of next.
AGAINST = re.compile("(?<![同环])[比较与同跟]$")
# 2、3、5年后: the last of a list of lengths.
LISTED = re.compile("[0-9一二三四五六七八九]、$")


def read_time(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """The time that begins at `start`, or nothing."""
    for reader in (_until_now, _years, _decade, _two_years, _two_days, _plan, _recurring, _span, _recent_span, _seasons, _stretch):
        read = reader(text, start, known, context)
        if read is not None:
            return replace(read, compared=True) if pieces.stands_behind(AGAINST, text, start) else read
    return None


def _until_now(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """截至目前: until the day of issue."""
    found = known.until_now.match(text, start)
    return Read(start, found.end(), "range", "day", None, context.issue_date) if found else None


def _recent_span(text: str, start: int, _known: Pieces, context: Context) -> Read | None:
    """近三年, 过去五年, 最近两个月: as long back from the day of writing; 用了近三年 is a length of nearly three years."""
    found = pieces.RECENT.match(text, start)
    if not found or (found[1] == "近" and not pieces.stands_behind(pieces.OPENS, text, start)):
        return None
    count, unit = small_number(found[2]), found[4]
    granularity = calendar.GRANULARITY_OF_UNIT[unit]
    first = calendar.moved(context.today, -count, unit) if context.today and not found[3] else None
    return Read(start, found.end(), "duration", granularity, first, context.today)


def _years(text: str, start: int, _known: Pieces, _context: Context) -> Read | None:
    found = pieces.YEARS.match(text, start)
    if not found or int(found[1]) >= int(found[2]):
        return None
    return Read(start, found.end(), "range", "year", date(int(found[1]), 1, 1), date(int(found[2]), 12, 31))


def _decade(text: str, start: int, _known: Pieces, context: Context) -> Read | None:
    found = pieces.DECADE.match(text, start)
    if not found:
        return None
    this = context.today.year // 100 + 1 if context.today else 21
    if found[2]:
        century = int(small_number(found[2]))
    elif "世纪" in found.group():
        century = this - 1 if found[1] == "上" else this
    else:
        century = 20
    decade = int(found[3]) if found[3].isdigit() else int(small_number(found[3]))
    first = (century - 1) * 100 + decade
    return Read(start, found.end(), "range", "decade", date(first, 1, 1), date(first + 9, 12, 31))


def _two_years(text: str, start: int, _known: Pieces, context: Context) -> Read | None:
    """明后两年, 今明两年."""
    found = pieces.TWO_YEARS.match(text, start)
    if not found or context.today is None:
        return None
    first = context.today.year + (found[1] == "明后")
    return Read(start, found.end(), "range", "year", date(first, 1, 1), date(first + 1, 12, 31))


def _two_days(text: str, start: int, _known: Pieces, context: Context) -> Read | None:
    """今明两天."""
    found = pieces.TWO_DAYS.match(text, start)
    if not found or context.today is None:
        return None
    first = context.today + timedelta(days=found[1] == "明后")
    return Read(start, found.end(), "range", "day", first, first + timedelta(days=1))


def _seasons(text: str, start: int, known: Pieces, _context: Context) -> Read | None:
    """今冬明春, 去冬今春: one stretch of two seasons, whose days papers do not mean exactly."""
    end, seasons = start, 0
    while (year := known.season_year.pattern.match(text, end)) and (part := known.parts_of_year.pattern.match(text, year.end())):
        end, seasons = part.end(), seasons + 1
    return Read(start, end, "range", "season") if seasons > 1 else None


def _plan(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    found = known.plan.match(text, start)
    if not found:
        return None
    plan = known.plans[found[1]]
    last = date(plan.last_year, 12, 31)
    if found[2] == "末":
        return Read(start, found.end(), "range", "year", date(plan.last_year, 1, 1), last)
    read = Read(start, found.end(), "range", "year", date(plan.first_year, 1, 1), last)
    return _until_printed(read, context) if found[2] == "以来" else read


def _recurring(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """每周二, 每年3月, 每天8时至20时, and hours without a day: 7:00—9:00, 17时. 每天 alone says how often, and is no time."""
    every = pieces.REPEATED.match(text, start)
    often = None if every else pieces.OFTEN.match(text, start)
    repeated = every or often
    hours = hours_at(text, repeated.end() if repeated else start, known, in_words=bool(repeated))
    if hours and (repeated or not hours.named):
        day = None if repeated else context.day_of_hours(text, stretch=hours.is_stretch)
        return Read(start, hours.end, "point" if day else "recurring", hours.granularity, day, day)
    if every is None:
        return None
    part = known.part_of_day.pattern.match(text, every.end())
    month = every.group().endswith("月")
    return Read(start, part.end() if part else every.end(), "recurring", "month" if month else "day")


def _span(text: str, start: int, _known: Pieces, context: Context) -> Read | None:
    """三年前, 一年来, 两个月后: counted from the day of writing."""
    found = pieces.SPAN_AGO.match(text, start)
    if not found or pieces.stands_behind(LISTED, text, start):
        return None
    count, unit, way = small_number(found[1]), found[2], found[4]
    if way in ("以来", "来"):
        granularity = calendar.GRANULARITY_OF_UNIT[unit]
        first = calendar.moved(context.today, -count, unit) if context.today and not found[3] else None
        return Read(start, found.end(), "duration", granularity, first, context.today)
    if "后" in way and unit not in ("年", "个月") and not pieces.stands_behind(pieces.OPENS, text, start):
        return None
    return _counted_day(found.end(), start, -count if "前" in way else count, unit, _seen_from(context, way, unit))


def _seen_from(context: Context, way: str, unit: str) -> Context:
    """五年后 is counted from the past year that was spoken of, where one was; else as all others from the day of writing."""
    last = context.period.from_date if context.period and context.period.granularity == "year" else None
    told = "后" in way and unit == "年" and last and context.today and last.year < context.today.year
    return Context(last, context.issue_date) if told else context


def _counted_day(end: int, start: int, count: float, unit: str, context: Context) -> Read | None:
    granularity = calendar.GRANULARITY_OF_UNIT[unit]
    if context.today is None or count != int(count):
        return Read(start, end, "range", granularity)
    first, last = calendar.around(calendar.moved(context.today, count, unit), granularity)
    return Read(start, end, "point" if granularity == "day" else "range", granularity, first, last)


def _stretch(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """A moment, or two with 至 between; with what leads up to it, goes on from it, or lasts as long."""
    first = read_moment(text, start, known, context)
    if first is None:
        return None
    joined = pieces.JOINED.match(text, first.end)
    if joined and first.from_date:
        inner = Context(context.today, context.issue_date, anchor_year=first.from_date.year, last=first)
        second = read_moment(text, joined.end(), known, inner)
        if second and second.to_date and second.to_date < first.from_date and second.from_date:
            inner = replace(inner, anchor_year=first.from_date.year + 1)  # 12月31日至1月3日
            second = read_moment(text, joined.end(), known, inner)
        if second and second.to_date and second.to_date >= first.from_date:
            first = Read(start, second.end, "range", second.granularity, first.from_date, second.to_date)
    return _with_suffix(text, first, context)


def _with_suffix(text: str, read: Read, context: Context) -> Read:
    if found := pieces.SINCE.match(text, read.end):
        return _until_printed(replace(read, end=found.end(), kind="range"), context)
    if found := pieces.DURING.match(text, read.end):
        return replace(read, end=found.end())
    if read.granularity == "month" and (found := pieces.THAT_MONTH.match(text, read.end)):
        return replace(read, end=found.end())
    if (found := pieces.BEFORE.match(text, read.end)) and read.granularity != "decade":
        return replace(read, end=found.end(), kind="range", from_date=None, to_date=_last_day_before(read))
    return read


def _until_printed(read: Read, context: Context) -> Read:
    """From its first day to the day of issue; what begins later cannot have lasted until then, and has no dates."""
    if context.issue_date and read.from_date and read.from_date <= context.issue_date:
        return replace(read, to_date=context.issue_date)
    return replace(read, from_date=None, to_date=None)


def _last_day_before(read: Read) -> date | None:
    """Before the 24th is until the 23rd, before June until the end of May; before the end of September is until that."""
    if read.from_date is None or read.to_date is None:
        return None
    ends_within = read.granularity in ("month_part", "year_part", "minute", "hour", "day_part", "quarter", "half_year")
    return read.to_date if ends_within else read.from_date - timedelta(days=1)
