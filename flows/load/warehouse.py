"""Open the warehouse: a DuckDB file that one process at a time may write, and none may read meanwhile.

Whoever finds it in use waits, and says so.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.errors import YaowenError
from flows.load import ddl
from flows.load.schema import TABLES

FILE_NAME = "yaowen.duckdb"
# How often a waiting process looks again: short against the second or two that a batch takes to load.
LOOK_AGAIN_SECONDS = 0.2
Say = Callable[[str], None]
Connection = duckdb.DuckDBPyConnection


class WarehouseError(YaowenError):
    """The warehouse cannot be used: what is wrong, where, and what to do."""


class WarehouseBusyError(WarehouseError):
    """Another process held the warehouse for longer than was to be waited."""


@contextmanager
def reading(folder: Path, *, wait_seconds: float, say: Say) -> Iterator[Connection]:
    """A connection that can read and not write; `say` is told when there is waiting to do."""
    if not (folder / FILE_NAME).exists():
        raise WarehouseError(f"There is no warehouse in {folder} yet. Make one with: yaowen run PAGES --warehouse {folder}")
    connection = _connect(folder / FILE_NAME, read_only=True, wait_seconds=wait_seconds, say=say)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def writing(folder: Path, *, wait_seconds: float, say: Say) -> Iterator[Connection]:
    """A connection inside one transaction: committed when the block ends well, rolled back when it does not.

    Tables that are missing are made first; a warehouse of another version of Yaowen is refused.
    """
    folder.mkdir(parents=True, exist_ok=True)
    connection = _connect(folder / FILE_NAME, read_only=False, wait_seconds=wait_seconds, say=say)
    try:
        connection.begin()
        _make_tables(connection, folder)
        yield connection
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    finally:
        connection.close()


def _connect(file: Path, *, read_only: bool, wait_seconds: float, say: Say) -> Connection:
    give_up = time.monotonic() + wait_seconds
    said = False
    while True:
        try:
            return _connection(file, read_only=read_only)
        except duckdb.IOException as problem:
            holder = _holder(str(problem))
            if holder is None:
                raise WarehouseError(f"{file} cannot be opened: {_first_line(problem)}") from None
            if time.monotonic() >= give_up:
                raise WarehouseBusyError(
                    f"{file} is in use by {holder}, and was for {wait_seconds:.0f} s. Try again when it is done, or end that process."
                ) from None
            if not said:
                say(f"The warehouse is in use by {holder}; waiting up to {wait_seconds:.0f} s for it.")
                said = True
            time.sleep(LOOK_AGAIN_SECONDS)
        except (duckdb.Error, OSError) as problem:
            raise WarehouseError(f"{file} cannot be opened: {_first_line(problem)}") from None


def _connection(file: Path, *, read_only: bool) -> Connection:
    # Nothing is fetched at run time; the extensions that are used are built in.
    config: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    connection = duckdb.connect(file, read_only=read_only, config=config)
    connection.execute("set TimeZone = 'UTC'")
    return connection


def _holder(message: str) -> str | None:
    """Who holds the lock, if that is what DuckDB complains of."""
    if "Could not set lock" not in message:
        return None
    process = re.search(r"PID (\d+)", message)
    return f"process {process[1]}" if process else "another process"


def _first_line(problem: Exception) -> str:
    return str(problem).strip().splitlines()[0]


def _make_tables(connection: Connection, folder: Path) -> None:
    found: dict[str, list[str]] = {}
    for table, column in connection.execute(
        "select table_name, column_name from duckdb_columns() where schema_name = 'main' order by table_name, column_index"
    ).fetchall():
        found.setdefault(table, []).append(column)
    wrong = [table.name for table in TABLES if table.name in found and found[table.name] != [c.name for c in table.columns]]
    if wrong:
        raise WarehouseError(
            f"The warehouse in {folder} was made by another version of Yaowen ({', '.join(wrong)} has other columns). "
            f"Move {FILE_NAME} away and take the pages in again."
        )
    if any(table.name not in found for table in TABLES):
        for statement in ddl.statements():
            connection.execute(statement)
