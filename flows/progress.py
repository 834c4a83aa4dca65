"""Where a run says how far it is: to a progress bar, to the log, or to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Watcher(Protocol):
    """Whoever follows a run while it goes on."""

    def files_done(self, done: int, of: int) -> None:
        """So many more files are done, of so many."""

    def say(self, message: str) -> None:
        """Something that the user should know now."""


_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Tell this watcher of all that goes on within the block."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def files_done(done: int, of: int) -> None:
    """Tell whoever follows that so many more files are done, of so many."""
    if watcher := _watcher.get():
        watcher.files_done(done, of)


def say(message: str) -> None:
    """Tell whoever follows something that the user should know now."""
    if watcher := _watcher.get():
        watcher.say(message)
