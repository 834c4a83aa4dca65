"""What in a paragraph speaks for a numeral before its neighbours do: words and idioms, titles, quoted terms, telephone numbers, datelines.

Characters such as 一 inside ordinary words (一起, 统一, 进一步) are no numerals at all: `numeral_words.csv` lists such words with the
class `word`. Characters that are numerals on cheques only (伍 in 队伍, 陆 in 大陆) and 双, 俩, 仨 are never read as numerals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import ahocorasick

from flows.lexicon import Lexicon
from flows.tag.numerals.reading import CHINESE
from flows.tag.numerals.scan import ANY_NUMERAL
from flows.values import NumeralClass

Claim = NumeralClass | Literal["word", "term"]

TITLE = re.compile(r"《[^《》]{1,80}》")
# A term that somebody put in quotation marks (“三有推定”), told from short speech by having neither punctuation nor a pronoun or particle.
TERM = re.compile(r"“([^“”。，；：？！…我你您咱他她吗呢吧啊了]{1,12})”|‘([^‘’。，；：？！…我你您咱他她吗呢吧啊了]{1,12})’")
TELEPHONE_WORD = r"电话|热线|拨打|咨询|预约|联系|号码|手机|传真|微信|致电|来电"
TELEPHONE = re.compile(
    rf"(?:{TELEPHONE_WORD})[^。0-9]{{0,15}}(?:[（(]?[0-9]{{3,8}}[)）]?(?:[ -]?[0-9]{{3,8}}){{0,3}})"
    r"(?:[、，/或 ]{1,2}[0-9]{3,8}(?:[ -][0-9]{3,8})?)*"
    r"|(?<![0-9.])(?:0[0-9]{2,3}-[0-9]{7,8}|400-?[0-9]{3}-?[0-9]{4}|1[3-9][0-9]{9})(?![0-9.])"
)
# A telephone number has this many digits at least; shorter ones are names of services (12345热线).
SHORTEST_TELEPHONE = 7
# 110, 119, 12345, 96118: numbers that a service is called by.
SERVICE_NUMBER = re.compile(
    "(?<![0-9.])(?:1[12][0-9]|12[0-9]{3}|96[0-9]{3,4})(?=接报?警|报警|热线|指挥|急救|救护|政务|平台|便民|举报|投诉|警务|客服)"
)
# 一步步, 一尾一尾, 一次又一次; 一草一木.
REPEATED = re.compile(rf"(?<![{CHINESE}第])一([一-鿿])(?:\1|(?:又|接|复)?一\1)")
PAIRED = re.compile(rf"(?<![{CHINESE}第])一[^\W{CHINESE}]一[^\W{CHINESE}]")
# What is counted, whatever words stand in it: 之一 in 三分之一, 一番 in 翻一番.
COUNTED = re.compile(rf"[{CHINESE}]分之[{CHINESE}0-9]+|翻了?[{CHINESE}]番")
LONG_DIGITS = re.compile("[0-9]{3}")
DATELINE = re.compile(r"(?:([0-9]{1,2})月)?([0-9]{1,2})日(?=(?:电|讯)(?:$|[ （(：:，。）]))")


@dataclass(frozen=True, slots=True)
class Claims:
    """What is known of characters of one paragraph: `at[offset]` is the class that the numeral there has, if it has no other reason."""

    at: dict[int, Claim]

    def on(self, start: int, end: int) -> Claim | None:
        """The claim on a numeral that stands from `start` to `end`."""
        for offset in range(start, min(end, start + LONGEST_CLAIM)):
            if offset in self.at:
                return self.at[offset]
        return None


BEFORE_NUMERALS = frozenset(f"{CHINESE}第0123456789")
# A numeral longer than this is in no word.
LONGEST_CLAIM = 12


def claims_of(text: str, lexicon: Lexicon) -> Claims:
    """All claims on the characters of `text`; where several overlap, a term yields to a title, a title to a word."""
    at: dict[int, Claim] = {}

    def claim_all(pattern: re.Pattern[str], claim: Claim) -> None:
        for found in pattern.finditer(text):
            if ANY_NUMERAL.search(text, *found.span()):
                at.update(dict.fromkeys(range(*found.span()), claim))

    if "“" in text or "‘" in text:
        claim_all(TERM, "term")
    if "《" in text:
        claim_all(TITLE, "name")
    if "一" in text:
        claim_all(REPEATED, "indefinite")
        claim_all(PAIRED, "idiom")
    _claim_words(text, at, lexicon)
    if LONG_DIGITS.search(text):
        claim_all(SERVICE_NUMBER, "name")
        for found in TELEPHONE.finditer(text):
            at.update(dict.fromkeys(_digits_of_telephones(found), "telephone"))
    return Claims(at)


def _claim_words(text: str, at: dict[int, Claim], lexicon: Lexicon) -> None:
    counted = set()
    if "分之" in text or "番" in text:
        counted = {offset for found in COUNTED.finditer(text) for offset in range(*found.span())}
    words, longest = _words(lexicon)
    for start, end in _around_numerals(text, longest):
        for last, (length, claim) in words.iter_long(text, start, end):
            if last not in counted and not _cuts_numeral(text, last - length + 1, last + 1):
                at.update(dict.fromkeys(range(last - length + 1, last + 1), claim))
    if "日电" in text or "日讯" in text:
        for dateline in DATELINE.finditer(text):
            at.update(dict.fromkeys(range(*dateline.span()), "time"))


def _around_numerals(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """The stretches in which a word with a numeral character may stand: most of a text is in none."""
    start = end = 0
    for found in ANY_NUMERAL.finditer(text):
        at = found.start()
        if at - longest >= end:
            if end:
                yield start, end
            start = max(at - longest + 1, 0)
        end = min(at + longest, len(text))
    if end:
        yield start, end


def _digits_of_telephones(found: re.Match[str]) -> list[int]:
    return [
        offset
        for number in re.finditer(r"[（(]?[0-9]+[)）]?(?:[ -]?[0-9]+)*", found.group())
        if sum(character.isdigit() for character in number.group()) >= SHORTEST_TELEPHONE
        for offset in range(found.start() + number.start(), found.start() + number.end())
    ]


def _cuts_numeral(text: str, start: int, end: int) -> bool:
    """Whether a word with a numeral character would cut a longer numeral or its unit: 一起 in 二十一起, 十分 in 十分钟."""
    if text.startswith("钟", end) and text[end - 1] in "分刻":
        return True
    before = start > 0 and text[start] in CHINESE and text[start - 1] in BEFORE_NUMERALS
    behind = end < len(text) and text[end - 1] in CHINESE and text[end] in CHINESE
    return before or behind


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> tuple[ahocorasick.Automaton, int]:
    """All words with a numeral character in them, places too, each with its length and its class; and how long the longest is."""
    automaton = ahocorasick.Automaton()
    for name in _names_of_places(lexicon):
        automaton.add_word(name, (len(name), "name"))
    for row in lexicon.numeral_idioms:
        automaton.add_word(row.idiom, (len(row.idiom), "idiom"))
    for word in lexicon.numeral_words:
        automaton.add_word(word.word, (len(word.word), word.numeral_class))
    automaton.make_automaton()
    return automaton, max(map(len, automaton.keys()))


def _names_of_places(lexicon: Lexicon) -> list[str]:
    """Places with a numeral character in the name; provinces and cities also without their last character (四川, 三亚)."""
    numerals = frozenset(CHINESE)
    names = [place.name for place in lexicon.places if numerals & set(place.name) and len(place.name) > 2]
    short = [
        place.name[:-1]
        for place in lexicon.places
        if place.level in ("province", "city") and numerals & set(place.name) and len(place.name) > 2
    ]
    return names + short + [place.name for place in lexicon.place_names if numerals & set(place.name)]
