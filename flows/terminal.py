"""What a person sees of a run in the terminal: how far it is, what came in, what was refused, and what to do next."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from flows.progress import watched_by

if TYPE_CHECKING:
    from pathlib import Path

    from flows.export.loaded import LoadedArticle
    from flows.export.parquet import ExportedTable
    from flows.newspaper import Report
    from flows.summarise import Failure
    from flows.values import Reject

PAGES_SHOWN = 8
WIDEST_TABLE = 110
REJECTS_SHOWN = 20


class Bar:
    """A progress bar on a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("Reading pages", total=None)

    def files_done(self, done: int, of: int) -> None:
        """Move the bar on."""
        self._progress.update(self._task, advance=done, total=of)

    def say(self, message: str) -> None:
        """Say it above the bar."""
        self._progress.console.print(escape(message))


class Log:
    """Lines in a log, one for each batch."""

    def __init__(self) -> None:
        self._done = 0

    def files_done(self, done: int, of: int) -> None:
        """Say how far it is."""
        self._done += done
        if of > done:
            self.say(f"{self._done:,} of {of:,} files")

    def say(self, message: str) -> None:
        """A line."""
        print(message, file=sys.stderr, flush=True)


@contextmanager
def watched(*, quiet: bool) -> Iterator[None]:
    """Show how far a run is while it goes on: a bar on a terminal, lines in a log, nothing where `quiet`."""
    console = Console(stderr=True)
    if quiet:
        yield
    elif console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True) as progress, watched_by(Bar(progress)):
            yield
    else:
        with watched_by(Log()):
            yield


def show_report(report: Report, articles: Sequence[LoadedArticle], queries: Sequence[tuple[str, str]], console: Console) -> None:
    """What the run did: its pages with their articles, the sum of it, what was refused, and what to try next."""
    by_page = [list(rows) for _, rows in groupby(articles, key=lambda article: article.page_id)]
    for rows in by_page:
        console.print(_page_table(rows, min(console.width, WIDEST_TABLE)))
    if report.counts.loaded > len(by_page):
        console.print(f"… and {report.counts.loaded - len(by_page):,} more pages.\n")
    console.print(_in_one_sentence(report))
    show_rejects(report.rejects, console)
    console.print(f"Warehouse: {escape(str(report.warehouse))}", soft_wrap=True)
    if report.counts.loaded or report.counts.unchanged:
        console.print("\nTry next:")
        for question, command in queries:
            console.print(f"  [dim]{escape(question)}[/dim]\n  {escape(command)}", soft_wrap=True, highlight=False)


def show_rejects(rejects: Sequence[Reject], console: Console, *, most: int = REJECTS_SHOWN) -> None:
    """Each file that was refused, why, and what mends it; where they are more than `most`, the warehouse has the others."""
    for reject in rejects[:most]:
        console.print(f"[yellow]Refused[/yellow] ({escape(reject.reason)}): {escape(reject.detail)}", soft_wrap=True, highlight=False)
    if len(rejects) > most:
        more = len(rejects) - most
        console.print(f'… and {more:,} more; see them all with: yaowen sql "select * from rejects"', soft_wrap=True)


def _page_table(rows: Sequence[LoadedArticle], width: int) -> Table:
    first = rows[0]
    named = " ".join(part for part in (first.paper, first.issue_date, f"page {first.page}" if first.page else None, first.section) if part)
    table = Table(
        title=escape(named or first.page_id), title_justify="left", title_style="bold", width=width, show_edge=False, pad_edge=False
    )
    table.add_column("headline", overflow="ellipsis", no_wrap=True, ratio=5)
    table.add_column("byline", overflow="ellipsis", no_wrap=True, ratio=3)
    for number in ("characters", "figures", "mentions"):
        table.add_column(number, justify="right", no_wrap=True, min_width=len(number))
    for row in rows:
        if row.genre is not None:
            headline = escape(row.headline) if row.headline else f"[dim]{escape((row.opening or '').split(chr(10))[0])}…[/dim]"
            table.add_row(headline, escape(row.byline or ""), f"{row.characters or 0:,}", str(row.figures), str(row.mentions))
    return table


def _in_one_sentence(report: Report) -> str:
    counts = report.counts
    contents = [many(counts.articles, "article"), many(counts.figures, "figure"), many(counts.mentions, "mention")]
    parts = [f"{many(counts.read, 'page')} read"]
    parts += [f"{counts.loaded:,} loaded with {', '.join(contents)}"] if counts.loaded else []
    parts += [f"{counts.unchanged:,} in the warehouse already"] if counts.unchanged else []
    parts += [f"{many(report.taken_before, 'file')} taken before"] if report.taken_before else []
    parts += [f"{many(counts.rejected, 'file')} refused"] if counts.rejected else []
    parts += [f"{many(report.left_alone, 'other file')} left alone"] if report.left_alone else []
    return "\n" + ", ".join(parts) + "."


def many(count: int, noun: str) -> str:
    """The count with its noun: 1 page, 2,000 pages."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def show_export(exported: Sequence[ExportedTable], folder: Path, console: Console) -> None:
    """What was written: each table or view with its rows and files."""
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    table.add_column("table or view")
    table.add_column("rows", justify="right")
    table.add_column("files", justify="right")
    for one in exported:
        table.add_row(one.name, f"{one.rows:,}", f"{len(one.files):,}")
    console.print(table)
    console.print(f"\nWritten to {escape(str(folder))}", soft_wrap=True, highlight=False)


def show_checks(names: Sequence[str], failures: Sequence[Failure], console: Console) -> None:
    """How many checks hold, and for each that does not, what should hold and the first rows that are wrong."""
    for failure in failures:
        rows = f"{failure.wrong:,} row{'' if failure.wrong == 1 else 's'} wrong"
        console.print(f"[red]{escape(failure.name)}[/red]: {escape(failure.asserts)}. {rows}:", soft_wrap=True, highlight=False)
        for example in failure.examples:
            console.print(f"    {escape(example)}", soft_wrap=True, highlight=False)
    verdict = "all hold" if not failures else f"{len(failures)} do not hold"
    console.print(f"{len(names)} checks: {verdict}.")
