"""Read one time: a moment (去年5月17日), a stretch between two (6月7日至9日), what leads up to one (9月底前, 今年以来), or what recurs.

The parts stand in one order in Chinese, from the largest to the smallest: year, part of the year or month, part of the month or day, part
of the day, hour. A moment is read in that order, and has the days that its smallest dated part covers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flows.tag.times import calendar, pieces
from flows.tag.times.pieces import Pieces, small_number
from flows.values import TimeKind

# What figures are compared over.
PERIODS = ("month_part", "month", "quarter", "half_year", "year")


@dataclass(frozen=True, slots=True)
class Read:
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

    `today` is the day of writing and `issue_date` that of printing; `anchor_year` is the year that the sentence named last, `last` the
    time before, and `period` the last stretch of months or more that the article spoke of, with which it compares others.
    """

    today: date | None
    issue_date: date | None
    anchor_year: int | None = None
    last: Read | None = None
    period: Read | None = None

    def follow(self, read: Read) -> None:
        """Remember a time that was read."""
        if read.granularity in PERIODS and read.kind == "range" and not read.compared and read.from_date and read.to_date:
            self.period = read
        self.last = read
        if read.from_date and read.kind != "recurring":
            self.anchor_year = read.from_date.year


def read_time(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """The time that begins at `start`, or nothing."""
    for reader in (_years, _decade, _plan, _recurring, _span, _stretch):
        read = reader(text, start, known, context)
        if read is not None:
            return read
    return None


def _years(text: str, start: int, _known: Pieces, _context: Context) -> Read | None:
    found = pieces.YEARS.match(text, start)
    if not found or int(found[1]) >= int(found[2]):
        return None
    return Read(start, found.end(), "range", "year", date(int(found[1]), 1, 1), date(int(found[2]), 12, 31))


def _decade(text: str, start: int, _known: Pieces, context: Context) -> Read | None:
    found = pieces.DECADE.match(text, start)
    if not found:
        return None
    century = int(small_number(found[2])) if found[2] else 20 if found[1] == "上" else 21
    decade = int(found[3]) if found[3].isdigit() else int(small_number(found[3]))
    first = (century - 1) * 100 + decade
    return Read(start, found.end(), "range", "decade", date(first, 1, 1), date(first + 9, 12, 31))


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


def _recurring(text: str, start: int, known: Pieces, _context: Context) -> Read | None:
    """每周二, 每年3月, 每天8时至20时, and hours without a day: 7:00—9:00, 17时. 每天 alone says how often, and is no time."""
    every = pieces.REPEATED.match(text, start)
    position = every.end() if every else start
    part = known.part_of_day.pattern.match(text, position) if every else None
    clock = pieces.CLOCK.match(text, part.end() if part else position)
    if clock:
        end, granularity = _to_clock(text, clock.end()), _fineness(clock)
        return Read(start, end, "recurring", granularity)
    if every and any(every.groups()):
        return Read(start, every.end(), "recurring", "month" if every.group().endswith("月") else "day")
    return None


def _to_clock(text: str, end: int) -> int:
    """Where an hour ends that goes on to another: 8时至20时."""
    joined = pieces.JOINED.match(text, end)
    other = pieces.CLOCK.match(text, joined.end()) if joined else None
    return other.end() if other else end


def _fineness(clock: re.Match[str]) -> str:
    return "minute" if clock[2] or clock[3] or clock[4] else "hour"


def _span(text: str, start: int, _known: Pieces, context: Context) -> Read | None:
    """三年前, 一年来, 两个月后: counted from the day of writing."""
    found = pieces.SPAN_AGO.match(text, start)
    if not found:
        return None
    count, unit, way = small_number(found[1]), found[2], found[3]
    if way in ("以来", "来"):
        granularity = calendar.GRANULARITY_OF_UNIT[unit]
        if context.today is None:
            return Read(start, found.end(), "duration", granularity)
        return Read(start, found.end(), "duration", granularity, calendar.moved(context.today, -count, unit), context.today)
    return _counted_day(found.end(), start, -count if "前" in way else count, unit, context)


def _counted_day(end: int, start: int, count: float, unit: str, context: Context) -> Read | None:
    granularity = calendar.GRANULARITY_OF_UNIT[unit]
    if context.today is None or count != int(count):
        return Read(start, end, "range", granularity)
    first, last = calendar.around(calendar.moved(context.today, count, unit), granularity)
    return Read(start, end, "point" if granularity == "day" else "range", granularity, first, last)


def _stretch(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """A moment, or two with 至 between; with what leads up to it, goes on from it, or lasts as long."""
    first = _moment(text, start, known, context)
    if first is None:
        return None
    joined = pieces.JOINED.match(text, first.end)
    if joined and first.from_date:
        inner = Context(context.today, context.issue_date, first.from_date.year, first)
        second = _moment(text, joined.end(), known, inner)
        if second and second.to_date and second.to_date >= first.from_date:
            first = Read(start, second.end, "range", second.granularity, first.from_date, second.to_date)
    return _with_suffix(text, first, context)


def _with_suffix(text: str, read: Read, context: Context) -> Read:
    if found := pieces.SINCE.match(text, read.end):
        return _until_printed(replace(read, end=found.end(), kind="range"), context)
    if found := pieces.DURING.match(text, read.end):
        return replace(read, end=found.end())
    if (found := pieces.BEFORE.match(text, read.end)) and read.granularity not in ("year", "decade"):
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


def _moment(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    readers: tuple[Callable[[str, int, Pieces, Context], Read | None], ...] = (_in_year, _in_month, _in_week, _on_day, _in_part_of_day)
    for reader in readers:
        read = reader(text, start, known, context)
        if read is not None:
            return _hour_of(text, read, known)
    return None


def _in_year(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """A year, absolute or counted from this one, and the part of it or the month that follows."""
    season = known.season_year.pattern.match(text, start)
    part = known.parts_of_year.pattern.match(text, season.end()) if season else None
    if season and part and context.today:
        year = context.today.year + known.season_year.meaning[season.group()].offset
        return _part_of_year(start, part.end(), year, part.group(), known)
    absolute = pieces.YEAR.match(text, start)
    relative = known.year.pattern.match(text, start)
    if absolute:
        year, end = _printed_year(absolute.group()), absolute.end()
        return _within_year(text, start, end, year, known, context)
    if relative:
        year_of = None if context.today is None else context.today.year + known.year.meaning[relative.group()].offset
        if year_of is None:
            return Read(start, _end_of_undated(text, relative.end(), known), "range", "year")
        if found := pieces.SAME_PERIOD.match(text, relative.end()):
            return _same_period(start, found.end(), year_of, context)
        return _within_year(text, start, relative.end(), year_of, known, context)
    return _part_without_year(text, start, known, context)


def _printed_year(surface: str) -> int:
    digits = surface.removesuffix("年")
    return int(digits) if digits.isascii() else int("".join(str(pieces.CHINESE_DIGITS[digit]) for digit in digits))


def _within_year(text: str, start: int, end: int, year: int, known: Pieces, context: Context) -> Read:
    months = pieces.FIRST_MONTHS.match(text, end)
    if months and (read := _first_months(start, months.end(), year, int(small_number(months[1])))):
        return read
    if part := known.parts_of_year.pattern.match(text, end):
        return _part_of_year(start, part.end(), year, part.group(), known)
    inner = _in_month(text, end, known, Context(context.today, context.issue_date, year))
    if inner:
        return replace(inner, start=start)
    return Read(start, end, "range", "year", date(year, 1, 1), date(year, 12, 31))


def _end_of_undated(text: str, end: int, known: Pieces) -> int:
    """The whole of a time whose days cannot be known belongs to it all the same."""
    for pattern in (known.parts_of_year.pattern, pieces.FIRST_MONTHS, pieces.SAME_PERIOD):
        if found := pattern.match(text, end):
            return found.end()
    for pattern in (pieces.MONTH, pieces.DAY, known.parts_of_month.pattern):
        if found := pattern.match(text, end):
            end = found.end()
    return end


def _same_period(start: int, end: int, year: int, context: Context) -> Read:
    """去年同期: the time that was spoken of before, a year or more earlier."""
    period = context.period
    if period is None or period.from_date is None or period.to_date is None:
        return Read(start, end, "range", "year", date(year, 1, 1), date(year, 12, 31), compared=True)
    years = period.from_date.year - year
    first, last = calendar.years_back(period.from_date, years), calendar.years_back(period.to_date, years)
    return Read(start, end, "range", period.granularity, first, last, compared=True)


def _part_without_year(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """上半年, 前4个月, 年底 without a year: of the year that the sentence named, else of this one."""
    year = context.anchor_year or (context.today.year if context.today else None)
    if found := pieces.FIRST_MONTHS.match(text, start):
        months = int(small_number(found[1]))
        return _first_months(start, found.end(), year, months) if year else Read(start, found.end(), "range", "month")
    part = known.parts_of_year.pattern.match(text, start)
    if part is None or known.parts_of_year.meaning[part.group()].bare == "no":
        return None
    if year is None:
        return Read(start, part.end(), "range", known.parts_of_year.meaning[part.group()].granularity)
    return _part_of_year(start, part.end(), year, part.group(), known)


def _part_of_year(start: int, end: int, year: int, word: str, known: Pieces) -> Read:
    part = known.parts_of_year.meaning[word]
    first = calendar.first_of_month(year, part.first)
    return Read(start, end, "range", part.granularity, first, calendar.last_of_month(year, part.last))


def _first_months(start: int, end: int, year: int, months: int) -> Read | None:
    if not 1 <= months <= calendar.MONTHS:
        return None
    return Read(start, end, "range", "month", date(year, 1, 1), calendar.last_of_month(year, months))


def _in_month(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """A month, and the part of it or the day that follows."""
    named = _month(text, start, known, context)
    if named is None:
        return _between_months(text, start, context) or _part_without_month(text, start, known, context)
    end, year, month = named
    if between := _between_months(text, start, context):
        return between
    if part := known.parts_of_month.pattern.match(text, end):
        return _part_of_month(start, part.end(), year, month, part.group(), known)
    if day := pieces.DAY.match(text, end):
        return _day_of_month(start, day.end(), year, month, int(day[1]))
    if year is None:
        return Read(start, end, "range", "month")
    return Read(start, end, "range", "month", calendar.first_of_month(year, month), calendar.last_of_month(year, month))


def _month(text: str, start: int, known: Pieces, context: Context) -> tuple[int, int | None, int] | None:
    """Where the name of a month ends, and which month of which year it is."""
    if relative := known.month.pattern.match(text, start):
        if context.today is None:
            return None
        return relative.end(), *calendar.month_from(context.today, known.month.meaning[relative.group()].offset)
    named = pieces.MONTH.match(text, start)
    if named is None:
        return None
    month = int(named[1]) if named[1] else int(small_number(named[2]))
    return named.end(), calendar.year_of_month(month, context.anchor_year, context.today), month


def _between_months(text: str, start: int, context: Context) -> Read | None:
    """1至4月."""
    found = pieces.MONTHS.match(text, start)
    if found is None or int(found[1]) >= int(found[2]):
        return None
    first, last = int(found[1]), int(found[2])
    year = calendar.year_of_month(first, context.anchor_year, context.today)
    if year is None:
        return Read(start, found.end(), "range", "month")
    return Read(start, found.end(), "range", "month", date(year, first, 1), calendar.last_of_month(year, last))


def _part_without_month(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """中旬, 月底: of this month."""
    part = known.parts_of_month.pattern.match(text, start)
    if part is None or known.parts_of_month.meaning[part.group()].bare == "no" or context.today is None:
        return None
    return _part_of_month(start, part.end(), context.today.year, context.today.month, part.group(), known)


def _part_of_month(start: int, end: int, year: int | None, month: int | None, word: str, known: Pieces) -> Read:
    part = known.parts_of_month.meaning[word]
    if year is None or month is None:
        return Read(start, end, "range", part.granularity)
    last = calendar.last_of_month(year, month)
    return Read(start, end, "range", part.granularity, last.replace(day=part.first), last.replace(day=min(part.last, last.day)))


def _day_of_month(start: int, end: int, year: int | None, month: int | None, day: int) -> Read | None:
    if year is None or month is None:
        return Read(start, end, "point", "day")
    exact = calendar.day_or_nothing(year, month, day)
    return Read(start, end, "point", "day", exact, exact)


def _in_week(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """本周, 上周五."""
    week = known.week.pattern.match(text, start)
    if week is None:
        return None
    weekday = pieces.WEEKDAY.match(text, week.end())
    end = weekday.end() if weekday else week.end()
    if context.today is None:
        return Read(start, end, "point" if weekday else "range", "day" if weekday else "week")
    monday = context.today - timedelta(days=context.today.weekday()) + timedelta(weeks=known.week.meaning[week.group()].offset)
    if weekday:
        day = monday + timedelta(days="一二三四五六日".index(weekday[1].replace("天", "日")))
        return Read(start, end, "point", "day", day, day)
    return Read(start, end, "range", "week", monday, monday + timedelta(days=6))


def _on_day(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """昨天, 昨晚, and a day without its month: the one closest to the day of writing, or of the month that a stretch began in."""
    for words in (known.day, known.day_part):
        if found := words.pattern.match(text, start):
            meaning = words.meaning[found.group()]
            day = context.today + timedelta(days=meaning.offset) if context.today else None
            return Read(start, found.end(), "point", meaning.kind, day, day)
    named = pieces.DAY.match(text, start)
    if named is None or not named.group().endswith("日"):
        return None
    if context.last and context.last.end < start <= context.last.end + 2 and context.last.from_date:
        day = calendar.day_or_nothing(context.last.from_date.year, context.last.from_date.month, int(named[1]))
    else:
        day = calendar.nearest_day(int(named[1]), context.today) if context.today else None
    return Read(start, named.end(), "point", "day", day, day)


def _in_part_of_day(text: str, start: int, known: Pieces, _context: Context) -> Read | None:
    """下午1点, of a day that is not said; 下午 alone is vague, and no time."""
    part = known.part_of_day.pattern.match(text, start)
    if part is None or not pieces.CLOCK.match(text, part.end()):
        return None
    return Read(start, part.end(), "point", "day_part")


def _hour_of(text: str, read: Read, known: Pieces) -> Read:
    """The same with the part of the day and the hour that follow."""
    if read.granularity not in ("day", "day_part"):
        return read
    part = known.part_of_day.pattern.match(text, read.end)
    if part and (len(part.group()) > 1 or pieces.CLOCK.match(text, part.end())):
        read = replace(read, end=part.end(), granularity="day_part")
    if clock := pieces.CLOCK.match(text, read.end):
        read = replace(read, end=clock.end(), granularity=_fineness(clock))
    return read
