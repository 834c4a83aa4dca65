"""Measure the printed lines of a page: how wide each one is set, and how it begins and ends.

Widths are in full-width characters (one ideograph). Digits, Latin letters and spaces are set half as wide. Punctuation may be squeezed to
half its width at the edge of a line or beside other punctuation (GB/T 15834-2011; W3C, Requirements for Chinese Text Layout), so a line has
a least and a greatest width; the truth lies between.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from flows.values import Page

SQUEEZABLE = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』…—·")
SENTENCE_END = re.compile(r"[。！？!?…][”’」』）)》〕】]*$")
BRACKET_END = re.compile(r"[。！？!?…”][（(][^（）()。！？]{1,60}[）)]$")
# Function words and adverbs that want something behind them.
ENDS_NO_PHRASE = "的却还只和与在对从向以为把被将及或就也都更最很不再已可能会要应由使让给"
UNPARTED = re.compile(r"[“‘（《〈【「『]*(?:\d[\d.,:% ]*|[A-Za-z]+|——|……|.)[，。、；：？！”’）》〉】」』…]*")
INDENT = re.compile("\u3000[\u3000 ]| {3,}|\t")
INDENT_WIDTH = 2.0  # of a paragraph's first line, in characters
CENTRED = re.compile("\u3000{3,}| {6,}|\t\t")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line that is not blank: its text without the white space at its edges, where that begins in the page, and how it is set.

    `least_width` is that with all marks squeezed, `usual_width` with those squeezed that usually are: at the edges of the line, and
    beside other marks. `head_width` is the width of what could not be parted at its beginning: a number, a Latin word, a character with
    the mark behind it. `indented` says that white space stands before it, `centred` that there is more than an indent. `ends_sentence` says
    whether a sentence could end with the line, or has ended before the bracket that ends with it.
    """

    number: int
    start: int
    text: str
    least_width: float
    usual_width: float
    greatest_width: float
    head_width: float
    indented: bool
    centred: bool
    blank_before: bool
    ends_sentence: bool

    @property
    def width(self) -> float:
        """The width that the line has most likely."""
        return (self.least_width + self.greatest_width) / 2

    @property
    def is_ellipsis(self) -> bool:
        """Whether nothing stands in the line but an ellipsis: something is left out between two paragraphs."""
        return not self.text.strip("…. ")

    def fills(self, width: float, tolerance: float = 1.0) -> bool:
        """Whether the line could be a full line of a column of this width, by the rules for the edges of lines."""
        return self.greatest_width >= width - tolerance and self.least_width <= width + tolerance


ENDS = "。！？!?…”’」』）)》〕】"


def printed_lines(page: Page, text: str | None = None) -> list[PrintedLine]:
    """The lines of the page that are not blank and not part of its running head, measured; `text` is the page's, where it is to be read
    otherwise.

    Widths are those of the characters in the source: a full-width digit that was repaired into a half-width one was set full. A blank line
    counts where there are more of them than between most lines: some extractors leave one behind every line.
    """
    head = set(page.head_lines)
    lines = [line for line in page.printed_lines if line.number not in head]
    numbers = [0, *(line.number for line in lines)]
    gaps = [following - number - 1 for number, following in pairwise(numbers)]
    usual = median_low(gaps) if gaps else 0
    text = page.text if text is None else text
    classes = _printed_text(page).translate(CLASSES)
    measured: list[PrintedLine] = []
    for line, gap in zip(lines, gaps, strict=True):
        one = _measured(text, line.start, line.text, line.number, classes, blank_before=gap > usual)
        measured.append(replace(one, ends_sentence=True) if _ends_with_bracket(measured, one) else one)
    return measured


def _ends_with_bracket(before: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether a bracket ends with the line that opened behind a sentence, in one of the two lines before at the earliest."""
    if line.ends_sentence or line.text[-1] not in "）)" or (line.blank_before and line.text[0] in "（("):
        return False
    return bool(BRACKET_END.search("".join(one.text for one in (*before[-2:], line))))


def _printed_text(page: Page) -> str:
    """The characters of the page as the source has them."""
    return "".join(page.source_text[span.source_offset : span.source_offset + span.length] for span in page.spans)


def _measured(text: str, start: int, printed: str, number: int, classes: str, *, blank_before: bool) -> PrintedLine:
    bare = printed.strip()
    start += printed.index(bare)
    own = text[start : start + len(bare)]
    kinds = classes[start : start + len(bare)]
    greatest = len(bare) - kinds.count("h") / 2
    indented = printed[0] <= "\u3000" and bool(INDENT.match(printed))
    centred = indented and bool(CENTRED.match(printed))
    squeezable = kinds.count("s")
    least = greatest - squeezable / 2
    usual = greatest - _usually_squeezed(kinds) / 2 if squeezable else greatest
    ends_sentence = own[-1] in ENDS and bool(SENTENCE_END.search(own))
    return PrintedLine(number, start, own, least, usual, greatest, _head_width(own, kinds), indented, centred, blank_before, ends_sentence)


def _usually_squeezed(kinds: str) -> int:
    """How many marks stand at the edges of the line or beside another mark."""
    return (kinds[0] == "s") + (kinds[-1] == "s") + kinds[1:-1].count("ss")


def _head_width(text: str, kinds: str) -> float:
    if kinds[:2] == "ww":
        return 1.0
    head = UNPARTED.match(text)
    return len(head[0]) - kinds[: head.end()].count("h") / 2 if head else 1.0


class _Classes(dict[int, str]):
    """For each character: w for one that is set full, s for a full one that may be squeezed, h for one that is set half as wide."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _class(chr(code))
        return kind


def _class(character: str) -> str:
    if character in SQUEEZABLE:
        return "s"
    return "w" if unicodedata.east_asian_width(character) in "WFA" and character > "\x7f" else "h"


CLASSES = _Classes()


def blocks(lines: Sequence[PrintedLine]) -> list[list[int]]:
    """The positions of the lines, in runs without a blank line between."""
    runs: list[list[int]] = []
    for position, line in enumerate(lines):
        if line.blank_before or not runs:
            runs.append([])
        runs[-1].append(position)
    return runs
