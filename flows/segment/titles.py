"""Tell the lines of a headline apart: kicker (引题), headline (主题), subtitle (副题).

Only the size of the type says so on paper, and a text layer has none. What is left is how Chinese headlines are built: a dash leads from
the kicker to the headline, or opens the subtitle; the name of a column stands above; and where a line that states what happened (实题)
stands with one that judges it or puts it in a picture (虚题), the picture is the headline and the fact explains it, from above or below. Of
several facts the one that says who acts is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.segment.lines import ENDS_NO_PHRASE, PrintedLine

ORNAMENTS = "■□◆◇●○★☆·|【】[]「」『』 \u3000"
DASHES = "—－-–"
# The title of a notice ends in what it is: 关于…的公告.
ABOUT = re.compile("关于(?!.*的[\u3400-\u9fff]{2,4}$)")
QUOTES = "“”‘’"
QUOTE = re.compile(f"[{QUOTES}]")
# Characters of one half of a couplet, and marks that stand in none.
COUPLET_LENGTHS = frozenset(range(4, 10))
NO_COUPLET = re.compile(rf"[\s，：:{re.escape(DASHES)}]")
# A headline as long as this may have been cut at the width of the page's columns; a subhead is cut at that of its own.
WIDE_LINE = 16.0


@dataclass(frozen=True, slots=True)
class Title:
    """The lines of a headline by their roles."""

    kicker: tuple[PrintedLine, ...]
    headline: tuple[PrintedLine, ...]
    subtitle: tuple[PrintedLine, ...]


def read_title(lines: Sequence[PrintedLine], text: str, lexicon: Lexicon) -> Title:
    """Which of the lines over `text` is the headline; those above it are the kicker, those below the subtitle."""
    parts = _couplets_joined(phrases_of(lines, text))
    main = _main_part([" ".join(map(phrase_text, part)) for part in parts], lexicon)
    return Title(kicker=_lines_of(parts[:main]), headline=_lines_of(parts[main : main + 1]), subtitle=_lines_of(parts[main + 1 :]))


def _lines_of(parts: Sequence[Sequence[Sequence[PrintedLine]]]) -> tuple[PrintedLine, ...]:
    return tuple(line for part in parts for phrase in part for line in phrase)


def phrases_of(lines: Sequence[PrintedLine], text: str, *, narrow: float = WIDE_LINE) -> list[list[PrintedLine]]:
    """The lines, those put together that are one phrase cut by the width of its frame; a frame is at least `narrow` wide.

    `text` is what they stand over: a word that it has whole may be cut at the end of a line.
    """
    phrases: list[list[PrintedLine]] = []
    for line in lines:
        if phrases and (_goes_on(phrases[-1][-1], narrow) or _cuts_word(phrases[-1][-1], line, text)):
            phrases[-1].append(line)
        else:
            phrases.append([line])
    return phrases


def phrase_starts(lines: Sequence[PrintedLine], text: str, *, narrow: float = WIDE_LINE) -> frozenset[int]:
    """The positions of the lines that begin a phrase beside another: a space goes before them where the lines are run together."""
    starts, position = set(), 0
    for phrase in phrases_of(lines, text, narrow=narrow):
        starts.add(position)
        position += len(phrase)
    return frozenset(starts)


def phrase_text(phrase: Sequence[PrintedLine]) -> str:
    """The words of a phrase that may be cut into lines."""
    return "".join(line.text for line in phrase)


def belong_together(line: PrintedLine, following: PrintedLine, text: str, lexicon: Lexicon) -> bool:
    """Whether two display lines that follow one another can only be parts of one headline; `text` is all text of the page."""
    dashes = following.text[0] in DASHES or line.text[-1] in DASHES
    cut = _goes_on(line, WIDE_LINE) or _cuts_word(line, following, text)
    return dashes or cut or bool(_words(lexicon).column.fullmatch(line.text.strip(ORNAMENTS)))


def _goes_on(line: PrintedLine, narrow: float) -> bool:
    """Whether a display line is cut in the middle of a phrase.

    Display lines do without punctuation: two phrases side by side have a space or a new line between them. A line that has a comma
    within is a sentence, and where it ends without a mark, at the edge of its frame, it goes on; so it does behind a comma, or behind a
    word that ends no phrase.
    """
    text = line.text
    if text[-1] in "，、；" or text[-1] in ENDS_NO_PHRASE or ABOUT.match(text):
        return True
    unclosed = text.count("“") > text.count("”") or text.count("《") > text.count("》")
    cut = "，" in text and line.greatest_width >= narrow and text[-1] not in "。！？!?”》…：:" + DASHES
    return unclosed or cut


def _cuts_word(line: PrintedLine, following: PrintedLine, text: str) -> bool:
    """Whether the characters on both sides of the line's end stand together in the text: 集装|箱.

    Of the 27 pairs of phrases in the headlines of three editions none did so by chance.
    """
    behind, ahead = line.text.rstrip(QUOTES)[-1:], following.text.lstrip(QUOTES)[:1]
    return behind.isalnum() and ahead.isalnum() and behind + ahead in QUOTE.sub("", text)


def _couplets_joined(phrases: Sequence[list[PrintedLine]]) -> list[list[list[PrintedLine]]]:
    """The phrases, two that are a couplet together: of as many characters, as headlines are often built (法庭设到景区里 纠纷化在半日间)."""
    parts: list[list[list[PrintedLine]]] = []
    for phrase in phrases:
        if parts and len(parts[-1]) == 1 and _is_couplet(phrase_text(parts[-1][0]), phrase_text(phrase)):
            parts[-1].append(phrase)
        else:
            parts.append([phrase])
    return parts


def _is_couplet(first: str, second: str) -> bool:
    lengths = {len(QUOTE.sub("", one)) for one in (first, second)}
    return len(lengths) == 1 and lengths <= COUPLET_LENGTHS and not NO_COUPLET.search(first + second)


def _main_part(phrases: Sequence[str], lexicon: Lexicon) -> int:
    """Which phrase is the headline."""
    if len(phrases) == 1:
        return 0
    for index, phrase in enumerate(phrases[1:], 1):
        if phrase[0] in DASHES:
            return index - 1
        if phrases[index - 1][-1] in DASHES or phrases[index - 1][-1] in "：:":
            return index
    words = _words(lexicon)
    if words.column.fullmatch(phrases[0].strip(ORNAMENTS)):
        return 1
    paints = [_paints(phrase, words) for phrase in phrases]
    if not any(paints):
        return max(range(len(phrases)), key=lambda index: (bool(words.actor.match(phrases[index])), -index))
    return max(range(len(phrases)), key=lambda index: (paints[index], all(paints) and _has_halves(phrases[index]), -index))


def _paints(phrase: str, words: _Words) -> bool:
    """Whether a phrase judges or paints (虚题) and does not state who did what, or how much (实题)."""
    judges = bool(words.opener.match(phrase)) + _has_halves(phrase) + (phrase[-1] in "！？!?")
    states = bool(words.actor.match(phrase)) + bool(words.outcome.search(phrase)) + bool(re.search(r"\d", phrase))
    return judges > states


def _has_halves(phrase: str) -> bool:
    return " " in phrase or "\u3000" in phrase


@dataclass(frozen=True, slots=True)
class _Words:
    column: re.Pattern[str]
    opener: re.Pattern[str]
    actor: re.Pattern[str]
    outcome: re.Pattern[str]


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> _Words:
    def of(kind: str) -> str:
        return "|".join(re.escape(word.surface) for word in lexicon.headline_words if word.kind == kind)

    columns = "|".join(re.escape(word.surface) for word in lexicon.furniture if word.kind in ("column", "opinion"))
    return _Words(
        column=re.compile(rf"[\u3400-\u9fff]{{0,4}}(?:{columns})"),
        opener=re.compile(of("opener")),
        actor=re.compile(rf"[\u3400-\u9fff\d]{{0,8}}?(?:{of('actor')})|[\u3400-\u9fff]{{2,3}}[省市区县州旗]"),
        outcome=re.compile(rf"(?:{of('outcome')})$"),
    )
