"""The real page of `shared/pages`, which was not written for us. Skipped where that folder is not beside the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from flows.clean import clean
from flows.ingest import Identity, find_sources, ingest
from flows.lexicon import Lexicon
from flows.segment import segment
from flows.values import Article, Segmented

# Lines (numbered from 1) in which a paragraph begins, article by article; 0 for the photograph. Read off the printed page.
FIRST_LINES = [
    [5, 13, 22, 45],
    [62, 72, 81, 94, 100, 110, 115],
    [124, 126, 133, 141, 148, 155, 159],
    [172, 189],
    [209, 216],
    [225, 235, 240, 257, 269, 273, 279, 284, 297, 309, 316, 322, 330, 341, 349, 353, 358, 367, 375, 382, 389, 396, 404, 417],
    [429, 438, 448, 457],
    [469, 473, 479, 490, 496, 507, 518, 529, 533, 536, 553, 563, 572, 582, 586, 592, 602, 614, 620, 621],
]
LAST_LINES = [54, 120, 170, 197, 217, 425, 461, 629]


@pytest.fixture(scope="module")
def page(shared: Path, lexicon: Lexicon) -> Segmented:
    sources = find_sources([shared / "pages" / "2023-11-14-02.txt"]).sources
    pages = ingest(sources, given=Identity(paper="天津日报"), lexicon=lexicon).pages
    return segment([clean(page, lexicon) for page in pages], lexicon)[0]


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "gold" / "2023-11-14-02.json").read_text(encoding="utf-8"))


def line_at(page: Segmented, offset: int) -> int:
    return page.page.source_text.count("\n", 0, offset) + 1


def test_the_page_knows_itself(page: Segmented, gold: dict[str, Any]) -> None:
    assert page.page.page_id == "天津日报-20231114-02"
    assert (page.page.section, page.page.weekday) == (gold["page"]["section"], gold["page"]["weekday"])
    assert [[credit.name, credit.role] for credit in page.page.editors] == gold["page"]["editors"]


def test_eight_articles_with_their_paragraphs_where_the_paper_has_them(page: Segmented) -> None:
    begins = [[line_at(page, p.spans[0].source_offset) for p in article.paragraphs] for article in page.articles]
    ends = [line_at(page, article.paragraphs[-1].spans[-1].source_offset) for article in page.articles]
    assert begins == FIRST_LINES
    assert ends == LAST_LINES


def test_the_annotated_articles_are_exactly_so(page: Segmented, gold: dict[str, Any]) -> None:
    found = {article.headline: article for article in page.articles}
    for wanted in gold["articles"]:
        article = found[wanted["headline"]]
        assert [paragraph.text for paragraph in article.paragraphs] == wanted["paragraphs"]
        assert (article.kicker, article.subtitle) == (wanted["kicker"], wanted["subtitle"])
        assert [[credit.name, credit.role] for credit in article.credits] == wanted["credits"]
        assert (article.continued_from, article.genre) == (wanted["continued_from"], wanted["genre"])


def test_every_headline_is_over_its_body_though_it_stands_elsewhere(page: Segmented) -> None:
    def lines_of(article: Article, kind: str) -> list[int]:
        return [region.first_line for region in page.regions if region.article_id == article.article_id and region.kind == kind]

    assert [lines_of(article, "headline") for article in page.articles] == [[56], [203], [199], [207], [], [463], [465], [631]]
    assert [lines_of(article, "subtitle") for article in page.articles] == [[58], [], [201], [], [], [], [], []]
    assert [lines_of(article, "kicker") for article in page.articles] == [[], [], [], [205], [], [], [], []]


def test_jumps_bylines_subheads_and_the_photographer(page: Segmented) -> None:
    assert [article.continued_from for article in page.articles] == [None] * 5 + [1, 1, 1]
    assert [len(article.credits) for article in page.articles] == [1, 1, 1, 2, 4, 0, 0, 0]
    assert {credit.role for credit in page.articles[4].credits} == {"记者", "通讯员", "摄"}
    assert [len(article.subheads) for article in page.articles] == [0, 0, 0, 0, 0, 2, 0, 3]
    assert [article.genre for article in page.articles].count("photo") == 1


def test_every_line_is_in_one_region_and_none_is_unassigned(page: Segmented) -> None:
    in_regions = [n for region in page.regions for n in range(region.first_line, region.last_line + 1)]
    assert len(in_regions) == len(set(in_regions))
    assert {line.number for line in page.page.lines if line.text.strip()} <= set(in_regions)
    assert "unassigned" not in {region.kind for region in page.regions}
