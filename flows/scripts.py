"""Read traditional characters as simplified ones: one for one, so that what is found in the simplified text stands at the same place in the printed one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon

# Papers in traditional characters quote with corner brackets, in any direction of setting.
QUOTATION_MARKS = {"「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’"}

def in_simplified(text: str, lexicon: Lexicon) -> str:
    """The text, as long as it was, with simplified characters for traditional ones, and “ ” for 「 」."""
    characters = _characters(lexicon)
    return text.translate(characters.table) if characters.traditional.search(text) else text


def as_printed(found: str, simplified: str, printed: str) -> str:
    """What was found in a simplified text, as the printed one has it; both without their white space, which names are padded with."""
    if simplified == printed:
        return found
    start = WHITE_SPACE.sub("", simplified).find(found)
    return WHITE_SPACE.sub("", printed)[start : start + len(found)] if start >= 0 else found


WHITE_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class _Characters:
    table: Mapping[int, str]
    traditional: re.Pattern[str]


@lru_cache(maxsize=4)
def _characters(lexicon: Lexicon) -> _Characters:
    simplified = {row.traditional: row.simplified for row in lexicon.traditional_characters} | QUOTATION_MARKS
    return _Characters(str.maketrans(simplified), re.compile(f"[{''.join(simplified)}]"))
