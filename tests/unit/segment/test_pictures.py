"""Pictures and boxes: captions go where their picture belongs, and advertisements and the like are no articles."""

from __future__ import annotations

from flows.lexicon import Lexicon
from tests.unit.segment.small_pages import GARDEN, GARDEN_HEADLINE, PageOf, cut


def test_a_picture_that_shows_what_the_article_tells_is_part_of_it(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{GARDEN_HEADLINE}\n\n{GARDEN}\n\n▲植物园里的百年紫藤开了花，园\n丁们加固了棚架。\n\n许思齐 摄\n"
    [article] = cut(page_of, lexicon, text).articles
    assert [paragraph.kind for paragraph in article.paragraphs] == ["body", "body", "caption"]
    assert ("许思齐", "摄") in [(credit.name, credit.role) for credit in article.credits]


def test_pictures_one_behind_the_other_are_one_group(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{GARDEN_HEADLINE}\n\n{GARDEN}\n\n图①：孩子们在沙滩上放风筝。\n\n图②：龙舟队员在江面训练。\n\n顾晓北 摄\n"
    photo = next(article for article in cut(page_of, lexicon, text).articles if article.genre == "photo")
    assert [paragraph.text for paragraph in photo.paragraphs] == ["图①：孩子们在沙滩上放风筝。", "图②：龙舟队员在江面训练。"]


def test_the_arrow_is_no_part_of_a_caption_but_leads_back_to_the_page(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{GARDEN_HEADLINE}\n\n{GARDEN}\n\n▶龙舟队员昨天在江面训练。\n"
    page = cut(page_of, lexicon, text)
    [paragraph] = page.articles[-1].paragraphs
    assert paragraph.text == "龙舟队员昨天在江面训练。"
    [span] = paragraph.spans
    assert text[span.source_offset : span.source_offset + span.length] == paragraph.text


def test_an_advertisement_is_a_box_of_its_own(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{GARDEN_HEADLINE}\n\n{GARDEN}\n\n澄练家纺 厂家直销\n清仓特卖 全场五折起\n订购热线：400-123-4567\n地址：棠荷路12号\n"
    page = cut(page_of, lexicon, text)
    assert [article.headline for article in page.articles] == [GARDEN_HEADLINE]
    assert {region.kind for region in page.regions if region.first_line > 9} == {"advertisement"}


def test_a_teaser_that_names_a_page_is_no_article(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{GARDEN_HEADLINE}\n\n{GARDEN}\n\n龙舟队备战端午（详见4版）\n老屋修缮有了新办法（详见6版）\n"
    page = cut(page_of, lexicon, text)
    assert [article.headline for article in page.articles] == [GARDEN_HEADLINE]


def test_a_headline_set_from_top_to_bottom(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{GARDEN}\n\n" + "\n".join("百年紫藤开花") + "\n"
    [article] = cut(page_of, lexicon, text).articles
    assert article.headline == "百年紫藤开花"
    assert len(article.paragraphs) == 2
