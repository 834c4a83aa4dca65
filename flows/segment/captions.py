"""Find the captions that say so by their first words, each as one block of lines, so that text around them can be read across."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.segment.lines import PrintedLine
from flows.segment.marks import STANDS_ALONE, Mark

LONGEST_CAPTION = 16
LONGEST_REST = 8
SHORT = 1.5
ARROWS = "▲△▼▽▶◀►◄↑↓←→"
DAMAGED = re.compile("[\ufffd\ue000-\uf8ff]")
# A caption may end with who took the picture, and no mark.
CREDITED = re.compile(r"(?:摄|供图|资料图片?|摄影报道|[图片社]发)[）)]?$")


def caption_blocks(lines: Sequence[PrintedLine], marks: Sequence[Mark | None]) -> list[range]:
    """The positions of the lines of each caption: from the line that opens it to the end of a sentence with a blank line, a line that stands
    alone, or another caption behind it."""
    blocks: list[range] = []
    gaps_kept = any(line.blank_before for line in lines[1:])
    position = 0
    while position < len(lines):
        mark = marks[position]
        is_caption = mark is not None and mark.kind == "caption" and _may_begin(lines, position)
        if not (is_caption or _has_lost_its_arrow(lines, position, blocks)):
            position += 1
            continue
        end = _end(lines, marks, position, gaps_kept=gaps_kept)
        if end:
            blocks.append(range(position, end))
        position = end or position + 1
    return blocks


def _up_to_credit(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], start: int, end: int) -> int:
    """The end of the caption, or the place of the photographer's credit where only lines as narrow as the caption's stand before it."""
    widest = max(line.greatest_width for line in lines[start:end])
    for position in range(end, min(end + LONGEST_REST, len(lines))):
        mark = marks[position]
        if mark is not None and mark.kind != "names":
            is_rest = mark.kind == "credit" and position > end and lines[position - 1].ends_sentence
            full = any(abs(line.greatest_width - widest) <= SHORT for line in lines[end:position])
            return position if is_rest and full else end
        if lines[position].least_width > widest + SHORT:
            return end
    return end


def _has_lost_its_arrow(lines: Sequence[PrintedLine], position: int, blocks: Sequence[range]) -> bool:
    """Whether a line right behind a caption begins with a character that the text layer has lost, where another caption has its arrow."""
    follows = bool(blocks) and blocks[-1].stop == position
    return follows and lines[position].blank_before and bool(DAMAGED.match(lines[position].text))


def _may_begin(lines: Sequence[PrintedLine], position: int) -> bool:
    """By its words alone 图为 can also go on from a line before; an arrow cannot."""
    line = lines[position]
    return position == 0 or line.blank_before or line.text[0] in ARROWS or lines[position - 1].ends_sentence


def _end(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], start: int, *, gaps_kept: bool) -> int:
    """Behind the last line of the caption; 0 where no end is in sight. Without blank lines, a caption ends where a line is short."""
    for position in range(start, min(start + LONGEST_CAPTION, len(lines))):
        following = marks[position + 1] if position + 1 < len(lines) else None
        following = None if following is not None and following.kind == "names" else following
        at_edge = position + 1 == len(lines) or lines[position + 1].blank_before or following is not None
        if not gaps_kept:
            widest = max(line.greatest_width for line in lines[start : position + 1])
            at_edge = at_edge or lines[position].greatest_width < widest - SHORT
        ending = "".join(line.text for line in lines[max(start, position - 1) : position + 1])  # a credit may be cut by the edge of its column
        if at_edge and (lines[position].ends_sentence or CREDITED.search(ending)):
            return _up_to_credit(lines, marks, start, position + 1)
        if following is not None and (following.kind in STANDS_ALONE or following.kind == "caption"):
            return position + 1
    return 0
