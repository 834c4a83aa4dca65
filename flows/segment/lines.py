"""Measure the printed lines of a page: how wide each one is set, how it ends, and how wide its column is.

Widths are in full-width characters (one ideograph). Digits, Latin letters and spaces are set half as wide. Punctuation may be squeezed to
half its width at the edge of a line or beside other punctuation (GB/T 15834-2011; W3C, Requirements for Chinese Text Layout), so a line has
a least and a greatest width; the truth lies between.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median_low

from flows.values import Line, Page

SQUEEZABLE = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』…—·")
SENTENCE_END = re.compile(r"[。！？!?…][”’」』）)》〕】]*$")
# Function words and adverbs that want something behind them.
ENDS_NO_PHRASE = "的却还只和与在对从向以为把被将及或就也都更最很不再已可能会要应由使让给"
UNPARTED = re.compile(r"[“‘（《〈【「『]*(?:\d[\d.,:% ]*|[A-Za-z]+|——|……|.)[，。、；：？！”’）》〉】」』…]*")
# A column narrower than this holds no running text.
NARROWEST_COLUMN = 6.0
# Lines that tell the width of the column that they stand in, where no blank line shows where it ends.
NEIGHBOURS = 8
# A line may stay this much short of its column, or run over it, by the rules for the edges of lines and by rounding.
TOLERANCE = 1.0


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line that is not blank: its text without the white space at its edges, where that begins in the page, and how it is set.

    `head_width` is the width of what could not be parted at its beginning: a number, a Latin word, a character with the mark behind it.
    """

    number: int
    start: int
    text: str
    least_width: float
    greatest_width: float
    head_width: float
    indented: bool
    blank_before: bool

    @property
    def width(self) -> float:
        """The width that the line has most likely."""
        return (self.least_width + self.greatest_width) / 2

    @property
    def is_ellipsis(self) -> bool:
        """Whether nothing stands in the line but an ellipsis: something is left out between two paragraphs."""
        return not self.text.strip("…. ")

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence could end here."""
        return bool(SENTENCE_END.search(self.text))

    def fills(self, width: float) -> bool:
        """Whether the line could be a full line of a column of this width."""
        return self.greatest_width >= width - TOLERANCE and self.least_width <= width + TOLERANCE


def printed_lines(page: Page) -> list[PrintedLine]:
    """The lines of the page that are not blank and not part of its running head, measured.

    Widths are those of the characters in the source: a full-width digit that was repaired into a half-width one was set full. A blank line
    counts where there are more of them than between most lines: some extractors leave one behind every line.
    """
    head = set(page.head_lines)
    lines = [line for line in page.lines if line.text.strip() and line.number not in head]
    numbers = [0, *(line.number for line in lines)]
    gaps = [following - number - 1 for number, following in pairwise(numbers)]
    usual = median_low(gaps) if gaps else 0
    return [_measured(line, page, blank_before=gap > usual) for line, gap in zip(lines, gaps, strict=True)]


def _measured(line: Line, page: Page, *, blank_before: bool) -> PrintedLine:
    text = line.text.strip()
    start = line.start + line.text.index(text)
    greatest = sum(_width(character) for character in text)
    if len(page.text) == len(page.source_text):
        greatest = sum(_width(character) for character in page.source_text[start : start + len(text)])
    squeezable = sum(character in SQUEEZABLE for character in text)
    indented = line.text.startswith("\u3000") or line.text.startswith("    ")
    head = UNPARTED.match(text)
    head_width = sum(map(_width, head[0])) if head else 1.0
    return PrintedLine(line.number, start, text, greatest - squeezable / 2, greatest, head_width, indented, blank_before)


@lru_cache(maxsize=8192)
def _width(character: str) -> float:
    wide = unicodedata.east_asian_width(character) in "WFA" or character in SQUEEZABLE
    return 1.0 if wide and character > "\x7f" else 0.5


def blocks(lines: Sequence[PrintedLine]) -> list[list[int]]:
    """The positions of the lines, in runs without a blank line between."""
    runs: list[list[int]] = []
    for position, line in enumerate(lines):
        if line.blank_before or not runs:
            runs.append([])
        runs[-1].append(position)
    return runs


def column_widths(lines: Sequence[PrintedLine]) -> list[tuple[float, ...]]:
    """For each line, the widths that its column may have.

    A block of three lines or more tells its own width. A shorter one may be set in the column of the block before or behind, and the last
    line of any block in that behind: extractors leave a blank line behind an indented line, because its left edge differs. Where there
    are no blank lines, the lines before and behind tell.
    """
    if not any(line.blank_before for line in lines[1:]):
        return [_widths_around(lines, position) for position in range(len(lines))]
    runs = blocks(lines)
    own = [_column_width([lines[position] for position in run]) if len(run) >= 3 else None for run in runs]
    widths: list[tuple[float, ...]] = []
    for index, run in enumerate(runs):
        before = next((width for width in reversed(own[:index]) if width), None)
        behind = next((width for width in own[index + 1 :] if width), None)
        for position in run:
            near = [own[index], None if own[index] else before, behind if own[index] is None or position == run[-1] else None]
            known = tuple(dict.fromkeys(width for width in near if width))
            widths.append(known or (max(line.greatest_width for line in lines),))
    return widths


def _widths_around(lines: Sequence[PrintedLine], position: int) -> tuple[float, ...]:
    before, behind = lines[max(position + 1 - NEIGHBOURS, 0) : position + 1], lines[position : position + NEIGHBOURS]
    known = [_column_width(window) for window in (before, behind) if len(window) >= 3]
    return tuple(dict.fromkeys(width for width in known if width)) or (max(line.greatest_width for line in lines),)


def _column_width(lines: Sequence[PrintedLine]) -> float | None:
    """The number of characters that the most lines of the block could be set to; of several, the one that most fill exactly.

    A line could be full in a column that is no narrower than its least width, and too narrow for what begins the next line.
    """
    candidates = range(math.floor(min(line.least_width for line in lines)), math.ceil(max(line.greatest_width for line in lines)) + 1)

    def support(width: int) -> tuple[int, int, int]:
        full = sum(line.least_width <= width < line.greatest_width + following.head_width for line, following in pairwise(lines))
        return full, sum(abs(line.greatest_width - width) < 0.5 for line in lines), width

    best = max(candidates, key=support)
    return float(best) if best >= NARROWEST_COLUMN else None
