"""Put the right character in place of one that only looks like it, one for one, so that nothing moves.

Sources: Unicode 16, chapter 23 (spaces, private use), UAX #15 (compatibility ideographs and full-width forms are made the characters that
they stand for), and the dictionaries `glyph_variants` and `private_characters`. Punctuation stays as printed: full-width commas and
brackets are Chinese.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon

SPACES = "\u00a0\u2000-\u200a\u202f\u205f"
FULL_WIDTH = "\uff05\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
COMPATIBILITY = "\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
DECIMAL_POINT = "(?<=[0-9０-９])．(?=[0-9０-９])"


def repair_glyphs(text: str, lexicon: Lexicon) -> str:
    """The text, as long as it was, with these characters replaced."""
    glyphs = _glyphs(lexicon)
    return glyphs.replaceable.sub(lambda match: glyphs.known.get(match[0]) or _normal(match[0]), text)


@dataclass(frozen=True, slots=True)
class _Glyphs:
    known: Mapping[str, str]
    replaceable: re.Pattern[str]


@lru_cache(maxsize=4)
def _glyphs(lexicon: Lexicon) -> _Glyphs:
    known: dict[str, str] = {variant.character: variant.stands_for for variant in lexicon.glyph_variants}
    known |= {private.character: private.stands_for for private in lexicon.private_characters}
    return _Glyphs(known, re.compile(f"[{SPACES}{FULL_WIDTH}{COMPATIBILITY}{''.join(known)}]|{DECIMAL_POINT}"))


@lru_cache(maxsize=1024)
def _normal(character: str) -> str:
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 else character
