"""Show the answer of a query in the terminal: a table whose columns line up, or one field a line where a table would not fit."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.export.query import TextTable

# On a terminal so many rows are shown; a file or a pipe gets them all.
ROWS_SHOWN = 200
# A column of texts is not made narrower than this, unless all its texts are; where that does not fit, rows are shown one field a line.
NARROWEST_COLUMN = 12
BETWEEN_COLUMNS = 3


def show_answer(answer: TextTable, console: Console) -> None:
    """Print the rows, and how many there are. Where output does not go to a terminal nothing is cut, however wide it gets."""
    shown = answer.rows[:ROWS_SHOWN] if console.is_terminal else answer.rows
    rows = [[cell.replace("\n", "⏎") for cell in row] for row in shown]
    widths = [max(map(cell_len, column)) for column in zip(answer.names, *rows, strict=True)]
    if not console.is_terminal:
        console.width = sum(widths) + BETWEEN_COLUMNS * len(widths) + 1
    least = [width if number else min(width, NARROWEST_COLUMN) for width, number in zip(widths, answer.numeric, strict=True)]
    room = console.width - BETWEEN_COLUMNS * len(widths)
    if sum(least) > room and rows:
        _show_records(answer.names, rows, console)
    else:
        console.print(_table(answer, rows, _fitted(widths, least, room)))
    if console.is_terminal:
        _show_count(len(answer.rows), len(rows), console)


def _fitted(widths: list[int], least: list[int], room: int) -> list[int]:
    """The columns' widths, made to fit: the widest gives way first, down to its least."""
    fitted = list(widths)
    while sum(fitted) > room and fitted != least:
        widest = max((index for index in range(len(fitted)) if fitted[index] > least[index]), key=fitted.__getitem__)
        fitted[widest] -= 1
    return fitted


def _table(answer: TextTable, rows: list[list[str]], widths: list[int]) -> Table:
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for name, number, width in zip(answer.names, answer.numeric, widths, strict=True):
        table.add_column(escape(name), justify="right" if number else "left", no_wrap=True, overflow="ellipsis", width=width)
    for row in rows:
        table.add_row(*map(escape, row))
    return table


def _show_records(names: list[str], rows: list[list[str]], console: Console) -> None:
    width = max(map(cell_len, names))
    for number, row in enumerate(rows, 1):
        console.rule(f"[dim]row {number}[/dim]", align="left", style="dim")
        for name, cell in zip(names, row, strict=True):
            console.print(f"[bold]{escape(set_cell_size(name, width))}[/bold]  {escape(cell)}", highlight=False)


def _show_count(rows: int, shown: int, console: Console) -> None:
    count = f"{rows:,} row" + ("" if rows == 1 else "s")
    more = f", the first {shown:,} shown; all of them with --format csv" if shown < rows else ""
    console.print(f"[dim]({count}{more})[/dim]")
