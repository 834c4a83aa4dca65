"""Put pictures that illustrate an article into it: a caption within its columns, or right beside them, that speaks of the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.segment.body import Body
from flows.segment.wording import Pairs, SharedWording, pairs_of

# A picture that is news by itself says when it was taken; one that illustrates an article does not. Of their wording, captions of the
# first kind shared at most 0.16 with any article of their page, those of the second 0.2 and more (on the press's pages, looked at, and the
# editions of others).
DATED = re.compile("^.{0,16}?(?:[\\d一二三四五六七八九十]日|昨[日天晚晨夜]|今[日天晨]|[近连]日|日前|日来|[年月]来)")
ILLUSTRATES, DATED_ILLUSTRATES = 0.2, 0.3
WITHIN_SENTENCE, DATED_WITHIN_SENTENCE = 0.02, 0.08  # less will do where the caption stands in the middle of a paragraph
NEIGHBOURS = 30


def with_pictures(parts: Sequence[Body]) -> list[Body]:
    """The bodies, those pictures that illustrate one of the others put into it."""
    pairs = [pairs_of(part.text) for part in parts]
    wording = SharedWording(pairs)
    into: dict[int, list[int]] = {}
    for index, picture in enumerate(parts):
        if picture.kind == "photo" and picture.flow:
            article = _illustrated(parts, index, pairs[index], wording)
            if article is not None:
                into.setdefault(article, []).append(index)
    if not into:
        return list(parts)
    gone = {index for pictures in into.values() for index in pictures}
    kept = [index for index in range(len(parts)) if index not in gone]
    place_of = {index: place for place, index in enumerate(kept)}
    return [_moved(_with(parts[index], [parts[picture] for picture in into.get(index, ())]), place_of) for index in kept]


def _illustrated(parts: Sequence[Body], picture: int, pairs: Pairs, wording: SharedWording) -> int | None:
    """The article that the picture stands in or beside, and shares its wording with more than with any other."""
    own = parts[picture]
    near = range(max(0, picture - NEIGHBOURS), min(len(parts), picture + NEIGHBOURS))
    shares = {index: wording.share(pairs, index) for index in near if parts[index].kind == "text" and parts[index].paragraphs}
    if not shares:
        return None
    dated = bool(DATED.match(own.text))
    interrupted = next((index for index in shares if _interrupts(own, parts[index])), None)
    if interrupted is not None and shares[interrupted] >= (DATED_WITHIN_SENTENCE if dated else WITHIN_SENTENCE):
        return interrupted
    best = max(shares, key=lambda index: (shares[index], -index))
    within = parts[best].first < own.first < parts[best].last
    beside = parts[best].last + 1 == own.first or own.last + 1 == parts[best].first
    return best if shares[best] >= (DATED_ILLUSTRATES if dated else ILLUSTRATES) and (within or beside) else None


def _interrupts(picture: Body, article: Body) -> bool:
    """Whether the caption stands in the middle of a paragraph."""
    number = picture.flow[0].lines[0].number
    last = article.last_text
    if last is None or not article.flow[0].lines[0].number < number < last.lines[-1].number:
        return False
    return any(piece.lines[0].number < number < piece.lines[-1].number for piece in article.paragraphs)


def _with(article: Body, pictures: Sequence[Body]) -> Body:
    if not pictures:
        return article
    captions = [piece for picture in pictures for piece in picture.flow]
    flow = sorted([*article.flow, *captions], key=lambda piece: piece.place)
    credits = [*article.credits, *(piece for picture in pictures for piece in picture.credits)]
    first = min(article.first, *(picture.first for picture in pictures))
    return replace(article, flow=flow, credits=credits, first=first, last=max(article.last, *(picture.last for picture in pictures)))


def _moved(part: Body, place_of: dict[int, int]) -> Body:
    return part if part.goes_on_from is None else replace(part, goes_on_from=place_of[part.goes_on_from])
