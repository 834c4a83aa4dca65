"""What the dictionaries know of each character of a text: whether it is in a place that is known, ends a title, begins with a surname.

The sequence model is given these beside the characters, so that a word that is added to a dictionary counts for names at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick
import numpy as np
import rjieba
from numpy.typing import NDArray

from flows.lexicon import Lexicon
from flows.tag.patterns import encodable

Features = NDArray[np.float32]
# A word of a dictionary marks its characters: the first, the others, and the last.
KINDS = (
    "place",
    "street",
    "foreign",
    "short_place",
    "body",
    "strong_ending",
    "weak_ending",
    "place_ending",
    "office",
    "trade",
    "resident",
    "address",
    "common_surname",
    "surname",
    "cue",
    "bound",
    "head",
    "event",
    "false_person",
    "false_body",
    "false_place",
)
# Jieba's parts of speech, by how they begin.
SPEECH = ("nr", "ns", "nt", "nz", "n", "v", "a", "d", "m", "q", "t", "p", "r", "u", "f", "x", "i", "l", "j", "b", "c", "s", "eng")
MARKED = re.compile("(《[^《》]*》)|(“[^“”]*”)|(‘[^‘’]*’)|([（(][^（）()]*[）)])")
MARKS_BEGIN = 3 * len(KINDS) + 2 * len(SPEECH)
COUNT = MARKS_BEGIN + 4 + 1


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the dictionaries: those of one character by the row that each makes (the first row is that of the others), and an
    automaton of the longer ones, each with its length and, for every kind, the columns of its characters and once more of the last."""

    characters: dict[str, int]
    rows: Features
    longer: ahocorasick.Automaton


def features_of(text: str, lexicon: Lexicon) -> Features:
    """One row for each character, `COUNT` columns of zeros and ones."""
    words = _words(lexicon)
    rows: Features = words.rows[[words.characters.get(character, 0) for character in text]]
    places: list[int] = []
    columns: list[int] = []
    for last, (length, kinds) in words.longer.iter(text):
        for kind in kinds:
            places += range(last - length + 1, last + 1)
            places.append(last)
            columns += kind
    start = 0
    for word, tag in _tagger().tag(encodable(text)):
        length, column = len(word), _speech(tag)
        places += range(start, start + length)
        columns.append(column)
        columns += [column + 1] * (length - 1)
        if length == 1:
            places.append(start)
            columns.append(COUNT - 1)
        start += length
    rows[places, columns] = 1
    for marked in MARKED.finditer(text):
        rows[marked.start() : marked.end(), MARKS_BEGIN + (marked.lastindex or 1) - 1] = 1
    return rows


@lru_cache(maxsize=512)
def _speech(tag: str) -> int:
    """The column of a part of speech."""
    number = next((number for number, one in enumerate(SPEECH) if tag.startswith(one)), SPEECH.index("x"))
    return 3 * len(KINDS) + 2 * number


@lru_cache(maxsize=1)
def _tagger() -> rjieba.Jieba:
    return rjieba.Jieba()


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> Words:
    kinds: dict[str, set[int]] = {}
    for kind, surfaces in _surfaces(lexicon).items():
        for surface in surfaces:
            kinds.setdefault(surface, set()).add(3 * KINDS.index(kind))
    characters = {surface: number for number, surface in enumerate(sorted(one for one in kinds if len(one) == 1), 1)}
    rows = np.zeros((len(characters) + 1, COUNT), dtype=np.float32)
    for character, number in characters.items():
        for first in kinds[character]:
            rows[number, [first, first + 2]] = 1
    automaton = ahocorasick.Automaton()
    for surface, firsts in kinds.items():
        if (length := len(surface)) > 1:
            automaton.add_word(surface, (length, tuple((first, *(first + 1,) * (length - 1), first + 2) for first in sorted(firsts))))
    automaton.make_automaton()
    return Words(characters, rows, automaton)


def _surfaces(lexicon: Lexicon) -> dict[str, Iterable[str]]:
    short = [
        place.name[:-1]
        for place in lexicon.places
        if place.level in ("city", "county") and place.name[-1] in "市县区" and len(place.name) > 2
    ]
    false = {kind: [row.word for row in lexicon.false_names if row.kind == kind] for kind in ("person", "organisation", "place")}
    titles = {kind: [row.title for row in lexicon.titles if row.kind == kind] for kind in ("office", "trade", "resident")}
    return {
        "place": [
            *(place.name for place in lexicon.places if place.level != "street"),
            *(other.name for other in lexicon.place_names),
            *(former.name for former in lexicon.former_places),
        ],
        "street": (place.name for place in lexicon.places if place.level == "street"),
        "foreign": (city.name for city in lexicon.foreign_cities),
        "short_place": short,
        "body": (row.name for row in lexicon.organisations),
        "strong_ending": (row.suffix for row in lexicon.organisation_suffixes if row.kind == "strong"),
        "weak_ending": (row.suffix for row in lexicon.organisation_suffixes if row.kind != "strong"),
        "place_ending": (row.suffix for row in lexicon.place_suffixes),
        **titles,
        "address": (row.title for row in lexicon.titles if row.kind in ("address", "neighbour", "kin")),
        "common_surname": (row.surname for row in lexicon.surnames if row.frequency >= 15 or len(row.surname) > 1),
        "surname": (row.surname for row in lexicon.surnames),
        "cue": (row.cue for row in lexicon.speech_cues),
        "bound": (row.word for row in lexicon.name_bounds if row.kind == "bound"),
        "head": (row.word for row in lexicon.programme_heads if row.kind == "head"),
        "event": (row.word for row in lexicon.programme_heads if row.kind == "event"),
        "false_person": false["person"],
        "false_body": false["organisation"],
        "false_place": false["place"],
    }
