"""What the dictionaries say of people: titles in a text, surnames, forms of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from flows.lexicon import Lexicon
from flows.tag.patterns import any_of


@dataclass(frozen=True, slots=True)
class Evidence:
    """The titles, surnames and forms of address of the dictionaries, ready for looking up."""

    titles: ahocorasick.Automaton
    surname: re.Pattern[str]
    neighbour: re.Pattern[str]
    called: re.Pattern[str]


class Title(NamedTuple):
    """A title in a text, or several joined as printed (党组书记、局长)."""

    start: int
    end: int
    kind: str


def titles_in(text: str, evidence: Evidence) -> Iterator[Title]:
    """The titles of a text, the longest that ends at a place, joined where several stand side by side."""
    longest: dict[int, Title] = {}
    for last, (length, kind) in evidence.titles.iter(text):
        start = last - length + 1
        held = longest.get(last + 1)
        if held is None or start < held.start:
            longest[last + 1] = Title(start, last + 1, kind)
    for end in sorted(longest):
        title = longest[end]
        start = title.start
        while True:
            before = longest.get(start) or (longest.get(start - 1) if text[start - 1 : start] == "、" else None)
            if before is None or before.kind != "office":
                break
            start = before.start
        yield Title(start, end, title.kind)


def is_neighbour(name: str, lexicon: Lexicon) -> bool:
    """Whether somebody is called as people without an office are: 王大爷."""
    return bool(evidence_of(lexicon).neighbour.search(name))


def surname_of(name: str, lexicon: Lexicon) -> str:
    """The surname that a full name begins with; 阿 and 老 and 小 before it are left out."""
    found = evidence_of(lexicon).surname.match(name.lstrip("老小阿"))
    return found.group() if found else ""


@lru_cache(maxsize=4)
def evidence_of(lexicon: Lexicon) -> Evidence:
    """The words of the dictionaries, as patterns."""
    titles = ahocorasick.Automaton()
    for row in lexicon.titles:
        if row.kind in ("office", "trade", "resident"):
            titles.add_word(row.title, (len(row.title), row.kind))
    titles.make_automaton()
    address = [row.title for row in lexicon.titles if row.kind in ("address", "neighbour")]
    return Evidence(
        titles=titles,
        surname=re.compile(any_of(row.surname for row in lexicon.surnames)),
        neighbour=re.compile(rf"(?:{any_of(row.title for row in lexicon.titles if row.kind == 'neighbour')})$"),
        called=re.compile(rf"^[老小阿]|(?:{any_of(address)})$"),
    )
