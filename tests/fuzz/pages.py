"""Spoiled pages: what samples, press and real page print, cut, shuffled, joined and damaged in many ways, each told by one number."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.fuzz.mutations import MUTATIONS, mutated
from tests.press.grammar import write_edition
from tests.press.layouts import LOOKED_AT
from tests.press.press import print_edition

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
REAL_PAGES = ROOT.parent / "shared" / "pages"
EDITIONS = 12  # of each layout
FROM_FILES = 0.1
UNSPOILED = 0.02
WITH_NEIGHBOUR = 0.15  # read together with another page of its edition, as stories that jump are
MOST_MUTATIONS = 4


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Page `number` of a run: its text, what was done to it, and the page of its edition that is read together with it, if one is."""

    number: int
    how: tuple[str, ...]
    text: str
    neighbour: str | None = None


def spoiled_page(seed: int, number: int) -> Spoiled:
    """The same seed and number give the same page (where the real page lies beside the repository, and where it does not, others)."""
    chance = random.Random(f"{seed}-{number}")
    origin, edition = _edition(chance)
    text, other = chance.choice(edition), chance.choice(_edition(chance)[1])
    neighbour = chance.choice(edition) if chance.random() < WITH_NEIGHBOUR else None
    how = [origin]
    for _ in range(0 if chance.random() < UNSPOILED else chance.randint(1, MOST_MUTATIONS)):
        name = chance.choice(list(MUTATIONS))
        how.append(name)
        text = mutated(name, text, other, chance)
    return Spoiled(number, tuple(how), text, neighbour)


def _edition(chance: random.Random) -> tuple[str, tuple[str, ...]]:
    """Some edition: where it is from, and the texts of its pages."""
    if chance.random() < FROM_FILES:
        return "files", _files()
    layout, edition = chance.randrange(len(LOOKED_AT)), chance.randrange(EDITIONS)
    return f"{LOOKED_AT[layout].name} {edition}", _printed(layout, edition)


@lru_cache(maxsize=1)
def _files() -> tuple[str, ...]:
    files = [*sorted(SAMPLES.glob("*.txt")), *sorted(REAL_PAGES.glob("*.txt"))]
    return tuple(file.read_text(encoding="utf-8") for file in files)


@lru_cache(maxsize=EDITIONS * len(LOOKED_AT))
def _printed(layout: int, edition: int) -> tuple[str, ...]:
    proofs = print_edition(write_edition("looked_at", 1000 + edition), LOOKED_AT[layout], edition)
    return tuple(proof.text for proof in proofs)
