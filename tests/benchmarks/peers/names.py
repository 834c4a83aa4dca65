"""make bench-peers, second part: our names beside jieba.posseg, rjieba and LAC (small), on the gold of names, in one run.

jieba and rjieba read in the environment of the peers (`read_names.py`). LAC is the small model that jieba's package carries; its own
runtime (PaddlePaddle) is not needed: its network is ours, so it is worked out here with its own weights, labels and CRF. A name is right
where its span is exactly that of the gold. Seconds are of this machine and one core; the ratios are of one run.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from flows.lexicon import Lexicon
from flows.tag import tag_all
from flows.tag.sequence import pieces_of
from flows.tag.sequence.decode import best_labels
from flows.tag.sequence.network import read_characters
from tests.benchmarks.peers.read_names import PASSES, PEERS
from tests.evaluation.measure import Score, score
from tests.evaluation.names import SETS, tagged
from tests.gold.marked import KINDS, MarkedArticle, articles_of
from tests.gold.real_page import read_real_page
from tests.teaching.lac import read_lac

ROOT = Path(__file__).parents[3]
PEERS_PYTHON = ROOT / ".venv-peers" / "bin" / "python"
READ = Path(__file__).parent / "read_names.py"
LONGEST_WAIT = 600
OURS, LAC = "Yaowen", "LAC (small)"
ASKED = ("person", "organisation", "place")
OF_LAC = {"PER": "person", "nr": "person", "LOC": "place", "ns": "place", "ORG": "organisation", "nt": "organisation"}
Found = Sequence[set[tuple[int, int, str]]]


def print_names(console: Console, lexicon: Lexicon, shared: Path) -> None:
    """Find names in the same texts with every reader, then print how well, and how fast on the real page."""
    sets = {name: list(articles_of(folder)) for name, folder in SETS.items()}
    gold = [article for articles in sets.values() for article in articles]
    texts = [text for article in gold for text in article.paragraphs]
    found = {OURS: _ours(gold, lexicon)} | {name: one["found"] for name, one in _peers(texts).items()}
    table = Table("", "", *sets, title="Names by exact span: F1 (precision / recall)")
    for kind in ASKED:
        for name, spans in found.items():
            table.add_row(kind, name, *_scores(spans, sets, kind))
        table.add_section()
    console.print(table)
    if shared.is_dir():
        _print_speed(console, lexicon, shared)


def _ours(gold: Sequence[MarkedArticle], lexicon: Lexicon) -> Found:
    found = []
    for article in gold:
        mentions = tagged(article, lexicon).mentions
        found += [
            {(one.start, one.end, one.kind) for one in mentions if one.paragraph_no == number}
            for number in range(1, len(article.paragraphs) + 1)
        ]
    return found


def _peers(texts: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What each peer found in the texts, and its seconds; only those that could be set up."""
    found = {}
    with TemporaryDirectory() as folder:
        asked, answer = Path(folder) / "texts.json", Path(folder) / "found.json"
        asked.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
        for name in PEERS:
            call = [str(PEERS_PYTHON), str(READ), name, str(asked), str(answer)]
            if PEERS_PYTHON.exists() and not subprocess.run(call, check=False, capture_output=True, timeout=LONGEST_WAIT).returncode:
                read = json.loads(answer.read_text(encoding="utf-8"))
                found[name] = {"found": [{(*span,) for span in one} for one in read["found"]], "seconds": read["seconds"]}
    folders = sorted(PEERS_PYTHON.parents[1].glob("lib/python*/site-packages/jieba/lac_small"))
    return found | ({LAC: _lac(texts, folders[0])} if folders else {})


def _lac(texts: Sequence[str], folder: Path) -> dict[str, Any]:
    lac = read_lac(folder)
    known = {character: number for number, character in enumerate(lac.characters)}
    model: Any = SimpleNamespace(vectors=lac.vectors, layers=lac.layers, begins=lac.begins, transitions=lac.transitions)
    seconds = []
    for _ in range(1 + PASSES):
        start = time.perf_counter()
        found = [set(_lac_names(text, lac.labels, known, model, lac)) for text in texts]
        seconds.append(time.perf_counter() - start)
    return {"found": found, "seconds": min(seconds[1:])}


def _lac_names(text: str, labels: Sequence[str], known: Mapping[str, int], model: Any, lac: Any) -> Iterator[tuple[int, int, str]]:
    for first, last in pieces_of(text):
        codes = [[known.get(character, 0) for character in text[first:last]]]
        scores = read_characters(codes, model) @ lac.label_weights + lac.label_bias
        scores[-1] += lac.ends
        numbers = best_labels(np.asarray(scores), [last - first], model)[0]
        names = [labels[number].partition("-") for number in numbers]
        start = 0
        for end in range(1, len(names) + 1):
            if end == len(names) or names[end][2] != "I" or names[end][0] != names[start][0]:
                if kind := OF_LAC.get(names[start][0]):
                    yield first + start, first + end, kind
                start = end


def _scores(found: Found, sets: Mapping[str, Sequence[MarkedArticle]], kind: str) -> Iterator[str]:
    number = 0
    for articles in sets.values():
        total = Score()
        for article in articles:
            for paragraph in range(1, len(article.paragraphs) + 1):
                expected = {(one.start, one.end) for one in article.marks if KINDS.get(one.tag) == kind and one.paragraph_no == paragraph}
                total += score(((start, end) for start, end, what in found[number] if what == kind), expected)
                number += 1
        yield f"{total.f1:.3f} ({total.precision:.3f} / {total.recall:.3f})"


def _print_speed(console: Console, lexicon: Lexicon, shared: Path) -> None:
    page = read_real_page(shared, lexicon)
    texts = [paragraph.text for article in page.articles for paragraph in article.paragraphs]
    seconds = []
    for _ in range(1 + PASSES):
        start = time.perf_counter()
        tag_all(page.articles, page.page, lexicon)
        seconds.append(time.perf_counter() - start)
    length = sum(map(len, texts))
    table = Table(
        "", "milliseconds for 8,800 characters", "of what jieba.posseg takes", title="The real page on one core, best of three passes"
    )
    peers = _peers(texts)
    times = {f"{OURS}, all of tagging": min(seconds[1:])} | {name: one["seconds"] for name, one in peers.items()}
    against = peers.get("jieba.posseg", {}).get("seconds")
    for name, taken in times.items():
        table.add_row(name, f"{taken * 8800 / length * 1000:.0f}", f"{taken / against:.2f}" if against else "")
    console.print(table)
