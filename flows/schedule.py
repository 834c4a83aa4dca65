"""Scheduled runs: serve the flow, so that at the times of a cron line it takes in what is new in an inbox."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
from httpx import HTTPError, codes
from prefect.client.schemas.schedules import CronSchedule
from prefect.schedules import Cron, Schedule
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.types.entrypoint import EntrypointType
from pydantic import ValidationError
from tzlocal import get_localzone_name

from flows.errors import CallError
from flows.newspaper import newspaper
from flows.progress import say

DEPLOYMENT = "inbox"
# Where Prefect's server and its UI are found by default.
USUAL_PORT = 4200
# A server that has to make its database first takes some twenty seconds.
PATIENCE_SECONDS = 120.0


class ScheduleError(CallError):
    """A schedule that cannot be served: what is wrong, and what to do."""


def serve_inbox(inbox: Path, cron: str, *, warehouse: Path, paper: str | None, timezone: str | None) -> None:
    """Serve the flow until it is interrupted.

    At every time of the cron line (in `timezone`, else that of this machine) a run takes the files in `inbox` that no earlier run took and
    leaves the others. Runs do not overlap. The Prefect server that PREFECT_API_URL names is used; without one a server is started here.
    """
    schedule = checked_schedule(cron, timezone or get_localzone_name())
    parameters = {"paths": [str(inbox.absolute())], "paper": paper, "warehouse": str(warehouse.absolute()), "only_new": True}
    # Prefect 3.8 ends well on SIGTERM, but warns that it did not await its own stopping; nobody can act on that.
    warnings.filterwarnings("ignore", message="coroutine 'Runner.astop' was never awaited", category=RuntimeWarning)
    with _server() as api_url, temporary_settings({PREFECT_API_URL: api_url}):
        shown_at = api_url.removesuffix("/api")
        say(f"Taking in {inbox} at “{cron}” ({schedule.timezone}); its runs are shown at {shown_at}. Stop with Ctrl-C.")
        newspaper.serve(
            name=DEPLOYMENT,
            schedule=schedule,
            parameters=parameters,
            limit=1,
            pause_on_shutdown=False,
            print_starting_message=False,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )


def checked_schedule(cron: str, timezone: str) -> Schedule:
    """The schedule of a cron line; raises `ScheduleError` for a line or a time zone that is none."""
    try:
        CronSchedule(cron=cron, timezone=timezone)
    except ValidationError as problem:
        said = problem.errors()[0]["msg"].removeprefix("Value error, ")
        raise ScheduleError(f"“{cron}” in the time zone {timezone} is no schedule: {said} (an example: --cron '30 6 * * *')") from None
    return Cron(cron, timezone=timezone)


@contextmanager
def _server() -> Iterator[str]:
    """The address of the server's API: of the one that is named, or of one that is started here and ends with us."""
    if os.environ.get("PREFECT_API_URL"):
        yield os.environ["PREFECT_API_URL"]
        return
    port = _free_port()
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/api"
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    """The usual port, where nobody listens on it yet; else any that is free."""
    for port in (USUAL_PORT, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise ScheduleError("No port is free for Prefect's server; end some programs, or name a server with PREFECT_API_URL")


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        with suppress(HTTPError):
            if httpx.get(f"{address}/health", timeout=2).status_code == codes.OK:
                return
        time.sleep(0.2)
    raise ScheduleError("Prefect's server does not start; see why with: prefect server start")
