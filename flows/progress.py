"""Where a run says how far it is: to a progress bar, to the log, or to nobody."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Protocol


class Watcher(Protocol):
    """Whoever follows a run while it goes on."""

    def files_done(self, done: int, of: int) -> None:
        """So many more files are done, of so many."""

    def say(self, message: str) -> None:
        """Something that the user should know now."""


class Nobody:
    """Follows nothing."""

    def files_done(self, done: int, of: int) -> None:
        """Nothing to do."""

    def say(self, message: str) -> None:
        """Nothing to do."""


watcher: ContextVar[Watcher] = ContextVar("watcher", default=Nobody())  # noqa: B039  (it holds no state)
