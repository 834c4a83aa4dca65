"""Ask the warehouse in SQL, and write the answer as a table, CSV, JSON or Parquet. Nothing can be changed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import StatementType

from flows.load import Connection, Say, WarehouseError, reading

# Statements that only read; whatever else there is in SQL is refused before it is tried.
READS = {StatementType.SELECT, StatementType.EXPLAIN, StatementType.RELATION}


class OutputFormat(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


class QueryError(Exception):
    """A query that cannot be answered: what is wrong with it, and what to do."""


def run_query(warehouse: Path, query: str, *, wait_seconds: float, say: Say) -> pa.Table:
    """The answer of one query, as Arrow.

    Raises `QueryError` for what is no single query that reads, or for what DuckDB does not understand, and `WarehouseError` where there is
    no warehouse or where it stays in use.
    """
    with reading(warehouse, wait_seconds=wait_seconds, say=say) as connection:
        statement = _only_statement(connection, query)
        try:
            return connection.execute(statement).to_arrow_table()
        except duckdb.Error as problem:
            raise QueryError(str(problem).strip()) from None


def _only_statement(connection: Connection, query: str) -> duckdb.Statement:
    try:
        statements = connection.extract_statements(query)
    except duckdb.Error as problem:
        raise QueryError(str(problem).strip()) from None
    if len(statements) != 1:
        raise QueryError(f"One query at a time, please: here are {len(statements)}.")
    if statements[0].type not in READS:
        kind = statements[0].type.name.replace("_", " ")
        raise QueryError(
            f"Only questions can be asked here: {kind} would change the warehouse, or leave it. Pages are taken in with: yaowen run"
        )
    return statements[0]


def as_csv(answer: pa.Table) -> str:
    """The answer as CSV (RFC 4180) without a byte-order mark, which scripts would take for part of the first column's name."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.column_names)
    writer.writerows([_as_text(value) for value in row.values()] for row in answer.to_pylist())
    return out.getvalue()


def as_json(answer: pa.Table) -> str:
    """The answer as a JSON list of objects; decimals keep all their digits, days are written as 2024-05-21."""
    return json.dumps([{name: _as_json(value) for name, value in row.items()} for row in answer.to_pylist()], ensure_ascii=False, indent=1)


def write_parquet(answer: pa.Table, file: Path) -> None:
    """The answer as a Parquet file, which is there whole or not at all."""
    beside = file.with_name(f".{file.name}.partial")
    pq.write_table(answer, beside, compression="zstd")
    beside.replace(file)


def as_text_rows(answer: pa.Table) -> list[list[str]]:
    """The rows as a person reads them: nothing for null, numbers without needless zeros, lists with 、 between."""
    return [[_as_text(value) for value in row.values()] for row in answer.to_pylist()]


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, list):
        return "、".join(map(_as_text, value))
    if isinstance(value, dict):
        return json.dumps(_as_json(value), ensure_ascii=False)
    return str(value)


def _as_json(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        return int(value) if whole else float(value) if Decimal(repr(float(value))) == value.normalize() else str(value.normalize())
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _as_json(inner) for name, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_as_json(inner) for inner in value]
    return value


__all__ = ["OutputFormat", "QueryError", "WarehouseError", "as_csv", "as_json", "as_text_rows", "run_query", "write_parquet"]
