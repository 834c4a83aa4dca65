"""Patterns built from the words of the dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterable

NOTHING = "(?!)"


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; of no words one that finds nothing."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or NOTHING


def guarded(word: str, not_after: str | None, not_before: str | None) -> str:
    """A pattern of a word where none of these characters stands right before or right behind it: they would make it another word."""
    behind = f"(?<![{re.escape(not_after)}])" if not_after else ""
    ahead = f"(?![{re.escape(not_before)}])" if not_before else ""
    return f"{behind}{re.escape(word)}{ahead}"


def encodable(text: str) -> str:
    """The text with a question mark for every half of a character (lone surrogate), which libraries that are not Python's refuse."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
