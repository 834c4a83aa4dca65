"""The command `yaowen`: how each part is called, and how it ends. What the parts do stands in the steps.

Exit status: 0 done, 1 the work found something wrong (and named it), 2 the call was wrong (and how to mend it was said).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from flows.settings import Settings, SettingError, prefect_environment, read_settings

FOUND_WRONG = 1
CALLED_WRONG = 2

app = typer.Typer(
    name="yaowen",
    help="From Chinese newspaper pages to a warehouse that can be asked questions.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

WarehouseOption = Annotated[
    Path | None, typer.Option("--warehouse", metavar="DIR", help="Folder of the warehouse [env var: YAOWEN_WAREHOUSE].")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but what went wrong.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print what happened as JSON, for scripts.")]


def main() -> None:
    """Run the command; whatever ends it, ends it with a sentence and not with a traceback."""
    app()


@app.command(
    epilog="Examples:  [bold]yaowen run samples/[/bold]   ·   [bold]yaowen run 02.txt --paper 天津日报[/bold]   ·   "
    "[bold]yaowen run archive/2014 --paper 云汀日报 --quiet[/bold]"
)
def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Page files (.txt), or folders with them.", show_default=False)],
    paper: Annotated[str | None, typer.Option(metavar="NAME", help="The paper, where pages and file names do not say it.")] = None,
    issue_date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day of issue, as 2024-05-21, for all these pages.")
    ] = None,
    warehouse: WarehouseOption = None,
    again: Annotated[bool, typer.Option("--again", help="Read pages again that are in the warehouse already.")] = False,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Take pages in: read them, cut them into articles, tag them, load them, and bring the indicator views up to date."""
    for path in paths:
        if not path.exists():
            _call_was_wrong(f"There is no file or folder {path}.")
    settings = _settings(warehouse)
    os.environ.update(prefect_environment())
    from flows.export.loaded import loaded_articles
    from flows.export.queries import saved_queries
    from flows.ingest import Identity
    from flows.newspaper import run_newspaper
    from flows.terminal import PAGES_SHOWN, show_rejects, show_report, watched

    given = Identity(paper=paper, issue_date=issue_date.date() if issue_date else None)
    with _ending_well(), watched(quiet=quiet or as_json):
        report = run_newspaper([str(path) for path in paths], given, settings.warehouse, anew=again)
    if as_json:
        print(json.dumps(asdict(report) | {"warehouse": str(report.warehouse)}, ensure_ascii=False, indent=2))
    elif quiet:
        show_rejects(report.rejects, Console(stderr=True))
    else:
        with _ending_well():
            articles = loaded_articles(settings.warehouse, report.run_id, pages=PAGES_SHOWN, wait_seconds=settings.wait_seconds, say=_say)
        show_report(report, articles, saved_queries(), Console())
    if report.rejects or not report.counts.read:
        _end(FOUND_WRONG, "" if report.rejects else f"No pages were found: page files end in .txt ({report.left_alone} other files).")


@app.command(
    epilog='Examples:  [bold]yaowen sql "from indicators.articles_daily"[/bold]   ·   [bold]yaowen sql --format csv "from figures" > figures.csv[/bold]'
)
def sql(
    query: Annotated[str | None, typer.Argument(help="One query; without it, a prompt.", show_default=False)] = None,
    output_format: Annotated[OutputFormat, typer.Option("--format", "-f", help="How the rows are written.")] = OutputFormat.table,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the rows to a file (needed for parquet).")
    ] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Ask the warehouse in SQL. Nothing can be changed; a run that is loading is waited for."""
