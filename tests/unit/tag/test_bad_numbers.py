"""Numbers that no paper should print are read without harm; one that cannot be held is kept as printed, and marked."""

from __future__ import annotations

from datetime import date

import pytest

from flows.lexicon import Lexicon
from flows.tag import tag
from flows.values import Article, Page, Paragraph, Tags


def tags_of(text: str, lexicon: Lexicon) -> Tags:
    page = Page("p", "text/utf-8", "0" * 64, "", "", (), paper="云汀日报", issue_date=date(2024, 5, 21), page_no=1)
    return tag(Article("a", "p", 1, "news", (Paragraph(1, "body", text, ()),)), page, lexicon)


def test_a_number_too_large_to_be_held_is_kept_as_printed_and_marked(lexicon: Lexicon) -> None:
    (figure,) = tags_of(f"全年产量1{'0' * 400}吨。", lexicon).figures
    assert figure.surface == f"1{'0' * 400}吨"
    assert (figure.value, figure.low, figure.high, figure.modifier) == (None, None, None, "unreadable")


@pytest.mark.parametrize(
    "text",
    [
        "3至5至7至9年",
        "（（（30％））】》”至",
        "1∶2∶3∶4比5",
        "一万亿万亿万亿元",
        "9.9.9.9%，３．5。5％",
        "第第第三三三、、、5、、6家",
        "А1Ω2か3ק4ไ5家",
        "百分之百分之百",
        "2月30日至2月31日25时61分",
        "零下零下零下5℃至",
        "从3家到到5家从从",
        "1,00,000,0元",
    ],
)
def test_what_makes_no_sense_raises_nothing_and_leads_back(text: str, lexicon: Lexicon) -> None:
    tags = tags_of(text, lexicon)
    for one in (*tags.figures, *tags.numerals, *tags.times):
        assert text[one.start : one.end] == one.surface


def test_a_change_in_per_cent_of_a_rate_is_marked(lexicon: Lexicon) -> None:
    rate, count = tags_of("矛盾纠纷化解率同比上升10.2%，纠纷数量同比下降8%。", lexicon).figures
    assert (rate.unit_code, rate.ambiguity) == ("%", "points_or_per_cent")
    assert count.ambiguity is None
