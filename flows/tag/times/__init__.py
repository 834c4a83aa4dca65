"""Times: every day, month, year, part of one or hour that the text names, resolved against the day of issue."""

from __future__ import annotations

import re
from datetime import date

from flows.lexicon import Lexicon
from flows.tag.datelines import dateline_end
from flows.tag.times.event import event_time
from flows.tag.times.pieces import pieces_of
from flows.tag.times.read import Context
from flows.tag.times.stretches import read_time
from flows.values import Paragraph, Time

__all__ = ["event_time", "find_times"]

SENTENCE_END = re.compile(r"[。！？；]")
# 本报石埠5月20日讯: what is called today in such an article is the day of the dateline.
DAY_OF_DATELINE = re.compile(r"(\d{1,2})月(\d{1,2})日(?:电|讯)")

# A day of issue outside of these is a mistake, and too near the ends of the calendar to count from.
YEARS_OF_NEWSPAPERS = range(1600, 2500)


def find_times(paragraphs: tuple[Paragraph, ...], issue_date: date | None, lexicon: Lexicon) -> tuple[Time, ...]:
    """The times of an article in the order of the text, numbered from 1.

    Words counted from the day of issue (昨天, 去年5月) have no dates where that day is not known. Nothing of a dateline is a time. A time
    without a year is of the year that its sentence named before, else of this one, unless its month is far from that of
    issue (12月 in January).
    """
    pieces = pieces_of(lexicon)
    if issue_date and issue_date.year not in YEARS_OF_NEWSPAPERS:
        issue_date = None
    today = _day_written(paragraphs, issue_date)
    found: list[Time] = []
    period = None
    for paragraph in paragraphs:
        text = paragraph.text
        context = Context(today, issue_date, period=period)
        position = dateline_end(text)
        while start := pieces.opening.search(text, position):
            if SENTENCE_END.search(text, position, start.start()):
                context.anchor_year = context.anchor_month = None
            read = read_time(text, start.start(), pieces, context)
            if read is None:
                position = start.start() + 1
                continue
            context.follow(read)
            found.append(
                Time(
                    time_no=len(found) + 1,
                    paragraph_no=paragraph.paragraph_no,
                    start=read.start,
                    end=read.end,
                    surface=text[read.start : read.end],
                    kind=read.kind,
                    from_date=read.from_date,
                    to_date=read.to_date,
                    granularity=read.granularity,
                )
            )
            position = read.end
        period = context.period
    return tuple(found)


def _day_written(paragraphs: tuple[Paragraph, ...], issue_date: date | None) -> date | None:
    if issue_date is None or not paragraphs:
        return issue_date
    text = paragraphs[0].text
    named = DAY_OF_DATELINE.search(text, 0, dateline_end(text))
    if named is None:
        return issue_date
    for year in (issue_date.year, issue_date.year - 1):
        try:
            day = date(year, int(named[1]), int(named[2]))
        except ValueError:
            return issue_date
        if day <= issue_date:
            return day
    return issue_date
