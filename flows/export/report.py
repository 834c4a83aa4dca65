"""The report: one HTML page over the newest day in the warehouse, to be opened from disk in any browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.load import Connection, Say, WarehouseError, reading

TEMPLATE = "report.html"
# As many rows as a person takes in at a glance.
ROWS = 12


def report(warehouse: Path, to: Path, *, wait_seconds: float, say: Say) -> Path:
    """Write the report over the newest day of the warehouse to the file `to`, whole or not at all; the file is given back.

    Raises `WarehouseError` where there is no warehouse, or nothing in it yet.
    """
    with reading(warehouse, wait_seconds=wait_seconds, say=say) as connection:
        contents = _contents(connection, warehouse)
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)
    html = environment.get_template(TEMPLATE).render(contents)
    to.parent.mkdir(parents=True, exist_ok=True)
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    beside.write_text(html, encoding="utf-8")
    beside.replace(to)
    return to


def _contents(connection: Connection, warehouse: Path) -> dict[str, Any]:
    day = connection.execute("select max(issue_date) from indicators.articles_daily").fetchone()
    if not day or day[0] is None:
        raise WarehouseError(f"The warehouse in {warehouse} holds no page with a day of issue yet; take some in with: yaowen run PAGES")
    return {"day": day[0]} | {name: _rows(connection, query, day[0]) for name, query in QUERIES.items()}


def _rows(connection: Connection, query: str, day: object) -> list[dict[str, Any]]:
    result = connection.execute(query, {"day": day})
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


QUERIES = {
    "papers": """
        select articles_daily.*, data_quality.verdict
        from indicators.articles_daily
        inner join indicators.data_quality using (paper, issue_date)
        where issue_date = $day
        order by paper
    """,
    "articles": """
        select articles.*, coalesce(topics.topic, '') as topic, left(bodies.body, 40) as opening
        from staging.articles
        inner join main.articles as bodies using (article_id)
        left join (
            select article_id, arg_max(topic, (score, topic)) as topic from staging.article_topics where topic_id <> 'none' group by all
        ) as topics using (article_id)
        where issue_date = $day
        order by paper, block, page_no, ordinal
    """,
    "topics": f"""
        select topic, sum(articles) as articles, avg(character_share) as share
        from indicators.topic_attention_daily
        where issue_date = $day and topic_id <> 'none'
        group by topic
        order by share desc, topic
        limit {ROWS}
    """,
    "places": f"""
        select place, adcode, sum(mentions)::bigint as mentions, sum(articles)::bigint as articles
        from indicators.place_attention
        where issue_date = $day
        group by place, adcode
        order by articles desc, mentions desc, place
        limit {ROWS}
    """,
    "speakers": f"""
        select quotes.speaker, max(quotes.speaker_title) as title, count(*) as quotes, sum(length(quotes.text))::bigint as characters
        from main.quotes
        inner join staging.articles using (article_id)
        where issue_date = $day and quotes.speaker is not null
        group by quotes.speaker
        order by characters desc, quotes.speaker
        limit {ROWS}
    """,
    "changes": f"""
        select direction, surface, measure, subject, basis, sentence, headline
        from indicators.reported_figures
        where issue_date = $day and role = 'change' and direction is not null
        order by paper, block, page_no, article_id, figure_no
        limit {3 * ROWS}
    """,
}
