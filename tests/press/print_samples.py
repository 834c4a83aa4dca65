"""Print the sample edition: `python -m tests.press.print_samples` writes `samples/` from `tests/gold/yunting-2024-05-21.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.press.layouts import LOOKED_AT
from tests.press.press import print_edition

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "yunting-2024-05-21.json"
LAYOUT = LOOKED_AT[0]
SEED = 15


def sample_pages() -> dict[str, str]:
    """The text of every file of the sample edition, by its name."""
    edition = ready_for_press(json.loads(GOLD.read_text(encoding="utf-8")))
    files = {f"{edition['issue_date']}-{proof.page_no:02d}.txt": proof.text for proof in print_edition(edition, LAYOUT, SEED)}
    return files | {"edition.json": json.dumps({"paper": edition["paper"]}, ensure_ascii=False) + "\n"}


def ready_for_press(edition: dict[str, Any]) -> dict[str, Any]:
    """An edition of `tests/gold` with what the press wants to know besides: how photographs are credited, and which parts are one story."""
    return edition | {"articles": [_ready(article) for article in edition["articles"]]}


def _ready(article: dict[str, Any]) -> dict[str, Any]:
    if article["continued_from"] or article["continues_on"]:
        article = article | {"story": "".join(sorted((article["headline"] or "").split(" ")[0]))}
    if article["genre"] != "photo":
        return article
    photographers = [name for name, role in article["credits"] if role == "摄"]
    roles = {name: role for name, role in article["credits"] if role != "摄"}
    lines = [f"{'本报' if roles.get(name) == '记者' else ''}{roles.get(name, '')} {name}".strip() for name in photographers]
    return article | {"byline_position": "credit", "credit_lines": [*lines[:-1], f"{lines[-1]} 摄"] if lines else []}


if __name__ == "__main__":
    for name, text in sample_pages().items():
        (ROOT / "samples" / name).write_text(text, encoding="utf-8")
