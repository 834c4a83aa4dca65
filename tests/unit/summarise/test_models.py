"""Models are found, ordered and documented by what stands in their files, and a wrong one is named with its mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.summarise import ModelError, build_models, read_models, sql_folder

Write = Callable[..., Path]
HEADER = "-- question: 几何 · How many\n-- grain: 一行 · a row\n-- kept as: {kept_as}\n-- columns:\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a model with a header that documents these columns; gives the folder of the SQL."""

    def model(name: str, query: str, *, columns: str = "n", kept_as: str = "view", header: str | None = None) -> Path:
        folder, _, file = name.partition(".")
        lines = "".join(f"--   {column}: 数 · Number {column}\n" for column in columns.split())
        path = tmp_path / "models" / folder / f"{file}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((HEADER.format(kept_as=kept_as) + lines if header is None else header) + "\n" + query + "\n", "utf-8")
        return tmp_path

    return model


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    opened = duckdb.connect()
    opened.execute("create table pages as select 1 as n")
    return opened


def test_a_model_stands_behind_those_that_it_selects_from(write: Write) -> None:
    write("a.first", "select n from a.second")
    write("a.second", "with third as (select * from b.third) select third.n from third inner join pages using (n)")
    folder = write("b.third", "select n from pages")
    assert [model.name for model in read_models(folder)] == ["b.third", "a.second", "a.first"]


def test_a_cte_of_the_same_name_is_no_model(write: Write, connection: duckdb.DuckDBPyConnection) -> None:
    folder = write("a.pages", "with pages as (select * from main.pages) select n from pages")
    assert [model.name for model in build_models(connection, folder)] == ["a.pages"]


def test_models_that_go_in_a_circle_are_named(write: Write) -> None:
    write("a.one", "select n from a.two")
    folder = write("a.two", "select n from a.one")
    with pytest.raises(ModelError, match=r"a\.(one|two) → a\.(one|two) → a\.(one|two)"):
        read_models(folder)


def test_a_model_that_is_not_there_is_named(write: Write) -> None:
    folder = write("a.one", "select n from a.tow")
    with pytest.raises(ModelError, match=r"one\.sql: selects from a\.tow, and there is no model of that name"):
        read_models(folder)


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("-- grain: 一行\n-- kept as: view\n-- columns:\n--   n: 数", "the header has no “-- question:”; see sql/README.md"),
        (HEADER.format(kept_as="cube"), "kept as “cube”; it is view or table"),
        ("-- just words", "a header line must be “-- key: text”, and is “-- just words”"),
    ],
)
def test_a_header_that_says_too_little_is_an_error(write: Write, header: str, says: str) -> None:
    folder = write("a.one", "select 1 as n", header=header)
    with pytest.raises(ModelError, match=r"one\.sql") as told:
        read_models(folder)
    assert says in str(told.value)


def test_sql_that_cannot_be_read_is_an_error(write: Write, connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ModelError, match=r"one\.sql"):
        read_models(write("a.one", "select from where"))
    with pytest.raises(ModelError, match=r"one\.sql: .*nothing"):
        build_models(connection, write("a.one", "select nothing as n from pages"))


@pytest.mark.parametrize(("columns", "wrong"), [("n m", "m"), ("", "n")])
def test_header_and_select_name_the_same_columns(write: Write, connection: duckdb.DuckDBPyConnection, columns: str, wrong: str) -> None:
    folder = write("a.one", "select 1 as n", columns=columns)
    with pytest.raises(ModelError, match=rf"one\.sql: {wrong} must stand both in the header's columns and in the select"):
        build_models(connection, folder)


def test_what_the_header_says_stands_in_the_warehouse(write: Write, connection: duckdb.DuckDBPyConnection) -> None:
    build_models(connection, write("a.one", "select 'it''s' as n"))
    comment = connection.execute("select comment from duckdb_views() where view_name = 'one'").fetchall()
    assert comment == [("几何 · How many\n一行是 · Grain: 一行 · a row",)]
    column = connection.execute("select comment from duckdb_columns() where schema_name = 'a' and column_name = 'n'").fetchall()
    assert column == [("数 · Number n",)]


def test_a_model_can_become_a_table_and_a_view_again(write: Write, connection: duckdb.DuckDBPyConnection) -> None:
    for kept_as in ("view", "table", "view"):
        build_models(connection, write("a.one", "select 1 as n", kept_as=kept_as))
        assert connection.execute("from a.one").fetchall() == [(1,)]
        tables = connection.execute("select count(*) from duckdb_tables() where schema_name = 'a'").fetchall()
        assert tables == [(1 if kept_as == "table" else 0,)]


def test_a_model_without_its_file_is_dropped(write: Write, connection: duckdb.DuckDBPyConnection) -> None:
    write("a.one", "select n from a.two")
    folder = write("a.two", "select n from pages")
    build_models(connection, folder)
    (folder / "models" / "a" / "one.sql").unlink()
    build_models(connection, folder)
    assert connection.execute("select view_name from duckdb_views() where schema_name = 'a'").fetchall() == [("two",)]
    assert connection.execute("from pages").fetchall() == [(1,)]


def test_models_are_built_all_or_none(write: Write, connection: duckdb.DuckDBPyConnection) -> None:
    build_models(connection, write("a.one", "select 1 as n"))
    write("a.one", "select 2 as n")
    folder = write("a.two", "select n, nothing from a.one")
    connection.begin()
    with pytest.raises(ModelError):
        build_models(connection, folder)
    connection.rollback()
    assert connection.execute("from a.one").fetchall() == [(1,)]


def test_our_own_models_can_be_pasted_into_any_prompt(loaded: Path) -> None:
    with duckdb.connect(loaded / "yaowen.duckdb", read_only=True) as connection:
        for model in read_models(sql_folder()):
            pasted = connection.execute(model.file.read_text("utf-8")).fetchall()
            assert sorted(map(str, pasted)) == sorted(map(str, connection.execute(f"from {model.name}").fetchall())), model.name
