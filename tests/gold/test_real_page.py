"""The real page of `shared/pages`, which was not written for us. Skipped where that folder is not beside the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from flows.lexicon import Lexicon
from flows.values import Segmented
from tests.gold.real_page import DISPLAY_LINES, FIRST_LINES, LAST_LINES, line_at, lines_of, read_real_page


@pytest.fixture(scope="module")
def page(shared: Path, lexicon: Lexicon) -> Segmented:
    return read_real_page(shared, lexicon)


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "gold" / "2023-11-14-02.json").read_text(encoding="utf-8"))


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
    for kind, lines in DISPLAY_LINES.items():
        assert [lines_of(page, article, kind) for article in page.articles] == lines


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
