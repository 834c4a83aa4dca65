"""The numerals of a text as they are printed, each with what speaks against its being a quantity."""

from __future__ import annotations

from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.numerals.claims import Claim, claims_of
from flows.tag.numerals.kept_out import neighbours_of, why_no_quantity
from flows.tag.numerals.scan import ANY_NUMERAL, numerals_in


class PrintedNumeral(NamedTuple):
    """A longest run of numeral characters: `against` is what it is instead of a quantity, `word` where it is part of an ordinary word."""

    start: int
    end: int
    surface: str
    against: Claim | None


def printed_numerals(text: str, lexicon: Lexicon) -> tuple[PrintedNumeral, ...]:
    """Every maximal numeral of the text, in order."""
    if not ANY_NUMERAL.search(text):
        return ()
    claims, neighbours = claims_of(text, lexicon), neighbours_of(lexicon)
    printed = []
    for found in numerals_in(text, lexicon):
        start, end = found.span()
        against = claims.on(start, end) or why_no_quantity(text, start, end, neighbours)
        printed.append(PrintedNumeral(start, end, found.group(), against))
    return tuple(printed)
