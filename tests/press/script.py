"""An edition in traditional characters, for papers that print them. The conversion is OpenCC's, which Yaowen's own tables do not come
from."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from opencc import OpenCC

QUOTES = str.maketrans("“”‘’", "「」『』")


def in_traditional(edition: dict[str, Any]) -> dict[str, Any]:
    """The edition as a paper in traditional characters would print it, with the quotation marks of such papers."""
    kept = {"genre", "byline_position", "paragraph_kinds", "issue_date", "story"}

    def converted(value: Any) -> Any:
        if isinstance(value, str):
            return _converter().convert(value).translate(QUOTES)
        if isinstance(value, list):
            return [converted(item) for item in value]
        if isinstance(value, dict):
            return {key: item if key in kept or key == "kind" else converted(item) for key, item in value.items()}
        return value

    whole: dict[str, Any] = converted(edition)
    return whole


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("s2t")
