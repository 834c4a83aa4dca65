"""The small model of Baidu LAC as jieba 0.42.1 carries it: where the sequence model begins, and a peer to measure it against.

Source: Jiao, Sun, Sun: Chinese Lexical Analysis with Deep Bi-GRU-CRF Network, 2018. Licence: Apache-2.0, Copyright (c) 2019 PaddlePaddle
Authors. The weights are read from the folder `jieba/lac_small` of the package; nothing of it is in this repository but what teaching made
of it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from flows.lexicon.sequence_model import Array, Gates

SIZE = 128
# What stands for a character that the model does not know.
UNKNOWN = "OOV"
# The characters are ranked by how common they are. What is rarer is in no name that a model could know.
COMMONEST = 8000
MARKS = re.compile("[ -~\u2000-\u303f\uff00-\uffef]")


@dataclass(frozen=True)
class Lac:
    """Its characters (the first stands for unknown ones) with their vectors, its layers, and its labels with their weights and their
    CRF."""

    characters: list[str]
    vectors: Array
    layers: list[list[Gates]]
    labels: list[str]
    label_weights: Array
    label_bias: Array
    begins: Array
    ends: Array
    transitions: Array


def read_lac(folder: Path) -> Lac:
    """The model of the folder. Gates are halved, so that a logistic function is a hyperbolic tangent: σ(x) = (tanh(x/2) + 1) / 2."""
    characters, rows = _characters(folder)
    crf = _read(folder, "crfw")
    return Lac(
        characters=characters,
        vectors=_read(folder, "word_emb")[rows],
        layers=[[_gates(folder, 2 * layer + direction) for direction in (0, 1)] for layer in (0, 1)],
        labels=[line.split("\t")[1] for line in (folder / "tag.dic").read_text(encoding="utf-8").splitlines()],
        label_weights=_read(folder, "fc_4.w_0"),
        label_bias=_read(folder, "fc_4.b_0"),
        begins=crf[0],
        ends=crf[1],
        transitions=crf[2:],
    )


def with_fewer_units(lac: Lac, count: int) -> Lac:
    """The model with so many units in each direction of its second layer, those that its labels hang on most."""
    size = lac.layers[1][0].candidate.shape[0]
    kept, gates = [], []
    for number, direction in enumerate(lac.layers[1]):
        weights = np.abs(lac.label_weights[number * size : (number + 1) * size]).sum(axis=1)
        units = np.sort(np.argsort(-weights)[:count])
        both = np.concatenate((units, size + units))
        three = np.concatenate((both, 2 * size + units))
        gates.append(
            Gates(direction.input[:, three], direction.bias[three], direction.gates[units][:, both], direction.candidate[units][:, units])
        )
        kept.append(number * size + units)
    return replace(lac, layers=[lac.layers[0], gates], label_weights=lac.label_weights[np.concatenate(kept)])


def _characters(folder: Path) -> tuple[list[str], list[int]]:
    """The commonest characters, and the marks of print, that of unknown ones first; and their rows among the vectors."""
    ranks = dict(reversed(line.split("\t")) for line in (folder / "word.dic").read_text(encoding="utf-8").split("\n") if "\t" in line)
    known = {character: int(rank) for character, rank in ranks.items() if len(character) == 1}
    kept = sorted(one for one, rank in known.items() if rank < COMMONEST or MARKS.match(one))
    return [UNKNOWN, *kept], [int(ranks[UNKNOWN]), *map(known.__getitem__, kept)]


def _gates(folder: Path, number: int) -> Gates:
    """The weights of one direction of a layer: of its input, and of its own state for the gates and for the candidate."""
    given, bias = _read(folder, f"fc_{number}.w_0").copy(), (_read(folder, f"fc_{number}.b_0") + _read(folder, f"gru_{number}.b_0").ravel())
    own = _read(folder, f"gru_{number}.w_0").ravel()
    gates, candidate = own[: 2 * SIZE * SIZE].reshape(SIZE, 2 * SIZE), own[2 * SIZE * SIZE :].reshape(SIZE, SIZE)
    given[:, : 2 * SIZE] /= 2
    bias[: 2 * SIZE] /= 2
    return Gates(given, bias, gates / 2, candidate / 2)


def _read(folder: Path, name: str) -> Array:
    """An array in PaddlePaddle's format: 16 bytes, the length of a header, the header with the sizes, the numbers."""
    content = (folder / "model_baseline" / name).read_bytes()
    begins = 20 + struct.unpack_from("<i", content, 16)[0]
    return np.frombuffer(content[begins:], dtype="<f4").reshape(list(_sizes(content[20:begins])))


def _sizes(header: bytes) -> Iterator[int]:
    """The sizes in a header: fields of protobuf, of which the first is the type of the numbers."""
    value, shift, is_key, field = 0, 0, True, 0
    for byte in header:
        if is_key:
            is_key, field = False, field + 1
            continue
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            if field > 1:
                yield value
            value, shift, is_key = 0, 0, True
