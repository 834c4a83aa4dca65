"""Print an edition: from articles with a known structure to the text layers that PDFs of its pages would have.

What is known beforehand is what Yaowen must find again. The press knows nothing of the code under test. What varies within a page
(the columns of an article, the order of frames, which gaps an extractor leaves) is drawn from one seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.press.layouts import Layout
from tests.press.typeset import set_display, set_paragraph

Article = Mapping[str, Any]
FULL_WIDTH_DIGITS = str.maketrans("0123456789%", "０１２３４５６７８９％")


def print_edition(edition: Mapping[str, Any], layout: Layout, seed: int) -> dict[int, str]:
    """The text layer of every page of the edition, by page number. `edition` has the form of the files in `tests/gold`."""
    pages = {}
    for page in edition["pages"]:
        articles = [article for article in edition["articles"] if article["page_no"] == page["page_no"]]
        chance = random.Random(f"{seed}-{layout.name}-{page['page_no']}")
        pages[page["page_no"]] = _Page(edition, page, layout, chance).print(articles)
    return pages


@dataclass
class _Page:
    edition: Mapping[str, Any]
    page: Mapping[str, Any]
    layout: Layout
    chance: random.Random
    frames: list[list[str]] = field(default_factory=list)

    def print(self, articles: Sequence[Article]) -> str:
        head = self._running_head()
        frames = [frame for frames in self._in_order(articles) for frame in frames]
        frames = [*frames, head] if self.layout.running_head == "foot" else [head, *frames]
        text = ("\n\n" if self.layout.blank_lines else "\n").join("\n".join(frame) for frame in frames if frame) + "\n"
        return text.translate(FULL_WIDTH_DIGITS) if self.layout.full_width_digits else text

    def _running_head(self) -> list[str]:
        day = date.fromisoformat(self.edition["issue_date"])
        printed = f"{day.year}年{day.month}月{day.day}日 {self.edition['weekday']}"
        editors = " ".join(f"{role}：{name}" for name, role in self.page["editors"])
        number, section = self.page["page_no"], self.page["section"]
        if number == 1:
            return [self.edition["paper"], printed, "国内统一连续出版物号 CN 00-0000 第10021号 今日4版", editors]
        match self.layout.running_head:
            case "one_line":
                return [f"{number:02d} {section} {printed} {editors}"]
            case "lettered":
                return [f"A{number:02d}", section, printed, editors]
            case "foot":
                return [f"第{number}版 {section}", f"{printed} {editors}"]
        return [f"{number} {section}", f"{printed} {editors}"]

    def _in_order(self, articles: Sequence[Article]) -> Iterator[list[list[str]]]:
        """The frames of the articles and of their headlines, in the order in which they were drawn."""
        style = self.layout.headlines
        if style == "first":
            yield from (self._headline(article) for article in articles if not _keeps_its_headline(article))
        waiting: list[Article] = []
        for article in articles:
            this = self.chance.choice(["before", "behind", "pooled"]) if style == "mixed" else style
            if _keeps_its_headline(article) or this == "before":
                yield from (self._headline(article), self._body(article))
            elif this == "behind":
                yield from (self._body(article), self._headline(article))
            else:
                yield self._body(article)
                waiting += [article] if this == "pooled" else []
            if len(waiting) >= 3 or (waiting and article is articles[-1]):
                self.chance.shuffle(waiting)
                yield from (self._headline(one) for one in waiting)
                waiting = []

    def _headline(self, article: Article) -> list[list[str]]:
        lines = [
            line
            for text in (article["kicker"], article["headline"], article["subtitle"])
            if text
            for line in set_display(text, self.layout.display_width)
        ]
        frames: list[list[str]] = []
        for line in lines:
            if frames and self.chance.random() >= self.layout.gap_by_display:
                frames[-1].append(line)
            else:
                frames.append([line])
        return frames

    def _body(self, article: Article) -> list[list[str]]:
        column = _Column(self.layout, self.chance, narrow=article["genre"] == "photo")
        if article["continued_from"]:
            column.single(self.layout.jump_marks[0].format(article["continued_from"]))
        if article["byline_position"] == "line_before":
            column.single(article["byline"])
        for number, (kind, text) in enumerate(zip(article["paragraph_kinds"], article["paragraphs"], strict=True)):
            torn = number == 0 and self._begins_torn(article)
            if kind == "subhead":
                for line in set_display(text, min(column.width, 14.0)):
                    column.single(line)
            else:
                column.paragraph(("▲" if kind == "caption" and number == 0 and not text.startswith("图") else "") + text, torn=torn)
        if article["continues_on"]:
            mark = self.layout.jump_marks[1].format(article["continues_on"])
            column.at_the_end(mark) if self.layout.jump_in_line and mark[0] == "（" else column.single(mark)
        if article["byline_position"] == "line_after" and article["genre"] != "photo":
            column.single(article["byline"])
        for line in _photo_credit(article):
            column.single(line)
        return column.frames

    def _begins_torn(self, article: Article) -> bool:
        """Whether the part of the story on the page before breaks off within a sentence."""
        parts = [
            part
            for part in self.edition["articles"]
            if part["page_no"] == article["continued_from"] and part["continues_on"] == article["page_no"]
        ]
        return bool(parts) and parts[0]["paragraphs"][-1][-1] not in "。！？”…"


def _keeps_its_headline(article: Article) -> bool:
    """Whether the headline stands above the body on any page: in a box, or where nothing else tells that an article begins there."""
    boxed = article["genre"] in ("notice", "photo")
    return boxed or (article["byline_position"] in (None, "line_after") and not article["continued_from"])


def _photo_credit(article: Article) -> list[str]:
    """甲 and 乙, named as reporter and correspondent and as photographers, as captions credit them."""
    if article["genre"] != "photo":
        return []
    photographers = [name for name, role in article["credits"] if role == "摄"]
    roles = {name: role for name, role in article["credits"] if role != "摄"}
    lines = [f"{'本报' if roles.get(name) == '记者' else ''}{roles.get(name, '')} {name}".strip() for name in photographers]
    return [*lines[:-1], f"{lines[-1]} 摄"] if lines else []


class _Column:
    """The frames that the text of one article runs through."""

    def __init__(self, layout: Layout, chance: random.Random, *, narrow: bool) -> None:
        self.layout = layout
        self.chance = chance
        self.narrow = narrow
        self.frames: list[list[str]] = []
        self.width = 0.0
        self.room = 0
        self._new_frame()

    def _new_frame(self) -> None:
        self.width = self.layout.caption_width if self.narrow else self.chance.choice(self.layout.columns)
        self.room = self.chance.randint(*self.layout.frame_lines)

    def _widths(self) -> Iterator[float]:
        """The width of the column for each line to come; where a frame is full, that of the next."""
        while True:
            if self.room <= 0:
                self._new_frame()
                self.breaks.append(True)
            else:
                self.breaks.append(False)
            self.room -= 1
            yield self.width

    def paragraph(self, text: str, *, torn: bool) -> None:
        """Set a paragraph; one that is `torn` goes on from another page and has no indent."""
        self.breaks: list[bool] = []
        lines = set_paragraph(text, self._widths(), indent=0.0 if torn else 2.0)
        if self.layout.keeps_indent and not torn:
            lines[0] = "\u3000\u3000" + lines[0]
        gap = self.chance.random() < self.layout.gap_by_indent and len(lines) > 1 and not torn
        gap_before = gap and self.chance.random() < 0.5
        for number, line in enumerate(lines):
            new_frame = self.breaks[number] and self.chance.random() < self.layout.gap_by_frame
            by_indent = (number == 0 and gap_before) or (number == 1 and gap and not gap_before)
            self._line(line, gap=new_frame or by_indent)

    def _line(self, line: str, *, gap: bool) -> None:
        if gap or not self.frames:
            self.frames.append([line])
        else:
            self.frames[-1].append(line)

    def single(self, line: str) -> None:
        """A line by itself, with blank lines around it."""
        self.frames.append([line])
        self.frames.append([])

    def at_the_end(self, mark: str) -> None:
        """Words behind the last line of text."""
        self.frames[-1][-1] += mark
