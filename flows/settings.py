"""Every setting, with the environment variable that sets it; the command's options go before the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path

from flows.errors import CallError

# The folder of the checkout; where Yaowen was installed from a wheel, the folder that the user works in.
HOME = Path(__file__).parent.parent if (Path(__file__).parent.parent / "pyproject.toml").exists() else Path.cwd()


class SettingError(CallError):
    """A setting that cannot be used: which variable, what it says, what it may say."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run.

    `warehouse` (YAOWEN_WAREHOUSE): the folder of the warehouse. `lexicon` (YAOWEN_LEXICON): a folder with rows of your own for the
    dictionaries. `workers` (YAOWEN_WORKERS): processes that read pages at the same time. `batch_pages` (YAOWEN_BATCH_PAGES): pages that are
    loaded in one transaction. `wait_seconds` (YAOWEN_WAIT_SECONDS): how long to wait for a warehouse that is in use.
    """

    warehouse: Path = HOME / "warehouse"
    lexicon: Path | None = None
    workers: int = os.cpu_count() or 1
    batch_pages: int = 200
    wait_seconds: float = 60.0


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment gives, the defaults for the others; one that cannot be used raises `SettingError`."""
    known = Settings()
    lexicon = environment.get("YAOWEN_LEXICON")
    if lexicon and not Path(lexicon).is_dir():
        raise SettingError(f"YAOWEN_LEXICON={lexicon} is no folder; make it, or unset the variable")
    return Settings(
        warehouse=Path(environment.get("YAOWEN_WAREHOUSE") or known.warehouse),
        lexicon=Path(lexicon) if lexicon else None,
        workers=int(_number(environment, "YAOWEN_WORKERS", known.workers, least=1)),
        batch_pages=int(_number(environment, "YAOWEN_BATCH_PAGES", known.batch_pages, least=1)),
        wait_seconds=_number(environment, "YAOWEN_WAIT_SECONDS", known.wait_seconds, least=0),
    )


def _number(environment: Mapping[str, str], name: str, default: float, *, least: float) -> float:
    text = environment.get(name)
    if not text:
        return default
    try:
        number = float(text)
    except ValueError:
        number = least - 1
    if not least <= number < inf:
        raise SettingError(f"{name}={text} must be a number of {least:g} or more")
    return number


def prefect_environment(environment: Mapping[str, str] = os.environ, *, for_one_run: bool = True) -> dict[str, str]:
    """What Prefect's own variables are set to before it is imported; what the user has set stays as it is.

    Prefect looks nothing up on the network. Where PREFECT_API_URL names no server, Prefect starts one of its own, with its database in the
    warehouse folder of the checkout; `for_one_run` leaves out the services of it that a single run has no use for.
    """
    ours = {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    if "PREFECT_API_URL" not in environment:
        ours["PREFECT_HOME"] = str(HOME / "warehouse" / "prefect")
        ours["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"] = "120"
        ours["PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE"] = "100"
    if for_one_run:
        # What goes wrong is told by the command itself, in a sentence; Prefect's log would add a traceback.
        ours["PREFECT_LOGGING_LEVEL"] = "CRITICAL"
        ours |= {f"PREFECT_SERVER_SERVICES_{service}_ENABLED": "false" for service in SERVICES_FOR_MANY_RUNS}
    return {name: value for name, value in ours.items() if name not in environment}


SERVICES_FOR_MANY_RUNS = ("CANCELLATION_CLEANUP", "FOREMAN", "LATE_RUNS", "PAUSE_EXPIRATIONS", "SCHEDULER", "TRIGGERS", "EVENT_LOGGER")
