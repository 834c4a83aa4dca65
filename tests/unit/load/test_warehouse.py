"""One process at a time may write; whoever finds the warehouse in use waits, and says so."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows import load

HOLDER = """
import sys, time
from pathlib import Path
from flows import load
with load.writing(Path(sys.argv[1]), wait_seconds=5, say=print) as connection:
    connection.execute("insert into topics values (?, null, '占用', 'held', null)", [sys.argv[3]])
    print("holding", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def held(folder: Path, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the warehouse open in a transaction for so long."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(folder), str(seconds), "held"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "holding\n"
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def topics(folder: Path) -> list[str]:
    with load.reading(folder, wait_seconds=5, say=print) as connection:
        return [row[0] for row in connection.execute("select topic_id from topics order by all").fetchall()]


@pytest.mark.parametrize("way", [load.reading, load.writing])
def test_a_second_process_waits_says_so_and_goes_on(tmp_path: Path, way: object) -> None:
    said: list[str] = []
    with held(tmp_path, 1.5) as process, way(tmp_path, wait_seconds=20, say=said.append) as connection:  # type: ignore[operator]
        assert connection.execute("select count(*) from topics").fetchone() == (1,)
    assert said == [f"The warehouse is in use by process {process.pid}; waiting up to 20 s for it."]


def test_whoever_waits_too_long_is_told_what_to_do(tmp_path: Path) -> None:
    waiting = load.writing(tmp_path, wait_seconds=0.5, say=lambda _: None)
    with held(tmp_path, 60) as process, pytest.raises(load.WarehouseBusyError) as refused, waiting:
        pass
    assert f"in use by process {process.pid}" in str(refused.value)
    assert "Try again when it is done, or end that process" in str(refused.value)


def test_a_process_killed_in_its_transaction_leaves_the_warehouse_as_it_was(tmp_path: Path) -> None:
    with load.writing(tmp_path, wait_seconds=1, say=print) as connection:
        connection.execute("insert into topics values ('kept', null, '保留', 'kept', null)")
    with held(tmp_path, 60) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert topics(tmp_path) == ["kept"]


def test_a_warehouse_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(load.WarehouseError, match="yaowen run PAGES --warehouse"):
        topics(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_processes_that_write_at_once_take_turns_and_lose_nothing(tmp_path: Path) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path), "0.3", name], stdout=subprocess.PIPE) for name in "abc"]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    assert topics(tmp_path) == ["a", "b", "c"]
    for process in processes:
        process.communicate()
