"""Organisations: names that tell by their ending (云汀海关, 市商务局), bodies known by name, and the short names that a text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.tag.names.bounds import LONGEST, left_bound
from flows.tag.names.places import Found

# 市商务局, 区民政局, 我市, 县农机服务中心: an authority's level stands for its name.
LEVEL = re.compile(
    r"(?:[市区县省州镇乡]|街道)(?![级两内外域场以里]|民(?![政族宗])|政(?!法委|务服务|务和))(?=[一-鿿]{2})|[市区县省](?=政府|政协)"
)
SHORT_NAME = re.compile(r"[（(](?:以下|下)?(?:统一)?简称(?:为)?[：:]?[“‘]?([^“”‘’（）()，。]{2,12})[”’]?[)）]")
# 万全（天津）进出口有限公司.
BRACKETED = re.compile(r"[（(][一-鿿]{2,4}[)）]$")
SHORTEST_STEM = 2
LONGEST_STEM = 16


@dataclass(frozen=True, slots=True)
class Body:
    """A body in a text; `name` is the name that the text gives it elsewhere, where this one is short for it."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Endings:
    """What the names of bodies end in, and the bodies known by name."""

    suffix: re.Pattern[str]
    strong: frozenset[str]
    known: re.Pattern[str]
    false: frozenset[str]


def bodies_of(text: str, places: Sequence[Found], short_names: Sequence[str], lexicon: Lexicon) -> list[Body]:
    """The bodies named in a text by their full names, their level (市商务局), or as part of a body with a short name; they may overlap."""
    endings = endings_of(lexicon)
    found = [Body(one.start(), one.end(), one.group()) for one in endings.known.finditer(text)]
    within = {place.start for place in places} | {part.start for place in places for part in place.parts} | {body.start for body in found}
    starts = sorted(within | {again.start() for short in short_names for again in re.finditer(re.escape(short), text)})
    for ending in endings.suffix.finditer(text):
        start = _start(text, ending.start(), starts, lexicon, strong=ending.group() in endings.strong)
        if start is None:
            continue
        surface = text[start : ending.end()]
        if surface not in endings.false and ending.start() - start >= (1 if LEVEL.match(surface) else SHORTEST_STEM):
            found.append(Body(start, ending.end(), surface))
    return found


def short_names_of(text: str, bodies: Sequence[Body]) -> Iterator[tuple[str, str]]:
    """Short name and full name, where the text says 以下简称 behind a body."""
    for short in SHORT_NAME.finditer(text):
        full = [body for body in bodies if body.end == short.start()]
        if full:
            yield short[1], max(full, key=lambda body: body.end - body.start).name


@lru_cache(maxsize=4)
def endings_of(lexicon: Lexicon) -> Endings:
    """The endings and bodies of the dictionaries, ready for looking up."""
    rows = sorted(lexicon.organisation_suffixes, key=lambda row: -len(row.suffix))
    suffixes = [re.escape(row.suffix) + (f"(?![{re.escape(row.not_before)}])" if row.not_before else "") for row in rows]
    known = sorted((row.name for row in lexicon.organisations), key=len, reverse=True)
    return Endings(
        # 局长, 馆长: the head of a body, and not the body.
        re.compile(rf"(?:{'|'.join(suffixes)})(?!长(?![春沙江三治安城]))"),
        frozenset(row.suffix for row in lexicon.organisation_suffixes if row.kind == "strong"),
        re.compile(rf"(?:{'|'.join(map(re.escape, known))})(?<!(?:人大|政协)(?=代表|委员(?!会)))"),
        frozenset(row.word for row in lexicon.false_names if row.kind == "organisation"),
    )


def _start(text: str, end: int, starts: Sequence[int], lexicon: Lexicon, *, strong: bool) -> int | None:
    """Where the name begins whose ending begins at `end`: at a place, at an authority's level, else at the bound on its left."""
    bound = left_bound(text, end, lexicon)
    if bound and text[bound - 1] in "）)" and (bracket := BRACKETED.search(text, max(bound - 6, 0), bound)):
        bound = left_bound(text, bracket.start(), lexicon)
        if bracket.start() - bound >= SHORTEST_STEM:
            return bound
    for start in starts:
        if bound <= start < end:
            return start
    if bound < end and LEVEL.match(text, bound):
        return bound
    stem = end - bound
    return bound if strong and SHORTEST_STEM <= stem <= LONGEST_STEM and end - bound < LONGEST else None
