"""Notices are one article each: with their title, the lines that tell whom to call, and who gives them."""

from __future__ import annotations

import pytest

from flows.lexicon import Lexicon
from flows.segment.notices import is_label, is_signature
from tests.unit.segment.small_pages import PageOf, cut

NEWS = """本报讯（记者 秦牧野）昨天上午，横跨
澄水河的望月桥主桥合龙。望月桥全长
1.2公里，双向六车道，两侧设非机动车
道和人行道。"""
NOTICE = """关于望湖区部分区域停水的公告

因供水管道检修，定于5月23日8时至16时
对棠荷路、枫榆里一带停水，请用户提前
储水。

咨询电话：87654321

云汀市望湖区供水公司
2024年5月20日
"""


def test_a_notice_behind_news_is_an_article_with_all_its_lines(page_of: PageOf, lexicon: Lexicon) -> None:
    articles = cut(page_of, lexicon, f"望月桥主桥合龙\n\n{NEWS}\n\n{NOTICE}").articles
    assert [article.genre for article in articles] == ["brief", "notice"]
    assert articles[1].headline == "关于望湖区部分区域停水的公告"
    assert [paragraph.text for paragraph in articles[1].paragraphs][1:] == [
        "咨询电话：87654321",
        "云汀市望湖区供水公司",
        "2024年5月20日",
    ]


def test_the_news_behind_a_notice_is_not_drawn_into_it(page_of: PageOf, lexicon: Lexicon) -> None:
    articles = cut(page_of, lexicon, f"{NOTICE}\n{NEWS}\n\n望月桥主桥合龙\n").articles
    assert [(article.genre, article.headline) for article in articles] == [
        ("notice", "关于望湖区部分区域停水的公告"),
        ("brief", "望月桥主桥合龙"),
    ]


def test_a_title_over_two_lines_is_one_title(page_of: PageOf, lexicon: Lexicon) -> None:
    text = NOTICE.replace("关于望湖区部分区域停水的公告", "关于望湖区部分区域\n停水的公告")
    [article] = cut(page_of, lexicon, text).articles
    assert (article.headline or "").replace(" ", "") == "关于望湖区部分区域停水的公告"


def test_news_of_a_notice_is_news(page_of: PageOf, lexicon: Lexicon) -> None:
    [article] = cut(page_of, lexicon, f"我市发布秋季招生公告\n\n{NEWS.replace('望月桥主桥合龙', '秋季招生公告发布')}\n").articles
    assert article.genre == "brief"
    assert article.headline == "我市发布秋季招生公告"


@pytest.mark.parametrize("line", ["咨询电话：87654321", "联系人：唐先生", "87654321", "棠荷路站 15 22"])
def test_labels(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize("line", ["望月桥主桥合龙", "记者：一座桥的二十年，说不完的故事，听老人从头讲起来，讲到天黑也讲不完"])
def test_lines_that_are_no_labels(line: str) -> None:
    assert not is_label(line)


@pytest.mark.parametrize("line", ["云汀市望湖区供水公司", "云汀市人民政府", "地址：棠荷路12号"])
def test_who_gives_a_notice(lexicon: Lexicon, line: str) -> None:
    assert is_signature(line, lexicon)
    assert not is_signature("退休工人唱了一百三十场", lexicon)
