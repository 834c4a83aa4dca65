"""Part the lines of a page into runs: lines that follow one another with nothing between that says what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.lexicon import Lexicon
from flows.segment.bylines import PADDED_NAMES, is_surely_name
from flows.segment.leads import Lead
from flows.segment.lines import INDENT_WIDTH, PrintedLine
from flows.segment.looks import Look
from flows.segment.marks import STANDS_ALONE, Jump, Mark, jump_at_end, jump_at_start
from flows.segment.piece import TOLERANCE
from flows.segment.setting import FAR_SHORT, Setting

LONGEST_HEADLINE = 5  # lines of one


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """The lines of a page with what is known of each."""

    lines: Sequence[PrintedLine]
    widths: Sequence[tuple[float, ...]]
    marks: Sequence[Mark | None]
    leads: Sequence[Lead | None]
    signed: Sequence[bool]
    setting: Setting
    looks: Sequence[Look]
    familiar: Sequence[float]
    paper: str | None
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Run:
    """The positions of lines that follow one another with no byline, credit or jump between; captions in their midst are left out."""

    positions: Sequence[int]
    mark: Mark | None = None  # of a line that is a run by itself
    torn_before: bool = False
    torn_behind: bool = False
    ends: bool = False
    announced: bool = False
    notice: bool = False
    verses: bool = False  # they stand below the name of their author
    titled: bool = False  # a name without a role stands behind it
    dated: bool = False  # a date stands behind it


def runs_of(page: MarkedPage, taken: set[int]) -> Iterator[Run]:
    """Lines that stand alone, and between them the runs of the others: these end behind a line that ends with a jump, or before one that
    begins with one."""
    open_run: list[int] = []
    before: Mark | None = None
    for position, line in enumerate(page.lines):
        if position in taken:
            continue
        mark = page.marks[position]
        alone = (stands_alone(mark) and not _may_interrupt(page, position)) or _signs_verses(page, position)
        if open_run and (alone or jump_at_start(line.text) or ends_with_jump([page.lines[before] for before in open_run[-2:]])):
            yield _run(open_run, before, mark if alone else None)
            before, open_run = None, []
        if alone:
            assert mark is not None
            yield Run([position], mark)
            before = mark
        else:
            open_run.append(position)
    if open_run:
        yield _run(open_run, before, None)


def _may_interrupt(page: MarkedPage, position: int) -> bool:
    """Whether a byline, and the headline before it, may stand in the midst of a paragraph: the line behind it leaves no room for an indent,
    or is short and by itself, and before it a full line ends no sentence."""
    behind = position
    while behind < len(page.lines) and (mark := page.marks[behind]) is not None and mark.kind == "byline":
        behind += 1
    if behind in (position, len(page.lines)) or page.marks[behind] is not None or page.leads[behind]:
        return False
    line = page.lines[behind]
    rest = line.usual_width > page.widths[behind][0] - TOLERANCE or line.ends_sentence
    if not line.blank_before or line.indented or not rest or line.text[0] == "“":
        return False
    for before in range(position - 1, max(-1, position - 1 - LONGEST_HEADLINE), -1):
        if page.marks[before] is not None or (page.lines[before].ends_sentence and page.lines[before].text[-1] not in "！？!?”"):
            return False
        if page.lines[before].fills(page.widths[before][0]) or page.lines[before].fills(page.widths[before][0] - INDENT_WIDTH):
            return True
    return False


def _signs_verses(page: MarkedPage, position: int) -> bool:
    """Whether a line of nothing but a name stands below a title among lines far from filling their column: the author of verses."""
    mark = page.marks[position]
    if (
        mark is None
        or mark.kind != "names"
        or not is_surely_name(page.lines[position].text, page.lexicon)
        or not 0 < position < len(page.lines) - 1
    ):
        return False
    if any(line.blank_before for line in page.lines[position : position + 4]):
        return False
    before, behind = page.marks[position - 1], page.marks[position + 1]
    beside = range(max(0, position - 2), min(len(page.lines), position + (1 if PADDED_NAMES.fullmatch(page.lines[position].text) else 3)))
    short = [at for at in beside if page.lines[at].greatest_width < page.widths[at][0] - FAR_SHORT or page.looks[at].verse]
    return before is None and behind is None and len(short) == len(beside)


def ends_with_jump(lines: Sequence[PrintedLine]) -> Jump | None:
    """The jump with which the last of these one or two lines ends; its `start` is below 0 where it begins in the line before."""
    last = lines[-1].text
    if len(lines) > 1 and "版" in last[:4] and "（" in lines[0].text[-4:]:
        jump = jump_at_end(lines[0].text + last)
        if jump and jump.start < len(lines[0].text):
            return replace(jump, start=jump.start - len(lines[0].text), end=jump.end - len(lines[0].text))
    return jump_at_end(last)


def _run(positions: Sequence[int], before: Mark | None, behind: Mark | None) -> Run:
    return Run(
        positions,
        torn_before=before is not None and before.kind == "jump_from",
        torn_behind=behind is not None and behind.kind == "jump_to",
        ends=behind is not None,
        announced=before is not None and before.kind in ("byline", "names"),
        verses=before is not None and before.kind == "names",
        titled=behind is not None and behind.kind == "names",
        notice=before is not None and before.kind == "notice_title",
        dated=behind is not None and behind.kind == "date",
    )


def stands_alone(mark: Mark | None) -> bool:
    """Whether a line with this mark is nothing else than what the mark says."""
    return mark is not None and mark.kind in STANDS_ALONE
