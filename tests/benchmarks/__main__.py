"""make bench: what our own work on the sample edition costs, step by step, without Prefect; and the load beside row-by-row inserts.

Seconds are of this machine and say little elsewhere; the ratio is of one run.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pyarrow as pa
from rich.console import Console
from rich.table import Table

from flows.clean import clean
from flows.export.parquet import export
from flows.ingest import Identity, find_sources, ingest
from flows.lexicon import read_lexicon
from flows.load import arrow_tables, load_batch, load_reference, writing
from flows.pages_to_rows import tag_page
from flows.segment import segment
from flows.summarise import build_models, check, sql_folder
from flows.values import TaggedPage
from tests.evaluation.cuts import pages_a_second
from tests.press.layouts import LOOKED_AT

ROOT = Path(__file__).parents[2]
NOW = datetime(2024, 5, 21, 6, 30, tzinfo=UTC)
EDITIONS = 12
MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024
T = TypeVar("T")


class Clock:
    """Times one piece of work after another."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        done = work()
        self.seconds[name] = time.perf_counter() - start
        return done


def main() -> None:
    """Measure once from cold dictionaries, as a morning's run does, then the load beside its peer."""
    clock = Clock()
    with TemporaryDirectory() as folder:
        pages = _way_of_the_data(clock, Path(folder))
    ratio = _load_beside_row_by_row(pages)
    table = Table("step", "seconds", title="Our own work on the sample edition (4 pages)")
    for name, seconds in clock.seconds.items():
        table.add_row(name, f"{seconds:.3f}")
    table.add_section()
    table.add_row("together", f"{sum(clock.seconds.values()):.3f}")
    console = Console()
    console.print(table)
    console.print(f"Loading {4 * EDITIONS} pages from Arrow takes {ratio:.3f} of the time of executemany, in one run.")
    rate = pages_a_second("looked_at", LOOKED_AT, read_lexicon())
    console.print(f"Cleaning and cutting pages of the press, on one core: {rate:.0f} pages a second.")
    console.print(f"Largest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE:.0f} MB")


def _way_of_the_data(clock: Clock, folder: Path) -> list[TaggedPage]:
    lexicon = clock("read the dictionaries", read_lexicon)
    identity = Identity(paper="云汀日报", issue_date=date(2024, 5, 21))
    sources = find_sources([ROOT / "samples"]).sources
    read = clock("ingest", lambda: ingest(sources, given=identity, lexicon=lexicon).pages)
    cleaned = clock("clean", lambda: [clean(page, lexicon) for page in read])
    segmented = clock("segment", lambda: segment(cleaned, lexicon))
    tagged = clock("tag", lambda: [tag_page(page, lexicon) for page in segmented])
    rows = clock("make rows", lambda: arrow_tables(tagged, run_id="bench", loaded_at=NOW))
    with writing(folder, wait_seconds=1, say=print) as connection:
        clock("reference tables", lambda: load_reference(connection, lexicon))
        clock("load", lambda: load_batch(connection, rows))
        clock("build the models", lambda: build_models(connection, sql_folder()))
        clock("check", lambda: check(connection, sql_folder()))
    clock("export", lambda: export(folder, folder / "exports", wait_seconds=1, say=print))
    return tagged


def _load_beside_row_by_row(pages: list[TaggedPage]) -> float:
    """The time of our load over that of inserting the same rows one by one, for `EDITIONS` days of the sample edition."""
    many = [
        replace(one, page=replace(one.page, issue_date=date(2024, 1, 1 + day), source_sha256=f"{day:032d}{number:032d}"))
        for day in range(EDITIONS)
        for number, one in enumerate(pages)
    ]
    renamed = [_with_own_keys(page) for page in many]
    rows = arrow_tables(renamed, run_id="bench", loaded_at=NOW)
    with TemporaryDirectory() as ours, TemporaryDirectory() as theirs:
        clock = Clock()
        with writing(Path(ours), wait_seconds=1, say=print) as connection:
            clock("arrow", lambda: load_batch(connection, rows))
        with writing(Path(theirs), wait_seconds=1, say=print) as connection:
            clock("rows", lambda: [_insert(connection, name, table) for name, table in rows.items()])
    return clock.seconds["arrow"] / clock.seconds["rows"]


def _with_own_keys(page: TaggedPage) -> TaggedPage:
    """The page of another day has other keys."""
    key = page.page.page_id
    articles = tuple(
        replace(article, article_id=f"{key}-{article.ordinal:02d}", page_id=key, story_id=f"{key}-{article.ordinal:02d}")
        for article in page.articles
    )
    ids = {old.article_id: new.article_id for old, new in zip(page.articles, articles, strict=True)}
    regions = tuple(replace(region, article_id=ids.get(region.article_id or "")) for region in page.regions)
    return replace(page, articles=articles, regions=regions)


def _insert(connection: object, name: str, table: pa.Table) -> None:
    records = [tuple(record.values()) for record in table.to_pylist()]
    if records:
        marks = ", ".join("?" * len(table.schema.names))
        connection.executemany(f"insert into {name} values ({marks})", records)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
