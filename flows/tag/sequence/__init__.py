"""The sequence model: which characters of a text are names and titles, read in context and with what the dictionaries know.

What it says is one voice: which names an article has is decided for the whole article in `flows.tag.names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.sequence.decode import best_labels
from flows.tag.sequence.features import features_of
from flows.tag.sequence.network import scores_of

__all__ = ["Labelled", "features_of", "label", "pieces_of"]

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；\n]?[”’]?|[。！？；\n”’]+")
# A sentence that is longer is read in pieces, cut at a comma where there is one behind the first `SHORTEST` characters.
LONGEST, SHORTEST = 64, 20
CUTS = "，、："
# So many characters are read at once: a page, and no more memory than that takes.
MOST = 16_000


class Piece(NamedTuple):
    """A piece of one of several texts: the number of the text, and where it begins in it."""

    number: int
    start: int
    text: str


class Labelled(NamedTuple):
    """A stretch of a text with its label: person, organisation, place, work, programme, title."""

    start: int
    end: int
    label: str


def label(texts: Sequence[str], lexicon: Lexicon) -> list[list[Labelled]]:
    """The names and titles of each text, in order, as the sequence model sees them."""
    found: list[list[Labelled]] = [[] for _ in texts]
    pieces = [Piece(number, start, text[start:end]) for number, text in enumerate(texts) for start, end in pieces_of(text)]
    pieces.sort(key=lambda piece: -len(piece.text))
    for batch in _batches(pieces):
        for piece, labels in zip(batch, _labels(batch, lexicon), strict=True):
            found[piece.number] += _stretches(labels, piece.start, lexicon.sequence_model.labels)
    return [sorted(one) for one in found]


def _labels(batch: Sequence[Piece], lexicon: Lexicon) -> list[list[int]]:
    model = lexicon.sequence_model
    codes = [[model.characters.get(character, 0) for character in piece.text] for piece in batch]
    scores = scores_of(codes, [features_of(piece.text, lexicon) for piece in batch], model)
    return best_labels(scores, list(map(len, codes)), model)


def _batches(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The pieces in batches that are read at once."""
    first, size = 0, 0
    for number, piece in enumerate(pieces):
        if size + len(piece.text) > MOST and number > first:
            yield pieces[first:number]
            first, size = number, 0
        size += len(piece.text)
    if pieces:
        yield pieces[first:]


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end, and the pieces of those that are too long."""
    for sentence in SENTENCE.finditer(text):
        start, end = sentence.span()
        while end - start > LONGEST:
            cut = 1 + max(text.rfind(mark, start, start + LONGEST) for mark in CUTS)
            cut = cut if cut > start + SHORTEST else start + LONGEST
            yield start, cut
            start = cut
        yield start, end


def _stretches(labels: Sequence[int], start: int, names: Sequence[str]) -> Iterator[Labelled]:
    held: Labelled | None = None
    for offset, number in enumerate(labels, start):
        part, _, name = names[number].partition("-")
        if part == "I" and held and held.label == name:
            held = Labelled(held.start, offset + 1, name)
            continue
        if held:
            yield held
        held = Labelled(offset, offset + 1, name) if name else None
    if held:
        yield held
