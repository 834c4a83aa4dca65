"""Teach the sequence model: `flows/lexicon/sequence_model.npz` from the small model of LAC and the marked articles beside this file.

    pip install torch
    python -m tests.teaching.teach LAC_SMALL first.npz 14 first
    python -m tests.teaching.teach LAC_SMALL second.npz 13
    python -m tests.teaching.mean first.npz second.npz

LAC_SMALL is the folder `jieba/lac_small` of jieba 0.42.1 (PyPI). PyTorch is needed here and nowhere else; sixteen epochs take ten minutes
on two cores. The network is that of `flows.tag.sequence.network`: what is worked out here with PyTorch is worked out there with NumPy.
The loss is that of a CRF (Lafferty, McCallum, Pereira 2001); kept is the moving average of the weights.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from flows.lexicon import Lexicon, read_lexicon
from flows.lexicon.sequence_model import DIRECTIONS, Gates
from flows.tag.sequence import features_of
from flows.tag.sequence.features import COUNT
from tests.teaching.examples import Changer, Example, examples_of, labels_of
from tests.teaching.lac import Lac, read_lac, with_fewer_units

ARTICLES = Path(__file__).parent
KINDS = ("person", "organisation", "place", "work", "programme", "title")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
# What LAC calls names, and ours.
OF_LAC = {
    "PER": "person",
    "nr": "person",
    "LOC": "place",
    "ns": "place",
    "ORG": "organisation",
    "nt": "organisation",
    "nw": "work",
    "nz": "programme",
}
LATER = frozenset(f"editions_{number}" for number in range(4, 12))
BATCH, SEED = 16, 1
HIDDEN = 96
# So many units of each direction of LAC's second layer are kept, those that its labels hang on most: half of them, for the sake of speed.
SECOND = 64
# Learning rates: of the layers and characters that LAC taught, and of what is new.
TAUGHT_RATE, CHARACTER_RATE, NEW_RATE = 8e-4, 4e-4, 2e-3
STATE_DROPOUT, VECTOR_DROPOUT, FEATURE_DROPOUT, UNKNOWN = 0.3, 0.1, 0.1, 0.03
AVERAGED = 0.998
NEVER = -99.0


class Direction(nn.Module):
    """One direction of a layer: PaddlePaddle's gated recurrent unit, gates halved (see `lac.py`)."""

    def __init__(self, gates: Gates) -> None:
        super().__init__()
        self.input, self.bias, self.gates, self.candidate = (
            nn.Parameter(torch.tensor(np.array(one))) for one in (gates.input, gates.bias, gates.gates, gates.candidate)
        )

    def forward(self, vectors: Tensor, inside: Tensor) -> Tensor:
        """The state behind each character; what is not `inside` a text changes none."""
        given = vectors @ self.input + self.bias
        size = self.candidate.shape[0]
        state, out = torch.zeros(len(vectors), size), []
        for step in range(given.shape[1]):
            gates = torch.tanh(state @ self.gates + given[:, step, : 2 * size]) + 1
            candidate = torch.tanh((gates[:, size:] * state) @ self.candidate + given[:, step, 2 * size :])
            changed = state + (candidate - state) * gates[:, :size] * 0.5
            state = torch.where(inside[:, step, None], changed, state)
            out.append(state)
        return torch.stack(out, 1)


class Network(nn.Module):
    """The network of `flows.tag.sequence.network`, with LAC's labels as the way in to ours."""

    def __init__(self, lac: Lac) -> None:
        super().__init__()
        self.vectors = nn.Parameter(torch.tensor(np.array(lac.vectors)))
        self.layers = nn.ModuleList([nn.ModuleList([Direction(gates) for gates in layer]) for layer in lac.layers])
        self.lac = nn.Parameter(torch.tensor(np.array(lac.label_weights)))
        self.lac_bias = nn.Parameter(torch.tensor(np.array(lac.label_bias)))
        self.ours = nn.Parameter(_ours(lac.labels))
        self.hidden = nn.Linear(3 * COUNT + len(self.lac), HIDDEN)
        self.label = nn.Linear(HIDDEN, len(LABELS))
        self.direct = nn.Linear(3 * COUNT, len(LABELS), bias=False)
        self.begins = nn.Parameter(torch.zeros(len(LABELS)))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.of_state, self.of_vectors, self.of_features = map(nn.Dropout, (STATE_DROPOUT, VECTOR_DROPOUT, FEATURE_DROPOUT))

    def scores(self, codes: Tensor, features: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of the labels, and which of them are inside of a text."""
        places = torch.arange(codes.shape[1])[None]
        inside = places < lengths[:, None]
        turned = (lengths[:, None] - 1 - places).clamp(min=0)[..., None]
        state = self.of_vectors(self.vectors[codes])
        for forward, backward in self.layers:
            read = backward(state.gather(1, turned.expand_as(state)), inside)
            state = self.of_state(torch.cat((forward(state, inside), read.gather(1, turned.expand_as(read))), -1))
        known = self.of_features(features)
        none = torch.zeros(len(known), 1, COUNT)
        beside = torch.cat((torch.cat((none, known[:, :-1]), 1), known, torch.cat((known[:, 1:], none), 1)), -1)
        hidden = torch.tanh(self.hidden(torch.cat((state, beside), -1)))
        return self.label(hidden) + self.direct(beside) + (state @ self.lac + self.lac_bias) @ self.ours, inside

    def loss(self, codes: Tensor, features: Tensor, lengths: Tensor, labels: Tensor) -> Tensor:
        """How unlikely the labels are under the CRF, for each character."""
        scores, inside = self.scores(codes, features, lengths)
        total = self.begins + scores[:, 0]
        right = total.gather(1, labels[:, :1])[:, 0]
        for step in range(1, scores.shape[1]):
            here, before, label = inside[:, step], labels[:, step - 1], labels[:, step]
            total = torch.where(here[:, None], torch.logsumexp(total[:, :, None] + self.transitions, 1) + scores[:, step], total)
            right = right + torch.where(here, self.transitions[before, label] + scores[:, step].gather(1, label[:, None])[:, 0], 0.0)
        return (torch.logsumexp(total, 1) - right).sum() / lengths.sum()


def main(lac_small: Path, file: Path, epochs: int, *, first: bool) -> None:
    """Teach with the articles of the folder, and write the model.

    The model that is used is the mean of two teachings, which reads better than either (Wortsman et al.: Model soups, 2022): the `first`
    without the later editions and with all texts of few names twice, the second with every article once.
    """
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    lexicon, lac = read_lexicon(), with_fewer_units(read_lac(lac_small), SECOND)
    folders = [folder for folder in sorted(ARTICLES.iterdir()) if folder.is_dir() and not (first and folder.name in LATER)]
    few = [folder for folder in folders if first and folder.name.startswith(("editions_", "figures_"))]
    examples = [example for folder in (*folders, *few) for example in examples_of(folder)]
    network = Network(lac)
    changer = Changer(lexicon, SEED)
    optimiser, schedule = _optimiser(network, epochs * (len(examples) // BATCH + 1))
    averaged = {name: weights.clone() for name, weights in network.state_dict().items()}
    steps = 0
    for epoch in range(epochs):
        losses = 0.0
        for batch in _batches([changer.changed(example) for example in examples], changer):
            loss = network.loss(*_tensors(batch, lac, lexicon))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses, steps = losses + loss.item(), steps + 1
            share = min(AVERAGED, (1 + steps) / (10 + steps))
            for name, weights in network.state_dict().items():
                averaged[name].mul_(share).add_(weights, alpha=1 - share)
        print(f"epoch {epoch + 1} of {epochs}: loss {losses:.2f}", flush=True)
    network.load_state_dict(averaged)
    _write(network, lac, file)


def _ours(labels: Sequence[str]) -> Tensor:
    """What each label of LAC speaks for among ours, to begin with."""
    weights = torch.zeros(len(labels), len(LABELS))
    for number, label in enumerate(labels):
        name, _, part = label.partition("-")
        if kind := OF_LAC.get(name):
            weights[number, LABELS.index(f"{part}-{kind}")] = 0.1 if kind == "programme" else 0.6
        else:
            weights[number, 0] = 0.15
    return weights


def _optimiser(network: Network, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    taught = list(network.layers.parameters())
    new = [weights for name, weights in network.named_parameters() if not name.startswith("layers.") and name != "vectors"]
    rates = [TAUGHT_RATE, CHARACTER_RATE, NEW_RATE]
    groups = [{"params": one, "lr": rate} for one, rate in zip((taught, [network.vectors], new), rates, strict=True)]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    return optimiser, torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, total_steps=steps, pct_start=0.15)


def _batches(examples: list[Example], changer: Changer) -> Iterator[list[Example]]:
    """The examples in batches of about one length, in any order."""
    examples = sorted(examples, key=lambda example: len(example.text) + changer.random.random() * 6)
    batches = [examples[first : first + BATCH] for first in range(0, len(examples), BATCH)]
    changer.random.shuffle(batches)
    yield from batches


def _tensors(batch: Sequence[Example], lac: Lac, lexicon: Lexicon) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Characters (some as if unknown), features, lengths and labels of a batch."""
    known = {character: number for number, character in enumerate(lac.characters)}
    longest = max(len(example.text) for example in batch)
    codes, labels = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(2))
    features = torch.zeros(len(batch), longest, COUNT)
    for row, example in enumerate(batch):
        length = len(example.text)
        codes[row, :length] = torch.tensor([known.get(character, 0) for character in example.text])
        labels[row, :length] = torch.tensor(labels_of(example, LABELS))
        features[row, :length] = torch.tensor(features_of(example.text, lexicon))
    codes = codes.masked_fill(torch.rand(codes.shape) < UNKNOWN, 0)
    return codes, features, torch.tensor([len(example.text) for example in batch]), labels


def _write(network: Network, lac: Lac, file: Path) -> None:
    """The weights as `flows.lexicon.sequence_model` reads them, in half precision; an inside label follows its own beginning only."""
    arrays = {name: weights.numpy() for name, weights in network.state_dict().items()}
    begins, transitions = arrays["begins"].copy(), arrays["transitions"].copy()
    for number, label in enumerate(LABELS):
        if label.startswith("I-"):
            begins[number] = NEVER
            others = [other for other, before in enumerate(LABELS) if before[1:] != label[1:]]
            transitions[others, number] = NEVER
    size = len(arrays["lac"])
    written = {
        "vectors": arrays["vectors"],
        "hidden_from_state": arrays["hidden.weight"].T[:size],
        "hidden_from_features": arrays["hidden.weight"].T[size:],
        "hidden_bias": arrays["hidden.bias"],
        "label_from_state": arrays["lac"] @ arrays["ours"],
        "label_from_features": arrays["direct.weight"].T,
        "label_from_hidden": arrays["label.weight"].T,
        "label_bias": arrays["label.bias"] + arrays["lac_bias"] @ arrays["ours"],
        "begins": begins,
        "transitions": transitions,
    }
    for layer in range(len(network.layers)):
        for number, direction in enumerate(DIRECTIONS):
            for part in ("input", "bias", "gates", "candidate"):
                written[f"{direction}_{layer}_{part}"] = arrays[f"layers.{layer}.{number}.{part}"]
    halved = {name: array.astype(np.float16) for name, array in written.items()}
    np.savez_compressed(file, characters=np.array(lac.characters), labels=np.array(LABELS), **halved)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), first="first" in sys.argv[4:])
