"""Quotations: direct speech in quotation marks, with who speaks and the verb that says so.

A term or slogan in quotation marks is no speech: speech ends like a sentence, or stands beside a verb of speech. A speech over several
paragraphs opens in each of them and closes in the last; it is one quotation a paragraph. Who speaks is read in `flows.tag.speakers`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from flows.lexicon import Lexicon
from flows.tag.datelines import dateline_end
from flows.tag.speakers import LEADS_IN, Cues, Speaker, Speech, cues_of, speaker_of
from flows.values import Article, Mention, Quote

MARKS = re.compile("[“”]")
SPOKEN_END = tuple("。！？…，；—")
SENTENCE_END = re.compile("[。！？]")
NEXT_STOP = re.compile("[。！？“]")
# Longer stretches between a speaker and the speech tell a story of their own.
LONGEST_LEAD = 60
# Speech that nothing but a comma parts has this many characters at least; shorter pieces are terms.
SHORTEST_SPEECH = 6
# So far from a speech nobody is named who says it.
NEAR = 400


def find_quotes(article: Article, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Quote, ...]:
    """The quotations of an article in order, marks included; speakers are named as `mentions` name them in full.

    A speaker without a name is given as printed (接诊医生, 母亲); where the text does not tell, the speaker is empty.
    """
    cues = cues_of(lexicon)
    people: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind == "person":
            people[mention.paragraph_no].append(mention)
    found: list[Quote] = []
    last: Speaker = Speaker()
    goes_on = False
    for paragraph in article.paragraphs:
        text = paragraph.text
        begins = dateline_end(text)
        named = people.get(paragraph.paragraph_no, [])
        starts = [one.start for one in named]
        spans = list(_speech(text, begins, cues, unclosed=goes_on))
        ended = begins
        for start, end in spans:
            speech = Speech(text, ended, start, end, goes_on=goes_on and start == begins)
            beside = named[bisect_left(starts, start - NEAR) : bisect_left(starts, end + NEAR)]
            last = speaker_of(speech, beside, last, cues)
            found.append(Quote(paragraph.paragraph_no, start, end, text[start:end], last.name, None, last.cue))
            ended = end
        last = _of_story(named, last, ended)
        goes_on = bool(spans) and spans[-1][1] == len(text) and not text.endswith("”")
    titles = {mention.name: mention.title for mention in reversed(mentions) if mention.kind == "person" and mention.title}
    return tuple(replace(quote, speaker_title=titles.get(quote.speaker or "")) for quote in _told_later(found))


def _of_story(named: list[Mention], last: Speaker, ended: int) -> Speaker:
    """Whom 他 and she without a name mean in the next paragraph: who was named last behind the speech."""
    return Speaker(named[-1].name) if named and named[-1].start >= ended else last


def _speech(text: str, begins: int, cues: Cues, *, unclosed: bool) -> Iterator[tuple[int, int]]:
    """Where speech stands in a paragraph."""
    for start, end, closed in _marked(text, begins):
        words = text[start + 1 : end - 1] if closed else text[start + 1 : end]
        if not words or (not closed and not (words.endswith(SPOKEN_END) or unclosed)):
            continue
        lead = SENTENCE_END.split(text[max(start - LONGEST_LEAD, begins) : start])[-1]
        announced = bool(LEADS_IN.search(lead) and (lead[-1] in "：:" or cues.verb.search(lead)))
        told = "，" in words and bool(cues.verb.search(_behind(text, end)))
        if words.endswith(SPOKEN_END) or (len(words) >= SHORTEST_SPEECH and (announced or told)):
            yield start, end


def _marked(text: str, begins: int) -> Iterator[tuple[int, int, bool]]:
    """The stretches in quotation marks, and whether they are closed; marks within marks are theirs.

    A mark that opens and is not closed runs to the end of the paragraph if none closes behind it, and else counts for nothing: a
    forgotten mark swallows no more than that.
    """
    opened: list[int] = []
    closed: dict[int, int] = {}
    for mark in MARKS.finditer(text, begins):
        if mark.group() == "“":
            opened.append(mark.start())
        elif opened:
            closed[opened.pop()] = mark.end()
    last = max(closed.values(), default=begins)
    end = begins
    for start in sorted((*closed, *opened)):
        if start >= end and (start in closed or start >= last):
            end = closed.get(start, len(text))
            yield start, end, start in closed


def _behind(text: str, end: int) -> str:
    """What stands behind a quotation, to the end of its sentence or the next quotation."""
    stop = NEXT_STOP.search(text, end)
    return text[end : stop.start() if stop else min(len(text), end + LONGEST_LEAD)]


def _told_later(quotes: list[Quote]) -> list[Quote]:
    """Speech that goes on in the next paragraph is of the speaker who is named there."""
    told: list[Quote] = []
    for quote in reversed(quotes):
        later = told[-1] if told and quote.cue is None and not quote.text.endswith("”") and told[-1].cue else quote
        told.append(replace(quote, speaker=later.speaker, cue=later.cue))
    return told[::-1]
