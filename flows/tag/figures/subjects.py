"""What was measured, and of what: the noun phrases around a number. What its clause does not tell stays empty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.figures.changes import openers_of
from flows.tag.figures.phrases import OF, Word, phrase_before, phrase_behind, without_scope, words_of
from flows.tag.figures.quantities import Quantity
from flows.tag.numerals.reading import CHINESE
from flows.tag.patterns import any_of

# How far a noun may stand behind its number, and how long a measure or a subject may be; longer ones are clauses.
LONGEST_NOUN = 14
# What is counted or weighed is named right behind the number, or else before it.
COUNTED = ("count", "age", "area", "mass", "volume", "per_cent", "ratio", "length", "power", "energy")
# What may stand between a noun and its number, by tag: adverbs, prepositions, times, numerals, particles.
LEADS = ("d", "p", "t", "m", "q", "c", "r", "f", "y", "o", "uz", "ul", "ud", "ug", "tg", "mq", "x")
VERBS_THAT_LEAD = re.compile(
    "[占有达到是为至升降增减涨跌翻超破过剩留只仅需要用]|达到|变成|变为|转为|成为|只剩|只有|仅有|占到|就要|并为|转升|由降|由升|一般|平均|普遍|累计|合计|总计|共计|大概|基本|来|上"
)
# 公路客运量占全社会客运量的比重: what has the share stands before 占.
SHARE_NOUN = re.compile("占[^，。；]{1,16}的(比重|比例|份额)$")
# 烧毁的中幼林占其中的四分之三, 红米一项就占去近六成.
SHARES = ("per_cent", "ratio")
SHARE_OF = re.compile("([^，。；]*?)(?:一项|部分)?(?:就|仅|约|已|只|还是|也|则|的)*占(?:去|到|了|据)?(?:[^，。；]*的)?(?:约|近)?$")
# 老渠宽1.2米, 86米长的叶片.
SIZE = re.compile("(?<=[一-鿿])(?<![加变增拉延成全总周])(高(?!达)|[长宽深厚重])(?:达|约|有|足有|为|度)?$")
SIZE_BEHIND = re.compile("([长宽高深厚重])的")
# 成本仅为人工栽植的十分之一, 增长到挂牌时的3倍.
TIMES_AS_MUCH = re.compile("(?:是|为|相当于|只有|恢复到|[增涨]长?到|[降减][到为])[^，。；]{1,10}的$")
# 半年里换了三任: how long it took for something else.
AS_LONG_AS = re.compile("[里内间来后前就才]|以来|左右就|时间")
# What only says when, where or against what names no topic.
NO_TOPIC = re.compile("[较比与同和跟按据在从由对为经以]|随着|通过|此外|其中")
TURN = re.compile("[由从][升降涨跌正负增减]转[升降涨跌正负增减][，、]?|不[升降]反[升降]")
# A noun that stands for the figure before.
PRONOUNS = re.compile("(?:这个?)?(?:数字?|数目|数据|总数|总量|前者|后者|二者|指标|任务|目标)")
RATE_OF_CHANGE = re.compile("[涨跌降增升减]幅|增速|降速")
# 其中会开无人机的不过5个: what is counted is named by what it does.
HEADLESS = re.compile("(?:其中|而|和)?([^，。；：]{2,12}的)(?:占|有|约|不过|为|是|多|少|达|超|近|不)")
# What it came from or went to, and of which time: 从去年的84起, 一路跌到9月的31万件.
FROM_WHEN = re.compile("(?:随之|一路)?(?:[从由自][^从由，。；]{0,8}的?|[一-鿿]{0,4}[到至][^，。；]{1,6}的)$")
TIMES = re.compile(
    "[0-9]{1,4}年(?:[底初末])?|[0-9]{1,2}月份?(?:[底初末]|[上中下]旬)?|[0-9]{1,2}日|[一二三四]季度|[上下]半年|[去今上]年|同期|[同环]比|每[年月日天周季]"
)
# What is taken with the word before it for one measure: 等候时间, 融资成本, 输水损失.
COMPOUND_HEADS = re.compile("时间|周期|期限|时限|速度|长度|能力|成本|收入|损失|能耗|费用|支出|比例|标准|间隔|浓度|资产")


class Subject(NamedTuple):
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
    bounds: frozenset[str]
    verbs: re.Pattern[str]


def subject_of(text: str, clause: int, quantity: Quantity, lexicon: Lexicon) -> Subject:
    """What the clause from `clause` on says that the quantity is of."""
    nouns = nouns_of(lexicon)
    before = text[clause : quantity.start]
    rate = _rate(before, nouns)
    if quantity.unit.dimension in ("length", "mass") and (size := SIZE_BEHIND.match(text, quantity.end)):
        return Subject(size[1], _text(phrase_behind(words_of(text[size.end() : size.end() + LONGEST_NOUN], lexicon))), rate)
    behind = _behind(text, quantity, nouns, lexicon)
    if quantity.unit.dimension == "duration" and AS_LONG_AS.match(text, quantity.end):
        return Subject(rate_per=rate)
    if behind and quantity.unit.dimension == "count":
        return Subject(None, behind, rate)
    told = _before(before, quantity, nouns, lexicon)
    if behind and quantity.unit.dimension == "money" and nouns.measure.search(behind):
        return Subject(behind, told.subject, rate)
    if behind and quantity.unit.dimension in COUNTED and told.measure is None:
        return Subject(None, behind, rate)
    return Subject(told.measure, told.subject, rate)


def topic_of(clause: str, quantity: Quantity, lexicon: Lexicon) -> Subject:
    """What a clause without a figure names that the next one measures: 群众的平均等候时间，去年还是28分钟."""
    nouns = nouns_of(lexicon)
    if NO_TOPIC.match(clause):
        return Subject()
    words = words_of(TURN.sub("", clause), lexicon)
    while words and (words[-1].tag in LEADS or words[-1].text in nouns.bounds or nouns.verbs.fullmatch(words[-1].text)):
        words.pop()
    phrase = phrase_before(words)
    if not phrase or any(word.tag == "v" for word in words if word.end <= phrase[0].start):
        return Subject()
    return _of_phrase(words, phrase, quantity, nouns)


def _before(before: str, quantity: Quantity, nouns: Nouns, lexicon: Lexicon) -> Subject:
    """From the words before the number, without those that only lead to it."""
    if quantity.unit.dimension in ("length", "mass") and (size := SIZE.search(before)):
        return Subject(size[1], _text(phrase_before(words_of(before[: size.start()], lexicon))))
    if quantity.unit.dimension in SHARES:
        before = TIMES_AS_MUCH.sub("", before)
    bare = nouns.fillers.sub("", FROM_WHEN.sub("", TURN.sub("", before)))
    if share := SHARE_NOUN.search(bare):
        owner = phrase_before(words_of(bare[: share.start()], lexicon))
        return Subject(share[1], _text(owner))
    if quantity.unit.dimension in SHARES and (share := SHARE_OF.match(before)):
        return Subject(None, _text(phrase_before(words_of(TIMES.sub("", share[1]), lexicon))))
    words = words_of(TIMES.sub("", bare), lexicon)
    while words and (words[-1].tag in LEADS or words[-1].text in nouns.bounds or VERBS_THAT_LEAD.fullmatch(words[-1].text)):
        words.pop()
    phrase = phrase_before(words)
    if not phrase:
        return _done(words, before, quantity, nouns)
    return _of_phrase(words, phrase, quantity, nouns)


def _of_phrase(words: list[Word], phrase: list[Word], quantity: Quantity, nouns: Nouns) -> Subject:
    head = phrase[-1].text
    if PRONOUNS.fullmatch("".join(word.text for word in phrase)) or PRONOUNS.fullmatch(head):
        return Subject()
    if nouns.measure.search(head) and quantity.unit.dimension != "age":
        return _measured(words, phrase, nouns)
    return Subject(None, _text(_since_verb(phrase, nouns)))


def _since_verb(phrase: list[Word], nouns: Nouns) -> list[Word]:
    """The phrase behind the last word in it that only brings it: 原有监控探头, 办理结婚登记."""
    first = max(
        (index + 1 for index, word in enumerate(phrase[:-1]) if word.tag in ("v", "d", "m") or word.text in nouns.bounds), default=0
    )
    return without_scope(phrase[first:])


def _measured(words: list[Word], phrase: list[Word], nouns: Nouns) -> Subject:
    """The last noun is a measure; what belongs to it (出厂价, 平均等待时间) is told from what it is of."""
    first = len(phrase) - 1
    while first and _is_of_measure(phrase[first - 1], nouns):
        first -= 1
    if first == 1 and len(phrase) == 2 and COMPOUND_HEADS.fullmatch(phrase[1].text) and len(phrase[0].text) == 2:
        first = 0
    while first and len(phrase[first - 1].text) == 1:
        first -= 1  # 线损率, 车桩比: jieba does not know the word
    owner = _since_verb(phrase[:first], nouns)
    if owner and (owner[-1].text in nouns.bounds or not owner[-1].is_noun):
        return Subject(_text(phrase[first:]))
    if not owner:
        rest = [word for word in words if word.end <= phrase[0].start]
        owner = phrase_before(rest[:-1]) if rest and rest[-1].text == OF else _doer(rest)
    elif doer := _doer([word for word in words if word.end <= owner[0].start]):
        owner = doer
    return Subject(_text(phrase[first:]), _text(owner))


def _doer(words: list[Word]) -> list[Word]:
    """What stands before 对 or 在: 保险对企业的覆盖面, 数据库在处理关系上性能提升."""
    place = next((index for index, word in enumerate(words) if word.text in ("对", "在")), 0)
    return _only_nouns(words[:place])


def _only_nouns(words: list[Word]) -> list[Word]:
    phrase = phrase_before(words)
    return phrase if phrase and all(word.tag != "v" for word in phrase) else []


def _is_of_measure(word: Word, nouns: Nouns) -> bool:
    """Whether a word before a measure says which (出厂, 平均, 初次), and not of what."""
    if word.text in nouns.bounds:
        return False
    return word.tag in ("v", "vn", "b", "a", "ad", "z", "d", "m") or bool(nouns.attribute.fullmatch(word.text))


def _done(words: list[Word], before: str, quantity: Quantity, nouns: Nouns) -> Subject:
    """A verb stands before the number: of money it says what was done with it (补贴3000元), of whom stands before it."""
    if headless := HEADLESS.match(before):
        return Subject(None, headless[1])
    if not words or words[-1].tag == "ns":
        return Subject()
    verb, rest = words[-1].text, words[:-1]
    if quantity.unit.dimension in COUNTED and rest and rest[-1].tag == "v" and len(verb) > 1 and not before.endswith("了"):
        return Subject(None, verb)  # 查处超速: jieba takes both for verbs
    while rest and rest[-1].tag in LEADS:
        rest.pop()
    return _by_its_doer(verb, phrase_before(rest), before, quantity, nouns)


def _by_its_doer(verb: str, owner: list[Word], before: str, quantity: Quantity, nouns: Nouns) -> Subject:
    dimension = quantity.unit.dimension
    if dimension == "money" and nouns.paid.fullmatch(verb):
        return Subject(verb, _text(owner))
    if dimension == "duration":
        return Subject(None, _text(_since_verb(owner, nouns)) or (verb if len(verb) > 1 else None))
    if dimension != "count" or not owner:
        return Subject()
    done = before.endswith(("了", "过"))
    # 群众诉求, which jieba takes for a verb.
    return Subject(None, _text(_since_verb(owner, nouns)) if done else f"{_text(owner) or ''}{verb}" if len(verb) > 1 else None)


def _text(words: list[Word]) -> str | None:
    phrase = "".join(word.text for word in words)
    return phrase if 0 < len(phrase) <= LONGEST_NOUN else None


def _behind(text: str, quantity: Quantity, nouns: Nouns, lexicon: Lexicon) -> str | None:
    """The noun phrase behind a counter: 316家公共图书馆, 46%的规上工业企业."""
    start = quantity.end
    linked = text[start : start + 1] == OF
    if quantity.unit.dimension in ("length", "mass") and SIZE_BEHIND.match(text, start):
        return None
    if (quantity.unit.dimension == "duration" and not linked) or text[start : start + 1] in tuple("，。；、：！？）”"):
        return None
    if nouns.verbs.match(text, start):
        return None
    words = words_of(text[start + linked : start + linked + LONGEST_NOUN], lexicon)
    while linked and words and words[0].tag in ("m", "q", "mq"):
        words.pop(0)  # 11岁的三个孩子
    if words and words[0].tag in ("c", "zg") and len(words[0].text) == 2 and (len(words) == 1 or words[1].tag == "x"):
        return words[0].text  # 430份简历, which jieba takes for a verb
    return _text(phrase_behind(words))


@lru_cache(maxsize=4)
def nouns_of(lexicon: Lexicon) -> Nouns:
    """The nouns of measure of the dictionaries, and the words that lead from a noun to its number, as patterns."""
    prefixes = any_of(row.word for row in lexicon.measure_nouns if row.kind == "prefix")
    nouns = any_of(row.word for row in lexicon.measure_nouns if row.kind == "noun")
    heads = any_of(row.word for row in lexicon.measure_nouns if row.kind == "head")
    links = any_of(row.word for row in lexicon.figure_links)
    verbs = any_of(row.word for row in lexicon.change_words if row.kind in ("verb", "reach"))
    fixed = any_of(row.surface for row in lexicon.comparison_words if row.kind == "fixed")
    rates = {row.word: row.per for row in lexicon.rate_words}
    # 年接待 is so much a year; 上半年接待, 今年接待 are not.
    rate = rf"(?<![半今去明前后当全往本上下每近多0-9{CHINESE}个])(?:{any_of(rates)})"
    units = any_of({unit.unit.removeprefix("个") for unit in lexicon.units} - {"", "一", "年"} | {"天", "年", "次", "人", "户"})
    return Nouns(
        measure=re.compile(rf"(?:{nouns}|{heads})$"),
        attribute=re.compile(prefixes),
        paid=re.compile("(?!有|是|为|达|到|需|要|花|用|了|在|出|让|给|使|令|占|成|做|叫)[一-鿿]{2,3}"),
        fillers=re.compile(
            rf"(?:(?:{openers_of(lexicon)})[^，]*|[与和同跟][^，。；]{{1,12}}(?:相比|比较))?(?:{fixed})?(?:{links}|{verbs}|了|至|到|以来|从|由|每(?:个)?(?:{units}))*$"
        ),
        rate=re.compile(rate),
        each=re.compile(rf"每(?:个)?({units})"),
        rates=rates,
        verbs=re.compile(verbs),
        bounds=frozenset(row.word for row in lexicon.noun_bounds) | {row.word for row in lexicon.target_words if row.kind == "goal"},
    )


def _rate(before: str, nouns: Nouns) -> str | None:
    """By what the quantity is counted: 每户, 日均; of several, the nearest before it."""
    if found := list(nouns.rate.finditer(before)):
        return nouns.rates[found[-1][0]]
    if each := list(nouns.each.finditer(before)):
        return each[-1][1]
    return None
