"""Read a page as a run does, and look whether every line and every character of it is accounted for."""

from __future__ import annotations

import hashlib
import re
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from flows.clean import clean
from flows.ingest.running_head import read_running_head
from flows.lexicon import Lexicon
from flows.load import faults_of
from flows.segment import segment
from flows.values import Article, Page, Paragraph, Segmented, Span, TaggedPage, Tags

# Within a line of text, only a jump to or from another page and the arrow of a caption are no part of its paragraph.
NO_TEXT = re.compile(
    r"[^\n]{0,60}版[^\n]{0,40}|[▶◀►◄↑↓←→]*[上下][转接]第?[A-Z]?\d{1,3}[▶◀►◄↑↓←→]*|[（(【〔〈\[]?(?:未完)?[下上紧文]?[转接]?第?|[▲△▼▽▶◀►◄↑↓←→\ufffd\ue000-\uf8ff]+"
)
ISSUED = date(2024, 5, 21)


def page_of(text: str, lexicon: Lexicon, page_no: int = 2) -> Page:
    """A page that holds this text, as ingest would give it."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    bare = Page("page.txt", "text/utf-8", sha256, text, text, (Span(0, 0, len(text)),))
    head = read_running_head(bare.lines, lexicon)
    return replace(bare, paper="云汀日报", issue_date=ISSUED, page_no=page_no, head_lines=head.lines)


def read(pages: Sequence[Page], lexicon: Lexicon) -> tuple[tuple[Segmented, ...], float]:
    """The pages, cleaned and cut up together, and how many seconds of the processor that took."""
    began = time.process_time()
    cut = segment([clean(page, lexicon) for page in pages], lexicon)
    return cut, time.process_time() - began


def faults(page: Segmented) -> list[str]:
    """What is wrong with the page, in words."""
    tagged = TaggedPage(page.page, page.articles, page.regions, tuple(Tags() for _ in page.articles))
    return [*faults_of(tagged), *_uncounted(page), *_misplaced(page), *_unlike_the_page(page), *_lost(page)]


def _uncounted(page: Segmented) -> Iterator[str]:
    """Whether the regions hold as many characters as the page."""
    lines = {line.number: line.text.strip() for line in page.page.lines}
    of_regions = sum(len(lines[number]) for region in page.regions for number in range(region.first_line, region.last_line + 1))
    of_page = sum(map(len, lines.values()))
    if of_regions != of_page:
        yield f"the regions hold {of_regions} characters, the page {of_page}"


def _misplaced(page: Segmented) -> Iterator[str]:
    """Articles are numbered from 1, and every region is of one that is there."""
    ids = [article.article_id for article in page.articles]
    if len(set(ids)) < len(ids) or [article.ordinal for article in page.articles] != list(range(1, len(ids) + 1)):
        yield "articles are not numbered from 1, each by a number of its own"
    strangers = {region.article_id for region in page.regions if region.article_id} - set(ids)
    if strangers:
        yield f"regions are of articles that are not there: {strangers}"
    for article in page.articles:
        if not any(region.article_id == article.article_id for region in page.regions):
            yield f"{article.article_id} has no region"


def _unlike_the_page(page: Segmented) -> Iterator[str]:
    """Every character of a paragraph stands in the page where its span says, and in no other paragraph."""
    taken: Counter[int] = Counter()
    for article, paragraph in _paragraphs(page):
        said = f"{article.article_id}, paragraph {paragraph.paragraph_no}"
        if not paragraph.text.strip():
            yield f"{said} is empty"
        put_between = len(paragraph.text) - sum(span.length for span in paragraph.spans)
        if put_between != paragraph.text.count(" ") - _spaces_of_page(paragraph):
            yield f"{said} has characters that are not in the page"
        for span in paragraph.spans:
            places = [_place_in_text(page.page, offset) for offset in range(span.source_offset, span.source_offset + span.length)]
            taken.update(places)
            if "".join(page.page.text[place] for place in places) != paragraph.text[span.offset : span.offset + span.length]:
                yield f"{said} is unlike the page at {span.offset}"
    if taken and taken.most_common(1)[0][1] > 1:
        yield f"the character at {taken.most_common(1)[0][0]} is in several paragraphs"


def _spaces_of_page(paragraph: Paragraph) -> int:
    return sum(paragraph.text.count(" ", span.offset, span.offset + span.length) for span in paragraph.spans)


def _paragraphs(page: Segmented) -> Iterator[tuple[Article, Paragraph]]:
    return ((article, paragraph) for article in page.articles for paragraph in article.paragraphs)


def _place_in_text(page: Page, source_offset: int) -> int:
    """Where the character of the source stands in the cleaned text; what cleaning left out stands nowhere."""
    span = page.spans[bisect_right(page.spans, source_offset, key=lambda one: one.source_offset) - 1]
    assert span.source_offset <= source_offset < span.source_offset + span.length
    return span.offset + source_offset - span.source_offset


def _lost(page: Segmented) -> Iterator[str]:
    """Lines of text whose characters are not all in a paragraph."""
    in_paragraphs = {
        _place_in_text(page.page, offset)
        for _, paragraph in _paragraphs(page)
        for span in paragraph.spans
        for offset in range(span.source_offset, span.source_offset + span.length)
    }
    kinds = {number: region.kind for region in page.regions for number in range(region.first_line, region.last_line + 1)}
    for line in page.page.lines:
        if kinds.get(line.number) in ("body", "caption", "subhead"):
            left = "".join(
                character for place, character in enumerate(line.text, line.start) if place not in in_paragraphs and not character.isspace()
            )
            if left and not NO_TEXT.fullmatch(left):
                yield f"line {line.number} is text, and this of it is in no paragraph: {left[:40]!r}"
