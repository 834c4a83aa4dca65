"""Whatever an article says, tagging raises nothing, every fact leads back to its characters, and no two of one kind overlap."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.lexicon import read_lexicon
from flows.load import faults_of
from flows.tag import tag
from flows.tag.numerals.scan import numeral_pattern
from flows.values import Article, Page, Paragraph, Span, TaggedPage, Tags

LEXICON = read_lexicon()
GOLD = Path(__file__).parents[1] / "gold" / "yunting-2024-05-21.json"
PRINTED = "".join(text for article in json.loads(GOLD.read_text("utf-8"))["articles"] for text in article["paragraphs"])
PIECES = [PRINTED[start : start + 5] for start in range(0, len(PRINTED), 4)]
MARKS = """
“ ” （ ） 《 》 一 万 亿 分之 点 % 至 — 以下简称“ 简称 市 区 局 某 · 几 数 半 个多 每年 2月30日 上年 同期 前 以来 𠮷 　 0
""".strip("\n").split(" ")
NUMBERS = st.integers(min_value=0, max_value=10**40).map(str)
TEXTS = st.lists(st.sampled_from(PIECES) | st.sampled_from(MARKS) | NUMBERS | st.text(max_size=3), max_size=16).map("".join)
PAPERS = st.sampled_from(["云汀日报", "天津日报", "日报", "X", None])
DAYS = st.sampled_from([date(2024, 2, 29), date(2023, 12, 31), date(1949, 10, 1), None])


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, max_size=3), PAPERS, DAYS)
def test_any_article(texts: list[str], paper: str | None, issued: date | None) -> None:
    page = Page("p", "text/utf-8", "0" * 64, "", "", (), paper=paper, issue_date=issued, page_no=1)
    paragraphs = tuple(Paragraph(number, "body", text, (Span(0, 0, len(text)),)) for number, text in enumerate(texts, 1))
    tags = tag(Article("a", "p", 1, "news", paragraphs, headline=texts[0] if texts else None), page, LEXICON)
    _facts_lead_back(texts, tags)
    for found in (tags.mentions, tags.quotes, tags.figures, tags.numerals, tags.times):
        assert all(one.paragraph_no < next_one.paragraph_no or one.end <= next_one.start for one, next_one in pairwise(found))
    for figure in tags.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert not (figure.period_start and figure.period_end) or figure.period_start <= figure.period_end
    assert all(not (time.from_date and time.to_date) or time.from_date <= time.to_date for time in tags.times)
    assert all(0 < topic.score < 1 for topic in tags.topics)


def _facts_lead_back(texts: list[str], tags: Tags) -> None:
    for one in (*tags.mentions, *tags.figures, *tags.numerals, *tags.times):
        assert texts[one.paragraph_no - 1][one.start : one.end] == one.surface != ""
    for quote in tags.quotes:
        assert texts[quote.paragraph_no - 1][quote.start : quote.end] == quote.text != ""


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_arabic_numeral_is_told_of_once(text: str) -> None:
    page = Page("p", "text/utf-8", "0" * 64, "", "", (), issue_date=date(2024, 5, 21))
    article = Article("a", "p", 1, "news", (Paragraph(1, "body", text, (Span(0, 0, len(text)),)),))
    told = {offset for numeral in tag(article, page, LEXICON).numerals for offset in range(numeral.start, numeral.end)}
    found = {
        offset for numeral in numeral_pattern(LEXICON).finditer(text) for offset in range(*numeral.span()) if text[offset] in "0123456789"
    }
    assert found <= told


def test_loading_refuses_a_fact_that_does_not_lead_back() -> None:
    """What the test above says is also looked at when pages are loaded."""
    text = "首日接待120人。"
    page = Page("p", "text/utf-8", "0" * 64, text, text, (Span(0, 0, len(text)),), issue_date=date(2024, 5, 21))
    article = Article("a", page.page_id, 1, "news", (Paragraph(1, "body", text, (Span(0, 0, len(text)),)),))
    tags = tag(article, page, LEXICON)
    wrong = Tags(figures=tuple(replace(figure, start=0) for figure in tags.figures))
    assert tags.figures
    assert any("120人" in fault for fault in faults_of(TaggedPage(page, (article,), (), (wrong,))))
