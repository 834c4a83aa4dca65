"""Set the text of one article into the frames that it runs through."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.press.layouts import Layout
from tests.press.proof import ProofLine
from tests.press.typeset import set_paragraph


@dataclass
class Frame:
    """A frame of text: its lines in chunks, between which the extractor leaves a blank line; one may stand before the frame."""

    chunks: list[list[ProofLine]] = field(default_factory=lambda: [[]])
    gap_before: bool = True

    @property
    def is_empty(self) -> bool:
        return not any(self.chunks)


class Column:
    """The frames of one article, filled from its beginning."""

    def __init__(self, article: int, layout: Layout, chance: random.Random, *, narrow: bool) -> None:
        self.article = article
        self.layout = layout
        self.chance = chance
        self.narrow = narrow
        self.width = 0.0
        self.room = 0
        self._frames: list[Frame] = []
        self._new_frame()
        self._frames[0].gap_before = True
        self.indented = layout.indents != "lost"

    @property
    def frames(self) -> list[Frame]:
        """The frames that hold anything."""
        for frame in self._frames:
            frame.chunks = [chunk for chunk in frame.chunks if chunk]
        return [frame for frame in self._frames if not frame.is_empty]

    def _new_frame(self) -> None:
        self.width = self.layout.caption_width if self.narrow else self.chance.choice(self.layout.columns)
        self.room = self.chance.randint(*self.layout.frame_lines)
        self._frames.append(Frame(gap_before=self.chance.random() < self.layout.gap_by_frame))
        self.indented = self.layout.indents in ("kept", "spaces") or (self.layout.indents == "partly" and self.chance.random() < 0.6)

    def _widths(self) -> Iterator[float]:
        """The width of the column for each line to come; where a frame is full, that of the next."""
        while True:
            self.breaks.append(self.room <= 0)
            if self.room <= 0:
                self._new_frame()
                self.targets.append(self._frames[-1])
            else:
                self.targets.append(self._frames[-1])
            self.room -= 1
            yield self.width

    def paragraph(self, text: str, number: int, kind: str, *, torn: bool) -> None:
        """Set a paragraph; one that is `torn` goes on from another page and has no indent."""
        self.breaks: list[bool] = []
        self.targets: list[Frame] = []
        indent = 0.0 if torn else 2.0
        digit = 1.0 if self.layout.full_width_digits else 0.5
        lines = set_paragraph(text, self._widths(), indent=indent, edge=self.layout.edge, digit=digit)
        gap = self.chance.random() < self.layout.gap_by_indent and len(lines) > 1 and not torn
        gap_before = gap and self.chance.random() < 0.5
        apart = self.chance.random() < self.layout.gap_by_paragraph
        for position, line in enumerate(lines):
            by_indent = (position == 0 and (gap_before or apart)) or (position == 1 and gap and not gap_before)
            kept = "" if position or torn or not self.indented else "    " if self.layout.indents == "spaces" else "\u3000\u3000"
            self._line(ProofLine(kept + line, kind, self.article, number), self.targets[position], gap=by_indent)

    def _line(self, line: ProofLine, frame: Frame, *, gap: bool) -> None:
        if gap and frame.chunks[-1]:
            frame.chunks.append([])
        frame.chunks[-1].append(line)

    def single(self, line: str, kind: str) -> None:
        """A line by itself, with blank lines around it."""
        self._frames[-1].chunks += [[ProofLine(line, kind, self.article)], []]

    def subhead(self, lines: Sequence[str], number: int) -> None:
        """A subhead between paragraphs, with blank lines around it or without."""
        apart = self.chance.random() < self.layout.gap_by_subhead
        for line in lines:
            self._line(ProofLine(line, "subhead", self.article, number), self._frames[-1], gap=apart)
        if apart:
            self._frames[-1].chunks.append([])

    def verse(self, line: str, number: int, *, gap: bool) -> None:
        """A line of a poem, or a row of a table: it stands as it was written."""
        self._line(ProofLine(line, "body", self.article, number), self._frames[-1], gap=gap)

    def at_the_end(self, mark: str) -> None:
        """Words behind the last line of text."""
        last = next(chunk for frame in reversed(self._frames) for chunk in reversed(frame.chunks) if chunk)
        last[-1] = ProofLine(last[-1].text + mark, last[-1].kind, last[-1].article, last[-1].paragraph)
