"""Places: divisions and countries that are known by name, and names that tell by their ending (梧桐里社区, 建设大道).

Neighbouring parts are one place (石埠区絮桥街道梧桐里社区); its adcode is that of the smallest part that is known, by the part before it,
else by the home of the paper. Where that leaves several, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from flows.lexicon import Lexicon
from flows.lexicon.entries import Place
from flows.tag.names.bounds import left_bound
from flows.tag.patterns import guarded

HAN = re.compile("[一-鿿]")
# A name of one character before its ending is common for waters and mountains only: 澜湖, 泰山.
SHORT_STEMS = "河江湖山"
# A division ends its name: 天津港 is one, but in 云岭镇山高路远 another word begins.
DIVISIONS = "县区镇乡"
# Places where people live: words for them stand behind verbs as often as in names.
SETTLEMENTS = ("社区", "小区", "街道", "镇", "乡", "村", "县", "市")
ZONE = re.compile("(?P<bracket>[（(][一-鿿]{2,4}[)）])[一-鿿]{2,12}?(?:试验区|自贸区|示范区|合作区|开发区|产业园|科技园|园区)")
SHORTEST_COUNTY = 3
LONGEST_STREET = 8
# 月全市: no name goes on with these behind its first character.
DETERMINERS = "全我本该各"
LEVELS = {"country": 0, "province": 1, "city": 2, "county": 3, "street": 4}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the name of a place, with the divisions that it may be."""

    start: int
    end: int
    adcodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text: its parts from the largest to the smallest."""

    start: int
    end: int
    parts: tuple[Part, ...]
    adcode: str | None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of places, ready for looking up."""

    names: ahocorasick.Automaton
    streets: dict[str, tuple[str, ...]]
    places: dict[str, Place]
    suffix: re.Pattern[str]
    longest: dict[str, int]
    false: frozenset[str]
    shortened: frozenset[str]
    verbs: frozenset[str]
    counties: dict[str, tuple[str, ...]]


def places_of(text: str, home: str | None, lexicon: Lexicon) -> list[Found]:
    """The places of a text in order; `home` is the city that the paper is named after (天津, 云汀)."""
    known = gazetteer_of(lexicon)
    parts = _whole(sorted([*_known_parts(text, home, known), *_told_by_ending(text, home, known, lexicon)], key=lambda part: part.start))
    found: list[Found] = []
    for run in _runs(parts):
        surface = text[run[0].start : run[-1].end]
        if surface not in known.false:
            found.append(Found(run[0].start, run[-1].end, tuple(run), _adcode(text, run, home, known)))
    return found


@lru_cache(maxsize=4)
def gazetteer_of(lexicon: Lexicon) -> Gazetteer:
    """The places of the dictionaries, ready for looking up."""
    by_name: dict[str, list[str]] = {}
    streets: dict[str, list[str]] = {}
    for place in lexicon.places:
        (streets if place.level == "street" else by_name).setdefault(place.name, []).append(place.adcode)
    for other in lexicon.place_names:
        by_name.setdefault(other.name, []).append(other.adcode)
    false = frozenset(row.word for row in lexicon.false_names if row.kind == "place")
    names = ahocorasick.Automaton()
    for name, adcodes in by_name.items():
        names.add_word(name, (len(name), tuple(adcodes)))
    # A longer word that begins or ends like a place (美国人 is one, 长治久安 none) keeps the place from being found in it.
    for word in false:
        if word not in by_name:
            names.add_word(word, (len(word), None))
    names.make_automaton()
    suffixes = sorted(lexicon.place_suffixes, key=lambda row: -len(row.suffix))
    return Gazetteer(
        names,
        {name: tuple(adcodes) for name, adcodes in streets.items()},
        {place.adcode: place for place in lexicon.places},
        re.compile("|".join(guarded(row.suffix, None, row.not_before) for row in suffixes)),
        {row.suffix: row.longest for row in lexicon.place_suffixes},
        false,
        frozenset(other.name for other in lexicon.place_names),
        frozenset(row.word for row in lexicon.common_words if row.kind == "verb"),
        _short_counties(lexicon),
    )


def _short_counties(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Counties and cities without their ending (昆山, 温岭), which are places only behind the province or city that they are in."""
    short: dict[str, list[str]] = {}
    for place in lexicon.places:
        if place.level in ("city", "county") and place.name[-1] in "市县区" and len(place.name) >= SHORTEST_COUNTY:
            short.setdefault(place.name[:-1], []).append(place.adcode)
    return {name: tuple(adcodes) for name, adcodes in short.items()}


def _known_parts(text: str, home: str | None, known: Gazetteer) -> Iterator[Part]:
    for last, (length, adcodes) in known.names.iter_long(text):
        surface = text[last - length + 1 : last + 1]
        if adcodes is not None and surface not in known.false:
            yield Part(last - length + 1, last + 1, adcodes)
        yield from _short_county_behind(text, last + 1, adcodes or (), known)
    if home and not _home_codes(home, known):
        for found in re.finditer(f"{re.escape(home)}市?", text):
            yield Part(found.start(), found.end())


def _short_county_behind(text: str, start: int, above: Sequence[str], known: Gazetteer) -> Iterator[Part]:
    """温岭 in 浙江温岭."""
    for end in (start + 3, start + 2):
        codes = tuple(code for code in known.counties.get(text[start:end], ()) if any(_is_within(code, one, known) for one in above))
        if codes and text[end : end + 1] not in tuple("市县区"):
            yield Part(start, end, codes)
            return


def _home_codes(home: str | None, known: Gazetteer) -> tuple[str, ...]:
    if home is None:
        return ()
    for name in (f"{home}市", home):
        for _, (length, adcodes) in known.names.iter_long(name):
            if length == len(name) and adcodes:
                return tuple(adcodes)
    return ()


def _told_by_ending(text: str, home: str | None, known: Gazetteer, lexicon: Lexicon) -> Iterator[Part]:
    """Names such as 映波社区, and streets and towns of the dictionary, each from the nearest bound on its left."""
    parts = list(_known_parts(text, home, known))
    ends = {part.end: part for part in parts}
    # 河 in 河西区 ends no name.
    within = {offset for part in parts for offset in range(part.start, part.end - 1)}
    for found in known.suffix.finditer(text):
        if found.end() - 1 in within:
            continue
        start = _known_street(text, found.end(), home, known)
        if start is None:
            start = _stem(text, found.start(), ends, lexicon)
        if start is None:
            continue
        if found.group() in SETTLEMENTS:
            start = _behind_verbs(text, start, found.start(), known)
        surface = text[start : found.end()]
        if not _is_name(surface, found.group(), known):
            continue
        part = Part(start, found.end(), known.streets.get(surface, ()))
        ends[part.end] = part
        yield part
    yield from _zones(text, ends, lexicon)


def _stem(text: str, end: int, ends: dict[int, Part], lexicon: Lexicon) -> int | None:
    """Where a name begins that goes on at `end`: behind another place, or behind a bound, with nothing but Chinese between."""
    start = left_bound(text, end, lexicon)
    for offset in range(end, start - 1, -1):
        if offset in ends:
            whole = offset == end and text[end - 1] not in DIVISIONS
            return ends[offset].start if whole else offset
    return start


def _zones(text: str, ends: dict[int, Part], lexicon: Lexicon) -> Iterator[Part]:
    """Zones with a place in brackets in the name: 中国（上海）自由贸易试验区."""
    for zone in ZONE.finditer(text):
        start = _stem(text, zone.start("bracket"), ends, lexicon)
        if start is not None and zone.start("bracket") - start >= 2:
            yield Part(start, zone.end())


def _known_street(text: str, end: int, home: str | None, known: Gazetteer) -> int | None:
    """Where a street or town of the home city begins whose name ends at `end`: no word in it is a bound (和苑街道)."""
    for start in range(max(end - LONGEST_STREET, 0), end - 2):
        if codes := known.streets.get(text[start:end]):
            return start if _is_home(list(codes), home, known) else None
    return None


def _behind_verbs(text: str, start: int, end: int, known: Gazetteer) -> int:
    """走访映波|社区 begins at 映波, and in 感谢|社区 no name is left."""
    return next((offset + 2 for offset in range(end - 2, start - 1, -1) if text[offset : offset + 2] in known.verbs), start)


def _is_name(surface: str, suffix: str, known: Gazetteer) -> bool:
    """Whether what stands before the ending is long and short enough to be a name, and no word of everyday (线路, 小区, 社区广场)."""
    stem = len(surface) - len(suffix)
    shortest = 1 if suffix in SHORT_STEMS else 2
    if surface[:stem] in known.longest:
        return False
    ends_in_a_word = any(surface[cut:] in known.false for cut in range(stem) if cut != 1 or surface[1] in DETERMINERS)
    return shortest <= stem <= known.longest[suffix] and not ends_in_a_word and all(map(HAN.match, surface))


def _whole(parts: list[Part]) -> list[Part]:
    """Of parts that overlap, the longest."""
    kept: list[Part] = []
    for part in parts:
        if kept and part.start < kept[-1].end:
            if part.end - part.start > kept[-1].end - kept[-1].start:
                kept[-1] = part
            continue
        kept.append(part)
    return kept


def _runs(parts: list[Part]) -> Iterator[list[Part]]:
    run: list[Part] = []
    for part in parts:
        if run and run[-1].end != part.start:
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _adcode(text: str, run: list[Part], home: str | None, known: Gazetteer) -> str | None:
    """The code of the smallest part that is known for certain."""
    above: str | None = None
    for part in run:
        codes = [code for code in part.adcodes if above is None or _is_within(code, above, known)]
        if above is None and len(codes) > 1:
            homes = _home_codes(home, known)
            codes = [code for code in codes if any(_is_within(code, one, known) for one in homes)] or codes
        level = {known.places[code].level for code in codes}
        if above is None and level == {"street"} and not _is_home(codes, home, known):
            continue
        if len(codes) == 1:
            above = codes[0]
        elif above is None and text[part.start : part.end] in known.shortened:
            above = min(codes, key=lambda code: (LEVELS[known.places[code].level], code))
    return above


def _is_home(codes: list[str], home: str | None, known: Gazetteer) -> bool:
    return any(_is_within(code, one, known) for code in codes for one in _home_codes(home, known))


def _is_within(code: str, above: str, known: Gazetteer) -> bool:
    place: Place | None = known.places[code]
    while place is not None:
        if place.adcode == above:
            return True
        place = known.places.get(place.parent) if place.parent else None
    return False
