"""Articles are put together from what the columns hold: boxes and pictures between do not part them, bylines and jumps go with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from flows.lexicon import Lexicon
from flows.segment import segment
from tests.unit.segment.small_pages import CHOIR, CHOIR_HEADLINE, PageOf, cut

BRIDGE = """本报讯（记者 秦牧野）望月桥昨天合
龙。望月桥全长一点二公里，双向六车道，
两侧设非机动车道和人行道。"""
BRIDGE_HEADLINE = "望月桥合龙"


def test_an_advertisement_between_two_articles_is_part_of_neither(page_of: PageOf, lexicon: Lexicon) -> None:
    box = "望湖花园 盛大开盘\n建筑面积89㎡起 首付20万\n售楼热线：87654321"
    page = cut(page_of, lexicon, BRIDGE_HEADLINE, BRIDGE, box, CHOIR_HEADLINE, CHOIR)
    assert [(article.headline, len(article.paragraphs)) for article in page.articles] == [(BRIDGE_HEADLINE, 1), (CHOIR_HEADLINE, 2)]
    assert [region.kind for region in page.regions if region.article_id is None] == ["advertisement"]


def test_a_column_title_is_the_kicker_and_a_lone_name_the_author(page_of: PageOf, lexicon: Lexicon) -> None:
    page = cut(page_of, lexicon, "云汀时评", "让合唱团唱下去", "周欢", CHOIR, BRIDGE_HEADLINE, BRIDGE)
    comment = page.articles[0]
    assert (comment.genre, comment.kicker, comment.headline) == ("commentary", "云汀时评", "让合唱团唱下去")
    assert [(credit.name, credit.role) for credit in comment.credits] == [("周欢", "作者")]


def test_two_names_with_spaces_inside_are_two_people(page_of: PageOf, lexicon: Lexicon) -> None:
    [choir, _] = cut(page_of, lexicon, CHOIR_HEADLINE, "■本报记者 周　欢 通讯员 唐　恬", CHOIR, BRIDGE_HEADLINE, BRIDGE).articles
    assert [(credit.name, credit.role) for credit in choir.credits] == [("周欢", "记者"), ("唐恬", "通讯员")]


def test_names_in_brackets_at_the_end_of_the_text_are_its_authors(page_of: PageOf, lexicon: Lexicon) -> None:
    choir = CHOIR.replace("图的是一起开心。", "图的是一起开\n心。（秦牧野 顾晓北）")
    article = cut(page_of, lexicon, CHOIR_HEADLINE, choir, BRIDGE_HEADLINE, BRIDGE).articles[0]
    assert [credit.name for credit in article.credits] == ["秦牧野", "顾晓北"]


@pytest.mark.parametrize(
    "mark", ["（下转第4版）", "（下转第四版）", "下转4版", "▶下转A04版", "（下转4版②）", "（下转第4版·要闻）", "【下转04版】"]
)
def test_printed_forms_of_a_jump(page_of: PageOf, lexicon: Lexicon, mark: str) -> None:
    page = cut(page_of, lexicon, CHOIR_HEADLINE, f"{CHOIR}\n{mark}", BRIDGE_HEADLINE, BRIDGE)
    assert [article.continues_on for article in page.articles] == [4, None]
    assert mark not in page.articles[0].paragraphs[-1].text


@pytest.mark.parametrize(
    "mark",
    [
        "（上接第1版）",
        "（上接第一版）",
        "（上接头版）",
        "（紧接第1版）",
        "（续第1版）",
        "(上接第1版)",
        "（上接1版《望月桥合龙》）",
        "（上接今日一版）",
        "（上接第1、4版）",
        "（上 接 第 1 版）",
        "◆上接1版",
        "上接A1版",
    ],
)
def test_printed_forms_of_where_a_rest_comes_from(page_of: PageOf, lexicon: Lexicon, mark: str) -> None:
    page = cut(page_of, lexicon, mark, CHOIR, BRIDGE_HEADLINE, BRIDGE)
    assert [article.continued_from for article in page.articles] == [1, None]
    assert page.regions[0].kind == "jump"


def test_both_parts_of_a_story_have_the_headline_of_the_beginning(page_of: PageOf, lexicon: Lexicon) -> None:
    first, rest = CHOIR.split("\n合唱团成立")
    front = page_of(f"{CHOIR_HEADLINE}\n\n{first}\n\n（下转第4版）\n\n{BRIDGE_HEADLINE}\n\n{BRIDGE}\n", paper="云汀日报", page_no=1)
    fourth = page_of(f"（上接第1版）\n\n合唱团成立{rest}\n", paper="云汀日报", page_no=4)
    front, fourth = (replace(page, source_sha256=str(page.page_no) * 64) for page in (front, fourth))
    beginning, bridge, end = [article for page in segment([front, fourth], lexicon) for article in page.articles]
    assert (end.story_id, end.story_headline) == (beginning.story_id, CHOIR_HEADLINE)
    assert bridge.story_id != beginning.story_id


def test_a_rest_has_its_own_headline_and_says_where_it_comes_from(page_of: PageOf, lexicon: Lexicon) -> None:
    [rest, _] = cut(page_of, lexicon, f"{CHOIR_HEADLINE}\n（上接第1版）", CHOIR, BRIDGE_HEADLINE, BRIDGE).articles
    assert (rest.headline, rest.continued_from, len(rest.paragraphs)) == (CHOIR_HEADLINE, 1, 2)


@pytest.mark.parametrize(
    "arranged",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("\n", "\r\n"),
    ],
    ids=["as set", "a blank line behind every line", "no blank lines", "line ends of Windows"],
)
def test_blank_lines_decide_nothing_by_themselves(page_of: PageOf, lexicon: Lexicon, arranged: Callable[[str], str]) -> None:
    text = "\n\n".join([BRIDGE_HEADLINE, BRIDGE, CHOIR_HEADLINE, CHOIR])
    page = cut(page_of, lexicon, arranged(text))
    assert [(article.headline, len(article.paragraphs)) for article in page.articles] == [(BRIDGE_HEADLINE, 1), (CHOIR_HEADLINE, 2)]


@pytest.mark.parametrize("text", ["", "\n\n\n", "2", "望月桥合龙", "（上接第1版）", "▲", "……", "\u3000"])
def test_pages_with_hardly_anything_on_them(page_of: PageOf, lexicon: Lexicon, text: str) -> None:
    page = cut(page_of, lexicon, text)
    lines = [number for region in page.regions for number in range(region.first_line, region.last_line + 1)]
    assert lines == [line.number for line in page.page.lines if line.text.strip()]
