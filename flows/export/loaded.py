"""Say what a run loaded: its pages with their articles, as the terminal and scripts show them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.load import Say, reading

ARTICLES_OF_RUN = """
with
figures_of as (select article_id, count(*) as figures from figures group by article_id),
mentions_of as (select article_id, count(*) as mentions from mentions group by article_id),
loaded as (select * from pages where run_id = ? order by paper, issue_date, block, page_no, page_id limit ?)

select
    loaded.page_id,
    loaded.paper,
    loaded.issue_date::varchar,
    loaded.block || loaded.page_no,
    loaded.section,
    articles.genre,
    articles.headline,
    articles.byline,
    left(articles.body, 24),
    articles.char_count,
    coalesce(figures_of.figures, 0),
    coalesce(mentions_of.mentions, 0)
from loaded
left join articles on articles.page_id = loaded.page_id
left join figures_of on figures_of.article_id = articles.article_id
left join mentions_of on mentions_of.article_id = articles.article_id
order by loaded.paper, loaded.issue_date, loaded.block, loaded.page_no, loaded.page_id, articles.ordinal
"""


@dataclass(frozen=True, slots=True)
class LoadedArticle:
    """An article of a page that a run loaded; a page without articles has one row with `genre` empty."""

    page_id: str
    paper: str | None
    issue_date: str | None
    page: str | None
    section: str | None
    genre: str | None
    headline: str | None
    byline: str | None
    opening: str | None
    characters: int | None
    figures: int
    mentions: int


def loaded_articles(warehouse: Path, run_id: str, *, pages: int, wait_seconds: float, say: Say) -> list[LoadedArticle]:
    """The articles of the first `pages` pages that the run loaded, in the order of the paper."""
    with reading(warehouse, wait_seconds=wait_seconds, say=say) as connection:
        return [LoadedArticle(*row) for row in connection.execute(ARTICLES_OF_RUN, [run_id, pages]).fetchall()]
