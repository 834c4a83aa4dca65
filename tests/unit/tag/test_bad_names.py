"""Text that no paper should print, and marks that are not closed, are read without harm."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.lexicon import Lexicon, read_lexicon
from flows.tag import tag
from flows.values import Article, Page, Paragraph, Tags

LEXICON = read_lexicon()
# Words of names, marks that open and close, and what is neither.
SHREDS = st.sampled_from(
    [
        *"“”‘’《》（）·、，。：\n 　",
        "市商务局",
        "局长",
        "王虹",
        "欧阳",
        "说",
        "天津市",
        "和平区",
        "以下简称",
        "某",
        "老",
        "\ud800",
        "\x00",
        "😀",
        "A1",
    ]
)


def tags_of(texts: list[str], lexicon: Lexicon) -> Tags:
    page = Page("p", "text/utf-8", "0" * 64, "", "", (), paper="天津日报", issue_date=date(2024, 5, 21), page_no=1)
    paragraphs = tuple(Paragraph(number, "body", text, ()) for number, text in enumerate(texts, 1))
    return tag(Article("a", "p", 1, "news", paragraphs), page, lexicon)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SHREDS, max_size=30).map("".join), max_size=3))
def test_any_text_is_read_and_every_name_and_quotation_leads_back(texts: list[str]) -> None:
    tags = tags_of(texts, LEXICON)
    for one in tags.mentions:
        assert texts[one.paragraph_no - 1][one.start : one.end] == one.surface
    for quote in tags.quotes:
        assert texts[quote.paragraph_no - 1][quote.start : quote.end] == quote.text
    places = [(one.paragraph_no, offset) for one in tags.mentions for offset in range(one.start, one.end)]
    assert len(places) == len(set(places)), "names overlap"


@pytest.mark.parametrize(
    "text", ["“" * 50_000, "”" * 50_000, "“" * 25_000 + "”" * 25_000, "王" * 50_000, "阿·" * 25_000, "和平区" * 15_000]
)
def test_fifty_thousand_characters_of_one_kind_come_to_an_end(text: str, lexicon: Lexicon) -> None:
    assert all(text[one.start : one.end] == one.surface for one in tags_of([text], lexicon).mentions)


def test_a_mark_that_is_not_closed_does_not_swallow_the_speeches_behind_it(lexicon: Lexicon) -> None:
    text = "会上提出的“三步走方案得到通过。市商务局局长王虹说：“今年订单比去年多。”散会后，她又说：“明年还会更多。”"
    assert [quote.text for quote in tags_of([text], lexicon).quotes] == ["“今年订单比去年多。”", "“明年还会更多。”"]


def test_a_speech_that_is_never_closed_ends_with_its_paragraph(lexicon: Lexicon) -> None:
    texts = ["局长王虹说：“今年订单比去年多。", "会议昨天结束。"]
    assert [(quote.paragraph_no, quote.text) for quote in tags_of(texts, lexicon).quotes] == [(1, "“今年订单比去年多。")]


def test_a_quotation_within_a_quotation_is_part_of_it(lexicon: Lexicon) -> None:
    text = "局长王虹说：“他告诉我‘不着急’，我说“那就好”，就这样。”"
    assert [quote.text for quote in tags_of([text], lexicon).quotes] == ["“他告诉我‘不着急’，我说“那就好”，就这样。”"]
