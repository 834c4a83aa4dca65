"""Files become pages that know who they are, or rejects that say what mends them."""

from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import Identity, Ingested, find_sources, in_batches, ingest, without_repeats
from flows.lexicon import Lexicon
from flows.values import Page, Reject, Source

PAGE = "2 要闻\n2024年5月21日 星期二 责编：温如玉\n\n本报讯 今天上午，映波社区食堂开张。\n"
BARE = "今天上午，映波社区食堂开张，老人说饭菜可口。\n"


@pytest.fixture
def read(lexicon: Lexicon) -> Callable[..., Ingested]:
    def from_paths(*paths: Path, **known: Any) -> Ingested:
        return ingest(find_sources(paths).sources, given=Identity(**known), lexicon=lexicon)

    return from_paths


def only_page(ingested: Ingested) -> Page:
    assert ingested.rejects == ()
    (page,) = ingested.pages
    return page


def only_reject(ingested: Ingested) -> Reject:
    assert ingested.pages == ()
    (reject,) = ingested.rejects
    return reject


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_page_is_known_by_what_it_prints(tmp_path: Path, read: Callable[..., Ingested]) -> None:
    page = only_page(read(write(tmp_path / "x.txt", PAGE), paper="云汀日报"))
    assert page.page_id == "云汀日报-20240521-02"
    assert (page.section, page.weekday, page.head_lines) == ("要闻", "星期二", (1, 2))
    assert page.source_sha256 == hashlib.sha256(PAGE.encode()).hexdigest()


@pytest.mark.parametrize(
    "name",
    [
        "2024-05-21-02.txt",
        "20240521_02.txt",
        "云汀日报_20240521_第02版.txt",
        "2024-05-21/02.txt",
        "2024-05/21/page_2.txt",
        "2024/05/21/02版.txt",
    ],
)
def test_a_page_that_prints_nothing_is_known_by_the_name_of_its_file(tmp_path: Path, read: Callable[..., Ingested], name: str) -> None:
    page = only_page(read(write(tmp_path / name, BARE), paper="云汀日报"))
    assert page.page_id == "云汀日报-20240521-02"


def test_blocks_keep_pages_of_the_same_number_apart(tmp_path: Path, read: Callable[..., Ingested]) -> None:
    for name in ("2024-05-21-A02.txt", "2024-05-21-B02.txt"):
        write(tmp_path / name, BARE + name)
    assert [page.page_id for page in read(tmp_path, paper="云汀日报").pages] == ["云汀日报-20240521-A02", "云汀日报-20240521-B02"]


def test_what_nothing_says_is_not_made_up(tmp_path: Path, read: Callable[..., Ingested]) -> None:
    page = only_page(read(write(tmp_path / "x.txt", BARE)))
    assert (page.paper, page.issue_date, page.page_no) == (None, None, None)
    assert page.page_id == "page-" + page.source_sha256[:12]


def test_people_are_believed_before_the_page_and_the_page_before_file_names(tmp_path: Path, read: Callable[..., Ingested]) -> None:
    file = write(tmp_path / "2024-01-01-09.txt", PAGE)
    assert only_page(read(file)).issue_date == date(2024, 5, 21)
    write(tmp_path / "edition.json", json.dumps({"paper": "云汀晚报", "issue_date": "2024-05-22"}))
    assert only_page(read(file)).issue_date == date(2024, 5, 22)
    write(tmp_path / "2024-01-01-09.json", json.dumps({"issue_date": "2024-05-23", "page_no": 7}))
    page = only_page(read(file))
    assert (page.paper, page.issue_date, page.page_no) == ("云汀晚报", date(2024, 5, 23), 7)
    assert only_page(read(file, issue_date=date(2024, 5, 24))).issue_date == date(2024, 5, 24)


@pytest.mark.parametrize("content", ['{"page": 2}', "[2]", "no json", '{"issue_date": "21.5.2024"}', '{"page_no": "zwei"}'])
def test_a_sidecar_that_cannot_be_used_is_named(tmp_path: Path, read: Callable[..., Ingested], content: str) -> None:
    write(tmp_path / "x.json", content)
    reject = only_reject(read(write(tmp_path / "x.txt", PAGE)))
    assert reject.reason == "sidecar"
    assert "x.json" in reject.detail


def test_a_file_of_several_pages_is_parted_at_its_form_feeds(tmp_path: Path, read: Callable[..., Ingested]) -> None:
    second = "\f3 经济\n2024年5月21日 星期二\n\n本报讯 今年前4个月，出口增长8.4%。\n\f"
    pages = read(write(tmp_path / "x.txt", PAGE + second), paper="云汀日报").pages
    assert [page.page_id for page in pages] == ["云汀日报-20240521-02", "云汀日报-20240521-03"]
    for page in pages:
        (span,) = page.spans
        assert page.source_text[span.source_offset : span.source_offset + span.length] == page.text
    assert [line.number for line in pages[1].lines if line.text.startswith("本报讯")] == [8]
    assert pages[0].source_sha256 != pages[1].source_sha256


def test_a_folder_gives_its_text_files_in_natural_order_and_leaves_the_others(tmp_path: Path) -> None:
    for name in ("page10.txt", "page2.txt", "sub/page1.TXT", ".hidden/page3.txt", "photo.jpg", "notes.md", "page2.json"):
        write(tmp_path / name, PAGE)
    found = find_sources([tmp_path])
    assert [Path(source.path).name for source in found.sources] == ["page2.txt", "page10.txt", "page1.TXT"]
    assert found.left_alone == 2


def test_a_folder_with_ten_thousand_other_files(tmp_path: Path, read: Callable[..., Ingested]) -> None:
    for number in range(10_000):
        (tmp_path / f"{number}.jpg").touch()
    write(tmp_path / "02.txt", PAGE)
    found = find_sources([tmp_path])
    assert (len(found.sources), found.left_alone) == (1, 10_000)
    assert len(read(tmp_path).pages) == 1


def test_a_path_that_is_not_there_is_reported_and_the_others_are_found(tmp_path: Path) -> None:
    found = find_sources([tmp_path / "nowhere", write(tmp_path / "02.txt", PAGE)])
    assert found.missing == (str(tmp_path / "nowhere"),)
    assert len(found.sources) == 1


def test_a_named_file_is_taken_whatever_it_is_called_and_only_once(tmp_path: Path) -> None:
    file = write(tmp_path / "layer.out", PAGE)
    assert len(find_sources([file, file, str(file)]).sources) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"\n \n", "empty"), (b"%PDF-1.4 ...", "binary"), (bytes(range(256)) * 40, "binary")],
)
def test_a_file_without_text_is_a_reject_that_names_file_reason_and_mend(
    tmp_path: Path, read: Callable[..., Ingested], content: bytes, reason: str
) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    reject = only_reject(read(tmp_path / "x.txt"))
    assert (reject.step, reject.reason, reject.source_sha256) == ("ingest", reason, hashlib.sha256(content).hexdigest())
    assert reject.source_path == (tmp_path / "x.txt").as_posix()
    assert "x.txt" in reject.detail
    assert ";" in reject.detail


def test_a_page_with_one_line_is_a_page(tmp_path: Path, read: Callable[..., Ingested]) -> None:
    assert only_page(read(write(tmp_path / "x.txt", "一行"))).text == "一行"


def test_a_file_that_vanishes_while_the_run_goes_on(tmp_path: Path, lexicon: Lexicon) -> None:
    gone = write(tmp_path / "gone.txt", PAGE)
    found = find_sources([tmp_path])
    gone.unlink()
    write(tmp_path / "there.txt", PAGE)
    ingested = ingest([*found.sources, *find_sources([tmp_path]).sources], given=Identity(), lexicon=lexicon)
    assert [reject.reason for reject in ingested.rejects] == ["vanished"]
    assert len(ingested.pages) == 1


def test_permission_and_passing_faults_are_told_apart(tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = {"locked.txt": PermissionError(errno.EACCES, "denied"), "stale.txt": OSError(errno.ESTALE, "Stale file handle")}
    whole = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: (_ for _ in ()).throw(faults[self.name]) if self.name in faults else whole(self))
    sources = [Source(name, f"{tmp_path}/{name}", 1, 1) for name in faults]
    ingested = ingest(sources, given=Identity(), lexicon=lexicon)
    assert [reject.reason for reject in ingested.rejects] == ["no_permission", "unreadable"]
    assert ingested.worth_trying_again
    assert not ingest(sources[:1], given=Identity(), lexicon=lexicon).worth_trying_again


def test_a_file_far_too_large_is_not_read(lexicon: Lexicon) -> None:
    ingested = ingest([Source("big.txt", "/big.txt", 10**9, 1)], given=Identity(), lexicon=lexicon)
    assert only_reject(ingested).reason == "too_large"


def test_the_same_page_twice_is_taken_once_and_a_contradiction_is_refused(tmp_path: Path, read: Callable[..., Ingested]) -> None:
    for name, text in (("a.txt", PAGE), ("b.txt", PAGE), ("c.txt", PAGE + "又讯。\n")):
        write(tmp_path / name, text)
    seen: dict[str, tuple[str, str]] = {}
    taken = without_repeats(read(tmp_path, paper="云汀日报").pages, seen)
    assert [Path(page.source_path).name for page in taken.first] == ["a.txt"]
    assert [Path(page.source_path).name for page in taken.again] == ["b.txt"]
    (reject,) = taken.rejects
    assert (Path(reject.source_path).name, reject.reason) == ("c.txt", "same_page")
    assert "a.txt" in reject.detail


def test_batches_do_not_part_an_edition() -> None:
    sources = [Source(f"in/2024-05-{day:02d}-{page:02d}.txt", "", 1, 1) for day in range(1, 6) for page in range(1, 9)]
    batches = list(in_batches(sources, 20))
    assert [len(batch) for batch in batches] == [16, 16, 8]
    assert [source for batch in batches for source in batch] == sources
    assert max(len(batch) for batch in in_batches([Source(f"in/{n}.txt", "", 1, 1) for n in range(100)], 20)) <= 40
