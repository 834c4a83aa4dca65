"""Read traditional characters as simplified ones: one for one, so that what is found in the simplified text stands at the same place in
the printed one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon

# Papers in traditional characters quote with corner brackets, in any direction of setting.
QUOTATION_MARKS = {"「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’"}
# Of a text in traditional characters every third is one that the mainland prints otherwise.
SHOWN = 0.05


def in_simplified(text: str, lexicon: Lexicon) -> str:
    """The text, as long as it was, with simplified characters for traditional ones, and “ ” for 「 」.

    Characters that the mainland prints too (乾, 著) are changed only where many others show that the text is in traditional characters.
    """
    characters = _characters(lexicon)
    if not characters.traditional.search(text):
        return text
    shown = len(characters.traditional.findall(text))
    return text.translate(characters.all if shown > SHOWN * len(text) else characters.anywhere)


def as_printed(found: str, simplified: str, printed: str) -> str:
    """What was found in a simplified text, as the printed one has it; both without their white space, which names are padded with."""
    if simplified == printed:
        return found
    start = WHITE_SPACE.sub("", simplified).find(found)
    return WHITE_SPACE.sub("", printed)[start : start + len(found)] if start >= 0 else found


WHITE_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class _Characters:
    anywhere: Mapping[int, str]
    all: Mapping[int, str]
    traditional: re.Pattern[str]


@lru_cache(maxsize=4)
def _characters(lexicon: Lexicon) -> _Characters:
    rows = lexicon.traditional_characters
    anywhere = {row.traditional: row.simplified for row in rows if row.where == "anywhere"} | QUOTATION_MARKS
    return _Characters(
        str.maketrans(anywhere),
        str.maketrans(anywhere | {row.traditional: row.simplified for row in rows}),
        re.compile(f"[{''.join(anywhere)}]"),
    )
