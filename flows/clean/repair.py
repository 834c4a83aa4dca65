"""Repair the characters that text layers get wrong, one for one where it can be, so that offsets stay simple.

Sources: Unicode 16, chapter 23 (control and format characters), UAX #15 (compatibility ideographs, Kangxi radicals and full-width forms are
made the characters that they stand for). Punctuation stays as printed: full-width commas and brackets are Chinese.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from flows.values import Page, Span

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
SPACES = "\u00a0\u2000-\u200a\u202f\u205f"
FULL_WIDTH = "\uff05\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
COMPATIBILITY = "\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
REPLACEABLE = re.compile(f"[{SPACES}{FULL_WIDTH}{COMPATIBILITY}]|(?<=[0-9０-９])．(?=[0-9０-９])")
DAMAGED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


def clean(page: Page) -> Page:
    """The page, as ingest gives it, with its characters repaired; `spans` lead every stretch of the new text back to the source.

    Invisible characters are left out, odd spaces become spaces, full-width digits, letters and % half-width, compatibility ideographs and
    radicals the characters that they stand for. What the file has lost (U+FFFD) or only a private font shows is kept.
    """
    text = REPLACEABLE.sub(lambda match: _replacement(match[0]), page.text)
    if not INVISIBLE.search(text):
        return replace(page, text=text)
    return _without_invisible(page, text)


def damaged_count(text: str) -> int:
    """How many characters of the text were lost (U+FFFD), or are private ones that only the paper's own font shows."""
    return len(DAMAGED.findall(text))


@lru_cache(maxsize=1024)
def _replacement(character: str) -> str:
    """One character for one, so that nothing moves."""
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 else character


def _without_invisible(page: Page, text: str) -> Page:
    source = page.spans[0].source_offset
    ends = [0, *(position for match in INVISIBLE.finditer(text) for position in match.span()), len(text)]
    stretches = [(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True) if start < end]
    spans, offset = [], 0
    for start, end in stretches:
        spans.append(Span(offset, source + start, end - start))
        offset += end - start
    return replace(page, text="".join(text[start:end] for start, end in stretches), spans=tuple(spans))
