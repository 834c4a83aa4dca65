"""Read many spoiled pages over all cores, and keep of each how long it took and what went wrong, not the page."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from flows.lexicon import Lexicon, read_lexicon
from tests.fuzz.check import faults, page_of, read
from tests.fuzz.pages import Spoiled, spoiled_page

if sys.platform != "win32":
    import resource

AT_ONCE = 100
PATIENCE_SECONDS = 60
MOST_BYTES = 4 << 30  # a page that takes more memory is told of as one that raises MemoryError; a process takes some 0.2 GB


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: its length (with its neighbour's), the seconds that it took to clean and cut, what is wrong."""

    number: int
    how: tuple[str, ...]
    characters: int
    seconds: float
    faults: tuple[str, ...]


class TooSlowError(Exception):
    """A page took longer than anybody waits."""


def outcomes(seed: int, numbers: Sequence[int], processes: int | None = None) -> Iterator[Outcome]:
    """What becomes of these pages of the run with this seed, in any order."""
    shares = [(seed, numbers[start : start + AT_ONCE]) for start in range(0, len(numbers), AT_ONCE)]
    processes = min(processes or os.cpu_count() or 1, len(shares))
    if processes < 2:
        lexicon = read_lexicon()
        yield from (outcome_of(spoiled_page(seed, number), lexicon) for number in numbers)
        return
    with multiprocessing.get_context("spawn").Pool(processes, initializer=_begin_process) as pool:
        for share in pool.imap_unordered(_in_process, shares):
            yield from share


def outcome_of(spoiled: Spoiled, lexicon: Lexicon) -> Outcome:
    """Clean and cut the page, and look it over."""
    characters = len(spoiled.text) + len(spoiled.neighbour or "")
    seconds = 0.0
    try:
        with _patience():
            pages = [page_of(spoiled.text, lexicon)]
            pages += [page_of(spoiled.neighbour, lexicon, 1)] if spoiled.neighbour is not None else []
            cut, seconds = read(pages, lexicon)
            found = [fault for page in cut for fault in faults(page)]
    except Exception as problem:
        found = [f"{type(problem).__name__}: {problem} ({_where(problem)})"]
    return Outcome(spoiled.number, spoiled.how, characters, seconds, tuple(found))


def _where(problem: Exception) -> str:
    last = traceback.extract_tb(problem.__traceback__)[-1]
    return f"{os.path.basename(last.filename)}, line {last.lineno}"  # noqa: PTH119


@contextmanager
def _patience() -> Iterator[None]:
    """Give a page up after a while, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(_: int, __: FrameType | None) -> None:
        raise TooSlowError(f"given up after {PATIENCE_SECONDS} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_lexicon_of_process: Lexicon | None = None


def _begin_process() -> None:
    global _lexicon_of_process  # noqa: PLW0603  (a process of the pool reads the dictionaries once, when it starts)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    _lexicon_of_process = read_lexicon()


def _in_process(share: tuple[int, Iterable[int]]) -> list[Outcome]:
    seed, numbers = share
    assert _lexicon_of_process is not None
    return [outcome_of(spoiled_page(seed, number), _lexicon_of_process) for number in numbers]
