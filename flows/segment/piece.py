"""A piece of a page: lines that belong together, with what is known of them before it is known which article they are of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from flows.segment.leads import Lead
from flows.segment.lines import PrintedLine
from flows.segment.marks import Jump

# By so much a line may differ from the width of its column and still be a full line of it.
TOLERANCE = 1.0
# What is printed before each of several short items, and before subheads.
ITEM_MARKS = "●◆■★◇○□▲▶►"

HEAD_NUMBER = re.compile(r"0(\d)|([一二三四五六七八九])、|第([一二三四五六七八九])[章节部]|[（(]([一二三四五六七八九])[）)]")

PieceKind = Literal[
    "paragraph",
    "kept",
    "caption",
    "display",
    "box",
    "names",
    "byline",
    "author_note",
    "credit",
    "jump_from",
    "jump_to",
    "notice_title",
    "index_title",
    "imprint",
    "date",
]


def head_number(text: str) -> int:
    """The number that a head begins with (01, 一、, 第二章), or 0."""
    match = HEAD_NUMBER.match(text)
    digit = next(filter(None, match.groups())) if match else "0"
    return int(digit) if digit.isdigit() else "零一二三四五六七八九".index(digit)


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that belong together: a paragraph (`caption`, where its words say so), a box, or one line of any other kind.

    `place` is its number among the pieces of the page. `lead` is the dateline that a paragraph opens with. A jump that is printed within a
    line of text has no lines of its own. `inside` marks what was drawn in the middle of a paragraph; `open` a paragraph that breaks off
    within a sentence at the edge of its column, and `goes_on_from` the last line of the one that broke off and goes on here. `column` is
    the width of the column that it stands in.
    """

    kind: PieceKind
    lines: tuple[PrintedLine, ...]
    lead: Lead | None = None
    jump: Jump | None = None
    place: int = 0
    inside: bool = False
    open: bool = False
    goes_on_from: int | None = None
    column: float = 0.0
    advertises: bool = False

    @property
    def wide(self) -> bool:
        """Whether a display line is wider than the columns of text around it."""
        return self.lines[0].least_width > self.column + TOLERANCE

    @property
    def text(self) -> str:
        """The words of all its lines, run together: what they say, not how they are joined."""
        return "".join(line.text for line in self.lines)
