"""The saved questions of `sql/queries`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.summarise import sql_folder


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question that is asked again and again: its name, in words, and in SQL."""

    name: str
    question: str
    query: str


def saved_queries(folder: Path | None = None) -> tuple[SavedQuery, ...]:
    """The questions in the order of their names; `folder` is that of the SQL."""
    return tuple(_read(file) for file in sorted(((folder or sql_folder()) / "queries").glob("*.sql")))


def _read(file: Path) -> SavedQuery:
    lines = file.read_text(encoding="utf-8").splitlines()
    question = next((line.removeprefix("-- question:").strip() for line in lines if line.startswith("-- question:")), file.stem)
    return SavedQuery(file.stem, question, "\n".join(line for line in lines if not line.startswith("--")).strip())
