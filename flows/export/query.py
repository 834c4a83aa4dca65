"""Ask the warehouse in SQL, and write the answer as a table, CSV, JSON or Parquet. Nothing can be changed."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import StatementType

from flows.errors import CallError
from flows.load import Connection, Say, reading

# Statements that only read; whatever else there is in SQL is refused before it is tried.
READS = {StatementType.SELECT, StatementType.EXPLAIN, StatementType.RELATION}
NUMBERS = (pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal)


class OutputFormat(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


@dataclass(frozen=True, slots=True)
class TextTable:
    """An answer in words: the names of its columns, which of them hold numbers, and the rows."""

    names: list[str]
    numeric: list[bool]
    rows: list[list[str]]


class QueryError(CallError):
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


def chosen_format(name: str | None, output: Path | None) -> OutputFormat:
    """The format that was named, else that of the file's ending, else a table; raises `QueryError` for one that there is not."""
    known = [form.value for form in OutputFormat]
    ending = output.suffix.removeprefix(".") if output else ""
    chosen = name or (ending if ending in known else "table")
    if chosen not in known:
        raise QueryError(f"There is no format “{chosen}”; choose one of {', '.join(known)}.")
    if chosen == "parquet" and not output:
        raise QueryError("Parquet is written to a file: name one with --output FILE.")
    return OutputFormat(chosen)


def write_answer(answer: pa.Table, form: OutputFormat, output: Path | None) -> None:
    """Write the answer to the file, which is there whole or not at all; without one, to standard output."""
    if output is None:
        sys.stdout.write(_as_text_of(answer, form))
        return
    beside = output.with_name(f".{output.name}.partial")
    try:
        if form is OutputFormat.parquet:
            pq.write_table(answer, beside, compression="zstd")
        else:
            beside.write_text(_as_text_of(answer, form), encoding="utf-8")
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)


def _as_text_of(answer: pa.Table, form: OutputFormat) -> str:
    if form is OutputFormat.json:
        return as_json(answer) + "\n"
    return as_csv(answer, "\t" if form is OutputFormat.table else ",")


def _only_statement(connection: Connection, query: str) -> duckdb.Statement:
    try:
        statements = connection.extract_statements(query)
    except duckdb.Error as problem:
        raise QueryError(str(problem).strip()) from None
    if not statements:
        raise QueryError('There is no query in this. An example: yaowen sql "from indicators.articles_daily"')
    for statement in statements:
        if statement.type not in READS:
            raise QueryError(_refusal(statement, query))
    if len(statements) > 1:
        raise QueryError(f"One query at a time, please: here are {len(statements)}.")
    return statements[0]


def _refusal(statement: duckdb.Statement, query: str) -> str:
    kind = statement.type.name.replace("_", " ")
    if query.lstrip().lower().startswith(("pivot", "unpivot")):
        return "A bare pivot makes a type of its own first. Write it as a select: select * from (pivot … on … in (…) using …)"
    return f"Only questions can be asked here, and {kind} is none: it would change the warehouse. Pages come in with: yaowen run"


def as_csv(answer: pa.Table, separator: str = ",") -> str:
    """The answer as CSV (RFC 4180) without a byte-order mark, which scripts would take for part of the first column's name."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(answer.column_names)
    writer.writerows(as_text_table(answer).rows)
    return out.getvalue()


def as_json(answer: pa.Table) -> str:
    """The answer as a JSON list of objects; decimals keep all their digits, days are written as 2024-05-21."""
    return json.dumps([{name: _as_json(value) for name, value in row.items()} for row in answer.to_pylist()], ensure_ascii=False, indent=1)


def as_text_table(answer: pa.Table) -> TextTable:
    """The answer as a person reads it: nothing for null, numbers without needless zeros, lists with 、 between."""
    numeric = [any(is_number(field.type) for is_number in NUMBERS) for field in answer.schema]
    columns = [[_as_text(value) for value in column.to_pylist()] for column in answer.columns]
    return TextTable(answer.column_names, numeric, [list(row) for row in zip(*columns, strict=True)])


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
