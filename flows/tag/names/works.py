"""Works and programmes that tell by their form: titles in 《》, laws by name, service numbers with 热线."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.tag.patterns import any_of

TITLE = re.compile("《[^《》]{1,60}》")
SERVICE = re.compile(r"(?:铁路|(?<![0-9]))[0-9]{5}(?:[一-鿿]{0,6}?热线|网站)")


def titles_of(text: str) -> Iterator[re.Match[str]]:
    """Titles of books, papers, laws, reports, marks included."""
    return TITLE.finditer(text)


def laws_of(text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """Laws by the names that are printed without marks."""
    return _laws(lexicon).finditer(text)


def services_of(text: str) -> Iterator[re.Match[str]]:
    """Hotlines and sites by their number: 12345热线."""
    return SERVICE.finditer(text)


@lru_cache(maxsize=4)
def _laws(lexicon: Lexicon) -> re.Pattern[str]:
    # 司法 and 执法 end like one; 刑法学 is no law.
    return re.compile(f"(?:中华人民共和国)?(?:{any_of(law.name for law in lexicon.laws)})(?![学律院庭定规制])")
