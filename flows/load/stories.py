"""Join the parts of stories whose pages came into the warehouse at different times, in the transaction that is open."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from flows.load.warehouse import Connection
from flows.segment import Part, stories_of

# Every article that jumps, of the editions that these pages are of, as `Part` wants it, with the story that it is in.
PARTS = """
select
    articles.article_id, pages.block, pages.page_no, articles.continued_from, articles.continues_on, articles.headline,
    concat_ws(chr(10), articles.kicker, articles.headline, articles.subtitle, articles.body) as words,
    articles.story_id, articles.story_headline, pages.paper, pages.issue_date
from articles
inner join pages on articles.page_id = pages.page_id
where (articles.continued_from is not null or articles.continues_on is not null)
    and (pages.paper, pages.issue_date) in (select (paper, issue_date) from pages where page_id in (select unnest(?)))
order by pages.paper, pages.issue_date, articles.article_id
"""
CHANGED = pa.schema([("article_id", pa.string()), ("story_id", pa.string()), ("story_headline", pa.string())])


def join_parts(connection: Connection, page_ids: Sequence[str]) -> int:
    """Join the parts of all stories of the editions that these pages are of, with pages that were loaded before; how many articles changed.

    A part that was joined with an article which is there no more gets its own id back.
    """
    rows = connection.execute(PARTS, [list(page_ids)]).fetchall()
    editions: dict[tuple[object, object], list[tuple[Part, str, str | None]]] = {}
    for *fields, story_id, headline, paper, issue_date in rows:
        editions.setdefault((paper, issue_date), []).append((Part(*fields), story_id, headline))
    changed = []
    for parts in editions.values():
        stories = stories_of([part for part, _, _ in parts])
        for part, story_id, headline in parts:
            story = stories[part.article_id]
            if (story.story_id, story.headline) != (story_id, headline):
                changed.append((part.article_id, story.story_id, story.headline))
    if changed:
        connection.register(
            "joined_parts", pa.Table.from_arrays([pa.array(column, pa.string()) for column in zip(*changed, strict=True)], schema=CHANGED)
        )
        connection.execute(
            "update articles set story_id = joined_parts.story_id, story_headline = joined_parts.story_headline "
            "from joined_parts where articles.article_id = joined_parts.article_id"
        )
        connection.unregister("joined_parts")
    return len(changed)
