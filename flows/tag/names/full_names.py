"""What an article calls whom: short names and their full names, learnt from the whole article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from flows.lexicon import Lexicon
from flows.tag.names.bodies import LEVEL, Body, short_names_of
from flows.tag.names.people import Person, is_neighbour, surname_of
from flows.tag.names.places import Found
from flows.tag.names.works import short_titles_of
from flows.values import Mention

DISTRICT = re.compile("[一-鿿]{2,4}(?:区|县|市)$")
FULL_PERSON = 2


@dataclass(slots=True)
class FullNames:
    """The names of one article, filled paragraph by paragraph; `home` is the city that the paper is named after."""

    home: str | None
    people: set[str] = field(default_factory=set)
    surnames: dict[str, set[str]] = field(default_factory=dict)
    officials: set[str] = field(default_factory=set)
    short_bodies: dict[str, str] = field(default_factory=dict)
    short_titles: dict[str, str] = field(default_factory=dict)
    whole_places: dict[str, str] = field(default_factory=dict)
    districts: list[str] = field(default_factory=list)

    def learn(self, text: str, places: Sequence[Found], bodies: Sequence[Body], people: Sequence[Person], lexicon: Lexicon) -> None:
        """Take in what a paragraph says of full names."""
        self.short_titles |= short_titles_of(text)
        for short, full in short_names_of(text, bodies):
            self.short_bodies[short] = full
        for place in places:
            for part in place.parts[1:]:
                self.whole_places.setdefault(text[part.start : part.end], text[place.start : part.end])
            self.districts += [text[part.start : part.end] for part in place.parts if DISTRICT.match(text[part.start : part.end])]
        self.officials |= {text[person.start : person.end] for person in people if person.title}
        self.learn_people((text[person.start : person.end] for person in people if not person.addressed), lexicon)

    def learn_people(self, names: Iterable[str], lexicon: Lexicon) -> None:
        """Take in the full names of people."""
        for name in names:
            surname = surname_of(name, lexicon)
            if _is_full(name, surname):
                self.people.add(name)
                self.surnames.setdefault(surname, set()).add(name)

    def named(self, mention: Mention, text: str) -> Mention:
        """The mention with the fullest name that the article gives for it, and a person's affiliation."""
        if mention.kind == "work":
            return replace(mention, name=self.short_titles.get(mention.surface, mention.surface))
        if mention.kind == "place":
            return replace(mention, name=self.whole_places.get(mention.surface, mention.surface))
        if mention.kind == "organisation":
            return replace(mention, name=self._body(mention.surface))
        return mention

    def resolved(self, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
        """People by the names that they have elsewhere in the article, and with the body that stands before their title."""
        found: list[Mention] = []
        for mention in (one for one in mentions if self.is_somebody(one, mentions)):
            if mention.kind == "person":
                found.append(replace(mention, name=self._person(mention, lexicon), affiliation=_affiliation(mention, found)))
            elif mention.kind == "programme":
                longer = [one.name for one in mentions if one.kind == "programme" and one.name.endswith(mention.name)]
                found.append(replace(mention, name=max(longer, key=len)))
            else:
                found.append(mention)
        return found

    def is_somebody(self, mention: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether 老周, 小卞 is a name here: of somebody whose full name the article gives, or used more than once."""
        if mention.kind != "person" or mention.surface[0] not in "老小" or len(mention.surface) != len("老周"):
            return True
        return mention.surface[1] in self.surnames or sum(other.surface == mention.surface for other in mentions) > 1

    def _person(self, mention: Mention, lexicon: Lexicon) -> str:
        if mention.surface in self.people:
            return mention.surface
        others = self.officials if is_neighbour(mention.surface, lexicon) else frozenset[str]()
        same = [name for surname, names in self.surnames.items() for name in names - others if surname in mention.surface]
        return same[0] if len(same) == 1 and "某" not in mention.surface else mention.surface

    def _body(self, surface: str) -> str:
        if surface in self.short_bodies:
            return self.short_bodies[surface]
        for short, full in self.short_bodies.items():
            if surface.startswith(short):
                return full + surface.removeprefix(short)
        level = LEVEL.match(surface)
        if level and level.group() in "市" and self.home:
            return f"{self.home}{surface}"
        if level and level.group() in ("区", "县"):
            above = [name for name in self.districts if name.endswith(level.group())]
            return above[0].removesuffix(level.group()) + surface if above else surface
        for part, whole in self.whole_places.items():
            if surface.startswith(part):
                return whole + surface.removeprefix(part)
        return surface


def _is_full(name: str, surname: str) -> bool:
    given = len(name) - len(surname)
    return "·" in name or (bool(surname) and 1 <= given <= FULL_PERSON and name.startswith(surname) and "某" not in name)


def _affiliation(mention: Mention, before: Sequence[Mention]) -> str | None:
    """The body or place right before the title of a person."""
    if mention.title is None or not before or before[-1].paragraph_no != mention.paragraph_no:
        return None
    gap = mention.start - len(mention.title) - before[-1].end
    # 三河村党支部书记: the body ends within the title.
    beside = gap in (0, 2) or (gap < 0 and before[-1].end < mention.start)
    return before[-1].name if before[-1].kind in ("organisation", "place") and beside else None
