"""Tell what kind of article a body is, from how it begins, how long it is and what stands over it."""

from __future__ import annotations

import re

from flows.lexicon import Lexicon
from flows.segment.body import Body
from flows.values import Genre

# News in brief is one short paragraph; longer pieces have a headline to themselves in every paper.
LONGEST_BRIEF = 200
# Whose position or institution is printed with the name writes opinion: 评论员, or the author's note （作者系…）.
COMMENTATOR = re.compile("评论员|本报编辑部|作者(?:系|为|是|单位)")


def genre_of(body: Body, *, kicker: str | None, headline: str | None, byline: str | None, lexicon: Lexicon) -> Genre:
    """The genre: news (消息) carries a dateline (消息头), a feature (通讯) does not, opinion stands under its column's name."""
    opinion = tuple(word.surface for word in lexicon.furniture if word.kind == "opinion")
    over = [line for line in (kicker, headline) if line]
    if body.kind == "photo":
        return "photo"
    if body.kind == "notice":
        return "notice"
    if any(line.endswith(opinion) for line in over) or (byline and COMMENTATOR.search(byline)):
        return "commentary"
    leads = [piece.lead for piece in body.paragraphs if piece.lead]
    if leads and sum(len(piece.text) for piece in body.paragraphs) < LONGEST_BRIEF:
        return "brief"
    return "news" if leads else "feature"
