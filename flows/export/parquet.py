"""Export every table and view as Parquet: the same pages give the same bytes, whenever and wherever they were loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.export.swap import put_in_place, staging_beside
from flows.load import Connection, Say, reading, schema
from flows.load.table import Table
from flows.summarise import Model, read_models, sql_folder

MANIFEST = "manifest.json"
# A row group is what readers take in at once; it also bounds the memory that an export takes.
ROWS_OF_A_GROUP = 100_000
NO_DAY = "unknown"


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table or view that was written: its name, how many rows, in which files."""

    name: str
    rows: int
    files: tuple[str, ...]


def export(warehouse: Path, to: Path, *, wait_seconds: float, say: Say) -> tuple[ExportedTable, ...]:
    """Write every table and view of the warehouse below `to`, and put it in place of an earlier export in one step.

    Tables of what stands on pages are parted by year and month of issue. What depends on the run and not on the pages (the history of runs,
    when a page was loaded) stands below `operations/`; all the rest is the same to the byte for the same pages.
    """
    with staging_beside(to, MANIFEST) as staging, reading(warehouse, wait_seconds=wait_seconds, say=say) as connection:
        exporter = _Exporter(connection, staging)
        exported = tuple(exporter.write_all(read_models(sql_folder())))
        (staging / MANIFEST).write_text(_manifest(staging, exported), encoding="utf-8")
        put_in_place(staging, to)
    return exported


class _Exporter:
    def __init__(self, connection: Connection, staging: Path) -> None:
        self.connection = connection
        self.staging = staging
        # One thread, and every query with an order by its key: so rows come in one order.
        connection.execute("set threads = 1")

    def write_all(self, models: Sequence[Model]) -> Iterator[ExportedTable]:
        for table in schema.TABLES:
            yield self._table(table)
        yield self._page_loads()
        for model in models:
            yield self._model(model)

    def _table(self, table: Table) -> ExportedTable:
        columns = [column for column in table.columns if not column.of_the_run]
        arrow = pa.schema([table.schema.field(column.name) for column in columns], metadata=table.schema.metadata)
        names = ", ".join(f'"{name}"' for name in arrow.names)
        order = ", ".join(f'"{name}"' for name in table.key)
        if table.holds == "page":
            return self._by_month(table, names, order, arrow)
        folder = "operations" if table.holds == "operation" else "tables"
        return self._write(table.name, f"select {names} from main.{table.name} order by {order}", arrow, [f"{folder}/{table.name}.parquet"])

    def _by_month(self, table: Table, names: str, order: str, arrow: pa.Schema) -> ExportedTable:
        of_page = "page_id in (select page_id from pages where {})"
        of_article = "article_id in (select article_id from articles where page_id in (select page_id from pages where {}))"
        belongs = of_article if table.columns[0].name == "article_id" and table.name != "articles" else of_page
        rows, files = 0, []
        for year, month, condition in self._months():
            file = f"tables/{table.name}/year={year}/month={month}/part-0.parquet"
            query = f"select {names} from main.{table.name} where {belongs.format(condition)} order by {order}"
            rows += self._write(table.name, query, arrow, [file]).rows
            files.append(file)
        return ExportedTable(table.name, rows, tuple(files))

    def _months(self) -> list[tuple[str, str, str]]:
        """The months that pages were issued in, with the condition for a page of each."""
        months = self.connection.execute(
            "select distinct year(issue_date), month(issue_date) from pages order by all nulls last"
        ).fetchall()
        dated = [(f"{y}", f"{m:02d}", f"year(issue_date) = {y} and month(issue_date) = {m}") for y, m in months if y is not None]
        return dated + [(NO_DAY, NO_DAY, "issue_date is null") for y, _ in months if y is None]

    def _page_loads(self) -> ExportedTable:
        of_the_run = [column.name for column in schema.PAGES.columns if column.of_the_run]
        arrow = pa.schema([schema.PAGES.schema.field(name) for name in ("page_id", *of_the_run)])
        query = f"select page_id, {', '.join(of_the_run)} from main.pages order by page_id"
        return self._write("page_loads", query, arrow, ["operations/page_loads.parquet"])

    def _model(self, model: Model) -> ExportedTable:
        query = f"select * from {model.name} order by all"
        found = self.connection.execute(f"{query} limit 0").to_arrow_table().schema
        fields = [field.with_metadata({"description": model.columns[field.name]}) for field in found]
        arrow = pa.schema(fields, metadata={"description": model.comment})
        schema_name, name = model.name.split(".")
        return self._write(model.name, query, arrow, [f"{schema_name}/{name}.parquet"])

    def _write(self, name: str, query: str, arrow: pa.Schema, files: list[str]) -> ExportedTable:
        file = self.staging / files[0]
        file.parent.mkdir(parents=True, exist_ok=True)
        rows = 0
        reader = self.connection.execute(query).to_arrow_reader(ROWS_OF_A_GROUP)
        with pq.ParquetWriter(file, arrow, compression="zstd") as writer:
            for batch in reader:
                writer.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=arrow), row_group_size=ROWS_OF_A_GROUP)
                rows += batch.num_rows
        return ExportedTable(name, rows, tuple(files))


def _manifest(staging: Path, exported: Sequence[ExportedTable]) -> str:
    """What was written, with the hash of every file; of those below operations/ only the names, for they change with every run."""
    tables: dict[str, Any] = {}
    for table in exported:
        if table.files and table.files[0].startswith("operations/"):
            tables[table.name] = {"files": dict.fromkeys(table.files)}
        else:
            hashes = {file: hashlib.sha256((staging / file).read_bytes()).hexdigest() for file in table.files}
            tables[table.name] = {"rows": table.rows, "files": hashes}
    return json.dumps({"made_by": "yaowen export", "tables": tables}, ensure_ascii=False, indent=1) + "\n"
