"""Find the width of the column that each line stands in: one decision for all lines of a page.

Columns keep their width for many lines; most lines fill theirs, and no line can be wider than its own. So the sequence of widths is the
one that costs least in all (a hidden Markov chain, solved after Viterbi 1967): a line costs something where it does not fill its column
or is too long for it, and every change of width costs, less where a blank line stands.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from flows.segment.lines import PrintedLine, blocks

# A column narrower than this holds no running text.
NARROWEST_COLUMN = 6
MOST_WIDTHS = 8
MOST_OTHERS = 2  # of widths that are unlike the best-known ones, ...
OTHER_SUPPORT = 5  # ... each filled by so many lines
# A width that fewer lines fill is not that of a column.
LEAST_SUPPORT = 2
# Costs, in units of "somewhat unusual".
NOT_FULL = 1.21  # a line that leaves room for what begins the next one: the last of a paragraph, a display line
INDENTED = 1.04  # one that would be full with an indent of two characters
SQUEEZED = 1.22  # for each character that a line must be squeezed by, more than lines usually are
STRETCHED = 0.12  # for each character that a full line is short of its column
TOO_LONG = 2.77  # for each character that a line is too long for its column, however much it is squeezed ...
MUCH_TOO_LONG = 3.7  # ... up to this: it is no line of running text
CHANGE = 3.06  # the column ends, and the next has another width
CHANGE_AT_GAP = 2.4  # likewise, at a blank line


def column_widths(lines: Sequence[PrintedLine]) -> list[tuple[float, ...]]:
    """For each line, the width of its column; two where the column may have ended before the line or behind it."""
    if not lines:
        return []
    candidates = _candidates(lines)
    if not candidates:
        return [(max(line.greatest_width for line in lines),)] * len(lines)
    chain = _cheapest_chain(lines, candidates)
    widths: list[tuple[float, ...]] = [(width,) for width in chain]
    for position, (before, behind) in enumerate(pairwise(chain), 1):
        if before != behind:
            widths[position - 1] = (before, behind)
            widths[position] = (behind, before)
    runs = blocks(lines)
    for run in runs if len(runs) > 1 else ():
        own = _own_widths([lines[position] for position in run]) if len(run) > 2 else ()
        for position in run:
            widths[position] = tuple(dict.fromkeys((*widths[position], *own)))
    return widths


def _own_widths(lines: Sequence[PrintedLine]) -> tuple[float, ...]:
    """The width that most lines of a block fill, if that is a column's: a box in the page may have one that no other frame has."""
    return tuple(_candidates(lines)[:1])


def _candidates(lines: Sequence[PrintedLine]) -> list[float]:
    """The widths that lines of this page fill, those that the most fill first.

    A line could be full in a column that is no narrower than its least width, and too narrow for what begins the next line. It speaks
    most for the width that it has when nothing is squeezed.
    """
    support: Counter[int] = Counter()
    fitting: list[range] = []
    for line, following in pairwise(lines):
        fitting.append(range(math.ceil(line.least_width), math.ceil(line.greatest_width + following.head_width)))
        for width in fitting[-1]:
            support[width] += 3 if line.usual_width <= width <= line.greatest_width + 0.5 else 1
    known = sorted(
        ((count, width) for width, count in support.items() if width >= NARROWEST_COLUMN and count >= LEAST_SUPPORT), reverse=True
    )
    widths = [width for _, width in known[:MOST_WIDTHS]]
    if len(known) > MOST_WIDTHS:
        # A column that few lines stand in is forgotten beside one of many lines and the widths next to that.
        unlike = Counter(
            width for own in fitting if not any(width in own for width in widths) for width in own if width >= NARROWEST_COLUMN
        )
        widths += [width for width, count in unlike.most_common(MOST_OTHERS) if count >= OTHER_SUPPORT]
    return [float(width) for width in widths]


def _cheapest_chain(lines: Sequence[PrintedLine], candidates: Sequence[float]) -> list[float]:
    heads = [line.head_width for line in lines[1:]] + [1.0]
    best = [0.0] * len(candidates)
    came_from: list[list[int]] = []
    for line, head in zip(lines, heads, strict=True):
        cheapest = min(range(len(best)), key=best.__getitem__)
        changed = best[cheapest] + (CHANGE_AT_GAP if line.blank_before else CHANGE)
        came_from.append([index if cost <= changed else cheapest for index, cost in enumerate(best)])
        best = [min(cost, changed) + _cost(line, head, width) for cost, width in zip(best, candidates, strict=True)]
    index = min(range(len(best)), key=best.__getitem__)
    chain = []
    for origins in reversed(came_from):
        chain.append(candidates[index])
        index = origins[index]
    return chain[::-1]


def _cost(line: PrintedLine, head: float, width: float) -> float:
    """What it costs that a line, behind which something `head` wide stands, is set in a column of this width."""
    if line.least_width > width:
        return min(TOO_LONG * (line.least_width - width) + SQUEEZED * (line.usual_width - line.least_width), MUCH_TOO_LONG)
    if line.usual_width > width:
        return SQUEEZED * (line.usual_width - width)
    room = width - line.greatest_width - head
    if room < 0:
        return STRETCHED * max(0.0, width - line.greatest_width)
    return INDENTED if room < 2.0 else NOT_FULL
