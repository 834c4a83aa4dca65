"""Finds names with one peer, in the environment of the peers; nothing of the project is imported here.

    .venv-peers/bin/python tests/benchmarks/peers/read_names.py PEER TEXTS.json FOUND.json

Written are, for every text, the spans that the peer takes for people, organisations and places, and the seconds that the best of `PASSES`
passes took, after one to warm up. jieba 0.42.1 and rjieba 0.2.2 are MIT.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PASSES = 3
KINDS = {"nr": "person", "ns": "place", "nt": "organisation"}
Reader = Callable[[str], Iterator[tuple[int, int, str]]]


def jieba_posseg() -> Reader:
    """jieba.posseg: parts of speech by a hidden Markov model over its dictionary."""
    logging.disable(logging.CRITICAL)
    import jieba.posseg

    return lambda text: _spans((word.word, word.flag) for word in jieba.posseg.cut(text))


def rjieba() -> Reader:
    """rjieba: the same dictionary in Rust."""
    import rjieba

    tagger = rjieba.Jieba()
    return lambda text: _spans(tagger.tag(text))


PEERS: dict[str, Callable[[], Reader]] = {"jieba.posseg": jieba_posseg, "rjieba": rjieba}


def _spans(words: Iterator[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for word, tag in words:
        if kind := KINDS.get(tag[:2]):
            yield start, start + len(word), kind
        start += len(word)


def main() -> None:
    """Read the texts with the peer that is named and write what it found."""
    name, texts_file, found_file = sys.argv[1:]
    reader = PEERS[name]()
    texts = json.loads(Path(texts_file).read_text(encoding="utf-8"))
    seconds = []
    for _ in range(1 + PASSES):
        start = time.perf_counter()
        found = [list(reader(text)) for text in texts]
        seconds.append(time.perf_counter() - start)
    Path(found_file).write_text(json.dumps({"found": found, "seconds": min(seconds[1:])}, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
