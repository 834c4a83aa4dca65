"""Print an edition: from articles with a known structure to the text layers that PDFs of its pages would have.

What is known beforehand is what Yaowen must find again. The press knows nothing of the code under test. What varies within a page
(the columns of an article, the order of frames, which gaps an extractor leaves) is drawn from one seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tests.press.columns import Column, Frame
from tests.press.damage import damaged
from tests.press.heads import running_head, title_frames
from tests.press.layouts import Layout
from tests.press.proof import Edition, Proof, ProofLine
from tests.press.script import in_traditional
from tests.press.typeset import set_display

Article = Mapping[str, Any]
CHINESE = "零一二三四五六七八九十"


def print_edition(edition: Edition, layout: Layout, seed: int) -> list[Proof]:
    """The pages of the edition (see `as_printed`) in this layout. `edition` has the form of the files in `tests/gold`; the same seed prints
    the same.
    """
    edition = as_printed(edition, layout)
    pages = []
    for page in edition["pages"]:
        chance = random.Random(f"{seed}-{layout.name}-{page['page_no']}")
        articles = [(index, article) for index, article in enumerate(edition["articles"]) if article["page_no"] == page["page_no"]]
        lines = _Page(edition, page, layout, chance).print(articles)
        editors = tuple((name, role) for name, role in page["editors"])
        pages.append(damaged(Proof(page["page_no"], page.get("block") or "", editors, tuple(lines)), layout, chance))
    return pages


def as_printed(edition: Edition, layout: Layout) -> Edition:
    """The edition in the characters that the layout prints."""
    return in_traditional(dict(edition)) if layout.traditional else edition


@dataclass
class _Set:
    """An article as it was set: the frames of its headline and those of its text."""

    head: list[Frame]
    body: list[Frame]
    stays: bool  # the headline stands above the text on any page


@dataclass
class _Page:
    edition: Edition
    page: Mapping[str, Any]
    layout: Layout
    chance: random.Random
    boxes: list[Frame] = field(default_factory=list)

    def print(self, articles: Sequence[tuple[int, Article]]) -> list[ProofLine | None]:
        head = running_head(self.edition, self.page, self.layout)
        self.boxes = [Frame([[ProofLine(line, box["kind"]) for line in box["lines"]]]) for box in self.page.get("boxes", ())]
        frames = list(self._in_order([self._set(index, article) for index, article in articles]))
        frames = [*frames, *self.boxes]
        frames = [*frames, *head] if self.layout.head_at_foot else [*head, *frames]
        return list(self._lines(frames))

    def _lines(self, frames: Sequence[Frame]) -> Iterator[ProofLine | None]:
        """The frames with the blank lines that the extractor leaves between and within them."""
        blanks = {"some": 1, "none": 0, "every": 3}[self.layout.gaps]
        first = True
        for frame in frames:
            for number, chunk in enumerate(frame.chunks):
                if not first and (number or frame.gap_before):
                    yield from [None] * blanks
                elif not first and self.layout.gaps == "every":
                    yield None
                for position, line in enumerate(chunk):
                    if position and self.layout.gaps == "every":
                        yield None
                    yield line
                    first = False

    def _in_order(self, articles: Sequence[_Set]) -> Iterator[Frame]:
        """The frames of the articles and of their headlines, in the order in which they were drawn."""
        style = self.layout.headlines
        waiting: list[_Set] = []
        torn: list[Frame] = []  # frames still to be drawn, of an article that others were drawn into
        if style == "first":
            yield from (frame for article in articles if not article.stays for frame in article.head)
        for article in articles:
            this = self.chance.choice(["before", "behind", "pooled", "inside"]) if style == "mixed" else style
            this = "before" if article.stays else this
            if this == "before":
                yield from article.head
            body = list(article.body)
            later: list[Frame] = []
            if len(body) > 1 and article is not articles[-1] and self.chance.random() < self.layout.interleaved:
                cut = self.chance.randint(1, len(body) - 1)
                body, later = body[:cut], body[cut:]
            yield from self._with_insertions(body, article.head if this == "inside" else [])
            yield from torn
            torn = later
            if this == "behind":
                yield from article.head
            if this in ("pooled", "last"):
                waiting.append(article)
            if waiting and (article is articles[-1] or (this == "pooled" and len(waiting) >= 3)):
                yield from torn
                torn = []
                self.chance.shuffle(waiting)
                yield from (frame for one in waiting for frame in one.head)
                waiting = []
        yield from torn

    def _with_insertions(self, body: list[Frame], head: list[Frame]) -> Iterator[Frame]:
        """The frames of a text, with a box or its own headline drawn between two of them."""
        at = self.chance.randint(1, len(body) - 1) if len(body) > 1 else len(body)
        yield from body[:at]
        yield from head
        if self.boxes and len(body) > 1 and self.chance.random() < self.layout.inserted:
            yield self.boxes.pop()
        yield from (replace(frame, gap_before=True) for frame in body[at : at + 1])
        yield from body[at + 1 :]

    def _set(self, index: int, article: Article) -> _Set:
        stays = self._keeps_its_headline(article)
        head = title_frames(index, article, self.layout, self.chance)
        byline = article["byline_position"] == "line_before"
        if byline and self.layout.byline == "headline" and article["headline"]:
            head.append(Frame([[ProofLine(article["byline"], "byline", index)]]))
            byline = False
        return _Set(head, self._body(index, article, byline=byline), stays)

    def _keeps_its_headline(self, article: Article) -> bool:
        """Whether the headline stands above the body on any page: in a box, or where nothing else tells that an article begins there."""
        if article["genre"] in ("notice", "photo") or article.get("keeps_lines"):
            return True
        marked = article["byline_position"] in ("inline", "line_before") or article["continued_from"]
        return not marked and self.chance.random() >= self.layout.unmarked

    def _body(self, index: int, article: Article, *, byline: bool) -> list[Frame]:
        column = Column(index, self.layout, self.chance, narrow=article["genre"] == "photo")
        came, goes = (self._jump_mark(which, article[name]) for which, name in enumerate(("continued_from", "continues_on")))
        if came:
            column.single(came, "jump")
        if byline:
            column.single(article["byline"], "byline")
        keeps = article.get("keeps_lines", 0)
        stanzas = _ends(article.get("stanzas", ()))
        paragraphs = list(zip(article["paragraph_kinds"], article["paragraphs"], strict=True))
        for number, (kind, text) in enumerate(paragraphs, 1):
            if kind == "subhead":
                column.subhead(set_display(text, min(column.width, 14.0)), number)
            elif number > len(paragraphs) - keeps:
                column.verse(text, number, gap=number - 1 in stanzas or number == len(paragraphs) - keeps + 1)
            else:
                arrow = (
                    self.layout.caption_arrow
                    if kind == "caption"
                    and not text.startswith(("图", "左图", "上图", "右图", "下图", "圖", "左圖", "上圖", "右圖", "下圖"))
                    else ""
                )
                column.paragraph(arrow + text, number, kind, torn=number == 1 and self._begins_torn(article))
        if goes:
            in_line = goes[0] in "（【" and self.chance.random() < self.layout.jump_in_line
            column.at_the_end(goes) if in_line else column.single(goes, "jump")
        if article["byline_position"] == "line_after":
            column.single(article["byline"], "byline")
        for line in article.get("credit_lines", ()):
            column.single(line, "credit")
        return column.frames

    def _jump_mark(self, which: int, page_no: int | None) -> str:
        mark = self.layout.jumps[which].format(n=page_no, z=CHINESE[page_no]) if page_no else ""
        return in_traditional({"mark": mark})["mark"] if self.layout.traditional else mark

    def _begins_torn(self, article: Article) -> bool:
        """Whether the part of the story on the page before breaks off within a sentence."""
        parts = [
            part
            for part in self.edition["articles"]
            if part["page_no"] == article["continued_from"]
            and part["continues_on"] == article["page_no"]
            and part.get("story") == article.get("story")
        ]
        return bool(parts) and parts[0]["paragraphs"][-1][-1] not in "。！？”…"


def _ends(lengths: Sequence[int]) -> set[int]:
    """How many lines stand before each stanza but the first."""
    ends, before = set(), 0
    for length in lengths:
        before += length
        ends.add(before)
    return ends
