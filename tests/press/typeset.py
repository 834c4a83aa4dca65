"""Set Chinese text in a column, as a page is composed: indents, half-width digits, and the rules for the edges of lines.

The rules are those of W3C, Requirements for Chinese Text Layout: no line begins with a closing mark, none ends with an opening one; digits
and Latin words are not divided; a closing mark that does not fit is squeezed in, or hung out of the column, or takes a character down
with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import repeat
from typing import Literal

NOT_FIRST = "，。、；：？！”’）》】」』〉…%％℃·"
NOT_LAST = "“‘（《【「『〈"
HANGING = "，。、；：？！"
# How much room a closing mark may still take at the end of a full line.
Edge = Literal["squeeze", "hang", "push"]
ROOM = {"squeeze": 0.5, "hang": 1.0, "push": 0.0}
TOKEN = re.compile(r"[A-Za-z]+|\d[\d.,:% ]*(?<! )|——|……|.", re.DOTALL)


def width_of(text: str, *, digit: float = 0.5) -> float:
    """Width in full-width characters: digits (`digit`), Latin letters and spaces are half as wide as ideographs and punctuation."""
    return sum(_width(character, digit) for character in text)


def _width(character: str, digit: float) -> float:
    if character.isdecimal() or character in "%.":
        return digit
    return 1.0 if unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—·" else 0.5


def set_paragraph(text: str, widths: Iterator[float], *, indent: float = 2.0, edge: Edge = "squeeze", digit: float = 0.5) -> list[str]:
    """The lines of a paragraph; `widths` gives the width of the column for each line, and the first line is shorter by the indent."""
    lines: list[str] = []
    line: list[str] = []
    taken = 0.0
    room = next(widths) - indent
    for token in TOKEN.findall(text):
        width = width_of(token, digit=digit)
        if taken + width <= room + (ROOM[edge] if token[0] in (HANGING if edge == "hang" else NOT_FIRST) else 0.0):
            line.append(token)
            taken += width
            continue
        carried = _carried_down(line, token)
        lines.append("".join(line[: len(line) - carried]).rstrip(" "))
        line, room = [*line[len(line) - carried :], token], next(widths)
        line[0] = line[0].lstrip(" ")
        taken = width_of("".join(line), digit=digit)
    return [*lines, "".join(line)]


def _carried_down(line: list[str], token: str) -> int:
    """How many tokens at the end of a full line go down with the one that no longer fits."""
    count = 0
    if token[0] in NOT_FIRST:  # it may not begin a line: what stands before it goes down with it
        count = 1
        while count < len(line) - 1 and line[-count][0] in NOT_FIRST:
            count += 1
    while count < len(line) - 1 and line[-count - 1] in NOT_LAST:
        count += 1
    return count


def set_display(text: str, width: float) -> list[str]:
    """The lines of a headline, kicker or subhead: parted at its spaces where it is too wide, else divided into lines of like length."""
    if width_of(text) <= width:
        return [text]
    phrases = text.split(" ")
    if len(phrases) > 1 and all(width_of(phrase) <= width for phrase in phrases):
        return phrases
    count = int(-(-width_of(text) // width))
    return set_paragraph(text, repeat(width_of(text) / count + 1.0), indent=0.0)
