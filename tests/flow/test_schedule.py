"""Scheduled runs on a real Prefect server: a deployment, a run that the schedule fires, what is read back of it, and what stays behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.errors import CallError
from flows.schedule import checked_schedule
from tests.flow.conftest import Yaowen, rows

ROOT = Path(__file__).parents[2]
PAGE = "2 要闻\n2024年5月22日 星期三\n\n本报讯 昨天，映波社区食堂开张，首日接待120人。\n\n映波社区食堂开张\n"
# A cron line fires at full minutes; then the run has to start and end.
PATIENCE_SECONDS = 150


def ask(server: str, path: str, **body: Any) -> Any:
    return httpx.post(f"{server}/{path}", json=body, timeout=20).raise_for_status().json()


def wait_for(found: Callable[[], Any], process: subprocess.Popen[str]) -> Any:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up:
        assert process.poll() is None, f"the schedule ended: {process.communicate()}"
        if answer := found():
            return answer
        time.sleep(0.5)
    raise AssertionError(f"waited {PATIENCE_SECONDS} s in vain")


@pytest.fixture
def inbox(tmp_path: Path, samples: Path) -> Path:
    """An inbox whose files were written a while ago: a file of this moment would be left for the next run."""
    folder = shutil.copytree(samples, tmp_path / "inbox")
    for file in folder.iterdir():
        os.utime(file, (time.time() - 60, time.time() - 60))
    return folder


def test_a_scheduled_run_fires_and_takes_what_is_new(tmp_path: Path, inbox: Path, server: str, environment: dict[str, str]) -> None:
    warehouse = tmp_path / "warehouse"
    words = ["schedule", "--inbox", str(inbox), "--cron", "* * * * *", "--warehouse", str(warehouse), "--timezone", "Asia/Shanghai"]
    command = [sys.executable, "-c", "from flows.cli import main; main()", *words]
    with subprocess.Popen(
        command, env=environment | {"PREFECT_API_URL": server}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    ) as process:
        try:
            deployment = wait_for(lambda: _deployment(server, "newspaper/inbox"), process)
            assert [schedule["schedule"]["cron"] for schedule in deployment["schedules"]] == ["* * * * *"]
            run = wait_for(lambda: _completed_run(server, deployment["id"]), process)
            assert (run["state"]["type"], run["auto_scheduled"]) == ("COMPLETED", True)
            assert run["name"].startswith("inbox, 20")
            _its_artifact_says_what_it_did(server, run["id"], "| pages loaded | 4 |")
            assert rows(warehouse, "select count(*) from articles") == [(20,)]
            (inbox / "2024-05-22-02.txt").write_text(PAGE, encoding="utf-8")
            os.utime(inbox / "2024-05-22-02.txt", (time.time() - 60, time.time() - 60))
            ask(server, f"deployments/{deployment['id']}/create_flow_run")
            later = wait_for(lambda: _completed_run(server, deployment["id"], after=run), process)
            _its_artifact_says_what_it_did(server, later["id"], "| pages loaded | 1 |", "| files taken before | 4 |")
        finally:
            process.send_signal(signal.SIGINT)
            said, complaints = process.communicate(timeout=60)
    assert "Traceback" not in said + complaints
    assert rows(warehouse, "select count(*) from pages") == [(5,)]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_schedule_that_is_stopped_says_nothing_more(
    tmp_path: Path, inbox: Path, server: str, environment: dict[str, str], stop: signal.Signals
) -> None:
    words = ["schedule", "--inbox", str(inbox), "--cron", "0 0 1 1 *", "--warehouse", str(tmp_path / "warehouse")]
    command = [sys.executable, "-c", "from flows.cli import main; main()", *words]
    own = environment | {"PREFECT_API_URL": server, "PREFECT_LOGGING_LEVEL": "ERROR"}
    with subprocess.Popen(command, env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert process.stderr.readline().startswith(f"Taking in {inbox} at “0 0 1 1 *”")
        time.sleep(3)
        process.send_signal(stop)
        said, complaints = process.communicate(timeout=60)
    assert (said, complaints) == ("", "")


def _deployment(server: str, name: str) -> Any:
    answer = httpx.get(f"{server}/deployments/name/{name}", timeout=20)
    return answer.json() if answer.status_code == httpx.codes.OK else None


def _completed_run(server: str, deployment: str, after: Any = None) -> Any:
    done = ask(server, "flow_runs/filter", deployments={"id": {"any_": [deployment]}}, sort="START_TIME_ASC")
    ended = [run for run in done if run["state"]["type"] in ("COMPLETED", "FAILED", "CRASHED")]
    ended = [run for run in ended if after is None or run["start_time"] > after["start_time"]]
    return ended[0] if ended else None


def _its_artifact_says_what_it_did(server: str, run: str, *lines: str) -> None:
    artifacts = ask(server, "artifacts/filter", artifacts={"flow_run_id": {"any_": [run]}})
    data = {artifact["key"]: artifact["data"] for artifact in artifacts}
    assert set(data) == {"newspaper-run", "newspaper-rejects"}
    for line in lines:
        assert line in data["newspaper-run"]


def test_the_tasks_have_names_that_a_person_understands(tmp_path: Path, samples: Path, server: str, watched: Yaowen) -> None:
    assert watched("run", samples, "--warehouse", tmp_path, "--quiet").returncode == 0
    newest = ask(server, "flow_runs/filter", flow_runs={"deployment_id": {"is_null_": True}}, sort="START_TIME_DESC", limit=1)[0]
    assert newest["name"].startswith("samples, 20")
    assert _tasks(server, newest["id"]) == [
        "Open the warehouse",
        "Find pages",
        "Read pages",
        "Leave out pages that are loaded",
        "Cut into articles and tag",
        "Load into the warehouse",
        "Build indicator views",
        "Report",
    ]


def _tasks(server: str, run: str) -> list[str]:
    """The names of the run's tasks, in order; the server records them some seconds after they are done."""
    for _ in range(60):
        tasks = ask(server, "task_runs/filter", flow_runs={"id": {"any_": [run]}}, sort="EXPECTED_START_TIME_ASC")
        if len(tasks) == 8:
            break
        time.sleep(0.5)
    return [task["name"].rsplit("-", 1)[0] for task in tasks]


def test_prefect_yaml_makes_a_deployment_for_work_pools(server: str, environment: dict[str, str]) -> None:
    settings = environment | {"PREFECT_API_URL": server}
    prefect = [sys.executable, "-m", "prefect", "--no-prompt"]
    for words in (["work-pool", "create", "newspapers", "--type", "process"], ["deploy", "--all"]):
        done = subprocess.run([*prefect, *words], env=settings, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
    deployment = _deployment(server, "newspaper/inbox")
    assert deployment["work_pool_name"] == "newspapers"
    assert deployment["parameters"] == {"paths": ["inbox"], "only_new": True}


@pytest.mark.parametrize(("cron", "timezone"), [("every morning", "Asia/Shanghai"), ("30 6 * * *", "Asia/Yunting")])
def test_a_schedule_that_is_none_is_refused(cron: str, timezone: str) -> None:
    with pytest.raises(CallError, match="is no schedule"):
        checked_schedule(cron, timezone)
