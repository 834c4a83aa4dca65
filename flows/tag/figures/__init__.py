"""Figures: every quantity that an article reports, with its unit, what it says of what, how it compares, and the time that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from flows.lexicon import Lexicon
from flows.tag.datelines import dateline_end
from flows.tag.figures.pairs import Told, joined
from flows.tag.figures.quantities import quantities_of
from flows.tag.figures.statements import statements_of
from flows.tag.numerals import PrintedNumeral
from flows.values import Figure, Paragraph, Time

RATES = ("率", "比重", "比例", "占比", "份额", "覆盖面")
# 同比（下同）: all changes in per cent that follow are compared so.
HEREAFTER = re.compile("(同比|环比)(?:（[^（）]{0,6}下同）|[，、]下同)")

__all__ = ["find_figures"]


def find_figures(
    paragraphs: Sequence[Paragraph],
    printed: Sequence[Sequence[PrintedNumeral]],
    times: Sequence[Time],
    issue_date: date | None,
    lexicon: Lexicon,
) -> tuple[Figure, ...]:
    """The figures of an article in the order of the text, figures and statements numbered from 1.

    `printed` is what `find_numerals` gave for these paragraphs, `times` what `find_times` gave. What is said of a time after the day of
    issue is a target. Ordinals, names, telephone numbers and the numerals of `times` are no figures. What the text does not say
    (measure, subject, rate, basis, period) is empty; the meaning of each field stands in `flows/load/schema.py`.
    """
    told = joined(list(_told(paragraphs, printed, times, issue_date, lexicon)), lexicon)
    numbers: list[int] = []
    highest = 0
    for one in told:
        if one.pair is not None:
            number = numbers[one.pair]
        elif one.statement.goes_on and numbers:
            number = numbers[-1]
        else:
            number = highest = highest + 1
        numbers.append(number)
    return tuple(_figure(index, *numbered) for index, numbered in enumerate(zip(numbers, told, strict=True), 1))


def _told(
    paragraphs: Sequence[Paragraph],
    printed: Sequence[Sequence[PrintedNumeral]],
    times: Sequence[Time],
    issue_date: date | None,
    lexicon: Lexicon,
) -> Iterator[Told]:
    hereafter: str | None = None
    by_paragraph: dict[int, list[Time]] = {}
    for time in times:
        by_paragraph.setdefault(time.paragraph_no, []).append(time)
    for paragraph, numerals in zip(paragraphs, printed, strict=True):
        if not numerals:
            continue
        number, text = paragraph.paragraph_no, paragraph.text
        own = by_paragraph.get(number, [])
        taken = [(0, dateline_end(text)), *((time.start, time.end) for time in own)]
        quantities = quantities_of(text, numerals, taken, lexicon)
        if not quantities:
            continue
        stated = statements_of(text, quantities, own, lexicon, issue_date)
        for quantity, (statement, sentence) in zip(quantities, stated, strict=True):
            if "下同" in text and (found := HEREAFTER.search(text, 0, quantity.start)):
                hereafter = found[1]
            unsaid = statement.role == "change" and statement.basis is None and quantity.unit.dimension == "per_cent"
            yield Told(number, text, quantity, statement._replace(basis=hereafter) if unsaid else statement, sentence)


def _figure(figure_no: int, statement_no: int, told: Told) -> Figure:
    quantity, statement = told.quantity, told.statement
    return Figure(
        figure_no=figure_no,
        paragraph_no=told.paragraph_no,
        start=quantity.start,
        end=quantity.end,
        surface=told.text[quantity.start : quantity.end],
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit.unit,
        unit_code=quantity.unit.unit_code,
        dimension=quantity.unit.dimension,
        modifier=quantity.modifier,
        role=statement.role,
        statement_no=statement_no,
        measure=statement.measure,
        subject=statement.subject,
        rate_per=quantity.rate_per or statement.rate_per,
        direction=statement.direction,
        basis=statement.basis,
        period_start=statement.period_start,
        period_end=statement.period_end,
        ambiguity=_ambiguity(told),
    )


def _ambiguity(told: Told) -> str | None:
    """化解率同比上升10.2%: a share that changes is printed in % where points may be meant."""
    measure, unit = told.statement.measure or "", told.quantity.unit
    is_change = told.statement.role == "change" or (told.statement.role == "target" and told.statement.direction is not None)
    of_a_rate = measure.endswith(RATES) and unit.dimension == "per_cent" and is_change and not told.statement.reaches
    return "points_or_per_cent" if of_a_rate else None
