"""The sample edition comes out exactly as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows.clean import clean
from flows.ingest import Identity, find_sources, ingest
from flows.lexicon import Lexicon
from flows.segment import segment
from flows.values import Segmented
from tests.gold.compare import articles_by_page, expected_structure, structure
from tests.press.print_samples import sample_pages

TITLE = ("kicker", "headline", "subtitle")
# Two lines that could each be the headline: a person sees it by the size of the type, which a text layer has not kept.
NOT_TOLD_YET = {"前4个月我市外贸进出口总值同比增长8.4%"}


def with_one_title(article: dict[str, Any]) -> dict[str, Any]:
    """The same with the lines of its title in reading order, whichever of them is the headline."""
    return {key: value for key, value in article.items() if key not in TITLE} | {"title": " ".join(filter(None, map(article.get, TITLE)))}


@pytest.fixture(scope="module")
def segmented(samples: Path, lexicon: Lexicon) -> tuple[Segmented, ...]:
    pages = ingest(find_sources([samples]).sources, given=Identity(), lexicon=lexicon).pages
    return segment([clean(page, lexicon) for page in pages], lexicon)


def test_the_files_are_what_the_press_prints(samples: Path) -> None:
    printed = {file.name: file.read_text(encoding="utf-8") for file in samples.iterdir()}
    assert printed == sample_pages(), "print them again with: python -m tests.press.print_samples"


def test_pages_and_their_editors(segmented: tuple[Segmented, ...], edition: dict[str, Any]) -> None:
    found = [{"page_no": page.page.page_no, "editors": [[credit.name, credit.role] for credit in page.page.editors]} for page in segmented]
    assert found == [{"page_no": page["page_no"], "editors": page["editors"]} for page in edition["pages"]]
    assert [page.page.section for page in segmented[1:]] == [page["section"] for page in edition["pages"][1:]]
    assert [page.page.page_id for page in segmented] == [f"云汀日报-20240521-{number:02d}" for number in range(1, 5)]


@pytest.mark.parametrize("page_no", [1, 2, 3, 4])
def test_articles_of_a_page(segmented: tuple[Segmented, ...], edition: dict[str, Any], page_no: int) -> None:
    found = [with_one_title(structure(article)) for article in articles_by_page(segmented)[page_no]]
    wanted = [with_one_title(expected_structure(article)) for article in edition["articles"] if article["page_no"] == page_no]
    assert found == wanted


def test_kickers_headlines_and_subtitles(segmented: tuple[Segmented, ...], edition: dict[str, Any]) -> None:
    found = [tuple(structure(article)[part] for part in TITLE) for page in segmented for article in page.articles]
    wanted = [tuple(article[part] for part in TITLE) for article in edition["articles"]]
    wrong = {title for title in wanted if title not in found}
    assert {headline for _, headline, _ in wrong} == NOT_TOLD_YET


def test_the_parts_of_a_story_have_one_id(segmented: tuple[Segmented, ...]) -> None:
    articles = [article for page in segmented for article in page.articles]
    first = {article.article_id: article for article in articles if article.continues_on}
    for part in (article for article in articles if article.continued_from):
        assert part.story_id in first
        assert first[part.story_id].page_id != part.page_id
    assert len({article.story_id for article in articles}) == len(articles) - 2
