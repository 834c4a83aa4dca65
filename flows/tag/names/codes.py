"""Codes of places: which division or country a name stands for, by its parts, the paper's home, and the other places of the article.

A name is read from its largest part: 西青区大寺镇金瀚园社区 is within 大寺镇 of 西青区, and has its code. A name that several places have
(和平区, 鼓楼区) is that within the place named before it in the name, else that of the paper's home, else that nearest to the other
places of the article; where nothing speaks for one, it has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.lexicon.entries import Place

# How far up a division's code says where it is: province, city, county.
PREFIXES = (2, 4, 6)
# The home of the paper is as near as so many places of the article.
HOME = 3
# What may stand between the parts of a place: 江苏省 南京市, 中国·上海.
BETWEEN = " 　·"
LEVELS = {"country": 0, "province": 1, "city": 2, "county": 3, "street": 4}


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places of the dictionaries by every name that they are printed with."""

    names: dict[str, tuple[str, ...]]
    longest: int
    places: dict[str, Place]
    usual: frozenset[str]


@lru_cache(maxsize=4)
def gazetteer_of(lexicon: Lexicon) -> Gazetteer:
    """The places of the dictionaries, ready for looking up: full names, other names, and counties and cities without their last word."""
    names: dict[str, dict[str, None]] = {}
    for place in lexicon.places:
        names.setdefault(place.name, {})[place.adcode] = None
        if place.level in ("city", "county") and place.name[-1] in "市县区" and len(place.name) > 2:
            names.setdefault(place.name[:-1], {})[place.adcode] = None
    for other in lexicon.place_names:
        names.setdefault(other.name, {})[other.adcode] = None
    for former in lexicon.former_places:
        names.setdefault(former.name, {})[former.adcode] = None
    for city in lexicon.foreign_cities:
        names.setdefault(city.name, {})[city.country] = None
    usual = frozenset(other.name for other in lexicon.place_names)
    places = {place.adcode: place for place in lexicon.places}
    places |= {former.adcode: Place(former.adcode, former.name, "county", former.parent) for former in lexicon.former_places}
    return Gazetteer({name: tuple(codes) for name, codes in names.items()}, max(map(len, names)), places, usual)


def codes_of(surfaces: Sequence[str], home: str | None, lexicon: Lexicon) -> list[str | None]:
    """The code of each place of an article; `home` is the city, province or district that the paper is named after."""
    known = gazetteer_of(lexicon)
    near = Counter(prefix for code in _homes(home, known) for prefix in _prefixes(code) * HOME)
    certain = {surface: _code(surface, Counter(), Counter(), known) for surface in dict.fromkeys(surfaces)}
    near.update(prefix for surface in surfaces for prefix in _prefixes(certain[surface]))
    found = {surface: _code(surface, near, Counter(_prefixes(code)), known) for surface, code in certain.items()}
    return [found[surface] for surface in surfaces]


def _prefixes(code: str | None) -> tuple[str, ...]:
    """What tells the province, the city and the county of a division."""
    return tuple(code[:length] for length in PREFIXES) if code and code[0].isdigit() else ()


def parts_of(surface: str, known: Gazetteer) -> list[tuple[str, ...]]:
    """The codes that each part of a name may stand for, as far as its parts are known."""
    parts, start = [], 0
    while start < len(surface):
        end = next(
            (end for end in range(min(len(surface), start + known.longest), start + 1, -1) if surface[start:end] in known.names), None
        )
        if end is None:
            break
        parts.append(known.names[surface[start:end]])
        start = end
        while start < len(surface) and surface[start] in BETWEEN:
            start += 1
    return parts


def longest_place(surface: str, lexicon: Lexicon) -> str:
    """The longest name of a place that the surface begins with; empty, where it begins with none."""
    known = gazetteer_of(lexicon)
    return next((surface[:end] for end in range(min(len(surface), known.longest), 1, -1) if surface[:end] in known.names), "")


def _code(surface: str, near: Counter[str], own: Counter[str], known: Gazetteer) -> str | None:
    above: str | None = None
    for codes in parts_of(surface, known):
        if above is None:
            above = _chosen(codes, surface, near, own, known)
            if above is None:
                break
            continue
        within = [code for code in codes if is_within(code, above, known)]
        if len(within) != 1:
            break
        above = within[0]
    return above


def _chosen(codes: Sequence[str], surface: str, near: Counter[str], own: Counter[str], known: Gazetteer) -> str | None:
    """Of several places of one name, that which the others of the article are nearest to; towns and streets only if any is near.

    `near` counts the prefixes of the codes of the article, `own` those that the name itself brought in.
    """
    if len(codes) == 1 and known.places[codes[0]].level != "street":
        return codes[0]
    nearness = {code: sum(near[prefix] - own[prefix] for prefix in _prefixes(code)) for code in codes}
    best = max(nearness.values())
    nearest = [code for code in codes if nearness[code] == best]
    if best > 0 and len(nearest) == 1:
        return nearest[0]
    levels = [LEVELS[known.places[code].level] for code in nearest]
    highest = [code for code, level in zip(nearest, levels, strict=True) if level == min(levels)]
    is_usual = surface in known.usual or min(levels) < LEVELS["county"]
    return highest[0] if len(highest) == 1 and is_usual else None


def _homes(home: str | None, known: Gazetteer) -> tuple[str, ...]:
    if home is None:
        return ()
    return known.names.get(f"{home}市") or known.names.get(home) or known.names.get(f"{home}县") or ()


def is_within(code: str, above: str, known: Gazetteer) -> bool:
    """Whether a place is the other one, or lies within it."""
    place: Place | None = known.places[code]
    while place is not None:
        if place.adcode == above:
            return True
        place = known.places.get(place.parent) if place.parent else None
    return False
