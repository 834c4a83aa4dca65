"""Set Chinese text in a column, as a page is composed: indents, half-width digits, and the rules for the edges of lines.

The rules are those of W3C, Requirements for Chinese Text Layout: no line begins with a closing mark, none ends with an opening one; digits
and Latin words are not divided; a closing mark that does not fit is squeezed in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import repeat

NOT_FIRST = "，。、；：？！”’）》】」』〉…%％℃·"
NOT_LAST = "“‘（《【「『〈"
SQUEEZE = 0.5
TOKEN = re.compile(r"[A-Za-z]+|\d[\d.,:% ]*(?<! )|——|……|.", re.DOTALL)


def width_of(text: str) -> float:
    """Width in full-width characters: digits, Latin letters and spaces are half as wide as ideographs and punctuation."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" or c in "“”‘’…—·" else 0.5 for c in text)


def set_paragraph(text: str, widths: Iterator[float], *, indent: float = 2.0) -> list[str]:
    """The lines of a paragraph; `widths` gives the width of the column for each line, and the first line is shorter by the indent."""
    lines: list[str] = []
    line, room = "", next(widths) - indent
    for token in TOKEN.findall(text):
        if width_of(line + token) <= room + (SQUEEZE if token[0] in NOT_FIRST else 0.0):
            line += token
            continue
        line, carried = _divide(line, token)
        lines.append(line)
        line, room = (carried + token).lstrip(" "), next(widths)
    return [*lines, line] if line else lines


def _divide(line: str, token: str) -> tuple[str, str]:
    """What stays in the line that is full, and what goes down with the token that no longer fits."""
    keep = len(line)
    if token[0] in NOT_FIRST:  # it may not begin a line: a character goes down with it
        keep -= 1
        while keep > 1 and line[keep] in NOT_FIRST:
            keep -= 1
    while keep > 1 and line[keep - 1] in NOT_LAST:
        keep -= 1
    return line[:keep].rstrip(" "), line[keep:]


def set_display(text: str, width: float) -> list[str]:
    """The lines of a headline, kicker or subhead: parted at its spaces where it is too wide, else divided into lines of like length."""
    if width_of(text) <= width:
        return [text]
    phrases = text.split(" ")
    if len(phrases) > 1 and all(width_of(phrase) <= width for phrase in phrases):
        return phrases
    count = int(-(-width_of(text) // width))
    return set_paragraph(text, repeat(width_of(text) / count + 1.0), indent=0.0)
