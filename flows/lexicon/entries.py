"""What a row of each dictionary means: one class a file, its fields in the order of the file's columns.

A field typed `str` must be filled, `str | None` may be empty, a `Literal` says which words are allowed. `key` names the columns
that make a row unique; `refers` names columns whose value must be a key of another file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a dictionary file."""

    key: ClassVar[tuple[str, ...]]
    refers: ClassVar[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Furniture(Entry):
    """A word that belongs to the printed page and not to an article: a masthead's suffix, a section, the frame of a running head."""

    key: ClassVar = ("surface", "kind")
    surface: str
    kind: Literal["paper_suffix", "section", "notice", "advertisement", "index", "column", "opinion", "imprint", "dialogue"]


@dataclass(frozen=True, slots=True)
class HeadlineWord(Entry):
    """A word that tells what a line of a headline does: opens a phrase without a subject, names who acts, says how it came out."""

    key: ClassVar = ("surface", "kind")
    surface: str
    kind: Literal["opener", "actor", "outcome"]


@dataclass(frozen=True, slots=True)
class Role(Entry):
    """A word for what somebody did for a page or an article, as bylines and running heads print it."""

    key: ClassVar = ("role",)
    role: str
    kind: Literal["reporter", "correspondent", "photographer", "author", "editor"]


@dataclass(frozen=True, slots=True)
class Unit(Entry):
    """A unit as printed, with its code: ISO 4217 for money, UCUM for measures, UCUM annotation style ({户}) for counters."""

    key: ClassVar = ("unit",)
    unit: str
    unit_code: str
    dimension: Literal[
        "money",
        "count",
        "per_cent",
        "percentage_point",
        "length",
        "area",
        "mass",
        "volume",
        "duration",
        "age",
        "temperature",
        "energy",
        "ratio",
    ]
    english: str


@dataclass(frozen=True, slots=True)
class Place(Entry):
    """A country, or a division of China: adcode is ISO 3166 alpha-2, or the six- or nine-digit code of the division."""

    key: ClassVar = ("adcode",)
    adcode: str
    name: str
    level: Literal["country", "province", "city", "county", "street"]
    parent: str | None


@dataclass(frozen=True, slots=True)
class PlaceName(Entry):
    """Another name that papers print for a place."""

    key: ClassVar = ("name", "adcode")
    refers: ClassVar = {"adcode": "places"}
    name: str
    adcode: str


@dataclass(frozen=True, slots=True)
class Surname(Entry):
    """A Chinese surname, and how common it is among ten thousand names (a ranking, no census)."""

    key: ClassVar = ("surname",)
    surname: str
    frequency: float


@dataclass(frozen=True, slots=True)
class TopicEntry(Entry):
    """A topic of the taxonomy; a topic without a parent is a heading."""

    key: ClassVar = ("topic_id",)
    refers: ClassVar = {"parent_id": "topics"}
    topic_id: str
    parent_id: str | None
    name: str
    english: str


@dataclass(frozen=True, slots=True)
class TopicTerm(Entry):
    """A word that speaks for a topic, and how strongly."""

    key: ClassVar = ("term", "topic_id")
    refers: ClassVar = {"topic_id": "topics"}
    term: str
    topic_id: str
    weight: float
