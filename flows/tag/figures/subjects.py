"""What was measured, and of what: the noun phrases around a number. What its clause does not tell stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.tag.figures.phrases import OF, Word, phrase_before, phrase_behind, words_of
from flows.tag.figures.quantities import Quantity
from flows.tag.numerals.reading import CHINESE

# How far a noun may stand behind its number, and how long a measure or a subject may be; longer ones are clauses.
LONGEST_NOUN = 14
SHORTEST_NOUN = 1
# What is counted or weighed is named right behind the number, or else before it.
COUNTED = ("count", "age", "area", "mass", "volume", "per_cent", "ratio", "length", "power")
# 占全省的27.4%: what has the share stands before.
SHARE = re.compile("占(?:到|去|了|全[一-鿿]{1,6}的|[一-鿿]{1,10}的)?(?:约|近)?$")
QUOTED_BEFORE = re.compile("“[^“”，。；：]{2,12}”$")


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
    attribute: re.Pattern[str]
    paid: re.Pattern[str]
    fillers: re.Pattern[str]
    rate: re.Pattern[str]
    each: re.Pattern[str]
    rates: dict[str, str]


def subject_of(text: str, clause: int, quantity: Quantity, lexicon: Lexicon) -> Subject:
    """What the clause from `clause` on says that the quantity is of."""
    nouns = nouns_of(lexicon)
    before = text[clause : quantity.start]
    rate = _rate(before, nouns)
    bare = nouns.fillers.sub("", before)
    behind = _counted_behind(text, quantity)
    if behind and quantity.unit.dimension == "money":
        return Subject(behind, None, rate) if nouns.measure.search(behind) else _before(bare, quantity, rate, nouns)
    if behind and quantity.unit.dimension in COUNTED:
        return Subject(None, behind, rate)
    return _before(bare, quantity, rate, nouns)


def _before(bare: str, quantity: Quantity, rate: str | None, nouns: Nouns) -> Subject:
    """From the words before the number, without those that only lead to it."""
    if term := QUOTED_BEFORE.search(bare):
        return Subject(None, term.group(), rate)
    words = words_of(bare)
    phrase = phrase_before(words)
    if not phrase:
        return _done(words, quantity, rate, nouns)
    if nouns.measure.search(phrase[-1].text) and quantity.unit.dimension != "age":
        return _measured(words, phrase, rate, nouns)
    return Subject(None, _text(phrase), rate)


def _measured(words: list[Word], phrase: list[Word], rate: str | None, nouns: Nouns) -> Subject:
    """The last noun is a measure; what belongs to it (出厂价, 平均等待时间) is told from what it is of."""
    first = len(phrase) - 1
    while first and (phrase[first - 1].tag in ("v", "vn", "b", "a", "ad") or nouns.attribute.fullmatch(phrase[first - 1].text)):
        first -= 1
    owner = phrase[:first]
    if not owner:
        rest = [word for word in words if word.end <= phrase[0].start]
        owner = phrase_before(rest[:-1]) if rest and rest[-1].text == OF else []
    return Subject(_text(phrase[first:]), _text(owner), rate)


def _done(words: list[Word], quantity: Quantity, rate: str | None, nouns: Nouns) -> Subject:
    """A verb stands before the number: of money it says what was done with it (补贴3000元), of whom stands before it."""
    if quantity.unit.dimension not in ("money", "mass", "energy", "length", "area") or not words:
        return Subject(rate_per=rate)
    verb = words[-1]
    if not nouns.paid.fullmatch(verb.text):
        return Subject(rate_per=rate)
    return Subject(verb.text, _text(phrase_before(words[:-1])), rate)


def _text(words: list[Word]) -> str | None:
    phrase = "".join(word.text for word in words)
    return phrase if SHORTEST_NOUN <= len(phrase) <= LONGEST_NOUN else None


def _counted_behind(text: str, quantity: Quantity) -> str | None:
    """The noun phrase behind a counter: 316家公共图书馆, 46%的规上工业企业."""
    start = quantity.end
    linked = text[start : start + 1] == OF
    if quantity.unit.dimension in ("duration",) and not linked:
        return None
    return _text(phrase_behind(words_of(text[start + linked : start + linked + LONGEST_NOUN])))


@lru_cache(maxsize=4)
def nouns_of(lexicon: Lexicon) -> Nouns:
    """The nouns of measure of the dictionaries, and the words that lead from a noun to its number, as patterns."""
    prefixes = _any_of(row.word for row in lexicon.measure_nouns if row.kind == "prefix")
    nouns = _any_of(row.word for row in lexicon.measure_nouns if row.kind == "noun")
    heads = _any_of(row.word for row in lexicon.measure_nouns if row.kind == "head")
    links = _any_of(row.word for row in lexicon.figure_links)
    verbs = _any_of(row.word for row in lexicon.change_words if row.kind in ("verb", "reach", "adjective"))
    fixed = _any_of(row.surface for row in lexicon.comparison_words if row.kind == "fixed")
    openers = _any_of(row.surface for row in lexicon.comparison_words if row.kind == "opener")
    rates = {row.word: row.per for row in lexicon.rate_words}
    # 年接待 is so much a year; 上半年接待, 今年接待 are not.
    rate = rf"(?<![半今去明前后当全往本上下每近多0-9{CHINESE}个])(?:{_any_of(rates)})"
    units = _any_of({unit.unit.removeprefix("个") for unit in lexicon.units} - {"", "一", "年"} | {"天", "年", "次", "人", "户"})
    return Nouns(
        measure=re.compile(rf"(?:{nouns}|[一-鿿](?:{heads}))$"),
        attribute=re.compile(prefixes),
        paid=re.compile("(?!有|是|为|达|到|需|要|花|用|了|在|出|让|给|使|令|占|成|做|叫)[一-鿿]{2,3}"),
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
