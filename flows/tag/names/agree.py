"""One name, one decision: what is a name in one place of an article is one in the others, of one kind and with one end.

A surface that was seen as a name somewhere is looked for everywhere. Where it was seen as several kinds, that with the most weight holds.
Of two names of people of which one goes on where the other ends (尉迟景, 尉迟景和), the longer holds where the shorter stands nowhere
without it, else the shorter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import ahocorasick

from flows.lexicon import Lexicon
from flows.tag.names.candidates import Candidate, apart
from flows.values import MentionKind

# What is said again weighs less than what was seen in its place, so that it changes no names there.
AGAIN = 0.5
# In so great a share of its places a surface must have been seen as a name: one of two characters is a word too often. Set on the
# looked-at articles.
SHARE, SHORT_SHARE = 0.3, 0.5
SHORT = 2
# What parts of a body end in: its court rooms, offices, shops.
DEPARTMENT = re.compile("(?:[庭厅部处科室院所站组队会社团店厂行局委办校班馆台系司库]|中心)$")


def agreed(
    texts: Sequence[str], begins: Sequence[int], candidates: Sequence[Sequence[Candidate]], lexicon: Lexicon
) -> list[list[Candidate]]:
    """For each paragraph the names that hold: `begins` says where its dateline ends, `candidates` what may be a name in it."""
    held = [apart(one) for one in candidates]
    surfaces = {text[one.start : one.end] for text, found in zip(texts, held, strict=True) for one in found}
    places = _places(surfaces, texts, begins)
    ends = _ends(texts, held, places, tuple(row.suffix for row in lexicon.organisation_suffixes))
    held = [[_ending(one, text, ends) for one in found] for text, found in zip(texts, held, strict=True)]
    kinds = _kinds(texts, held)
    held = [[one._replace(kind=kinds[text[one.start : one.end]]) for one in found] for text, found in zip(texts, held, strict=True)]
    again = _again(texts, held, kinds, places)
    return [apart([*found, *more]) for found, more in zip(held, again, strict=True)]


def _places(surfaces: Iterable[str], texts: Sequence[str], begins: Sequence[int]) -> dict[str, list[tuple[int, int]]]:
    """Where each surface stands: paragraph and first character, behind the dateline."""
    automaton = ahocorasick.Automaton()
    for surface in surfaces:
        automaton.add_word(surface, surface)
    automaton.make_automaton()
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, text in enumerate(texts if len(automaton) else ()):
        for last, surface in automaton.iter(text):
            if last + 1 - len(surface) >= begins[index]:
                places[surface].append((index, last + 1 - len(surface)))
    return places


def _ends(
    texts: Sequence[str], held: Sequence[Sequence[Candidate]], places: Mapping[str, Sequence[tuple[int, int]]], endings: tuple[str, ...]
) -> dict[str, str]:
    """For names that are too long or too short, those that they should be.

    Of people by one character; a body that goes on where one ends that is named oftener (天大智图新产品) is that one, unless it ends as
    bodies do.
    """
    people = {text[one.start : one.end] for text, found in zip(texts, held, strict=True) for one in found if one.kind == "person"}
    better: dict[str, str] = {}
    for longer in people:
        shorter = longer[:-1]
        if shorter in people and len(shorter) >= SHORT:
            stands_alone = len(places.get(shorter, ())) > len(places.get(longer, ()))
            better |= {longer: shorter} if stands_alone else {shorter: longer}
    bodies = Counter(
        text[one.start : one.end] for text, found in zip(texts, held, strict=True) for one in found if one.kind == "organisation"
    )
    for longer in bodies:
        body = next((longer[:length] for length in range(len(longer) - 1, SHORT, -1) if bodies[longer[:length]] > bodies[longer]), None)
        if body and not longer.endswith(endings) and not DEPARTMENT.search(longer, len(body) + 1):
            better[longer] = body
    return better


def _ending(one: Candidate, text: str, ends: Mapping[str, str]) -> Candidate:
    surface = text[one.start : one.end]
    other = ends.get(surface) if one.kind in ("person", "organisation") else None
    return one._replace(end=one.start + len(other)) if other and text.startswith(other, one.start) else one


def _kinds(texts: Sequence[str], held: Sequence[Sequence[Candidate]]) -> dict[str, MentionKind]:
    """The kind of each surface that has the most weight."""
    votes: dict[str, dict[MentionKind, float]] = defaultdict(lambda: defaultdict(float))
    for text, found in zip(texts, held, strict=True):
        for one in found:
            votes[text[one.start : one.end]][one.kind] += one.weight
    return {surface: max(weights, key=lambda kind: (weights[kind], kind)) for surface, weights in votes.items()}


def _again(
    texts: Sequence[str],
    held: Sequence[Sequence[Candidate]],
    kinds: Mapping[str, MentionKind],
    places: Mapping[str, Sequence[tuple[int, int]]],
) -> list[list[Candidate]]:
    """Where the surfaces stand that were seen as names elsewhere."""
    found: list[list[Candidate]] = [[] for _ in texts]
    taken = [{offset for one in names for offset in range(one.start, one.end)} for names in held]
    seen = Counter(text[one.start : one.end] for text, names in zip(texts, held, strict=True) for one in names)
    for surface, kind in kinds.items():
        if len(surface) < SHORT or kind == "work":
            continue
        length = len(surface)
        free = [(index, start) for index, start in places.get(surface, ()) if taken[index].isdisjoint(range(start, start + length))]
        needed = SHORT_SHARE if length <= SHORT else SHARE
        if free and seen[surface] / (seen[surface] + len(free)) >= needed:
            for index, start in free:
                found[index].append(Candidate(start, start + length, kind, AGAIN))
    return found
