"""Put the rows of a batch of pages into the warehouse, in the transaction that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from flows.load import schema
from flows.load.stories import join_parts
from flows.load.warehouse import Connection

# Tables whose rows hang on an article; those of the others hang on the page itself.
OF_ARTICLES = [t.name for t in schema.TABLES if t.holds == "page" and t.columns[0].name == "article_id" and t.name != "articles"]
OF_PAGES = ["regions", "credits", "articles", "pages"]


@dataclass(frozen=True, slots=True)
class LoadedBatch:
    """What became of the pages of a batch, by page_id."""

    loaded: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    articles: int
    figures: int
    mentions: int


def known_pages(connection: Connection, sha256s: Sequence[str]) -> set[tuple[str, str]]:
    """The pages in the warehouse with one of these contents, as (page_id, sha256)."""
    found = connection.execute("select page_id, source_sha256 from pages where source_sha256 in (select unnest(?))", [list(sha256s)])
    return set(found.fetchall())


def load_batch(connection: Connection, tables: Mapping[str, pa.Table], *, anew: bool = False) -> LoadedBatch:
    """Insert the rows; a page that is there with the same content is left as it is, one with other content is replaced whole.

    `anew` replaces unchanged pages too. Content that was loaded before its paper, date or number were known, under the key made of its
    hash, is replaced by the same content under its full key.
    """
    incoming = dict(zip(tables["pages"]["page_id"].to_pylist(), tables["pages"]["source_sha256"].to_pylist(), strict=True))
    known = known_pages(connection, list(incoming.values()))
    unchanged = set() if anew else {page_id for page_id, sha256 in incoming.items() if _is_known(page_id, sha256, known)}
    wanted = [page_id for page_id in incoming if page_id not in unchanged]
    nameless = [page_id for page_id, sha256 in known if page_id.startswith("page-") and sha256 in map(incoming.get, wanted)]
    before = connection.execute("select page_id from pages where page_id in (select unnest(?))", [[*wanted, *nameless]]).fetchall()
    if before:
        _delete(connection, [page_id for (page_id,) in before])
    rows = _insert(connection, tables, wanted) if wanted else {}
    join_parts(connection, wanted)
    return LoadedBatch(
        loaded=tuple(wanted),
        replaced=tuple(page_id for (page_id,) in before),
        unchanged=tuple(sorted(unchanged)),
        articles=rows.get("articles", 0),
        figures=rows.get("figures", 0),
        mentions=rows.get("mentions", 0),
    )


def _is_known(page_id: str, sha256: str, known: set[tuple[str, str]]) -> bool:
    """Whether the same content is there under the same key, or under a fuller one than this run knows of."""
    return (page_id, sha256) in known or (page_id.startswith("page-") and any(content == sha256 for _, content in known))


def _delete(connection: Connection, page_ids: Sequence[str]) -> None:
    connection.execute("create or replace temp table leaving as select unnest(?) as page_id", [list(page_ids)])
    for name in OF_ARTICLES:
        connection.execute(
            f"delete from {name} where article_id in (select article_id from articles where page_id in (select page_id from leaving))"
        )
    for name in OF_PAGES:
        connection.execute(f"delete from {name} where page_id in (select page_id from leaving)")


def _insert(connection: Connection, tables: Mapping[str, pa.Table], page_ids: Sequence[str]) -> dict[str, int]:
    """Insert the rows of these pages; how many came into each table."""
    counts: dict[str, int] = {}
    connection.execute("create or replace temp table arriving as select unnest(?) as page_id", [list(page_ids)])
    connection.register("rows_of_articles", tables["articles"])
    for name, rows in tables.items():
        connection.register("rows_to_insert", rows)
        key = rows.schema.names[0] if name != "articles" else "page_id"
        among = "select page_id from arriving"
        if key == "article_id":
            among = f"select article_id from rows_of_articles where page_id in ({among})"
        inserted = connection.execute(f"insert into {name} select * from rows_to_insert where {key} in ({among})").fetchone()
        counts[name] = int(inserted[0]) if inserted else 0
        connection.unregister("rows_to_insert")
    connection.unregister("rows_of_articles")
    return counts
