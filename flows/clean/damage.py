"""Mend characters that were lost, where the page itself says what they were; count those that were not mended.

A name or a term stands on a page more than once. Where the characters on both sides of a lost one stand elsewhere on the page, always
with one and the same character between them, it is that character. A private-use character is the same wherever the page has it, so what
is found for one place holds for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

DAMAGED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
LOST = "\ufffd"
# How many characters before and behind must be the same, and how many places must say so. Fewer would turn 天津法院 into a mend of 天津□院.
CONTEXTS = (((2, 2), 1), ((3, 1), 2), ((1, 3), 2), ((2, 1), 3), ((1, 2), 3))
# More damage than this is no page with some characters lost but another kind of file.
MOST_DAMAGED = 200
LONGEST_PAGE = 100_000


def damaged_count(text: str) -> int:
    """How many characters of the text were lost (U+FFFD), or are private ones that only the paper's own font shows."""
    return len(DAMAGED.findall(text))


def mend_damaged(text: str) -> str:
    """The text, as long as it was, with those damaged characters mended of which the page leaves no doubt."""
    if not DAMAGED.search(text) or len(text) > LONGEST_PAGE or damaged_count(text) > MOST_DAMAGED:
        return text
    while True:
        mended = _mended(text)
        if mended == text:
            return text
        text = mended


def _mended(text: str) -> str:
    places = [position for position, character in enumerate(text) if not character.isspace()]
    run_together = "".join(text[position] for position in places)
    found = [(match.start(), match[0], set(_candidates(run_together, match.start()))) for match in DAMAGED.finditer(run_together)]
    of_font: dict[str, set[str]] = {}
    for _, character, candidates in found:
        of_font.setdefault(character, set()).update(candidates)
    characters = list(text)
    for position, character, candidates in found:
        decided = candidates if character == LOST else of_font[character]
        if len(decided) == 1:
            characters[places[position]] = next(iter(decided))
    return "".join(characters)


def _candidates(text: str, position: int) -> Iterator[str]:
    """What stands between the same characters elsewhere, by the first context that is found often enough."""
    for (before, behind), often in CONTEXTS:
        left, right = text[max(position - before, 0) : position], text[position + 1 : position + 1 + behind]
        if len(left) < before or len(right) < behind or not (left + right).isalnum():
            continue
        between = [match[1] for match in re.finditer(f"(?<={re.escape(left)})(.)(?={re.escape(right)})", text)]
        whole = [character for character in between if not DAMAGED.match(character)]
        if len(whole) >= often:
            yield from whole
            return
