"""What was measured, and of what: the words around a number, read with lists of nouns. What they don't tell stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.tag.figures.quantities import Quantity
from flows.tag.numerals.reading import CHINESE

# How far a noun may stand behind its number, and how long a measure or a subject may be; longer ones are clauses.
LONGEST_NOUN = 12
SHORTEST_NOUN = 2
# 考上了院校: what stands before is no noun.
AFTER_VERB = re.compile("[的了是]|需要|没有|参与")
QUOTED_BEFORE = re.compile("“[^“”，。；：]{2,12}”$")
# 对东盟出口: whom something is done to is named behind a preposition; 对外, 对口 are words.
TOWARDS = re.compile("^(?:对(?![外口])|给|向)")
TIME_AT_END = re.compile("(?:每[餐月年天日户人亩家次期晚周]?|年|月)$")
TIME_ALONE = re.compile(r"(?:[0-9]{1,2}月份?|首[日月年周]|当[日月年天]|[早晚午]高峰|同期|全[年天程]|期间|其中)")
# 古镇有商户418家: to have, and not part of another word.
HAVE = "(?<![国所没含特具私公富占拥享])有(?![限关色机效权害毒声偿轨序线氧趣])"
# 在校, 在建 are words.
AT = "在(?![校职建册园读岗营押库线籍])"
PUNCTUATION = "，。！？；：、…—（）()《》“”‘’"


@dataclass(frozen=True, slots=True)
class Subject:
    """The property that was measured, what it was measured of or what was counted, and by what it is counted."""

    measure: str | None = None
    subject: str | None = None
    rate_per: str | None = None


@dataclass(frozen=True, slots=True)
class Nouns:
    """Patterns over the words around a number."""

    measure: re.Pattern[str]
    headed_measure: re.Pattern[str]
    bounds: re.Pattern[str]
    counted_at_end: re.Pattern[str]
    counted: re.Pattern[str]
    fillers: re.Pattern[str]
    rate: re.Pattern[str]
    each: re.Pattern[str]
    rates: dict[str, str]


def subject_of(text: str, clause: int, quantity: Quantity, lexicon: Lexicon) -> Subject:
    """What the clause from `clause` on says that the quantity is of."""
    nouns = nouns_of(lexicon)
    before = text[clause : quantity.start]
    bare = nouns.fillers.sub("", before)
    rate = _rate(before, nouns)
    behind = _counted_behind(text, quantity.end, nouns)
    measure = nouns.measure.search(bare) or nouns.headed_measure.search(bare)
    if measure and quantity.unit.dimension != "age":
        owner = bare[: measure.start()].removesuffix("的")
        return Subject(measure[0], _phrase(owner, nouns), rate)
    if quantity.unit.dimension in ("count", "age", "area", "mass", "per_cent", "money"):
        ends = text[quantity.end : quantity.end + 1] in tuple("，。；、") or quantity.end == len(text)
        counted = _counted_before(bare, quantity, nouns) if ends else None
        return Subject(None, behind or counted, rate)
    return Subject(None, None, rate)


@lru_cache(maxsize=4)
def nouns_of(lexicon: Lexicon) -> Nouns:
    """The nouns of measure and of count of the dictionaries, as patterns."""
    prefixes = _any_of(row.word for row in lexicon.measure_nouns if row.kind == "prefix")
    nouns = _any_of(row.word for row in lexicon.measure_nouns if row.kind == "noun")
    heads = _any_of(row.word for row in lexicon.measure_nouns if row.kind == "head")
    people = {row.title for row in lexicon.titles if row.kind in ("office", "trade", "resident")}
    counted = _any_of(people | {row.word for row in lexicon.counted_nouns})
    links = _any_of(row.word for row in lexicon.figure_links)
    verbs = _any_of(row.word for row in lexicon.change_words if row.kind in ("verb", "reach", "adjective"))
    fixed = _any_of(row.surface for row in lexicon.comparison_words if row.kind == "fixed")
    openers = _any_of(row.surface for row in lexicon.comparison_words if row.kind == "opener")
    rates = {row.word: row.per for row in lexicon.rate_words}
    # 年接待 is so much a year; 上半年接待, 今年接待 are not.
    rate = rf"(?<![半今去明前后当全往本上下每近多0-9{CHINESE}个])(?:{_any_of(rates)})"
    units = _any_of({unit.unit.removeprefix("个") for unit in lexicon.units} - {"", "一", "年"} | {"天", "年", "次", "人", "户"})
    return Nouns(
        measure=re.compile(rf"(?:{prefixes})*(?:{nouns})$"),
        headed_measure=re.compile(rf"(?:(?<=的)|^)[一-鿿]{{1,4}}(?:{heads})$"),
        bounds=re.compile(rf"[{PUNCTUATION}《》“”‘’\s]|{HAVE}|{AT}|{_any_of(row.word for row in lexicon.noun_bounds)}"),
        counted_at_end=re.compile(rf"(?:{counted})$"),
        counted=re.compile(rf"[^{PUNCTUATION}0-9]{{0,8}}?(?:{counted})+(?!级)"),
        fillers=re.compile(rf"(?:(?:{openers})[^，]*)?(?:{fixed})?(?:{links}|{verbs}|了|至|到|以来|从|由|每(?:个)?(?:{units}))*$"),
        rate=re.compile(rate),
        each=re.compile(rf"每(?:个)?({units})"),
        rates=rates,
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _rate(before: str, nouns: Nouns) -> str | None:
    """By what the quantity is counted: 每户, 日均; of several, the nearest before it."""
    if found := list(nouns.rate.finditer(before)):
        return nouns.rates[found[-1][0]]
    if each := list(nouns.each.finditer(before)):
        return each[-1][1]
    return None


def _counted_behind(text: str, end: int, nouns: Nouns) -> str | None:
    """The noun phrase behind a counter: 316家公共图书馆, 46%的规上工业企业."""
    start = end + 1 if text[end : end + 1] == "的" else end
    found = nouns.counted.match(text, start)
    phrase = found.group() if found else ""
    is_noun = phrase and len(phrase) <= LONGEST_NOUN and not AFTER_VERB.search(phrase) and not nouns.bounds.match(phrase)
    return phrase if is_noun else None


def _counted_before(bare: str, quantity: Quantity, nouns: Nouns) -> str | None:
    """The noun before a number that has none behind it: a term in quotation marks (“和事佬”40名), a noun that is known to be counted, or
    what stands between a verb and a counter (建成冷库216座).
    """
    if term := QUOTED_BEFORE.search(bare):
        return term.group()
    phrase = _phrase(bare, nouns)
    behind_verb = quantity.unit.dimension == "count" and len(phrase or "") < len(bare)
    return phrase if behind_verb or nouns.counted_at_end.search(bare) else None


def _phrase(words: str, nouns: Nouns) -> str | None:
    """The last noun phrase of the words, as far as it reaches back without a verb or a mark, without words of time and rate at its ends."""
    cut = max((found.end() for found in nouns.bounds.finditer(words)), default=0)
    phrase = TIME_AT_END.sub("", TOWARDS.sub("", words[cut:]))
    return phrase if SHORTEST_NOUN <= len(phrase) <= LONGEST_NOUN and not TIME_ALONE.fullmatch(phrase) else None
