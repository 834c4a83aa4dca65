"""Who speaks: the subject of the clause with the verb of speech, before the speech or behind it, or who was spoken of last.

A subject stands at the beginning of its clause, behind a title or an attribute (从黄陂赶来的卢建平); whom a verb or a preposition stands
before (握着田野的手, 对记者) is none. 他 and 她, and speech with no word beside it, are of who was the subject before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.tag.patterns import any_of
from flows.values import Mention

# What is said before speech begins: 他说：“, 介绍说，“.
LEADS_IN = re.compile("[：:，,]$")
CLAUSES = re.compile("[^，。！？：；]+[，。！？：；]?")
SENTENCE_END = re.compile("[。！？]")
STOP = re.compile("[。！？；“]")
PRONOUN = re.compile("他们?|她们?|该负责人|上述负责人|对方")
# What stands before whom something is done to.
OBJECT = re.compile("[对向给把被让和与跟问为替请叫陪着了到将同见找劝谢递帮诉由]$")
# 说 and other verbs of one character are parts of other words more often than verbs of speech.
PARTS = "(?<![小传听学据游诉叙虽解述])"
AHEAD = "(?=[，。：！？“”、]|道|着|了|起|$)"
SAID = f"{PARTS}说(?![法明服辞唱书是不理白])"
LONGEST_BEHIND = 60
LONGEST_LEAD = 200


@dataclass(frozen=True, slots=True)
class Cues:
    """Verbs of speech, and how people without a name are called before them."""

    verb: re.Pattern[str]
    unnamed: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, as far as the text tells."""

    name: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech in its paragraph: `ended` is where the one before it ended, `goes_on` whether it goes on from the paragraph before."""

    text: str
    ended: int
    start: int
    end: int
    goes_on: bool = False


@lru_cache(maxsize=4)
def cues_of(lexicon: Lexicon) -> Cues:
    """The verbs of speech and the titles of the dictionaries, as patterns."""
    words = [row.cue for row in lexicon.speech_cues]
    short = any_of(word for word in words if len(word) == 1 and word != "说")
    verb = f"{any_of(word for word in words if len(word) > 1)}|{SAID}|(?:{short}){AHEAD}"
    callings = any_of(row.title for row in lexicon.titles if row.kind not in ("address", "neighbour"))
    return Cues(
        re.compile(verb),
        re.compile(
            rf"(?:一[名位个]|有|这[名位]|那[名位]|另一[名位])?(?P<name>[一-鿿]{{0,10}}?(?:{callings}))(?=[^，。；“”]{{0,10}}?(?:{verb}))"
        ),
    )


def speaker_of(speech: Speech, named: Sequence[Mention], last: Speaker, cues: Cues) -> Speaker:
    """Who says the speech, with the verb that says so; `named` are the people beside it, `last` who was spoken of last."""
    text, start, end = speech.text, speech.start, speech.end
    opens = max(
        (found.end() for found in SENTENCE_END.finditer(text, max(speech.ended, start - LONGEST_LEAD), start)),
        default=max(speech.ended, start - LONGEST_LEAD),
    )
    lead = text[opens:start]
    before = _subject_before(text, start, named) or last.name
    if LEADS_IN.search(lead) and (told := _in_lead(text, opens, start, named, before, cues)):
        return told
    if told := _behind(text, end, named, before, cues):
        return told
    if LEADS_IN.search(lead) and (subject := _subjects(text, opens, start, named)):
        return Speaker(subject[-1].name)
    return Speaker(before, last.cue if speech.goes_on else None)


def _in_lead(text: str, opens: int, start: int, named: Sequence[Mention], before: str | None, cues: Cues) -> Speaker | None:
    """The speaker whom the sentence names before the speech: the subject of the last clause with a verb of speech, or of one before it."""
    clauses = [clause.span() for clause in CLAUSES.finditer(text, opens, start)]
    spoken = [(clause, cue) for clause in clauses if (cue := _cue(text, *clause, cues))]
    if not spoken:
        return None
    (first, stop), cue = spoken[-1]
    told = _subject_of_clause(text, first, cue[0], named, before, cues)
    if told is None:
        earlier = _subjects(text, opens, first, named)
        told = earlier[-1].name if earlier else before if stop == start else None
    return Speaker(told, cue[1]) if told else None


def _behind(text: str, end: int, named: Sequence[Mention], before: str | None, cues: Cues) -> Speaker | None:
    """The speaker whom the words behind the speech name: …，”老人说. Without a verb of speech only who begins them."""
    stop = STOP.search(text, end)
    limit = min(stop.start() if stop else len(text), end + LONGEST_BEHIND)
    for clause in CLAUSES.finditer(text, end, limit):
        first, last = clause.span()
        if cue := _cue(text, first, last, cues):
            told = _subject_of_clause(text, first, cue[0], named, before, cues)
            earlier = _subjects(text, end, first, named)
            name = told or (earlier[0].name if earlier else None)
            return Speaker(name, cue[1]) if name else None
    starting = [one for one in _subjects(text, end, limit, named) if not CLAUSES.fullmatch(text, end, one.start) or one.start == end]
    at_once = [one for one in named if one.start == end or (one.title and one.start - len(one.title) == end)]
    return Speaker((starting or at_once)[0].name) if at_once else None


def _cue(text: str, first: int, last: int, cues: Cues) -> tuple[int, str] | None:
    """The last verb of speech of a clause, with its place."""
    found = list(cues.verb.finditer(text, first, last))
    return (found[-1].start(), found[-1].group()) if found else None


def _subject_of_clause(text: str, first: int, cue: int, named: Sequence[Mention], before: str | None, cues: Cues) -> str | None:
    if subjects := _subjects(text, first, cue, named):
        return subjects[0].name
    if PRONOUN.match(text, first):
        return before
    unnamed = cues.unnamed.match(text, first)
    if unnamed:
        return unnamed["name"]
    return None


def _subjects(text: str, first: int, last: int, named: Sequence[Mention]) -> list[Mention]:
    """Who is named between two places and may be the subject of a clause there."""
    found = []
    for one in named:
        if not first <= one.start < last:
            continue
        begins = one.start - len(one.title or "")
        affiliation = len(one.affiliation or "")
        if affiliation and text[begins - affiliation : begins] == one.affiliation:
            begins -= affiliation
        if begins <= first or not OBJECT.search(text, first, begins):
            found.append(one)
    return found


def _subject_before(text: str, start: int, named: Sequence[Mention]) -> str | None:
    """Of whom the text spoke last before the speech: the subject of the last sentence that names somebody, else whom it names."""
    before = [one for one in named if one.end <= start]
    if not before:
        return None
    opens = max(
        (found.end() for found in SENTENCE_END.finditer(text, max(0, before[-1].start - LONGEST_LEAD), before[-1].start)), default=0
    )
    subjects = _subjects(text, opens, start, named)
    return (subjects or before)[-1].name
