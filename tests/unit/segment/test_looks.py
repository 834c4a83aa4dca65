"""Rows of tables, boxes and verses are told by what their lines look like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.lexicon import Lexicon
from flows.segment.lines import printed_lines
from flows.segment.looks import Look, looks_of
from flows.segment.widths import column_widths
from tests.unit.segment.small_pages import PageOf, cut

NEWS = """望月桥主桥合龙

本报讯（记者 秦牧野）昨天上午，横跨
澄水河的望月桥主桥合龙。望月桥全长
1.2公里，双向六车道，两侧设非机动车
道和人行道。"""


@pytest.fixture
def look_of(page_of: PageOf, lexicon: Lexicon) -> Callable[[str], Look]:
    """The look of a line behind news."""

    def look(line: str) -> Look:
        lines = printed_lines(page_of(f"{NEWS}\n\n{line}\n"))
        return looks_of(lines, column_widths(lines), lexicon)[-1]

    return look


@pytest.mark.parametrize("line", ["望湖区 28 +3", "黄瓜　2.80　跌0.20", "甲组 12 30.5%", "一等奖 二等奖 三等奖"])
def test_rows_of_cells(look_of: Callable[[str], Look], line: str) -> None:
    assert look_of(line).cells


@pytest.mark.parametrize("line", ["老街新貌 河岸新风", "他说，2024年 是个好年景。", "望月桥主桥合龙"])
def test_lines_that_are_no_rows(look_of: Callable[[str], Look], line: str) -> None:
    assert not look_of(line).cells


@pytest.mark.parametrize("line", ["售楼热线：87654321", "电话 0555-87654321", "订购热线：400-123-4567"])
def test_telephones_of_advertisements(look_of: Callable[[str], Look], line: str) -> None:
    assert look_of(line).advertisement > 0


@pytest.mark.parametrize("line", ["雨季将至，老屋怎么修　▶▶3版", "老屋修缮有了新办法（详见6版）", "老屋修缮有了新办法…………A5版"])
def test_titles_that_name_another_page(look_of: Callable[[str], Look], line: str) -> None:
    assert look_of(line).furniture > 0


def test_a_table_of_figures_keeps_its_rows(page_of: PageOf, lexicon: Lexicon) -> None:
    rows = ["区名 优良天数 同比", "望湖区 28 +3", "汀东区 26 +1", "石埠区 25 -2", "栖柳区 27 0"]
    page = cut(page_of, lexicon, "\n".join(["各区空气质量", "", *rows, "", NEWS, ""]))
    assert page.articles[0].headline == "各区空气质量"
    assert [paragraph.text for paragraph in page.articles[0].paragraphs] == rows


@pytest.mark.parametrize(
    "box",
    [
        "今日天气：多云转晴，偏南风2到3级，26℃～17℃",
        "天气预报\n今天白天 多云转晴\n明天白天 阵雨\n最高气温26℃\n最低气温17℃",
        "本报热线：87654321",
    ],
)
def test_boxes_of_the_paper_are_no_articles(page_of: PageOf, lexicon: Lexicon, box: str) -> None:
    page = cut(page_of, lexicon, f"{NEWS}\n\n{box}\n")
    assert [article.headline for article in page.articles] == ["望月桥主桥合龙"]
    assert len(page.articles[0].paragraphs) == 1


def test_what_a_box_says_within_news_is_news(page_of: PageOf, lexicon: Lexicon) -> None:
    text = NEWS.replace("道和人行道。", "道和人行道。市民可以拨打热线87654321\n反映情况，工作人员会在两天内回复。")
    [article] = cut(page_of, lexicon, f"{text}\n").articles
    assert article.paragraphs[0].text.endswith("工作人员会在两天内回复。")


def test_free_verse_keeps_its_lines_and_its_stanzas_stay_together(page_of: PageOf, lexicon: Lexicon) -> None:
    lines = ["灯亮了", "河也亮了", "桥在水里", "又走了一遍", "晚归的人", "踩着自己的影子", "回家"]
    text = "\n".join([NEWS, "", "夜过望月桥", "", "□ 唐　恬", "", *lines[:4], "", *lines[4:], ""])
    poem = cut(page_of, lexicon, text).articles[-1]
    assert poem.headline == "夜过望月桥"
    assert [paragraph.text for paragraph in poem.paragraphs] == lines
