"""Recognise the lines that say by their words what they are: bylines, jumps, captions, photographers' credits, titles of notices.

Such a line is recognised as a whole; what is said here is true of the printed language of newspapers, not of one paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from flows.lexicon import Lexicon
from flows.segment.bylines import AGENCIES, AUTHOR_NOTE, BULLETS, PADDED_NAME, read_credits, read_lead

MarkKind = Literal["byline", "jump_from", "jump_to", "caption", "credit", "notice_title", "index_title", "date", "item"]
# Marks of lines that are nothing else; the other marks stand at the beginning of text.
STANDS_ALONE = frozenset({"byline", "jump_from", "jump_to", "credit", "notice_title", "index_title", "date"})

PAGE = r"第? ?(?P<block>[A-Z])?(?P<page>\d{1,3}|[一二三四五六七八九十]{1,3}) ?版"
ARROWS = rf"[{BULLETS}←→↑↓ \u3000]*"
OPEN, CLOSE = "[（(【〔〈]", "[）)】〕〉]"
FROM = rf"(?:上接|紧接|接|续) ?{PAGE}"
ONTO = rf"(?:下转|未完,?转|转) ?{PAGE}"
# Within the brackets the headline, or its first words, may follow.
REST = rf"[^\n）)】〕〉]{{0,30}}{CLOSE}"
JUMP_FROM = re.compile(rf"{ARROWS}{OPEN}? ?{FROM}{CLOSE}?{ARROWS}")
JUMP_AT_START = re.compile(rf"{ARROWS}{OPEN} ?{FROM}{REST}{ARROWS}")
JUMP_TO = re.compile(rf"{ARROWS}{OPEN}? ?{ONTO}{CLOSE}?{ARROWS}")
JUMP_AT_END = re.compile(rf"{ARROWS}{OPEN} ?{ONTO}{REST}{ARROWS}$")
CAPTION_START = re.compile(
    r"[▲△▼▽▶◀►◄↑↓←→]+(?! *(?:上接|下转))|图[为①-⑳]|[上下左右本][左右]?图(?=[:：为①-⑳是，])|图[一二三四五六七八九十\d]{1,2}[:：]"
)
DATE_LINE = re.compile(r"[\d一二三四五六七八九〇○零]{4} ?年 ?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日$")
# Leading articles are signed by an office, without a name.
OFFICE = re.compile(rf"[{BULLETS}]? ?(?:本[报刊台网社]|{AGENCIES})(?:特约|首席|特邀)?(?:评论员|评论部|编辑部|编委会)(?:文章)?")
# A byline has a bullet or one of the words for a role; no longer line is one.
LONGEST_BYLINE = 60


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
    if match := JUMP_FROM.fullmatch(text) or JUMP_AT_START.fullmatch(text):
        return Mark("jump_from", _jump(match))
    if match := JUMP_TO.fullmatch(text) or JUMP_AT_END.fullmatch(text):
        return Mark("jump_to", _jump(match))
    if kind := _people_named(text, lexicon):
        return Mark(kind)
    if CAPTION_START.match(text):
        return Mark("caption")
    return next((Mark(kind) for kind, pattern in _titles(lexicon).by_words if pattern.match(text)), None)


def jump_at_start(text: str) -> Jump | None:
    """A jump in brackets that stands before text in its line."""
    match = JUMP_AT_START.match(text)
    return _jump(match) if match else None


def jump_at_end(text: str) -> Jump | None:
    """A jump in brackets that stands behind text in its line."""
    match = JUMP_AT_END.search(text) if "转" in text else None
    return _jump(match) if match else None


def _jump(match: re.Match[str]) -> Jump:
    digits = match["page"]
    page_no = int(digits) if digits.isdecimal() else _chinese(digits)
    return Jump(page_no, match["block"] or "", match.start(), match.end())


def _chinese(digits: str) -> int:
    tens, ten, ones = digits.rpartition("十")
    value = "零一二三四五六七八九".find
    return (value(tens) if tens else 1) * 10 + (value(ones) if ones else 0) if ten else value(ones)


def _people_named(text: str, lexicon: Lexicon) -> MarkKind | None:
    """Whether the line is nothing but people with their roles: those who wrote, or those who only took the picture."""
    if OFFICE.fullmatch(text):
        return "byline"
    titles = _titles(lexicon)
    if len(text) > LONGEST_BYLINE or not (titles.roles.search(text) or text[0] in BULLETS or PADDED_NAME.fullmatch(text)):
        return None
    if AUTHOR_NOTE.fullmatch(text):
        return "byline"
    roles = {credit.role for credit in read_credits(text, None, lexicon)}
    if not roles or read_lead(text, None, lexicon):
        return None
    return "credit" if roles & titles.photographers and not any("文" in role for role in roles) else "byline"


@dataclass(frozen=True, slots=True)
class _Titles:
    roles: re.Pattern[str]
    photographers: frozenset[str]
    by_words: tuple[tuple[MarkKind, re.Pattern[str]], ...]


@lru_cache(maxsize=4)
def _titles(lexicon: Lexicon) -> _Titles:
    def words(kind: str) -> str:
        return _any(word.surface for word in lexicon.furniture if word.kind == kind)

    return _Titles(
        roles=re.compile(_any(role.role for role in lexicon.roles if role.kind != "editor")),
        photographers=frozenset(role.role for role in lexicon.roles if role.kind == "photographer"),
        by_words=(
            ("date", DATE_LINE),
            (
                "item",
                re.compile(
                    rf"(?:{words('dialogue')})[：:]|[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十\d]{{1,2}}[）)]|\d{{1,2}}[.、]\D"
                ),
            ),
            ("notice_title", re.compile(rf"[\u3400-\u9fff（）()《》“”·\d]{{0,24}}(?:{words('notice')})$")),
            ("index_title", re.compile(rf"[{BULLETS}]?(?:{words('index')})[{BULLETS}]?$")),
        ),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
