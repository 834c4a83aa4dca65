"""Read one time: a moment, a stretch between two (6月7日至9日), what leads up to one (9月底前, 今年以来), or what recurs (每周六)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from flows.tag.times import pieces
from flows.tag.times.hours import hours_at
from flows.tag.times.moments import read_moment
from flows.tag.times.pieces import Pieces
from flows.tag.times.read import Context, Read
from flows.tag.times.spans import coming_span, decade, recent_span, span_ago

LONG_OVER = 120
LONGEST_TITLE = 40
# What is only compared with is not what is spoken of next.
AGAINST = re.compile("(?<![同环])[比较与同跟]$")


def read_time(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """The time that begins at `start`, or nothing."""
    if counted := _counted(text, start, context):
        return counted
    in_words = (_until_now, _two_years, _two_days, _since_era, _since_season, _plan, _seasons)
    for reader in (_years, _recurring, _stretch) if text[start].isdecimal() else (*in_words, _recurring, _stretch):
        read = reader(text, start, known, context)
        if read is not None:
            return read._replace(compared=True) if pieces.stands_behind(AGAINST, text, start) else read
    return None


def _counted(text: str, start: int, context: Context) -> Read | None:
    """What is counted in years, months or days, by the character that it may begin with."""
    first = text[start]
    if first in "未今此":
        return coming_span(text, start, context)
    if first in "近过最这":
        return span_ago(text, start, context) or recent_span(text, start, context)
    if first in "0123456789一二两三四五六七八九十半上本世":
        return span_ago(text, start, context) or decade(text, start, context)
    return None


def _until_now(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """截至目前: until the day of issue."""
    found = known.until_now.match(text, start)
    return Read(start, found.end(), "range", "day", None, context.issue_date) if found else None


def _years(text: str, start: int, _known: Pieces, _context: Context) -> Read | None:
    found = pieces.YEARS.match(text, start)
    if not found or int(found[1]) >= int(found[2]):
        return None
    return Read(start, found.end(), "range", "year", date(int(found[1]), 1, 1), date(int(found[2]), 12, 31))


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


def _since_era(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """建国以来, 改革开放以来."""
    found = known.era.match(text, start)
    if not found:
        return None
    return Read(start, found.end(), "range", "day", known.eras[found[1]], context.issue_date)


def _since_season(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """今年入夏以来, 入冬以来: from the first month of the season on."""
    year = known.year.pattern.match(text, start)
    found = pieces.SINCE_SEASON.match(text, year.end() if year else start)
    if not found or context.today is None:
        return None
    month = pieces.SEASON_BEGINS[found[1]]
    this = context.today.year + (known.year.meaning[year.group()].offset if year else 0)
    first = date(this if month <= context.today.month or year else this - 1, month, 1)
    return Read(start, found.end(), "range", "season", first, context.issue_date)


def _plan(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    found = known.plan.match(text, start)
    in_title = text.rfind("《", max(start - LONGEST_TITLE, 0), start) > text.rfind("》", max(start - LONGEST_TITLE, 0), start)
    if not found or (found[2] is None and in_title):
        return None
    plan = known.plans[found[1]]
    last = date(plan.last_year, 12, 31)
    if found[2] == "末":
        return Read(start, found.end(), "range", "year_part", last.replace(day=1), last)
    read = Read(start, found.end(), "range", "year", date(plan.first_year, 1, 1), last)
    return _until_printed(read, context) if found[2] == "以来" else read


def _recurring(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """每周二, 每年3月, 每天8时至20时, and hours without a day: 7:00—9:00, 17时. 每天 alone says how often, and is no time."""
    every = pieces.REPEATED.match(text, start)
    often = None if every else pieces.OFTEN.match(text, start)
    repeated = every or often
    hours = hours_at(text, repeated.end() if repeated else start, known, in_words=bool(repeated))
    if hours and (repeated or not hours.named):
        until = pieces.BEFORE.match(text, hours.end) if repeated else None
        if until:
            return Read(start, until.end(), "recurring", hours.granularity)
        day = None if repeated else context.day_of_hours(text, stretch=hours.is_stretch)
        return Read(start, hours.end, "point" if day else "recurring", hours.granularity, day, day)
    festive = read_moment(text, often.end(), known, context) if often and often.group() == "每年" else None
    if festive and festive.granularity == "day":
        return Read(start, festive.end, "recurring", "day")
    if every is None:
        return None
    part = known.part_of_day.pattern.match(text, every.end())
    month = every.group().endswith("月")
    return Read(start, part.end() if part else every.end(), "recurring", "month" if month else "day")


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
    read = _with_suffix(text, first, context)
    if read.end > first.end and _is_long_over(read, context):
        # 9月底前 is of this year, though the sentence spoke of another before.
        anew = read_moment(text, start, known, Context(context.today, context.issue_date))
        return _with_suffix(text, anew, context) if anew and anew.end == first.end else read
    return read


def _is_long_over(read: Read, context: Context) -> bool:
    """Whether it says until when, and that was months before the day of issue."""
    if read.from_date or read.to_date is None or context.issue_date is None:
        return False
    return read.to_date < context.issue_date - timedelta(days=LONG_OVER)


def _with_suffix(text: str, read: Read, context: Context) -> Read:
    if found := pieces.SINCE.match(text, read.end):
        return _until_printed(read._replace(end=found.end(), kind="range"), context)
    if found := pieces.DURING.match(text, read.end):
        return read._replace(end=found.end())
    if read.granularity == "month" and (found := pieces.THAT_MONTH.match(text, read.end)):
        return read._replace(end=found.end())
    if (found := pieces.BEFORE.match(text, read.end)) and read.granularity != "decade":
        return read._replace(end=found.end(), kind="range", from_date=None, to_date=_last_day_before(read))
    return read


def _until_printed(read: Read, context: Context) -> Read:
    """From its first day to the day of issue; what begins later cannot have lasted until then, and has no dates."""
    if context.issue_date and read.from_date and read.from_date <= context.issue_date:
        return read._replace(to_date=context.issue_date)
    return read._replace(from_date=None, to_date=None)


def _last_day_before(read: Read) -> date | None:
    """Before the 24th is until the 23rd, before June until the end of May; before the end of September is until that."""
    if read.from_date is None or read.to_date is None:
        return None
    ends_within = read.granularity in ("month_part", "year_part", "minute", "hour", "day_part", "quarter", "half_year")
    return read.to_date if ends_within else read.from_date - timedelta(days=1)
