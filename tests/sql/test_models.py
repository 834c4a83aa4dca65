"""Each case under `cases/` gives rows of the tables and says which rows a view makes of them, with numbers worked out by hand.

Columns of a given row that the case leaves out are empty; columns of the view that the expected rows leave out are not looked at.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from flows.load import schema, writing
from flows.load.table import Column, Table
from flows.summarise import build_models, read_models, sql_folder

CASES = [
    (file.stem, case) for file in sorted((Path(__file__).parent / "cases").glob("*.json")) for case in json.loads(file.read_text("utf-8"))
]
TABLES = {table.name: table for table in schema.TABLES}
# Shares are rounded to nine digits; the expected ones are written as fractions.
CLOSE = 1e-8


@pytest.mark.parametrize(("view", "case"), CASES, ids=[f"{view}: {case['shows']}" for view, case in CASES])
def test_the_view_has_the_rows_that_were_worked_out(view: str, case: dict[str, Any], tmp_path: Path) -> None:
    with writing(tmp_path, wait_seconds=1, say=print) as connection:
        for name, rows in case["given"].items():
            connection.register("given", _as_arrow(TABLES[name], rows))
            connection.execute(f"insert into {name} select * from given")
            connection.unregister("given")
        build_models(connection, sql_folder())
        names = list(case["expected"][0])
        asked = ", ".join(f'"{name}"' for name in names)
        found = connection.execute(f"select {asked} from {'staging' if view in STAGING else 'indicators'}.{view} order by all").fetchall()
    assert [[_plain(value) for value in row] for row in found] == [[_expected(row[name]) for name in names] for row in case["expected"]]


def test_every_view_that_reckons_has_a_case() -> None:
    assert {view for view, _ in CASES} >= {
        model.name.split(".")[1] for model in read_models(sql_folder()) if model.name.startswith("indicators.")
    }


STAGING = {model.name.split(".")[1] for model in read_models(sql_folder()) if model.name.startswith("staging.")}


def _as_arrow(table: Table, rows: list[dict[str, Any]]) -> pa.Table:
    unknown = {name for row in rows for name in row} - {column.name for column in table.columns}
    assert not unknown, f"{table.name} has no {unknown}"
    columns = [pa.array([_value(column, row) for row in rows], column.type) for column in table.columns]
    return pa.Table.from_arrays(columns, schema=table.schema)


def _value(column: Column, row: dict[str, Any]) -> Any:
    if column.name in row:
        given = row[column.name]
        return date.fromisoformat(given) if given and pa.types.is_date(column.type) else given
    if column.nullable:
        return None
    if pa.types.is_list(column.type):
        return []
    if pa.types.is_boolean(column.type):
        return False
    return "" if pa.types.is_string(column.type) else 0


def _expected(value: Any) -> Any:
    """A fraction is written as a list of two numbers under "of": {"of": [1, 3]} is a third."""
    if isinstance(value, dict):
        return pytest.approx(value["of"][0] / value["of"][1], abs=CLOSE)
    return pytest.approx(value, abs=CLOSE) if isinstance(value, float) else value


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if hasattr(value, "as_tuple") else value
