"""Find the files that hold pages: those that were named, and the text files in the folders that were named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.values import Source

PAGE_SUFFIXES = {".txt", ".text"}


@dataclass(frozen=True, slots=True)
class Found:
    """The files to be read in natural order of their paths, what was named and is not there, and how many other files were left alone."""

    sources: tuple[Source, ...]
    missing: tuple[str, ...]
    left_alone: int


def find_sources(paths: Iterable[str | Path]) -> Found:
    """Every page file among `paths`: a file that is named is taken whatever it is called, a folder gives its `.txt` files at any depth.

    Hidden files and folders are passed over. A file named twice is taken once.
    """
    named: dict[str, Source] = {}
    missing = []
    left_alone = 0
    for path in map(Path, paths):
        if path.is_dir():
            inside, others = _files_in(path)
            left_alone += others
        elif path.exists():
            inside = [path]
        else:
            missing.append(str(path))
            continue
        for source in filter(None, map(_source, inside)):
            named.setdefault(source.whole_path, source)
    return Found(tuple(sorted(named.values(), key=lambda source: natural_order(source.path))), tuple(missing), left_alone)


def natural_order(path: str) -> list[tuple[int, int | str]]:
    """A sorting key by which page 2 comes before page 10."""
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"(\d+)", path) if part]


def _files_in(folder: Path) -> tuple[list[Path], int]:
    pages, others = [], 0
    for file in _walk(folder):
        if file.suffix.lower() in PAGE_SUFFIXES:
            pages.append(file)
        elif file.suffix.lower() != ".json":
            others += 1
    return pages, others


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in files if not name.startswith("."))


def _source(file: Path) -> Source | None:
    """The file as it is now; one that has gone since it was listed is read, and rejected, like any other that cannot be."""
    try:
        status = file.stat()
    except OSError:
        return Source(file.as_posix(), str(Path.cwd() / file), 0, 0)
    return Source(file.as_posix(), str(Path.cwd() / file), status.st_size, status.st_mtime_ns)
