"""Characters are repaired, and every one keeps its place in the source."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.clean import clean, damaged_count
from flows.values import Page, Span


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("增长１２．５％", "增长12.5%"),
        ("第１版．完", "第1版．完"),
        ("ＷＴＯ成员", "WTO成员"),
        ("⼀年来，⽇均", "一年来，日均"),
        ("豈不快哉", "豈不快哉"),
        ("周\u00a0\u00a0欢", "周  欢"),
        ("软\u00ad连字符\u200b与\ufeff零宽", "软连字符与零宽"),
        ("铃\x07响\x00了", "铃响了"),
        ("，。；：？！（）《》“”", "，。；：？！（）《》“”"),
        ("\u3000\u3000段首", "\u3000\u3000段首"),
        ("残\ufffd与\ue000", "残\ufffd与\ue000"),
    ],
)
def test_repairs(page_of: Callable[..., Page], printed: str, cleaned: str) -> None:
    assert clean(page_of(printed)).text == cleaned


def test_what_is_lost_is_counted_and_kept() -> None:
    assert damaged_count("残\ufffd与\ue000，\U000f0001") == 3


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.integers(0, 5))
def test_every_character_leads_back_and_cleaning_again_changes_nothing(text: str, before: int) -> None:
    source = "前" * before + text
    page = clean(Page("p", "t", "0", source, text, (Span(0, before, len(text)),)))
    assert sum(span.length for span in page.spans) == len(page.text)
    for span in page.spans:
        printed = source[span.source_offset : span.source_offset + span.length]
        assert len(printed) == span.length
        assert clean(Page("p", "t", "0", printed, printed, (Span(0, 0, len(printed)),))).text == page.text[span.offset :][: span.length]
    assert clean(page) == page
    assert len(page.lines) == len(Page("p", "t", "0", text, text, (Span(0, 0, len(text)),)).lines)
