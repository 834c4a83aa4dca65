"""The statements that make the tables, from their schema: names, types, keys, and a comment on every column."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from flows.load.schema import TABLES
from flows.load.table import Column, Table


def statements() -> Iterator[str]:
    """`create table` and `comment on` for every table, for a warehouse that may have them already."""
    for table in TABLES:
        yield create_table(table)
        yield f"comment on table {table.name} is {literal(comment(table.english, table.chinese))}"
        for column in table.columns:
            yield f'comment on column {table.name}."{column.name}" is {literal(comment(column.english, column.chinese, column.unit))}'


def create_table(table: Table) -> str:
    """The table with its types, its not-null columns and its primary key.

    No foreign keys: DuckDB (1.5) refuses to replace a row within one transaction while another table refers to it. `yaowen check` looks for
    keys that lead nowhere.
    """
    columns = ",\n    ".join(_definition(column) for column in table.columns)
    return f"create table if not exists {table.name} (\n    {columns},\n    primary key ({', '.join(table.key)})\n)"


def comment(english: str, chinese: str, unit: str | None = None) -> str:
    """A description in both languages, with the unit where there is one."""
    return f"{chinese} · {english}" + (f" [{unit}]" if unit else "")


def literal(text: str) -> str:
    """The text as a string of SQL."""
    return "'" + text.replace("'", "''") + "'"


def _definition(column: Column) -> str:
    return f'"{column.name}" {sql_type(column.type)}' + ("" if column.nullable else " not null")


def sql_type(kind: pa.DataType) -> str:
    """DuckDB's name for an Arrow type."""
    if pa.types.is_list(kind):
        return sql_type(kind.value_type) + "[]"
    if pa.types.is_struct(kind):
        fields = [kind.field(i) for i in range(kind.num_fields)]
        return "struct(" + ", ".join(f'"{field.name}" {sql_type(field.type)}' for field in fields) + ")"
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision}, {kind.scale})"
    return NAMES[kind]


NAMES = {
    pa.string(): "varchar",
    pa.bool_(): "boolean",
    pa.int32(): "integer",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.date32(): "date",
    pa.timestamp("us", tz="UTC"): "timestamptz",
}
