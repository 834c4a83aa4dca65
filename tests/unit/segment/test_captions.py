"""Captions are told from text by their arrow, their words, or who took the picture; text that only speaks of pictures stays text."""

from __future__ import annotations

from flows.lexicon import Lexicon
from flows.values import Article
from tests.unit.segment.small_pages import MARKET, MARKET_HEADLINE, PageOf, articles

LIBRARY = """本报讯（记者 杜若）砚池路图书馆的旧
书角上周末开放，读者可以用两本旧书换
一本喜欢的书。头两天就有三百多本书换
了主人。
　　馆员姜禾说，换来的书都要先晒一晒、
擦一擦，再贴上写着上一位读者留言的书
签。"""
HEADLINE = "砚池路图书馆旧书角开放"


def photo_of(found: tuple[Article, ...]) -> Article:
    [photo] = [article for article in found if article.genre == "photo"]
    return photo


def test_lines_without_an_arrow_over_a_photographers_credit(page_of: PageOf, lexicon: Lexicon) -> None:
    caption = "5月19日，孩子们在澄水河畔的草坪上\n放风筝，一只三米长的金鱼飞得最高。"
    text = f"{HEADLINE}\n\n{LIBRARY}\n\n{caption}\n\n本报记者 顾晓北 摄\n\n{MARKET_HEADLINE}\n\n{MARKET}\n"
    found = articles(page_of, lexicon, text)
    assert [article.headline for article in found if article.genre != "photo"] == [HEADLINE, MARKET_HEADLINE]
    assert [paragraph.text for paragraph in photo_of(found).paragraphs] == [caption.replace("\n", "")]


def test_a_picture_from_the_archive_has_a_caption_and_no_photographer(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{HEADLINE}\n\n{LIBRARY}\n\n上图：澄水河畔的老码头。\n资料图片\n\n{MARKET_HEADLINE}\n\n{MARKET}\n"
    photo = photo_of(articles(page_of, lexicon, text))
    assert [paragraph.text for paragraph in photo.paragraphs] == ["上图：澄水河畔的老码头。"]
    assert photo.credits == ()


def test_a_caption_within_a_sentence_leaves_the_sentence_whole(page_of: PageOf, lexicon: Lexicon) -> None:
    torn = LIBRARY.replace("头两天就有三百多本书换\n", "头两天就有三百多本书换\n\n▲龙舟队员在江面训练。\n顾晓北 摄\n\n")
    found = articles(page_of, lexicon, f"{HEADLINE}\n\n{torn}\n")
    assert "头两天就有三百多本书换了主人。" in found[0].paragraphs[0].text


def test_text_that_speaks_of_a_map_is_no_caption(page_of: PageOf, lexicon: Lexicon) -> None:
    library = LIBRARY.replace("馆员姜禾说，换来的书都要先晒一晒、\n擦一擦", "馆员姜禾说，版图为证，换来的书先晒\n一晒、擦一擦")
    [article] = articles(page_of, lexicon, f"{HEADLINE}\n\n{library}\n")
    assert {paragraph.kind for paragraph in article.paragraphs} == {"body"}


def test_a_caption_over_several_lines_ends_with_its_sentence(page_of: PageOf, lexicon: Lexicon) -> None:
    caption = "▶昨天，砚池路小学的学生在老\n师带领下给校门口的银杏树浇\n水。"
    text = f"{HEADLINE}\n\n{LIBRARY}\n\n{caption}\n\n{MARKET_HEADLINE}\n\n{MARKET}\n"
    photo = photo_of(articles(page_of, lexicon, text))
    assert [paragraph.text for paragraph in photo.paragraphs] == ["昨天，砚池路小学的学生在老师带领下给校门口的银杏树浇水。"]


def test_a_photographer_of_two_characters_with_a_space_in_the_name(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{HEADLINE}\n\n{LIBRARY}\n\n▲龙舟队员在江面训练。\n周　欢 摄\n"
    photo = photo_of(articles(page_of, lexicon, text))
    assert [(credit.name, credit.role) for credit in photo.credits] == [("周欢", "摄")]


def test_a_picture_on_a_page_in_traditional_characters(page_of: PageOf, lexicon: Lexicon) -> None:
    text = """望月橋主橋合龍

本報訊（記者 歐陽蘭）昨天上午，橫跨
澄水河的望月橋主橋合龍。「這座橋等了
二十年，」老船工祁山說，「孩子們上學
不用再繞路。」

▲市民在河畔觀看合龍。
本報記者 顧曉北 攝
"""
    bridge, photo = articles(page_of, lexicon, text)
    assert [(credit.name, credit.role) for credit in bridge.credits] == [("歐陽蘭", "記者")]
    assert [paragraph.text for paragraph in photo.paragraphs] == ["市民在河畔觀看合龍。"]
    assert [(credit.name, credit.role) for credit in photo.credits] == [("顧曉北", "記者"), ("顧曉北", "攝")]
