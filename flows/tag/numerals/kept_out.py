"""Why a numeral is no quantity: what stands right before or behind it.

A numeral is an ordinal (第三, 3号楼, 一是), part of a name (5G, 37路, 500强), a page (第2版), a telephone number, or it counts
nothing (三大, 每百户). Words and neighbours are in `numeral_words.csv` and `numeral_neighbours.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.lexicon.entries import NumeralNeighbour
from flows.tag.numerals.scan import is_arabic
from flows.values import NumeralClass

# 一、 （二） 3. at the beginning of a clause count the parts of a text; 一是, 二要 the points of a speech.
ENUMERATED = re.compile(r"[、．.](?![0-9])|[）)]|是|要(?!求)|来(?=[，是])|则|为(?=[，])")
# A paragraph may begin with spaces.
FEW_SPACES = 8
CLAUSE_START = "。；：！？，“（(\n"
# PM2.5, H0417: part of a code.
BEHIND_LETTER = re.compile("[A-Za-z]")
# 5G, 3D: a letter that begins no unit.
BEFORE_LETTER = re.compile("[A-Z](?![A-Za-z])(?<![WVLAKM])")
# 六〇一所: digits one by one.
SPELLED_OUT = re.compile("[一二三四五六七八九]{1,3}[〇○零][〇○零一二三四五六七八九]{0,2}")
# Numbers that everybody knows a service by, where no unit follows.
SERVICES = re.compile("1(?:10|14|19|20|22)|123[0-9]{2}|96[0-9]{3,4}")
FEW_MORE = frozenset("多余来")
# Longer numbers without a separator are of papers, goods and accounts.
SHORTEST_IDENTIFIER = 9
AMOUNTS = ("元", "美元", "吨", "人", "户", "千瓦")
# 五里铺, 八里洼乡, 二道河: distances in names of places.
PLACE_BEHIND = re.compile("里[一-鿿]?(?:村|乡|镇|铺|街|桥|店|屯|庄|堡|沟|坡|洼|河|庙)(?![长道])|道(?:沟|河|湾|坎|岭|桥)")
VILLAGES = ("乡", "村", "镇", "队", "屯")
# 1美元兑8.28元: what the price is of.
EXCHANGED = re.compile("[一-鿿]{1,3}(?:兑换?|合|折合|可兑换?)[0-9一-鿿]")
# Points and pluses between numerals make names: 9·11, 3+1+2.
JOINTS = "·•+＋&"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The neighbours that speak against a quantity, by their text; how long the longest is, and what they and units begin or end with."""

    before: dict[str, NumeralNeighbour]
    after: dict[str, NumeralNeighbour]
    longest: int
    beginnings: frozenset[str]
    endings: frozenset[str]
    units: frozenset[str]


@lru_cache(maxsize=4)
def neighbours_of(lexicon: Lexicon) -> Neighbours:
    """The rows of `numeral_neighbours.csv`, ready for looking up."""
    before = {row.surface: row for row in lexicon.numeral_neighbours if row.side == "before"}
    after = {row.surface: row for row in lexicon.numeral_neighbours if row.side == "after"}
    longest = max((len(row.surface) for row in lexicon.numeral_neighbours), default=0)
    return Neighbours(
        before,
        after,
        longest,
        frozenset(word[0] for word in after),
        frozenset(word[-1] for word in before),
        frozenset(unit.unit[0] for unit in lexicon.units),
    )


def why_no_quantity(text: str, start: int, end: int, neighbours: Neighbours) -> NumeralClass | None:
    """The class of the numeral at `start`…`end` where what stands beside it speaks against a quantity, else nothing."""
    surface = text[start:end]
    if (start and BEHIND_LETTER.match(text, start - 1)) or BEFORE_LETTER.match(text, end):
        return "name"
    if SERVICES.fullmatch(surface) and text[end : end + 1] not in neighbours.units | FEW_MORE:
        return "name"
    if "." in surface:
        return "name" if _is_version(text, start, end) else None
    if surface == "几":
        return "indefinite"
    if SPELLED_OUT.fullmatch(surface) and not text.startswith("年", end):
        return "name"
    return _neighbour(text, start, end, surface, neighbours) or _by_its_place(text, start, end, surface)


def _by_its_place(text: str, start: int, end: int, surface: str) -> NumeralClass | None:
    if _is_identifier(text, end, surface) or (PLACE_BEHIND.match(text, end) and not is_arabic(surface)):
        return "name"
    in_village = text.startswith("组", end) and text[start - 1 : start] in VILLAGES
    if in_village or _is_enumerator(text, start, end) or (surface == "二" and text[end : end + 1] not in "，。、；成"):
        return "ordinal"
    if text[start - 1 : start] == "每" or (surface in ("1", "一") and EXCHANGED.match(text, end)):
        return "indefinite"
    return "name" if _is_joined(text, start, end) else None


def _is_identifier(text: str, end: int, surface: str) -> bool:
    """The long number of a paper or an account."""
    if not (surface.isascii() and surface.isdigit()):
        return False
    return len(surface) >= SHORTEST_IDENTIFIER and not text.startswith(AMOUNTS, end)


def _neighbour(text: str, start: int, end: int, surface: str, neighbours: Neighbours) -> NumeralClass | None:
    script = "arabic" if is_arabic(surface) else "chinese"
    first, last = text[end : end + 1], text[start - 1 : start]
    if first not in neighbours.beginnings and last not in neighbours.endings:
        return None
    for length in range(neighbours.longest, 0, -1):
        row = neighbours.after.get(text[end : end + length])
        if row and row.script in ("any", script):
            return None if row.numeral_class == "figure" else row.numeral_class
        row = neighbours.before.get(text[start - length : start]) if length <= start else None
        if row and row.script in ("any", script):
            return None if row.numeral_class == "figure" else row.numeral_class
    return None


def _is_version(text: str, start: int, end: int) -> bool:
    return text[end : end + 1] == "版" or _is_joined(text, start, end)


def _is_enumerator(text: str, start: int, end: int) -> bool:
    """Whether the numeral counts the parts of a text: short, at the beginning of a clause, with the mark of such counting behind it."""
    opens = start == 0 or text[start - 1] in CLAUSE_START or (start < FEW_SPACES and not text[:start].strip(" 　（("))
    return opens and end - start <= 3 and bool(ENUMERATED.match(text, end))


def _is_joined(text: str, start: int, end: int) -> bool:
    return (text[end : end + 1] in JOINTS and end < len(text)) or (start > 0 and text[start - 1] in JOINTS)
