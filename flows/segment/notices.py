"""What notices tell line by line: whom to call, where and when, and by whom they are given."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.lexicon import Lexicon

LABEL = re.compile(r"[\u3400-\u9fff]{2,8}[:：]")
ROW = re.compile(r"\S+(?:[ \u3000]+\S+)*[ \u3000]+[\d.,%]+")
LONGEST_LABELLED = 24
HAN = re.compile("[\u3400-\u9fff]")


def is_entry(text: str, lexicon: Lexicon) -> bool:
    """Whether the line begins with a label (联系人：…), or ends with a number or the name of a body."""
    return text[-1].isdigit() or is_signature(text, lexicon)


def is_label(text: str) -> bool:
    """Whether the line is a label with what it says, a number to call, or a row that ends with one: no headline."""
    labelled = LABEL.match(text) and (text[-1].isdigit() or len(text) <= LONGEST_LABELLED)
    return bool(labelled or ROW.fullmatch(text)) or not HAN.search(text)


def is_signature(text: str, lexicon: Lexicon) -> bool:
    """Whether the line could stand below a notice: the name of a body, a label, a number to call."""
    return bool(LABEL.match(text) or not HAN.search(text) or _ends_with_organisation(lexicon).search(text))


@lru_cache(maxsize=4)
def _ends_with_organisation(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(re.escape(suffix.suffix) for suffix in lexicon.organisation_suffixes)})$")
