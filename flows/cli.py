"""The command `yaowen`: how each part is called, and how it ends. What the parts do stands in the steps.

Exit status: 0 done, 1 the work found something wrong (and named it), 2 the call was wrong (and how to mend it was said).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.endings import FOUND_WRONG, end, ending_well
from flows.errors import CallError
from flows.settings import HOME, Settings, prefect_environment, read_settings

app = typer.Typer(
    name="yaowen",
    help="From Chinese newspaper pages to a warehouse that can be asked questions.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

WarehouseOption = Annotated[
    Path | None, typer.Option("--warehouse", metavar="DIR", help="Folder of the warehouse (or set YAOWEN_WAREHOUSE).", show_default=False)
]
PathsArgument = Annotated[list[Path], typer.Argument(metavar="PATH…", help="Page files (.txt), or folders with them.", show_default=False)]
IssueDateOption = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day of issue, as 2024-05-21, where pages do not say.")
]
PaperOption = Annotated[str | None, typer.Option(metavar="NAME", help="The paper, where pages and file names do not say it.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but what went wrong.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print what happened as JSON, for scripts.")]
PagesJsonOption = Annotated[bool, typer.Option("--json", help="Print the pages as JSON, with their regions and articles.")]


def main() -> None:
    """Run the command; whatever ends it, ends it with a sentence and not with a traceback."""
    with ending_well():
        app()


def _say_version(asked: bool) -> None:
    if asked:
        print(f"yaowen {version('yaowen')}")
        raise typer.Exit


@app.callback()
def yaowen(
    _version: Annotated[bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version this is.")] = False,
) -> None:
    """From Chinese newspaper pages to a warehouse that can be asked questions."""


@app.command(
    epilog="Examples:  [bold]yaowen run samples/[/bold]  ·  [bold]yaowen run 02.txt --paper 天津日报[/bold]  ·  "
    "[bold]yaowen run archive/2014 --paper 云汀日报 --quiet[/bold]"
)
def run(
    paths: PathsArgument,
    paper: PaperOption = None,
    issue_date: IssueDateOption = None,
    warehouse: WarehouseOption = None,
    again: Annotated[bool, typer.Option("--again", help="Read pages again that are in the warehouse already.")] = False,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Take pages in: read them, cut them into articles, tag them, load them, and bring the indicator views up to date."""
    _all_there(paths)
    settings = _settings(warehouse)
    os.environ.update(prefect_environment())
    from flows.ingest import Identity
    from flows.newspaper import run_newspaper
    from flows.terminal import show_rejects, watched

    given = Identity(paper=paper, issue_date=issue_date.date() if issue_date else None)
    with watched(quiet=quiet or as_json):
        report = run_newspaper([str(path) for path in paths], given, settings.warehouse, anew=again)
    if as_json:
        _print_json(asdict(report) | {"warehouse": str(report.warehouse)})
    elif quiet:
        show_rejects(report.rejects, Console(stderr=True))
    else:
        from flows.export.loaded import loaded_articles
        from flows.terminal import PAGES_SHOWN, show_report

        articles = loaded_articles(settings.warehouse, report.run_id, pages=PAGES_SHOWN, wait_seconds=settings.wait_seconds, say=_say)
        show_report(report, articles, _to_try_next(settings), Console())
    if report.rejects:
        end(FOUND_WRONG)
    if not report.counts.read and not report.taken_before:
        end(FOUND_WRONG, _no_pages(report.left_alone))


@app.command(
    epilog="Examples:  [bold]yaowen segment samples/[/bold]  ·  [bold]yaowen segment 02.txt --paper 天津日报[/bold]  ·  "
    "[bold]yaowen segment samples/ --json[/bold]"
)
def segment(paths: PathsArgument, paper: PaperOption = None, issue_date: IssueDateOption = None, as_json: PagesJsonOption = False) -> None:
    """Show how pages are cut: what each line is and whose, and why each headline stands over its text. Nothing is loaded."""
    _all_there(paths)
    from flows.editions import read_and_cut
    from flows.ingest import Identity
    from flows.lexicon import read_lexicon
    from flows.page_account import account_of
    from flows.page_account import as_json as account_as_json
    from flows.page_view import show_page
    from flows.terminal import show_rejects

    given = Identity(paper=paper, issue_date=issue_date.date() if issue_date else None)
    cut = read_and_cut(paths, given, read_lexicon(read_settings().lexicon))
    accounts = [account_of(page) for page in cut.pages]
    if as_json:
        _print_json([account_as_json(account) for account in accounts])
    else:
        console = Console()
        for account in accounts:
            show_page(account, console)
    show_rejects(cut.rejects, Console(stderr=True), most=len(cut.rejects))
    if cut.rejects:
        end(FOUND_WRONG)
    if not cut.pages:
        end(FOUND_WRONG, _no_pages(cut.left_alone))


@app.command(
    epilog='Examples:  [bold]yaowen sql "from indicators.articles_daily"[/bold]  ·  [bold]yaowen sql who_speaks[/bold]  ·  '
    '[bold]yaowen sql "from figures" --output figures.csv[/bold]'
)
def sql(
    query: Annotated[
        str | None, typer.Argument(help="A query, or the name of a saved one; without it, a prompt.", show_default=False)
    ] = None,
    output_format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="table|csv|json|parquet", help="How the rows are written.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the rows to this file.")] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Ask the warehouse in SQL. Nothing can be changed; a run that is loading is waited for."""
    from flows.export.queries import saved_queries
    from flows.export.query import chosen_format, run_query, write_answer

    settings = _settings(warehouse)
    form = chosen_format(output_format, output)
    if query is None and sys.stdin.isatty() and not output:
        from flows.prompt import ask_and_answer

        ask_and_answer(settings.warehouse, form, wait_seconds=settings.wait_seconds)
        return
    asked = query if query is not None else sys.stdin.read()
    saved = {question.name: question.query for question in saved_queries()}
    answer = run_query(settings.warehouse, saved.get(asked, asked), wait_seconds=settings.wait_seconds, say=_say)
    if output or form != "table":
        write_answer(answer, form, output)
    else:
        from flows.answers import show_answer
        from flows.export.query import as_text_table

        show_answer(as_text_table(answer), Console())


@app.command(epilog="Examples:  [bold]yaowen export[/bold]  ·  [bold]yaowen export --to /data/yaowen --quiet[/bold]")
def export(
    to: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder to write; exports/ in the warehouse by default.")] = None,
    warehouse: WarehouseOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Write Parquet for every table and view; the folder is replaced whole, in one step."""
    from flows.export.parquet import export as write_export
    from flows.terminal import show_export

    settings = _settings(warehouse)
    folder = to or settings.warehouse / "exports"
    exported = write_export(settings.warehouse, folder, wait_seconds=settings.wait_seconds, say=_say)
    if as_json:
        _print_json({"folder": str(folder), "tables": [asdict(table) for table in exported]})
    elif not quiet:
        show_export(exported, folder, Console())


@app.command(epilog="Examples:  [bold]yaowen report[/bold]  ·  [bold]yaowen report --to today.html[/bold]")
def report(
    to: Annotated[Path | None, typer.Option(metavar="FILE", help="File to write; report.html in the warehouse by default.")] = None,
    warehouse: WarehouseOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write an HTML page about the newest day in the warehouse, to be opened in any browser."""
    from flows.export.report import report as write_report

    settings = _settings(warehouse)
    file = write_report(settings.warehouse, to or settings.warehouse / "report.html", wait_seconds=settings.wait_seconds, say=_say)
    if not quiet:
        print(f"Open {file} in a browser.")


@app.command(epilog="Example:  [bold]yaowen check && yaowen export[/bold]")
def check(warehouse: WarehouseOption = None, quiet: QuietOption = False, as_json: JsonOption = False) -> None:
    """Check what must hold in the warehouse: keys, offsets, every character accounted for, shares that sum to one."""
    from flows.load import reading
    from flows.summarise import check as run_checks
    from flows.summarise import sql_folder
    from flows.terminal import show_checks

    settings = _settings(warehouse)
    with reading(settings.warehouse, wait_seconds=settings.wait_seconds, say=_say) as connection:
        names, failures = run_checks(connection, sql_folder())
    if as_json:
        _print_json({"checks": names, "failures": [asdict(failure) for failure in failures]})
    elif failures or not quiet:
        show_checks(names, failures, Console(stderr=bool(quiet)))
    if failures:
        end(FOUND_WRONG)


@app.command(
    epilog="Example:  [bold]yaowen schedule --inbox inbox/ --cron '30 6 * * *' --paper 云汀日报[/bold]  (every morning at half past six)"
)
def schedule(
    inbox: Annotated[Path, typer.Option(metavar="DIR", help="Folder that pages are put into.", show_default=False)],
    cron: Annotated[str, typer.Option(metavar="CRON", help="When: minute, hour, day of month, month, day of week.")] = "30 6 * * *",
    timezone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="Time zone of --cron, as Asia/Shanghai; that of this machine where it is left out.")
    ] = None,
    paper: PaperOption = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Serve the flow until Ctrl-C: at each time, a run takes in what is new in the inbox. Its runs are shown in Prefect's UI."""
    if not inbox.is_dir():
        raise CallError(f"There is no folder {inbox}; make it, or name another with --inbox.")
    settings = _settings(warehouse)
    os.environ.update(prefect_environment(for_one_run=False))
    from flows.schedule import serve_inbox
    from flows.terminal import watched

    with watched(quiet=False):
        serve_inbox(inbox, cron, warehouse=settings.warehouse, paper=paper, timezone=timezone)


@app.command(hidden=True)
def prepare() -> None:
    """Make Prefect's database, which its first run would otherwise wait for; `make setup` calls this."""
    environment = os.environ | prefect_environment()
    command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        end(FOUND_WRONG, f"Prefect cannot make its database in {environment.get('PREFECT_HOME')}: {done.stderr.strip()[-500:]}")


def _settings(warehouse: Path | None) -> Settings:
    """The settings of the environment, and the warehouse that the call names."""
    return read_settings(os.environ | ({"YAOWEN_WAREHOUSE": str(warehouse)} if warehouse else {}))


def _all_there(paths: list[Path]) -> None:
    """A call that names what is not there is wrong."""
    for path in paths:
        if not path.exists():
            raise CallError(f"There is no file or folder {path}.")


def _no_pages(left_alone: int) -> str:
    return f"No pages were found: page files end in .txt ({left_alone} other files were left alone)."


def _to_try_next(settings: Settings) -> list[tuple[str, str]]:
    """The saved questions, each with the line that asks it from here."""
    from flows.export.queries import saved_queries

    program = _as_called(Path(sys.argv[0]))
    where = "" if settings.warehouse == HOME / "warehouse" else f" --warehouse {settings.warehouse}"
    return [(saved.question, f'{program} sql "{" ".join(saved.query.split())}"{where}') for saved in saved_queries()]


def _as_called(program: Path) -> str:
    """`yaowen` where the shell would find this program by that name, else its path, seen from here."""
    from shutil import which

    found = which("yaowen")
    if found and Path(found).resolve() == program.resolve():
        return "yaowen"
    return str(program.relative_to(Path.cwd())) if program.is_relative_to(Path.cwd()) else str(program)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
