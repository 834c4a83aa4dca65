"""The words that times are made of, as patterns built from the dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from flows.lexicon import Lexicon
from flows.lexicon.entries import CalendarPart, Festival, PlanPeriod, TimeWord
from flows.tag.patterns import any_of, guarded

CHINESE_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
SMALL_NUMBER = r"\d{1,3}|[一二两三四五六七八九十]{1,3}|半"
YEAR = re.compile(r"(?<!\d)(?:(?:1[89]|20|21)\d{2}|[一二][〇○零一二三四五六七八九]{3})年")
YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})年?[—～~\-–至到]{1,2}((?:19|20)\d{2})(?!\d)年?")
DECADE = re.compile(
    r"(上|本)?(?:个)?(?:(\d{1,2}|二十|十九|二十一)?世纪)?([1-9]0|[二三四五六七八九]十)年代(初期?|末期?|中期|中后期|后期|前期)?"
)
MONTH = re.compile(r"(?<![\d.])(?:(1[0-2]|0?[1-9])|(十[一二]?|[元一二三四五六七八九]))月(?:份)?(?!球|饼|亮|光|台|季|龄)")
MONTHS = re.compile(r"(?<![\d.])(1[0-2]|0?[1-9])月?[—～~\-–至到]{1,2}(1[0-2]|0?[1-9])月(?:份)?(?!\d)")
FIRST_MONTHS = re.compile(rf"(?:前|头)({SMALL_NUMBER})个?月")
NOT_A_DAY = "楼院线门店馆厅桌台机车仓库井泵炉路地文令公厂房段桥坝"
DAY = re.compile(rf"(?<![\d.])(?<!拘留)(?<!禁闭)(3[01]|[12]\d|0?[1-9])(?:日|号(?![{NOT_A_DAY}]))(?!电|内|之内|以内)")
DAY_IN_WORDS = re.compile("(三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])[日号](?!电|内|之内|以内|游)")
TWO_DAYS = re.compile("(今明|明后)两?[天日]")
WEEK = "(?:周|星期|礼拜)"
WEEKDAY = re.compile(rf"{WEEK}?([一二三四五六日天])(?![些个样面部]|起[^，。；至到])")
NAMED_WEEKDAY = re.compile(rf"{WEEK}([一二三四五六日天])(?![些个样面部年岁边游报]|起[^，。；至到])")
WEEKEND = re.compile("(?:个?周)?末")
NOT_AN_HOUR = "间候段期差赞评击名心燃子多位"
# 夜里八点, 三点半: hours in words, where a part of the day stands before or a part of the hour behind.
CLOCK_IN_WORDS = re.compile(
    rf"(二十[一二三四]?|十[一二]?|[零一二两三四五六七八九])[点时](?![{NOT_AN_HOUR}])(?<!零点(?=[一二三四五六七八九]))"
    "(半|[一二三四五]?十[一二三四五六七八九]?分?|[一三]刻)?(?:整|钟)?(?:许|左右)?"
)
CLOCK = re.compile(
    r"(?<![\d.:：∶比])([01]?\d|2[0-4])(?:[:：∶]([0-5]\d)(?![\d:：∶]|\.\d)"
    rf"|[时点](?![{NOT_AN_HOUR}])(?:([0-5]?\d)分|(半)|整)?(?:许|左右)?)"
)
NOT_BEFORE = "后往端排锋提景夕沿台脚卫缀因面方院门"
SPAN_AGO = re.compile(
    rf"(?:近|过去|这|最近)?({SMALL_NUMBER})(年|个月|周|个星期|天|日)(多)?(之前|以前|前|以来|来|之后|以后|后)(?![{NOT_BEFORE}])"
)
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])[日号]"
MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])月"
NTH_WEEKDAY = rf"(?:第[一二三四]个|最后一个)(?:{WEEK}[一二三四五六日天]|周末)"
# What recurs by itself; 每天 alone only says how often.
REPEATED = re.compile(
    rf"双休日(?=[0-9])|每?逢(?:单日|双日|节假日|周末|{WEEK}[一二三四五六日天](?:、{WEEK}?[一二三四五六日天])*)|每个?周末|(?<![上本这下个])周末(?=[0-9]|上午|下午|晚[上间])"
    rf"|每{WEEK}[一二三四五六日天](?:[至、到和](?:{WEEK})?[一二三四五六日天])*|{WEEK}[一二三四五六日天][至到—]{WEEK}[一二三四五六日天](?:每[天晚])?"
    rf"|每年的?{MONTH_NUMBER}(?:{DAY_NUMBER})?(?:[至到](?:次年|翌年)?{MONTH_NUMBER}(?:{DAY_NUMBER})?)?(?:的?{NTH_WEEKDAY})?"
    rf"|每月的?(?:{DAY_NUMBER}(?:[和、]{DAY_NUMBER})*|{NTH_WEEKDAY}|[上中下]旬|[月]?[初底末])|(?:每个?|(?<![\d个一二两三四五六七八九十]))工作日(?=[上下\d。，])"
)
OFTEN = re.compile("每(?:天|日|晚|早|周|月|年|个工作日)")
JOINED = re.compile(r"起?(?:[—～~\-–]{1,2}|至|到)")
BEFORE = re.compile(rf"(?:之|以)?前(?![{NOT_BEFORE}三两四五六七八九十\d])")
SINCE = re.compile(r"以来")
DURING = re.compile(r"期间")
# 3日晚 where no word such as 晚会 begins.
ALONE = re.compile("(?![会报宴餐点婚年期霞间上饭自归熟稻播茶操市退班安晨晚])")
THAT_DAY = re.compile("当[天日]")
THAT_MONTH = re.compile("当月")
HOLIDAY = re.compile("(?:小长假|长假|假期|黄金周|期间|档期?(?!案))")
# 明后两年, 今明两年: this year and the next, or the two after it.
TWO_YEARS = re.compile("(今明|明后)两?年")
RECENT = re.compile(rf"(近|过去|最近|这)的?({SMALL_NUMBER}|几|十几)(多)?(?:来)?(年|个?月|周|个星期|天)(?:的时间)?(以来|来|间|里)?")
COMING = re.compile(rf"(未来|今后|此后)的?({SMALL_NUMBER})(年|个?月|周|个星期|天)(?:间|里|内)?")
BEGINNING_OF_CENTURY = re.compile("(上|本)(?:个)?世纪(初|末)")
SINCE_SEASON = re.compile("入([春夏秋冬])以来")
SEASON_BEGINS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
# 近三年 opens a clause or stands behind its subject; behind a verb (用了近三年) 近 says nearly.
OPENS = re.compile("(?:^|[，。；：！？、“（\\s]|在|是)$")
# 上个季度, 本季度; 比上季减5%.
QUARTER = re.compile("(上|本|这|下)一?个?季(?:度|(?<=上季)(?![节风]))")
SAME_PERIOD = re.compile("同期|同月|同日|此时|这个时候")


FEW = 12
OPENING_CHARACTERS = "0123456789一二十三四五六七八九半两几上本世每前头近过这最“截正腊农阴夏工双今明零逢周星礼元入未此初"
WORD_KINDS = ("year", "season_year", "month", "week", "day", "day_part", "part_of_day", "that_day", "that_week", "that_month", "that_year")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of time with what they mean, and the pattern that finds the longest of them."""

    pattern: re.Pattern[str]
    meaning: dict[str, TimeWord]


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a year or of a month, and the pattern that finds the longest of them."""

    pattern: re.Pattern[str]
    meaning: dict[str, CalendarPart]


@dataclass(frozen=True, slots=True)
class Pieces:
    """All words of time; `opening` finds where a time may begin."""

    year: Words
    season_year: Words
    month: Words
    week: Words
    day: Words
    day_part: Words
    part_of_day: Words
    parts_of_year: Parts
    parts_of_month: Parts
    that_day: Words
    that_week: Words
    that_month: Words
    that_year: Words
    until_now: re.Pattern[str]
    era: re.Pattern[str]
    eras: dict[str, date]
    festival: re.Pattern[str]
    festivals: dict[str, Festival]
    plans: dict[str, PlanPeriod]
    plan: re.Pattern[str]
    opening: re.Pattern[str]


@lru_cache(maxsize=4)
def pieces_of(lexicon: Lexicon) -> Pieces:
    """The words of time of the dictionaries, ready for reading."""
    words = {kind: _words(lexicon, kind) for kind in WORD_KINDS}
    parts_of_year = _parts(lexicon, "year")
    parts_of_month = _parts(lexicon, "month")
    plans = {plan.name: plan for plan in lexicon.plan_periods}
    now = any_of(word.word for word in lexicon.time_words if word.kind == "now")
    return Pieces(
        **words,
        parts_of_year=parts_of_year,
        parts_of_month=parts_of_month,
        until_now=re.compile(f"截[至止]到?(?:{now})"),
        era=re.compile(f"({any_of(era.name for era in lexicon.eras)})以来"),
        eras={era.name: date.fromisoformat(era.first_day) for era in lexicon.eras},
        festival=_pattern_of(lexicon.festivals, "name"),
        festivals={festival.name: festival for festival in lexicon.festivals},
        plans=plans,
        plan=re.compile(rf"“?({any_of(plans)})(?:”?(?:规划)?(期间|时期|末|以来)|”(?!规划|纲要|发展))"),
        opening=_opening(lexicon, words, list(plans)),
    )


def _opening(lexicon: Lexicon, words: Mapping[str, Words], plans: Sequence[str]) -> re.Pattern[str]:
    """Where a time may begin. The first character is tried before the words are: most characters of a text begin none."""
    bare = [part.word for part in lexicon.calendar_parts if part.bare == "yes"]
    festival = _pattern_of(lexicon.festivals, "name")
    opening = "|".join(
        [
            r"(?<!\d)\d{1,4} ?(?=[年月日号时点:：∶个天周世季—～~\-–至到以多])",
            r"[一二十三四五六七八九半两几]{1,3}(?=点|[日号时]|个?多?月|个?季度|多?年|天|周|世纪|个星期|个世纪)",
            r"[上本这下]一?个?季|工作日|双休日|[今明]?[明后]两?[年天日]|[上本]个?世纪|世纪|每[天日晚早个逢周星礼年月]|(?:前|头|近|过去|这|最近)的?(?=[\d一二两三四五六七八九十半几])",
            r"零[时点]|逢[单双周节星]|(?:周|星期|礼拜)[一二三四五六日天末]|元月",
            rf"“(?={any_of(plans)})|截[至止]|[正腊]月|[农阴夏]历|[二三四五六七八九十]月[初廿]",
            *(words[kind].pattern.pattern for kind in words),
            any_of(bare),
            any_of(plans),
            f"(?:{any_of(era.name for era in lexicon.eras)})以来",
            "入[春夏秋冬]以来|未来|今后|此后|初[一二三四五六七八九十]",
            festival.pattern,
            "[一二][〇○零一二三四五六七八九]{3}年",
        ]
    )
    eras = [era.name for era in lexicon.eras]
    known = [*eras, *(word for kind in words.values() for word in kind.meaning), *bare, *plans, *(one.name for one in lexicon.festivals)]
    first = "".join({word[0] for word in known} | set(OPENING_CHARACTERS))
    return re.compile(f"(?=[{re.escape(first)}])(?:{opening})")


def small_number(text: str) -> float:
    """三 is 3, 十二 is 12, 半 is a half."""
    if text.isdigit():
        return int(text)
    if text == "半":
        return 0.5
    if text == "元":
        return 1
    tens, ten, units = text.rpartition("十") if "十" in text else ("", "", text)
    digits = CHINESE_DIGITS | {"两": 2}
    return (digits.get(tens, 1) * 10 if ten else 0) + digits.get(units, 0)


def printed_year(surface: str) -> int:
    """1998年 and 一九九八年 are 1998."""
    digits = surface.removesuffix("年")
    return int(digits) if digits.isascii() else int("".join(str(CHINESE_DIGITS[digit]) for digit in digits))


def stands_behind(pattern: re.Pattern[str], text: str, start: int) -> bool:
    """Whether the pattern, which ends with `$`, is found in the few characters before `start`."""
    return bool(pattern.search(text, max(start - FEW, 0), start))


def _words(lexicon: Lexicon, kind: str) -> Words:
    rows = [word for word in lexicon.time_words if word.kind == kind]
    return Words(_pattern_of(rows, "word"), {row.word: row for row in rows})


def _pattern_of(rows: Iterable[Any], column: str) -> re.Pattern[str]:
    """Finds the longest of the words in this column, where its guards let it be."""
    words = [(getattr(row, column), row.not_after, row.not_before) for row in rows]
    return re.compile("|".join(guarded(*word) for word in sorted(words, key=lambda word: -len(word[0]))) or r"(?!)")


def _parts(lexicon: Lexicon, of: str) -> Parts:
    rows = [part for part in lexicon.calendar_parts if part.of == of]
    pattern = "|".join(guarded(row.word, None, row.not_before) for row in sorted(rows, key=lambda row: -len(row.word)))
    return Parts(re.compile(pattern or r"(?!)"), {row.word: row for row in rows})
