"""The report is one page of HTML that needs nothing else, and says what stood in the paper and not more."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from flows.export.report import report
from flows.lexicon import Lexicon
from flows.load import WarehouseError
from flows.values import TaggedPage
from tests.conftest import load_into


def written(warehouse: Path, tmp_path: Path) -> str:
    return report(warehouse, tmp_path / "report.html", wait_seconds=5, say=print).read_text("utf-8")


def test_the_report_needs_nothing_but_itself(loaded: Path, tmp_path: Path) -> None:
    html = written(loaded, tmp_path)
    assert not re.search(r"(?:src|href)=\"(?!#)|https?:|@import|url\(", html)
    assert "<script" not in html
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


def test_the_report_tells_of_the_newest_day(loaded: Path, tmp_path: Path) -> None:
    html = written(loaded, tmp_path)
    assert "2024-05-21" in html
    assert "云汀日报" in html
    assert "老厂房里长出“新车间” 老产业焕发新活力" in html
    for heading in ("谈什么", "写到哪里", "升与降", "谁在说"):
        assert f"<h2>{heading}" in html


def test_every_tag_is_closed(loaded: Path, tmp_path: Path) -> None:
    unclosed = Tags().read(written(loaded, tmp_path))
    assert unclosed == []


def test_what_a_page_says_is_text_and_no_markup(tmp_path: Path, tagged_edition: list[TaggedPage], lexicon: Lexicon) -> None:
    first = tagged_edition[0]
    spoilt = replace(first.articles[0], headline="<script>alert('要闻')</script>")
    load_into(tmp_path / "warehouse", [replace(first, articles=(spoilt, *first.articles[1:]))], lexicon)
    html = written(tmp_path / "warehouse", tmp_path)
    assert "<script" not in html
    assert "&lt;script&gt;alert(&#39;要闻&#39;)&lt;/script&gt;" in html


def test_the_same_warehouse_gives_the_same_report(loaded: Path, tmp_path: Path) -> None:
    assert written(loaded, tmp_path) == written(loaded, tmp_path)


def test_a_warehouse_without_pages_says_what_to_do(tmp_path: Path, lexicon: Lexicon) -> None:
    load_into(tmp_path, [], lexicon)
    with pytest.raises(WarehouseError, match="holds no page with a day of issue yet; take some in with: yaowen run PAGES"):
        written(tmp_path, tmp_path)


class Tags(HTMLParser):
    """Reads HTML for tags that are opened and not closed, or closed and not opened."""

    NEVER_CLOSED = ("meta", "br", "!doctype")

    def read(self, html: str) -> list[str]:
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)
        return self.wrong + self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.NEVER_CLOSED:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(f"/{tag}")
