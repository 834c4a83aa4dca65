"""Recognise the lines that say by their words what they are: bylines, jumps, captions, photographers' credits, titles of notices.

Such a line is recognised as a whole; what is said here is true of the printed language of newspapers, not of one paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from flows.lexicon import Lexicon
from flows.segment.bylines import AGENCIES, AUTHOR_NOTE, BULLETS, PADDED_NAMES, could_be_names, is_byline, is_credit_of_nobody, read_credits
from flows.segment.leads import read_lead

MarkKind = Literal[
    "byline", "author_note", "names", "jump_from", "jump_to", "caption", "credit", "notice_title", "index_title", "imprint", "date", "item"
]
# Marks of lines that are nothing else; the other marks stand at the beginning of text, or are only likely.
STANDS_ALONE = frozenset({"byline", "author_note", "jump_from", "jump_to", "credit", "notice_title", "index_title", "imprint", "date"})

# A number with a letter or a nought before it is a page's without the word.
OF_PAGE = r"(?<=[A-Z]\d)(?!\d)|(?<=[A-Z]\d\d)|(?<=0\d)(?!\d)"
NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳]|头|封(?=面)"
# Of several pages that a story goes on on, the first.
PAGE = rf"(?:本报|今[日天])?第? ?(?P<block>[A-Z])?(?P<page>{NUMBER})(?:[、，和—－至-][A-Z]?(?:{NUMBER}))? ?(?:版|页|面|{OF_PAGE})"
ARROWS = rf"[{BULLETS}←→↑↓⇒►«»<>＜＞《》 \u3000]*"
OPEN, CLOSE = "[（(【〔〈\\[［「『]", "[）)】〕〉\\]］」』]"
# An arrow says as much as the word.
FROM = rf"(?:(?:文|前|续)?(?:上接|上承|紧接|承接|接上|续上|转接|接|续|承)|(?<=[◀◄←«])) ?·?{PAGE}"
ONTO = rf"(?:未完(?:待续)?[，,、。]?)?(?:(?:[详全下]?文|[续另后紧])?(?:下转|下接|下续|转)|(?<=[▶►→»])) ?·?{PAGE}"
# Within the brackets the headline, or its first words, may follow, or the place on the page. 上接 and 下转 need no brackets to be known
# beside text.
REST = rf"[^\n）)】〕〉\]］」』]{{0,30}}{CLOSE}"
TITLE = "(?:[:：]?《[^》\n]{1,40}》|[:：][^。\n]{1,40}$)?"
JUMP_FROM = re.compile(rf"{ARROWS}{OPEN}? ?{FROM}{CLOSE}?{TITLE}{ARROWS}")
JUMP_AT_START = re.compile(rf"{ARROWS}(?:(?P<open>{OPEN}) ?|(?=上接)){FROM}(?(open){REST}|{TITLE}){ARROWS}")
JUMP_TO = re.compile(rf"{ARROWS}{OPEN}? ?{ONTO}{CLOSE}?{TITLE}{ARROWS}")
JUMP_AT_END = re.compile(rf"{ARROWS}(?:(?P<open>{OPEN}) ?|(?=下转)){ONTO}(?(open){REST}|{TITLE}){ARROWS}$")
JUMPS = re.compile("[接转承续][^。，]{1,60}[版页面]|[下上][转接][/／ ]?[A-Z0-9]|^[◀◄←«▶►→»]+[^。，]{1,6}版$")
CAPTION_START = re.compile(
    r"[▲△▼▽▶◀►◄↑↓←→]+(?! *[（(【]?(?:上接|下转))|图[为①-⑳]|[上下左右本][左右]?图(?=[:：为①-⑳是，])|图[一二三四五六七八九十\d]{1,2}[:：]"
)
DATE_LINE = re.compile(r"(?:[\d一二三四五六七八九〇○零]{4} ?年 ?)?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日$")
# Leading articles are signed by an office, without a name; what was put together from reports is signed by nobody.
OFFICE = re.compile(
    rf"[{BULLETS}]? ?[（(]?(?:本[报刊台网社]|{AGENCIES})(?:特约|首席|特邀)?"
    r"(?:评论员|评论部|编辑部|编委会|信息部|综合报道|综合|本报综合)(?:文章|整理)?[）)]?"
)
# What stands about the paper's name on its first page, one by one or several in a line.
OF_MASTHEAD = (
    r"(?:国内统一(?:连续出版物号|刊号)|国内刊号|统一刊号|邮发代号|国外代号|代号|刊号|准印证号?|ISSN)[:：]?[A-Za-z\d（）()\-—－–/ ]*|"
    r"CN ?\d{2}[-—－–]\d{4}(?:/[A-Z])?|[（(]?总?第?\d{2,6}[期号][）)]?|"
    r"(?:今[日天]|本期|共)(?:\d{1,3}|[一二三四五六七八九十]{1,3})[版页]|每[周逢日星期]{1,2}[一二三四五六日、\d]{0,8}出版|"
    r"(?:农历|夏历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[\u3400-\u9fff]{2,8}|(?:农历|夏历)[\u3400-\u9fff]{3,10}|"
    r"(?:星期|周)[一二三四五六日天]|\d{4} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?|\d{1,2}月\d{1,2}日|"
    r"[\u3400-\u9fff]{2,14}(?:报社|集团|宣传部|委员会|委)(?:主管|主办|承办|出版|编辑出版)+|内部资料|免费(?:交流|赠阅)|"
    r"(?:零售|定)价[:：]?[\d.]+元|每份[\d.]+元"
)
MASTHEAD = re.compile(rf"(?!\d{{4}} ?年 ?\d{{1,2}} ?月$)(?:(?:{OF_MASTHEAD})[ \u3000/|｜，,·]*)+$")
SPACED_OUT = re.compile(r"[\u3400-\u9fff](?:[ \u3000]+[\u3400-\u9fff]){1,7}")
FROM_WORD = re.compile("[接续承]")
# Letters to the paper open so.
SALUTATION = re.compile(
    "(?:尊敬的|敬爱的|亲爱的)?(?:编辑|总编|主编|编者|[\u3400-\u9fff]{0,4}报)(?:同志|部|先生|老师|朋友)?(?:们)?(?:：|:|，?您?好)"
)
# Such words before 公告 or 通知 make the line news of one.
REPORTED = re.compile("发布|印发|出台|下发|发出|发表|解读|公布")
# A byline has a bullet or one of the words for a role; no longer line is one.
LONGEST_BYLINE = 60
LONGEST_NAMES = 14
LONGEST_COLUMN_NAME = 12
ORNAMENTS = f"{BULLETS}·|【】[]「」『』〔〕—- \u3000"


@dataclass(frozen=True, slots=True)
class Jump:
    """Where a story comes from or goes on: a page, with its block where the paper has several; `start` and `end` in the line."""

    page_no: int
    block: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line is by its words; `jump` for the two kinds of jumps."""

    kind: MarkKind
    jump: Jump | None = None


def mark_of(text: str, lexicon: Lexicon) -> Mark | None:
    """What the line (without white space at its edges) is by its words, or `None` for one that could be text or a headline."""
    if JUMPS.search(text) and (jump := _jump_alone(text)):
        return jump
    if kind := _people_named(text, lexicon):
        return Mark(kind)
    if CAPTION_START.match(text):
        return Mark("caption")
    plain = re.sub(r"[ \u3000]+", "", text) if SPACED_OUT.fullmatch(text) else text
    titles = _titles(lexicon)
    known = next((Mark(kind) for kind, pattern in titles.by_words if pattern.match(plain) and _is_meant(kind, plain)), None)
    if (
        known is None
        and len(text) <= LONGEST_NAMES
        and plain not in titles.words
        and not titles.column.fullmatch(plain)
        and could_be_names(text, lexicon)
    ):
        return Mark("names")
    return known


def _is_meant(kind: MarkKind, text: str) -> bool:
    return kind != "notice_title" or not REPORTED.search(text)


def _jump_alone(text: str) -> Mark | None:
    text = re.sub(r"[ \u3000/／]+", "", text)
    if match := JUMP_FROM.fullmatch(text) or JUMP_AT_START.fullmatch(text):
        return Mark("jump_from", _jump(match))
    if match := JUMP_TO.fullmatch(text) or JUMP_AT_END.fullmatch(text):
        return Mark("jump_to", _jump(match))
    return None


def is_column_name(text: str, lexicon: Lexicon) -> bool:
    """Whether the line is the name of a column, or of the kind of text below it: 记者手记, 城事观察."""
    return len(text) <= LONGEST_COLUMN_NAME and bool(_titles(lexicon).column.fullmatch(text.strip(ORNAMENTS)))


def jump_at_start(text: str) -> Jump | None:
    """A jump in brackets that stands before text in its line."""
    match = JUMP_AT_START.match(text) if FROM_WORD.search(text) else None
    return _jump(match) if match else None


def jump_at_end(text: str) -> Jump | None:
    """A jump in brackets that stands behind text in its line."""
    match = JUMP_AT_END.search(text) if "转" in text else None
    return _jump(match) if match else None


def _jump(match: re.Match[str]) -> Jump:
    digits = match["page"]
    page_no = int(unicodedata.normalize("NFKC", digits)) if digits.isdigit() else 1 if digits in "头封" else _chinese(digits)
    block = match["block"] or ""
    return Jump(page_no, "" if block == "P" else block, match.start(), match.end())


def _chinese(digits: str) -> int:
    tens, ten, ones = digits.rpartition("十")
    value = "零一二三四五六七八九".find
    return (value(tens) if tens else 1) * 10 + (value(ones) if ones else 0) if ten else value(ones)


def _people_named(text: str, lexicon: Lexicon) -> MarkKind | None:
    """Whether the line is nothing but people with their roles: those who wrote, those who only took the picture, or somebody without a
    role."""
    titles = _titles(lexicon)
    if titles.column.fullmatch(text):
        return None
    if len(text) > LONGEST_BYLINE or not (text[0] in BULLETS or titles.roles.search(text) or PADDED_NAMES.fullmatch(text)):
        return None
    if AUTHOR_NOTE.fullmatch(text):
        return "author_note"
    if OFFICE.fullmatch(text) or is_credit_of_nobody(text):
        return "byline" if OFFICE.fullmatch(text) else "credit"
    lead = read_lead(text, None, lexicon)
    if (lead and (lead.dateline or len(lead.printed) < len(text))) or not is_byline(text, lexicon):
        return None
    roles = {credit.role for credit in read_credits(text, None, lexicon)}
    return "credit" if roles & titles.photographers and not any("文" in role for role in roles) else "byline"


@dataclass(frozen=True, slots=True)
class _Titles:
    roles: re.Pattern[str]
    photographers: frozenset[str]
    words: frozenset[str]
    column: re.Pattern[str]
    by_words: tuple[tuple[MarkKind, re.Pattern[str]], ...]


@lru_cache(maxsize=4)
def _titles(lexicon: Lexicon) -> _Titles:
    def words(kind: str) -> str:
        return _any(word.surface for word in lexicon.furniture if word.kind == kind)

    imprint = _any(word.surface for word in lexicon.box_words if word.kind == "imprint" and word.strength > 1)
    return _Titles(
        roles=re.compile(_any(role.role for role in lexicon.roles if role.kind != "editor") + "|评论员|编辑部|综合"),
        words=frozenset(word.surface for word in lexicon.furniture),
        column=re.compile(rf"[\u3400-\u9fff]{{0,4}}(?:{words('column')}|{words('opinion')})"),
        photographers=frozenset(role.role for role in lexicon.roles if role.kind == "photographer"),
        by_words=(
            ("date", DATE_LINE),
            (
                "item",
                re.compile(
                    rf"(?:{words('dialogue')})[：:]|[一二三四五六七八九十]{{1,3}}、|第[一二三四五六七八九十百]{{1,4}}[条章节] ?|"
                    rf"[（(][一二三四五六七八九十\d]{{1,2}}[）)]|\d{{1,2}}[.．、]\D|"
                    rf"0\d[ \u3000]*(?=[\u3400-\u9fff“《])|[●■◆★◇□○①-⑳](?=[\u3400-\u9fff“《])"
                ),
            ),
            ("notice_title", re.compile(rf"[\u3400-\u9fff（）()《》“”·\d]{{0,24}}(?:{words('notice')})$")),
            (
                "imprint",
                re.compile(rf"(?:{imprint})[^。！？]{{4,50}}$"),
            ),
            ("imprint", MASTHEAD),
            ("index_title", re.compile(rf"[{BULLETS}]?(?:{words('index')})[{BULLETS}]?$")),
        ),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
