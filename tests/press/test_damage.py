"""What the press does to the characters of a page leaves true what is known of its lines."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from flows.lexicon import Lexicon
from flows.scripts import in_simplified
from tests.press.damage import damaged
from tests.press.grammar import write_edition
from tests.press.layouts import LOOKED_AT, Layout
from tests.press.press import print_edition
from tests.press.proof import Proof
from tests.press.script import in_traditional

PLAIN = LOOKED_AT[0]
SPOILING = replace(PLAIN, name="spoiling", damage=5.0, full_width_digits=True)


def printed(layout: Layout, seed: int = 4) -> list[Proof]:
    return print_edition(write_edition("looked_at", seed), layout, seed)


@pytest.mark.parametrize("layout", [PLAIN, SPOILING], ids=lambda layout: layout.name)
def test_the_same_seed_prints_the_same(layout: Layout) -> None:
    assert printed(layout) == printed(layout)
    assert printed(layout) != printed(layout, seed=5)


def test_damage_changes_characters_and_nothing_that_is_known_of_a_line() -> None:
    for whole in printed(PLAIN):
        spoiled = damaged(whole, SPOILING, random.Random(1))
        assert spoiled.text != whole.text
        for before, after in zip(whole.lines, spoiled.lines, strict=True):
            assert (before and replace(before, text="")) == (after and replace(after, text=""))
            assert before is None or (after is not None and "\n" not in after.text and after.text.strip())


def test_a_headline_loses_no_character() -> None:
    """What a reader of the page could not know, Yaowen is not asked for."""
    for whole in printed(PLAIN):
        spoiled = damaged(whole, SPOILING, random.Random(2))
        assert all("\ufffd" not in line.text for line in spoiled.lines if line and line.kind in ("headline", "byline", "running_head"))


def test_traditional_characters_are_those_of_opencc_and_are_read_back(lexicon: Lexicon) -> None:
    edition = {"paper": "云汀日报", "genre": "news", "headline": "“望月桥”主桥合龙，国庆节前通车，双向六车道，两侧设步道"}
    traditional = in_traditional(edition)
    assert (traditional["genre"], traditional["headline"][:5]) == ("news", "「望月橋」")
    assert in_simplified(traditional["headline"], lexicon) == edition["headline"]
