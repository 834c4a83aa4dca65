"""Numerals: every numeral of the text, and what it was taken for: part of a figure or a time, or why it is no quantity."""

from __future__ import annotations

from collections.abc import Iterator

from flows.lexicon import Lexicon
from flows.tag.numerals.claims import claims_of
from flows.tag.numerals.kept_out import Neighbours, neighbours_of, why_no_quantity
from flows.tag.numerals.scan import numeral_pattern
from flows.values import Figure, Mention, Numeral, NumeralClass, Paragraph, Time

__all__ = ["classify_numerals"]


def classify_numerals(
    paragraphs: tuple[Paragraph, ...],
    figures: tuple[Figure, ...],
    times: tuple[Time, ...],
    mentions: tuple[Mention, ...],
    lexicon: Lexicon,
) -> tuple[Numeral, ...]:
    """Every numeral once, in the order of the text; a numeral that no rule knows is `indefinite`, one within a mention part of a `name`.

    Characters such as 一 that are part of an ordinary word (一起, 统一) are no numerals.
    """
    neighbours = neighbours_of(lexicon)
    return tuple(
        numeral
        for paragraph in paragraphs
        for numeral in _of_paragraph(
            paragraph,
            {at: figure.figure_no for figure in figures if figure.paragraph_no == paragraph.paragraph_no for at in _offsets(figure)},
            {at: time.time_no for time in times if time.paragraph_no == paragraph.paragraph_no for at in _offsets(time)},
            {at for mention in mentions if mention.paragraph_no == paragraph.paragraph_no for at in _offsets(mention)},
            lexicon,
            neighbours,
        )
    )


def _offsets(found: Figure | Time | Mention) -> range:
    return range(found.start, found.end)


def _of_paragraph(
    paragraph: Paragraph, in_figure: dict[int, int], in_time: dict[int, int], in_name: set[int], lexicon: Lexicon, neighbours: Neighbours
) -> Iterator[Numeral]:
    text = paragraph.text
    claims = claims_of(text, lexicon)
    for found in numeral_pattern(lexicon).finditer(text):
        start, end = found.span()
        figure_no = in_figure.get(start)
        time_no = in_time.get(start, in_time.get(end - 1)) if figure_no is None else None
        if figure_no is not None:
            known: NumeralClass = "figure"
        elif time_no is not None:
            known = "time"
        elif start in in_name:
            known = "name"
        elif (claim := claims.on(start, end)) == "word":
            continue
        elif claim == "term":
            known = "name"
        else:
            known = why_no_quantity(text, start, end, claims, neighbours) or "indefinite"
        yield Numeral(paragraph.paragraph_no, start, end, found.group(), known, figure_no, time_no)
