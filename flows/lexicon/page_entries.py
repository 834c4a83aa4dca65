"""What a row means of the dictionaries that pages are cleaned and segmented by: characters, furniture, boxes, headlines, roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from flows.lexicon.entry import Character, Entry


@dataclass(frozen=True, slots=True)
class GlyphVariant(Entry):
    """A character that extraction puts in place of another one of the same shape."""

    key: ClassVar = ("character",)
    character: Character
    stands_for: str
    kind: Literal["radical", "vertical"]


@dataclass(frozen=True, slots=True)
class PrivateCharacter(Entry):
    """A private-use character that is known to stand for another, and the standard or the font in which it does."""

    key: ClassVar = ("character",)
    character: Character
    stands_for: str
    font: str


@dataclass(frozen=True, slots=True)
class TraditionalCharacter(Entry):
    """A traditional character, and the simplified one that the mainland prints for it: anywhere, or on pages in traditional characters
    only."""

    key: ClassVar = ("traditional",)
    traditional: str
    simplified: str
    where: Literal["anywhere", "in_traditional"]


@dataclass(frozen=True, slots=True)
class Furniture(Entry):
    """A word that belongs to the printed page and not to an article: a masthead's suffix, a section, the frame of a running head."""

    key: ClassVar = ("surface", "kind")
    surface: str
    kind: Literal[
        "paper_suffix", "section", "notice", "advertisement", "index", "column", "opinion", "imprint", "dialogue", "roundup", "opening"
    ]


@dataclass(frozen=True, slots=True)
class BoxWord(Entry):
    """A word of boxes that belong to no article; `strength` 2 for one that is seldom anywhere else, 1 for the others."""

    key: ClassVar = ("surface",)
    surface: str
    kind: Literal["advertisement", "weather", "imprint"]
    strength: int


@dataclass(frozen=True, slots=True)
class HeadlineWord(Entry):
    """A word that tells what a line of a headline does: opens a phrase without a subject, names who acts, says how it came out, what kind
    of text stands below it, or who was there."""

    key: ClassVar = ("surface", "kind")
    surface: str
    kind: Literal["opener", "actor", "outcome", "report", "attended"]


@dataclass(frozen=True, slots=True)
class Role(Entry):
    """A word for what somebody did for a page or an article, as bylines and running heads print it."""

    key: ClassVar = ("role",)
    role: str
    kind: Literal["reporter", "correspondent", "photographer", "author", "editor"]
