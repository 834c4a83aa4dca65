"""The data dictionary `docs/tables.md`, made from the schema of the tables and the headers of the models.

    python -m flows.export.dictionary

writes it again; a test finds when that was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.load import schema
from flows.load.ddl import sql_type
from flows.load.table import Table
from flows.summarise import Model, read_models, sql_folder

FILE = Path(__file__).parents[2] / "docs" / "tables.md"
HEAD = """\
# Tables and views

Made from `flows/load/schema.py` and `sql/models/` with `python -m flows.export.dictionary`; change it there. The same words stand in
the warehouse: `select table_name, column_name, comment from duckdb_columns()`.

`start` and `end` are 0-based character offsets into the text of the paragraph, `end` exclusive. The export has every table and view as
Parquet; columns marked † depend on the run and not on the page, and stand below `operations/` there.
"""
HOLDS = {
    "page": "## Tables of what stands on pages",
    "reference": "## Reference tables",
    "operation": "## Tables of how it came here",
}


def dictionary() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_tables(), "## Views", "", *_views()]).rstrip() + "\n"


def _tables() -> Iterator[str]:
    for holds, heading in HOLDS.items():
        yield from (heading, "")
        for table in schema.TABLES:
            if table.holds == holds:
                yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield from (f"### {table.name}", "", f"{table.chinese} · {table.english}. Key: {', '.join(f'`{name}`' for name in table.key)}.", "")
    yield from ("| column | type | 含义 | meaning |", "| --- | --- | --- | --- |")
    for column in table.columns:
        kind = sql_type(column.type) + ("" if column.nullable else ", not null")
        unit = f" [{column.unit}]" if column.unit else ""
        mark = " †" if column.of_the_run else ""
        yield f"| `{column.name}`{mark} | {kind} | {column.chinese} | {column.english}{unit} |"
    yield ""


def _views() -> Iterator[str]:
    for model in read_models(sql_folder()):
        yield from _view(model)


def _view(model: Model) -> Iterator[str]:
    yield from (f"### {model.name}", "", f"{model.question}. One row: {model.grain}. Kept as a {model.kept_as}.", "")
    for caveat in model.caveats:
        yield from (f"Note: {caveat}.", "")
    yield from ("| column | 含义 | meaning |", "| --- | --- | --- |")
    for name, described in model.columns.items():
        chinese, _, english = described.partition(" · ")
        yield f"| `{name}` | {chinese} | {english or chinese} |"
    yield ""


if __name__ == "__main__":
    FILE.write_text(dictionary(), encoding="utf-8")
