"""Bad input: none of it ends the run; each file that is refused is named with the reason and what mends it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.flow.conftest import Yaowen, rows

PAGE = "{number} 要闻\n2024年5月21日 星期二 责编：温如玉\n\n本报讯 昨天，映波社区第{number}食堂开张，首日接待120人。\n\n映波社区食堂开张\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with all that may go wrong, and four good pages among it."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (folder / "gb18030.txt").write_bytes(PAGE.format(number=2).encode("gb18030"))
    (folder / "utf16.txt").write_bytes(PAGE.format(number=3).encode("utf-16"))
    (folder / "mixed.txt").write_bytes(PAGE.format(number=6).encode() + "此处另有一段文字，编码与前文不同。\n".encode("gb18030"))
    (folder / "good.txt").write_text(PAGE.format(number=4), encoding="utf-8")
    (folder / "good again.txt").write_text(PAGE.format(number=4), encoding="utf-8")
    (folder / "one line.txt").write_text("云汀首座过街天桥昨天通行\n", encoding="utf-8")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    (folder / "locked.txt").write_text(PAGE.format(number=5), encoding="utf-8")
    (folder / "locked.txt").chmod(0)
    return folder


def test_a_folder_of_bad_files(tmp_path: Path, inbox: Path, watched: Yaowen) -> None:
    warehouse = tmp_path / "warehouse"
    done = watched("run", inbox, "--paper", "云汀日报", "--warehouse", warehouse)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    refused = dict(rows(warehouse, "select parse_filename(source_path), reason from rejects"))
    # Root may read everything; tests/unit/ingest refuses the permission without a file system.
    locked = set() if os.geteuid() == 0 else {"locked.txt"}
    assert set(refused) == {"empty.txt", "picture.txt", "gone.txt"} | locked
    for file in refused:
        assert file in done.stdout
    loaded = {page for (page,) in rows(warehouse, "select page_id from pages where page_id like '云汀日报%'")}
    assert {f"云汀日报-20240521-{number:02d}" for number in (2, 3, 4, 6)} <= loaded
    assert rows(warehouse, "select char_count, line_count from pages where source_path like '%one line.txt'") == [(12, 1)]
    assert rows(warehouse, "select status from runs") == [("done",)]
    assert watched("check", "--warehouse", warehouse).returncode == 0


def test_other_files_are_left_alone(tmp_path: Path, watched: Yaowen) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    for number in range(10_000):
        (folder / f"{number}.jpg").touch()
    (folder / "2024-05-21-02.txt").write_text(PAGE.format(number=2), encoding="utf-8")
    done = watched("run", folder, "--paper", "云汀日报", "--warehouse", tmp_path / "warehouse", "--json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["counts"]["loaded"], said["left_alone"]) == (0, 1, 10_000)


def test_a_folder_without_pages_says_what_pages_are(tmp_path: Path, watched: Yaowen) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "notes.doc").touch()
    done = watched("run", folder, "--warehouse", tmp_path / "warehouse")
    assert done.returncode == 1
    assert done.stderr == "No pages were found: page files end in .txt (1 other files were left alone).\n"


def test_a_dictionary_with_a_mistake_is_named_with_its_line(tmp_path: Path, samples: Path, watched: Yaowen) -> None:
    own = tmp_path / "lexicon"
    own.mkdir()
    (own / "units.csv").write_text("# source: ours\n# licence: ours\nunit,unit_code,dimension,english\n篓,{篓},heaps,basket\n", "utf-8")
    done = watched("run", samples, "--warehouse", tmp_path / "warehouse", YAOWEN_LEXICON=str(own))
    assert done.returncode == 2
    assert done.stderr.startswith(f"{own / 'units.csv'}, line 4: “heaps” is not one of money, count,")
    assert len(done.stderr.splitlines()) == 1
