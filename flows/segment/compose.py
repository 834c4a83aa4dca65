"""Make an article of a body and its headline, and say which lines each part of it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from flows.lexicon import Lexicon
from flows.segment.body import Body
from flows.segment.credits import credits_of
from flows.segment.genre import genre_of
from flows.segment.headlines import Headline
from flows.segment.lines import PrintedLine
from flows.segment.regions import Claim
from flows.segment.titles import ANY_WIDTH, Title, phrase_starts, read_title, words_of
from flows.segment.unwrap import unwrap
from flows.segment.wording import Pairs
from flows.values import Article, Page, Paragraph, ParagraphKind, RegionKind

# A subhead is set in the column of its body, where any line that has a comma within may have been cut.

CERTAIN = 1.0
CAPTION_ARROW = re.compile("[▲△▼▽▶◀►◄↑↓←→\ufffd]+ *(?=.)")


@dataclass(frozen=True, slots=True)
class Composed:
    """An article, and the lines that it claims."""

    article: Article
    claims: tuple[Claim, ...]


def compose(body: Body, found: Headline | None, subheads: frozenset[int], ordinal: int, page: Page, lexicon: Lexicon) -> Composed:
    """The article of this body, the `ordinal`-th of its page; `subheads` are the places of the display lines that are such."""
    article_id = f"{page.page_id}-{ordinal:02d}"
    words = words_of(body.text)
    title = _title(body, found, words, lexicon)
    kicker, headline, subtitle = (_run_together(lines, words, page) for lines in (title.kicker, title.headline, title.subtitle))
    lead = next((piece.lead for piece in body.paragraphs if piece.lead), None)
    paragraphs = tuple(_paragraphs(body, subheads, words, page))
    byline, credits = credits_of(body, lead, paragraphs, page, lexicon)
    article = Article(
        article_id=article_id,
        page_id=page.page_id,
        ordinal=ordinal,
        genre=genre_of(body, kicker=kicker, headline=headline, byline=byline, lexicon=lexicon),
        paragraphs=paragraphs,
        kicker=kicker,
        headline=headline,
        subtitle=subtitle,
        byline=byline,
        dateline=(lead.dateline or None) if lead else None,
        credits=credits,
        continued_from=body.came_from.jump.page_no if body.came_from and body.came_from.jump else None,
        continues_on=body.goes_on.jump.page_no if body.goes_on and body.goes_on.jump else None,
        story_id=article_id,
        headline_confidence=CERTAIN if body.title else found.confidence if found else None,
        headline_evidence="the title of a notice stands over it" if body.title else found.evidence if found else None,
    )
    return Composed(article, tuple(_claims(body, title, subheads, article_id)))


def _title(body: Body, found: Headline | None, words: Pairs, lexicon: Lexicon) -> Title:
    if body.title:
        return Title((), body.title.lines, ())
    return read_title([line for piece in found.lines for line in piece.lines], words, lexicon) if found else Title((), (), ())


def _run_together(lines: Sequence[PrintedLine], words: Pairs, page: Page) -> str | None:
    return unwrap(lines, page, spaced=phrase_starts(lines, words))[0] if lines else None


def _paragraphs(body: Body, subheads: frozenset[int], words: Pairs, page: Page) -> Iterator[Paragraph]:
    """Text and subheads in order; display lines that stand together as a subhead are one paragraph."""
    kept = [piece for piece in body.flow if piece.kind != "display" or piece.place in subheads]
    runs = groupby(enumerate(kept), key=lambda item: "subhead" if item[1].kind == "display" else item[0])
    for number, (key, group) in enumerate(runs, 1):
        pieces = [piece for _, piece in group]
        lines = [line for piece in pieces for line in piece.lines]
        is_caption = body.kind == "photo" or pieces[0].kind == "caption"
        if is_caption:
            lines[0] = _without_arrow(lines[0])
        kind: ParagraphKind = "subhead" if key == "subhead" else "caption" if is_caption else "body"
        spaced = phrase_starts(lines, words, narrow=ANY_WIDTH) if kind == "subhead" else frozenset[int]()
        text, spans = unwrap(lines, page, spaced=spaced)
        yield Paragraph(number, kind, text, spans)


def _without_arrow(line: PrintedLine) -> PrintedLine:
    """The first line of a caption without the arrow that points to its picture, or what a broken font left of it."""
    arrow = CAPTION_ARROW.match(line.text)
    return replace(line, text=line.text[arrow.end() :], start=line.start + arrow.end()) if arrow else line


def _claims(body: Body, title: Title, subheads: frozenset[int], article_id: str) -> Iterator[Claim]:
    text: RegionKind = "caption" if body.kind == "photo" else "body"
    yield Claim(title.kicker, "kicker", article_id)
    yield Claim(title.headline, "headline", article_id)
    yield Claim(title.subtitle, "subtitle", article_id)
    for piece in body.flow:
        if piece.kind != "display":
            yield Claim(piece.lines, "caption" if piece.kind == "caption" else text, article_id)
        elif piece.place in subheads:
            yield Claim(piece.lines, "subhead", article_id)
    yield from (Claim(piece.lines, "byline", article_id) for piece in body.bylines)
    yield from (Claim(piece.lines, "credit", article_id) for piece in body.credits)
    yield from (Claim(piece.lines, "jump", article_id) for piece in (body.came_from, body.goes_on) if piece)
