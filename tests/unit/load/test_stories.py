"""Stories that go on on another page: their parts are joined, in whatever order the pages are loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows import load
from flows.clean import clean
from flows.lexicon import Lexicon
from flows.pages_to_rows import tag_page
from flows.segment import segment
from flows.values import Page, Region, TaggedPage

FIRST = """老街坊的合唱团 五年唱了一百三十场

本报讯（通讯员 丁宁）每周三晚上，栖柳
街道的排练厅里总会响起歌声。这支由六十
多位退休工人组成的合唱团，成立五年来已
经演出了一百三十场，最远唱到了邻省的码
头，团长温如玉说，

（下转第3版）
"""
REST = """（上接第1版）

大家唱得不算专业，图的是一起开心。合唱
团里年纪最大的88岁，最小的也过了60岁，
每场演出，温如玉都要提前一周排好座次。
"""
Row = tuple[object, ...]


@pytest.fixture
def tagged(page_of: Callable[..., Page], lexicon: Lexicon) -> Callable[[str, int], TaggedPage]:
    def make(text: str, page_no: int) -> TaggedPage:
        page = page_of(text, paper="云汀日报", issue_date=date(2024, 5, 21), page_no=page_no)
        page = replace(page, source_sha256=hashlib.sha256(text.encode()).hexdigest())
        return tag_page(segment([clean(page, lexicon)], lexicon)[0], lexicon)

    return make


@pytest.fixture
def pages(tagged: Callable[[str, int], TaggedPage]) -> dict[int, TaggedPage]:
    return {1: tagged(FIRST, 1), 3: tagged(REST, 3)}


def put(folder: Path, page: TaggedPage) -> list[Row]:
    """Load the page alone; the parts that are in the warehouse then."""
    with load.writing(folder, wait_seconds=1, say=print) as connection:
        load.load_batch(connection, load.arrow_tables([page], run_id="run", loaded_at=datetime(2024, 5, 21, tzinfo=UTC)))
        asked = "select article_id, story_id, story_headline, continued_from, continues_on from articles order by article_id"
        return connection.execute(asked).fetchall()


def test_a_missing_page_that_comes_later_joins_its_story(tmp_path: Path, pages: dict[int, TaggedPage]) -> None:
    headline = "老街坊的合唱团 五年唱了一百三十场"
    [(beginning, story, told, _, goes_on)] = put(tmp_path, pages[1])
    assert (story, told, goes_on) == (beginning, headline, 3)
    both = put(tmp_path, pages[3])
    assert [row[1:] for row in both] == [(beginning, headline, None, 3), (beginning, headline, 1, None)]


def test_a_rest_that_comes_first_is_kept_and_marked(tmp_path: Path, pages: dict[int, TaggedPage]) -> None:
    [(rest, story, told, came_from, _)] = put(tmp_path, pages[3])
    assert (story, told, came_from) == (rest, None, 1)
    both = put(tmp_path, pages[1])
    assert len({row[1] for row in both}) == 1
    assert {row[2] for row in both} == {"老街坊的合唱团 五年唱了一百三十场"}


def test_a_page_with_a_line_in_no_region_is_refused(pages: dict[int, TaggedPage]) -> None:
    page = pages[1]
    assert load.faults_of(page) == []
    assert load.faults_of(replace(page, regions=page.regions[:-1])) != []
    twice = (*page.regions, Region(1, 1, "unassigned", None))
    assert load.faults_of(replace(page, regions=twice)) != []


def test_a_corrected_headline_is_told_of_the_rest_too(
    tmp_path: Path, pages: dict[int, TaggedPage], tagged: Callable[[str, int], TaggedPage]
) -> None:
    put(tmp_path, pages[1])
    put(tmp_path, pages[3])
    both = put(tmp_path, tagged(FIRST.replace("一百三十场", "一百三十一场"), 1))
    assert {row[2] for row in both} == {"老街坊的合唱团 五年唱了一百三十一场"}


def test_a_rest_whose_beginning_is_there_no_more_is_a_story_of_its_own(
    tmp_path: Path, pages: dict[int, TaggedPage], tagged: Callable[[str, int], TaggedPage]
) -> None:
    put(tmp_path, pages[1])
    put(tmp_path, pages[3])
    beginning, rest = put(tmp_path, tagged(FIRST.replace("（下转第3版）\n", ""), 1))
    assert beginning[1] == beginning[0] != rest[1]
    assert rest[1:4] == (rest[0], None, 1)
