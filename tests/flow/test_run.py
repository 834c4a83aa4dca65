"""`yaowen run` from end to end, as a user calls it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

from tests.flow.conftest import Yaowen, rows, stored


def test_the_sample_edition_without_a_server(tmp_path: Path, samples: Path, yaowen: Yaowen) -> None:
    warehouse = tmp_path / "warehouse"
    done = yaowen("run", samples, "--warehouse", warehouse)
    assert (done.returncode, done.stderr) == (0, "")
    assert "老厂房里长出“新车间” 老产业焕发新活力" in done.stdout
    assert re.search(r"4 pages read, 4 loaded with 20 articles, [1-9]\d* figures, [1-9]\d* mentions\.", done.stdout)
    assert f"Warehouse: {warehouse}" in done.stdout
    _the_queries_to_try_next_can_be_asked(done.stdout, yaowen)
    before = stored(warehouse)
    again = yaowen("run", samples, "--warehouse", warehouse, "--json")
    assert (again.returncode, again.stderr) == (0, "")
    assert json.loads(again.stdout)["counts"] | {"loaded": 0, "unchanged": 4} == json.loads(again.stdout)["counts"]
    assert stored(warehouse) == before
    assert rows(warehouse, "select status, pages_loaded, pages_unchanged from runs order by started_at") == [("done", 4, 0), ("done", 0, 4)]


def _the_queries_to_try_next_can_be_asked(printed: str, yaowen: Yaowen) -> None:
    commands = [shlex.split(line) for line in printed.splitlines() if " sql " in line]
    assert len(commands) == 3
    for command in commands:
        answered = yaowen(*command[command.index("sql") :], "--format", "json")
        assert answered.returncode == 0, answered.stderr
        assert json.loads(answered.stdout)


def test_a_corrected_page_replaces_the_old_one_whole(tmp_path: Path, samples: Path, watched: Yaowen) -> None:
    pages, warehouse = tmp_path / "pages", tmp_path / "warehouse"
    shutil.copytree(samples, pages, ignore=shutil.ignore_patterns("*.json"))
    assert watched("run", pages, "--paper", "云汀日报", "--issue-date", "2024-05-21", "--warehouse", warehouse).returncode == 0
    before = stored(warehouse)
    page = pages / "2024-05-21-02.txt"
    page.write_text(page.read_text("utf-8").replace("蒋晚秋", "蒋晓秋"), encoding="utf-8")
    done = watched("run", pages, "--paper", "云汀日报", "--warehouse", warehouse, "--json")
    counts = json.loads(done.stdout)["counts"]
    assert (counts["loaded"], counts["unchanged"]) == (1, 3)
    after = stored(warehouse)
    assert not rows(warehouse, "select * from credits where name = '蒋晚秋'")
    assert rows(warehouse, "select distinct page_id from credits where name = '蒋晓秋'") == [("云汀日报-20240521-02",)]
    for table, key in (("pages", 0), ("regions", 0), ("articles", 1), ("paragraphs", 0), ("figures", 0)):
        untouched = [row for row in before[table] if not str(row[key]).startswith("云汀日报-20240521-02")]
        assert [row for row in after[table] if not str(row[key]).startswith("云汀日报-20240521-02")] == untouched
        assert len(after[table]) == len(before[table])


def test_a_quiet_run_prints_nothing(tmp_path: Path, samples: Path, watched: Yaowen) -> None:
    done = watched("run", samples, "--warehouse", tmp_path, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_real_page(tmp_path: Path, shared: Path, watched: Yaowen) -> None:
    done = watched("run", shared / "pages" / "2023-11-14-02.txt", "--paper", "天津日报", "--warehouse", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(tmp_path, "select issue_date::varchar, page_no, section from pages") == [("2023-11-14", 2, "要闻")]
    # The photograph stands there with its caption and no headline.
    assert rows(tmp_path, "select count(*), count(headline), count(continued_from) from articles") == [(8, 7, 3)]
    assert len(rows(tmp_path, "select name, role from credits where article_id is null")) == 2
    for table in ("figures", "times", "mentions", "quotes", "article_topics"):
        assert rows(tmp_path, f"select count(*) > 0 from {table}") == [(True,)], table
    checked = watched("check", "--warehouse", tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_a_call_that_is_wrong_says_how_to_mend_it(tmp_path: Path, yaowen: Yaowen) -> None:
    done = yaowen("run", tmp_path / "nowhere", "--warehouse", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"There is no file or folder {tmp_path / 'nowhere'}.\n"
    done = yaowen("sql", "from pages", "--warehouse", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Make one with: yaowen run" in done.stderr
    assert not list(tmp_path.iterdir())
