"""The command `yaowen`. What each command does stands in the steps; here is how it is called, and how it ends."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.settings import SettingError, prefect_environment, read_settings

app = typer.Typer(
    name="yaowen",
    help="From Chinese newspaper pages to a warehouse that can be asked questions.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
WORK_FOUND_WRONG = 1
CALL_WAS_WRONG = 2

WarehouseOption = Annotated[
    Path, typer.Option("--warehouse", help="Folder of the warehouse.", envvar="YAOWEN_WAREHOUSE", show_default="warehouse/ of the checkout")
]
