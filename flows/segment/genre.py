"""Tell what kind of article a body is, from how it begins, how long it is and what stands over it."""

from __future__ import annotations

import re

from flows.lexicon import Lexicon
from flows.segment.bodies import Body
from flows.values import Genre

# News in brief is one short paragraph; longer pieces have a headline to themselves in every paper.
LONGEST_BRIEF = 200
COMMENTATOR = re.compile("评论员|本报编辑部")


def genre_of(body: Body, *, kicker: str | None, headline: str | None, byline: str | None, lexicon: Lexicon) -> Genre:
    """The genre: a picture with its caption, a notice, commentary under the name of its column, news by its dateline, else a feature."""
    columns = tuple(word.surface for word in lexicon.furniture if word.kind == "column")
    over = [line for line in (kicker, headline) if line]
    if body.kind == "photo":
        return "photo"
    if body.kind == "notice":
        return "notice"
    if any(line.endswith(columns) for line in over) or (byline and COMMENTATOR.search(byline)):
        return "commentary"
    leads = [piece.lead for piece in body.paragraphs if piece.lead]
    if leads and sum(len(piece.text) for piece in body.paragraphs) < LONGEST_BRIEF:
        return "brief"
    return "news" if leads else "feature"
