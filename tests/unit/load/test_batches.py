"""What is loaded stays as it is until its page changes, and then changes whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows import load
from flows.lexicon import Lexicon
from flows.load import schema
from flows.pages_to_rows import tag_page
from flows.segment import segment
from flows.values import Page, TaggedPage

MORNING = datetime(2024, 5, 21, 6, 30, tzinfo=UTC)
TEXT = "2 要闻\n\n本报讯（记者 陆知远）昨天，映波社区长者食堂开张，首日接待120人。\n\n映波社区食堂开张\n"


@pytest.fixture
def tagged(page_of: Callable[..., Page], lexicon: Lexicon) -> Callable[..., TaggedPage]:
    def make(text: str = TEXT, page_no: int | None = 2, **known: object) -> TaggedPage:
        page = page_of(text, page_no=page_no, **({"paper": "云汀日报", "issue_date": date(2024, 5, 21)} | known))
        page = replace(page, source_sha256=hashlib.sha256(text.encode()).hexdigest(), head_lines=(1,))
        return tag_page(segment([page], lexicon)[0], lexicon)

    return make


@contextmanager
def opened(folder: Path) -> Iterator[load.Connection]:
    with load.writing(folder, wait_seconds=1, say=print) as connection:
        yield connection


def put(folder: Path, *pages: TaggedPage, run_id: str = "run", anew: bool = False) -> load.LoadedBatch:
    with opened(folder) as connection:
        return load.load_batch(connection, load.arrow_tables(pages, run_id=run_id, loaded_at=MORNING), anew=anew)


def everything(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables in the order in which they are stored."""
    with opened(folder) as connection:
        return {table.name: connection.execute(f"select * from {table.name}").fetchall() for table in schema.TABLES}


def test_the_same_pages_again_change_nothing_not_even_the_order_of_rows(tmp_path: Path, tagged: Callable[..., TaggedPage]) -> None:
    pages = [tagged(page_no=number) for number in (3, 1, 2)]
    assert put(tmp_path, *pages).loaded == tuple(page.page.page_id for page in pages)
    before = everything(tmp_path)
    again = put(tmp_path, *reversed(pages), run_id="later")
    assert (again.loaded, len(again.unchanged), again.articles) == ((), 3, 0)
    assert everything(tmp_path) == before


def test_a_corrected_page_replaces_the_old_one_whole_and_no_other(tmp_path: Path, tagged: Callable[..., TaggedPage]) -> None:
    put(tmp_path, tagged(page_no=1), tagged(page_no=2))
    before = everything(tmp_path)
    corrected = tagged(TEXT.replace("120人", "98人").replace("映波社区食堂开张\n", "长者食堂昨天开张\n"), page_no=2)
    done = put(tmp_path, corrected, run_id="later")
    assert done.loaded == done.replaced == (corrected.page.page_id,)
    after = everything(tmp_path)
    for name, rows in after.items():
        mine = [row for row in rows if str(row[0]).startswith(corrected.page.page_id)]
        assert [row for row in rows if row not in mine] == [r for r in before[name] if not str(r[0]).startswith(corrected.page.page_id)]
        assert not any("120" in str(row) or "映波社区食堂开张" in str(row) for row in mine)
    with opened(tmp_path) as connection:
        headlines = connection.execute("select headline from articles where page_id = ?", [corrected.page.page_id]).fetchall()
    assert headlines == [("长者食堂昨天开张",)]


def test_anew_reads_a_page_again_that_has_not_changed(tmp_path: Path, tagged: Callable[..., TaggedPage]) -> None:
    put(tmp_path, tagged())
    assert put(tmp_path, tagged(), run_id="later", anew=True).loaded == (tagged().page.page_id,)
    assert [row[-2] for row in everything(tmp_path)["pages"]] == ["later"]


def test_a_page_that_becomes_known_is_not_there_twice(tmp_path: Path, tagged: Callable[..., TaggedPage]) -> None:
    put(tmp_path, tagged(paper=None))
    put(tmp_path, tagged())
    assert [row[0] for row in everything(tmp_path)["pages"]] == ["云汀日报-20240521-02"]
    assert put(tmp_path, tagged(paper=None)).loaded == ()


def test_what_breaks_off_leaves_the_warehouse_as_it_was(tmp_path: Path, tagged: Callable[..., TaggedPage]) -> None:
    put(tmp_path, tagged(page_no=1))
    before = everything(tmp_path)

    def interrupted() -> None:
        with opened(tmp_path) as connection:
            load.load_batch(connection, load.arrow_tables([tagged(page_no=2)], run_id="x", loaded_at=MORNING))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert everything(tmp_path) == before


def test_every_table_says_what_it_and_its_columns_mean(tmp_path: Path) -> None:
    with opened(tmp_path) as connection:
        silent = connection.execute(
            "select table_name, column_name from duckdb_columns() where schema_name = 'main' and not internal and comment is null "
            "union all select table_name, '' from duckdb_tables() where schema_name = 'main' and not internal and comment is null"
        ).fetchall()
    assert silent == []


def test_arrow_and_ddl_agree(tmp_path: Path) -> None:
    with opened(tmp_path) as connection:
        for table in schema.TABLES:
            made = connection.execute(f"select * from {table.name}").to_arrow_table().schema
            assert made.names == table.schema.names
            assert made.types == table.schema.types


def test_a_warehouse_of_another_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with opened(tmp_path) as connection:
        connection.execute("alter table pages add column colour varchar")
    with (
        pytest.raises(load.WarehouseError, match=r"another version of Yaowen .pages has other columns.\. Move yaowen\.duckdb away"),
        opened(tmp_path),
    ):
        pass


def test_a_file_that_is_no_warehouse_is_named(tmp_path: Path) -> None:
    (tmp_path / load.FILE_NAME).write_text("no database", encoding="utf-8")
    with pytest.raises(load.WarehouseError, match="cannot be opened"), opened(tmp_path):
        pass
