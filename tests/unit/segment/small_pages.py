"""Small pages for the tests of segmenting: how one is cut, and texts of invented papers that several tests print."""

from __future__ import annotations

from collections.abc import Callable

from flows.clean import clean
from flows.lexicon import Lexicon
from flows.segment import segment
from flows.values import Article, Page, Segmented

PageOf = Callable[..., Page]

CHOIR = """退休后的温如玉没有闲着，每周三晚
上都要到街道的排练厅去，领着六十多位
老街坊唱歌。
合唱团成立五年，已经演出了一百三
十场，最远唱到了邻省的码头。她说，大
家唱得不算专业，图的是一起开心。"""
CHOIR_HEADLINE = "合唱团五年唱了一百三十场"
GARDEN = """本报讯（通讯员 丁宁）周末的植物园里，
一株百年紫藤开了花。为了不让枝条压坏棚
架，园丁们用了整整一个冬天加固木梁，还
给老根换了新土。
园丁许思齐说，这株紫藤是建园那年移来的，
每年花期只有十二天，错过了就要等明年。"""
GARDEN_HEADLINE = "百年紫藤开花 园丁加固棚架"
MARKET = """本报讯（通讯员 孔若兰）栖柳夜市昨晚
重新开门，一百二十个摊位全部换上了新
灯箱。社区在路口添了洗手池和长凳，逛
累的人可以坐下来歇一歇。"""
MARKET_HEADLINE = "栖柳夜市重新开门"


def cut(page_of: PageOf, lexicon: Lexicon, *blocks: str) -> Segmented:
    """The page of these blocks, with a blank line between each two, cut up."""
    return segment([clean(page_of("\n\n".join(blocks) + "\n"), lexicon)], lexicon)[0]


def articles(page_of: PageOf, lexicon: Lexicon, *blocks: str) -> tuple[Article, ...]:
    """The articles of the same."""
    return cut(page_of, lexicon, *blocks).articles
