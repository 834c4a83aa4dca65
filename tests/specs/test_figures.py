"""Texts in the manner of newspapers, read as their annotations say: a folder for each phenomenon, conventions in `figures/README.md`.

A case that names aspects in `not_supported` is read wrongly in just these; when one is mended, its test fails until the word is taken out
(`python -m tests.specs.mark_figures` writes the words anew; look at the difference before it is committed).
"""

from __future__ import annotations

from typing import Any

import pytest

from flows.lexicon import Lexicon
from tests.evaluation.figures import SETS, cases_of, read

CASES = list(cases_of(SETS["looked at"]))


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES])
def test_the_text_is_read_as_its_annotations_say(case: dict[str, Any], lexicon: Lexicon) -> None:
    assert read(case, lexicon).not_right == case.get("not_supported", [])


def test_no_phenomenon_is_left_without_a_case_that_is_read_wholly_right() -> None:
    phenomena = {name.split("/")[0] for name, _ in CASES}
    right = {name.split("/")[0] for name, case in CASES if not case.get("not_supported")}
    assert phenomena == right
