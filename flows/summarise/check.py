"""Check what must hold in the warehouse: each file of `sql/tests` is a query that returns the rows that are wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

# So many of the wrong rows are shown; there may be more.
ROWS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that does not hold: its name, what should hold, how many rows are wrong, and the first of them."""

    name: str
    asserts: str
    wrong: int
    examples: tuple[str, ...]


def check(connection: duckdb.DuckDBPyConnection, folder: Path) -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """Run every check under `folder`; the names of all of them, and those that fail. A query that cannot run has failed."""
    files = sorted((folder / "tests").glob("*.sql"))
    failures = [failure for file in files if (failure := _run(connection, file))]
    return tuple(file.stem for file in files), tuple(failures)


def _run(connection: duckdb.DuckDBPyConnection, file: Path) -> Failure | None:
    text = file.read_text(encoding="utf-8")
    asserts = next((line.removeprefix("-- asserts:").strip() for line in text.splitlines() if line.startswith("-- asserts:")), file.stem)
    try:
        result = connection.execute(text)
        columns = [column[0] for column in result.description or ()]
        rows = result.fetchall()
    except duckdb.Error as problem:
        return Failure(file.stem, asserts, 0, (f"the check cannot run: {str(problem).splitlines()[0]}",))
    if not rows:
        return None
    examples = [", ".join(f"{name} {value}" for name, value in zip(columns, row, strict=True)) for row in rows[:ROWS_SHOWN]]
    return Failure(file.stem, asserts, len(rows), tuple(examples))
