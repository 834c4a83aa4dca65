"""Read the words that open an article: the dateline (本报讯, 新华社北京5月20日电, 本报石埠5月20日讯), and who reports behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.segment.bylines import AGENCIES, BULLETS, HAN, SEPARATOR, SPACE, read_credits
from flows.values import Credit

LONGEST_DATELINE = 60
SOON = re.compile("[讯电]|消息|报道|据|综合")  # without one of these there is no dateline
BEHIND = r"(?=[（(：:】 \u3000]|$)"
DAY = r"(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日"
OURS = rf"(?:本|{HAN}{{0,3}}(?<=[晚日晨早午商都快新周])|法治|法制|农民|青年)[报刊]|本[台网社刊]"
AGENCY = rf"{AGENCIES}|中新网|新华网|人民网|央视网|中国网|法新社|路透社|美联社|塔斯社"
DATELINE = (
    rf"(?:{OURS})(?:综合)?(?:讯|消息|专电)|"
    rf"(?:据|综合)?(?:{OURS}|{AGENCY})(?:记者)?[^，。！？、（(\n]{{0,12}}?{DAY}专?[讯电]{BEHIND}|"
    rf"(?:{OURS}){HAN}{{1,6}}?[讯电]{BEHIND}|"
    rf"(?:{HAN}{{1,4}}[日晚晨早都商]报|{HAN}{{1,3}}[报网]|{HAN}{{2,6}}客户端)[讯电]{BEHIND}|"
    rf"(?:据)?(?:{AGENCY})电{BEHIND}|"
    rf"(?:据|综合)(?:{AGENCY}|{OURS})(?:消息|电讯?|报道)?{BEHIND}"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The words that open an article: the dateline, the whole as printed (with the reporters in brackets), and who is named."""

    dateline: str
    printed: str
    credits: tuple[Credit, ...]


@lru_cache(maxsize=1024)
def read_lead(text: str, paper: str | None, lexicon: Lexicon) -> Lead | None:
    """The dateline that a paragraph opens with, and the bracket of reporters behind it, or 记者…报道."""
    grammar = _grammar(lexicon)
    match = grammar.lead.match(text) if SOON.search(text[:LONGEST_DATELINE]) else None
    if not match:
        return None
    dateline = (match["dateline"] or "").strip()
    agency = grammar.agency.search(dateline)
    whose = agency[0] if agency else paper
    named = match["bracket"] or match["reports"] or match["inline"] or match["told"] or match["reporting"] or ""
    credits = read_credits(named, paper, lexicon, surely=True)
    ours = tuple(replace(c, organisation=whose) if c.organisation is None and c.role in grammar.reporters else c for c in credits)
    return Lead(dateline, match[0].strip(), ours)


@dataclass(frozen=True, slots=True)
class _Grammar:
    lead: re.Pattern[str]
    agency: re.Pattern[str]
    reporters: frozenset[str]


@lru_cache(maxsize=4)
def _grammar(lexicon: Lexicon) -> _Grammar:
    roles = "|".join(
        re.escape(role.role)
        for role in sorted(lexicon.roles, key=lambda role: -len(role.role))
        if role.kind in ("reporter", "correspondent")
    )
    names = rf"{HAN}{{2,4}}?(?:{SEPARATOR}+(?!摄影|图文|{roles}){HAN}{{2,4}}?)*"
    people = rf"(?:本[报刊台网社]|{AGENCIES}|{HAN}{{0,4}}报)?(?:{roles}){SPACE}*{names}{SEPARATOR}*"
    bracket = rf"[（(]{SPACE}*(?P<bracket>(?:本[报刊台网社]|{HAN}{{0,6}}[报社台])?(?:{roles})[^（）()\n]{{1,60}})[）)]"
    reports = rf"(?P<reports>(?:{people})+)(?:报道[:：]?|(?<=[ \u3000]))"
    inline = rf"据?(?P<inline>(?:本[报刊台网]|{HAN}{{0,2}}[晚日]报)(?:{roles}){SPACE}*{names}{SPACE}*(?:{people})*)报道[:：]?"
    reporting = rf"(?P<reporting>(?:{people})+)报道[:：]"
    opening = rf"[{BULLETS}]?{SPACE}*[【\[〔]?"
    dateline = rf"(?P<dateline>{DATELINE})[】\]〕]?{SPACE}*(?:{bracket}|{reports})?"
    told = rf"[【\[〔（(](?P<told>(?:本[报刊台网社])?(?:{roles}){SPACE}*{names}){SPACE}*报道[】\]〕）)]"  # 【记者甲报道】
    return _Grammar(
        lead=re.compile(rf"{told}|{opening}(?:{dateline}|{inline}|{reporting})"),
        agency=re.compile(AGENCIES),
        reporters=frozenset(role.role for role in lexicon.roles if role.kind == "reporter"),
    )
