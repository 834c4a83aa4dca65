"""What may be a name in a paragraph: what the sequence model sees, and what tells by its form (titles in 《》, laws, hotlines).

Every candidate has a weight. Of candidates that overlap, the heavier holds, of equal ones the longer: names do not nest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.names.codes import longest_place
from flows.tag.names.works import laws_of, services_of, titles_of
from flows.tag.sequence import Labelled
from flows.values import MentionKind

MARKED, NAMED, SEEN = 3.0, 2.0, 1.0
HAN = re.compile("[一-鿿]")
# Marks that no name begins or ends with, and that names of people do not hold.
EDGES = "，。；：、！？ \u3000\u00a0—…"
BROKEN_PERSON = re.compile("[，。；：、！？“”《》（）()0-9]")
# 波兰三国, 中亚五国: what counts them is no part of the name.
COUNTRIES = re.compile("(?<=..)[两三四五六七八九十]国$")
# 万全（天津）进出口有限公司: how the name of a company goes on behind a place in brackets.
COMPANY = re.compile("[（(][一-鿿]{2,5}[)）][一-鿿]{0,16}?(?:有限责任公司|股份有限公司|有限公司|集团公司|集团|分公司|公司)")
MADE = re.compile("^[^“”（）《》第届]*(?:项目|产品)$")
# 全市法院, 316家图书馆: many of a kind, and no name.
GENERAL = re.compile("[全各][市省县区镇州地]|[0-9０-９一二两三四五六七八九十百千]+余?[家个项名座所处条支]")
SHORTEST, LONGEST_NAME = 2, 3
PAIRS = {"（": "）", "“": "”", "《": "》", "(": ")", "‘": "’"}


class Candidate(NamedTuple):
    """A stretch that may be a name of a kind."""

    start: int
    end: int
    kind: MentionKind
    weight: float


def candidates_in(text: str, begins: int, labelled: Sequence[Labelled], lexicon: Lexicon) -> list[Candidate]:
    """The candidates of a paragraph behind its dateline, which ends at `begins`."""
    found = [*_marked(text, lexicon), *_seen(text, labelled, lexicon)]
    return [one for one in found if one.start >= begins]


def apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of candidates that overlap, the heaviest, then the longest; in the order of the text."""
    taken: set[int] = set()
    kept = []
    for one in sorted(candidates, key=lambda one: (-one.weight, one.start - one.end, one.start)):
        place = range(one.start, one.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(one)
    return sorted(kept)


def _marked(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    for title in titles_of(text):
        yield Candidate(*title.span(), "work", MARKED)
    for law in laws_of(text, lexicon):
        yield Candidate(*law.span(), "work", NAMED)
    for service in services_of(text):
        yield Candidate(*service.span(), "programme", MARKED)


def _seen(text: str, labelled: Sequence[Labelled], lexicon: Lexicon) -> Iterator[Candidate]:
    """What the sequence model sees, without the marks at its edges, where it can be a name."""
    titled = {stretch.end for stretch in labelled if stretch.label == "title"}
    for stretch in labelled:
        if stretch.label == "title":
            continue
        start, end = _trimmed(text, stretch.start, stretch.end)
        if end - start < SHORTEST or not HAN.search(text, start, end):
            continue
        if company := COMPANY.match(text, end):
            yield Candidate(start, company.end(), "organisation", NAMED)
        surface = text[start:end]
        if stretch.label == "programme" and MADE.search(surface):
            # 越南石英砂项目: a place and what is made there, and no proper name.
            place = longest_place(surface, lexicon)
            yield from [Candidate(start, start + len(place), "place", SEEN)] if place else []
            continue
        # 种粮大户石广田: behind a title stands a person, and no place.
        is_person = stretch.label == "person" or (stretch.label == "place" and start in titled and len(surface) <= LONGEST_NAME)
        if is_person and not BROKEN_PERSON.search(surface):
            yield Candidate(start, end, "person", SEEN)
        elif not is_person and not _is_torn(surface) and not GENERAL.match(surface) and not text.startswith("部门", end - 1):
            counted = COUNTRIES.search(surface) if stretch.label == "place" else None
            yield Candidate(start, end - len(counted.group() if counted else ""), stretch.label, SEEN)  # type: ignore[arg-type]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    for opening, closing in PAIRS.items():
        if end - start > 1 and text[start] == opening and closing not in text[start:end]:
            start += 1
        if end - start > 1 and text[end - 1] == closing and opening not in text[start:end]:
            end -= 1
    return start, end


def _is_torn(surface: str) -> bool:
    """Whether a mark opens in it and closes elsewhere, or the other way round."""
    return any(surface.count(opening) != surface.count(closing) for opening, closing in PAIRS.items()) or any(
        mark in surface for mark in "，。；！？"
    )
