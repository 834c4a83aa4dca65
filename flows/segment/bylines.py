"""Read bylines, datelines and credits: who reported, wrote, photographed, for whom, and how it is printed.

A byline names the role and then the people (本报记者 甲、乙 通讯员 丙), a photographer's credit the people and then what they did (甲 摄);
labels with a stroke or a colon stand on either side (文/甲, 摄影：乙, 丙/图). Names of two characters may be padded to three (周  欢).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.values import Credit

BULLETS = "■□◆◇●○◎★☆▲△▼▽▶◀►◄※"
SPACE = r"[ \u3000\t]"
SEPARATOR = r"[ \u3000\t、,，;；]"
HAN = r"[\u3400-\u9fff]"
PADDED_NAME = re.compile(rf"(?<!{HAN})({HAN}){SPACE}{{1,3}}({HAN})(?!{HAN})")
# What somebody is taken to be who is named without a role, as below the headline of an essay.
AUTHOR = "作者"
AUTHOR_NOTE = re.compile(rf"[（(]?作者(?:系|为|是|单位|简介)[^（）()\n]*?(?:[ \u3000](?P<name>{HAN}{{2,4}}))?[）)]?")
OUR_OWN = re.compile("本[报刊台网社]")
AGENCIES = "新华社|中新社|中国新闻社|中央社|央视新闻|人民日报"
BEHIND = "(?=[（(：: \u3000])"
DATELINE = (
    rf"本[报刊台网](?:综合)?(?:讯|消息)|本[报刊台网][^，。！？、\n]{{0,10}}?\d{{1,2}}月\d{{1,2}}日[讯电]|本[报刊台网]{HAN}{{1,6}}?电{BEHIND}|"
    rf"(?:据|综合)?(?:{AGENCIES})(?:记者)?[^，。！？\n]{{0,16}}?(?:\d{{1,2}}月)?\d{{1,2}}日电|(?:据|综合)(?:{AGENCIES}|本报)(?:消息|电|报道)?{BEHIND}"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The words that open an article: the dateline, the whole as printed (with the reporters in brackets), and who is named."""

    dateline: str
    printed: str
    credits: tuple[Credit, ...]


def read_credits(text: str, paper: str | None, lexicon: Lexicon) -> tuple[Credit, ...]:
    """Everybody whom a byline or a credit names, once for each role; nobody where the text says anything else.

    The organisation is the one printed before the role, `paper` for 本报. A reporter who took the picture has both roles.
    """
    grammar = _grammar(lexicon)
    note = AUTHOR_NOTE.fullmatch(text.strip())
    if note:
        named = note["name"] and _could_be_name(note["name"], grammar.surnames)
        return (Credit(note["name"], AUTHOR),) if named else ()
    credits: list[Credit] = []
    waiting: list[Credit] = []  # named since the last word for a picture or a text, which may stand behind its people
    leading: list[Credit] = []  # the roles, and for whom, that the names to come have
    before: str | _Role = ""
    for token in _tokens(text, grammar) or ():
        if isinstance(token, str):
            waiting += [replace(role, name=token) for role in leading] or [Credit(token, "")]
        elif token.stands_behind and waiting:
            credits += [credit for credit in waiting if credit.role]
            credits += [replace(credit, role=token.role) for credit in waiting]
            waiting, leading = [], []
        else:
            role = Credit("", token.role, paper if token.ours else token.whose)
            leading = [*leading, role] if isinstance(before, _Role) else [role]
        before = token
    credits += [credit if credit.role else replace(credit, role=AUTHOR) for credit in waiting]
    return tuple(dict.fromkeys(credits))


def read_lead(text: str, paper: str | None, lexicon: Lexicon) -> Lead | None:
    """The dateline that a paragraph opens with (本报讯, 新华社北京5月20日电, 本报石埠5月20日讯), and the bracket of reporters behind it."""
    grammar = _grammar(lexicon)
    match = grammar.lead.match(text)
    if not match:
        return None
    dateline = (match["dateline"] or "").strip()
    agency = grammar.agency.search(dateline)
    whose = agency[0] if agency else paper
    credits = read_credits(match["bracket"] or match["inline"] or "", paper, lexicon)
    ours = tuple(replace(c, organisation=whose) if c.organisation is None and c.role in grammar.reporters else c for c in credits)
    return Lead(dateline, match[0].strip(), ours)


@dataclass(frozen=True, slots=True)
class _Role:
    role: str
    whose: str | None
    stands_behind: bool

    @property
    def ours(self) -> bool:
        return bool(self.whose and OUR_OWN.match(self.whose))


@dataclass(frozen=True, slots=True)
class _Grammar:
    token: re.Pattern[str]
    lead: re.Pattern[str]
    agency: re.Pattern[str]
    reporters: frozenset[str]
    trailing: frozenset[str]
    surnames: frozenset[str]


def _tokens(text: str, grammar: _Grammar) -> list[str | _Role] | None:
    """The names and roles of the text in order; `None` where it holds anything else, or a word that is no name."""
    padded = PADDED_NAME.fullmatch(text.strip())  # nothing else is printed so
    text = PADDED_NAME.sub(r"\1\2", text.strip())
    bulleted = text[:1] in BULLETS
    tokens: list[str | _Role] = []
    position = 0
    while position < len(text):
        match = grammar.token.match(text, position)
        if not match or match.end() == position:
            return None
        position = match.end()
        if match["role"]:
            tokens.append(_Role(match["role"], match["whose"], match["role"] in grammar.trailing and not match["label"]))
        elif match["name"]:
            if not (bulleted or _could_be_name(match["name"], grammar.surnames)):
                return None
            tokens.append(match["name"])
    return tokens if _is_complete(tokens, needs_no_role=bulleted or bool(padded)) else None


def _is_complete(tokens: list[str | _Role], *, needs_no_role: bool) -> bool:
    """Names, and a role for them, on the right side: a word such as 摄影 stands before names only with a colon, or before another role."""
    roles = [token for token in tokens if isinstance(token, _Role)]
    first, second = (tokens + tokens)[:2] if tokens else ("", "")
    misplaced = isinstance(first, _Role) and first.stands_behind and isinstance(second, str)
    return not misplaced and len(roles) < len(tokens) and (needs_no_role or bool(roles))


def _could_be_name(name: str, surnames: frozenset[str]) -> bool:
    return "·" in name or name[:1] in surnames or name[:2] in surnames


@lru_cache(maxsize=4)
def _grammar(lexicon: Lexicon) -> _Grammar:
    papers = _any(word.surface for word in lexicon.furniture if word.kind == "paper_suffix")
    reporters = frozenset(role.role for role in lexicon.roles if role.kind in ("reporter", "correspondent"))
    trailing = frozenset(role.role for role in lexicon.roles if role.kind in ("photographer", "author"))
    # Words of one character are parts of many names: they count where a stroke, a colon or spaces set them apart. 摄 is in hardly any.
    apart = [role for role in trailing if len(role) == 1 and role != "摄"]
    set_apart = rf"(?<!{HAN})(?:{_any(apart)})(?=[:：/ \u3000]|$)|(?<=/)(?:{_any(apart)})(?!{HAN})"
    role = rf"{_any((reporters | trailing).difference(apart))}|{set_apart}"
    whose = rf"本[报刊台网社]|{AGENCIES}|{HAN}{{2,6}}?(?:{papers})"
    name = rf"{HAN}+(?:·{HAN}+)+|{HAN}{{2,4}}?(?={SEPARATOR}|[:：/）)（(]|{role}|$)"
    credit = rf"(?:(?P<whose>{whose})?{SPACE}*(?P<role>{role}){SPACE}*(?P<label>[:：/])?)|(?P<name>{name})"
    bracket = rf"[（(]{SPACE}*(?P<bracket>(?:{whose})?(?:{_any(reporters)})[^（）()\n]{{1,60}})[）)]"
    inline = rf"据?本[报刊台网](?P<inline>(?:{_any(reporters)}){SPACE}*{HAN}{{2,4}}(?:{SEPARATOR}+{HAN}{{2,4}})*{SPACE}*)报道[:：]?"
    return _Grammar(
        token=re.compile(rf"[{BULLETS}]|{SEPARATOR}+|[/（()）]|{credit}|(?:综合)?报道"),
        lead=re.compile(rf"[{BULLETS}]?{SPACE}*(?:(?P<dateline>{DATELINE}){SPACE}*(?:{bracket})?|{inline})"),
        agency=re.compile(AGENCIES),
        reporters=frozenset(role.role for role in lexicon.roles if role.kind == "reporter"),
        trailing=trailing,
        surnames=frozenset(surname.surname for surname in lexicon.surnames),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
