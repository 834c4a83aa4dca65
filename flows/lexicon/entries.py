"""What a row of each dictionary means that texts are tagged by: one class a file, its fields in the order of the file's columns.

A field typed `str` must be filled, `str | None` may be empty, a `Literal` says which words are allowed. `key` names the columns
that make a row unique; `refers` names columns whose value must be a key of another file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from flows.lexicon.entry import Entry


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
        "power",
        "information",
        "ratio",
        "other",
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
class FormerPlace(Entry):
    """A county, city or district that is no more, by the code that it had; `parent` is the city or province that it was in."""

    key: ClassVar = ("adcode",)
    refers: ClassVar = {"parent": "places"}
    adcode: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class ForeignCity(Entry):
    """A city, state or region abroad, and the code of its country."""

    key: ClassVar = ("name",)
    refers: ClassVar = {"country": "places"}
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Surname(Entry):
    """A Chinese surname, and how common it is among ten thousand names (a ranking, no census)."""

    key: ClassVar = ("surname",)
    surname: str
    frequency: float


@dataclass(frozen=True, slots=True)
class Title(Entry):
    """A title or trade that stands before a name, a form of address behind a surname, or who somebody is to another."""

    key: ClassVar = ("title", "kind")
    title: str
    kind: Literal["office", "trade", "resident", "address", "neighbour", "kin"]


@dataclass(frozen=True, slots=True)
class OrganisationSuffix(Entry):
    """An ending of the names of bodies; a weak one needs a place or an authority at the beginning of the name.

    Before the characters of `not_before` it is part of another word (科技城, 学校).
    """

    key: ClassVar = ("suffix",)
    suffix: str
    kind: Literal["strong", "weak"]
    not_before: str | None


@dataclass(frozen=True, slots=True)
class Organisation(Entry):
    """A body that is known by name."""

    key: ClassVar = ("name",)
    name: str


@dataclass(frozen=True, slots=True)
class Law(Entry):
    """A law or code by the name that is printed without 《》."""

    key: ClassVar = ("name",)
    name: str


@dataclass(frozen=True, slots=True)
class PlaceSuffix(Entry):
    """An ending of the names of places, how many characters may stand before it, and characters behind it that make it another word."""

    key: ClassVar = ("suffix",)
    suffix: str
    longest: int
    not_before: str | None


@dataclass(frozen=True, slots=True)
class NameBound(Entry):
    """A word that no name of a body or a place reaches over to the left, or a longer one with such a word inside that names may hold."""

    key: ClassVar = ("word",)
    word: str
    kind: Literal["bound", "inside"]


@dataclass(frozen=True, slots=True)
class ProgrammeHead(Entry):
    """A word beside a named programme: a verb before it, or the noun that it ends with."""

    key: ClassVar = ("word", "kind")
    word: str
    kind: Literal["creating", "head", "event"]


@dataclass(frozen=True, slots=True)
class SpeechCue(Entry):
    """A verb that somebody is quoted with."""

    key: ClassVar = ("cue",)
    cue: str


@dataclass(frozen=True, slots=True)
class FalseName(Entry):
    """A word that looks like a name of this kind and is none."""

    key: ClassVar = ("word", "kind")
    word: str
    kind: Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True)
class TopicEntry(Entry):
    """A topic of the taxonomy; a topic without a parent is a heading. `iptc` is the code of the Media Topic of the IPTC nearest to it."""

    key: ClassVar = ("topic_id",)
    refers: ClassVar = {"parent_id": "topics"}
    topic_id: str
    parent_id: str | None
    name: str
    english: str
    iptc: str | None


@dataclass(frozen=True, slots=True)
class TopicTerm(Entry):
    """A word that speaks for a topic, and how strongly."""

    key: ClassVar = ("term", "topic_id")
    refers: ClassVar = {"topic_id": "topics"}
    term: str
    topic_id: str
    weight: float


@dataclass(frozen=True, slots=True)
class NumberModifier(Entry):
    """A word at a number that says how exact it is; characters of `not_after` or `not_before` beside it make it another word."""

    key: ClassVar = ("surface", "side")
    surface: str
    side: Literal["before", "after_number", "after_unit"]
    modifier: Literal["over", "nearly", "about", "at_least", "at_most"]
    bare: Literal["yes", "no"]
    not_after: str | None
    not_before: str | None


@dataclass(frozen=True, slots=True)
class NumeralWord(Entry):
    """A word or phrase with a numeral character in it that reports no quantity; `word` says that there is no numeral in it at all."""

    key: ClassVar = ("word",)
    word: str
    numeral_class: Literal["word", "idiom", "name", "ordinal", "indefinite"]


@dataclass(frozen=True, slots=True)
class NumeralIdiom(Entry):
    """An idiom with a numeral character in it (一波三折)."""

    key: ClassVar = ("idiom",)
    idiom: str


@dataclass(frozen=True, slots=True)
class NumeralNeighbour(Entry):
    """What stands right before or behind a numeral and makes it no quantity; `figure` where a longer word makes it one (支队伍)."""

    key: ClassVar = ("surface", "side")
    surface: str
    side: Literal["before", "after"]
    script: Literal["any", "arabic", "chinese"]
    numeral_class: Literal["ordinal", "name", "telephone", "page", "indefinite", "time", "figure"]


@dataclass(frozen=True, slots=True)
class OneCount(Entry):
    """A word before 一 and a counter by which the one is the news and no introduction; `measures` only with units that measure."""

    key: ClassVar = ("word",)
    word: str
    counts: Literal["anything", "measures"]


@dataclass(frozen=True, slots=True)
class ChangeWord(Entry):
    """A word of change, and which way it goes; a verb without a direction says that the figure behind it is no change."""

    key: ClassVar = ("word",)
    word: str
    kind: Literal["verb", "reach", "adjective", "noun"]
    direction: Literal["up", "down", "none"]


@dataclass(frozen=True, slots=True)
class ComparisonWord(Entry):
    """A word that names what a change is compared with, that opens or closes a phrase that does, or a verb that compares (高于, 落后)."""

    key: ClassVar = ("surface",)
    surface: str
    kind: Literal["fixed", "opener", "closer", "above", "below"]
    not_after: str | None
    not_before: str | None


@dataclass(frozen=True, slots=True)
class FigureLink(Entry):
    """A word between a measure and its figure: the degree of a change (大幅), or a verb of level (达到)."""

    key: ClassVar = ("word",)
    word: str
    kind: Literal["degree", "link"]


@dataclass(frozen=True, slots=True)
class TargetWord(Entry):
    """A word that makes what follows in the sentence a goal, that says that it is so already, or of what holds whenever it is said."""

    key: ClassVar = ("word",)
    word: str
    kind: Literal["goal", "achieved", "holds"]


@dataclass(frozen=True, slots=True)
class EarlierWord(Entry):
    """A word that says of a level that it was so before (原, 过去); `alone` if a later level needs no verb to be that which it went to."""

    key: ClassVar = ("word",)
    word: str
    alone: Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class RateWord(Entry):
    """A word that says by what a figure is counted (日均 → 日)."""

    key: ClassVar = ("word",)
    word: str
    per: str


@dataclass(frozen=True, slots=True)
class MeasureNoun(Entry):
    """A noun for what is measured; a prefix belongs to the noun behind it, a head makes a measure of the word that it ends."""

    key: ClassVar = ("word",)
    word: str
    kind: Literal["noun", "prefix", "head"]


@dataclass(frozen=True, slots=True)
class CountedNoun(Entry):
    """A noun for what is counted."""

    key: ClassVar = ("word",)
    word: str


@dataclass(frozen=True, slots=True)
class NounBound(Entry):
    """A word that a noun phrase before its number does not reach over."""

    key: ClassVar = ("word",)
    word: str


@dataclass(frozen=True, slots=True)
class TimeWord(Entry):
    """A word of time; `offset` in years, months, weeks or days, from the day of issue, or (that_…) from the time named before."""

    key: ClassVar = ("word",)
    word: str
    kind: Literal[
        "year", "season_year", "month", "week", "day", "day_part", "part_of_day", "now", "that_year", "that_month", "that_week", "that_day"
    ]
    offset: int
    not_after: str | None
    not_before: str | None


@dataclass(frozen=True, slots=True)
class CalendarPart(Entry):
    """A part of a year (`first` and `last` are months, 13 and 14 those of the year after) or of a month (days)."""

    key: ClassVar = ("word", "of")
    word: str
    of: Literal["year", "month"]
    granularity: Literal["year", "half_year", "quarter", "season", "year_part", "month_part"]
    first: int
    last: int
    bare: Literal["yes", "no"]
    not_before: str | None


@dataclass(frozen=True, slots=True)
class PlanPeriod(Entry):
    """A five-year plan by its name (十四五), and the years that it is for."""

    key: ClassVar = ("name",)
    name: str
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Festival(Entry):
    """A festival or solar term by its calendar: solar, lunar (day 30 is the last of its month), or term, of which `day` is the number."""

    key: ClassVar = ("name",)
    name: str
    calendar: Literal["solar", "lunar", "term"]
    month: int
    day: int
    not_after: str | None
    not_before: str | None


@dataclass(frozen=True, slots=True)
class Era(Entry):
    """An event that papers count from (建国以来); `first_day` as 1949-10-01."""

    key: ClassVar = ("name",)
    name: str
    first_day: str
