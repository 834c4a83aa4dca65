"""Hold segmented pages against an edition whose structure is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flows.values import Article, Segmented

Expected = Mapping[str, Any]


def articles_by_page(pages: Sequence[Segmented]) -> dict[int | None, list[Article]]:
    """The articles that were found, by the number of their page."""
    return {page.page.page_no: list(page.articles) for page in pages}


def without_spaces(text: str | None) -> str | None:
    """A space at the end of a printed line leaves no trace, so what is compared is the text without its spaces."""
    return re.sub(r"\s", "", text) if text is not None else None


def structure(article: Article) -> dict[str, Any]:
    """What is compared of an article that was found."""
    return {
        "kicker": article.kicker,
        "headline": article.headline,
        "subtitle": article.subtitle,
        "byline": without_spaces(article.byline),
        "dateline": without_spaces(article.dateline),
        "genre": article.genre,
        "continued_from": article.continued_from,
        "continues_on": article.continues_on,
        "credits": sorted((credit.name, credit.role) for credit in article.credits),
        "kinds": [paragraph.kind for paragraph in article.paragraphs],
        "paragraphs": [without_spaces(paragraph.text) for paragraph in article.paragraphs],
    }


def expected_structure(article: Expected) -> dict[str, Any]:
    """What is compared of an article as it should be."""
    return {
        "kicker": article["kicker"],
        "headline": article["headline"],
        "subtitle": article["subtitle"],
        "byline": without_spaces(article["byline"]),
        "dateline": without_spaces(article["dateline"]),
        "genre": article["genre"],
        "continued_from": article["continued_from"],
        "continues_on": article["continues_on"],
        "credits": sorted((name, role) for name, role in article["credits"]),
        "kinds": article["paragraph_kinds"],
        "paragraphs": [without_spaces(text) for text in article["paragraphs"]],
    }
