"""Numerals: every numeral of the text, and what it was taken for: part of a figure or a time, or why it is no quantity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from flows.lexicon import Lexicon
from flows.tag.numerals.printed import PrintedNumeral, printed_numerals
from flows.values import Figure, Mention, Numeral, NumeralClass, Paragraph, Time

__all__ = ["PrintedNumeral", "classify_numerals", "find_numerals"]


def find_numerals(paragraphs: Iterable[Paragraph], lexicon: Lexicon) -> tuple[tuple[PrintedNumeral, ...], ...]:
    """The numerals of each paragraph as they are printed, before any is taken for something."""
    return tuple(printed_numerals(paragraph.text, lexicon) for paragraph in paragraphs)


def classify_numerals(
    paragraphs: Sequence[Paragraph],
    printed: Sequence[Sequence[PrintedNumeral]],
    figures: Sequence[Figure],
    times: Sequence[Time],
    mentions: Sequence[Mention],
) -> tuple[Numeral, ...]:
    """Every numeral once, in the order of the text; a numeral that no rule knows is `indefinite`, one within a mention part of a `name`.

    `printed` is what `find_numerals` gave for these paragraphs. Characters such as 一 that are part of an ordinary word (一起, 统一) are no
    numerals.
    """
    in_figure = {(one.paragraph_no, at): one.figure_no for one in figures for at in range(one.start, one.end)}
    in_time = {(one.paragraph_no, at): one.time_no for one in times for at in range(one.start, one.end)}
    in_name = {(one.paragraph_no, at) for one in mentions for at in range(one.start, one.end)}
    return tuple(
        numeral
        for paragraph, numerals in zip(paragraphs, printed, strict=True)
        for numeral in _of_paragraph(paragraph.paragraph_no, numerals, in_figure, in_time, in_name)
    )


def _of_paragraph(
    paragraph_no: int,
    printed: Iterable[PrintedNumeral],
    in_figure: Mapping[tuple[int, int], int],
    in_time: Mapping[tuple[int, int], int],
    in_name: Set[tuple[int, int]],
) -> Iterator[Numeral]:
    for numeral in printed:
        start, end = numeral.start, numeral.end
        figure_no = in_figure.get((paragraph_no, start))
        time_no = in_time.get((paragraph_no, start), in_time.get((paragraph_no, end - 1))) if figure_no is None else None
        if figure_no is not None:
            known: NumeralClass = "figure"
        elif time_no is not None:
            known = "time"
        elif (paragraph_no, start) in in_name:
            known = "name"
        elif numeral.against == "word":
            continue
        else:
            known = "name" if numeral.against == "term" else numeral.against or "indefinite"
        yield Numeral(paragraph_no, start, end, numeral.surface, known, figure_no, time_no)
