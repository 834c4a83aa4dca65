"""Part the files of a run into batches, so that the pages of one edition stay together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from flows.values import Source

LAST_NUMBER = re.compile(r"[A-Za-z]?\d+\D*$")


def in_batches(sources: Sequence[Source], pages: int) -> Iterator[tuple[Source, ...]]:
    """The files in their order, about `pages` of them at a time.

    Files that lie in one folder, and whose names differ in the last number only, are taken for one edition and not parted, unless there
    are more of them than two batches would hold.
    """
    batch: list[Source] = []
    for _, group in groupby(sources, key=_edition_by_name):
        edition = list(group)
        if batch and len(batch) + len(edition) > pages:
            yield tuple(batch)
            batch = []
        batch += edition
        while len(batch) > 2 * pages:
            yield tuple(batch[:pages])
            batch = batch[pages:]
    if batch:
        yield tuple(batch)


def _edition_by_name(source: Source) -> tuple[str, str]:
    path = Path(source.path)
    return path.parent.as_posix(), LAST_NUMBER.sub("", path.stem)
