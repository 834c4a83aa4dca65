"""Figures: every quantity that an article reports, with its unit, what it says of what, how it compares, and the time that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.lexicon import Lexicon
from flows.tag.datelines import dateline_end
from flows.tag.figures.quantities import Quantity, quantities_of
from flows.tag.figures.statements import Statement, statements_of
from flows.tag.numerals import PrintedNumeral
from flows.values import Figure, Paragraph, Time

# 同比（下同）: all changes in per cent that follow are compared so.
HEREAFTER = re.compile("(同比|环比)(?:（[^（）]{0,6}下同）|[，、]下同)")

__all__ = ["find_figures"]


def find_figures(
    paragraphs: Sequence[Paragraph], printed: Sequence[Sequence[PrintedNumeral]], times: Sequence[Time], lexicon: Lexicon
) -> tuple[Figure, ...]:
    """The figures of an article in the order of the text, figures and statements numbered from 1.

    `printed` is what `find_numerals` gave for these paragraphs, `times` what `find_times` gave.
    Ordinals, names, telephone numbers and the numerals of `times` are no figures. What the text does not say (measure, subject, rate,
    basis, period) is empty; the meaning of each field stands in `flows/load/schema.py`.
    """
    found: list[Figure] = []
    statement_no = 0
    for paragraph, quantity, statement in _stated(paragraphs, printed, times, lexicon):
        statement_no += not statement.goes_on
        found.append(_figure(len(found) + 1, max(statement_no, 1), paragraph, quantity, statement))
    return tuple(found)


def _stated(
    paragraphs: Sequence[Paragraph], printed: Sequence[Sequence[PrintedNumeral]], times: Sequence[Time], lexicon: Lexicon
) -> Iterator[tuple[Paragraph, Quantity, Statement]]:
    hereafter: str | None = None
    for paragraph, numerals in zip(paragraphs, printed, strict=True):
        if not numerals:
            continue
        own = [time for time in times if time.paragraph_no == paragraph.paragraph_no]
        taken = [(0, dateline_end(paragraph.text)), *((time.start, time.end) for time in own)]
        quantities = quantities_of(paragraph.text, numerals, taken, lexicon)
        for quantity, statement in zip(quantities, statements_of(paragraph.text, quantities, own, lexicon), strict=True):
            if found := HEREAFTER.search(paragraph.text, 0, quantity.start):
                hereafter = found[1]
            unsaid = statement.role == "change" and statement.basis is None and quantity.unit.dimension == "per_cent"
            yield paragraph, quantity, replace(statement, basis=hereafter) if unsaid else statement


def _figure(figure_no: int, statement_no: int, paragraph: Paragraph, quantity: Quantity, statement: Statement) -> Figure:
    return Figure(
        figure_no=figure_no,
        paragraph_no=paragraph.paragraph_no,
        start=quantity.start,
        end=quantity.end,
        surface=paragraph.text[quantity.start : quantity.end],
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
    )
