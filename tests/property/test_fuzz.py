"""A few of the spoiled pages of `make fuzz`: nothing is raised, and every character is accounted for."""

from __future__ import annotations

from tests.fuzz.run import outcomes

PAGES = 100


def test_spoiled_pages_are_read_and_accounted_for() -> None:
    done = list(outcomes(7, range(PAGES), processes=1))
    assert len(done) == PAGES
    assert [(one.number, one.faults) for one in done if one.faults] == []
