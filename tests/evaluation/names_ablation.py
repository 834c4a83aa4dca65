"""python -m tests.evaluation.names_ablation: what each part of the reading of names is worth, on the looked-at articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from unittest.mock import patch

import numpy as np
from rich.console import Console
from rich.table import Table

from flows.lexicon import Lexicon, read_lexicon
from flows.tag.names import agree, candidates, offices
from tests.evaluation.names import SETS, Reading, read
from tests.gold.marked import MarkedArticle, articles_of

MEASURES = ("people", "people_told", "organisations", "places", "works")


def main() -> None:
    """Read the articles whole, and without one part after the other; print F1."""
    lexicon = read_lexicon()
    sets = {name: list(articles_of(SETS[name])) for name in ("looked at", "editions, looked at")}
    table = Table("", *(f"{measure}, {name}" for name in sets for measure in MEASURES), title="Names without one part: F1")
    model = lexicon.sequence_model
    no_features = {name: np.zeros_like(getattr(model, name)) for name in ("hidden_from_features", "label_from_features")}
    without_dictionaries = replace(lexicon, sequence_model=replace(model, **no_features))
    parts: dict[str, Callable[[], list[str]]] = {
        "everything": lambda: _scores(sets.values(), lexicon),
        "without the dictionaries beside the characters": lambda: _scores(sets.values(), without_dictionaries),
        "without looking for names again": lambda: _without(agree, "_again", lambda texts, *_: [[] for _ in texts], sets.values(), lexicon),
        "without mending ends": lambda: _without(agree, "_ends", lambda *_: {}, sets.values(), lexicon),
        "without what tells by its form": lambda: _without(candidates, "_marked", lambda *_: (), sets.values(), lexicon),
        "without the dictionary of titles": lambda: _without(offices, "titles_in", lambda *_: (), sets.values(), lexicon),
    }
    for name, scores in parts.items():
        table.add_row(name, *scores())
    Console(width=220).print(table)


def _without(module: object, name: str, instead: object, sets: Sequence[Sequence[MarkedArticle]], lexicon: Lexicon) -> list[str]:
    with patch.object(module, name, instead):
        return _scores(sets, lexicon)


def _scores(sets: Sequence[Sequence[MarkedArticle]], lexicon: Lexicon) -> list[str]:
    totals = [sum((read(article, lexicon) for article in articles), Reading()) for articles in sets]
    return [f"{getattr(total, measure).f1:.3f}" for total in totals for measure in MEASURES]


if __name__ == "__main__":
    main()
