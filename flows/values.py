"""What travels: the frozen values that the steps hand to one another.

A page comes in as `Page`, is cut into `Region`s and `Article`s, and an article is described by `Tags`.
Offsets are 0-based, end exclusive, and count characters; lines are numbered from 1, as an editor shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

LINE_END = re.compile(r"\r\n|\r|\n")

RegionKind = Literal[
    "running_head",
    "kicker",
    "headline",
    "subtitle",
    "subhead",
    "byline",
    "jump",
    "body",
    "caption",
    "credit",
    "furniture",
    "advertisement",
    "unassigned",
]
ParagraphKind = Literal["body", "subhead", "caption"]
Genre = Literal["news", "feature", "photo", "brief", "commentary", "notice"]
MentionKind = Literal["person", "organisation", "place", "work", "programme"]
TimeKind = Literal["point", "range", "duration", "recurring"]
NumeralClass = Literal["figure", "time", "ordinal", "name", "telephone", "page", "idiom", "indefinite"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: its path as it was given, the whole path, and what tells whether it was written since."""

    path: str
    whole_path: str
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that stands unbroken in the source file: `length` characters, at `offset` here, at `source_offset` there."""

    offset: int
    source_offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page without its end: its number in the source file, and where it begins in the page's text."""

    number: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody named for work on a page or an article; `role` as printed (记者, 通讯员, 摄, 责编 …)."""

    name: str
    role: str
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page: its text layer, and what is known of where and when it was printed.

    `source_text` is what the file said; `text` is the same with its characters repaired, and `spans` tie the two together.
    `head_lines` are the numbers of the lines that say which page this is and who made it: they belong to no article.
    """

    source_path: str
    source_format: str
    source_sha256: str
    source_text: str
    text: str
    spans: tuple[Span, ...]
    paper: str | None = None
    issue_date: date | None = None
    weekday: str | None = None
    block: str = ""
    page_no: int | None = None
    section: str | None = None
    editors: tuple[Credit, ...] = ()
    head_lines: tuple[int, ...] = ()

    @property
    def page_id(self) -> str:
        """The page's key: paper, day and number where all three are known, else the beginning of the content's hash."""
        if self.paper and self.issue_date and self.page_no is not None:
            return f"{self.paper}-{self.issue_date:%Y%m%d}-{self.block}{self.page_no:02d}"
        return f"page-{self.source_sha256[:12]}"

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text, blank ones too, numbered as an editor numbers those of the source file."""
        return tuple(self._lines(blank_too=True))

    @property
    def printed_lines(self) -> tuple[Line, ...]:
        """The lines that are not blank."""
        return tuple(self._lines(blank_too=False))

    def _lines(self, *, blank_too: bool) -> Iterator[Line]:
        first = len(LINE_END.findall(self.source_text, 0, self.spans[0].source_offset)) + 1 if self.spans else 1
        start = 0
        for number, text in enumerate(LINE_END.split(self.text), first):
            if blank_too or (text and not text.isspace()):
                yield Line(number, start, text)
            start += len(text)
            start += 2 if self.text.startswith("\r\n", start) else 1

    @property
    def edition(self) -> tuple[str, str]:
        """What the pages of one day's paper have in common; a page that does not know its day stands alone."""
        if self.paper and self.issue_date:
            return (self.paper, self.issue_date.isoformat())
        return ("", self.page_id)


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that could not be taken in: which file, at which step, why, and what mends it."""

    source_path: str
    step: str
    reason: str
    detail: str
    source_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `first_line` to `last_line` (inclusive) of a page, all of one kind and of one article, or of none."""

    first_line: int
    last_line: int
    kind: RegionKind
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the paper printed it, unwrapped; `spans` lead each stretch of it back to the source."""

    paragraph_no: int
    kind: ParagraphKind
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article, or the part of one that stands on this page."""

    article_id: str
    page_id: str
    ordinal: int
    genre: Genre
    paragraphs: tuple[Paragraph, ...]
    kicker: str | None = None
    headline: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credits: tuple[Credit, ...] = ()
    continued_from: int | None = None
    continues_on: int | None = None
    story_id: str = ""
    story_headline: str | None = None
    headline_confidence: float | None = None
    headline_evidence: str | None = None

    @property
    def body(self) -> str:
        """All paragraphs, subheads and captions with them, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def subheads(self) -> tuple[str, ...]:
        """The subheads, in order."""
        return tuple(p.text for p in self.paragraphs if p.kind == "subhead")


@dataclass(frozen=True, slots=True)
class Segmented:
    """A page cut up: its articles, and a region for every line that is not blank."""

    page: Page
    articles: tuple[Article, ...]
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text; `name` is the fullest form that the article gives for it."""

    paragraph_no: int
    start: int
    end: int
    surface: str
    kind: MentionKind
    name: str
    title: str | None = None
    affiliation: str | None = None
    adcode: str | None = None
    entity_id: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech within one paragraph, its quotation marks included."""

    paragraph_no: int
    start: int
    end: int
    text: str
    speaker: str | None = None
    speaker_title: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that the article reports; the meaning of each field stands in `flows/load/schema.py`."""

    figure_no: int
    paragraph_no: int
    start: int
    end: int
    surface: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    unit_code: str
    dimension: str
    modifier: str
    role: str
    statement_no: int
    measure: str | None = None
    subject: str | None = None
    rate_per: str | None = None
    direction: str | None = None
    basis: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    ambiguity: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time that the text names, resolved against the issue date; a time that cannot be resolved has no dates."""

    time_no: int
    paragraph_no: int
    start: int
    end: int
    surface: str
    kind: TimeKind
    from_date: date | None
    to_date: date | None
    granularity: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of the text, and what it was taken for."""

    paragraph_no: int
    start: int
    end: int
    surface: str
    numeral_class: NumeralClass
    figure_no: int | None = None
    time_no: int | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the article, with the words that decided and how strongly (0..1)."""

    topic_id: str
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """All that was found in one article."""

    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    times: tuple[Time, ...] = ()
    topics: tuple[Topic, ...] = ()
    event_from: date | None = None
    event_to: date | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A page with all that was found on it; `tags` go with the articles, one for each."""

    page: Page
    articles: tuple[Article, ...]
    regions: tuple[Region, ...]
    tags: tuple[Tags, ...]


def character_count(text: str) -> int:
    """How many characters of the text are no white space: what is counted of pages, regions and articles."""
    return len("".join(text.split()))
