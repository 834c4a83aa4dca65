"""Where one text ends and the next begins with no mark between, headlines that speak of different things tell."""

from __future__ import annotations

from flows.lexicon import Lexicon
from tests.unit.segment.small_pages import CHOIR, CHOIR_HEADLINE, PageOf, articles

BRIDGE = """横跨澄水河的望月桥昨天合龙。望月
桥全长一点二公里，双向六车道，两侧设
非机动车道和人行道。
桥梁合龙后，将进行桥面铺装和照明
安装，预计今年国庆节前通车。"""
BRIDGE_HEADLINE = "望月桥合龙 国庆节前通车"


def test_each_text_below_its_headline(page_of: PageOf, lexicon: Lexicon) -> None:
    found = articles(page_of, lexicon, CHOIR_HEADLINE, CHOIR, BRIDGE_HEADLINE, BRIDGE)
    assert [article.headline for article in found] == [CHOIR_HEADLINE, BRIDGE_HEADLINE]
    assert [len(article.paragraphs) for article in found] == [2, 2]


def test_texts_that_follow_each_other_without_a_blank_line(page_of: PageOf, lexicon: Lexicon) -> None:
    dated = BRIDGE.replace("横跨澄水河的望月桥昨天合龙。望月", "本报讯（记者 秦牧野）望月桥合龙了，", 1)
    found = articles(page_of, lexicon, f"{CHOIR}\n{dated}", BRIDGE_HEADLINE, CHOIR_HEADLINE)
    assert [article.headline for article in found] == [CHOIR_HEADLINE, BRIDGE_HEADLINE]


def test_paragraphs_of_one_text_are_not_parted_by_blank_lines_between_them(page_of: PageOf, lexicon: Lexicon) -> None:
    first, second = CHOIR.split("\n合唱团成立")
    [article] = articles(page_of, lexicon, CHOIR_HEADLINE, first, f"合唱团成立{second}")
    assert len(article.paragraphs) == 2


def test_a_dateline_begins_another_article(page_of: PageOf, lexicon: Lexicon) -> None:
    dated = "本报讯（记者 秦牧野）望月桥昨天合龙，\n预计今年国庆节前通车。"
    found = articles(page_of, lexicon, CHOIR_HEADLINE, f"{CHOIR}\n{dated}")
    assert [len(article.paragraphs) for article in found] == [2, 1]
