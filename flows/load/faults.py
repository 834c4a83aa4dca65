"""Look a tagged page over before it is loaded: every fact must lead back to its characters, and every line must be accounted for."""

from __future__ import annotations

from collections.abc import Iterator

from flows.values import Article, Figure, Mention, Numeral, Page, TaggedPage, Tags, Time


def faults_of(tagged: TaggedPage) -> list[str]:
    """What is wrong with the page, in words; empty for a page that may be loaded. A fault is a defect of Yaowen and not of the page."""
    faults = [f"line {number} is in {count} regions" for number, count in _line_counts(tagged) if count != 1]
    for article, tags in zip(tagged.articles, tagged.tags, strict=True):
        faults += _lost_words(article, tags)
        faults += _lost_spans(article, tagged.page)
    return faults


def _line_counts(tagged: TaggedPage) -> Iterator[tuple[int, int]]:
    """Each line that is not blank, and in how many regions it is."""
    regions_at: dict[int, int] = {}
    for region in tagged.regions:
        for number in range(region.first_line, region.last_line + 1):
            regions_at[number] = regions_at.get(number, 0) + 1
    return ((line.number, regions_at.get(line.number, 0)) for line in tagged.page.lines if line.text.strip())


def _lost_words(article: Article, tags: Tags) -> Iterator[str]:
    """Mentions, quotes, figures, times and numerals that do not say what stands at their place."""
    texts = {paragraph.paragraph_no: paragraph.text for paragraph in article.paragraphs}
    placed: tuple[Mention | Figure | Numeral | Time, ...] = (*tags.mentions, *tags.figures, *tags.numerals, *tags.times)
    said = [(fact.paragraph_no, fact.start, fact.end, fact.surface) for fact in placed]
    said += [(quote.paragraph_no, quote.start, quote.end, quote.text) for quote in tags.quotes]
    for paragraph_no, start, end, surface in said:
        if not surface or texts.get(paragraph_no, "")[start:end] != surface:
            yield f"{article.article_id}, paragraph {paragraph_no}: {surface} does not stand at {start} to {end}"


def _lost_spans(article: Article, page: Page) -> Iterator[str]:
    """Stretches of paragraphs that do not stand in the source; repaired characters differ, their number does not."""
    for paragraph in article.paragraphs:
        for span in paragraph.spans:
            inside = span.offset + span.length <= len(paragraph.text)
            if not inside or span.source_offset + span.length > len(page.source_text):
                yield f"{article.article_id}, paragraph {paragraph.paragraph_no}: its stretch at {span.offset} is not in the source"
