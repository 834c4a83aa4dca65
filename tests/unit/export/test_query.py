"""Questions are answered in four forms, and whatever would change the warehouse is refused."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.export.queries import saved_queries
from flows.export.query import OutputFormat, QueryError, as_csv, as_json, as_text_table, chosen_format, run_query, write_answer
from flows.load import WarehouseError


def ask(warehouse: Path, query: str) -> pa.Table:
    return run_query(warehouse, query, wait_seconds=5, say=print)


@pytest.mark.parametrize(
    "query",
    [
        "delete from articles",
        "insert into topics values ('x', null, 'x', 'x', null)",
        "update articles set headline = 'x'",
        "drop table articles",
        "create table mine as from articles",
        "create or replace view indicators.articles_daily as select 1",
        "copy articles to 'articles.csv'",
        "attach 'other.duckdb'",
        "set threads = 1",
        "pragma database_list; drop table articles",
        "select 1; delete from articles",
        "checkpoint",
        "install httpfs",
        "export database 'somewhere'",
    ],
)
def test_a_write_is_refused_before_it_is_tried(loaded: Path, query: str) -> None:
    before = (loaded / "yaowen.duckdb").read_bytes()
    with pytest.raises(QueryError, match=r"Only questions can be asked here"):
        ask(loaded, query)
    assert (loaded / "yaowen.duckdb").read_bytes() == before


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "There is no query in this"),
        ("-- nothing", "There is no query in this"),
        ("select 1; select 2", "One query at a time, please: here are 2."),
        ("select headlines from articles", 'Candidate bindings: "headline"'),
        ("selec 1", 'syntax error at or near "selec"'),
        ("pivot articles on genre using count(*)", "Write it as a select"),
    ],
)
def test_a_query_that_cannot_be_answered_says_why(loaded: Path, query: str, says: str) -> None:
    with pytest.raises(QueryError) as told:
        ask(loaded, query)
    assert says in str(told.value)


def test_questions_of_every_kind_are_answered(loaded: Path) -> None:
    assert ask(loaded, "from pages").num_rows == 4
    assert ask(loaded, "describe articles").num_rows > 10
    assert ask(loaded, "explain select 1").num_rows == 1
    assert ask(loaded, "with a as (select 1 as n) select n from a;").to_pylist() == [{"n": 1}]


def test_a_folder_without_a_warehouse_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=f"There is no warehouse in {tmp_path} yet. Make one with: yaowen run"):
        ask(tmp_path, "select 1")


@pytest.mark.parametrize("saved", saved_queries(), ids=lambda saved: saved.name)
def test_the_saved_questions_have_answers(loaded: Path, saved: object) -> None:
    assert ask(loaded, saved.query).num_rows > 0
    assert "·" in saved.question


ANSWER = pa.table(
    {
        "地点": pa.array(["河西区", None, 'a "b", c']),
        "value": pa.array([Decimal("3405000000.000000000"), Decimal("0.100000000"), None], pa.decimal128(38, 9)),
        "day": pa.array([date(2024, 5, 21), None, None]),
        "words": pa.array([["甲", "乙"], [], None]),
    }
)


def test_csv_is_what_excel_and_scripts_read() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(ANSWER))))
    assert rows == [
        ["地点", "value", "day", "words"],
        ["河西区", "3405000000", "2024-05-21", "甲、乙"],
        ["", "0.1", "", ""],
        ['a "b", c', "", "", ""],
    ]


def test_json_keeps_numbers_and_lists() -> None:
    assert json.loads(as_json(ANSWER)) == [
        {"地点": "河西区", "value": 3405000000, "day": "2024-05-21", "words": ["甲", "乙"]},
        {"地点": None, "value": 0.1, "day": None, "words": []},
        {"地点": 'a "b", c', "value": None, "day": None, "words": None},
    ]


def test_a_decimal_that_no_float_holds_keeps_all_its_digits_in_json() -> None:
    printed = Decimal("12345678901234567.123456789")
    assert json.loads(as_json(pa.table({"value": pa.array([printed], pa.decimal128(38, 9))}))) == [{"value": str(printed)}]


def test_parquet_is_written_to_a_file_with_its_types(tmp_path: Path) -> None:
    write_answer(ANSWER, OutputFormat.parquet, tmp_path / "answer.parquet")
    assert pq.read_table(tmp_path / "answer.parquet").equals(ANSWER)
    assert [file.name for file in tmp_path.iterdir()] == ["answer.parquet"]


@pytest.mark.parametrize(
    ("name", "file", "form"),
    [(None, None, "table"), ("json", None, "json"), (None, "a.csv", "csv"), (None, "a.parquet", "parquet"), ("csv", "a.txt", "csv")],
)
def test_the_format_is_the_one_named_or_that_of_the_file(name: str | None, file: str | None, form: str) -> None:
    assert chosen_format(name, Path(file) if file else None) == form


@pytest.mark.parametrize(("name", "says"), [("xlsx", "choose one of table, csv, json, parquet"), ("parquet", "--output FILE")])
def test_a_format_that_there_is_not_says_which_there_are(name: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        chosen_format(name, None)


def test_numbers_are_shown_without_needless_zeros_and_set_to_the_right() -> None:
    shown = as_text_table(ANSWER)
    assert shown.numeric == [False, True, False, False]
    assert [row[1] for row in shown.rows] == ["3405000000", "0.1", ""]


def test_answers_do_not_depend_on_duckdbs_own_settings(loaded: Path) -> None:
    moment = ask(loaded, "select current_setting('TimeZone') as zone, loaded_at from pages limit 1").to_pylist()[0]
    assert moment["zone"] == "UTC"
    assert duckdb.__version__ >= "1.5"
