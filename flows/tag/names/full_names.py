"""What an article calls whom: the full name for a short one, learnt from the whole article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from flows.lexicon import Lexicon
from flows.tag.names.codes import gazetteer_of, parts_of
from flows.tag.names.evidence import evidence_of, is_neighbour, surname_of
from flows.values import Mention

# 市商务局, 区民政局, 我市, 县农机服务中心: an authority's level stands for its name.
LEVEL = re.compile(
    r"(?:[市区县省州镇乡]|街道)(?![级两内外域场以里]|民(?![政族宗])|政(?!法委|务服务|务和))(?=[一-鿿]{1,})|[市区县省](?=政府|政协)"
)
SHORT_NAME = re.compile(r"[（(](?:以下|下)?(?:统一)?简称(?:为)?[：:]?[“‘]?([^“”‘’（）()，。]{2,12})[”’]?[)）]")
SHORT_TITLE = re.compile(r"(《[^《》]{1,60}》)[（(](?:以下|下)?简称(《[^《》]{1,30}》)[)）]")
# What a company's full name has more than its short one.
FORM = re.compile("(?:集团|股份|有限|责任|公司|总公司|（[一-鿿]{2,4}）)*$")
FULL_PERSON = 2
SHORTEST_STEM = 2
# No article has more names of a kind that others could be short for.
MOST = 400
TWICE = 2
OF_LEVELS = {"省": "province", "州": "city", "市": "city", "区": "county", "县": "county", "镇": "street", "乡": "street", "街道": "street"}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one article: of people, bodies and places as printed, and the short names that the text gives with their full ones."""

    people: dict[str, int]
    officials: frozenset[str]
    bodies: tuple[str, ...]
    places: tuple[str, ...]
    programmes: tuple[str, ...]
    short: dict[str, str]
    home: str | None
    divisions: dict[str, str]


def names_of(mentions: Sequence[Mention], texts: Sequence[str], home: str | None, lexicon: Lexicon) -> Names:
    """What the article says of full names; `home` is the city that the paper is named after."""
    surfaces = {kind: _first(one.surface for one in mentions if one.kind == kind) for kind in ("organisation", "place", "programme")}
    counts = Counter(one.surface for one in mentions if one.kind == "person" and is_full_name(one.surface, lexicon))
    # 小燕 and 二强 are called so, and are no full names.
    people = dict(islice(counts.items(), MOST))
    people = {name: count for name, count in people.items() if not any(other != name and other.endswith(name) for other in people)}
    return Names(
        people,
        frozenset(one.surface for one in mentions if one.kind == "person" and one.title),
        surfaces["organisation"],
        surfaces["place"],
        surfaces["programme"],
        dict(_short_names(mentions, texts)),
        home,
        _divisions([*surfaces["place"], *surfaces["organisation"]], lexicon),
    )


def _first(surfaces: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(surfaces), MOST))


def full_name(mention: Mention, names: Names, lexicon: Lexicon) -> str:
    """The fullest name that the article gives for what a mention names; its own words, where there is none or more than one."""
    surface = mention.surface
    if surface in names.short:
        return names.short[surface]
    if mention.kind == "person":
        return _person(surface, names, lexicon)
    if mention.kind == "organisation":
        return _body(surface, names)
    if mention.kind == "place":
        return _only(
            (place for place in names.places if place != surface and place.endswith(surface) and _leads(place, surface, lexicon)), surface
        )
    if mention.kind == "programme":
        return max((name for name in names.programmes if name.endswith(surface)), key=len, default=surface)
    return surface


def _short_names(mentions: Sequence[Mention], texts: Sequence[str]) -> Iterable[tuple[str, str]]:
    for number, text in enumerate(texts, 1):
        for title in SHORT_TITLE.finditer(text):
            yield title[2], title[1]
        for short in SHORT_NAME.finditer(text):
            full = [one.surface for one in mentions if one.paragraph_no == number and one.end == short.start() and one.kind != "work"]
            if full:
                yield short[1], full[0]


def _divisions(surfaces: Iterable[str], lexicon: Lexicon) -> dict[str, str]:
    """For each level the first division that the article names: 区 stands for 汀东区 where that is named."""
    known = gazetteer_of(lexicon)
    found: dict[str, str] = {}
    for surface in surfaces:
        start = 0
        for division in re.finditer("[一-鿿]{2,8}?(?:街道|[省州市区县镇乡])", surface):
            name = surface[start : division.end()]
            start = division.end()
            level = "街道" if name.endswith("街道") else name[-1]
            if parts_of(name, known) or len(name) > SHORTEST_STEM:
                found.setdefault(level, name)
    return found


def is_full_name(name: str, lexicon: Lexicon) -> bool:
    """Whether somebody is called by surname and given name, and not by a part of them or a form of address."""
    surname = surname_of(name, lexicon)
    given = len(name) - len(surname)
    called = evidence_of(lexicon).called.search(name)
    return "·" in name or (bool(surname) and 1 <= given <= FULL_PERSON and name.startswith(surname) and "某" not in name and not called)


def _person(surface: str, names: Names, lexicon: Lexicon) -> str:
    if "某" in surface:
        return surface
    if parts := [name for name in names.people if "·" in name and name != surface and surface in name.split("·")]:
        return _only(parts, surface)
    if surface in names.people:
        return surface
    others = names.officials if is_neighbour(surface, lexicon) else frozenset[str]()
    given = [
        name for name in names.people if "·" not in name and len(surface) >= FULL_PERSON and name != surface and name.endswith(surface)
    ]
    surname = surname_of(surface, lexicon)
    called = [name for name in names.people if surname and "·" not in name and surname_of(name, lexicon) == surname and name not in others]
    return _only(given, surface) if given else _foremost(called, names, surface)


def _foremost(called: Sequence[str], names: Names, surface: str) -> str:
    """Of several people of one surname, him of whom the article speaks: with twice as many mentions as any other."""
    ranked = sorted(called, key=lambda name: -names.people[name])
    if len(ranked) > 1 and names.people[ranked[0]] < TWICE * names.people[ranked[1]]:
        return surface
    return ranked[0] if ranked else surface


def _body(surface: str, names: Names) -> str:
    for short, full in names.short.items():
        if surface.startswith(short) and not surface.startswith(full):
            return full + surface.removeprefix(short)
    if level := LEVEL.match(surface):
        return _of_level(surface, level.group(), names)
    return _only((body for body in names.bodies if body != surface and _is_short_for(surface, body)), surface)


def _of_level(surface: str, level: str, names: Names) -> str:
    """市商务局 is 天津市商务局 in a paper of 天津, 区民政局 that of the district that the article names."""
    if level == "市" and names.home:
        return f"{names.home}{surface}"
    division = names.divisions.get(level)
    return division.removesuffix(level) + surface if division else surface


def _is_short_for(surface: str, body: str) -> bool:
    """Whether a body's name is short for another: its end (刑侦大队), its middle (滇红集团), or its stem and its ending."""
    if len(body) <= len(surface):
        return False
    if body.endswith(surface):
        return True
    at = body.find(surface)
    if at >= 0 and FORM.fullmatch(body[at + len(surface) :]):
        return True
    return any(
        body.endswith(surface[cut:]) and surface[:cut] in body[: len(body) - len(surface) + cut]
        for cut in range(SHORTEST_STEM, len(surface) - 1)
    )


def _leads(place: str, surface: str, lexicon: Lexicon) -> bool:
    """Whether what stands before the shorter name in the longer one is a division: 石埠区 before 梧桐里社区."""
    before = place.removesuffix(surface)
    return before[-1] in "省市区县旗镇乡道村" or bool(parts_of(before, gazetteer_of(lexicon)))


def _only(names: Iterable[str], otherwise: str) -> str:
    found = set(names)
    return found.pop() if len(found) == 1 else otherwise
