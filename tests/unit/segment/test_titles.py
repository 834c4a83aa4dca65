"""Kicker, headline and subtitle are told apart by how Chinese headlines are built."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.lexicon import Lexicon
from flows.segment.lines import printed_lines
from flows.segment.titles import phrase_starts, read_title, words_of
from flows.values import Page

TEXT = "去年全市完成集装箱吞吐量28万标箱，港口添了两条航线。"


@pytest.mark.parametrize(
    ("lines", "kicker", "headline", "subtitle"),
    [
        (["建设大道启用潮汐车道"], [], ["建设大道启用潮汐车道"], []),
        (["石埠区推行“板凳议事会”", "一张小板凳 坐出好邻里"], ["石埠区推行“板凳议事会”"], ["一张小板凳 坐出好邻里"], []),
        (["让“听得见”不再贵", "——聆谷科技的助听器创业路"], [], ["让“听得见”不再贵"], ["——聆谷科技的助听器创业路"]),
        (["汀东区推动“智改数转网联”——", "老厂房里长出“新车间”"], ["汀东区推动“智改数转网联”——"], ["老厂房里长出“新车间”"], []),
        (["云汀时评", "让“小修小补”留在街角"], ["云汀时评"], ["让“小修小补”留在街角"], []),
        (["以书香润泽一座城", "全市读书月活动启动"], [], ["以书香润泽一座城"], ["全市读书月活动启动"]),
        (["有进出口实绩企业首破2000家", "前4个月我市外贸增长8.4%"], ["有进出口实绩企业首破2000家"], ["前4个月我市外贸增长8.4%"], []),
        (
            ["云汀市合作平台成员扩展至120家", "对外投资和贸易规模超80亿美元"],
            [],
            ["云汀市合作平台成员扩展至120家"],
            ["对外投资和贸易规模超80亿美元"],
        ),
        (["云汀港首季集装", "箱吞吐量创新高", "又添两条航线"], [], ["云汀港首季集装", "箱吞吐量创新高"], ["又添两条航线"]),
    ],
)
def test_roles_of_lines(
    page_of: Callable[..., Page], lexicon: Lexicon, lines: list[str], kicker: list[str], headline: list[str], subtitle: list[str]
) -> None:
    title = read_title(printed_lines(page_of("\n".join(lines))), words_of(TEXT), lexicon)
    found = [[line.text for line in part] for part in (title.kicker, title.headline, title.subtitle)]
    assert found == [kicker, headline, subtitle]


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        (["建立需求清单", "挖掘社区能人"], {0, 1}),
        (["听民意、聚民智，发扬以", "民为本的和合精神"], {0}),
        (["破解“不愿改、不敢改、不", "会改”，政府先把路铺平"], {0}),
        (["走进“老街", "新坊”", "看变化"], {0, 2}),
        (["云汀港首季集装", "箱吞吐量创新高"], {0}),
        (["法庭设到景区里", "纠纷化在半日间"], {0, 1}),
        (["关于望湖区部分区域", "计划停水的公告"], {0}),
    ],
)
def test_phrases_that_are_cut_are_run_together(page_of: Callable[..., Page], lines: list[str], starts: set[int]) -> None:
    assert phrase_starts(printed_lines(page_of("\n".join(lines))), words_of(TEXT), narrow=0.0) == starts
