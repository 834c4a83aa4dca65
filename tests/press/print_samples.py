"""Print the sample edition: `python -m tests.press.print_samples` writes `samples/` from `tests/gold/yunting-2024-05-21.json`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.press.layouts import LOOKED_AT
from tests.press.press import print_edition

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "yunting-2024-05-21.json"
LAYOUT = LOOKED_AT[0]
SEED = 10


def sample_pages() -> dict[str, str]:
    """The text of every file of the sample edition, by its name."""
    edition = json.loads(GOLD.read_text(encoding="utf-8"))
    pages = print_edition(edition, LAYOUT, SEED)
    files = {f"{edition['issue_date']}-{number:02d}.txt": text for number, text in pages.items()}
    return files | {"edition.json": json.dumps({"paper": edition["paper"]}, ensure_ascii=False) + "\n"}


if __name__ == "__main__":
    for name, text in sample_pages().items():
        (ROOT / "samples" / name).write_text(text, encoding="utf-8")
