"""Turn tagged pages into the rows of the tables, as Arrow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from flows.clean import damaged_count
from flows.load import schema
from flows.load.table import Table
from flows.values import Article, Credit, TaggedPage, Tags, character_count

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
# What ends a sentence, with the closing quotation marks and brackets behind it.
SENTENCE_END = re.compile(r"(?:[。！？!?]|……)[”’」』）)]*")


def arrow_tables(pages: Iterable[TaggedPage], *, run_id: str, loaded_at: datetime) -> dict[str, pa.Table]:
    """The rows of every table that holds what stands on pages, in the order of `schema.TABLES`."""
    rows: Rows = {table.name: [] for table in schema.TABLES if table.holds == "page"}
    for tagged in pages:
        _add_page(rows, tagged, run_id, loaded_at)
        for article, tags in zip(tagged.articles, tagged.tags, strict=True):
            _add_article(rows, article, tags)
            _add_tags(rows, article.article_id, tags)
    return {name: as_arrow(schema.BY_NAME[name], table_rows) for name, table_rows in rows.items()}


def as_arrow(table: Table, rows: Sequence[Row]) -> pa.Table:
    """The rows as an Arrow table of this table's schema."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    arrays = [pa.array(values, column.type) for values, column in zip(columns, table.columns, strict=True)]
    return pa.Table.from_arrays(arrays, schema=table.schema)


def _add_page(rows: Rows, tagged: TaggedPage, run_id: str, loaded_at: datetime) -> None:
    page = tagged.page
    identity = (page.page_id, page.paper, page.issue_date, page.weekday, page.block, page.page_no, page.section)
    source = (page.source_path, page.source_format, page.source_sha256)
    lines = {line.number: line.text for line in page.lines if line.text.strip()}
    counts = (character_count(page.text), len(lines), damaged_count(page.text))
    rows["pages"].append((*identity, *source, *counts, run_id, loaded_at))
    for number, region in enumerate(tagged.regions, 1):
        inside = "".join(lines.get(line, "") for line in range(region.first_line, region.last_line + 1))
        rows["regions"].append(
            (page.page_id, number, region.first_line, region.last_line, region.kind, region.article_id, character_count(inside))
        )
    named: list[tuple[str | None, Credit]] = [(None, credit) for credit in page.editors]
    named += [(article.article_id, credit) for article in tagged.articles for credit in article.credits]
    for number, (article_id, credit) in enumerate(named, 1):
        rows["credits"].append((page.page_id, article_id, number, credit.name, credit.role, credit.organisation))


def _add_article(rows: Rows, article: Article, tags: Tags) -> None:
    titles = (article.kicker, article.headline, article.subtitle, list(article.subheads), article.byline, article.dateline)
    counts = (character_count(article.body), len(article.paragraphs), sum(_sentences(p.text) for p in article.paragraphs))
    story = (article.continued_from, article.continues_on, article.story_id, article.story_headline)
    identity = (article.article_id, article.page_id, article.ordinal, article.genre)
    headline = (article.headline_confidence, article.headline_evidence)
    rows["articles"].append((*identity, *titles, article.body, *counts, *story, *headline, tags.event_from, tags.event_to, tags.about))
    for paragraph in article.paragraphs:
        spans = [{"offset": span.offset, "source_offset": span.source_offset, "length": span.length} for span in paragraph.spans]
        rows["paragraphs"].append((article.article_id, paragraph.paragraph_no, paragraph.kind, paragraph.text, spans))


def _add_tags(rows: Rows, article_id: str, tags: Tags) -> None:
    for number, m in enumerate(tags.mentions, 1):
        placed = (m.paragraph_no, m.start, m.end, m.surface)
        rows["mentions"].append((article_id, number, *placed, m.kind, m.name, m.title, m.affiliation, m.adcode, m.entity_id))
    for number, q in enumerate(tags.quotes, 1):
        rows["quotes"].append((article_id, number, q.paragraph_no, q.start, q.end, q.text, q.speaker, q.speaker_title, q.cue))
    rows["figures"] += _figures(article_id, tags)
    for number, n in enumerate(tags.numerals, 1):
        placed = (n.paragraph_no, n.start, n.end, n.surface)
        rows["numerals"].append((article_id, number, *placed, n.numeral_class, n.figure_no, n.time_no))
    for t in tags.times:
        placed = (t.paragraph_no, t.start, t.end, t.surface)
        rows["times"].append((article_id, t.time_no, *placed, t.kind, t.from_date, t.to_date, t.granularity))
    for topic in tags.topics:
        rows["article_topics"].append((article_id, topic.topic_id, topic.score, list(topic.evidence)))


def _figures(article_id: str, tags: Tags) -> Iterator[Row]:
    for f in tags.figures:
        placed = (f.paragraph_no, f.start, f.end, f.surface)
        quantity = (f.value, f.low, f.high, f.unit, f.unit_code, f.dimension, f.modifier)
        meaning = (f.measure, f.subject, f.rate_per, f.role, f.direction, f.basis, f.statement_no)
        yield (article_id, f.figure_no, *placed, *quantity, *meaning, f.period_start, f.period_end, f.ambiguity)


def _sentences(text: str) -> int:
    """How many sentences a paragraph has; what stands behind the last mark is one too."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    return len(ends) + (0 if ends and ends[-1] == len(text) else 1)
