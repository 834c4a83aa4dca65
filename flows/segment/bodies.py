"""Gather the pieces of a page into bodies: stretches of running text, with what stands in their flow.

A body begins where words say so (a dateline, a byline, 上接第N版, the mark of a caption, the title of a notice). Where only display
lines, a box or a picture part one stretch of text from the next, both may be of one article, and the lines its subheads: that is decided
with all headlines of the page at once (`assembly.py`), so here the second begins a body that may go on from the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from flows.lexicon import Lexicon
from flows.segment.body import Body, BodyKind, Gathered, begins_dialogue
from flows.segment.bylines import goes_on_from_reporter, is_signed
from flows.segment.marks import OFFICE, SALUTATION
from flows.segment.notices import LABEL, is_entry, is_label, is_signature
from flows.segment.piece import ITEM_MARKS, Piece, PieceKind, head_number

TEXT = ("paragraph", "kept")
MOST_SIGNATURES = 3
MOST_LABELLED = 3
ITEM_BEFORE = 4  # a notice with an item so few pieces before goes on with the next


def gather_bodies(pieces: Sequence[Piece], lexicon: Lexicon) -> Gathered:
    """Put every piece into a body, among the loose display lines, the boxes, or the furniture."""
    return _Gatherer(pieces, lexicon).gather()


class _Gatherer:
    def __init__(self, pieces: Sequence[Piece], lexicon: Lexicon) -> None:
        self.pieces = pieces
        self.lexicon = lexicon
        self.done = Gathered([], [], [], [], [])
        self.body: Body | None = None
        self.waiting: list[Piece] = []  # display lines since the last text
        self.words = "\n".join(piece.text for piece in pieces if piece.kind in TEXT)
        self.gaps_kept = any(line.blank_before for piece in pieces[1:] for line in piece.lines)
        self.parted = False  # whether a picture or a box stands behind the last text
        self.signed: list[Piece] | None = None  # where the latest byline was put, ...
        self.signs: Body | None = None  # ... and the body whose end it is, if it is one's
        self.resumed = {piece.goes_on_from for piece in pieces if piece.goes_on_from is not None}
        self.numbered: dict[int, int] = {}  # for each number, which body stands below the latest head that has it
        self.named = False  # whether a name without a role stands behind the last text, below display lines

    def gather(self) -> Gathered:
        put_by_kind: dict[PieceKind, Callable[[Piece], None]] = {
            "display": self._display,
            "paragraph": self._text,
            "kept": self._text,
            "box": self._box,
            "date": self._date,
            "caption": self._caption,
            "byline": self._byline,
            "names": self._names,
            "credit": self._credit,
            "author_note": self._author_note,
            "jump_from": self._jump_from,
            "jump_to": self._jump_to,
            "notice_title": self._notice,
            "index_title": self._index,
            "imprint": self._index,
        }
        for piece in self.pieces:
            put_by_kind[piece.kind](piece)
        self._release()
        return self._without_empty()

    def _without_empty(self) -> Gathered:
        """Bodies that nothing was put into are none; who was named for them is left to be a signature."""
        kept = [index for index, body in enumerate(self.done.bodies) if body.last_text or body.credits]
        place_of = {index: place for place, index in enumerate(kept)}
        for index, body in enumerate(self.done.bodies):
            if index not in place_of:
                self.done.signatures += body.bylines
                self.done.furniture += [piece for piece in (body.came_from, body.goes_on) if piece and piece.lines]
                self.done.loose += body.flow
                self.done.loose += [replace(body.title, kind="display")] if body.title else []  # its text stands elsewhere
            elif body.goes_on_from is not None:
                body.goes_on_from = place_of[body.goes_on_from]
        self.done.bodies = [self.done.bodies[index] for index in kept]
        return self.done

    def _neighbour(self, piece: Piece, step: int) -> Piece | None:
        place = piece.place + step
        return self.pieces[place] if 0 <= place < len(self.pieces) else None

    def _begin(self, kind: BodyKind, place: int) -> Body:
        self._release()
        self.body = Body(kind, place, last=place)
        self.done.bodies.append(self.body)
        self.parted = False
        return self.body

    def _release(self) -> None:
        """Display lines that no text of the open body follows belong to no flow; names that sign a notice are part of it."""
        if self.body is not None and self.body.kind == "notice" and self.body.last_text and self._signs_notice():
            self.body.flow += [replace(piece, kind="kept") for piece in self.waiting]
            self.body.last = self.waiting[-1].place
        else:
            self.done.loose += self.waiting
        self.waiting = []

    def _signs_notice(self) -> bool:
        few = 0 < len(self.waiting) <= MOST_SIGNATURES and not any(piece.wide for piece in self.waiting)
        return few and all(is_signature(piece.text, self.lexicon) for piece in self.waiting)

    def _display(self, piece: Piece) -> None:
        notice = self.body if self.body is not None and self.body.kind == "notice" and self.body.last_text and not self.waiting else None
        if notice is not None and ((self.gaps_kept and not piece.lines[0].blank_before) or is_label(piece.text)):
            notice.flow.append(replace(piece, kind="kept"))
            notice.last = piece.place
        elif self._is_set_right(piece) or self._tells_number(piece):
            assert self.body is not None
            self.body.flow.append(replace(piece, kind="kept"))
            self.body.last = piece.place
        elif piece.inside:
            self.done.loose.append(piece)
        else:
            self.waiting.append(piece)

    def _is_set_right(self, piece: Piece) -> bool:
        """Whether a line below a text, with white space before it, says by whom the text is given."""
        line = piece.lines[0]
        below = self.body is not None and self.body.last_text is not None and not self.waiting and not line.blank_before
        behind = self._neighbour(piece, 1)
        return below and line.centred and (behind is None or behind.kind not in TEXT)

    def _tells_number(self, piece: Piece) -> bool:
        """Whether a line below a text tells whom to call."""
        below = self.body is not None and self.body.last_text is not None and not self.waiting
        return below and is_label(piece.text) and piece.text[-1].isdigit()

    def _date(self, piece: Piece) -> None:
        """A date by itself ends a notice, below the name of whoever gives it; other texts are dated so too."""
        body = self.body
        named = body is not None and (body.kind == "notice" or self._signs_notice())
        signed = [replace(waiting, kind="kept") for waiting in self.waiting] if named else []
        if body is None or not body.last_text or (self.waiting and not signed):
            self._release()
            self.done.furniture.append(piece)
            return
        body.flow += [*signed, replace(piece, kind="kept")]
        body.last = piece.place
        self.body, self.waiting = None, []

    def _text(self, piece: Piece) -> None:
        if piece.goes_on_from is not None and self._go_on(piece):
            return
        number = next(filter(None, (head_number(waiting.text) for waiting in self.waiting)), 0)
        body = self._body_for(piece, number)
        if number:
            self.numbered[number] = self._number_of(body)
        body.flow += self.waiting
        self.waiting = []
        self.parted = self.named = False
        body.flow.append(piece)
        body.last = piece.place

    def _body_for(self, piece: Piece, number: int) -> Body:
        """The body that text is put into: the open one, one that may go on from it or from the text below the head before this `number`,
        or one that begins."""
        body, before = self.body, self.numbered.get(number - 1)
        if before is not None and not piece.lead and (body is None or body.last_text):
            head = self._take_head()
            self._release()
            self.waiting = head
            part = self._begin_part(before, piece)
            part.sequel = True
            return part
        if body is None or (body.last_text and self._must_be_another(body, piece)):
            head = self._take_head()
            begun = self._begin("text", piece.place)
            self.waiting = head
            return begun
        may_be_another = body.last_text and not body.breaks_off and (self.waiting or self.parted or self._could_be_another(body, piece))
        return self._begin_part(self._number_of(body), piece) if may_be_another else body

    def _take_head(self) -> list[Piece]:
        """The numbered head of the text to come, and what stands below it; the display lines before it may be headlines."""
        place = next((place for place, waiting in enumerate(self.waiting) if head_number(waiting.text)), len(self.waiting))
        head, self.waiting = self.waiting[place:], self.waiting[:place]
        return head

    def _must_be_another(self, body: Body, piece: Piece) -> bool:
        """Whether an article begins with this text, by its words or by what stands before it."""
        return bool(piece.lead or self.named or self._goes_on_elsewhere(body) or self._is_beside_notice(body, piece))

    def _goes_on_elsewhere(self, body: Body) -> bool:
        """Whether the last paragraph breaks off, and its rest stands behind other text: what display lines part from it is none of it."""
        last = body.last_text
        return bool(self.waiting) and body.kind == "text" and last is not None and last.lines[-1].number in self.resumed

    def _is_beside_notice(self, body: Body, piece: Piece) -> bool:
        """Whether lines that stand as they were written have a blank line between them and the end of a notice, and tell nothing of it."""
        last = body.last_text
        assert last is not None
        apart = body.kind == "notice" and piece.kind == "kept" and last.kind != "kept" and piece.lines[0].blank_before
        return apart and last.text[-1] not in "：:" and not is_entry(piece.text, self.lexicon)

    def _could_be_another(self, body: Body, piece: Piece) -> bool:
        """Whether another article could begin here without a headline: a letter, or behind a signature; between prose and verses or rows,
        below a notice and whoever gave it, or where questions begin, or the first of several short items, each with a mark before it."""
        last = body.last_text
        assert last is not None
        if SALUTATION.match(piece.text) or is_signed(last.text, self.lexicon):
            return True
        if last.text[-1] in "：:" or not piece.lines[0].blank_before:
            return False
        items = body.flow[-ITEM_BEFORE:] if body.kind == "notice" else [last]
        first_item = piece.text[0] in ITEM_MARKS and not any(before.text[0] in ITEM_MARKS for before in items)
        behind_rows = body.kind == "text" and piece.kind != last.kind and "kept" in (piece.kind, last.kind)
        signed = body.kind == "notice" and len(last.lines) == 1 and is_signature(last.text, self.lexicon)
        behind_notice = signed and piece.kind == "paragraph" and not is_entry(piece.text, self.lexicon)
        return first_item or behind_rows or behind_notice or begins_dialogue(piece.text, body)

    def _go_on(self, piece: Piece) -> bool:
        """Put the rest of a paragraph that broke off elsewhere to its beginning; the text behind goes on from there."""
        for body in reversed(self.done.bodies):
            last = body.last_text
            if last is not None and last.lines[-1].number == piece.goes_on_from:
                self._release()
                body.flow[-1] = replace(last, lines=(*last.lines, *piece.lines), open=piece.open)
                body.last = piece.place
                self.body = body
                self.parted = False  # what stands between the two parts of a paragraph parts no text
                return True
        return False

    def _begin_part(self, before: int, piece: Piece) -> Body:
        """A body that may go on from the one with this number."""
        part = Body("text", piece.place, goes_on_from=before, between=self.waiting)
        self.waiting = []
        self.done.bodies.append(part)
        self.body = part
        return part

    def _number_of(self, body: Body) -> int:
        return next(index for index in range(len(self.done.bodies) - 1, -1, -1) if self.done.bodies[index] is body)

    def _box(self, piece: Piece) -> None:
        body = self.body
        lines = piece.lines
        of_notice = body is not None and body.kind == "notice" and body.last_text and not self.waiting
        if body is not None and of_notice and ((len(lines) <= MOST_LABELLED and LABEL.match(lines[0].text)) or not lines[0].blank_before):
            body.flow += [*self.waiting, *(Piece("kept", (line,), place=piece.place) for line in lines)]
            body.last = piece.place
            self.waiting = []
            return
        (self.done.boxes if piece.advertises else self.done.furniture).append(piece)
        self.parted = True

    def _caption(self, piece: Piece) -> None:
        """A caption; those that follow one another are of one group of pictures."""
        before = self._neighbour(piece, -1)
        if before is not None and before.kind == "caption":
            photo = self.done.bodies[-1]
            photo.flow.append(piece)
            photo.last = piece.place
            return
        self.done.bodies.append(Body("photo", piece.place, flow=[piece], last=piece.place))
        self.parted = True

    def _byline(self, piece: Piece) -> None:
        before, behind = self._neighbour(piece, -1), self._neighbour(piece, 1)
        if before is not None and before.kind == "byline" and self.signed is not None and goes_on_from_reporter(piece.text, self.lexicon):
            self.signed.append(piece)
            if self.signs is not None:
                self.signs.last = piece.place
            return
        before_text = self._stands_before_text(piece)
        self.signed = self.signs = None
        if piece.inside and self.body is not None:
            self.signed = self.body.bylines
            self.signed.append(piece)
            return
        if self.body is not None and self.body.kind == "notice" and self.body.last_text and OFFICE.fullmatch(piece.text):
            self.body.flow.append(replace(piece, kind="kept"))
            self.body.last = piece.place
            return
        beyond = self._neighbour(piece, 2)
        heads_text = beyond is not None and beyond.kind in TEXT and beyond.lead is None and before is not None and before.kind == "credit"
        of_picture = before is not None and before.kind == "caption" and "图" in piece.text
        if of_picture or (behind is not None and behind.kind == "credit" and not heads_text):
            self._credit(piece)
        elif self.body is not None and ((not self.body.last_text and self.body.kind == "text") or self._interrupts(piece)):
            self.signed = self.body.bylines
        elif before is not None and before.kind == "display" and not before_text:
            self.signed = self.done.signatures
        elif self._signs_text_before(piece, before_text=before_text):
            assert self.body is not None
            self.signs = self.body
            self.signed = self.body.bylines
            self.body.last = piece.place
            self.body = None
        else:
            self.signed = self._begin("text", piece.place).bylines
        if self.signed is not None:
            self.signed.append(piece)

    def _behind_byline(self, piece: Piece) -> Piece | None:
        """What stands behind all lines of a byline."""
        behind = self._neighbour(piece, 1)
        while behind is not None and behind.kind == "byline" and goes_on_from_reporter(behind.text, self.lexicon):
            behind = self._neighbour(behind, 1)
        return behind

    def _interrupts(self, piece: Piece) -> bool:
        """Whether a byline was drawn in the midst of a paragraph."""
        behind, text = self._behind_byline(piece), self.body.last_text if self.body else None
        return behind is not None and text is not None and behind.goes_on_from == text.lines[-1].number

    def _stands_before_text(self, piece: Piece) -> bool:
        behind = self._behind_byline(piece)
        return behind is not None and behind.kind in (*TEXT, "jump_from") and behind.lead is None and piece.text[0] not in "（("

    def _names(self, piece: Piece) -> None:
        """Names without a role: behind a headline they sign it; before text, or at its end, they are a byline; elsewhere they are a
        headline."""
        before, behind = self._neighbour(piece, -1), self._neighbour(piece, 1)
        follows_display = before is not None and before.kind in ("display", "names") and not before.inside
        if piece.text in self.words:  # the titles of poems and essays stand in them, the names of their authors do not
            self._display(replace(piece, kind="display"))
        elif follows_display and not piece.inside and not self._stands_before_text(piece):
            self.done.signatures.append(piece)
            self.named = True
        elif behind is not None and behind.kind in ("display", "names", "byline") and not piece.inside:
            self._display(replace(piece, kind="display"))
        else:
            self._byline(piece)

    def _author_note(self, piece: Piece) -> None:
        """Who the author is stands below the end of a text."""
        ended = next((body for body in reversed(self.done.bodies) if body.kind == "text" and body.last_text), None)
        if ended is None:
            self.done.signatures.append(piece)
            return
        ended.bylines.append(piece)
        ended.last = max(ended.last, piece.place)
        self.body = None

    def _signs_text_before(self, piece: Piece, *, before_text: bool) -> bool:
        """Whether the line signs the text before it, because no text without a beginning of its own follows."""
        body = self.body
        if body is None or body.kind != "text" or not body.last_text or self.waiting or before_text:
            return False
        lead = body.paragraphs[0].lead
        return not (body.bylines or (lead and lead.credits))

    def _credit(self, piece: Piece) -> None:
        if self.body is not None and self.body.bylines and not self.body.last_text:
            self.body.bylines.append(piece)
            return
        last = self.done.bodies[-1] if self.done.bodies else None
        before = self._neighbour(piece, -1)
        of_photo = last is not None and last.kind == "photo" and before is not None and before.kind in ("caption", "credit", "byline")
        body = last if of_photo else self.body or last
        if body is None:
            body = Body("photo", piece.place)
            self.done.bodies.append(body)
        body.credits.append(piece)
        body.last = max(body.last, piece.place)

    def _jump_from(self, piece: Piece) -> None:
        self._begin("text", piece.place).came_from = piece

    def _jump_to(self, piece: Piece) -> None:
        if self.body is None:
            self.done.furniture.append(piece)
            return
        self._release()
        self.body.goes_on = piece
        self.body = None

    def _notice(self, piece: Piece) -> None:
        """A notice begins with its title, whose lines before the last are known by how titles of notices open: 关于…的公告."""
        opening = next((index for index, line in enumerate(self.waiting) if line.text.startswith("关于")), len(self.waiting))
        lines = tuple(line for waiting in self.waiting[opening:] for line in waiting.lines)
        self.waiting = self.waiting[:opening]
        self._begin("notice", piece.place - len(lines)).title = replace(piece, lines=(*lines, *piece.lines))

    def _index(self, piece: Piece) -> None:
        self.done.furniture.append(piece)
        self.parted = True
