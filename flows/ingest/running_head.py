"""Read what a page prints about itself: its number, section and date in the running head, its editors in head or foot.

The running head is found by what it is made of. A line can belong to it where nothing is left when dates, page numbers, the names of
editors, the paper's name and its imprint are taken out; a run of such lines is one where it names editors, or the date and something more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, reduce
from itertools import groupby

from flows.lexicon import Lexicon
from flows.scripts import as_printed, in_simplified
from flows.values import Credit, Line

LONGEST_SECTION = 8
CHINESE_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "Ｏ": "0", "Ο": "0"}


@dataclass(frozen=True, slots=True)
class RunningHead:
    """What the page says of itself, and in which lines."""

    paper: str | None = None
    issue_date: date | None = None
    weekday: str | None = None
    block: str = ""
    page_no: int | None = None
    section: str | None = None
    editors: tuple[Credit, ...] = ()
    imprint: bool = False
    lines: tuple[int, ...] = ()

    def settles(self) -> bool:
        """Whether lines that say this can only be a running head (or the editors' foot); a bare date stands below a notice too."""
        beside_the_date = self.weekday or self.section or self.paper or self.page_no is not None
        return bool(self.editors) or bool(self.issue_date and beside_the_date)


def read_running_head(lines: Iterable[Line], lexicon: Lexicon) -> RunningHead:
    """Put together what the lines of the running head and of the editors' foot say; where two say the same thing, the first is believed."""
    grammar = _grammar(lexicon)
    parsed = [(line.number, _read(line.text, grammar, lexicon)) for line in lines if line.text.strip()]
    found = RunningHead()
    for can_belong, group in groupby(parsed, key=lambda item: item[1] is not None):
        if not can_belong:
            continue
        run = reduce(_merge, _without_others([replace(head, lines=(number,)) for number, head in group if head]))
        on_top = run.lines[:1] == (parsed[0][0],) and (run.page_no is not None or run.issue_date)
        if run.settles() or on_top:
            found = _merge(found, run)
    # The front page bears the masthead with the publication's number, and often no number of its own.
    return replace(found, page_no=1) if found.page_no is None and found.paper and found.imprint else found


def _read(text: str, grammar: _Grammar, lexicon: Lexicon) -> RunningHead | None:
    """What the line says; names and sections as they are printed, also where that is in traditional characters."""
    simplified = in_simplified(text, lexicon)
    head = _parse(simplified, grammar)
    if head is None or simplified == text:
        return head
    plain, printed = _plain(simplified), _plain(text)
    return replace(
        head,
        paper=head.paper and as_printed(head.paper, plain, printed),
        section=head.section and as_printed(head.section, plain, printed),
        editors=tuple(Credit(*(as_printed(word, plain, printed) for word in (editor.name, editor.role))) for editor in head.editors),
    )


def _without_others(heads: list[RunningHead]) -> list[RunningHead]:
    """The lines of a run without those that only look like it.

    A bare date beside a line that bears more is that of a notice which ends right there; a section's name below the line that names the
    section already is the title of what stands there (公告).
    """
    if any(head.issue_date and head.settles() for head in heads):
        heads = [head for head in heads if head.settles() or not head.issue_date]
    named = next((head for head in heads if head.section and head.settles()), None)
    return [head for head in heads if named is None or head is named or replace(head, section=None, lines=()) != RunningHead()]


def _merge(first: RunningHead, second: RunningHead) -> RunningHead:
    return RunningHead(
        paper=first.paper or second.paper,
        issue_date=first.issue_date or second.issue_date,
        weekday=first.weekday or second.weekday,
        block=first.block or second.block,
        page_no=second.page_no if first.page_no is None else first.page_no,
        section=first.section or second.section,
        editors=first.editors + second.editors,
        imprint=first.imprint or second.imprint,
        lines=first.lines + second.lines,
    )


@dataclass(frozen=True, slots=True)
class _Grammar:
    editor_roles: re.Pattern[str]
    imprint: re.Pattern[str]
    no_name: re.Pattern[str]
    paper: re.Pattern[str]
    sections: frozenset[str]


@lru_cache(maxsize=4)
def _grammar(lexicon: Lexicon) -> _Grammar:
    roles = _alternatives(role.role for role in lexicon.roles if role.kind == "editor")
    imprint = _alternatives(word.surface for word in lexicon.furniture if word.kind == "imprint")
    suffixes = _alternatives(word.surface for word in lexicon.furniture if word.kind == "paper_suffix")
    return _Grammar(
        editor_roles=re.compile(f"({roles})"),
        imprint=re.compile(
            rf"CN ?\d\d-\d{{4}}(?:/\w+)?|第\d+[期号]|\d+[-—]\d+|https?://\S+|www\.\S+|\S+@\S+|[A-Za-z][A-Za-z &.'-]{{5,}}|"
            rf"[\u3400-\u9fff]{{2,20}}(?:主管|主办|承办|出版|编印|承印)(?![\u3400-\u9fff])|[每逢]\0出版|"
            rf"[今本][日期] ?\d+版|(?:{imprint})[:∶]? ?\S*"
        ),
        no_name=re.compile(rf"(?=(?<![\u3400-\u9fff])(?:{imprint}))"),
        paper=re.compile(
            rf"(?<![\u3400-\u9fff])(?P<paper>[\u3400-\u9fff]{{1,8}}?(?:{suffixes})|(?<![^\0 ])今日[\u3400-\u9fff]{{2,4}}(?![^\0 ]))"
            r"(?:社出版|社主办)?(?![\u3400-\u9fff])|^(?P<masthead>[\u3400-\u9fff]{2,9}(?<![捷喜预通海情汇回举电简战警填申上播谎年期])[报刊])$"
        ),
        sections=frozenset(word.surface for word in lexicon.furniture if word.kind == "section"),
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d|[一二〇○零Ｏ][一二三四五六七八九〇○零Ｏ]{3}) ?[年.\-/] ?"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}) ?[月.\-/] ?"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?: ?日)?(?!\d)"
)
WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
LUNAR = re.compile(
    r"(?:农历|夏历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S*|(?:正|[二三四五六七八九十冬腊闰]{1,2})月(?:初|十|廿|卅|三十|二十)[一二三四五六七八九十]?"
)
PAGE_NUMBER = re.compile(
    r"第? ?(?P<block>[A-Z])? ?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3}) ?版(?!本)|"
    r"(?<![\w.])(?P<lettered>[A-Z])(?P<of_letter>\d{1,2})(?![\w.])|(?:^|(?<= ))(?P<bare>\d{1,2})(?= |$)"
)
NAME = r"(?:[\u3400-\u9fff] [\u3400-\u9fff]|[\u3400-\u9fff·]{2,4})(?![\u3400-\u9fff·])"
NAMES = re.compile(rf"[ :/∶|]+(?P<names>{NAME}(?:[ 、,/]+{NAME}(?! ?[:∶]))*)")
# Stands in a line for what was taken out of it.
TAKEN = "\0"
EDGES = " │|·•—-–_/:,、■▲◆()【】[]"
DELIMITERS = re.compile(rf"[{re.escape(EDGES)}]+")


def _parse(line: str, grammar: _Grammar) -> RunningHead | None:
    """What the line says, if it says nothing that a running head does not."""
    text = _plain(line)
    if len(text) > 120:
        return None
    text, day = _take(DATE, text)
    issue_date = _date(day) if day else None
    if day and issue_date is None:
        return None
    text, weekday = _take(WEEKDAY, text)
    text, _ = _take(LUNAR, text)
    text, paper = _take(grammar.paper, text)
    text, editors = _editors(text, grammar)
    text, imprints = grammar.imprint.subn(TAKEN, text)
    text, number = _take(PAGE_NUMBER, text)
    block, page_no = _page_number(number) if number else ("", None)
    section = _section(text, grammar, alone=not (day or number))
    if section is None:
        return None
    return RunningHead(
        paper=(paper["paper"] or paper["masthead"]) if paper else None,
        issue_date=issue_date,
        weekday=weekday[0] if weekday else None,
        block=block,
        page_no=page_no,
        section=section or None,
        editors=editors,
        imprint=imprints > 0,
    )


def _plain(line: str) -> str:
    """The line with half-width digits and single spaces, letters that are set apart pushed together (云 汀 日 报)."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", line)).strip()
    return text.replace(" ", "") if re.fullmatch(r"(?:[\u3400-\u9fff] ){2,}[\u3400-\u9fff]", text) else text


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, re.Match[str] | None]:
    match = pattern.search(text)
    return (text[: match.start()] + TAKEN + text[match.end() :], match) if match else (text, None)


def _date(match: re.Match[str]) -> date | None:
    year = int("".join(CHINESE_DIGITS.get(digit, digit) for digit in match["year"]))
    month, day = chinese_number(match["month"]), chinese_number(match["day"])
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= _days(year, month) else None


def _days(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def chinese_number(text: str) -> int:
    """A number up to 99 in Arabic or Chinese digits: 21, 二十一, 十, 三."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    digits = [int(CHINESE_DIGITS.get(part, "0")) if part else 0 for part in (tens[-1:], ones[-1:])]
    return (digits[0] or 1) * 10 + digits[1] if ten else digits[1]


def _page_number(match: re.Match[str]) -> tuple[str, int]:
    if match["lettered"]:
        return match["lettered"], int(match["of_letter"])
    return match["block"] or "", chinese_number(match["number"] or match["bare"])


def _editors(text: str, grammar: _Grammar) -> tuple[str, tuple[Credit, ...]]:
    """The people of the line that are named behind a role, and the line without them."""
    left, *parts = grammar.editor_roles.split(text)
    credits: list[Credit] = []
    for role, behind in zip(parts[::2], parts[1::2], strict=True):
        names = NAMES.match(grammar.no_name.split(behind)[0])
        if names:
            joined = re.sub(r"(?<![\u3400-\u9fff·])([\u3400-\u9fff]) ([\u3400-\u9fff])(?![\u3400-\u9fff·])", r"\1\2", names["names"])
            credits.extend(Credit(name, role) for name in re.split(r"[ 、,/]+", joined))
            left += TAKEN + behind[names.end() :]
        else:
            left += role + behind
    return left, tuple(credits)


def _section(text: str, grammar: _Grammar, *, alone: bool) -> str | None:
    """The section's name, if that is all that is left of the line: `""` for nothing left, `None` for something else.

    It is a name that papers use, or something short that stands by itself in a line with a date or a page number.
    """
    words = DELIMITERS.sub(" ", text.replace(TAKEN, " ")).split()
    left = " ".join(text.replace(TAKEN, " ").split()).strip(EDGES)
    if all(word in grammar.sections for word in words):
        return left
    by_itself = not re.search(rf"[\u3400-\u9fff]{TAKEN}|{TAKEN},?[\u3400-\u9fff]", text)
    if alone or not by_itself or len(left) > LONGEST_SECTION or re.search(r"[。！？；“”《》]", left):
        return None
    return left
