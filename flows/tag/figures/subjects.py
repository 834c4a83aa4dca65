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
# What is counted or weighed is named right behind the number, or else before it.
COUNTED = ("count", "age", "area", "mass", "volume", "per_cent", "ratio", "length", "power", "energy")
# What may stand between a noun and its number, by tag: adverbs, prepositions, times, numerals, particles.
LEADS = ("d", "p", "t", "m", "q", "c", "r", "f", "y", "o", "uz", "ul", "ud", "ug", "tg", "mq", "x")
VERBS_THAT_LEAD = re.compile(
    "[占有达到是为至升降增减涨跌翻超破过剩留只仅需要用]|达到|变成|变为|转为|成为|只剩|只有|仅有|占到|就要|并为|转升|由降|由升"
)
# 公路客运量占全社会客运量的比重: what has the share stands before 占.
SHARE_NOUN = re.compile("占[^，。；]{1,16}的(比重|比例|份额)$")
TURN = re.compile("[由从][升降涨跌正负增减]转[升降涨跌正负增减][，、]?|不[升降]反[升降]")
# A noun that stands for the figure before.
PRONOUNS = re.compile("(?:这个?)?(?:数字?|数目|数据|总数|总量|前者|后者|二者|指标)")
RATE_OF_CHANGE = re.compile("[涨跌降增升减]幅|增速|降速")
HEADLESS = re.compile("(?:其中|而|和)?([^，。；：]{2,12}的)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """The property that was measured, what it was measured of or what was counted, and by what it is counted."""

    measure: str | None = None
    subject: str | None = None
    rate_per: str | None = None

    @property
    def is_told(self) -> bool:
        """Whether the clause says anything of what the figure is of."""
        return bool(self.measure or self.subject)


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
    behind = _behind(text, quantity, lexicon)
    told = _before(before, quantity, nouns, lexicon)
    if behind and quantity.unit.dimension == "money" and nouns.measure.search(behind):
        return Subject(behind, told.subject, rate)
    if behind and quantity.unit.dimension in COUNTED and (told.measure is None or quantity.unit.dimension == "count"):
        return Subject(None, behind, rate)
    return Subject(told.measure, told.subject, rate)


def topic_of(clause: str, quantity: Quantity, lexicon: Lexicon) -> Subject:
    """What a clause without a figure names that the next one measures: 群众的平均等候时间，去年还是28分钟."""
    nouns = nouns_of(lexicon)
    words = words_of(clause, lexicon)
    phrase = phrase_before(words)
    if not phrase or any(word.tag == "v" for word in words if word.end <= phrase[0].start):
        return Subject()
    return _of_phrase(words, phrase, quantity, nouns)


def _before(before: str, quantity: Quantity, nouns: Nouns, lexicon: Lexicon) -> Subject:
    """From the words before the number, without those that only lead to it."""
    bare = nouns.fillers.sub("", TURN.sub("", before))
    if share := SHARE_NOUN.search(bare):
        owner = phrase_before(words_of(bare[: share.start()], lexicon))
        return Subject(share[1], _text(owner))
    words = words_of(bare, lexicon)
    while words and (words[-1].tag in LEADS or VERBS_THAT_LEAD.fullmatch(words[-1].text)):
        words.pop()
    phrase = phrase_before(words)
    if not phrase:
        return _done(words, bare, quantity, nouns)
    return _of_phrase(words, phrase, quantity, nouns)


def _of_phrase(words: list[Word], phrase: list[Word], quantity: Quantity, nouns: Nouns) -> Subject:
    head = phrase[-1].text
    if PRONOUNS.fullmatch("".join(word.text for word in phrase)) or PRONOUNS.fullmatch(head):
        return Subject()
    if nouns.measure.search(head) and quantity.unit.dimension != "age":
        return _measured(words, phrase, nouns)
    return Subject(None, _text(phrase))


def _measured(words: list[Word], phrase: list[Word], nouns: Nouns) -> Subject:
    """The last noun is a measure; what belongs to it (出厂价, 平均等待时间) is told from what it is of."""
    first = len(phrase) - 1
    while first and (phrase[first - 1].tag in ("v", "vn", "b", "a", "ad", "z") or nouns.attribute.fullmatch(phrase[first - 1].text)):
        first -= 1
    owner = phrase[:first]
    if not owner:
        rest = [word for word in words if word.end <= phrase[0].start]
        owner = phrase_before(rest[:-1]) if rest and rest[-1].text == OF else []
    return Subject(_text(phrase[first:]), _text(owner))


def _done(words: list[Word], bare: str, quantity: Quantity, nouns: Nouns) -> Subject:
    """A verb stands before the number: of money it says what was done with it (补贴3000元), of whom stands before it."""
    if headless := HEADLESS.fullmatch(bare):
        return Subject(None, headless[1])
    if not words or words[-1].tag != "v":
        return Subject()
    owner = phrase_before(words[:-1])
    if quantity.unit.dimension == "money" and nouns.paid.fullmatch(words[-1].text):
        return Subject(words[-1].text, _text(owner))
    if quantity.unit.dimension == "count" and owner and len(words[-1].text) > 1:
        return Subject(None, _text([*owner, words[-1]]))  # 群众诉求, which jieba takes for a verb
    return Subject()


def _text(words: list[Word]) -> str | None:
    phrase = "".join(word.text for word in words)
    return phrase if 0 < len(phrase) <= LONGEST_NOUN else None


def _behind(text: str, quantity: Quantity, lexicon: Lexicon) -> str | None:
    """The noun phrase behind a counter: 316家公共图书馆, 46%的规上工业企业."""
    start = quantity.end
    linked = text[start : start + 1] == OF
    if (quantity.unit.dimension == "duration" and not linked) or text[start : start + 1] in tuple("，。；、：！？）”"):
        return None
    return _text(phrase_behind(words_of(text[start + linked : start + linked + LONGEST_NOUN], lexicon)))


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
