"""The command as a user calls it, and a Prefect server of our own that runs can be watched on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from flows import load
from flows.load import schema
from flows.load.table import Table
from flows.settings import HOME, prefect_environment

Yaowen = Callable[..., subprocess.CompletedProcess[str]]
SERVER_PATIENCE_SECONDS = 90


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment of our own: nothing of the user's settings, and a copy of the Prefect database that `make setup` has made."""
    home = tmp_path_factory.mktemp("prefect") / "home"
    if (HOME / "warehouse" / "prefect").is_dir():
        shutil.copytree(HOME / "warehouse" / "prefect", home)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "YAOWEN_"))}
    return kept | {"PREFECT_HOME": str(home), "COLUMNS": "100"}


@pytest.fixture(scope="session")
def server(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the API of a Prefect server that runs as long as the tests do."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = environment | prefect_environment({}, for_one_run=False) | {"PREFECT_HOME": environment["PREFECT_HOME"] + "-server"}
    log = (tmp_path_factory.mktemp("server") / "log").open("w")
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, env=own, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}/api"
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + SERVER_PATIENCE_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        with suppress(httpx.HTTPError):
            if httpx.get(f"{address}/health", timeout=2).status_code == httpx.codes.OK:
                return
        time.sleep(0.3)
    raise AssertionError("Prefect's server did not start")


@pytest.fixture
def yaowen(environment: dict[str, str]) -> Yaowen:
    """Call the command as a user does; `settings` are environment variables."""

    def call(*words: object, **settings: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from flows.cli import main; main()", *map(str, words)]
        return subprocess.run(command, env=environment | settings, capture_output=True, text=True, check=False, timeout=300)

    return call


@pytest.fixture
def watched(yaowen: Yaowen, server: str) -> Yaowen:
    """The same, watched over by the server; it saves each run the start of a server of its own."""

    def call(*words: object, **settings: str) -> subprocess.CompletedProcess[str]:
        return yaowen(*words, PREFECT_API_URL=server, **settings)

    return call


def stored(warehouse: Path, *, but: tuple[str, ...] = ("runs", "sources")) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables in the order in which they are stored."""
    with load.reading(warehouse, wait_seconds=30, say=print) as connection:
        return {t.name: connection.execute(f"select * from {t.name}").fetchall() for t in schema.TABLES if t.name not in but}


def contents(warehouse: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of what stands on pages, in the order of their keys, without the columns that depend on the run."""
    with load.reading(warehouse, wait_seconds=30, say=print) as connection:
        return {table.name: connection.execute(_lasting_rows(table)).fetchall() for table in schema.TABLES if table.holds == "page"}


def _lasting_rows(table: Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns if not column.of_the_run)
    return f"select {columns} from {table.name} order by all"


def rows(warehouse: Path, query: str) -> list[tuple[object, ...]]:
    """The answer of a query."""
    with load.reading(warehouse, wait_seconds=30, say=print) as connection:
        return connection.execute(query).fetchall()
