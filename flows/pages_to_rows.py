"""The functional middle of the way: pages in, rows out. Clean, segment, tag, look over; in several processes where there is much to do."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from threadpoolctl import threadpool_limits

from flows.editions import cut_up, defect, editions_of
from flows.lexicon import Lexicon, read_lexicon
from flows.load import arrow_tables, faults_of
from flows.tag import tag_all
from flows.values import Page, Reject, Segmented, TaggedPage

# Starting a process and reading the dictionaries in it costs as much as some forty pages.
WORTH_ANOTHER_PROCESS = 40


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a batch by table, and the pages that could not be read."""

    tables: dict[str, pa.Table]
    rejects: tuple[Reject, ...]


class Readers:
    """Whoever turns pages into rows: this process, or several beside it."""

    def __init__(self, lexicon: Lexicon, pool: ProcessPoolExecutor | None, processes: int) -> None:
        self._lexicon = lexicon
        self._pool = pool
        self._processes = processes

    def rows_of(self, pages: Sequence[Page], *, run_id: str, loaded_at: datetime) -> Rows:
        """The rows of these pages. A page that cannot be read is a reject; nothing is raised."""
        editions = editions_of(pages)
        if self._pool is None:
            return _rows_of_editions(editions, self._lexicon, run_id, loaded_at)
        shares = [editions[start :: self._processes] for start in range(self._processes)]
        done = self._pool.map(_in_process, [(share, run_id, loaded_at) for share in shares if share])
        return _together(list(done))


@contextmanager
def readers(lexicon: Lexicon, *, extra_lexicon: Path | None, pages: int, processes: int) -> Iterator[Readers]:
    """Readers for so many pages: further processes only where there are pages enough for them."""
    processes = min(processes, pages // WORTH_ANOTHER_PROCESS)
    if processes < 2:
        yield Readers(lexicon, None, 1)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_begin_process, initargs=(extra_lexicon,)) as pool:
        yield Readers(lexicon, pool, processes)


def tag_page(segmented: Segmented, lexicon: Lexicon) -> TaggedPage:
    """The page with all that is found in its articles."""
    tags = tag_all(segmented.articles, segmented.page, lexicon)
    return TaggedPage(segmented.page, segmented.articles, segmented.regions, tags)


def _rows_of_editions(editions: Iterable[Sequence[Page]], lexicon: Lexicon, run_id: str, loaded_at: datetime) -> Rows:
    tagged: list[TaggedPage] = []
    rejects: list[Reject] = []
    # The arithmetic of the sequence model is small: more threads would wait for each other, and for those of the other processes.
    with threadpool_limits(limits=1, user_api="blas"):
        for edition in editions:
            for segmented in cut_up(edition, lexicon, rejects):
                page = _tagged(segmented, lexicon, rejects)
                if page is not None:
                    tagged.append(page)
    return Rows(arrow_tables(tagged, run_id=run_id, loaded_at=loaded_at), tuple(rejects))


def _tagged(segmented: Segmented, lexicon: Lexicon, rejects: list[Reject]) -> TaggedPage | None:
    try:
        tagged = tag_page(segmented, lexicon)
    except Exception as problem:
        rejects.append(defect(segmented.page, "tag", problem))
        return None
    faults = faults_of(tagged)
    if faults:
        rejects.append(defect(segmented.page, "load", ValueError("; ".join(faults[:3]))))
        return None
    return tagged


def _together(parts: Sequence[Rows]) -> Rows:
    tables = {name: pa.concat_tables([part.tables[name] for part in parts]) for name in parts[0].tables} if parts else {}
    return Rows(tables, tuple(reject for part in parts for reject in part.rejects))


_lexicon_of_process: Lexicon | None = None


def _begin_process(extra_lexicon: Path | None) -> None:
    global _lexicon_of_process  # noqa: PLW0603  (a process of the pool reads the dictionaries once, when it starts)
    _lexicon_of_process = read_lexicon(extra_lexicon)


def _in_process(work: tuple[Sequence[Sequence[Page]], str, datetime]) -> Rows:
    editions, run_id, loaded_at = work
    assert _lexicon_of_process is not None
    return _rows_of_editions(editions, _lexicon_of_process, run_id, loaded_at)
