"""Gather the pieces of a page into bodies: the running text of one article each, with what stands in its flow.

A body begins with words that say so (a dateline, a byline, 上接第N版, the mark of a caption, the title of a notice), or behind display
lines where the text that follows speaks of other things than the text before. Display lines within the flow may be its subheads; whether
they are, or headlines of some body, is decided with all headlines of the page at once (`headlines.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Literal

from flows.segment.pieces import Piece
from flows.segment.wording import Likeness

BodyKind = Literal["text", "photo", "notice"]

# Two stretches of one article are this alike or more. Parts of one article around a subhead were 0.02 to 0.09 on two editions, neighbouring
# articles on one page 0.00 to 0.03: the line is drawn low, for lines between two paragraphs are subheads far more often than headlines.
SAME_STORY = 0.01
# Fewer characters say too little to tell by.
ENOUGH_TO_TELL = 150
# Subheads are short, and no more than two lines stand together.
LONGEST_SUBHEAD = 20.0
MOST_SUBHEAD_LINES = 3


@dataclass(slots=True)
class Body:
    """The pieces of one article, in order; `first` and `last` are the places on the page where it begins and ends."""

    kind: BodyKind
    first: int
    flow: list[Piece] = field(default_factory=list)  # paragraphs, and display lines between them
    bylines: list[Piece] = field(default_factory=list)
    credits: list[Piece] = field(default_factory=list)
    came_from: Piece | None = None
    goes_on: Piece | None = None
    title: Piece | None = None  # of a notice: it stands where its body begins
    last: int = 0

    @property
    def paragraphs(self) -> list[Piece]:
        """The text, without the display lines in its flow."""
        return [piece for piece in self.flow if piece.kind != "display"]

    @property
    def text(self) -> str:
        """All its text."""
        return "\n".join(piece.text for piece in self.paragraphs)


@dataclass(slots=True)
class Gathered:
    """The bodies of a page, the display lines that stand in no flow, and what belongs to nobody."""

    bodies: list[Body]
    loose: list[Piece]
    furniture: list[Piece]


def gather_bodies(pieces: Sequence[Piece]) -> Gathered:
    """Put every piece into a body, among the loose display lines, or among the furniture."""
    return _Gatherer(pieces).gather()


class _Gatherer:
    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.likeness = Likeness([piece.text for piece in pieces if piece.kind in ("paragraph", "caption")])
        self.done = Gathered([], [], [])
        self.body: Body | None = None
        self.waiting: list[Piece] = []  # display lines since the last text

    def gather(self) -> Gathered:
        for piece in self.pieces:
            match piece.kind:
                case "display":
                    self.waiting.append(piece)
                case "date":
                    self._date(piece)
                case "paragraph":
                    self._paragraph(piece)
                case "caption":
                    self._begin("photo", piece.place).flow.append(piece)
                case "byline":
                    self._byline(piece)
                case "credit":
                    self._credit(piece)
                case "jump_from":
                    self._begin("text", piece.place).came_from = piece
                case "jump_to":
                    self._jump_to(piece)
                case "notice_title":
                    self._notice(piece)
                case "index_title":
                    self._index(piece)
        self._release()
        self.done.bodies = [body for body in self.done.bodies if body.paragraphs or body.title or body.credits]
        return self.done

    def _begin(self, kind: BodyKind, place: int) -> Body:
        self._release()
        self.body = Body(kind, place, last=place)
        self.done.bodies.append(self.body)
        return self.body

    def _release(self) -> None:
        """Display lines that no text of the open body follows belong to no flow."""
        self.done.loose += self.waiting
        self.waiting = []

    def _date(self, piece: Piece) -> None:
        """A date by itself ends a notice, below the name of whoever gives it; other texts are dated so too."""
        body = self.body
        signed = [replace(waiting, kind="paragraph") for waiting in self.waiting] if body and body.kind == "notice" else []
        if body is None or not body.paragraphs or (self.waiting and not signed):
            self._release()
            self.done.furniture.append(piece)
            return
        body.flow += [*signed, replace(piece, kind="paragraph")]
        body.last = piece.place
        self.body, self.waiting = None, []

    def _paragraph(self, piece: Piece) -> None:
        body = self._open_body(piece.place)
        if body is None or (piece.lead and body.paragraphs) or self._breaks_off(body, piece.place):
            body = self._begin("text", piece.place)
        body.flow += self.waiting
        self.waiting = []
        body.flow.append(piece)
        body.last = piece.place

    def _open_body(self, place: int) -> Body | None:
        """The body that text here would go on with: a photograph with its credit is done, and the text around it goes on."""
        if self.body is not None and self.body.kind == "photo" and (self.body.credits or self._is_text_again(place)):
            before = [body for body in self.done.bodies if body.kind == "text" and body.goes_on is None]
            self.body = before[-1] if before and not self.waiting else None
        return self.body

    def _is_text_again(self, place: int) -> bool:
        """Whether the caption has ended: it is whole, a gap follows, and no credit comes before the next piece that is no text."""
        ahead = list(takewhile(lambda piece: piece.kind in ("paragraph", "caption"), self.pieces[place:]))
        behind = self.pieces[place + len(ahead)] if place + len(ahead) < len(self.pieces) else None
        return behind is None or behind.kind not in ("credit", "byline")

    def _breaks_off(self, body: Body, place: int) -> bool:
        """Whether the text behind the waiting display lines belongs to another article than the text before them."""
        if not self.waiting or not body.paragraphs:
            return False
        if len(self.waiting) > MOST_SUBHEAD_LINES or any(piece.lines[0].greatest_width > LONGEST_SUBHEAD for piece in self.waiting):
            return True
        ahead = takewhile(lambda piece: piece.kind == "paragraph" and not piece.lead, self.pieces[place:])
        behind = "\n".join(piece.text for piece in ahead)
        return min(len(behind), len(body.text)) >= ENOUGH_TO_TELL and self.likeness.between(body.text, behind) < SAME_STORY

    def _byline(self, piece: Piece) -> None:
        if self._names_photographer(piece.place):
            self._credit(piece)
        elif self.body is not None and not self.body.paragraphs and self.body.kind == "text":
            self.body.bylines.append(piece)
        elif self._signs_text_before(piece.place):
            assert self.body is not None
            self.body.bylines.append(piece)
            self.body.last = piece.place
            self.body = None
        else:
            self._begin("text", piece.place).bylines.append(piece)

    def _names_photographer(self, place: int) -> bool:
        """A reporter's line right before a photographer's credit is part of it."""
        following = self.pieces[place + 1] if place + 1 < len(self.pieces) else None
        return following is not None and following.kind == "credit"

    def _signs_text_before(self, place: int) -> bool:
        """Whether the line signs the text before it, because no text without a beginning of its own follows."""
        if self.body is None or self.body.kind != "text" or not self.body.paragraphs or self.waiting:
            return False
        if self.body.bylines or self.body.paragraphs[0].lead:
            return False
        following = next((piece for piece in self.pieces[place + 1 :]), None)
        return following is None or following.kind != "paragraph" or following.lead is not None

    def _credit(self, piece: Piece) -> None:
        body = self.body or (self.done.bodies[-1] if self.done.bodies else None)
        if body is None:
            body = self._begin("photo", piece.place)
        body.credits.append(piece)
        body.last = piece.place

    def _jump_to(self, piece: Piece) -> None:
        if self.body is None:
            self.done.furniture.append(piece)
            return
        self.body.goes_on = piece
        self.body = None

    def _notice(self, piece: Piece) -> None:
        """A notice begins with its title, whose lines before the last are known by how titles of notices open: 关于…的公告."""
        opening = next((index for index, line in enumerate(self.waiting) if line.text.startswith("关于")), len(self.waiting))
        lines = tuple(line for waiting in self.waiting[opening:] for line in waiting.lines)
        self.waiting = self.waiting[:opening]
        self._begin("notice", piece.place - len(lines)).title = replace(piece, lines=(*lines, *piece.lines))

    def _index(self, piece: Piece) -> None:
        self._release()
        self.body = None
        self.done.furniture.append(piece)
