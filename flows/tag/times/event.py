"""When what an article reports took place: the first time near the day of issue that its opening names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from flows.values import Paragraph, Time

# The opening: so many paragraphs of the body, or of a caption.
OPENING = 2
# News is of the weeks around the day of issue; what lies further off is background.
NEAR = timedelta(days=31)
OF_DAYS = ("day", "day_part", "hour", "minute")
OF_WEEKS = ("week", "month_part", "month")


def event_time(paragraphs: Sequence[Paragraph], times: Sequence[Time], issue_date: date | None) -> tuple[date | None, date | None]:
    """First and last day of the event; nothing where the opening names no time of days, weeks or a month that is near."""
    opening = [paragraph.paragraph_no for paragraph in paragraphs if paragraph.kind != "subhead"][:OPENING]
    near = [time for time in times if time.paragraph_no in opening and _is_near(time, issue_date)]
    for granularities in (OF_DAYS, OF_WEEKS):
        for time in near:
            if time.granularity in granularities:
                return time.from_date, time.to_date
    return None, None


def _is_near(time: Time, issue_date: date | None) -> bool:
    if issue_date is None or time.from_date is None or time.to_date is None or time.kind not in ("point", "range"):
        return False
    return issue_date - NEAR <= time.to_date and time.from_date <= issue_date + NEAR
