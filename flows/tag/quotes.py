"""Quotations: direct speech in quotation marks, with who speaks and the verb that says so.

A term or slogan in quotation marks is no speech: speech ends like a sentence, or stands beside a verb of speech. A speech over several
paragraphs opens in each of them and closes in the last; it is one quotation a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.tag.datelines import dateline_end
from flows.values import Article, Mention, Paragraph, Quote

MARKED = re.compile("“([^“”]*)(”|$)")
SPOKEN_END = tuple("。！？…，；—")
# What is said before speech begins: 他说：“, 介绍说，“.
LEADS_IN = re.compile("[：:，,]$")
SENTENCE_END = re.compile("[。！？]")
CLAUSE_END = re.compile("[，。！？：；“]")
NEXT_STOP = re.compile("[。！？“]")
PRONOUN = re.compile("他|她|该负责人|上述负责人|对方")
# Longer stretches between a speaker and the speech tell a story of their own.
LONGEST_LEAD = 60
# Speech that nothing but a comma parts has this many characters at least; shorter pieces are terms.
SHORTEST_SPEECH = 6


@dataclass(frozen=True, slots=True)
class Cues:
    """Verbs of speech, and how people without a name are called before them."""

    verb: re.Pattern[str]
    unnamed: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, as far as the text tells."""

    name: str | None = None
    title: str | None = None
    cue: str | None = None


def find_quotes(article: Article, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Quote, ...]:
    """The quotations of an article in order, marks included; speakers are named as `mentions` name them in full.

    A speaker without a name is given as printed (接诊医生, 母亲); where the text does not tell, the speaker is empty.
    """
    cues = cues_of(lexicon)
    titles = {mention.name: mention.title for mention in reversed(mentions) if mention.kind == "person" and mention.title}
    found: list[Quote] = []
    spoke: Speaker | None = None
    goes_on = False
    for paragraph in article.paragraphs:
        text = paragraph.text
        people = [one for one in mentions if one.paragraph_no == paragraph.paragraph_no and one.kind == "person"]
        spans = list(_speech(paragraph, cues, unclosed=goes_on))
        for index, (start, end) in enumerate(spans):
            named = [one for one in people if one.end <= start]
            spoke = Speaker(named[-1].name, named[-1].title) if named else spoke
            speaker = _speaker(text, (spans[index - 1][1] if index else 0, start, end), people, cues, spoke)
            if speaker.name is None and goes_on and not index and spoke:
                speaker = spoke
            spoke = speaker if speaker.name else spoke
            title = speaker.title or titles.get(speaker.name or "")
            found.append(Quote(paragraph.paragraph_no, start, end, text[start:end], speaker.name, title, speaker.cue))
        if people and (not spans or people[-1].start > spans[-1][1]):
            spoke = Speaker(people[-1].name, people[-1].title)
        goes_on = bool(spans) and not text.endswith("”") and spans[-1][1] == len(text)
    return tuple(_told_later(found))


@lru_cache(maxsize=4)
def cues_of(lexicon: Lexicon) -> Cues:
    """The verbs of speech and the titles of the dictionaries, as patterns."""
    verbs = "|".join(re.escape(row.cue) for row in sorted(lexicon.speech_cues, key=lambda row: -len(row.cue)))
    callings = {
        row.title: row.kind for row in sorted(lexicon.titles, key=lambda row: -len(row.title)) if row.kind not in ("address", "neighbour")
    }
    kin, others = ("|".join(re.escape(title) for title in callings if (callings[title] == "kin") is wanted) for wanted in (True, False))
    calling = rf"(?<![一-鿿])(?:{kin})|[一-鿿]{{0,10}}(?:{others})"
    return Cues(re.compile(verbs), re.compile(rf"(?:^|(?<=[，。；：！？”、]))(?:一位|有)?({calling})(?=[^，。；“”]{{0,6}}(?:{verbs}))"))


def _speech(paragraph: Paragraph, cues: Cues, *, unclosed: bool) -> list[tuple[int, int]]:
    """Where speech stands in a paragraph."""
    text = paragraph.text
    begins = dateline_end(text)
    spans = []
    for marked in MARKED.finditer(text, begins):
        words = marked[1]
        if not words or (not marked[2] and not (words.endswith(SPOKEN_END) or unclosed)):
            continue
        lead = text[max(marked.start() - LONGEST_LEAD, begins) : marked.start()]
        last = SENTENCE_END.split(lead)[-1]
        announced = bool(LEADS_IN.search(last) and cues.verb.search(last)) or bool(LEADS_IN.search(last) and last[-1] in "：:")
        told = "，" in words and len(words) >= SHORTEST_SPEECH and bool(cues.verb.search(_behind(text, marked.end())))
        if words.endswith(SPOKEN_END) or (announced and len(words) >= SHORTEST_SPEECH) or told:
            spans.append(marked.span())
    return spans


def _behind(text: str, end: int) -> str:
    """What stands behind a quotation, to the end of its sentence or the next quotation."""
    stop = NEXT_STOP.search(text, end)
    return text[end : stop.start() if stop else min(len(text), end + LONGEST_LEAD)]


def _speaker(text: str, between: tuple[int, int, int], people: Sequence[Mention], cues: Cues, spoke: Speaker | None) -> Speaker:
    """Who says the words: who is named before them, behind them, or whom the sentence goes on with.

    `between` is where the last speech ended, and where this one starts and ends.
    """
    last_end, start, end = between
    opens = max((found.end() for found in SENTENCE_END.finditer(text, last_end, start)), default=last_end)
    lead, behind = text[opens:start], _behind(text, end)
    if LEADS_IN.search(lead) and (speaker := _named(lead, opens, people, cues, spoke)):
        return speaker
    if speaker := _named(behind, end, people, cues, spoke):
        return speaker
    goes_on = [one for one in people if end <= one.start and not CLAUSE_END.search(text, end, one.start)]
    if goes_on:
        return Speaker(goes_on[0].name, goes_on[0].title)
    before = [one for one in people if opens <= one.start < start]
    if before and LEADS_IN.search(lead):
        return Speaker(before[-1].name, before[-1].title)
    return Speaker()


def _named(words: str, offset: int, people: Sequence[Mention], cues: Cues, spoke: Speaker | None) -> Speaker | None:
    """The speaker whom a stretch of text names before its first verb of speech; a pronoun is whoever was named last."""
    verb = cues.verb.search(words)
    if verb is None:
        return None
    named = [one for one in people if offset <= one.start and one.end <= offset + verb.start()]
    if named:
        return Speaker(named[-1].name, named[-1].title, verb.group())
    if unnamed := cues.unnamed.search(words):
        return Speaker(unnamed[1], None, verb.group())
    if spoke and PRONOUN.search(words, 0, verb.start()):
        return Speaker(spoke.name, spoke.title, verb.group())
    return None


def _told_later(quotes: Sequence[Quote]) -> list[Quote]:
    """Speech that goes on in the next paragraph is of the speaker who is named there."""
    told: list[Quote] = []
    for quote in reversed(quotes):
        later = told[-1] if told and quote.speaker is None and not quote.text.endswith("”") else quote
        told.append(replace(quote, speaker=later.speaker, speaker_title=later.speaker_title, cue=later.cue))
    return told[::-1]
