"""Clean: repair the characters of a page, and keep for each of them where it stands in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.clean.damage import damaged_count, mend_damaged
from flows.clean.glyphs import repair_glyphs
from flows.clean.removals import Stretch, invisible, second_printings
from flows.lexicon import Lexicon
from flows.values import Page, Span

__all__ = ["clean", "damaged_count"]


def clean(page: Page, lexicon: Lexicon) -> Page:
    """The page, as ingest gives it, with its characters repaired; `spans` lead every stretch of the new text back to the source.

    Odd spaces become spaces, full-width digits, letters and % half-width, radicals, compatibility ideographs and marks of vertical setting
    the characters that they stand for, private-use characters those that their font is known to show. Invisible characters are left out,
    and so is the second printing of words that were printed twice to look bold. A character that the file has lost (U+FFFD), or that only
    the paper's own font shows, is mended where the same words stand whole elsewhere on the page, and kept otherwise. Punctuation stays as
    printed. Cleaning again changes nothing.
    """
    page = replace(page, text=repair_glyphs(page.text, lexicon))
    page = _without(page, invisible(page.text))
    while True:  # what is mended may show what was printed twice, and the other way round
        mended = replace(page, text=mend_damaged(page.text))
        mended = _without(mended, second_printings(mended.text))
        if mended.text == page.text:
            return page
        page = mended


def _without(page: Page, removed: Sequence[Stretch]) -> Page:
    """The page less these stretches of its text, which stand in order and do not overlap."""
    if not removed:
        return page
    ends = [0, *(position for stretch in removed for position in stretch), len(page.text)]
    kept = [(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True) if start < end]
    spans: list[Span] = []
    offset = 0
    for start, end in kept:
        spans += (replace(span, offset=offset + span.offset - start) for span in _spans_between(page.spans, start, end))
        offset += end - start
    return replace(page, text="".join(page.text[start:end] for start, end in kept), spans=tuple(spans))


def _spans_between(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The spans of a stretch of the text, cut at its ends."""
    first = bisect_right(spans, start, key=lambda span: span.offset) - 1
    for span in spans[max(first, 0) :]:
        if span.offset >= end:
            break
        low, high = max(start, span.offset), min(end, span.offset + span.length)
        yield Span(low, span.source_offset + low - span.offset, high - low)
