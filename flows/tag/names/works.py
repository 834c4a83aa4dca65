"""Works and programmes: titles in 《》, named programmes in “”, events by their ending, service numbers with 热线."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.tag.patterns import any_of

TITLE = re.compile("《[^《》]{1,60}》")
SHORT_TITLE = re.compile(r"(《[^《》]{1,60}》)[（(](?:以下|下)?简称(《[^《》]{1,30}》)[)）]")
TERM = re.compile("“([^“”，。；：？！…]{2,14})”")
SERVICE = re.compile(r"(?:铁路|(?<![0-9]))[0-9]{5}(?:[一-鿿]{0,4}?热线|网站)")
# A term that an article uses so often is the name of something.
OFTEN = 2
EVENT_OPENS = r"(?:第[一二三四五六七八九十百0-9]{1,4}届|[0-9]{4}年?)"


@dataclass(frozen=True, slots=True)
class Heads:
    """Verbs before named programmes, and the nouns that end their names."""

    creating: re.Pattern[str]
    head: re.Pattern[str]
    head_at_end: re.Pattern[str]
    event: re.Pattern[str]


def titles_of(text: str) -> Iterator[re.Match[str]]:
    """Titles of books, papers, laws, reports, marks included."""
    return TITLE.finditer(text)


def short_titles_of(text: str) -> dict[str, str]:
    """Short title by title, where the text says 以下简称."""
    return {short[2]: short[1] for short in SHORT_TITLE.finditer(text)}


def programmes_of(text: str, repeated: frozenset[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where named programmes stand: a term in quotation marks with a verb of founding before it or a fitting noun behind it.

    What speaks for one term of a series (“甲”“乙”行动) speaks for all of it.
    """
    heads = heads_of(lexicon)
    for series in _series(text):
        spans = [_named(text, term, heads) for term in series]
        for term, span in zip(series, spans, strict=True):
            if span or any(spans) or term[1] in repeated:
                yield span or term.span()
    for event in heads.event.finditer(text):
        yield event.span()
    for service in SERVICE.finditer(text):
        yield service.span()


def _series(text: str) -> Iterator[list[re.Match[str]]]:
    """The terms in quotation marks, those together that stand side by side."""
    series: list[re.Match[str]] = []
    for term in TERM.finditer(text):
        if series and text[series[-1].end() : term.start()] not in ("", "、"):
            yield series
            series = []
        series.append(term)
    if series:
        yield series


def _named(text: str, term: re.Match[str], heads: Heads) -> tuple[int, int] | None:
    """From where to where the name goes whose quoted part this is, if anything beside or in it says that it is one."""
    if behind := heads.event.match(text, term.end()) or heads.head.match(text, term.end()):
        return term.start(), behind.end()
    founded = heads.creating.search(text, max(term.start() - 8, 0), term.start())
    return term.span() if founded or heads.head_at_end.search(term[1]) else None


def repeated_terms(texts: Iterable[str]) -> frozenset[str]:
    """Terms in quotation marks that stand in the article more than once."""
    counts = Counter(term[1] for text in texts for term in TERM.finditer(text))
    return frozenset(term for term, count in counts.items() if count >= OFTEN)


@lru_cache(maxsize=4)
def heads_of(lexicon: Lexicon) -> Heads:
    """The words around named programmes of the dictionaries, as patterns."""
    by_kind = {kind: any_of(row.word for row in lexicon.programme_heads if row.kind == kind) for kind in ("creating", "head", "event")}
    return Heads(
        re.compile(rf"(?:{by_kind['creating']})(?:了|的是|了一个|一批)?$"),
        re.compile(rf"(?:{by_kind['head']})"),
        re.compile(rf"[一-鿿](?:{by_kind['head']})$"),
        re.compile(rf"{EVENT_OPENS}[一-鿿]{{2,16}}?(?:{by_kind['event']})"),
    )
