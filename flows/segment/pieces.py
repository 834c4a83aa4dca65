"""Cut the lines of a page into pieces, in the order of the page: paragraphs, display lines, boxes, and the lines that say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from flows.lexicon import Lexicon
from flows.segment.broken import broken_paragraphs
from flows.segment.bylines import AUTHOR_NOTE, ends_with_role, goes_on_byline, is_signed
from flows.segment.captions import caption_blocks
from flows.segment.leads import Lead, read_lead
from flows.segment.lines import PrintedLine
from flows.segment.looks import Look, familiar_pairs, looks_of, refers_to_page, share_familiar
from flows.segment.marks import SALUTATION, STANDS_ALONE, Mark, is_column_name, jump_at_start, mark_of
from flows.segment.notices import is_entry
from flows.segment.piece import ITEM_MARKS, TOLERANCE, Piece, PieceKind
from flows.segment.roles import Role, roles_of
from flows.segment.runs import MarkedPage, Run, ends_with_jump, runs_of, stands_alone
from flows.segment.setting import Setting, gap_surprise
from flows.segment.widths import column_widths

# A text layer that keeps indents has one in every seventh line or so.
INDENTED_SHARE = 0.03
# As many lines are taken to be parted from text by a blank line before any is seen.
USUALLY_PARTED = 2.0
USUAL_SHARE = 0.1  # ... and fewer, the fewer blank lines the page has
SHORTEST_VERTICAL = 3
NEAR = 6
LONGEST_ENTRY = 3  # lines of an entry in an index of contents
SHORTEST_BOX = 3
LONGEST_NOTE = 4  # lines of what is told of an author
LINES_BEFORE_DATE = 4  # of whom to call, and by whom a text is given
LOOKS_LIKE_BOX = 2.5
BOX_SHARE = 0.25  # of longer boxes, so much for each line ...
MOST_OF_LINE = 3.0  # ... no one of which counts for more
# What is numbered in a document may be the head of a part of it: 一、总体要求
NUMBERED_HEAD = re.compile(
    r"0\d[ \u3000]*(?=[\u3400-\u9fff“《])[^。；]{2,24}$|"
    "(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]|[（(][一二三四五六七八九十]{1,2}[）)])"
    "(?:[^。；，]{2,20}|[^。；，]{3,12}，[^。；，]{3,12})$"
)

# A credit that opens so is no end of a text.
CREDIT_OPENS = re.compile("本报|新华社|(?:[\u3400-\u9fff]{0,4}记者|通讯员) ")
# A subhead may have a mark before it, as an item has.
MARKED_HEAD = re.compile(rf"[{ITEM_MARKS}] ?(?!.*遗失)[^。；：，]{{3,24}}$")


def cut_into_pieces(lines: Sequence[PrintedLine], paper: str | None, lexicon: Lexicon) -> list[Piece]:
    """The pieces of the page, every line in exactly one."""
    widths = column_widths(lines)
    looks = looks_of(lines, widths, lexicon)
    pairs = familiar_pairs(lines, widths)
    familiar = [0.0 if line.fills(width[0]) else share_familiar(line.text, pairs) for line, width in zip(lines, widths, strict=True)]
    marks = _marks(lines, widths, lexicon)
    leads = [_lead(lines, position, paper, lexicon) for position in range(len(lines))]
    setting = Setting(
        indents_kept=sum(line.indented for line in lines) > INDENTED_SHARE * len(lines),
        gap_surprise=gap_surprise(lines, widths),
        gaps_kept=any(line.blank_before for line in lines[1:]),
        gap_share=sum(line.blank_before for line in lines) / max(1, len(lines)),
        parted=_parted(lines, marks, leads),
    )
    signed = [_ends_signed(lines, position, lexicon) for position in range(len(lines))]
    page = MarkedPage(lines, widths, marks, leads, signed, setting, looks, familiar, paper, lexicon)
    pieces: list[Piece] = []
    captions = caption_blocks(lines, page.marks, widths)
    in_captions = {position for block in captions for position in block}
    vertical = [block for block in vertical_lines(lines) if in_captions.isdisjoint(block)]
    pieces += [Piece("caption", tuple(lines[position] for position in block)) for block in captions]
    pieces += [Piece("display", tuple(lines[position] for position in block), column=page.widths[block.start][0]) for block in vertical]
    credits = sorted({position for block in captions for position in _credited(marks, block.stop)} - in_captions)
    pieces += [Piece("credit", (lines[position],)) for position in credits]
    taken = {*credits, *in_captions, *(position for block in vertical for position in block)}
    indexed = {position for block in index_blocks(lines, marks) for position in block} - taken
    pieces += [Piece("index_title", (lines[position],)) for position in sorted(indexed)]
    taken |= indexed
    runs = list(runs_of(page, taken))
    text = [piece for run in runs for piece in _pieces_of(page, run, {})]
    resumed = broken_paragraphs(text)
    if resumed:
        text = [piece for run in runs for piece in _pieces_of(page, run, resumed)]
    pieces = sorted([*pieces, *text], key=_first_line)
    return [replace(piece, place=place) for place, piece in enumerate(pieces)]


def _credited(marks: Sequence[Mark | None], start: int) -> Iterator[int]:
    """The positions of the lines behind a caption that say who took the picture."""
    for position in range(start, len(marks)):
        mark = marks[position]
        if mark is None or mark.kind != "credit":
            return
        yield position


def vertical_lines(lines: Sequence[PrintedLine]) -> list[range]:
    """The positions of the lines of each headline that is set from top to bottom: lines of one ideograph, several on end."""
    blocks: list[range] = []
    for position, line in enumerate(lines):
        if len(line.text) > 1 or not line.text.isalnum():
            continue
        if blocks and blocks[-1].stop == position and not line.blank_before:
            blocks[-1] = range(blocks[-1].start, position + 1)
        else:
            blocks.append(range(position, position + 1))
    return [block for block in blocks if len(block) >= SHORTEST_VERTICAL]


def index_blocks(lines: Sequence[PrintedLine], marks: Sequence[Mark | None]) -> Iterator[range]:
    """The positions of the lines of each index of contents: titles, each with the page that it stands on, maybe in lines of their own."""
    for title, mark in enumerate(marks):
        if mark is None or mark.kind != "index_title":
            continue
        end = title
        for position in range(title + 1, len(lines)):
            if refers_to_page(lines[position].text):
                end = position
            elif position - end > LONGEST_ENTRY or lines[position].ends_sentence or stands_alone(marks[position]):
                break
        if end > title:
            yield range(title + 1, end + 1)


def _is_full(lines: Sequence[PrintedLine], position: int, widths: Sequence[tuple[float, ...]]) -> bool:
    """Whether a line fills its column, or the box that it stands in."""
    first = position
    while first and not lines[first].blank_before and position - first < NEAR:
        first -= 1
    widest = max(line.greatest_width for line in lines[first : position + 1])
    in_box = first < position and lines[position].greatest_width > widest - TOLERANCE
    return in_box or lines[position].fills(widths[position][0])


def _lead(lines: Sequence[PrintedLine], position: int, paper: str | None, lexicon: Lexicon) -> Lead | None:
    """The dateline that a line opens with; it may be cut at the line's end."""
    text = lines[position].text
    if position and not lines[position].blank_before and lines[position - 1].text.rfind("（") > lines[position - 1].text.rfind("）"):
        return None
    lead = read_lead(text, paper, lexicon)
    if lead and not lead.dateline and position:
        before = read_lead(lines[position - 1].text.strip(), paper, lexicon)
        return None if before and len(before.printed) == len(lines[position - 1].text.strip()) else lead
    if lead is None and position + 1 < len(lines) and (text[-1] == "日" or text[-1].isdigit()):
        return read_lead(text + lines[position + 1].text, paper, lexicon)
    return lead


def _marks(lines: Sequence[PrintedLine], widths: Sequence[tuple[float, ...]], lexicon: Lexicon) -> list[Mark | None]:
    """The marks of the lines; a byline may go on in the next with nothing but names."""
    marks: list[Mark | None] = []
    for position, line in enumerate(lines):
        mark = _mark(lines, position, widths, lexicon)
        before = marks[-1] if marks else None
        goes_on = before is not None and before.kind == "byline" and not line.blank_before and (mark is None or mark.kind == "names")
        marks.append(Mark("byline") if goes_on and goes_on_byline(line.text, lexicon) else mark)
    for block in _wrapped_notes(lines):
        marks[block.start : block.stop] = [Mark("author_note")] * len(block)
    return marks


def _wrapped_notes(lines: Sequence[PrintedLine]) -> Iterator[range]:
    """The positions of the lines of each bracket that says who the author is, where it fills more than one."""
    for position, line in enumerate(lines):
        if line.text[0] in "（(" and "作者" in line.text[:5] and line.text[-1] not in "）)":
            for end in range(position + 2, min(len(lines), position + LONGEST_NOTE) + 1):
                if AUTHOR_NOTE.fullmatch("".join(one.text for one in lines[position:end])):
                    yield range(position, end)
                    break


def _mark(lines: Sequence[PrintedLine], position: int, widths: Sequence[tuple[float, ...]], lexicon: Lexicon) -> Mark | None:
    """The mark of a line; a bracket of names or a credit right behind a full line of text, or behind the word for a role, is the end of
    that text."""
    line = lines[position]
    mark = mark_of(line.text, lexicon)
    if mark is None or position == 0 or line.blank_before:
        return mark
    if mark.kind == "credit" and ends_with_role(lines[position - 1].text, lexicon):
        return None
    whole = CREDIT_OPENS.match(line.text) and not lines[position - 1].text.endswith("本报")
    may_run_on = (mark.kind == "credit" and not lines[position - 1].ends_sentence and not whole) or (
        mark.kind in ("byline", "names") and line.text[0] in "（("
    )
    return None if may_run_on and _is_full(lines, position - 1, widths) else mark


def _parted(lines: Sequence[PrintedLine], marks: Sequence[Mark | None], leads: Sequence[Lead | None]) -> float:
    """How often a blank line parts text from what is no text, as seen on both sides of the lines that stand alone by their words, and
    before those that open an article."""
    if not any(line.blank_before for line in lines[1:]):
        return 0.0
    alone = [position for position, mark in enumerate(marks) if mark is not None and mark.kind in STANDS_ALONE]
    edges = {edge for position in alone for edge in (position, position + 1) if 0 < edge < len(lines)}
    edges |= {position for position, lead in enumerate(leads) if lead and position}
    share = sum(line.blank_before for line in lines) / len(lines)
    usually = USUALLY_PARTED * min(1.0, share / USUAL_SHARE)
    return (sum(lines[edge].blank_before for edge in edges) + usually) / (len(edges) + USUALLY_PARTED)


def _first_line(piece: Piece) -> tuple[int, int]:
    """The order of the page; a jump within a line stands before the text that it opens, or behind the text that it ends."""
    if piece.lines:
        return piece.lines[0].number, 0
    return piece.place, -1 if piece.kind == "jump_from" else 1


def _pieces_of(page: MarkedPage, run: Run, resumed: Mapping[int, int]) -> Iterator[Piece]:
    lines = [page.lines[position] for position in run.positions]
    if run.mark is not None:
        assert run.mark.kind != "item"
        yield Piece(run.mark.kind, (lines[0],), jump=run.mark.jump, column=page.widths[run.positions[0]][0])
        return
    came, goes = jump_at_start(lines[0].text), ends_with_jump(lines[-2:])
    if came and came.end == len(lines[0].text):
        came = None
    if came:
        rest = lines[0].text[came.end :]
        yield Piece("jump_from", (), jump=came, place=lines[0].number)
        lines[0] = replace(lines[0], text=rest.lstrip(), start=lines[0].start + came.end + len(rest) - len(rest.lstrip()))
    cut: list[PrintedLine] = []
    if goes and goes.start < 0:  # the mark begins in the line before
        cut.append(lines.pop())
        goes = replace(goes, start=len(lines[-1].text) + goes.start)
    if goes and lines[-1].text[: goes.start].strip():
        lines[-1] = replace(lines[-1], text=lines[-1].text[: goes.start].rstrip())
    elif goes:
        cut.insert(0, lines.pop())
    if not lines:
        yield Piece("jump_to", tuple(cut), jump=goes)
        return
    leads = [page.leads[position] for position in run.positions[: len(lines)]]
    if came:
        leads[0] = read_lead(lines[0].text, page.paper, page.lexicon)
    starts = frozenset(
        index for index in range(len(lines)) if leads[index] or (_begins_text(page, run, index) and not _is_byline(page, run, index))
    )
    setting = replace(
        page.setting,
        starts=starts,
        standing=frozenset(index for index in range(len(lines)) if _is_byline(page, run, index)),
        leads=frozenset(index for index, lead in enumerate(leads) if lead),
        insets=frozenset(index for index in range(1, len(lines)) if run.positions[index] != run.positions[index - 1] + 1),
        entries=frozenset(index for index in range(len(lines)) if _is_entry(page, run, index)),
        resumed=frozenset(index for index, line in enumerate(lines) if line.number in resumed),
        signed=frozenset(index for index in range(1, len(lines)) if page.signed[run.positions[index - 1]]),
        named=frozenset(index for index in range(1, len(lines)) if is_column_name(lines[index - 1].text, page.lexicon)),
        heads=frozenset(index for index in starts if not leads[index] and _could_head(lines[index])),
        torn_before=run.torn_before or bool(came),
        torn_behind=run.torn_behind or bool(goes),
        ends=run.ends,
        announced=run.announced,
        verses=run.verses,
        titles=frozenset({len(lines) - 1} if run.titled else ()),
        notice=run.notice,
        looks=[page.looks[position] for position in run.positions[: len(lines)]],
        familiar=[page.familiar[position] for position in run.positions[: len(lines)]],
    )
    widths = [page.widths[position] for position in run.positions[: len(lines)]]
    roles = roles_of(lines, widths, setting)
    for kind, members in _parted_again(_stretches(roles), setting.looks, roles):
        of_kind = tuple(lines[index] for index in members)
        mark = page.marks[run.positions[members[0]]]
        named = mark is not None and mark.kind == "names" and len(members) == 1
        own_kind = "byline" if _is_byline(page, run, members[0]) else "names" if named and kind in ("display", "paragraph") else kind
        piece = _piece(page, own_kind, of_kind, roles[members[0]], widths[members[-1]], leads[members[0]])
        yield replace(piece, goes_on_from=resumed.get(of_kind[0].number) if roles[members[0]] in ("middle", "last") else None)
    if goes:
        yield Piece("jump_to", tuple(cut), jump=goes, place=lines[-1].number)


def _is_byline(page: MarkedPage, run: Run, index: int) -> bool:
    mark = page.marks[run.positions[index]]
    return mark is not None and mark.kind == "byline"


def _piece(
    page: MarkedPage, kind: PieceKind, lines: tuple[PrintedLine, ...], role: Role, widths: tuple[float, ...], lead: Lead | None
) -> Piece:
    if kind == "box":
        return Piece(kind, lines, inside=role == "boxed inside", column=widths[0], advertises=_advertises(page, lines))
    if kind != "paragraph":
        return Piece(kind, lines, inside=role in ("display inside", "boxed inside"), column=widths[0])
    lead = (_whole_lead(page, lines) or lead) if lead else None
    last = lines[-1]
    breaks_off = not last.ends_sentence and any(last.greatest_width > width - 2 * TOLERANCE for width in widths)
    return Piece(kind, lines, lead=lead, open=breaks_off, column=widths[0])


def _whole_lead(page: MarkedPage, lines: Sequence[PrintedLine]) -> Lead | None:
    """The dateline with its bracket, which may go on in the next line; the space between two names leaves no trace at the edge of one."""
    lead = read_lead("".join(line.text for line in lines), page.paper, page.lexicon)
    if lead is None or lead.credits or len(lines) == 1 or len(lead.printed) <= len(lines[0].text):
        return lead
    spaced = read_lead(" ".join(line.text for line in lines), page.paper, page.lexicon)
    return replace(lead, credits=spaced.credits) if spaced else lead


def _advertises(page: MarkedPage, lines: Sequence[PrintedLine]) -> bool:
    """Whether a box advertises, and does not tell the weather or what else stands in the paper."""
    numbers = {line.number for line in lines}
    looks = [look for line, look in zip(page.lines, page.looks, strict=True) if line.number in numbers]
    return sum(look.advertisement for look in looks) >= sum(look.furniture for look in looks)


def _ends_signed(lines: Sequence[PrintedLine], position: int, lexicon: Lexicon) -> bool:
    """Whether a text ends with the line because a bracket of names does, which may have begun in the line before."""
    line = lines[position]
    if line.text[-1] not in "）)":
        return False
    before = lines[position - 1].text if position and not line.blank_before else ""
    return is_signed(before + line.text, lexicon)


def _is_entry(page: MarkedPage, run: Run, index: int) -> bool:
    """Whether a line says by whom a text is given, as one before a date may, or tells what else notices tell."""
    text = page.lines[run.positions[index]].text
    at_end = run.dated and index + LINES_BEFORE_DATE >= len(run.positions)
    return (run.notice or at_end) and is_entry(text, page.lexicon)


def _could_head(line: PrintedLine) -> bool:
    return bool(NUMBERED_HEAD.match(line.text) or (MARKED_HEAD.match(line.text) and not line.ends_sentence))


def _begins_text(page: MarkedPage, run: Run, index: int) -> bool:
    """Whether a caption, an answer or an item of a list begins here; within a sentence its label only happens to stand there."""
    mark = page.marks[run.positions[index]]
    if SALUTATION.fullmatch(page.lines[run.positions[index]].text):
        return True
    if mark is None or mark.kind == "names":
        return False
    if mark.kind == "caption" or index == 0:
        return True
    before = page.lines[run.positions[index - 1]]
    return before.ends_sentence or before.text[-1] in "：；" or bool(NUMBERED_HEAD.match(before.text))


def _parted_again(
    stretches: Iterator[tuple[PieceKind, list[int]]], looks: Sequence[Look], roles: Sequence[Role]
) -> Iterator[tuple[PieceKind, list[int]]]:
    """The same; one or two lines that hardly look like a box are no box but display lines."""
    for kind, members in stretches:
        seen = sum(min(looks[index].boxed, MOST_OF_LINE) for index in members) if kind == "box" else 0.0
        weak = kind == "box" and seen < (LOOKS_LIKE_BOX if len(members) < SHORTEST_BOX else BOX_SHARE * len(members))
        if weak and roles[members[0]] == "boxed":
            yield from (("display", [index]) for index in members)
        else:
            yield kind, members


def _stretches(roles: Sequence[Role]) -> Iterator[tuple[PieceKind, list[int]]]:
    """The positions of each paragraph, whatever was drawn in its midst; of each box; of every other line by itself."""
    paragraph: list[int] = []
    box: list[int] = []
    for index, role in enumerate(roles):
        if box and role not in ("boxed", "boxed inside"):
            yield "box", box
            box = []
        if role in ("boxed", "boxed inside"):
            box.append(index)
        if role in ("display", "display inside"):
            yield "display", [index]
        if role == "kept":
            yield "kept", [index]
        if role in ("first", "whole", "display", "kept", "boxed") and paragraph:
            yield "paragraph", paragraph
            paragraph = []
        if role in ("first", "middle", "last", "whole"):
            paragraph.append(index)
        if role in ("last", "whole"):
            yield "paragraph", paragraph
            paragraph = []
    if box:
        yield "box", box
    if paragraph:
        yield "paragraph", paragraph
