"""Collect who is named for an article: in its byline, behind its dateline, in brackets, and where its pictures are credited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.lexicon import Lexicon
from flows.segment.bodies import Body
from flows.segment.bylines import Lead, read_credits
from flows.values import Credit, Paragraph

# Reporters in brackets stand near the beginning (within 120 characters in one article of five) or at the very end.
OPENING = 120
BRACKET = re.compile(r"[（(][^（）()\n]{2,60}[）)]")


def credits_of(
    body: Body, lead: Lead | None, paragraphs: Sequence[Paragraph], paper: str | None, lexicon: Lexicon
) -> tuple[str | None, tuple[Credit, ...]]:
    """The byline as printed, and everybody named, once for each role, in the order of printing."""
    brackets = list(_brackets(paragraphs, paper, lexicon))
    byline = " ".join(piece.text for piece in body.bylines) or (lead.printed if lead and lead.credits else None)
    byline = byline or (brackets[0][0] if brackets else None) or " ".join(piece.text for piece in body.credits) or None
    credits = [credit for piece in body.bylines for credit in read_credits(piece.text, paper, lexicon)]
    credits += lead.credits if lead else ()
    credits += [credit for _, named in brackets for credit in named]
    # Names and the word for the picture may stand in lines of their own: they are read together.
    credits += read_credits(" ".join(piece.text for piece in body.credits), paper, lexicon) if body.credits else ()
    return byline, tuple(_once(credits))


def _brackets(paragraphs: Sequence[Paragraph], paper: str | None, lexicon: Lexicon) -> Iterator[tuple[str, tuple[Credit, ...]]]:
    texts = [paragraph.text for paragraph in paragraphs if paragraph.kind == "body"]
    for position, text in enumerate(texts):
        for match in BRACKET.finditer(text):
            near_the_beginning = position == 0 and match.start() <= OPENING
            at_the_end = position == len(texts) - 1 and match.end() >= len(text) - 1
            if near_the_beginning or at_the_end:
                named = read_credits(match[0][1:-1], paper, lexicon)
                if named:
                    yield match[0], named


def _once(credits: Sequence[Credit]) -> Iterator[Credit]:
    """Each name and role once; of two that differ in the organisation only, the one that has it."""
    best: dict[tuple[str, str], Credit] = {}
    for credit in credits:
        known = best.get((credit.name, credit.role))
        if known is None or known.organisation is None:
            best[credit.name, credit.role] = credit
    yield from best.values()
