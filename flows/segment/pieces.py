"""Cut the lines of a page into pieces, in the order of the page: paragraphs, display lines, and the lines that say what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from flows.lexicon import Lexicon
from flows.segment.bylines import Lead, read_lead
from flows.segment.lines import PrintedLine, column_widths
from flows.segment.marks import STANDS_ALONE, Jump, Mark, jump_at_end, jump_at_start, mark_of
from flows.segment.roles import Role, Setting, gap_surprise, roles_of

# A text layer that keeps indents has one in every seventh line or so.
INDENTED_SHARE = 0.03

PieceKind = Literal["paragraph", "caption", "display", "byline", "credit", "jump_from", "jump_to", "notice_title", "index_title", "date"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that belong together: a paragraph (`caption`, where its words say so), or one line of any other kind.

    `place` is its number among the pieces of the page. `lead` is the dateline that a paragraph opens with. A jump that is printed within a
    line of text has no lines of its own.
    """

    kind: PieceKind
    lines: tuple[PrintedLine, ...]
    lead: Lead | None = None
    jump: Jump | None = None
    place: int = 0

    @property
    def text(self) -> str:
        """The words of all its lines, run together: what they say, not how they are joined."""
        return "".join(line.text for line in self.lines)


def cut_into_pieces(lines: Sequence[PrintedLine], paper: str | None, lexicon: Lexicon) -> list[Piece]:
    """The pieces of the page, every line in exactly one."""
    widths = column_widths(lines)
    marks = [mark_of(line.text, lexicon) for line in lines]
    indents_kept = sum(line.indented for line in lines) > INDENTED_SHARE * len(lines)
    gaps_kept = any(line.blank_before for line in lines[1:])
    of_page = Setting(indents_kept=indents_kept, gap_surprise=gap_surprise(lines, widths), gaps_kept=gaps_kept)
    pieces: list[Piece] = []
    position = 0
    while position < len(lines):
        if _stands_alone(marks[position]):
            pieces.append(_marked(marks[position], lines[position]))
            position += 1
            continue
        end = _end_of_run(lines, marks, position)
        torn_before = bool(pieces) and pieces[-1].kind == "jump_from"
        following = marks[end] if end < len(lines) else None
        torn_behind = following is not None and following.kind == "jump_to"
        run = _Run(lines[position:end], widths[position:end], marks[position:end], torn_before, torn_behind, of_page)
        pieces += _pieces_of_run(run, paper, lexicon)
        position = end
    return [replace(piece, place=place) for place, piece in enumerate(pieces)]


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that follow one another with no byline, credit or jump between."""

    lines: Sequence[PrintedLine]
    widths: Sequence[tuple[float, ...]]
    marks: Sequence[Mark | None]
    torn_before: bool
    torn_behind: bool
    of_page: Setting


def _stands_alone(mark: Mark | None) -> bool:
    return mark is not None and mark.kind in STANDS_ALONE


def _marked(mark: Mark | None, line: PrintedLine) -> Piece:
    assert mark is not None
    assert mark.kind != "item"
    return Piece(mark.kind, (line,), jump=mark.jump)


def _end_of_run(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], start: int) -> int:
    """Where the run ends: before a line that stands alone, behind a line that ends with a jump, before one that begins with one."""
    for position in range(start, len(lines)):
        if position > start and (_stands_alone(marks[position]) or jump_at_start(lines[position].text)):
            return position
        if jump_at_end(lines[position].text):
            return position + 1
    return len(lines)


def _pieces_of_run(run: _Run, paper: str | None, lexicon: Lexicon) -> Iterator[Piece]:
    lines = list(run.lines)
    came = jump_at_start(lines[0].text)
    if came:
        rest = lines[0].text[came.end :]
        lines[0] = replace(lines[0], text=rest.lstrip(), start=lines[0].start + came.end + len(rest) - len(rest.lstrip()))
        yield Piece("jump_from", (), jump=came)
    goes = jump_at_end(lines[-1].text)
    if goes:
        lines[-1] = replace(lines[-1], text=lines[-1].text[: goes.start].rstrip())
    leads = [read_lead(line.text, paper, lexicon) for line in lines]
    starts = frozenset(position for position in range(len(lines)) if leads[position] or _begins_text(run, position))
    torn = (run.torn_before or bool(came), run.torn_behind or bool(goes))
    setting = replace(run.of_page, starts=starts, torn_before=torn[0], torn_behind=torn[1])
    roles = roles_of(lines, run.widths, setting)
    for start, end in _stretches(roles):
        mark = run.marks[start]
        kind: PieceKind = "display" if roles[start] == "display" else "caption" if mark and mark.kind == "caption" else "paragraph"
        # The brackets behind a dateline may go on in the next line.
        lead = read_lead("".join(line.text for line in lines[start:end]), paper, lexicon) if leads[start] else None
        yield Piece(kind, tuple(lines[start:end]), lead=lead)
    if goes:
        yield Piece("jump_to", (), jump=goes)


def _begins_text(run: _Run, position: int) -> bool:
    """Whether a caption, an answer or an item of a list begins here; within a sentence its label only happens to stand there."""
    mark = run.marks[position]
    return mark is not None and (mark.kind == "caption" or position == 0 or run.lines[position - 1].ends_sentence)


def _stretches(roles: Sequence[Role]) -> Iterator[tuple[int, int]]:
    """From where to where each paragraph goes; every display line by itself."""
    start = 0
    for position in range(1, len(roles) + 1):
        if (
            position == len(roles)
            or roles[position] in ("first", "whole", "display")
            or roles[position - 1] in ("last", "whole", "display")
        ):
            yield start, position
            start = position
