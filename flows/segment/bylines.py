"""Read bylines and credits: who reported, wrote, photographed, for whom, and how it is printed. Datelines are read in `leads.py`.

A byline names the role and then the people (本报记者 甲、乙 通讯员 丙), a photographer's credit the people and then what they did (甲
摄); labels with a stroke or a colon stand on either side (文/甲, 摄影：乙, 丙/图). Short names may be padded (周 欢, 万 里 晴).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.values import Credit

BULLETS = "■□◆◇●○◎★☆▲△▼▽▶◀►◄※⊙☉"
SPACE = r"[ \u3000\t]"
SEPARATOR = r"[ \u3000\t、,，;；]"
HAN = r"[\u3400-\u9fff]"
PADDED_NAMES = re.compile(rf"(?<!{HAN}){HAN}(?:{SPACE}{{1,3}}{HAN})+(?=摄|供图|文/|图/|(?!{HAN}))")
# What somebody is taken to be who is named without a role, as below the headline of an essay.
AUTHOR = "作者"
AUTHOR_NOTE = re.compile(rf"[（(]?(?:本文)?作者(?:系|为|是|单位|简介|均为|分别)[^（）()\n]*?(?:[ \u3000](?P<name>{HAN}{{2,4}}))?[）)]?")
OUR_OWN = re.compile("本[报刊台网社]")
AGENCIES = "新华社|中新社|中国新闻社|中央社|央视新闻|人民日报"
# What stands before a name as often as behind it, with nothing but a space between.
EITHER_SIDE = frozenset({"口述", "整理", "作者", "撰文", "采写", "评论人", "讲述", "编译", "编者"})
# Who gave a picture without being named.
NOBODY = (
    rf"[（(]?(?:受访者|受访单位|作者本人|资料|{HAN}{{2,4}}社|视觉中国|人民视觉)(?:发|供图|提供|图片|照片)[）)]?|"
    rf"[（(](?:{HAN}{{2,8}}(?:[网社台]|图库|视觉|影像)|视觉中国|影像中国)(?:发|供图)?[）)]"
)
NO_PHOTOGRAPHER = re.compile(
    r"[（(]?(?:(?:本文|本版|以上)?(?:图片|照片|图)[:：/由]?)?(?:均为|为|由)?"
    r"(?:受访者|受访单位|受访人|作者本人|本人|活动方|主办方|单位|资料|新华社|中新社|网络|本报|本报资料|视觉中国|人民视觉|东方IC|CFP|IC|[A-Za-z]{2,6})(?:供图|提供|图片?|发|资料图片?|照片)[）)]?"
)
# Without a role or a bullet a line is taken for names only where the surname is of some frequency (per 100,000): others are common words.
COMMON_SURNAME = 5.5
FREQUENT_SURNAME = 100.0
MOST_NAMES = 3
BEHIND_NAMES = "摄文图"
# Whom an author writes for stands before the name: 江北第五棉纺织厂　周　欢
OF_BODY = re.compile(rf"{HAN}{{2,18}}[厂科局院校区县市镇乡社司学道村心会队处部站所]{SPACE}+(?P<name>{HAN}{{2,3}}|{HAN}{SPACE}+{HAN})")
SIGNATURE = re.compile(r"[。！？”…][（(]([^（）()\n]{2,40})[）)]$")
# A padded name is one whatever stands before it: 东门校区教师 沈　舟
PADDED_OF_BODY = re.compile(rf"{HAN}{{4,18}}{SPACE}+(?P<name>{HAN}[ \u3000]*\u3000{HAN})")


@lru_cache(maxsize=1024)  # a byline is read where it is looked for, and again where it is told whose it is
def read_credits(text: str, paper: str | None, lexicon: Lexicon, *, surely: bool = False) -> tuple[Credit, ...]:
    """Everybody whom a byline or a credit names, once for each role; nobody where the text says anything else.

    The organisation is the one printed before the role, `paper` for 本报. A reporter who took the picture has both roles. `surely` says
    that the text names people, as behind a dateline: they may call themselves what they like.
    """
    grammar = _grammar(lexicon)
    note = AUTHOR_NOTE.fullmatch(text.strip())
    if note:
        named = note["name"] and _could_be_name(note["name"], grammar.surnames)
        return (Credit(note["name"], AUTHOR),) if named else ()
    return tuple(dict.fromkeys(_credits(_tokens(text, grammar, surely=surely) or (), paper)))


def _credits(tokens: Sequence[str | _Role], paper: str | None) -> Iterator[Credit]:
    waiting: list[Credit] = []  # named since the last word for a picture or a text, which may stand behind its people
    leading: list[Credit] = []  # the roles, and for whom, that the names to come have
    before: str | _Role = ""
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        if isinstance(token, str):
            waiting += [replace(role, name=token) for role in leading] or [Credit(token, "")]
        elif token.stands_behind and waiting and not (token.role in EITHER_SIDE and isinstance(following, str)):
            yield from (credit for credit in waiting if credit.role)
            yield from (replace(credit, role=token.role) for credit in waiting)
            waiting, leading = [], []
        else:
            role = Credit("", token.role, paper if token.ours else token.whose)
            leading = [*leading, role] if isinstance(before, _Role) else [role]
        before = token
    yield from (credit if credit.role else replace(credit, role=AUTHOR) for credit in waiting)


def read_names(text: str, lexicon: Lexicon) -> tuple[Credit, ...]:
    """The people that a line names without a role (`could_be_names`), as authors."""
    return tuple(Credit(name, AUTHOR) for name in _names(text, _grammar(lexicon)) or ())


def is_byline(text: str, lexicon: Lexicon) -> bool:
    """Whether the line is nothing but people with their roles, or behind a bullet."""
    return _tokens(text, _grammar(lexicon)) is not None


def goes_on_byline(text: str, lexicon: Lexicon) -> bool:
    """Whether the line is nothing but one or two names, be they ever so rare: so a byline goes on that was cut by the edge of its
    column."""
    names = re.split(rf"{SEPARATOR}+", pushed_together(text.strip()))
    surnames = _grammar(lexicon).surnames
    return len(names) <= 2 and all(re.fullmatch(rf"{HAN}{{2,3}}", name) and _could_be_name(name, surnames) for name in names)


def goes_on_from_reporter(text: str, lexicon: Lexicon) -> bool:
    """Whether a byline can only be the rest of one: it begins with whoever helped the reporters, or is nothing but names."""
    return bool(_grammar(lexicon).helpers.match(text)) or goes_on_byline(text, lexicon)


def is_surely_name(text: str, lexicon: Lexicon) -> bool:
    """Whether the line is one person's name and hardly other words: it is padded, or has three characters and a frequent surname."""
    return bool(PADDED_NAMES.fullmatch(text)) or (bool(re.fullmatch(rf"{HAN}{{3}}", text)) and text[0] in _grammar(lexicon).frequent)


def is_signed(text: str, lexicon: Lexicon) -> bool:
    """Whether a bracket of names stands at the very end of the text: it signs it."""
    signature = SIGNATURE.search(text) if text[-1:] in "）)" else None
    return signature is not None and (bool(read_credits(signature[1], None, lexicon)) or could_be_names(signature[1], lexicon))


def ends_with_role(text: str, lexicon: Lexicon) -> bool:
    """Whether the text ends with a word that names are to follow: 本报记者."""
    return bool(_grammar(lexicon).ends_with_role.search(text))


def is_credit_of_nobody(text: str) -> bool:
    """Whether the text says where a picture is from and names no person: （资料图片）, 受访者供图."""
    return bool(NO_PHOTOGRAPHER.fullmatch(text))


def could_be_names(text: str, lexicon: Lexicon) -> bool:
    """Whether the line could be nothing but one to three people's names, without a role: so essays and poems are signed.

    Brackets may stand around them, and whom somebody writes for before the name.
    """
    return _names(text, _grammar(lexicon)) is not None


def _names(text: str, grammar: _Grammar) -> list[str] | None:
    bare = text.strip(" \u3000（）()")
    of_body = OF_BODY.fullmatch(bare)
    padded = PADDED_OF_BODY.fullmatch(bare)
    if padded and padded["name"][0] in grammar.surnames:
        return [pushed_together(padded["name"])]
    names = re.split(rf"{SEPARATOR}+", pushed_together(of_body["name"] if of_body else bare))
    fit = 0 < len(names) <= MOST_NAMES and all(_is_common_name(name, grammar) for name in names)
    return names if fit else None


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
    before_padded: re.Pattern[str]  # a role right before a padded name
    ends_with_role: re.Pattern[str]
    helpers: re.Pattern[str]
    trailing: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]
    frequent: frozenset[str]


def pushed_together(text: str) -> str:
    """The text with names that are padded to the width of three characters as they are written: 周  欢 becomes 周欢."""
    return PADDED_NAMES.sub(_names_pushed_together, text) if PADDED_NAMES.search(text) else text


def _names_pushed_together(match: re.Match[str]) -> str:
    """One name or several: two characters each, or three; 摄 and the like may stand behind them. Padding and the space between names
    differ."""
    parts = re.split(rf"({SPACE}+)", match[0])
    characters, spaces = parts[::2], parts[1::2]
    role = " " + characters.pop() if len(characters) > 2 and characters[-1] in BEHIND_NAMES else ""
    spaces = spaces[: len(characters) - 1]
    if len(set(spaces)) > 1:  # the first pads
        names = "".join(
            character + (" " if space != spaces[0] else "") for character, space in zip(characters, [*spaces, spaces[0]], strict=True)
        )
    elif len(characters) % 2:
        names = "".join(characters[:3]) + " " + " ".join(map("".join, zip(characters[3::2], characters[4::2], strict=True)))
    else:
        names = " ".join(map("".join, zip(characters[::2], characters[1::2], strict=True)))
    return names.strip() + role


def _tokens(text: str, grammar: _Grammar, *, surely: bool = False) -> list[str | _Role] | None:
    """The names and roles of the text in order; `None` where it holds anything else, or a word that is no name."""
    text = text.strip()
    if text.count("（") != text.count("）") or (text[:1] in "（(" and text[-1:] not in "）)"):
        return None
    text = pushed_together(grammar.before_padded.sub(r"\g<0> ", text))
    unmarked = text[:1] in BULLETS
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
            if not (unmarked or surely or _could_be_name(match["name"], grammar.surnames)):
                return None
            tokens.append(match["name"])
    return tokens if _is_complete(tokens, needs_no_role=unmarked, spaced=bool(re.search(SPACE, text))) else None


def _is_complete(tokens: list[str | _Role], *, needs_no_role: bool, spaced: bool) -> bool:
    """Names, and a role for them, on the right side: a word such as 摄影 stands before names only with a colon, or before another role."""
    roles = [token for token in tokens if isinstance(token, _Role)]
    first, second = (tokens + tokens)[:2] if tokens else ("", "")
    misplaced = isinstance(first, _Role) and first.stands_behind and first.role not in EITHER_SIDE and isinstance(second, str)
    misplaced = misplaced and not (spaced and len(tokens) == 2 and isinstance(first, _Role))  # 摄影　甲, 文 甲
    return not misplaced and len(roles) < len(tokens) and (needs_no_role or bool(roles))


def _could_be_name(name: str, surnames: frozenset[str]) -> bool:
    return "·" in name or (name[:1] in surnames and len(name) < 4) or name[:2] in surnames


def _is_common_name(name: str, grammar: _Grammar) -> bool:
    if not re.fullmatch(rf"{HAN}{{2,4}}", name):
        return False
    return (len(name) < 4 and name[0] in grammar.common) or (name[:2] in grammar.surnames and len(name) > 2)


@lru_cache(maxsize=4)
def _grammar(lexicon: Lexicon) -> _Grammar:
    papers = _any(word.surface for word in lexicon.furniture if word.kind == "paper_suffix")
    reporters = frozenset(role.role for role in lexicon.roles if role.kind in ("reporter", "correspondent"))
    trailing = frozenset(role.role for role in lexicon.roles if role.kind in ("photographer", "author"))
    # Words of one character are parts of many names: they count where a stroke, a colon or spaces set them apart. 摄 is in hardly any.
    apart = [role for role in trailing if len(role) == 1 and role != "摄"]
    set_apart = rf"(?<!{HAN})(?:{_any(apart)})(?=[:：/|｜ \u3000]|$)|(?<=[/|｜])(?:{_any(apart)})(?!{HAN})"
    role = rf"{_any((reporters | trailing).difference(apart))}|{set_apart}"
    posted = rf"(?:本[报刊台网社])?(?:驻{HAN}{{1,4}}|{HAN}{{2,3}}部)(?=记者)|{HAN}{{1,3}}[报网](?=[全融首特]|记者)"
    whose = rf"{posted}|本[报刊台网社]|{AGENCIES}|{HAN}{{0,6}}?(?:{papers}|晚报|日报|晨报|融媒体中心|电视台|广播台)"
    name = rf"{HAN}+(?:·{HAN}+)+|{HAN}{{2,4}}?(?={SEPARATOR}|[:：/）)（(|｜]|{role}|报道|$)"
    credit = rf"(?:(?P<whose>{whose})?{SPACE}*(?P<role>{role}){SPACE}*(?P<label>[:：/∕|｜])?)|(?P<name>{name})"
    return _Grammar(
        token=re.compile(rf"[{BULLETS}]|{SEPARATOR}+|{NOBODY}|本[文版期]|[/∕（()）|｜]|(?:综合)?报道[:：]?|综合|{credit}"),
        before_padded=re.compile(rf"(?:{_any(reporters)})(?={HAN}{SPACE}+{HAN}(?!{HAN}))"),
        ends_with_role=re.compile(rf"(?:{_any(reporters)}){SPACE}*$"),
        helpers=re.compile(rf"(?:{_any(role.role for role in lexicon.roles if role.kind == 'correspondent')}|实习生|见习记者|实习记者)"),
        trailing=trailing,
        surnames=frozenset(surname.surname for surname in lexicon.surnames),
        frequent=frozenset(surname.surname for surname in lexicon.surnames if surname.frequency >= FREQUENT_SURNAME),
        common=frozenset(surname.surname for surname in lexicon.surnames if surname.frequency >= COMMON_SURNAME),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
