"""How well people, organisations, places, works, programmes, quotations and topics are found. Form and conventions of the gold stand in
`tests/specs/names/README.md`.

Each article is tagged by itself. Names are compared by exact span; what is said of them (title, affiliation, code, speaker) counts as right
only where the span is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.table import Table

from flows.lexicon import Lexicon
from flows.tag import tag
from flows.values import Article, Page, Paragraph, Tags
from tests.evaluation.measure import Score, Summed, score
from tests.gold.marked import KINDS, Marked, MarkedArticle

TESTS = Path(__file__).parents[1]
SETS = {
    "looked at": TESTS / "specs" / "names",
    "held out": TESTS / "evaluation" / "names_held_out",
    "editions, looked at": TESTS / "specs" / "names_editions",
    "hard, looked at": TESTS / "specs" / "names_hard",
    "hard, held out": TESTS / "evaluation" / "names_hard_held_out",
}
Place = tuple[int, int, int]


@dataclass(frozen=True)
class Reading(Summed):
    """One article as it was read: what was found of what was expected, measure by measure."""

    people: Score = field(default_factory=Score)
    people_told: Score = field(default_factory=Score)
    organisations: Score = field(default_factory=Score)
    places: Score = field(default_factory=Score)
    codes: Score = field(default_factory=Score)
    works: Score = field(default_factory=Score)
    names: Score = field(default_factory=Score)
    quotes: Score = field(default_factory=Score)
    speakers: Score = field(default_factory=Score)
    first_topic: Score = field(default_factory=Score)
    topics: Score = field(default_factory=Score)
    about: Score = field(default_factory=Score)


# A share of what was found that is right, and not an F1.
SHARES = ("codes", "names", "first_topic", "about")
ROWS = {
    "people": "people: span",
    "people_told": "people: span, title, affiliation",
    "organisations": "organisations: span",
    "places": "places: span",
    "codes": "places found: code right (share)",
    "works": "works and programmes: span",
    "names": "names found: full name right (share)",
    "quotes": "quotations: span",
    "speakers": "quotations: span and speaker",
    "first_topic": "topics: first right (share)",
    "topics": "topics: set",
    "about": "place that it is about right (share)",
}


def tagged(gold: MarkedArticle, lexicon: Lexicon) -> Tags:
    """What the taggers find in the article."""
    paragraphs = tuple(Paragraph(number, "body", text, ()) for number, text in enumerate(gold.paragraphs, 1))
    head = {name: gold.head.get(name) or None for name in ("kicker", "headline", "subtitle")}
    article = Article("a", "p", 1, "news", paragraphs, **head)
    page = Page("p", "text/utf-8", "0" * 64, "", "", (), paper=gold.head["paper"], issue_date=gold.issue_date, page_no=1)
    return tag(article, page, lexicon)


def read(gold: MarkedArticle, lexicon: Lexicon) -> Reading:
    """The article as it is read, beside its gold."""
    tags = tagged(gold, lexicon)
    people, quotes = _marks(gold, "per"), _marks(gold, "say")
    topic_names = {topic.topic_id: topic.name for topic in lexicon.topics}
    topics = [topic_names[topic.topic_id] for topic in tags.topics]
    found_people = [one for one in tags.mentions if one.kind == "person"]
    return Reading(
        people=_spans(tags, people, "person"),
        people_told=score(
            ((one.paragraph_no, one.start, one.end, one.title or "", one.affiliation or "") for one in found_people),
            ((*_place(one), one.said.get("title", ""), one.said.get("aff", "")) for one in people),
        ),
        organisations=_spans(tags, _marks(gold, "org"), "organisation"),
        places=_spans(tags, _marks(gold, "loc"), "place"),
        codes=_share({_place(one): one.said["code"] for one in _marks(gold, "loc") if "code" in one.said}, tags, "adcode"),
        works=_spans(tags, _marks(gold, "work", "prog"), "work", "programme"),
        names=_share({_place(one): one.said.get("name", one.surface) for one in _marks(gold, *KINDS)}, tags, "name"),
        quotes=score(((one.paragraph_no, one.start, one.end) for one in tags.quotes), map(_place, quotes)) if quotes else Score(),
        speakers=_speakers(tags, quotes) if quotes else Score(),
        # Where the gold names no topic, neither topics nor the place that it is about were judged.
        first_topic=score(topics[:1], gold.topics[:1]) if gold.topics else Score(),
        topics=score(topics, gold.topics) if gold.topics else Score(),
        about=score([tags.about or ""], [gold.head.get("about", "")]) if gold.topics else Score(),
    )


def _speakers(tags: Tags, expected: Sequence[Marked]) -> Score:
    return score(
        ((one.paragraph_no, one.start, one.end, one.speaker or "") for one in tags.quotes),
        ((*_place(one), one.said.get("by", "")) for one in expected),
    )


def _marks(gold: MarkedArticle, *tags: str) -> list[Marked]:
    return [one for one in gold.marks if one.tag in tags]


def _place(one: Marked) -> Place:
    return one.paragraph_no, one.start, one.end


def _spans(tags: Tags, expected: Sequence[Marked], *kinds: str) -> Score:
    return score(((one.paragraph_no, one.start, one.end) for one in tags.mentions if one.kind in kinds), map(_place, expected))


def _share(expected: Mapping[Place, str], tags: Tags, said: str) -> Score:
    """How often what is said of a mention is right, of those that were found."""
    found = {(one.paragraph_no, one.start, one.end): getattr(one, said) for one in tags.mentions}
    right = Counter(found[place] == value for place, value in expected.items() if place in found)
    return Score(right[True], 0, right[False])


def table_of(readings: Mapping[str, Iterable[Reading]]) -> Table:
    """A row for each measure, a column for each set."""
    totals = {name: sum(found, Reading()) for name, found in readings.items()}
    table = Table("", *totals, title="Names, quotations, topics: F1 (number expected), precision / recall")
    for measure, title in ROWS.items():
        table.add_row(title, *(_written(getattr(total, measure), share=measure in SHARES) for total in totals.values()))
    return table


def _written(found: Score, *, share: bool) -> str:
    if not found.right + found.missed + found.wrong:
        return "—"
    if share:
        return f"{found.recall:.3f} ({found.right + found.missed})"
    return f"{found.f1:.3f} ({found.right + found.missed}), {found.precision:.3f} / {found.recall:.3f}"
