"""Answers line up in the terminal: a Chinese character is as wide as two letters."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from flows.answers import ROWS_SHOWN, show_answer
from flows.export.query import TextTable

PEOPLE = TextTable(
    ["姓名", "title", "n"], [False, False, True], [["苏景和", "局长", "12"], ["Ana", "translator", "3"], ["司徒明", "", "100"]]
)


def shown(answer: TextTable, *, width: int = 80, terminal: bool = True) -> list[str]:
    out = io.StringIO()
    show_answer(answer, Console(file=out, width=width, force_terminal=terminal, color_system=None, legacy_windows=False))
    return out.getvalue().rstrip("\n").split("\n")


def test_columns_line_up_and_numbers_stand_to_the_right() -> None:
    lines = shown(PEOPLE)
    edges = [[cell_len(line[:place]) for place, character in enumerate(line) if character in "│┃┼╇"] for line in lines[:5]]
    assert all(edge == edges[0] for edge in edges)
    assert len({cell_len(line.rstrip()) for line in lines[2:5]}) == 1
    assert lines[-1] == "(3 rows)"


@pytest.mark.parametrize("width", [40, 60, 100])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    long = TextTable(["headline", "n"], [False, True], [["一篇很长很长的标题，" * 12, "1"], ["短", "20000"]])
    lines = shown(long, width=width)
    assert max(map(cell_len, lines)) <= width
    assert any("…" in line for line in lines)
    assert any("20000" in line for line in lines)


def test_many_columns_are_shown_one_field_a_line() -> None:
    wide = TextTable([f"column_{n}" for n in range(12)], [False] * 12, [["一些不短的中文文字"] * 12])
    lines = shown(wide, width=60)
    assert sum("一些不短的中文文字" in line for line in lines) == 12
    assert max(map(cell_len, lines)) <= 60


def test_a_file_or_a_pipe_gets_everything() -> None:
    many = TextTable(["text"], [False], [["长" * 200] for _ in range(ROWS_SHOWN + 50)])
    lines = shown(many, terminal=False)
    assert sum("长" * 200 in line for line in lines) == ROWS_SHOWN + 50
    on_terminal = shown(many, width=500)
    assert sum("长" in line for line in on_terminal) == ROWS_SHOWN
    assert on_terminal[-1] == f"({ROWS_SHOWN + 50} rows, the first {ROWS_SHOWN} shown; all of them with --format csv)"


def test_square_brackets_are_text() -> None:
    assert any("[red]甲[/red]" in line for line in shown(TextTable(["[b]"], [False], [["[red]甲[/red]"]])))


def test_no_rows_are_said_to_be_none() -> None:
    lines = shown(TextTable(["姓名"], [False], []))
    assert "姓名" in lines[0]
    assert lines[-1] == "(0 rows)"
