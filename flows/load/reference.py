"""Keep the dictionaries that queries join with as tables: places, units, topics."""

from __future__ import annotations

from collections.abc import Iterator

from flows.lexicon import Lexicon
from flows.load import schema
from flows.load.rows import Row, as_arrow
from flows.load.table import Table
from flows.load.warehouse import Connection


def load_reference(connection: Connection, lexicon: Lexicon) -> None:
    """Replace the reference tables by what the lexicon says now, where the last run had other dictionaries."""
    last = connection.execute("select settings ->> 'lexicon_sha256' from runs order by started_at desc, run_id desc limit 1").fetchone()
    if last and last[0] == lexicon.sha256:
        return
    rows: list[tuple[Table, list[Row]]] = [
        (schema.PLACES, [*_places(lexicon)]),
        (schema.UNITS, [(unit.unit, unit.unit_code, unit.dimension, unit.english) for unit in lexicon.units]),
        (schema.TOPICS, [(topic.topic_id, topic.parent_id, topic.name, topic.english, topic.iptc) for topic in lexicon.topics]),
    ]
    for table, entries in rows:
        connection.execute(f"delete from {table.name}")
        connection.register("rows_to_insert", as_arrow(table, entries))
        connection.execute(f"insert into {table.name} select * from rows_to_insert")
        connection.unregister("rows_to_insert")


def _places(lexicon: Lexicon) -> Iterator[Row]:
    """The places that are, and those that are no more."""
    for place in lexicon.places:
        yield place.adcode, place.name, place.level, place.parent, False, None, None
    for former in lexicon.former_places:
        yield former.adcode, former.name, "county", former.parent, True, None, None
