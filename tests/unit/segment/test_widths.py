"""The width of each line's column is found from all lines of the page together."""

from __future__ import annotations

from flows.clean import clean
from flows.lexicon import Lexicon
from flows.segment import segment
from flows.segment.lines import printed_lines
from flows.segment.widths import column_widths
from tests.unit.segment.small_pages import PageOf

NARROW = """横跨澄水河的望月桥昨
天合龙。望月桥全长一点二
公里，双向六车道，两侧设
非机动车道和人行道。"""
WIDE = """桥梁合龙后，将进行桥面铺装和照明安装，预计
今年国庆节前通车。届时，望湖区到汀东区的车程将缩
短一半，沿线六个社区的居民出行会方便得多，孩子们
上学也不用再绕路了。"""
RUNNING_ON = """本报讯（记者秦牧野
）横跨澄水河的望月桥昨天
合龙。桥长约一点二公里，
双向六车道，两侧另外铺设

非机动车道和人行道，桥下可以通过一千吨的货船，是
全市第九座跨河大桥，也是望湖区的第三座大桥，已经
列入今年的民生实事。"""


def test_columns_of_two_widths(page_of: PageOf) -> None:
    lines = printed_lines(page_of(f"{NARROW}\n{NARROW}\n\n{WIDE}\n"))
    widths = [width[0] for width in column_widths(lines)]
    assert widths == [12.0] * 8 + [24.0] * 4


def test_a_page_without_lines_and_one_of_a_single_line(page_of: PageOf) -> None:
    assert column_widths([]) == []
    [width] = column_widths(printed_lines(page_of("望月桥合龙")))
    assert width[0] >= 5


def test_a_sentence_that_goes_on_in_a_wider_column_is_one_paragraph(page_of: PageOf, lexicon: Lexicon) -> None:
    [article] = segment([clean(page_of(f"望月桥合龙\n\n{RUNNING_ON}\n"), lexicon)], lexicon)[0].articles
    assert len(article.paragraphs) == 1
    assert "两侧另外铺设非机动车道和人行道，桥下" in article.paragraphs[0].text


def test_a_sentence_that_goes_on_in_a_narrower_column_is_one_paragraph(page_of: PageOf, lexicon: Lexicon) -> None:
    text = "望月桥合龙\n\n本报讯（记者 秦牧野）" + WIDE.replace("上学也不用再绕路了。", "上学也不用再绕路，去图\n\n")
    rest = "书馆还书也近了许多，只\n要走十分钟，骑车的话三\n分钟就能到，老人们说这\n座桥等了二十年。\n"
    [article] = segment([clean(page_of(text + rest), lexicon)], lexicon)[0].articles
    assert "去图书馆还书也近了许多，只要走十分钟" in article.paragraphs[-1].text


def test_digits_of_full_and_of_half_width_take_the_room_they_take(page_of: PageOf, lexicon: Lexicon) -> None:
    text = """望月桥合龙

　　本报讯　望月桥昨天合龙。桥长１２００
米，双向６车道，两侧设非机动车道和人行
道，总投资８．６亿元，共用钢材２３０００
吨。
　　预计今年１０月１日前通车，车程将由
４０分钟缩短到１２分钟。
"""
    [article] = segment([clean(page_of(text), lexicon)], lexicon)[0].articles
    first, second = (paragraph.text for paragraph in article.paragraphs)
    assert "桥长1200米，双向6车道" in first
    assert first.endswith("共用钢材23000吨。")
    assert second == "预计今年10月1日前通车，车程将由40分钟缩短到12分钟。"
