"""The network: a vector for each character, two layers that read forward and backward, what the dictionaries know, a score for each label.

The gated recurrent unit is that of PaddlePaddle: h' = h + u · (c − h), u and r = σ(x + h·G), c = tanh(x + (r · h)·C). All texts go in
step together; those of one step stand side by side in memory, longest text first, so that no step works on the padding of shorter ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flows.lexicon.sequence_model import Array, Gates, SequenceModel

Indices = NDArray[Any]


def scores_of(codes: Sequence[Sequence[int]], features: Sequence[Array], model: SequenceModel) -> Array:
    """The scores of every label for every character of the texts, one text behind the other.

    `codes` are the numbers of the characters of each text, `features` what the dictionaries know of them (a row for each character); the
    longest text first, none empty.
    """
    state = read_characters(codes, model)
    lengths = np.array(list(map(len, codes)))
    width = model.hidden_bias.shape[0]
    known = _beside(np.concatenate(features) @ _of_features(model), lengths)
    hidden = np.tanh(state @ model.hidden_from_state + known[:, :width] + model.hidden_bias)
    return np.asarray(state @ model.label_from_state + known[:, width:] + hidden @ model.label_from_hidden + model.label_bias)


@lru_cache(maxsize=4)
def _of_features(model: SequenceModel) -> Array:
    """The weights of the features for hidden units and labels side by side: of the character before, of the character, of the one
    behind."""
    both = np.concatenate((model.hidden_from_features, model.label_from_features), axis=1)
    return np.concatenate(np.split(both, 3), axis=1)


def _beside(weighed: Array, lengths: Indices) -> Array:
    """What the features of each character, and of those before and behind it in its text, come to."""
    before, here, behind = np.split(weighed, 3, axis=1)
    ends = np.cumsum(lengths)
    total = here.copy()
    total[1:] += before[:-1]
    total[:-1] += behind[1:]
    total[ends[:-1]] -= before[ends[:-1] - 1]
    total[ends[:-1] - 1] -= behind[ends[:-1]]
    return total


def read_characters(codes: Sequence[Sequence[int]], model: SequenceModel) -> Array:
    """What the two layers make of every character, one text behind the other."""
    lengths = np.array(list(map(len, codes)))
    firsts = np.concatenate(([0], np.cumsum(lengths)))
    running = np.array([int((lengths > step).sum()) for step in range(lengths[0])])
    begins = np.concatenate(([0], np.cumsum(running)))
    steps = np.repeat(np.arange(lengths[0]), running)
    text = np.arange(begins[-1]) - begins[steps]
    forward, backward = firsts[text] + steps, firsts[text] + lengths[text] - 1 - steps
    # Of the first layer, each character that stands in the texts is worked out once.
    used, places = np.unique(np.concatenate([np.array(one) for one in codes]), return_inverse=True)
    state: Array = model.vectors[used]
    for layer in model.layers:
        half = layer[0].candidate.shape[0]
        out = np.empty((begins[-1], 2 * half), dtype=np.float32)
        for gates, order, columns in zip(layer, (forward, backward), (slice(None, half), slice(half, None)), strict=True):
            given = (state @ gates.input + gates.bias)[places[order]]
            out[order, columns] = _recurrent(given, gates, begins.tolist())
        state, places = out, np.arange(begins[-1])
    return state


def _recurrent(given: Array, weights: Gates, begins: Sequence[int]) -> Array:
    """The states of one direction; `given` and the answer hold the texts step by step, `begins` says where each step begins."""
    size = weights.candidate.shape[0]
    out = np.empty((len(given), size), dtype=np.float32)
    most = begins[1]
    state = np.zeros((most, size), dtype=np.float32)
    gates, candidate, reset = (np.empty((most, width), dtype=np.float32) for width in (2 * size, size, size))
    for first, last in pairwise(begins):
        count = last - first
        h, g, c, r = state[:count], gates[:count], candidate[:count], reset[:count]
        np.dot(h, weights.gates, out=g)
        g += given[first:last, : 2 * size]
        np.tanh(g, out=g)
        g += 1
        # The gates are twice what they should be here; the weights of the candidate and the last line make up for it.
        np.multiply(g[:, size:], h, out=r)
        np.dot(r, weights.candidate, out=c)
        c += given[first:last, 2 * size :]
        np.tanh(c, out=c)
        c -= h
        c *= g[:, :size]
        c *= 0.5
        state = np.add(c, h, out=out[first:last])
    return out
