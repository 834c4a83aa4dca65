"""Collect who is named for an article: in its byline, behind its dateline, in brackets, and where its pictures are credited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.lexicon import Lexicon
from flows.scripts import as_printed, in_simplified
from flows.segment.body import Body
from flows.segment.bylines import could_be_names, is_credit_of_nobody, read_credits, read_names
from flows.segment.leads import Lead
from flows.segment.piece import Piece
from flows.values import Credit, Page, Paragraph

# Reporters in brackets stand near the beginning (within 120 characters in one article of five) or at the very end.
OPENING = 120
BRACKET = re.compile(r"[（(][^（）()\n]{2,60}[）)]")
# Photographers are credited behind a caption's last sentence too, with brackets or without.
BEHIND_CAPTION = re.compile(r"(?<=[。！？])[^。！？\n]{2,30}$")


def credits_of(
    body: Body, lead: Lead | None, paragraphs: Sequence[Paragraph], page: Page, lexicon: Lexicon
) -> tuple[str | None, tuple[Credit, ...]]:
    """The byline as printed, and everybody named, once for each role, in the order of printing."""
    # Who the author is, is told below the text; the byline is the name.
    signed = [piece for piece in body.bylines if piece.kind != "author_note"] or body.bylines
    named = [_signed(signed, page, lexicon)]
    if lead and lead.credits:
        opening = next(piece for piece in body.paragraphs if piece.lead is lead)
        printed = _printed([opening], page)
        named.append((_beginning(printed, lead.printed), _restored(lead.credits, "".join(line.text for line in opening.lines), printed)))
    named += _in_text(paragraphs, page, lexicon)
    # Names and the word for the picture may stand in lines of their own: they are read together.
    named.append(_named(_printed(body.credits, page), page, lexicon))
    byline = next((printed for printed, credits in named if printed and (credits or printed == named[0][0])), None)
    byline = byline or next((printed for printed, _ in named if printed), None)
    return byline or named[-1][0] or None, tuple(_once([credit for _, credits in named for credit in credits]))


def _signed(bylines: Sequence[Piece], page: Page, lexicon: Lexicon) -> tuple[str, tuple[Credit, ...]]:
    """The bylines together, since a role in one line may have its people in the next; or names without a role."""
    printed, credits = _named(_printed(bylines, page), page, lexicon)
    if credits or not bylines:
        return printed, credits
    simplified = in_simplified(printed, lexicon)
    return printed, _restored(read_names(simplified, lexicon), simplified, printed)


def _printed(pieces: Sequence[Piece], page: Page) -> str:
    return " ".join("".join(page.text[line.start : line.start + len(line.text)] for line in piece.lines) for piece in pieces)


def _beginning(printed: str, lead: str) -> str:
    """As many characters of the printed text as the lead has, white space aside."""
    left = len("".join(lead.split()))
    for position, character in enumerate(printed):
        left -= not character.isspace()
        if not left:
            return printed[: position + 1]
    return printed


def _named(printed: str, page: Page, lexicon: Lexicon) -> tuple[str, tuple[Credit, ...]]:
    simplified = in_simplified(printed, lexicon)
    return printed, _restored(read_credits(simplified, page.paper, lexicon), simplified, printed)


def _restored(credits: Sequence[Credit], simplified: str, printed: str) -> tuple[Credit, ...]:
    """The credits in the characters that they are printed in."""
    return tuple(
        replace(credit, name=as_printed(credit.name, simplified, printed), role=as_printed(credit.role, simplified, printed))
        for credit in credits
    )


def _in_text(paragraphs: Sequence[Paragraph], page: Page, lexicon: Lexicon) -> Iterator[tuple[str, tuple[Credit, ...]]]:
    """Brackets near the beginning of the text or at its end, and credits behind captions, that name anybody."""
    texts = [paragraph.text for paragraph in paragraphs if paragraph.kind == "body"]
    for position, text in enumerate(texts):
        for match in BRACKET.finditer(text):
            near_the_beginning = position == 0 and match.start() <= OPENING
            at_the_end = position == len(texts) - 1 and match.end() >= len(text) - 1
            if near_the_beginning or at_the_end:
                _, credits = _named(match[0][1:-1], page, lexicon)
                if not credits and at_the_end and could_be_names(match[0], lexicon):
                    credits = read_names(match[0], lexicon)
                if credits:
                    yield match[0], credits
    for paragraph in paragraphs:
        behind = BEHIND_CAPTION.search(paragraph.text) if paragraph.kind == "caption" else None
        if behind:
            printed, credits = _named(behind[0], page, lexicon)
            if credits or is_credit_of_nobody(in_simplified(printed, lexicon)):
                yield printed, credits


def _once(credits: Sequence[Credit]) -> Iterator[Credit]:
    """Each name and role once; of two that differ in the organisation only, the one that has it."""
    best: dict[tuple[str, str], Credit] = {}
    for credit in credits:
        known = best.get((credit.name, credit.role))
        if known is None or known.organisation is None:
            best[credit.name, credit.role] = credit
    yield from best.values()
