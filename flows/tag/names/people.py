"""People: a surname and one or two characters, where a title stands before, a verb of speech behind, or a form of address.

Chinese names are not told from words by their characters alone, so a name is taken only with such evidence; every further occurrence of a
name that was found is the same person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.tag.patterns import any_of

# Characters that no given name begins with: particles, prepositions, pronouns.
NOT_GIVEN = (
    "的了在是和与及或等说称把被将对从到有也都就还又再这那他她它我你您们不没很着过给让向由以于而且但并即则之其者所个位名"
    "上下里内外前后，。；：、！？“”‘’（）《》"
)
# What may follow a name directly; where it stands behind the first given character, and no verb of speech behind that, the name is short.
AFTER_NAME = "说称在是和与及等带从把将向对为也都就还又已正每此一的得喊，。；：、！？”’（）—…《"
CLAUSE_START = re.compile("^|[，。；：！？”的]")
# A name without other evidence stands at the beginning of so many clauses.
OFTEN = 3
# How common a surname must be (of 10,000 people) to be one behind a title, and to be one with weaker evidence. Set by looking at what
# rarer ones brought in: 上, 时, 和 and 名 are surnames too.
RARE, COMMON = 10, 15
FOREIGN = r"[一-鿿]{1,7}(?:·[一-鿿]{1,8}){1,3}"
AFTER_FOREIGN_NAME = re.compile("[的在是与和等将]")
# 李某, 李某某, 李某甲, 李某涛: a name that the paper withholds.
WITHHELD = re.compile("某(?:[某甲乙丙丁]|[一-鿿](?=[，。、；：（）与和以因等犯涉的系在到]))?")
# 苏景和出席: what somebody does whose name ends in 和; between two names 和 would join them.
ACTS = re.compile("出席|参加|主持|陪同|带队|率队|前往|走进|来到|一行|同志|女士|先生|[在于与对向将把是也都就还又已正，。；：、！？”’（）]|$")


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a text: where the name stands, the title before it, and whether it is a form of address (王大爷, 老周)."""

    start: int
    end: int
    title: str | None = None
    addressed: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Patterns that speak for a person."""

    titled: re.Pattern[str]
    speaking: re.Pattern[str]
    addressed: re.Pattern[str]
    described: re.Pattern[str]
    false: frozenset[str]
    surname: re.Pattern[str]
    cue: re.Pattern[str]
    follower: re.Pattern[str]
    address: re.Pattern[str]
    neighbour: re.Pattern[str]
    like_a_name: frozenset[str]
    false_address: tuple[str, ...]


def people_of(text: str, lexicon: Lexicon) -> Iterator[Person]:
    """The people that a text names with evidence beside the name."""
    evidence = evidence_of(lexicon)
    for found in evidence.titled.finditer(text):
        part = "name" if found["name"] else "known"
        end = _end(text, found.start(part), evidence)
        if end:
            yield Person(found.start(part), end, found["title"] or found["trade"])
            yield from _others(text, end, evidence)
    for found in evidence.speaking.finditer(text):
        if found["name"] not in evidence.false:
            yield Person(*found.span("name"))
    for found in evidence.addressed.finditer(text):
        longer = any(text.startswith(word, found.start()) for word in evidence.false_address)
        if found.group() not in evidence.false and not longer:
            yield Person(*found.span(), addressed=True)
    for found in evidence.described.finditer(text):
        end = _end(text, found.start("name"), evidence)
        if end:
            yield Person(found.start("name"), end)


def repeated_names(texts: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """Names without a title that an article keeps coming back to: they begin clauses, and various words follow them.

    A story introduces its hero by what happens (的杨禹，…) and goes on with the bare name. What a dictionary knows is no name here.
    """
    evidence = evidence_of(lexicon)
    followed: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for start in (found.end() for found in CLAUSE_START.finditer(text)):
            surname = evidence.surname.match(text, start)
            for end in (surname.end() + 1, surname.end() + 2) if surname else ():
                if end < len(text) and _goes_on(text, end, evidence):
                    followed[text[start:end]].append(text[end])
    names = {name for name, behind in followed.items() if len(behind) >= OFTEN and len(set(behind)) > 1 and _is_unknown(name, evidence)}
    return frozenset(name for name in names if not any(other != name and other.startswith(name) for other in names))


def _is_unknown(name: str, evidence: Evidence) -> bool:
    in_dictionary = {name, name[:2]} & (evidence.false | evidence.like_a_name)
    return not in_dictionary and not set(name) & set(NOT_GIVEN) and all("一" <= one <= "鿿" for one in name)


def is_neighbour(name: str, lexicon: Lexicon) -> bool:
    """Whether somebody is called as people without an office are: 王大爷."""
    return bool(evidence_of(lexicon).neighbour.search(name))


def surname_of(name: str, lexicon: Lexicon) -> str:
    """The surname that a full name begins with; 阿 and 老 and 小 before it are left out."""
    found = evidence_of(lexicon).surname.match(name.lstrip("老小阿"))
    return found.group() if found else ""


@lru_cache(maxsize=4)
def evidence_of(lexicon: Lexicon) -> Evidence:
    """The titles, surnames and verbs of speech of the dictionaries, as patterns."""
    surname = any_of(row.surname for row in lexicon.surnames if row.frequency >= RARE or len(row.surname) > 1)
    common = any_of(row.surname for row in lexicon.surnames if row.frequency >= COMMON or len(row.surname) > 1)
    titles = {kind: any_of(row.title for row in lexicon.titles if row.kind == kind) for kind in ("office", "trade", "resident")}
    address = [row.title for row in lexicon.titles if row.kind in ("address", "neighbour")]
    often = f"(?P<trade>{titles['trade']})|(?:{titles['resident']})"
    cue = any_of(row.cue for row in lexicon.speech_cues)
    manner = "(?:笑着|[一-鿿]{1,3}地)?"
    given = rf"(?![{NOT_GIVEN}])[一-鿿]"
    return Evidence(
        titled=re.compile(
            rf"(?P<title>“[一-鿿]{{2,6}}”|(?:(?:{titles['office']})、){{0,2}}(?:{titles['office']}))(?!{cue})(?P<name>{FOREIGN}|(?:{surname}){given})"
            rf"|(?:{often})(?!{cue})(?P<known>{FOREIGN}|(?:{common}){given}[一-鿿]?(?=[，、说（以在从获夺]|[今现]年|{manner}(?:{cue})))"
        ),
        speaking=re.compile(
            rf"(?:^|(?<=[，。；：！？”’、]))(?!{cue}|{titles['office']}|{titles['trade']}|{titles['resident']})(?P<name>(?:{common}){given}[一-鿿]??|{FOREIGN})(?={manner}(?:{cue})(?:[，。：]|道|记者))"
        ),
        addressed=re.compile(
            rf"(?<![一这那大中老])(?:{common})(?:{any_of(address)})(?!们|组|团|室)|(?:{common})某(?:某|甲|乙)?|(?<![古元年父])[老小](?:{common})"
        ),
        described=re.compile(rf"(?:岁的|名叫|名为|叫作|取名|署名|大名)“?(?P<name>(?:{surname}){given})"),
        false=frozenset(row.word for row in lexicon.false_names if row.kind == "person"),
        surname=re.compile(surname),
        cue=re.compile(cue),
        follower=re.compile(any_of(row.word for row in lexicon.name_followers)),
        address=re.compile(any_of(title for title in address if len(title) > 1)),
        neighbour=re.compile(rf"(?:{any_of(row.title for row in lexicon.titles if row.kind == 'neighbour')})$"),
        false_address=tuple(
            row.word for row in lexicon.false_names if row.kind == "person" and row.word[0] in "老小" and len(row.word) > 2
        ),
        like_a_name=frozenset(row.word for row in lexicon.common_words if row.kind == "like_a_name"),
    )


def _end(text: str, start: int, evidence: Evidence) -> int | None:
    """Where the name ends that begins at `start`: behind two given characters, or behind one where the text goes on with another word."""
    if foreign := re.compile(FOREIGN).match(text, start):
        return _end_of_foreign(text, *foreign.span(), evidence)
    surname = evidence.surname.match(text, start)
    if surname is None or surname.group() in NOT_GIVEN:
        return None
    if withheld := WITHHELD.match(text, surname.end()):
        return withheld.end()
    if evidence.address.match(text, surname.end()):
        return None
    end = surname.end() + 1
    second = text[end : end + 1]
    if "一" <= second <= "鿿" and not _goes_on(text, end, evidence):
        end += 1
    name = text[start:end]
    return None if name in evidence.false or any(name.startswith(word) for word in _beginnings(name, evidence)) else end


def _beginnings(name: str, evidence: Evidence) -> Iterator[str]:
    return (name[:length] for length in (2, 3) if name[:length] in evidence.false)


def _goes_on(text: str, end: int, evidence: Evidence) -> bool:
    """Whether the sentence goes on at `end`, and no second given character stands there: 张立得知; but 苏景和介绍."""
    if evidence.follower.match(text, end):
        return True
    if evidence.cue.match(text, end):
        return not evidence.cue.match(text, end + 1)
    if text[end] == "和" and ACTS.match(text, end + 1):
        return False
    return text[end] in AFTER_NAME and not evidence.cue.match(text, end + 1)


def _end_of_foreign(text: str, start: int, end: int, evidence: Evidence) -> int:
    """Where a name from another language ends: before a verb of speech, or another word, two characters or more behind its last point."""
    last_part = text.rindex("·", start, end) + 1
    words = (evidence.cue, evidence.follower, AFTER_FOREIGN_NAME)
    return next((offset for offset in range(last_part + 2, end) if any(word.match(text, offset) for word in words)), end)


def _others(text: str, end: int, evidence: Evidence) -> Iterator[Person]:
    """The names that go on a list behind a titled name: 部长甲、乙和丙."""
    joined = re.compile("[、和]").match(text, end)
    while joined and evidence.surname.match(text, joined.end()):
        start = joined.end()
        stop = _end(text, start, evidence)
        if stop is None or not re.compile("[、，。；等和“：）]|(?:分别|先后|共同)?[一-鿿]").match(text, stop):
            return
        if text[joined.start()] == "和" and text[stop : stop + 1] in "等" and stop - start > 3:
            return
        yield Person(start, stop)
        joined = re.compile("[、和]").match(text, stop)
