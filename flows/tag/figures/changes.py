"""What the words before a number say of change: 增长8%, 增至35家, 贵了3元, 比去年多卖200台; which way, and compared with what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.patterns import any_of, guarded

# A clause that only says what the next one is compared with.
COMPARING_CLAUSE = re.compile(
    "(?:^|[，：；])(?:((?:相较于?|相比于?|比起|较之)[^，。；]{2,16}?)(?:来说|而言)?|([与和同跟][^，。；]{2,16}?(?:相比|比较)))，[^。；]*$"
)
PHRASE_START = re.compile("[，。！？；：…]")
# Adverbs between what is compared with and its verb: 比2021年仅增长.
ADVERBS_AT_END = re.compile("(?:仅|微|又|还|再|约|只|略|仍|却|将|就|已|净|大幅|明显|有所|则|也|均|都|普遍|平均|分别|累计|要|能|可)+$")
# 比上年多收18.7亿元, 又多卖了300台: more or less of what the verb says; not 许多, 至少.
MORE = re.compile("(?<![许很众最不至大较偏更数])([多少])[一-鿿]{1,2}?了?$")
OFTEN_SAID = re.compile(
    "[又再要还][多少][一-鿿]{1,2}?了?$|[多少][一-鿿]{1,2}?了$|(?<![减缺短])少[跑收掏装花交付走卖产招挣赚等排耗运]$|多[花交付跑挣赚压招耗]$"
)
# 高于全市平均1.9个百分点, 落后第二名3分: what the verb compares with stands behind it.
COMPARED_BEHIND = "(?=[一-鿿“”]{2,12}$)[^于的了用过约近达出]{2,12}$"
OVER_PLAN = "超(?=任务|计划|额)"
# A rate of change that itself grew or fell to so much: 增速回落至6.8%.
RATES_OF_CHANGE = ("加快", "放缓", "回落", "回升", "提速", "收窄", "扩大")
# The noun of a rate that is said before its number stands no further back.
SHORT_OF_RATE = 16
EVERY = "(?:每个?[一-鿿]{1,3})?"


class Change(NamedTuple):
    """A change, or a level that something went to (`reaches`); `verb` is the word that says it."""

    is_change: bool = False
    reaches: bool = False
    verb: str = ""
    direction: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Patterns over what stands before a number; each names the word of change in its first group."""

    change: re.Pattern[str]
    reach: re.Pattern[str]
    adjective: re.Pattern[str]
    direction: dict[str, str]
    compared: re.Pattern[str]
    fixed: re.Pattern[str]
    above_or_below: re.Pattern[str]
    rate_before: re.Pattern[str]
    rate_behind: re.Pattern[str]


def change_of(before: str, sentence: str, behind: str, words: ChangeWords) -> Change:
    """What `before` (the clause up to the number) says, with the sentence up to the number and the few characters behind it."""
    if found := words.reach.search(before):
        verb = found[1] or found[2]
        return Change(reaches=True, verb=verb, direction=words.direction.get(verb))
    basis = _basis(before, words)
    direction = _direction(before, basis, words)
    if direction is None and not behind.startswith("的") and (found := words.above_or_below.search(before)):
        return Change(is_change=True, direction="up" if found[1] else "down", basis=found[0])
    if direction is None and (noun := words.rate_behind.match(behind)):
        direction = words.direction[noun[1]] if noun[1] else "up"
    if direction is None and "幅" in sentence[-SHORT_OF_RATE:] and (rate := words.rate_before.search(sentence[-SHORT_OF_RATE:])):
        direction = words.direction.get(rate[1] or rate[2])
    if direction is None:
        return Change()
    return Change(is_change=True, direction=direction, basis=basis or basis_before(sentence, words))


def _direction(before: str, basis: str | None, words: ChangeWords) -> str | None:
    if found := words.change.search(before):
        return words.direction.get(found[1] or found[2] or found[3])
    if (more := MORE.search(before)) and (basis or OFTEN_SAID.search(before)):
        return "up" if more[1] == "多" else "down"
    adjective = words.adjective.search(before)
    if adjective and (basis or adjective[2]):
        return words.direction.get(adjective[1])
    return None


def _basis(before: str, words: ChangeWords) -> str | None:
    if compared := words.compared.search(before):
        return ADVERBS_AT_END.sub("", compared[1].strip())
    fixed = words.fixed.search(before)
    return fixed[0] if fixed else None


def basis_before(sentence: str, words: ChangeWords) -> str | None:
    """What a change is compared with where words in quotation marks stand between, or a clause of its own says it: 相较于去年，…."""
    phrase = max((found.end() for found in PHRASE_START.finditer(sentence)), default=0)
    if compared := words.compared.search(sentence[phrase:]):
        return ADVERBS_AT_END.sub("", compared[1].strip())
    clause = COMPARING_CLAUSE.search(sentence)
    return clause[1] or clause[2] if clause else None


@lru_cache(maxsize=4)
def change_words_of(lexicon: Lexicon) -> ChangeWords:
    """The words of change and comparison of the dictionaries, as patterns."""
    degree = any_of(link.word for link in lexicon.figure_links if link.kind == "degree")
    link = any_of(link.word for link in lexicon.figure_links)
    by_kind = {kind: [word.word for word in lexicon.change_words if word.kind == kind] for kind in ("verb", "reach", "adjective", "noun")}
    verbs, nouns, adjectives = (any_of(by_kind[kind]) for kind in ("verb", "noun", "adjective"))
    compared = any_of(word.surface for word in lexicon.comparison_words if word.kind == "fixed")
    openers = openers_of(lexicon)
    above, below = (any_of(row.surface for row in lexicon.comparison_words if row.kind == kind) for kind in ("above", "below"))
    closers = any_of(word.surface for word in lexicon.comparison_words if word.kind == "closer")
    ending = rf"(?:{degree}|{ADVERBS_AT_END.pattern[:-1]})*(?:{verbs}|{adjectives}|[多少][一-鿿]{{1,2}}?)(?:出|了|至|到)?$"
    return ChangeWords(
        change=re.compile(rf"(?:(?<![每连毫])({verbs})(?:了|出)?(?:{degree})*|(?<!每)({verbs})了不止|({nouns})(?:{link})*){EVERY}$"),
        reach=re.compile(
            rf"(?:({verbs})(?:了)?(?:至|到|为|成)|({any_of(by_kind['reach'])}))了?(?:{degree})*(?:[^，。；]{{1,6}}的)?(?:约|近)?{EVERY}$"
        ),
        adjective=re.compile(rf"({adjectives})(?:(了)|出|上)?$"),
        direction={word.word: word.direction for word in lexicon.change_words if word.direction != "none"},
        compared=re.compile(rf"((?:{openers})[^，。；]+?)(?={ending})"),
        fixed=re.compile(rf"({compared})|[与和同跟][^，。；]+?(?:{closers})"),
        above_or_below=re.compile(rf"(?:({above}|{OVER_PLAN})|({below})){COMPARED_BEHIND}"),
        # 税收降幅略大，为3.9%; 降低的幅度为12%.
        rate_before=re.compile(rf"(?:({nouns})[^，。；0-9]{{1,6}}，[也则]?|({verbs})的?幅度)(?:为|达到?|是)(?:约|近)?$"),
        # 有8%的涨幅.
        rate_behind=re.compile(rf"的?(?:({nouns})|增[长速])"),
    )


def openers_of(lexicon: Lexicon) -> str:
    """A pattern of the words that open a comparison (比, 较), where they are not part of others (占比, 较为)."""
    rows = sorted((row for row in lexicon.comparison_words if row.kind == "opener"), key=lambda row: -len(row.surface))
    return "|".join(guarded(row.surface, row.not_after, row.not_before) for row in rows)
