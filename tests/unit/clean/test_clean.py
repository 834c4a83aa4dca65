"""Characters are repaired, and every one keeps its place in the source."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.clean import clean, damaged_count
from flows.lexicon import Lexicon, read_lexicon
from flows.values import Page, Span


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("增长１２．５％", "增长12.5%"),
        ("第１版．完", "第1版．完"),
        ("ＷＴＯ成员", "WTO成员"),
        ("⼀年来，⽇均", "一年来，日均"),
        ("⻓江⻛光，⺠⽣为本", "长江风光，民生为本"),
        ("︽河边︾︵外一首︶", "《河边》（外一首）"),
        ("\ue7c7\ue78d\uf06c要闻\uf0e0", "ḿ，●要闻→"),
        ("豈不快哉", "豈不快哉"),
        ("周\u00a0\u00a0欢", "周  欢"),
        ("软\u00ad连字符\u200b与\ufeff零宽", "软连字符与零宽"),
        ("铃\x07响\x00了", "铃响了"),
        ("，。；：？！（）《》“”", "，。；：？！（）《》“”"),
        ("\u3000\u3000段首", "\u3000\u3000段首"),
        ("残\ufffd与\ue000", "残\ufffd与\ue000"),
    ],
)
def test_repairs(page_of: Callable[..., Page], lexicon: Lexicon, printed: str, cleaned: str) -> None:
    assert clean(page_of(printed), lexicon).text == cleaned


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("老老厂厂房房里里长长出出新新车车间间\n正文。", "老厂房里长出新车间\n正文。"),
        ("昔日臭水沟昔日臭水沟\n今朝亲水岸今朝亲水岸", "昔日臭水沟昔日臭水沟\n今朝亲水岸今朝亲水岸"),
        ("家门口有食堂家门口有食堂\n正文。", "家门口有食堂\n正文。"),
        ("让一河清水穿城过\n让一河清水穿城过\n正文。", "让一河清水穿城过\n\n正文。"),
        ("高高兴兴\n正文。", "高高兴兴\n正文。"),
        ("他说高高兴兴平平安安。", "他说高高兴兴平平安安。"),
        ("——————————\n＊＊＊＊＊＊＊＊＊＊＊＊", "——————————\n＊＊＊＊＊＊＊＊＊＊＊＊"),
        ("加油加油\n加油加油", "加油加油\n加油加油"),
        ("第一，要稳住，\n第一，要稳住，", "第一，要稳住，\n第一，要稳住，"),
    ],
)
def test_what_was_printed_twice_to_look_bold_is_read_once(
    page_of: Callable[..., Page], lexicon: Lexicon, printed: str, cleaned: str
) -> None:
    assert clean(page_of(printed), lexicon).text == cleaned


def test_a_lost_character_is_mended_where_the_page_has_the_words_whole(page_of: Callable[..., Page], lexicon: Lexicon) -> None:
    whole = "朱鹮保护站的孔若兰说，朱鹮保护站今年新增三处巢区。"
    assert clean(page_of(whole + "\n游客来到朱\ufffd保护站。"), lexicon).text.endswith("游客来到朱鹮保护站。")
    assert clean(page_of(whole + "\n游客来到朱\ufffd\n保护站。"), lexicon).text.endswith("游客来到朱鹮\n保护站。")


def test_a_private_character_is_the_same_all_over_the_page(page_of: Callable[..., Page], lexicon: Lexicon) -> None:
    printed = "这座朱鹮保护站成立。那座朱鹮保护站扩建。朱\ue123保护站开放。看\ue123去。"
    assert clean(page_of(printed), lexicon).text == "这座朱鹮保护站成立。那座朱鹮保护站扩建。朱鹮保护站开放。看鹮去。"


@pytest.mark.parametrize(
    "printed",
    [
        "天津市法院与天津市医院。天津市\ufffd院。",  # the page knows two that fit
        "天津市法院开庭。天津市\ufffd院门前。",  # only one, but it is not said often enough to be no other
        "今日朱\ufffd来。",
    ],
)
def test_a_lost_character_stays_lost_where_there_is_doubt(page_of: Callable[..., Page], lexicon: Lexicon, printed: str) -> None:
    assert clean(page_of(printed), lexicon).text == printed


def test_what_is_lost_is_counted_and_kept() -> None:
    assert damaged_count("残\ufffd与\ue000，\U000f0001") == 3


LEXICON = read_lexicon()
TEXTS = st.lists(
    st.sampled_from(["老老厂厂房房里里长长", "朱\ufffd保护站", "朱鹮保护站", "\ue123", "⻓江", "\u00ad", "家门口有食堂", "\n"])
    | st.text(max_size=4),
    max_size=40,
).map("".join)


@given(TEXTS | st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.integers(0, 5))
def test_every_character_leads_back_and_cleaning_again_changes_nothing(text: str, before: int) -> None:
    source = "前" * before + text
    page = clean(Page("p", "t", "0", source, text, (Span(0, before, len(text)),)), LEXICON)
    assert sum(span.length for span in page.spans) == len(page.text)
    offset = 0
    for span in page.spans:
        assert span.offset == offset
        offset += span.length
        printed = source[span.source_offset :][: span.length]
        assert len(printed) == span.length
        for was, now in zip(printed, page.text[span.offset :], strict=False):
            assert was == now or not now.isspace() or was.isspace()
    assert clean(page, LEXICON) == page
    assert len(page.lines) == len(Page("p", "t", "0", text, text, (Span(0, 0, len(text)),)).lines)
