"""Paragraphs come out as they were written, wherever columns, frames and pictures cut them."""

from __future__ import annotations

from flows.lexicon import Lexicon
from flows.values import Article
from tests.unit.segment.small_pages import GARDEN_HEADLINE, PageOf, articles

HARBOUR = """本报讯（记者 顾晓北）清晨五点，屏岚港
的渔船陆续靠岸，码头上的灯还亮着。今年
的开渔期比去年早了三天，头一批回来的二
十六条船一共带回四十吨海货。
“风浪小，人也精神。”船老大祁山把缆
绳系好，招呼岸上的人来抬筐。他的船在海
上走了两天两夜，装得满满当当。
码头管理站的姜禾说，今年岸边添了两座冷
库，卸下来的鱼半个小时就能入库。"""
HEADLINE = "屏岚港开渔 首批渔船带回四十吨海货"
NARROW_GARDEN = """本报讯（通讯员丁
宁）周末的植物园里，一
株百年紫藤开了花。为了
不让枝条压坏棚架，园丁
们用了整整一个冬天加固
木梁，还给老根换了新土。
园丁许思齐说，这株
紫藤是建园那年移来的，
每年花期只有十二天，错
过了就要等明年。"""


def openings(article: Article) -> list[str]:
    return [paragraph.text[:6] for paragraph in article.paragraphs]


def test_short_first_lines_and_quotation_marks_begin_paragraphs(page_of: PageOf, lexicon: Lexicon) -> None:
    [article] = articles(page_of, lexicon, f"{HEADLINE}\n\n{HARBOUR}\n")
    assert openings(article) == ["本报讯（记者", "“风浪小，人", "码头管理站的"]


def test_a_blank_line_within_a_sentence_ends_no_paragraph(page_of: PageOf, lexicon: Lexicon) -> None:
    torn = HARBOUR.replace("头一批回来的二\n", "头一批回来的二\n\n").replace(
        "招呼岸上的人来抬筐。他的船在海\n", "招呼岸上的人来抬筐。他的船在海\n\n"
    )
    [article] = articles(page_of, lexicon, f"{HEADLINE}\n\n{torn}\n")
    assert openings(article) == ["本报讯（记者", "“风浪小，人", "码头管理站的"]


def test_a_headline_drawn_within_a_sentence_is_no_part_of_it(page_of: PageOf, lexicon: Lexicon) -> None:
    torn = HARBOUR.replace("头一批回来的二\n", f"头一批回来的二\n\n{HEADLINE}\n\n")
    [article] = articles(page_of, lexicon, f"{torn}\n")
    assert article.headline == HEADLINE
    assert "头一批回来的二十六条船" in article.paragraphs[0].text


def test_a_paragraph_that_another_article_was_drawn_into_is_whole(page_of: PageOf, lexicon: Lexicon) -> None:
    lines = HARBOUR.split("\n")
    text = "\n".join([*lines[:5], "", NARROW_GARDEN, "", *lines[5:], "", HEADLINE, "", GARDEN_HEADLINE, ""])
    harbour, garden = articles(page_of, lexicon, text)
    assert (harbour.headline, garden.headline) == (HEADLINE, GARDEN_HEADLINE)
    assert "船老大祁山把缆绳系好" in harbour.paragraphs[1].text
    assert openings(harbour) == ["本报讯（记者", "“风浪小，人", "码头管理站的"]
    assert openings(garden) == ["本报讯（通讯", "园丁许思齐说"]


def test_a_latin_word_and_a_number_at_the_edge_of_a_line_are_joined_rightly(page_of: PageOf, lexicon: Lexicon) -> None:
    text = """港口调度系统上线

本报讯（记者 顾晓北）港口的调度系统
HarborView 3.0昨天上线，从靠泊到离港
平均用时缩短到4.5小时，比去年同期快
18.6%，单日最多可以调度大小船舶共260
艘次。"""
    [article] = articles(page_of, lexicon, text)
    assert "调度系统HarborView 3.0昨天上线" in article.paragraphs[0].text
    assert article.paragraphs[0].text.endswith("比去年同期快18.6%，单日最多可以调度大小船舶共260艘次。")


def test_questions_and_answers_are_paragraphs_of_their_own(page_of: PageOf, lexicon: Lexicon) -> None:
    text = """紫藤怎么养？园丁答问

问：家里的紫藤不开花，是什么原因？
答：多半是日照不够，或者冬天修剪得太
重，把花芽剪掉了。
问：什么时候施肥合适？
答：花谢之后施一次，入冬之前再施一次
就够了。
"""
    [article] = articles(page_of, lexicon, text)
    assert [text[:2] for text in openings(article)] == ["问：", "答：", "问：", "答："]


def test_subheads_stand_between_the_paragraphs_of_one_article(page_of: PageOf, lexicon: Lexicon) -> None:
    parts = HARBOUR.split("\n")
    channel = ["祁山年轻时跑过远洋，回到屏岚港已经二十", "年。他说从前靠岸要等潮水，现在航道挖深", "了，什么时辰都能进来，鱼也就更新鲜。"]
    text = "\n".join([HEADLINE, "", *parts[:4], *channel, "", "船老大归来", "", *parts[4:7], "", "岸边添了冷库", "", *parts[7:], ""])
    [article] = articles(page_of, lexicon, text)
    assert article.subheads == ("船老大归来", "岸边添了冷库")
    assert [paragraph.kind for paragraph in article.paragraphs] == ["body", "body", "subhead", "body", "subhead", "body"]


def test_a_regulated_verse_keeps_its_lines(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{HEADLINE}\n\n{HARBOUR}\n\n题紫藤\n\n许思齐\n\n老干盘空雨后新，一帘烟紫不沾尘。\n年年只放旬余日，留与园中守夜人。\n"
    poem = articles(page_of, lexicon, text)[-1]
    assert poem.headline == "题紫藤"
    assert [paragraph.text for paragraph in poem.paragraphs] == ["老干盘空雨后新，一帘烟紫不沾尘。", "年年只放旬余日，留与园中守夜人。"]
