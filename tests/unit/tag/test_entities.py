"""Keys across articles: one body in many articles is one entity; people only where nothing speaks against it."""

from __future__ import annotations

from datetime import date

from flows.lexicon import Lexicon
from flows.tag import tag
from flows.values import Article, Mention, Page, Paragraph


def mentions_of(text: str, lexicon: Lexicon, *, paper: str = "天津日报", article_id: str = "a") -> dict[str, Mention]:
    page = Page("p", "text/utf-8", "0" * 64, "", "", (), paper=paper, issue_date=date(2024, 5, 21), page_no=1)
    return {one.surface: one for one in tag(Article(article_id, "p", 1, "news", (Paragraph(1, "body", text, ()),)), page, lexicon).mentions}


def test_a_body_is_one_entity_by_its_full_name(lexicon: Lexicon) -> None:
    short = mentions_of("昨天，市商务局公布了数据。", lexicon, article_id="a")["市商务局"]
    full = mentions_of("昨天，天津市商务局公布了数据。", lexicon, article_id="b")["天津市商务局"]
    assert short.entity_id == full.entity_id
    assert short.name == "天津市商务局"


def test_the_same_words_in_papers_of_two_cities_are_two_bodies(lexicon: Lexicon) -> None:
    here = mentions_of("昨天，市商务局公布了数据。", lexicon)["市商务局"]
    there = mentions_of("昨天，市商务局公布了数据。", lexicon, paper="武汉晚报")["市商务局"]
    assert here.entity_id != there.entity_id


def test_a_place_is_one_entity_by_its_code(lexicon: Lexicon) -> None:
    places = mentions_of("天津和河北签约，天津市与河北省将共建园区。", lexicon)
    assert places["天津"].entity_id == places["天津市"].entity_id != places["河北"].entity_id


def test_a_person_of_three_characters_is_one_of_a_paper(lexicon: Lexicon) -> None:
    first = mentions_of("市商务局局长高闻溪出席会议。", lexicon, article_id="a")["高闻溪"]
    later = mentions_of("会后，高闻溪说，订单多了。", lexicon, article_id="b")["高闻溪"]
    elsewhere = mentions_of("会后，高闻溪说，订单多了。", lexicon, paper="武汉晚报", article_id="c")["高闻溪"]
    assert first.entity_id == later.entity_id != elsewhere.entity_id


def test_a_short_name_and_a_form_of_address_are_nobody_beyond_their_article(lexicon: Lexicon) -> None:
    for text, surface in (("会后，王虹说，订单多了。", "王虹"), ("“菜价便宜。”李女士说。", "李女士")):
        one, other = (mentions_of(text, lexicon, article_id=article_id)[surface] for article_id in "ab")
        assert one.entity_id != other.entity_id


def test_a_short_name_with_one_affiliation_is_one_person(lexicon: Lexicon) -> None:
    one, other = (mentions_of("天津市商务局局长王虹出席会议。", lexicon, article_id=article_id)["王虹"] for article_id in "ab")
    assert one.entity_id == other.entity_id
    assert (one.title, one.affiliation) == ("局长", "天津市商务局")
