"""A body: the pieces of one article, in order, with what stands in their flow; and what gathering the pieces of a page comes to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from flows.segment.piece import Piece

BodyKind = Literal["text", "photo", "notice"]
QUESTION = re.compile("(?:问|记者|本报记者|主持人)[：:]")
LEADS_TO_QUESTIONS = re.compile("采访|专访|对话|访谈|访问|问题|解答|回答|谈|如下")


@dataclass(slots=True)
class Body:
    """The pieces of one article, in order; `first` and `last` are the places on the page where it begins and ends.

    `goes_on_from` is the body before that it may be a part of, `between` the display lines that stand between the two; `told` the
    headline over the beginning of its story on another page; `sequel` says that a head stands over it whose number follows that of a head
    before.
    """

    kind: BodyKind
    first: int
    flow: list[Piece] = field(default_factory=list)  # text, and display lines between it
    bylines: list[Piece] = field(default_factory=list)
    credits: list[Piece] = field(default_factory=list)
    came_from: Piece | None = None
    goes_on: Piece | None = None
    title: Piece | None = None  # of a notice: it stands where its body begins
    last: int = 0
    goes_on_from: int | None = None
    between: list[Piece] = field(default_factory=list)
    told: str = ""
    sequel: bool = False

    @property
    def paragraphs(self) -> list[Piece]:
        """The text, without the display lines in its flow."""
        return [piece for piece in self.flow if piece.kind != "display"]

    @property
    def text(self) -> str:
        """All its text."""
        return "\n".join(piece.text for piece in self.paragraphs)

    @property
    def last_text(self) -> Piece | None:
        """The last of its paragraphs."""
        return next((piece for piece in reversed(self.flow) if piece.kind != "display"), None)

    @property
    def breaks_off(self) -> bool:
        """Whether its last paragraph breaks off within a sentence."""
        return self.last_text is not None and self.last_text.open


@dataclass(slots=True)
class Gathered:
    """The bodies of a page, the display lines that stand in no flow, the advertisements, and what else belongs to nobody."""

    bodies: list[Body]
    loose: list[Piece]
    boxes: list[Piece]
    furniture: list[Piece]
    signatures: list[Piece]  # bylines that stand with a headline, far from its text


def begins_dialogue(text: str, before: Body) -> bool:
    """Whether questions and answers begin behind a text that has none, and does not lead to them."""
    last = before.last_text
    leads = last is not None and LEADS_TO_QUESTIONS.search(last.text)
    return bool(QUESTION.match(text)) and not leads and not any(QUESTION.match(piece.text) for piece in before.flow)
