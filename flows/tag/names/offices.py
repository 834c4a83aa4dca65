"""Titles and affiliations: what stands beside a person's name, before it (河西区民政局局长高闻溪), behind it (王虹主任) or in an
apposition behind a comma (王虹，河西区民政局局长，…), as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.names.candidates import Candidate
from flows.tag.names.evidence import Title, evidence_of, titles_in
from flows.tag.sequence import Labelled

BLANK = " \u3000\u00a0"
# Behind a name and this, a title in an apposition ends before the next mark.
APPOSITION = re.compile("[，（]")
APPOSITION_ENDS = re.compile("[，。；（）、]|$")
LONGEST_APPOSITION = 40
# What may stand between a body and the title that is held in it: 市民政局原局长, 天津大学的教授.
BETWEEN = re.compile("[原前的]?$")
OF_LISTS = "、和及与"


class Office(NamedTuple):
    """The title and the affiliation of a person, where they are printed beside the name."""

    title: str | None
    affiliation: str | None


NONE = Office(None, None)


def offices_of(text: str, names: Sequence[Candidate], labelled: Sequence[Labelled], lexicon: Lexicon) -> list[Office]:
    """The office of each name of a paragraph that is a person's, `NONE` for the others; `labelled` has the titles that the model sees."""
    inside = {offset for one in names for offset in range(one.start, one.end)}
    known = [Title(start, end, "office") for start, end, kind in labelled if kind == "title"]
    known += [title for title in titles_in(text, evidence_of(lexicon)) if title.kind != "resident"]
    ends: dict[int, Title] = {}
    starts: dict[int, Title] = {}
    for title in (_outside(one, inside) for one in known):
        if title.start < title.end:
            ends.setdefault(title.end, title)
            starts.setdefault(title.start, title)
    before = {one.end: one for one in names if one.kind in ("organisation", "place")}
    return [_office(text, one, ends, starts, before) if one.kind == "person" else NONE for one in names]


def _outside(title: Title, inside: set[int]) -> Title:
    """The part of a title that is in no name: 县委书记 behind 凤庆 is of 凤庆县委."""
    start = title.start
    while start < title.end and start in inside:
        start += 1
    return title._replace(start=start)


def _office(text: str, name: Candidate, ends: dict[int, Title], starts: dict[int, Title], before: dict[int, Candidate]) -> Office:
    end = name.start
    while end and text[end - 1] in BLANK:
        end -= 1
    if title := ends.get(end):
        return Office(text[title.start : title.end], _affiliation(text, title.start, before))
    if title := starts.get(name.end):
        return Office(text[title.start : title.end], _affiliation(text, name.start, before))
    return _apposition(text, name, ends, before)


def _affiliation(text: str, start: int, before: dict[int, Candidate]) -> str | None:
    """The body or place that ends where a title begins."""
    for end in (start, start - 1):
        body = before.get(end)
        if body and BETWEEN.match(text[end:start]):
            return text[body.start : body.end]
    return None


def _apposition(text: str, name: Candidate, ends: dict[int, Title], before: dict[int, Candidate]) -> Office:
    opens = APPOSITION.match(text, name.end)
    closes = APPOSITION_ENDS.search(text, opens.end(), opens.end() + LONGEST_APPOSITION) if opens else None
    if opens is None or closes is None:
        return NONE
    title = ends.get(closes.start())
    if title is None:
        return NONE
    affiliation = _affiliation(text, title.start, before)
    if title.start == opens.end() or (affiliation and text.startswith(affiliation, opens.end())):
        return Office(text[title.start : title.end], affiliation)
    return NONE
