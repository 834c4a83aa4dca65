"""How much of the wording of one text stands in another: pairs of neighbouring characters, weighted by how rare they are on the page.

Pairs of neighbouring characters serve for words, so that no dictionary is needed (Nie, Gao, Zhang & Zhou 2000: for Chinese retrieval they
do about as well). Their weight is that of Spärck Jones 1972: the fewer texts of the page hold one, the more it says.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from operator import add

Pairs = frozenset[str]
# A single ideograph says less than a pair, and nothing where all texts have it. Headlines play with words, and part them: 一根绳子 over
# 遛狗牵绳.
SINGLE = 0.281
# Two texts speak of the same where they share pairs that no third text of the page has. Measured on halves of 1,200 articles of three
# kinds of pages: with these two exponents it is told 19 times out of 20 which of two pairs of halves is of one article (with cosines 18
# times).
ALONE_POWER = 2
LENGTH_POWER = 0.7
# How much more likely a line is over a text that shares so much of its wording, and in its opening, than over any other text: a line of
# best fit in the logarithms of both shares, over 3,000 lines of headlines of one real daily (1998), the editions of others and the press.
OPENING = 150
OF_TEXT, OF_OPENING = 1.7, 0.9
HARDLY_ANY = 0.04
OF_ANY_TEXT = 5.7
# How alike halves of one article are, at the point where as many of them are less as halves of different articles are more (11 of 100).
EVEN = 0.0018


@lru_cache(maxsize=1024)
def pairs_of(text: str) -> Pairs:
    """All pairs of neighbouring characters of the text that are letters, digits or ideographs, and all its ideographs."""
    pairs = filter(str.isalnum, set(map(add, text, text[1:])))
    return frozenset(chain(pairs, filter(_is_ideograph, set(text))))


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


class SharedWording:
    """The pairs of several texts, and how much of some other wording stands in each."""

    def __init__(self, texts: Sequence[Pairs]) -> None:
        self.pairs = texts
        self._texts_with = Counter(pair for pairs in texts for pair in pairs)

    def weight(self, pair: str) -> float:
        """How much the pair says; one that stands in none of the texts says as much as one that stands in a single one."""
        found = math.log(1 + len(self.pairs) / max(1, self._texts_with[pair]))
        return found if len(pair) == 2 else SINGLE * (found - math.log(2))

    def share(self, pairs: Pairs, text: int) -> float:
        """The share (0..1) of the weight of `pairs` that stands in one of the texts."""
        # fsum, because the order of a set differs from process to process, and with it the last digit of a sum.
        whole = math.fsum(map(self.weight, pairs))
        return math.fsum(map(self.weight, pairs & self.pairs[text])) / whole if whole else 0.0

    def likeness(self, first: int, second: int, lengths: Sequence[int]) -> float:
        """How much more alike two of the texts are than chance would have it, in powers of e: above 0 they are rather of one article."""
        return self._likeness(self.pairs[first] & self.pairs[second], lengths[first] * lengths[second], 1)

    def likeness_of_halves(self, first: Pairs, second: Pairs, lengths: tuple[int, int]) -> float:
        """The same for the halves of one of the texts, as if they were two."""
        return self._likeness(first & second, lengths[0] * lengths[1], 0)

    def _likeness(self, shared: Pairs, product_of_lengths: int, own: int) -> float:
        alone = math.fsum(1 / max(1, self._texts_with[pair] - own) ** ALONE_POWER for pair in shared if len(pair) == 2)
        size = product_of_lengths**LENGTH_POWER
        return math.log((alone + 0.5) / (EVEN * size + 0.5)) if size else 0.0


class Fits:
    """How well lines fit over texts that are put together from parts; `owners` says which parts are likely to be of one text."""

    def __init__(self, parts: Sequence[str], owners: Sequence[int]) -> None:
        self.pairs = [pairs_of(part) for part in parts]
        self.openings = [pairs_of(part[:OPENING]) for part in parts]
        of_owner: dict[int, set[str]] = {}
        for owner, pairs in zip(owners, self.pairs, strict=True):
            of_owner.setdefault(owner, set()).update(pairs)
        self.wording = SharedWording([frozenset(pairs) for pairs in of_owner.values()])
        self._weights: dict[Pairs, dict[str, float]] = {}
        self._known: dict[tuple[Pairs, tuple[int, ...]], tuple[float, float]] = {}

    def share(self, line: Pairs, text: tuple[int, ...]) -> float:
        """The share (0..1) of the line's wording, by weight, that stands in the text: the numbers of its parts."""
        return self._of(line, text)[0]

    def fit(self, line: Pairs, text: tuple[int, ...]) -> float:
        """How much more likely the line is over this text than over any (logarithm)."""
        return self._of(line, text)[1]

    def fit_to(self, line: Pairs, text: Pairs, opening: Pairs) -> float:
        """As `fit`, for a text that is none of the groups of parts: its pairs, and those of its opening."""
        return _fit(*self._shares(line, text, opening))

    def _of(self, line: Pairs, text: tuple[int, ...]) -> tuple[float, float]:
        key = line, text
        if key not in self._known:
            words = self.pairs[text[0]] if len(text) == 1 else union(self.pairs[part] for part in text)
            share, opening = self._shares(line, words, self.openings[text[0]])
            self._known[key] = share, _fit(share, opening)
        return self._known[key]

    def _shares(self, line: Pairs, *texts: Pairs) -> tuple[float, float]:
        """The shares of the line's wording, by weight, that stand in each of two texts."""
        weights = self._weights.get(line)
        if weights is None:
            weights = self._weights[line] = {pair: self.wording.weight(pair) for pair in line}
        # fsum, because the order of a set differs from process to process, and with it the last digit of a sum.
        whole = math.fsum(weights.values()) or math.inf
        in_text, in_opening = (math.fsum(map(weights.__getitem__, line & text)) / whole for text in texts)
        return in_text, in_opening


def _fit(share: float, opening: float) -> float:
    return OF_TEXT * math.log(share + HARDLY_ANY) + OF_OPENING * math.log(opening + HARDLY_ANY) + OF_ANY_TEXT


def union(texts: Iterable[Pairs]) -> Pairs:
    """The pairs of several texts together."""
    return frozenset().union(*texts)
