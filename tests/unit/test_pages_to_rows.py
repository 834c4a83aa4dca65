"""Pages become rows, but for one on which Yaowen itself fails: that is kept out, named, and costs no other page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from flows import editions, pages_to_rows
from flows.lexicon import Lexicon
from flows.pages_to_rows import Rows, readers
from flows.segment import segment
from flows.values import Page, Segmented

PageOf = Callable[..., Page]

BRIDGE = "望月桥主桥合龙\n\n本报讯（记者 秦牧野）昨天上午，横跨澄水河的望月桥主桥合龙。\n"
CHOIR = "合唱团唱了一百三十场\n\n本报讯（通讯员 丁宁）每周三晚上，合唱团的排练厅里总会响起歌声。\n"


@pytest.fixture
def edition(page_of: PageOf) -> list[Page]:
    """Two pages of one edition."""
    made = [page_of(text, paper="云汀日报", issue_date=date(2024, 5, 21), page_no=number) for number, text in enumerate((BRIDGE, CHOIR), 1)]
    return [replace(page, source_sha256=str(page.page_no) * 64, source_path=f"{page.page_no}.txt") for page in made]


def rows_of(pages: Sequence[Page], lexicon: Lexicon) -> Rows:
    with readers(lexicon, extra_lexicon=None, pages=len(pages), processes=1) as reading:
        return reading.rows_of(pages, run_id="run", loaded_at=datetime(2024, 5, 21, tzinfo=UTC))


def test_all_pages_become_rows(edition: list[Page], lexicon: Lexicon) -> None:
    rows = rows_of(edition, lexicon)
    assert (rows.tables["pages"].num_rows, rows.rejects) == (2, ())


@pytest.mark.parametrize("change", ["a line in no region", "a line in two regions"])
def test_a_page_whose_regions_do_not_account_for_its_lines_is_not_loaded(
    edition: list[Page], lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    def wrongly(pages: Sequence[Page], lexicon: Lexicon) -> tuple[Segmented, ...]:
        first, *others = segment(pages, lexicon)
        regions = first.regions[:-1] if change == "a line in no region" else (*first.regions, first.regions[-1])
        return (replace(first, regions=regions), *others)

    monkeypatch.setattr(editions, "segment", wrongly)
    rows = rows_of(edition, lexicon)
    assert rows.tables["pages"]["page_no"].to_pylist() == [2]
    [reject] = rows.rejects
    assert (reject.source_path, reject.step, reject.reason) == ("1.txt", "load", "defect")
    assert "regions" in reject.detail


def test_a_page_that_cannot_be_cut_up_costs_no_other(edition: list[Page], lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(pages: Sequence[Page], lexicon: Lexicon) -> tuple[Segmented, ...]:
        if any("望月桥" in page.text for page in pages):
            raise IndexError("no such line")
        return segment(pages, lexicon)

    monkeypatch.setattr(editions, "segment", fails)
    rows = rows_of(edition, lexicon)
    assert rows.tables["pages"]["page_no"].to_pylist() == [2]
    assert [(reject.source_path, reject.step) for reject in rows.rejects] == [("1.txt", "segment")]


def test_a_page_whose_facts_cannot_be_found_is_named(edition: list[Page], lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(article: object, page: Page, lexicon: Lexicon) -> object:
        raise ValueError("no such fact")

    monkeypatch.setattr(pages_to_rows, "tag_all", fails)
    rows = rows_of(edition, lexicon)
    assert [reject.step for reject in rows.rejects] == ["tag", "tag"]
    assert all("Please report it" in reject.detail for reject in rows.rejects)
