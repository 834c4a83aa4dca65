"""Runs beside each other, runs that are killed, and runs over several processes: the warehouse holds what it should."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.clean import clean
from flows.ingest import Identity, find_sources, ingest
from flows.lexicon import Lexicon
from flows.load import WarehouseError
from flows.pages_to_rows import readers
from tests.flow.conftest import Yaowen, contents, rows
from tests.press.layouts import LOOKED_AT
from tests.press.press import print_edition
from tests.press.print_samples import ready_for_press

HOLDER = """
import sys, time
from pathlib import Path
from flows import load
with load.writing(Path(sys.argv[1]), wait_seconds=5, say=print):
    print("holding", flush=True)
    time.sleep(4)
"""


@pytest.fixture(scope="session")
def archive(edition: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition as twenty editions: another day and another layout each, 80 pages."""
    folder = tmp_path_factory.mktemp("archive")
    for number in range(20):
        day = date(2024, 5, 1 + number)
        layout = LOOKED_AT[number % len(LOOKED_AT)]
        for proof in print_edition(ready_for_press(edition) | {"issue_date": day.isoformat()}, layout, seed=number):
            (folder / f"{day}-{proof.page_no:02d}.txt").write_text(proof.text, encoding="utf-8")
    return folder


def test_two_runs_at_once_both_come_through(tmp_path: Path, archive: Path, samples: Path, server: str, environment: dict[str, str]) -> None:
    common = ["--paper", "云汀日报", "--warehouse", str(tmp_path)]
    settings = environment | {"PREFECT_API_URL": server, "YAOWEN_BATCH_PAGES": "8", "YAOWEN_WORKERS": "1"}
    called = [sys.executable, "-c", "from flows.cli import main; main()", "run", *common, "--json"]
    started = [
        subprocess.Popen([*called, str(path)], env=settings, stdout=subprocess.PIPE, text=True) for path in (archive, archive, samples)
    ]
    said = [json.loads(process.communicate(timeout=240)[0]) for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert sum(report["counts"]["loaded"] for report in said[:2]) == 80
    assert said[2]["counts"]["loaded"] == 4
    assert rows(tmp_path, "select count(*) from pages") == [(84,)]
    assert rows(tmp_path, "select distinct status from runs") == [("done",)]


def test_a_run_waits_for_another_and_says_so(tmp_path: Path, samples: Path, watched: Yaowen) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n"
        done = watched("run", samples, "--warehouse", tmp_path)
    assert done.returncode == 0
    assert done.stderr == f"The warehouse is in use by process {holder.pid}; waiting up to 60 s for it.\n"


def test_a_question_waits_for_a_run_and_says_so(tmp_path: Path, samples: Path, watched: Yaowen) -> None:
    assert watched("run", samples, "--warehouse", tmp_path, "--quiet").returncode == 0
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n"
        done = watched("sql", "select count(*) as pages from pages", "--format", "csv", "--warehouse", tmp_path)
    assert (done.returncode, done.stdout) == (0, "pages\n4\n")
    assert done.stderr.startswith(f"The warehouse is in use by process {holder.pid}; waiting")


def test_a_run_that_is_killed_leaves_whole_batches_and_the_next_goes_on(
    tmp_path: Path, archive: Path, server: str, environment: dict[str, str], watched: Yaowen
) -> None:
    killed, undisturbed = tmp_path / "killed", tmp_path / "undisturbed"
    settings = {"YAOWEN_BATCH_PAGES": "8", "YAOWEN_WORKERS": "1"}
    command = [sys.executable, "-c", "from flows.cli import main; main()", "run", str(archive), "--warehouse", str(killed), "--quiet"]
    process = subprocess.Popen(command, env=environment | settings | {"PREFECT_API_URL": server})
    _wait_until_pages_are_in(killed, process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    loaded = rows(killed, "select count(*) from pages")[0][0]
    assert isinstance(loaded, int)
    assert 0 < loaded < 80
    assert loaded % 8 == 0
    assert rows(killed, "select status from runs") == [("running",)]
    for warehouse in (killed, undisturbed):
        assert watched("run", archive, "--warehouse", warehouse, "--quiet", **settings).returncode == 0
        assert watched("check", "--warehouse", warehouse, "--quiet").returncode == 0
    assert contents(killed) == contents(undisturbed)


def _wait_until_pages_are_in(warehouse: Path, process: subprocess.Popen[bytes]) -> None:
    """Look as another process would, without keeping the run from loading for long."""
    for _ in range(600):
        time.sleep(0.1)
        assert process.poll() is None, "the run was over before it could be killed"
        with suppress(WarehouseError, duckdb.Error):
            if rows(warehouse, "select count(*) from pages") > [(0,)]:
                return
    raise AssertionError("no batch was loaded within a minute")


def test_several_processes_give_the_rows_of_one(archive: Path, lexicon: Lexicon) -> None:
    pages = [clean(page, lexicon) for page in ingest(find_sources([archive]).sources, given=Identity(), lexicon=lexicon).pages]
    at = datetime(2024, 5, 21, tzinfo=UTC)
    done = []
    for processes in (1, 2):
        with readers(lexicon, extra_lexicon=None, pages=len(pages), processes=processes) as people:
            result = people.rows_of(pages, run_id="run", loaded_at=at)
        assert result.rejects == ()
        done.append({name: sorted(map(str, table.to_pylist())) for name, table in result.tables.items()})
    assert done[0] == done[1]
