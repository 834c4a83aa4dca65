"""Read one moment: 去年5月17日, 三季度, 昨天下午, 本周五, 春节.

The parts stand in one order in Chinese, from the largest to the smallest: year, part of the year or month, part of the month or day, part
of the day, hour. A moment has the days that its smallest dated part covers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from flows.tag.times import calendar, pieces
from flows.tag.times.feasts import on_feast
from flows.tag.times.hours import hours_at
from flows.tag.times.pieces import Pieces, small_number
from flows.tag.times.read import Context, Read
from flows.values import TimeKind

# 三年内, 几年中: no part of a year.
COUNTS_YEARS = re.compile("[0-9一二两三四五六七八九十半几多数近]$")
# A day without its month is of the month that was named last, where that is not longer ago or to come than this.
NEAR = 45
# Behind these words the year or month before is that before the one spoken of: 7月降幅比上月收窄.
COMPARED_WITH = re.compile("(?<![同环])[比较与和由从]$")
THE_YEAR_BEFORE = "上年"
# Until April 今冬 is the winter that is just over.
WINTER_IS_THE_LAST = 4
THE_MONTH_BEFORE = ("上月", "上个月")
THEN = ("此时", "这个时候", "同日")


def read_moment(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """The moment that begins at `start`, or nothing."""
    readers: tuple[Callable[[str, int, Pieces, Context], Read | None], ...] = (
        on_feast,
        _in_year,
        _in_quarter,
        _in_month,
        _in_week,
        _on_day,
        _on_that_day,
        _in_part_of_day,
    )
    for reader in readers:
        read = reader(text, start, known, context)
        if read is not None:
            return _hour_of(text, read, known)
    return None


def _on_that_day(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """当天, 次日, 当月, 同年: the day, month or year of the time that was named before; without days where none was."""
    of_granularity = {"day": known.that_day, "week": known.that_week, "month": known.that_month, "year": known.that_year}
    for granularity, words in of_granularity.items():
        if found := words.pattern.match(text, start):
            last = context.last_day if granularity in ("day", "week") else context.last
            kind: TimeKind = "point" if granularity == "day" else "range"
            fine = "day_part" if found.group().endswith(("晚", "晨")) else granularity
            if found.group().startswith("第") and (last is None or last.from_date is None):
                return None
            if last is None or last.from_date is None or (granularity == "day" and last.from_date != last.to_date):
                return Read(start, found.end(), kind, fine)
            unit = {"day": "天", "week": "周", "month": "个月", "year": "年"}[granularity]
            there = calendar.moved(last.from_date, words.meaning[found.group()].offset, unit)
            inner = _inside(text, found.end(), granularity, known, Context(context.today, context.issue_date, there.year, there.month))
            return inner._replace(start=start) if inner else Read(start, found.end(), kind, fine, *calendar.around(there, granularity))
    return None


def _inside(text: str, start: int, granularity: str, known: Pieces, context: Context) -> Read | None:
    """The part or the month of the year, or the part of the month, that follows 同年 or 同月."""
    year, month = context.anchor_year or 0, context.anchor_month
    if granularity == "year":
        part = known.parts_of_year.pattern.match(text, start)
        in_year = Context(context.today, context.issue_date, year)
        return _part_of_year(start, part.end(), year, part.group(), known) if part else _in_month(text, start, known, in_year)
    part = known.parts_of_month.pattern.match(text, start) if granularity == "month" else None
    return _part_of_month(start, part.end(), year, month, part.group(), known) if part else None


def _in_year(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """A year, absolute or counted from this one, and the part of it or the month that follows."""
    if in_season := _in_season(text, start, known, context):
        return in_season
    absolute = pieces.YEAR.match(text, start)
    relative = known.year.pattern.match(text, start)
    if absolute:
        return _of_year(text, start, absolute.end(), pieces.printed_year(absolute.group()), known, context)
    if relative:
        year_of = None if context.today is None else context.today.year + known.year.meaning[relative.group()].offset
        spoken_of = context.anchor_year or (context.period.from_date.year if context.period and context.period.from_date else None)
        if relative.group() == THE_YEAR_BEFORE and spoken_of and pieces.stands_behind(COMPARED_WITH, text, start):
            return _of_year(text, start, relative.end(), spoken_of - 1, known, context)._replace(compared=True)
        if year_of is None:
            return Read(start, _end_of_undated(text, relative.end(), known), "range", "year")
        return _of_year(text, start, relative.end(), year_of, known, context)
    return _part_without_year(text, start, known, context)


def _in_quarter(text: str, start: int, _known: Pieces, context: Context) -> Read | None:
    """上个季度, 本季度: counted from the day of writing, or from the quarter that the sentence compares with it."""
    found = pieces.QUARTER.match(text, start)
    if found is None or context.today is None:
        return None
    compared = pieces.stands_behind(COMPARED_WITH, text, start) and context.period and context.period.granularity == "quarter"
    day = context.period.from_date if compared and context.period and context.period.from_date else context.today
    first_month = (day.month - 1) // 3 * 3 + 1 + {"上": -3, "下": 3}.get(found[1], 0)
    year, month = calendar.month_from(date(day.year, 1, 1), first_month - 1)
    return Read(start, found.end(), "range", "quarter", calendar.first_of_month(year, month), calendar.last_of_month(year, month + 2))


def _in_season(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """今夏, 去冬."""
    season = known.season_year.pattern.match(text, start)
    part = known.parts_of_year.pattern.match(text, season.end()) if season else None
    if season and part and context.today:
        year = context.today.year + known.season_year.meaning[season.group()].offset
        if known.parts_of_year.meaning[part.group()].last > calendar.MONTHS and context.today.month <= WINTER_IS_THE_LAST:
            year -= 1  # in January 今冬 is the winter that began last year
        return _part_of_year(start, part.end(), year, part.group(), known)
    return None


def _of_year(text: str, start: int, end: int, year: int, known: Pieces, context: Context) -> Read:
    if found := pieces.SAME_PERIOD.match(text, end):
        return _same_period(start, found.end(), year, _spoken_of(text, found.group(), context))
    return _within_year(text, start, end, year, known, context)


def _within_year(text: str, start: int, end: int, year: int, known: Pieces, context: Context) -> Read:
    months = pieces.FIRST_MONTHS.match(text, end)
    if months and (read := _first_months(start, months.end(), year, int(small_number(months[1])))):
        return read
    if part := known.parts_of_year.pattern.match(text, end):
        return _part_of_year(start, part.end(), year, part.group(), known)
    inner = _in_month(text, end, known, Context(context.today, context.issue_date, year))
    if inner:
        return inner._replace(start=start)
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


def _spoken_of(text: str, word: str, context: Context) -> Context:
    """The context with the days that were spoken of as its period: 去年此时; 10月1日至7日, 截至6月10日 … 去年同期."""
    day = context.last_day
    if day is None or day.granularity == "week":
        return context
    of_days = day.kind == "range" or text.endswith(("截至", "截止", "截至到"), 0, day.start)
    return replace(context, period=day) if word in THEN or (of_days and context.period is None) else context


def _same_period(start: int, end: int, year: int, context: Context) -> Read:
    """去年同期: the time that was spoken of before, a year or more earlier."""
    period = context.period
    if period is None or period.from_date is None or period.to_date is None:
        return Read(start, end, "range", "year", compared=True)
    years, until = period.from_date.year - year, period.to_date
    if context.issue_date and period.granularity == "year" and period.from_date <= context.issue_date < until:
        until = context.issue_date  # what is reported of this year is reported until now
    first, last = calendar.years_back(period.from_date, years), calendar.years_back(until, years)
    return Read(start, end, "range", period.granularity, first, last, compared=True)


def _part_without_year(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """上半年, 前4个月, 年底 without a year: of the year that the sentence named, else of this one."""
    year = context.anchor_year or (context.today.year if context.today else None)
    if context.anchor_year is None and context.period and context.period.from_date and pieces.stands_behind(COMPARED_WITH, text, start):
        year = context.period.from_date.year
    if found := pieces.FIRST_MONTHS.match(text, start):
        months = int(small_number(found[1]))
        return _first_months(start, found.end(), year, months) if year else Read(start, found.end(), "range", "month")
    part = known.parts_of_year.pattern.match(text, start)
    if part is None or known.parts_of_year.meaning[part.group()].bare == "no" or pieces.stands_behind(COUNTS_YEARS, text, start):
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
    if day := pieces.DAY.match(text, end) or pieces.DAY_IN_WORDS.match(text, end):
        return _day_of_month(start, day.end(), year, month, int(small_number(day[1])))
    if year is None:
        return Read(start, end, "range", "month")
    return Read(start, end, "range", "month", calendar.first_of_month(year, month), calendar.last_of_month(year, month))


def _month(text: str, start: int, known: Pieces, context: Context) -> tuple[int, int | None, int] | None:
    """Where the name of a month ends, and which month of which year it is."""
    if relative := known.month.pattern.match(text, start):
        if context.today is None:
            return None
        offset = known.month.meaning[relative.group()].offset
        if (
            relative.group() in THE_MONTH_BEFORE
            and context.anchor_year
            and context.anchor_month
            and pieces.stands_behind(COMPARED_WITH, text, start)
        ):
            return relative.end(), *calendar.month_from(date(context.anchor_year, context.anchor_month, 1), offset)
        return relative.end(), *calendar.month_from(context.today, offset)
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
    year, month = (context.anchor_year, context.anchor_month) if context.anchor_month else (context.today.year, context.today.month)
    return _part_of_month(start, part.end(), year, month, part.group(), known)


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
    """本周, 上周五, 下周末; and a weekday of this week, or of the week that a stretch began in."""
    week = known.week.pattern.match(text, start)
    weekday = (pieces.WEEKDAY if week else pieces.NAMED_WEEKDAY).match(text, week.end() if week else start)
    if week is None and weekday is None:
        return None
    weekend = pieces.WEEKEND.match(text, week.end()) if week and weekday is None else None
    end = (weekday or weekend or week).end()  # type: ignore[union-attr]
    if week is None and context.last and context.last.kind == "recurring":
        return Read(start, end, "recurring", "day")  # 周二至周五9时—20时，周一闭馆
    if context.today is None:
        return Read(start, end, "point" if weekday else "range", "day" if weekday else "week")
    began = context.last.from_date if context.last and pieces.JOINED.fullmatch(text, context.last.end, start) else None
    today = began if began and week is None else context.today
    offset = known.week.meaning[week.group()].offset if week else 0
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=offset)
    if weekday:
        day = monday + timedelta(days="一二三四五六日".index(weekday[1].replace("天", "日")))
        return Read(start, end, "point", "day", day, day)
    return Read(start, end, "range", "week", monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6))


def _on_day(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """昨天, 昨晚, and a day without its month: the one closest to the day of writing, or of the month that a stretch began in."""
    for words in (known.day, known.day_part):
        if found := words.pattern.match(text, start):
            meaning = words.meaning[found.group()]
            day = context.today + timedelta(days=meaning.offset) if context.today else None
            return Read(start, found.end(), "point", meaning.kind, day, day)
    named = pieces.DAY.match(text, start) or pieces.DAY_IN_WORDS.match(text, start)
    if named is None or not named.group().endswith("日") or not _may_stand_alone(named[1]):
        return None
    number = int(small_number(named[1]))
    if context.last and context.last.from_date and pieces.JOINED.fullmatch(text, context.last.end, start):
        day = calendar.day_or_nothing(context.last.from_date.year, context.last.from_date.month, number)
    else:
        day = _day_near(number, context)
    return Read(start, named.end(), "point", "day", day, day)


def _day_near(number: int, context: Context) -> date | None:
    """10月28日起火，记者3日获悉: in the month of the day that was named last or the next one, on its side of the day of writing."""
    today, last = context.today, context.last_day
    if today is None:
        return None
    if last is None or last.from_date is None or last.granularity == "week" or abs((last.from_date - today).days) > NEAR:
        return calendar.nearest_day(number, today)
    there = calendar.day_or_nothing(last.from_date.year, last.from_date.month, number)
    if there is None or there >= last.from_date:
        return there
    following = calendar.day_or_nothing(*calendar.month_from(last.from_date, 1), number)
    if following and (there < today <= following if last.from_date >= today else following <= today):
        return following
    return there


def _may_stand_alone(number: str) -> bool:
    """Whether a day without its month is one: 三日 are three days."""
    return number.isdigit() or len(number) > 1


def _in_part_of_day(text: str, start: int, known: Pieces, context: Context) -> Read | None:
    """下午1点, of the day that was named before, if one was; 下午 alone is vague, and no time."""
    hours = hours_at(text, start, known)
    if hours is None or not hours.named:
        return None
    day = context.day_of_hours(text, stretch=hours.is_stretch)
    return Read(start, hours.end, "point" if day else "recurring", hours.granularity, day, day)


def _hour_of(text: str, read: Read, known: Pieces) -> Read:
    """The same with the part of the day and the hour that follow."""
    if read.granularity not in ("day", "day_part"):
        return read
    if hours := hours_at(text, read.end, known, in_words=True):
        return read._replace(end=hours.end, granularity=hours.granularity)
    part = known.part_of_day.pattern.match(text, read.end)
    if part and (len(part.group()) > 1 or pieces.ALONE.match(text, part.end())):
        return read._replace(end=part.end(), granularity="day_part")
    return read
