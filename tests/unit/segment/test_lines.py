"""Blank lines count where they part something, and columns have their widths also where nothing shows where they end."""

from __future__ import annotations

from collections.abc import Callable

from flows.segment.lines import printed_lines
from flows.segment.widths import column_widths
from flows.values import Page

WIDE = "河边新修的步道上坐满了人，大家说着今年的收成"
NARROW = "湖水退了，船还在"


def test_a_blank_line_behind_every_line_parts_nothing(page_of: Callable[..., Page]) -> None:
    lines = printed_lines(page_of("云汀日报\n\n老街新貌\n\n\n澄水河边\n\n春茶上市\n"))
    assert [line.blank_before for line in lines] == [False, False, True, False]


def test_a_blank_line_here_and_there_parts(page_of: Callable[..., Page]) -> None:
    lines = printed_lines(page_of("云汀日报\n老街新貌\n\n澄水河边\n春茶上市\n"))
    assert [line.blank_before for line in lines] == [False, False, True, False]


def test_columns_of_two_widths_without_a_blank_line_between(page_of: Callable[..., Page]) -> None:
    lines = printed_lines(page_of("\n".join([WIDE] * 20 + [NARROW] * 20)))
    widths = column_widths(lines)
    assert widths[5] == (float(len(WIDE)),)
    assert widths[35] == (float(len(NARROW)),)
