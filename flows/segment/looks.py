"""What a line looks like apart from how it is set: a row of a table, a line of a box (advertisement, weather), or words that the page has
elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import ahocorasick

from flows.lexicon import Lexicon
from flows.segment.lines import PrintedLine

CELLS = re.compile(r"\S+(?:[ \u3000\t]+\S+)+")
SENTENCE_MARK = re.compile("[，。；！？]")
NUMBERS = re.compile(r"[-+−—]?\d[\d.,:：%‰℃元]*")
TELEPHONE = re.compile(
    r"(?<!\d)(?:0\d{2,3}[-—]?\d{7,8}|1[3-9X]\d{9}|\d{3,4}[-—]\d{7,8}|400[-—]?\d{3}[-—]?\d{4}|[2-9]\d{6,7})(?!\d)|"
    r"(?:电话|传真|热线|电挂|电报|手机)[:：] ?\d{3,}"
)
# A title that is printed as a reference to another page: what stands in an index of contents, and in a teaser.
PAGE = r"(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})"
TEASER = re.compile(
    rf"(?:[（(\[【〔](?:详?见|刊|第|→)?[A-Z]?第?{PAGE}版?[）)\]】〕]|"
    rf"(?:……?|[ \u3000·.…]{{1,}}|[／/►▶→])(?:详?见)?第?(?:[A-Z]\d{{1,2}}版?|{PAGE}版))[►▶→]?$"
)
PAGE_ALONE = re.compile(rf"[（(\[【〔►▶→/／·… ]*(?:详?见|刊)?第?{PAGE}版?[）)\]】〕►▶→]*")
VERSE_LINE = re.compile(r"(?:[\u3400-\u9fff]{5}[，。；！？]){1,2}|(?:[\u3400-\u9fff]{7}[，。；！？]){1,2}")
LINES_OF_VERSE = frozenset({6, 8, 12, 16})
WIDE_GAPS = re.compile(r"\S(?:\u3000| {2,})\s*\S+(?:\u3000| {2,})\s*\S")
TEASER_NUMBER = 3.0
LONGEST_TEASER = 45


@dataclass(frozen=True, slots=True)
class Look:
    """How far the line looks like one of a box, by kind (0 where nothing says so), whether it is a row of cells, and whether one of
    several lines of a classical poem."""

    advertisement: float = 0.0
    furniture: float = 0.0
    cells: bool = False
    verse: bool = False

    @property
    def boxed(self) -> float:
        """How far it looks like a line of any box."""
        return max(self.advertisement, self.furniture)


PLAIN = Look()
VERSE = Look(verse=True)


def looks_of(lines: Sequence[PrintedLine], widths: Sequence[tuple[float, ...]], lexicon: Lexicon) -> list[Look]:
    """The look of each line; one that fills its column, with a mark of punctuation in it, is taken for running text."""
    words = _box_words(lexicon)
    verses = _verses(lines)
    return [
        VERSE if position in verses else PLAIN if _is_text(line, width[0]) else _look(line.text, words)
        for position, (line, width) in enumerate(zip(lines, widths, strict=True))
    ]


def _verses(lines: Sequence[PrintedLine]) -> set[int]:
    """The positions of lines that are built like those beside them: five or seven ideographs and a mark, or twice so many (regulated
    verse)."""
    forms = [_form(line.text) for line in lines]
    alike = {position for position in range(1, len(forms)) if forms[position] and forms[position] == forms[position - 1]}
    return alike | {position - 1 for position in alike}


def _form(text: str) -> tuple[int, ...] | None:
    if len(text) not in LINES_OF_VERSE or not VERSE_LINE.fullmatch(text):
        return None
    return tuple(len(half) for half in re.split("[，。；！？]", text))


def _is_text(line: PrintedLine, width: float) -> bool:
    if WIDE_GAPS.search(line.text) and not SENTENCE_MARK.search(line.text):
        return False
    return line.fills(width, 0.5) and line.least_width < line.greatest_width and not ("版" in line.text[-3:] and TEASER.search(line.text))


def refers_to_page(text: str) -> bool:
    """Whether the line ends with the page that something stands on, or is nothing else."""
    return bool(TEASER.search(text) or PAGE_ALONE.fullmatch(text))


def familiar_pairs(lines: Sequence[PrintedLine], widths: Sequence[tuple[float, ...]]) -> frozenset[str]:
    """The pairs of neighbouring characters in the lines that fill their columns: the wording of the page's running text."""
    return frozenset(
        first + second for line, width in zip(lines, widths, strict=True) if line.fills(width[0]) for first, second in pairwise(line.text)
    )


def share_familiar(text: str, pairs: frozenset[str]) -> float:
    """The share (0..1) of the pairs of the text that are among these."""
    own = [first + second for first, second in pairwise(text) if first.isalnum() and second.isalnum()]
    return sum(pair in pairs for pair in own) / len(own) if own else 0.0


def _look(text: str, words: ahocorasick.Automaton) -> Look:
    cells = " " in text or "\u3000" in text
    advertisement = furniture = 0.0
    for _, (kind, strength) in words.iter_long(text):
        if kind == "advertisement":
            advertisement += strength
        else:
            furniture += strength
    if TELEPHONE.search(text):
        advertisement += 1.0
    if len(text) <= LONGEST_TEASER and TEASER.search(text) and not SENTENCE_MARK.search(text[-3:]):
        furniture += TEASER_NUMBER
    is_row = cells and _is_row(text)
    return Look(advertisement, furniture, is_row) if is_row or advertisement or furniture else PLAIN


def _is_row(text: str) -> bool:
    """Whether the line is made of cells: three or more without the marks of a sentence, or two of which one is a number."""
    if SENTENCE_MARK.search(text) or not CELLS.fullmatch(text):
        return False
    cells = text.split()
    return len(cells) > 2 or any(NUMBERS.fullmatch(cell) for cell in cells)


@lru_cache(maxsize=4)
def _box_words(lexicon: Lexicon) -> ahocorasick.Automaton:
    words = ahocorasick.Automaton()
    for word in lexicon.box_words:
        words.add_word(word.surface, (word.kind, word.strength))
    words.make_automaton()
    return words
