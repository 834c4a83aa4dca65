"""What is known of a run of lines, and of its page, before it is decided what each line is set as."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from flows.segment.lines import PrintedLine
from flows.segment.looks import Look

FAR_SHORT = 3.0  # so many characters short of its column, a line is the last of its paragraph, or a verse


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a run of lines beforehand.

    `starts` are the positions whose words say that text begins there, `leads` those of them that open an article, `standing` those that
    can be no text. Before those `signed` a text was signed and has ended, before those `named` the name of a column stands, and behind
    `titles` an author's name. `heads` are those that are numbered or marked as subheads are, `entries` those of a notice that say by whom
    it is given, or where and when; at `resumed` a paragraph goes on that broke off elsewhere, and before `insets` a picture was left out.

    `torn_before` and `torn_behind` say that the run begins behind, or ends before, a jump, where a paragraph may be cut in two; `ends`
    that a line which says what it is stands behind it, `announced` that an author's name stands before it, `verses` that it does so among
    verses, `notice` the title of a notice. `indents_kept` says that the text layer has kept the indents of this page, `gaps_kept` that it
    has blank lines, before `gap_share` (0..1) of all lines, and `parted` how often (0..1) one parts text from what is no text. `looks` are
    those of the lines, `familiar` the share of each line's wording that the page's running text has.
    """

    starts: frozenset[int] = frozenset()
    standing: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    entries: frozenset[int] = frozenset()
    resumed: frozenset[int] = frozenset()
    insets: frozenset[int] = frozenset()
    signed: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()
    torn_before: bool = False
    torn_behind: bool = False
    ends: bool = False
    announced: bool = False
    verses: bool = False
    notice: bool = False
    indents_kept: bool = False
    gap_surprise: float = 0.0
    gaps_kept: bool = True
    gap_share: float = 0.0
    parted: float = 1.0
    looks: Sequence[Look] = ()
    familiar: Sequence[float] = ()


def gap_surprise(lines: Sequence[PrintedLine], widths: Sequence[tuple[float, ...]]) -> float:
    """How surprising it is on this page that no blank line stands before or behind a first line (in nats).

    It is counted on lines that can hardly be anything but first lines: the line before ends a sentence far short of its column.
    """
    beside = total = 0
    for position in range(1, len(lines) - 1):
        before = lines[position - 1]
        if before.greatest_width < widths[position - 1][0] - FAR_SHORT and before.ends_sentence:
            total += 1
            beside += lines[position].blank_before or lines[position + 1].blank_before
    return math.log((total + 2) / (total - beside + 1))
