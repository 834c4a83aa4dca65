"""The model that labels names character by character: its characters, labels and weights, read from `sequence_model.npz`.

It begins as the small model of Baidu LAC (a bidirectional GRU of two layers under a CRF, with the weights that jieba 0.42.1 carries) and
was taught on the articles of `tests/teaching` with what the dictionaries know beside the characters. Source: Jiao, Sun, Sun: Chinese
Lexical Analysis with Deep Bi-GRU-CRF Network, 2018. Licence: Apache-2.0, Copyright (c) 2019 PaddlePaddle Authors; what was taught is the
project's own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "sequence_model.npz"
Array = NDArray[np.float32]
DIRECTIONS = ("forward", "backward")


@dataclass(frozen=True, slots=True, eq=False)
class Gates:
    """The weights of one direction of a layer: what comes in (a row for each number), its bias, and what the state adds to the two gates
    and to the candidate."""

    input: Array
    bias: Array
    gates: Array
    candidate: Array


@dataclass(frozen=True, slots=True, eq=False)
class SequenceModel:
    """A vector for each character (the first is that of unknown ones), two layers of both directions, and the weights of the labels.

    `begins` and `transitions` are the CRF: what a label adds at the beginning, and behind each other label.
    """

    characters: dict[str, int]
    labels: tuple[str, ...]
    layers: tuple[tuple[Gates, Gates], ...]
    vectors: Array
    hidden_from_state: Array
    hidden_from_features: Array
    hidden_bias: Array
    label_from_state: Array
    label_from_features: Array
    label_from_hidden: Array
    label_bias: Array
    begins: Array
    transitions: Array


def read_sequence_model(digest: Any = None) -> SequenceModel:
    """The model of the file; `digest` is updated with its bytes."""
    if digest is not None:
        digest.update(hashlib.sha256(FILE.read_bytes()).digest())
    with np.load(FILE) as file:
        arrays: dict[str, Any] = {name: file[name] for name in file.files}
    weights = {name: array.astype(np.float32) for name, array in arrays.items() if array.dtype == np.float16}
    layers = tuple(
        tuple(Gates(*(weights[f"{direction}_{layer}_{part.name}"] for part in fields(Gates))) for direction in DIRECTIONS)
        for layer in (0, 1)
    )
    plain = {field.name: weights[field.name] for field in fields(SequenceModel) if field.name in weights}
    characters = {character: index for index, character in enumerate(arrays["characters"].tolist())}
    return SequenceModel(characters=characters, labels=tuple(arrays["labels"].tolist()), layers=layers, **plain)  # type: ignore[arg-type]
