"""The words that times are made of, as patterns built from the dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.lexicon.entries import CalendarPart, PlanPeriod, TimeWord

CHINESE_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
SMALL_NUMBER = r"\d{1,3}|[一二两三四五六七八九十]{1,3}|半"
YEAR = re.compile(r"(?<!\d)(?:(?:1[89]|20|21)\d{2}|[一二][〇○零一二三四五六七八九]{3})年")
YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})年?[—～~\-–至到]{1,2}((?:19|20)\d{2})(?!\d)年?")
DECADE = re.compile(r"(上|本)?(?:个)?(?:(\d{1,2}|二十|十九|二十一)?世纪)([1-9]0|[二三四五六七八九]十)年代")
MONTH = re.compile(r"(?<![\d.])(?:(1[0-2]|0?[1-9])|(十[一二]?|[一二三四五六七八九]))月(?:份)?(?!球|饼|亮|光|台|季)")
MONTHS = re.compile(r"(?<![\d.])(1[0-2]|0?[1-9])月?[—～~\-–至到]{1,2}(1[0-2]|0?[1-9])月(?:份)?(?!\d)")
FIRST_MONTHS = re.compile(rf"(?:前|头)({SMALL_NUMBER})个?月")
NOT_A_DAY = "楼院线门店馆厅桌台机车仓库井泵炉路地文令公厂房段桥坝"
DAY = re.compile(rf"(?<![\d.])(3[01]|[12]\d|0?[1-9])(?:日|号(?![{NOT_A_DAY}]))(?!电)")
WEEKDAY = re.compile(r"(?:周|星期|礼拜)?([一二三四五六日天])(?![些个样面部起])")
NAMED_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])(?![些个样面部起年岁边游报])")
NOT_AN_HOUR = "间候段期差赞评击名心燃子多位"
CLOCK = re.compile(
    r"(?<![\d.:：∶比])([01]?\d|2[0-4])(?:[:：∶]([0-5]\d)(?![\d:：∶]|\.\d)"
    rf"|[时点](?![{NOT_AN_HOUR}])(?:([0-5]?\d)分|(半)|整)?(?:许|左右)?)"
)
NOT_BEFORE = "往端排锋提景夕沿台脚卫缀因面方院门"
SPAN_AGO = re.compile(rf"(?:近|过去|这|最近)?({SMALL_NUMBER})(年|个月|周|个星期|天|日)(之前|以前|前|以来|来)(?![{NOT_BEFORE}])")
REPEATED = re.compile(
    r"每(?:天|日|晚|早|个工作日|逢?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天](?:[至、到][一二三四五六日天])?)?"
    r"|年的?(?P<date>(?:1[0-2]|[1-9])月(?:(?:3[01]|[12]\d|[1-9])[日号])?)?|月的?(?P<day>(?:3[01]|[12]\d|[1-9])[日号])?)"
)
JOINED = re.compile(r"[—～~\-–]{1,2}|至|到")
BEFORE = re.compile(rf"(?:之|以)?前(?![{NOT_BEFORE}三两四五六七八九十\d])")
SINCE = re.compile(r"以来")
DURING = re.compile(r"期间")
SAME_PERIOD = re.compile(r"同期")


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
    plans: dict[str, PlanPeriod]
    plan: re.Pattern[str]
    opening: re.Pattern[str]


@lru_cache(maxsize=4)
def pieces_of(lexicon: Lexicon) -> Pieces:
    """The words of time of the dictionaries, ready for reading."""
    words = {kind: _words(lexicon, kind) for kind in ("year", "season_year", "month", "week", "day", "day_part", "part_of_day")}
    parts_of_year = _parts(lexicon, "year")
    parts_of_month = _parts(lexicon, "month")
    plans = {plan.name: plan for plan in lexicon.plan_periods}
    plan = re.compile(rf"“?({_any_of(plans)})”?(?:规划)?(期间|时期|末|以来)")
    bare = [part.word for part in lexicon.calendar_parts if part.bare == "yes"]
    opening = "|".join(
        [
            r"(?<!\d)\d{1,4} ?(?=[年月日号时点:：∶个天周世季—～~\-–至到以])|[一二十三四五六七八九半两]{1,3}(?=个?月|个?季度|年|天|周|世纪|个星期|个世纪)",
            r"[上本]个?世纪|世纪|每[天日晚早个逢周星礼年月]|(?:前|头|近|过去|这|最近)(?=[\d一二两三四五六七八九十半])",
            rf"“(?={_any_of(plans)})",
            *(words[kind].pattern.pattern for kind in words),
            _any_of(bare),
            _any_of(plans),
            "[一二][〇○零一二三四五六七八九]{3}年",
        ]
    )
    known = [*(word for kind in words.values() for word in kind.meaning), *bare, *plans]
    # The first character is tried before the words are: most characters of a text begin none.
    first = "".join({word[0] for word in known} | set("0123456789一二十三四五六七八九半两上本世每前头近过这最“"))
    opening = f"(?=[{re.escape(first)}])(?:{opening})"
    return Pieces(**words, parts_of_year=parts_of_year, parts_of_month=parts_of_month, plans=plans, plan=plan, opening=re.compile(opening))


def small_number(text: str) -> float:
    """三 is 3, 十二 is 12, 半 is a half."""
    if text.isdigit():
        return int(text)
    if text == "半":
        return 0.5
    tens, ten, units = text.rpartition("十") if "十" in text else ("", "", text)
    digits = CHINESE_DIGITS | {"两": 2}
    return (digits.get(tens, 1) * 10 if ten else 0) + digits.get(units, 0)


def _words(lexicon: Lexicon, kind: str) -> Words:
    rows = [word for word in lexicon.time_words if word.kind == kind]
    pattern = "|".join(_guarded(row.word, row.not_after, row.not_before) for row in sorted(rows, key=lambda row: -len(row.word)))
    return Words(re.compile(pattern or r"(?!)"), {row.word: row for row in rows})


def _parts(lexicon: Lexicon, of: str) -> Parts:
    rows = [part for part in lexicon.calendar_parts if part.of == of]
    pattern = "|".join(_guarded(row.word, None, row.not_before) for row in sorted(rows, key=lambda row: -len(row.word)))
    return Parts(re.compile(pattern or r"(?!)"), {row.word: row for row in rows})


def _guarded(word: str, not_after: str | None, not_before: str | None) -> str:
    behind = f"(?<![{re.escape(not_after)}])" if not_after else ""
    ahead = f"(?![{re.escape(not_before)}])" if not_before else ""
    return f"{behind}{re.escape(word)}{ahead}"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
