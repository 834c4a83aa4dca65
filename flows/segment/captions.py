"""Find the captions, each as one block of lines, so that text around them can be read across: those that say so by their first words, and
those that only who took the picture, or the column that they stand in, tells from text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.segment.lines import INDENT_WIDTH, PrintedLine, blocks
from flows.segment.marks import STANDS_ALONE, Mark

LONGEST_CAPTION = 16
LONGEST_REST = 8
LONGEST_UNMARKED = 10
SHORT = 1.5
ALIKE = 1.0  # columns whose widths differ by no more may be of one width
ARROWS = "▲△▼▽▶◀►◄↑↓←→"
OF_PICTURE = re.compile(
    "(?<![意企试妄以地版力])图[为中](?!主|国|心)|[（(](?:[上下左右][左右]?图|见图|如图|[上下左右]图[^（）()]{0,8})[）)]"
)
# No text but a caption's ends with who took a picture.
CREDIT_WITHIN = re.compile(
    r"[。！？”][ \u3000]*"
    r"(?:[（(]?[^。！？，（(]{2,30}(?:摄|供图|摄影报道)[）)]?(?:[（(][^（）()]{2,10}[）)])?|"
    r"[（(](?:资料图片?|[^（）()]{2,10}社发)[）)])$"
)
# Few lines with a day before them and a photographer behind are of a picture.
DATED = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|图")
FEW_LINES = 7
MOST_LINES_WITHIN = 4  # of a caption within a sentence that a credit alone tells
# Who wrote is said to have taken the picture, too.
OF_BOTH = re.compile("(?:文/图|图/文|文图|图文)$")
# Notices of loss are itemised by the same marks.
OF_NOTICE = re.compile("遗失|作废|挂失")
DAMAGED = re.compile("[\ufffd\ue000-\uf8ff]")
# Who took the picture, in brackets, ends a caption wherever it stands.
IN_BRACKETS = re.compile(r"[（(][^（）()。]{1,20}(?:摄|供图|提供|图片社?|[社网台]发)[）)]$")
# A caption may end with who took the picture, and no mark.
CREDITED = re.compile(r"(?:摄|供图|资料图片?|摄影报道|[图片社]发)[）)]?$")


def caption_blocks(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], widths: Sequence[tuple[float, ...]]) -> list[range]:
    """The positions of the lines of each caption: from the line that opens it to the end of a sentence with a blank line, a line that
    stands alone, or another caption behind it; and blocks of lines that speak of their picture, or stand apart before who took it."""
    opened = _opened_by_a_mark(lines, marks)
    taken = {position for block in opened for position in block}
    found: list[range] = []
    for block in _unmarked(lines, marks, widths):
        if not taken & set(block):
            found.append(block)
            taken |= set(block)
    return sorted([*opened, *found], key=lambda block: block.start)


def _unmarked(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], widths: Sequence[tuple[float, ...]]) -> Iterator[range]:
    """Blocks that no arrow opens; those found first are likelier."""
    yield from _before_credits(lines, marks, widths)
    yield from _within_sentences(lines, marks, widths)
    indents_kept = any(line.indented for line in lines)
    for block in blocks(lines):
        text = [position for position in block if marks[position] is None]
        if not text or len(text) > LONGEST_UNMARKED or text[-1] - text[0] >= len(text) or text[0] != block[0]:
            continue
        first, last = text[0], text[-1]
        behind = marks[last + 1] if last + 1 < len(lines) else None
        credited = behind is not None and behind.kind == "credit"
        ending = "".join(lines[position].text for position in text[-2:])
        signed = bool(CREDIT_WITHIN.search(ending))
        if not (lines[last].ends_sentence or signed) or (
            first and marks[first - 1] is None and not _could_end(lines[first - 1], widths[first - 1])
        ):
            continue
        of_picture = OF_PICTURE.search("".join(lines[position].text for position in text))
        if (
            of_picture
            or signed
            or (credited and DAMAGED.match(lines[first].text))
            or (credited and _stands_apart(lines, text, widths, indents_kept=indents_kept))
        ):
            yield range(first, last + 1)
    if not any(line.blank_before for line in lines) or indents_kept:
        yield from _of_another_column(lines, marks, widths)


def _before_credits(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], widths: Sequence[tuple[float, ...]]) -> Iterator[range]:
    """Lines before a photographer's credit, or that end with one, which fill their column from the first: no indent is left in them."""
    gaps_kept = any(line.blank_before for line in lines[1:])
    for position, mark in enumerate(marks):
        if mark is None and CREDIT_WITHIN.search("".join(line.text for line in lines[max(0, position - 1) : position + 1])):
            last = position
        elif _is_credit(lines, marks, position) and position and marks[position - 1] is None and lines[position - 1].ends_sentence:
            last = position - 1
        else:
            continue
        firsts = [
            first
            for first, width in _rectangles(lines, marks, last)
            if _may_open(lines, marks, widths, range(first, last + 1), width, gaps_kept=gaps_kept)
        ]
        if firsts:
            yield range(firsts[-1], last + 1)


def _within_sentences(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], widths: Sequence[tuple[float, ...]]) -> Iterator[range]:
    """Few lines between a blank one and who took the picture, where a sentence breaks off before them: captions need no full stop."""
    for position, mark in enumerate(marks):
        if mark is None or mark.kind != "credit" or OF_BOTH.search(lines[position].text):
            continue
        for first in range(position - 1, max(0, position - MOST_LINES_WITHIN), -1):
            if marks[first] is not None:
                break
            if lines[first].blank_before:
                before = lines[first - 1]
                if marks[first - 1] is None and not before.ends_sentence and before.fills(widths[first - 1][0], INDENT_WIDTH + SHORT):
                    yield range(first, position)
                break


def _is_credit(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], position: int) -> bool:
    mark, following = marks[position], marks[position + 1] if position + 1 < len(marks) else None
    if mark is not None and mark.kind == "byline":
        return (following is not None and following.kind == "credit") or bool(OF_BOTH.search(lines[position].text))
    return mark is not None and mark.kind == "credit"


def _rectangles(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], last: int) -> Iterator[tuple[int, float]]:
    """The positions from which all lines up to the last one are full lines of one width, but for an indent of the first; and that width."""
    width = 0.0
    for first in range(last - 1, max(-1, last - LONGEST_UNMARKED), -1):
        own = lines[first].greatest_width
        width = max(width, own)
        if marks[first] is not None or own < width - INDENT_WIDTH - SHORT or lines[last].least_width > width + INDENT_WIDTH:
            return
        if any(line.greatest_width < width - SHORT for line in lines[first + 1 : last]):
            return
        yield first, width


def _may_open(
    lines: Sequence[PrintedLine],
    marks: Sequence[Mark | None],
    widths: Sequence[tuple[float, ...]],
    block: range,
    width: float,
    *,
    gaps_kept: bool,
) -> bool:
    """Whether a caption may begin with the line: behind an end, in a column of its own or without the indent that text has."""
    first, last = block[0], block[-1]
    if gaps_kept and first and not lines[first].blank_before:
        return False
    dated = last - first < FEW_LINES and bool(DATED.match(lines[first].text))
    new_frame = dated and lines[first].blank_before and abs(widths[first - 1][0] - width) > INDENT_WIDTH
    if first and marks[first - 1] is None and not new_frame and not _could_end(lines[first - 1], widths[first - 1]):
        return False
    beside = [widths[at][0] for at in (first - 1, last + 1) if 0 <= at < len(lines) and marks[at] is None]
    indents = (0.0, INDENT_WIDTH) if last - first == 1 else (0.0,)  # one full line by itself may be short by an indent
    own_column = all(abs(one - indent - width) > ALIKE for one in beside for indent in indents)
    no_indent = last - first > 1 and not lines[first].indented and lines[first].greatest_width > width - SHORT
    return own_column or no_indent or dated


def _of_another_column(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], widths: Sequence[tuple[float, ...]]) -> Iterator[range]:
    """Lines right before a photographer's credit, behind the end of a text in a column of another width."""
    for position, mark in enumerate(marks):
        if mark is None or mark.kind != "credit" or not position or not lines[position - 1].ends_sentence:
            continue
        for first in range(position - 1, max(0, position - LONGEST_UNMARKED), -1):
            if marks[first] is not None or lines[first].indented:
                break
            before = lines[first - 1]
            if before.ends_sentence and marks[first - 1] is None and abs(widths[first][0] - widths[first - 1][-1]) > SHORT:
                yield range(first, position)
                break


def _could_end(line: PrintedLine, widths: tuple[float, ...]) -> bool:
    return line.ends_sentence or line.greatest_width < widths[0] - SHORT


def _stands_apart(lines: Sequence[PrintedLine], text: Sequence[int], widths: Sequence[tuple[float, ...]], *, indents_kept: bool) -> bool:
    """Whether the lines have a column of their own, or no indent where text has one."""
    before = widths[text[0] - 1][0] if text[0] else None
    widest = max(lines[position].usual_width for position in text)
    other_width = before is not None and len(text) > 1 and abs(widest - before) > SHORT
    return other_width or (indents_kept and not lines[text[0]].indented)


def _opened_by_a_mark(lines: Sequence[PrintedLine], marks: Sequence[Mark | None]) -> list[range]:
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
        if end and not OF_NOTICE.search("".join(line.text for line in lines[position:end])):
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
        # A credit may be cut by the edge of its column.
        ending = "".join(line.text for line in lines[max(start, position - 1) : position + 1])
        if (at_edge and (lines[position].ends_sentence or CREDITED.search(ending))) or IN_BRACKETS.search(ending):
            return _up_to_credit(lines, marks, start, position + 1)
        if following is not None and (following.kind in STANDS_ALONE or following.kind == "caption"):
            return position + 1
    return 0
