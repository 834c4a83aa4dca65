"""Where a name can begin at the earliest: behind a mark, or a word that no name reaches over (在, 来自, 举办)."""

from __future__ import annotations

import re
from functools import lru_cache

import ahocorasick

from flows.lexicon import Lexicon

# A number and its counter: 26家经销商.
COUNTED = re.compile(r"(?:[0-9]+|[一二两三四五六七八九十百千几数多余]+)(?:多|余)?(?:个月|[家名位所个座条间处项次年月日时种批类支户趟片])")
# No name is longer than this before its ending.
LONGEST = 24


def left_bound(text: str, end: int, lexicon: Lexicon) -> int:
    """The offset behind the last bound before `end`."""
    start = max(end - LONGEST, 0)
    bounds = bound_ends(text, lexicon)
    for offset in range(end, start, -1):
        if bounds[offset]:
            return offset
    return start


@lru_cache(maxsize=64)
def bound_ends(text: str, lexicon: Lexicon) -> bytes:
    """One byte for each offset of the text, and one for its end: whether a bound ends there."""
    marks = bytearray(len(text) + 1)
    marks[0] = 1
    for offset, character in enumerate(text):
        if not ("一" <= character <= "鿿" or character.isalnum() or character == "·"):
            marks[offset + 1] = 1
    for last, kind in _words(lexicon).iter_long(text):
        if kind == "bound":
            marks[last + 1] = 1
    for counted in COUNTED.finditer(text):
        marks[counted.end()] = 1
    return bytes(marks)


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for row in lexicon.name_bounds:
        automaton.add_word(row.word, row.kind)
    automaton.make_automaton()
    return automaton
