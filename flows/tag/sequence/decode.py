"""The best labels of each text under the CRF (Viterbi), all texts in step."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flows.lexicon.sequence_model import Array, SequenceModel


def best_labels(scores: Array, lengths: Sequence[int], model: SequenceModel) -> list[list[int]]:
    """The number of the label of every character, text by text; `scores` holds the texts one behind the other, the longest first."""
    # Rounded, so that the last digits of a machine's arithmetic decide nothing.
    scores = np.round(scores, 3)
    firsts = np.array([0, *accumulate(lengths)][:-1])
    came_from = np.zeros(scores.shape, dtype=np.int8)
    total = scores[firsts] + model.begins
    ended = np.zeros(len(lengths), dtype=np.intp)
    counts = [*np.searchsorted(-np.array(lengths), -np.arange(lengths[0]), side="left").tolist(), 0]
    for step, count in enumerate(counts[:-1]):
        if step:
            steps = total[:count, :, None] + model.transitions
            here = firsts[:count] + step
            came_from[here] = steps.argmax(axis=1)
            total = steps.max(axis=1) + scores[here]
        stopping = slice(counts[step + 1], count)
        ended[stopping] = total[stopping].argmax(axis=1)
    return [
        _path(came_from[first : first + length], end) for first, length, end in zip(firsts.tolist(), lengths, ended.tolist(), strict=True)
    ]


def _path(came_from: NDArray[Any], chosen: int) -> list[int]:
    path = [chosen]
    for choices in came_from[:0:-1].tolist():
        chosen = choices[chosen]
        path.append(chosen)
    return path[::-1]
