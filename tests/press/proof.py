"""What is known of a printed page: for every line of its text layer what it is, and of which article and paragraph."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Edition = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A printed line: its kind (as in the table `regions`), the position of its article in the edition, the number of its paragraph."""

    text: str
    kind: str
    article: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """A printed page: its lines from top to bottom, `None` for a blank one."""

    page_no: int
    block: str
    editors: tuple[tuple[str, str], ...]
    lines: tuple[ProofLine | None, ...]

    @property
    def text(self) -> str:
        """The text layer."""
        return "\n".join(line.text if line else "" for line in self.lines) + "\n"


def read_proofs(file: Path) -> tuple[Edition, list[Proof]]:
    """An edition from elsewhere, with its pages already printed; the form of the file is told in tests/press/README.md."""
    edition = json.loads(file.read_text(encoding="utf-8"))
    return edition, [_proof(page) for page in edition["pages"]]


def _proof(page: Mapping[str, Any]) -> Proof:
    texts: Sequence[str] = page["text"].split("\n")
    lines = [ProofLine(text, *known) if known else None for text, known in zip(texts, page["lines"], strict=True)]
    editors = tuple((one[0], one[1]) for one in page["editors"])
    return Proof(page["page_no"], page.get("block") or "", editors, tuple(lines))
