"""Keep the history of runs: what was asked, what came in, what was refused, and which files of an inbox were taken."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.load import schema
from flows.load.rows import Row, as_arrow
from flows.load.table import Table
from flows.load.warehouse import Connection
from flows.values import Reject, Source


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run did with its pages."""

    read: int = 0
    loaded: int = 0
    unchanged: int = 0
    rejected: int = 0
    articles: int = 0
    figures: int = 0
    mentions: int = 0


def begin_run(connection: Connection, run_id: str, started_at: datetime, *, code_version: str, settings: Mapping[str, object]) -> None:
    """Note that a run has begun; until it ends it stands there as `running`."""
    described = json.dumps(settings, ensure_ascii=False, sort_keys=True)
    row = (run_id, started_at, None, "running", 0, 0, 0, 0, 0, code_version, described)
    _insert(connection, schema.RUNS, [row])


def end_run(connection: Connection, run_id: str, finished_at: datetime, *, status: str, counts: Counts) -> None:
    """Note how the run ended."""
    connection.execute(
        "update runs set finished_at = ?, status = ?, pages_read = ?, pages_loaded = ?, pages_unchanged = ?, pages_rejected = ?, "
        "articles_loaded = ? where run_id = ?",
        [finished_at, status, counts.read, counts.loaded, counts.unchanged, counts.rejected, counts.articles, run_id],
    )


def note_rejects(connection: Connection, run_id: str, rejects: Iterable[Reject]) -> None:
    """Keep what was refused, each file and step once."""
    rows = {(r.source_path, r.step): (run_id, r.source_path, r.source_sha256, r.step, r.reason, r.detail) for r in rejects}
    if rows:
        _insert(connection, schema.REJECTS, list(rows.values()))


def taken_before(connection: Connection, sources: Iterable[Source]) -> set[Source]:
    """Those of the files that were taken from an inbox before and have not been written since."""
    taken = set(connection.execute("select source_path, size, modified_ns from sources").fetchall())
    return {source for source in sources if (source.whole_path, source.size, source.modified_ns) in taken}


def note_taken(connection: Connection, run_id: str, sources: Iterable[Source]) -> None:
    """Keep which files of an inbox were taken, so that a later run leaves them."""
    rows = [(source.whole_path, source.size, source.modified_ns, run_id) for source in sources]
    if rows:
        connection.execute("delete from sources where source_path in (select unnest(?))", [[path for path, *_ in rows]])
        _insert(connection, schema.SOURCES, rows)


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    connection.register("rows_to_insert", as_arrow(table, rows))
    connection.execute(f"insert into {table.name} select * from rows_to_insert")
    connection.unregister("rows_to_insert")
