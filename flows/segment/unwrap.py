"""Join printed lines to running text, and remember where in the source every stretch of it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence

from flows.segment.lines import PrintedLine
from flows.values import Page, Span


def unwrap(lines: Sequence[PrintedLine], page: Page, *, spaced: Container[int] = ()) -> tuple[str, tuple[Span, ...]]:
    """The text of the lines, run together, and where it stands in the source file.

    A space is put before the lines whose positions are in `spaced`, and where a Latin word would run into another; it stands in no span.
    """
    text, spans = "", []
    for position, line in enumerate(lines):
        if text and (position in spaced or _both_latin(text[-1], line.text[0])):
            text += " "
        spans += [Span(len(text) + offset, source, length) for offset, source, length in _stretches(page, line)]
        text += page.text[line.start : line.start + len(line.text)]
    return text, tuple(_merged(spans))


def _both_latin(before: str, behind: str) -> bool:
    return before.isascii() and behind.isascii() and before.isalpha() and behind.isalpha()


def _stretches(page: Page, line: PrintedLine) -> Iterable[tuple[int, int, int]]:
    """Offset in the line, offset in the source and length of each stretch of the line that stands unbroken in the source."""
    start, end = line.start, line.start + len(line.text)
    first = bisect_right(page.spans, start, key=lambda span: span.offset) - 1
    for span in page.spans[max(first, 0) :]:
        if span.offset >= end:
            break
        low, high = max(start, span.offset), min(end, span.offset + span.length)
        yield low - start, span.source_offset + low - span.offset, high - low


def _merged(spans: Iterable[Span]) -> Iterable[Span]:
    """Neighbours that follow one another in the source as well are one stretch."""
    open_span: Span | None = None
    for span in spans:
        if open_span is None:
            open_span = span
            continue
        gap = span.offset - open_span.offset
        if gap == open_span.length and span.source_offset - open_span.source_offset == gap:
            open_span = Span(open_span.offset, open_span.source_offset, open_span.length + span.length)
        else:
            yield open_span
            open_span = span
    if open_span is not None:
        yield open_span
