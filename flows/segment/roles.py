"""Decide for every line whether it is text, and where in its paragraph, or a display line: one decision for a whole run of lines.

Each reading of a run costs something, and the cheapest is taken (dynamic programming over the lines, after Viterbi 1967). A reading
costs little where lines in the middle of a paragraph fill their column, first lines leave room for the two characters of an indent, last
lines end a sentence, and display lines stand by themselves and end no sentence. So a line is judged by its neighbours as much as by itself.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from flows.segment.lines import ENDS_NO_PHRASE, SQUEEZABLE, PrintedLine

Role = Literal["first", "middle", "last", "whole", "display"]
ROLES: tuple[Role, ...] = ("first", "middle", "last", "whole", "display")
STARTS: tuple[Role, ...] = ("first", "whole")
OPEN = ("first", "middle")  # the paragraph goes on behind such a line
INDENT = 2.0
FAR_SHORT = 3.0

# The costs, in units of "somewhat unusual". They were set by hand and then moved, one at a time, to what reads the most paragraphs right on
# the press's layouts that may be looked at (0.98 of them) and all of one real page.
FORBIDDEN = 50.0
PARAGRAPH = 0.5  # any paragraph: the next line of the same is the rule
INSIDE_QUOTATION = 3.0  # a paragraph begins while a quotation is open, and not with a quotation mark
TORN = 8.0  # a paragraph breaks off without its end, or goes on without its beginning
NO_SENTENCE_END = 4.0  # a paragraph ends without a mark that ends a sentence
LIST_END = 1.5  # a paragraph ends with a colon, before a list or a quotation, or is an item of a list and ends with a semicolon
NOT_FULL = 2.8  # for each character that a line in the middle is short of its column, or too long for it
NO_ROOM_FOR_INDENT = 0.5  # for each character that a first line is too long
SQUEEZED = 0.35  # for each character that a line would have to be squeezed by
ODDLY_SHORT_FIRST = 1.0  # for each character that a first line is shorter than an indent explains
INDENT_KEPT = 3.0  # taken off where the indent itself is in the text
NOT_INDENTED = 6.0  # a paragraph begins without an indent, where the text layer has kept them
NO_GAP_BY_FIRST = 0.5  # no blank line beside a first line: times how surprising that is on this page (see `gap_surprise`)
GAP_INSIDE = 0.7  # a blank line within a paragraph, as between two columns
ALONE = 1.0  # a line in the middle or at the end of a paragraph, with blank lines before and behind it
ALONE_FIRST = 1.1  # a first line likewise
DISPLAY = 1.5  # any display line: the text is the rule
DISPLAY_ENDS_SENTENCE = 5.0
DISPLAY_COMMA = 0.8  # for each comma within a display line
DISPLAY_MARK = 0.3  # for each other mark between words
CUT_PHRASE = 3.0  # a display line ends with a word that ends no phrase, and the next line is none
DISPLAY_BESIDE_TEXT = 5.5  # a display line without a blank line between it and text
NO_MARK = 1.5  # a line of text has no punctuation, where the text layer has no blank lines
DISPLAY_WITHOUT_GAPS = 1.0  # likewise, where the text layer has no blank lines
FULL_DISPLAY = 0.8  # a display line that happens to be as wide as the column beside it


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a run of lines beforehand.

    `starts` are the positions whose words say that text begins there. `torn_before` and `torn_behind` say that the run begins behind, or
    ends before, a jump, where a paragraph may be cut in two. `indents_kept` says that the text layer has kept the indents of this page,
    `gaps_kept` that it has blank lines.
    """

    starts: frozenset[int] = frozenset()
    torn_before: bool = False
    torn_behind: bool = False
    indents_kept: bool = False
    gap_surprise: float = 0.0
    gaps_kept: bool = True


def gap_surprise(lines: Sequence[PrintedLine], widths: Sequence[tuple[float, ...]]) -> float:
    """How surprising it is on this page that no blank line stands before or behind a first line (in nats).

    It is counted on lines that can hardly be anything but first lines: the line before ends a sentence far short of its column.
    """
    beside = total = 0
    for position in range(1, len(lines) - 1):
        before = lines[position - 1]
        if before.ends_sentence and before.greatest_width < min(widths[position - 1]) - FAR_SHORT:
            total += 1
            beside += lines[position].blank_before or lines[position + 1].blank_before
    return math.log((total + 2) / (total - beside + 1))


def roles_of(lines: Sequence[PrintedLine], widths: Sequence[tuple[float, ...]], setting: Setting) -> list[Role]:
    """The role of each of the lines, which follow one another with no byline, jump or credit between.

    `widths` are the possible widths of each line's column.
    """
    if not lines:
        return []
    quoting = _inside_quotation(lines)
    own = [_own_costs(lines, position, widths[position], setting) for position in range(len(lines))]
    for position, inside in enumerate(quoting):
        for role in STARTS if inside and position not in setting.starts else ():
            own[position][role] += INSIDE_QUOTATION
        for role in STARTS if setting.indents_kept and not lines[position].indented else ():
            own[position][role] += NOT_INDENTED
    beside = DISPLAY_BESIDE_TEXT if setting.gaps_kept else DISPLAY_WITHOUT_GAPS
    best = [{role: own[0][role] + _edge(role, torn=setting.torn_before, opening=True) for role in ROLES}]
    came_from: list[dict[Role, Role]] = []
    for position in range(1, len(lines)):
        gap = lines[position].blank_before
        cut = lines[position - 1].text[-1] in ENDS_NO_PHRASE
        ahead, origins = {}, {}
        for role in ROLES:
            steps = {before: best[-1][before] + _step(before, role, gap=gap, cut=cut, beside=beside) for before in ROLES}
            origin = min(ROLES, key=steps.__getitem__)
            ahead[role] = steps[origin] + own[position][role]
            origins[role] = origin
        best.append(ahead)
        came_from.append(origins)
    last = min(ROLES, key=lambda role: best[-1][role] + _edge(role, torn=setting.torn_behind, opening=False))
    path = [last]
    for origins in reversed(came_from):
        path.append(origins[path[-1]])
    return path[::-1]


def _own_costs(lines: Sequence[PrintedLine], position: int, widths: tuple[float, ...], setting: Setting) -> dict[Role, float]:
    line = lines[position]
    gap_behind = position + 1 == len(lines) or lines[position + 1].blank_before
    next_head = lines[position + 1].head_width if position + 1 < len(lines) else 1.0
    costs = {role: min(_fit(role, line, width, next_head) for width in widths) for role in ROLES}
    ending = 0.0 if line.ends_sentence else LIST_END if line.text[-1] in "：:；;" else NO_SENTENCE_END
    costs["last"] += ending
    costs["whole"] += ending
    if not (line.blank_before or gap_behind):
        costs["first"] += NO_GAP_BY_FIRST * setting.gap_surprise
    if line.blank_before and gap_behind:
        costs["first"] += ALONE_FIRST
        costs["middle"] += ALONE
        costs["last"] += ALONE
    costs["display"] += DISPLAY + _unlike_display(line)
    if not setting.gaps_kept and SQUEEZABLE.isdisjoint(line.text):
        costs |= {role: costs[role] + NO_MARK for role in ROLES if role != "display"}
    if line.indented:
        costs["first"] -= INDENT_KEPT
        costs["whole"] -= INDENT_KEPT
    if position in setting.starts:
        costs["middle"] += FORBIDDEN
        costs["last"] += FORBIDDEN
        costs["display"] += FORBIDDEN
    elif line.is_ellipsis:
        costs |= {role: costs[role] + FORBIDDEN for role in ROLES if role != "whole"}
    elif line.text[0] in "，。、；：？！”’）》】」』〕":
        costs["first"] += FORBIDDEN
        costs["whole"] += FORBIDDEN
    return costs


def _fit(role: Role, line: PrintedLine, width: float, next_head: float) -> float:
    """What it costs that a line with this role is set as it is, in a column of this width.

    A line in the middle of a paragraph is short only where what begins the next line (`next_head`) did not fit.
    """
    if role == "display":
        return FULL_DISPLAY if line.fills(width) else 0.0
    room = width - (0.0 if line.indented else INDENT)
    measure = room if role in STARTS else width
    squeezed = SQUEEZED * max(0.0, line.width - measure)
    too_long = max(0.0, line.least_width - measure - 1.0)
    if role == "first":
        too_short = max(0.0, room - next_head - line.greatest_width)
        return PARAGRAPH + squeezed + NO_ROOM_FOR_INDENT * too_long + ODDLY_SHORT_FIRST * too_short
    if role == "middle":
        return squeezed + NOT_FULL * (too_long + max(0.0, width - next_head - line.greatest_width))
    return squeezed + NO_ROOM_FOR_INDENT * too_long + (PARAGRAPH if role == "whole" else 0.0)


def _inside_quotation(lines: Sequence[PrintedLine]) -> list[bool]:
    """For each line, whether a quotation is open where it begins. A speech of several paragraphs opens each of them anew."""
    inside, depth = [], 0
    for line in lines:
        inside.append(depth > 0 and line.text[0] != "“")
        depth = 0 if line.text[0] == "“" else depth
        depth = max(0, depth + line.text.count("“") - line.text.count("”"))
    return inside


def _unlike_display(line: PrintedLine) -> float:
    marks = sum(line.text.count(mark) for mark in "、；：")
    ends = DISPLAY_ENDS_SENTENCE if line.ends_sentence and line.text[-1] not in "！？!?”’" else 0.0
    return ends + DISPLAY_COMMA * line.text.count("，") + DISPLAY_MARK * marks


def _step(before: Role, role: Role, *, gap: bool, cut: bool, beside: float) -> float:
    if before in OPEN:
        inside = GAP_INSIDE if gap and before == "middle" else 0.0
        return inside if role in ("middle", "last") else TORN
    if role in ("middle", "last"):
        return TORN
    close = beside if (before == "display") != (role == "display") and not gap else 0.0
    return close + (CUT_PHRASE if cut and before == "display" and role != "display" else 0.0)


def _edge(role: Role, *, torn: bool, opening: bool) -> float:
    """What it costs to begin or to end with this role; a run that a jump cuts may begin or end within a paragraph."""
    inside = role in ("middle", "last") if opening else role in OPEN
    return (0.5 if torn else TORN) if inside else 0.0
