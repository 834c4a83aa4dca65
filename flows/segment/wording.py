"""How much of the wording of one text stands in another: neighbouring characters, weighted by how rare they are on the page.

Runs of neighbouring characters serve for words, so that no dictionary is needed (Nie, Gao, Zhang & Zhou 2000: for Chinese retrieval pairs
do about as well). Their weight is that of Spärck Jones 1972: the fewer texts of the page hold one, the more it says.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

WORD_CHARACTERS = re.compile(r"[\u3400-\u9fff\w]+")
Pairs = frozenset[str]


def pairs_of(text: str) -> Pairs:
    """All pairs of neighbouring characters of the text; punctuation parts them."""
    return frozenset(_runs(text, 2))


def _runs(text: str, length: int) -> Iterator[str]:
    for stretch in WORD_CHARACTERS.findall(text):
        for start in range(len(stretch) - length + 1):
            yield stretch[start : start + length]


class SharedWording:
    """The pairs of several texts, and how much of some other wording stands in each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.pairs = [pairs_of(text) for text in texts]
        self._texts_with = Counter(pair for pairs in self.pairs for pair in pairs)

    def weight(self, pair: str) -> float:
        """How much the pair says; one that stands in none of the texts says as much as one that stands in a single one."""
        return math.log(1 + len(self.pairs) / max(1, self._texts_with[pair]))

    def share(self, pairs: Pairs, text: int) -> float:
        """The share (0..1) of the weight of `pairs` that stands in one of the texts."""
        # fsum, because the order of a set differs from process to process, and with it the last digit of a sum.
        whole = math.fsum(map(self.weight, pairs))
        return math.fsum(map(self.weight, pairs & self.pairs[text])) / whole if whole else 0.0


class Likeness:
    """How far two stretches of text speak of the same things: the cosine between their weighted runs of three characters (Salton 1975).

    Three characters, and not two: chance pairs (进一步的一步, 工作) make all articles of a local page alike, names and terms are longer.
    """

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = len(paragraphs)
        self._paragraphs_with = Counter(run for text in paragraphs for run in set(_runs(text, 3)))

    def between(self, text: str, other: str) -> float:
        """Likeness of the two texts, 0 to 1."""
        first, second = self._weighted(text), self._weighted(other)
        lengths = math.sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))
        return sum(weight * second.get(run, 0.0) for run, weight in first.items()) / lengths if lengths else 0.0

    def _weighted(self, text: str) -> dict[str, float]:
        counts = Counter(_runs(text, 3))
        return {run: count * math.log(1 + self._paragraphs / max(1, self._paragraphs_with[run])) for run, count in counts.items()}
