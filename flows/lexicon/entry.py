"""What every row of a dictionary has: columns that make it unique, and columns that refer to another file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, NewType

# A single character, written in the file by its code point (U+2EC5), because it would not be seen there or looks like another.
Character = NewType("Character", str)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a dictionary file."""

    key: ClassVar[tuple[str, ...]]
    refers: ClassVar[Mapping[str, str]] = {}
