"""Times that are counted: three years ago, the last five years, the two years after."""

from __future__ import annotations

import re
from datetime import date, timedelta

from flows.tag.times import calendar, pieces
from flows.tag.times.pieces import small_number
from flows.tag.times.read import Context, Read

# 2、3、5年后: the last of a list of lengths.
VAGUE = ("几", "十几")
LISTED = re.compile("[0-9一二三四五六七八九]、$")


def span_ago(text: str, start: int, context: Context) -> Read | None:
    """三年前, 一年来, 两个月后: counted from the day of writing."""
    found = pieces.SPAN_AGO.match(text, start)
    if not found or found[3] or pieces.stands_behind(LISTED, text, start):
        return None  # 一年多来 is vague
    count, unit, way = small_number(found[1]), found[2], found[4]
    if unit == "日" and found[1].isdigit() and "前" in way and context.last_day and context.last_day.granularity != "week":
        return None  # 3月25日举行，13日前报名: until the 12th
    if way in ("以来", "来"):
        granularity = calendar.GRANULARITY_OF_UNIT[unit]
        first = calendar.moved(context.today, -count, unit) if context.today else None
        return Read(start, found.end(), "duration", granularity, first, context.today)
    if "后" in way and unit not in ("年", "个月") and not pieces.stands_behind(pieces.OPENS, text, start):
        return None
    if unit == "年" and count != int(count):
        count, unit = count * calendar.MONTHS, "个月"  # 半年前
    return _counted_day(found.end(), start, -count if "前" in way else count, unit, _seen_from(context, way, unit))


def _seen_from(context: Context, way: str, unit: str) -> Context:
    """五年后 is counted from the past time that was spoken of, where one was; else as all others from the day of writing."""
    last = context.last or context.period
    told = "后" in way and unit == "年" and last and last.to_date and context.today and last.to_date.year < context.today.year
    return Context(last.to_date, context.issue_date) if told and last else context


def _counted_day(end: int, start: int, count: float, unit: str, context: Context) -> Read | None:
    granularity = calendar.GRANULARITY_OF_UNIT[unit]
    if context.today is None or count != int(count):
        return Read(start, end, "range", granularity)
    first, last = calendar.around(calendar.moved(context.today, count, unit), granularity)
    return Read(start, end, "point" if granularity == "day" else "range", granularity, first, last)


def recent_span(text: str, start: int, context: Context) -> Read | None:
    """近三年, 过去五年, 最近两个月: as long back from the day of writing; 用了近三年 is a length of nearly three years."""
    found = pieces.RECENT.match(text, start)
    if not found or found[3] or found[2] in VAGUE or (found[1] == "近" and not pieces.stands_behind(pieces.OPENS, text, start)):
        return None
    if found[1] == "这" and not found[5]:
        return None  # 这一天
    count, unit = small_number(found[2]), found[4]
    granularity = calendar.GRANULARITY_OF_UNIT[unit]
    first = calendar.moved(context.today, -count, unit) if context.today else None
    return Read(start, found.end(), "duration", granularity, first, context.today)


def coming_span(text: str, start: int, context: Context) -> Read | None:
    """未来三年 from the day of writing on; 此后两年 from the end of the time before on."""
    found = pieces.COMING.match(text, start)
    if not found:
        return None
    count, unit = small_number(found[2]), found[3]
    first = _day_after(context) if found[1] == "此后" else context.today
    granularity = calendar.GRANULARITY_OF_UNIT[unit]
    if first is None:
        return Read(start, found.end(), "duration", granularity)
    last = calendar.moved(first, count, unit)
    whole = found[1] == "此后" and context.last is not None and context.last.from_date != context.last.to_date
    return Read(start, found.end(), "duration", granularity, first, last - timedelta(days=1) if whole else last)


def _day_after(context: Context) -> date | None:
    last = context.last
    if last is None or last.to_date is None:
        return None
    return last.to_date if last.from_date == last.to_date else last.to_date + timedelta(days=1)


def decade(text: str, start: int, context: Context) -> Read | None:
    """上世纪八十年代, 90年代末, 本世纪初: of the last century where none is named."""
    this = context.today.year // 100 + 1 if context.today else 21
    if found := pieces.BEGINNING_OF_CENTURY.match(text, start):
        first = ((this - 1 if found[1] == "上" else this) - 1) * 100 + (0 if found[2] == "初" else 90)
        return Read(start, found.end(), "range", "decade", date(first, 1, 1), date(first + 9, 12, 31))
    found = pieces.DECADE.match(text, start)
    if not found:
        return None
    if found[2]:
        century = int(small_number(found[2]))
    elif "世纪" in found.group():
        century = this - 1 if found[1] == "上" else this
    else:
        century = 20
    tens = int(found[3]) if found[3].isdigit() else int(small_number(found[3]))
    first = (century - 1) * 100 + tens
    begins, ends = next((years for word, years in PARTS_OF_DECADE.items() if found[4] and found[4].startswith(word)), (0, 9))
    return Read(start, found.end(), "range", "decade", date(first + begins, 1, 1), date(first + ends, 12, 31))


PARTS_OF_DECADE = {"初": (0, 2), "中": (3, 6), "末": (7, 9), "后": (7, 9), "前": (0, 4)}
