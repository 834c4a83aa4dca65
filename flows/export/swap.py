"""Put a folder in place of another in one step, so that whoever looks sees the whole old one or the whole new one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import CallError

# Linux: renameat2(2) with RENAME_EXCHANGE gives two paths each other's names at once; Python has no call for it.
AT_FDCWD = -100
RENAME_EXCHANGE = 2


class SwapError(CallError):
    """A folder that is not to be replaced, because it holds something else: which, and what to do."""


@contextmanager
def staging_beside(to: Path, marker: str) -> Iterator[Path]:
    """A new folder beside `to` to write in; it is gone again when the block ends, and so is what a run that was cut off has left.

    `to` may be missing, empty, or a folder that holds the file `marker`, by which we know it as our own; another raises `SwapError`.
    """
    to = to.absolute()
    if to.exists() and not (to.is_dir() and (not any(to.iterdir()) or (to / marker).exists())):
        raise SwapError(f"{to} holds something that is no export of Yaowen. Name another folder, or move that one away.")
    to.parent.mkdir(parents=True, exist_ok=True)
    for left_over in to.parent.glob(f".{to.name}.partial-*"):
        if not _is_running(int(left_over.name.rpartition("-")[2])):
            shutil.rmtree(left_over, ignore_errors=True)
    staging = to.with_name(f".{to.name}.partial-{os.getpid()}")
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def put_in_place(staging: Path, to: Path) -> None:
    """Give `staging` the name `to`; what had it before has the name of `staging` then."""
    to = to.absolute()
    if not to.exists():
        staging.rename(to)
    elif not _exchanged(staging, to):
        # Where the system cannot exchange names there is a moment without `to`; the old folder is beside it all the while.
        old = staging.with_name(f"{staging.name}-old")
        to.rename(old)
        staging.rename(to)
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    return int(renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)) == 0


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
