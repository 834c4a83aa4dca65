"""python -m tests.specs.mark_figures: write into each case of `figures/` which aspects of it are not read as they should be."""

from __future__ import annotations

import json
from typing import Any

from flows.lexicon import Lexicon, read_lexicon
from tests.evaluation.figures import SETS, in_lines, read


def main() -> None:
    """Read every case, and write the files again, a case a line."""
    lexicon = read_lexicon()
    for file in sorted(SETS["looked at"].glob("*/*.json")):
        cases = [_marked(case, lexicon) for case in json.loads(file.read_text("utf-8"))]
        file.write_text(in_lines(cases), "utf-8")


def _marked(case: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    unmarked = {key: value for key, value in case.items() if key != "not_supported"}
    not_right = read(unmarked, lexicon).not_right
    return unmarked | {"not_supported": not_right} if not_right else unmarked


if __name__ == "__main__":
    main()
