"""Reads gold in which names and quotations are marked in the text; the form and its conventions are in `tests/specs/names/README.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

KINDS = {"per": "person", "org": "organisation", "loc": "place", "work": "work", "prog": "programme"}
MARK = re.compile(r'<(?P<close>/)?(?P<tag>per|org|loc|work|prog|say)(?P<said>(?:\s+[a-z]+="[^"]*")*)\s*>')
SAID = re.compile(r'([a-z]+)="([^"]*)"')
KNOWN = {"per": {"title", "aff", "name"}, "loc": {"code", "name"}, "say": {"by", "title", "cue"}}


@dataclass(frozen=True)
class Marked:
    """One mark: what it is, where it stands, and what is said of it."""

    tag: str
    paragraph_no: int
    start: int
    end: int
    surface: str
    said: dict[str, str]


@dataclass(frozen=True)
class MarkedArticle:
    """An article with its marks; `head` has paper, date, headline and what else stands above it."""

    name: str
    head: dict[str, str]
    paragraphs: tuple[str, ...]
    marks: tuple[Marked, ...] = field(default=())

    @property
    def issue_date(self) -> date:
        return date.fromisoformat(self.head["date"])

    @property
    def topics(self) -> list[str]:
        return [topic.strip() for topic in re.split("[;；]", self.head.get("topics", "")) if topic.strip()]


def read_marked(file: Path) -> MarkedArticle:
    """The article of a file; ValueError, with file and paragraph, where a mark is not closed, not known or crosses another."""
    head, _, body = file.read_text(encoding="utf-8").partition("\n---\n")
    said = dict(line.split(":", 1) for line in head.splitlines() if line.strip())
    marks: list[Marked] = []
    paragraphs = []
    for number, line in enumerate((line.strip() for line in body.splitlines() if line.strip()), 1):
        try:
            text, found = _unmarked(line, number)
        except ValueError as problem:
            raise ValueError(f"{file}: paragraph {number}: {problem}") from problem
        paragraphs.append(text)
        marks += found
    return MarkedArticle(
        f"{file.parent.name}/{file.stem}", {key.strip(): value.strip() for key, value in said.items()}, tuple(paragraphs), tuple(marks)
    )


def articles_of(folder: Path) -> Iterator[MarkedArticle]:
    """Every article of a folder of gold, a folder for each author."""
    return map(read_marked, sorted(folder.glob("*/*.txt")))


def _unmarked(line: str, number: int) -> tuple[str, list[Marked]]:
    text, last = "", 0
    opened: list[tuple[str, int, dict[str, str]]] = []
    marks = []
    for mark in MARK.finditer(line):
        text += line[last : mark.start()]
        last = mark.end()
        if not mark["close"]:
            said = dict(SAID.findall(mark["said"]))
            if unknown := said.keys() - KNOWN.get(mark["tag"], {"name"}):
                raise ValueError(f"<{mark['tag']}> has no attribute {', '.join(unknown)}")
            if any(tag != "say" for tag, _, _ in opened):
                raise ValueError(f"<{mark['tag']}> stands within another name")
            opened.append((mark["tag"], len(text), said))
            continue
        if not opened or opened[-1][0] != mark["tag"]:
            raise ValueError(f"</{mark['tag']}> closes nothing")
        tag, start, said = opened.pop()
        marks.append(Marked(tag, number, start, len(text), text[start:], said))
    text += line[last:]
    if opened or "<" in text or ">" in text:
        raise ValueError(f"not closed, or no mark: {opened[-1][0] if opened else text[max(text.find('<'), text.find('>')) :][:20]}")
    return text, sorted(marks, key=lambda one: (one.start, -one.end))
