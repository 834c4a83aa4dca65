"""Tell the lines of a headline apart: kicker (引题), headline (主题), subtitle (副题).

Only the size of the type says so on paper, and a text layer has none. What is left is how Chinese headlines are built: a dash leads from
the kicker to the headline, or opens the subtitle; the name of a column stands above; and of a line that states what happened (实题) and one
that judges it or puts it in a picture (虚题), the picture is the headline and the fact explains it, from above or below. How much a line
paints is a weighted sum of what can be seen in its words (`paints`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from flows.lexicon import Lexicon
from flows.segment.lines import ENDS_NO_PHRASE, PrintedLine
from flows.segment.wording import Pairs, pairs_of

ORNAMENTS = "■□◆◇●○★☆·|【】[]「」『』 \u3000"
DASHES = "—－-–"
# The title of a notice ends in what it is: 关于…的公告.
ABOUT = re.compile("关于(?!.*的[\u3400-\u9fff]{2,4}$)")
QUOTES = "“”‘’"
QUOTE = re.compile(f"[{QUOTES}]")
# Characters of one half of a couplet, and marks that stand in none.
COUPLET_LENGTHS = frozenset(range(4, 10))
SHORT_LINE = 8
NO_COUPLET = re.compile(rf"[\s，：:{re.escape(DASHES)}]")
# In a narrow column any line of a subhead that has a comma within may have been cut.
ANY_WIDTH = 0.0
NEVER = 1000.0

# How much a line paints, and how likely the second of two lines is the headline (in natural logarithms of odds): a logistic regression over 61
# headlines of the press's subjects (looked at), the foreign editions and two editions of our own, by ten-fold validation right in 87 of 100.
SECOND = 0.7
THIRD = 0.3
MIDDLE_OF_THREE = 0.5
LENGTH = -0.085  # for each character
DIGIT = -0.55
FIGURE_OF_FIRST = -2.2  # a figure without a subject of its own, behind a line that has one: it says more of the same
COUNT = -0.45  # a number in Chinese with what it counts
QUESTION = 0.65
COMMA = 0.45
HALVES = 0.35
PERSON = 0.3  # I, you, he: a line that speaks
ACTOR = -0.3
OPENER = 0.45  # a phrase without a subject: 让…, 把…
OUTCOME = -0.3  # …启动, …举行
ADDS = -1.0  # 又…, 并…: it says something more of what the line before says
QUOTED = 0.15
SHARED = -0.45  # all its wording stands in the text
COUNTED = re.compile("[一二三四五六七八九十百千万亿两](?:[个名家户项条亩万亿倍成年月日天次公里层栋所位座]|百|千)")
ASKS = re.compile("[？！?!]|谁|怎么|怎样|如何|为何|什么|何处|哪")
SPEAKS = re.compile("[你他她它咱]|我(?![市省县区国州旗])")


@dataclass(frozen=True, slots=True)
class Title:
    """The lines of a headline by their roles, each in the order of reading."""

    kicker: tuple[PrintedLine, ...]
    headline: tuple[PrintedLine, ...]
    subtitle: tuple[PrintedLine, ...]


Phrase = list[PrintedLine]


def read_title(lines: Sequence[PrintedLine], text: Pairs, lexicon: Lexicon) -> Title:
    """Which of the lines over a text is the headline; `text` has the pairs of neighbouring characters in it (`words_of`).

    Those above it are the kicker, those below the subtitle; but a line that a dash opens is a subtitle, and one that a dash closes, or the name
    of a column, a kicker, wherever it was drawn.
    """
    parts = _couplets_joined(phrases_of(lines, text))
    words = _words(lexicon)
    said = [" ".join(map(phrase_text, part)) for part in parts]
    bound = [_bound(one, words) if len(parts) > 1 else None for one in said]
    free = [index for index, role in enumerate(bound) if role is None] or [0]
    main = _main(free, said, bound, text, words)
    roles = [role or ("headline" if index == main else "kicker" if index < main else "subtitle") for index, role in enumerate(bound)]
    if main not in [index for index, role in enumerate(roles) if role == "headline"]:
        roles[main] = "headline"
    return Title(*(_lines_of([part for part, role in zip(parts, roles, strict=True) if role == wanted]) for wanted in ("kicker", "headline", "subtitle")))


def _lines_of(parts: Sequence[Sequence[Phrase]]) -> tuple[PrintedLine, ...]:
    return tuple(line for part in parts for phrase in part for line in phrase)


def words_of(text: str) -> Pairs:
    """The pairs of neighbouring characters in a text, quotation marks aside."""
    return pairs_of(QUOTE.sub("", text))


def paints(line: str, text: Pairs, lexicon: Lexicon) -> float:
    """How much a line judges or paints, and does not state who did what, or how much; `text` has the pairs of what it stands over."""
    return _paints(line, text, _words(lexicon))


def phrases_of(lines: Sequence[PrintedLine], text: Pairs, *, narrow: float = NEVER) -> list[Phrase]:
    """The lines, those put together that are one phrase cut by the width of its frame.

    `text` has the pairs of what they stand over: a word that it has whole may be cut at the end of a line. In a frame of `narrow` or more a line with a comma
    within goes on in the next.
    """
    phrases: list[Phrase] = []
    for line in lines:
        if phrases and (_goes_on(phrases[-1][-1], narrow) or _cuts_word(phrases[-1][-1], line, text)):
            phrases[-1].append(line)
        else:
            phrases.append([line])
    return phrases


def phrase_starts(lines: Sequence[PrintedLine], text: Pairs, *, narrow: float = NEVER) -> frozenset[int]:
    """The positions of the lines that begin a phrase beside another: a space goes before them where the lines are run together."""
    starts, position = set(), 0
    for phrase in phrases_of(lines, text, narrow=narrow):
        starts.add(position)
        position += len(phrase)
    return frozenset(starts)


def phrase_text(phrase: Sequence[PrintedLine]) -> str:
    """The words of a phrase that may be cut into lines."""
    return "".join(line.text for line in phrase)


def belong_together(line: PrintedLine, following: PrintedLine, text: Pairs, lexicon: Lexicon) -> bool:
    """Whether two display lines that follow one another can only be parts of one headline; `text` has the pairs of all text of the page."""
    dashes = following.text[0] in DASHES or line.text[-1] in DASHES
    cut = _goes_on(line, NEVER) or _cuts_word(line, following, text)
    return dashes or cut or bool(_words(lexicon).column.fullmatch(line.text.strip(ORNAMENTS)))


def _goes_on(line: PrintedLine, narrow: float) -> bool:
    """Whether a display line is cut in the middle of a phrase.

    Display lines do without punctuation at their end. So one goes on behind a comma, within a quotation, or behind a word that ends no phrase.
    """
    text = line.text
    if len(text) == 1:  # set from top to bottom
        return True
    if text[-1] in "，、；" or text[-1] in ENDS_NO_PHRASE or ABOUT.search(text):
        return True
    unclosed = text.count("“") > text.count("”") or text.count("《") > text.count("》") or text.count("（") > text.count("）")
    cut = "，" in text and line.greatest_width >= narrow and text[-1] not in "。！？!?”》…：:" + DASHES
    return unclosed or cut


def _cuts_word(line: PrintedLine, following: PrintedLine, text: Pairs) -> bool:
    """Whether the characters on both sides of the line's end stand together in the text: 集装|箱.

    Of the 27 pairs of phrases in the headlines of three editions none did so by chance.
    """
    behind, ahead = line.text.rstrip(QUOTES)[-1:], following.text.lstrip(QUOTES)[:1]
    return behind.isalnum() and ahead.isalnum() and behind + ahead in text


def _couplets_joined(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """The phrases, two that are a couplet together: of as many characters, as headlines are often built (法庭设到景区里 纠纷化在半日间)."""
    parts: list[list[Phrase]] = []
    for phrase in phrases:
        if parts and len(parts[-1]) == 1 and _is_couplet(phrase_text(parts[-1][0]), phrase_text(phrase)):
            parts[-1].append(phrase)
        else:
            parts.append([phrase])
    return parts


def _is_couplet(first: str, second: str) -> bool:
    """Whether two phrases are a couplet, or so short that only the type of a headline makes two lines of them."""
    lengths = [len(QUOTE.sub("", one)) for one in (first, second)]
    if NO_COUPLET.search(first + second):
        return False
    short = max(lengths) <= SHORT_LINE and min(lengths) > 1 and not any(map(str.isdigit, first + second))
    return short or (lengths[0] == lengths[1] and lengths[0] in COUPLET_LENGTHS)


def _bound(phrase: str, words: _Words) -> str | None:
    """The role that a part can only have: by its dash, its brackets, or the name of a column."""
    if phrase[0] in DASHES or (phrase[0] in "（(" and phrase[-1] in "）)"):
        return "subtitle"
    if phrase[-1] in DASHES or phrase[-1] in "：:" or words.column.fullmatch(phrase.strip(ORNAMENTS)):
        return "kicker"
    return None


def _main(free: Sequence[int], said: Sequence[str], bound: Sequence[str | None], text: Pairs, words: _Words) -> int:
    """Which part is the headline: behind a dash, before one, or the one of those not bound that paints the most."""
    for index, (first, second) in enumerate(pairwise(bound)):
        if first == "kicker" and second is None:
            return index + 1
        if second == "subtitle" and first is None and said[index + 1][0] in DASHES:
            return index
    if len(free) == 1:
        return free[0]

    def worth(rank: int) -> float:
        line = said[free[rank]]
        place = (0.0, SECOND, THIRD)[min(rank, 2)] + (MIDDLE_OF_THREE if rank == 1 and len(free) > 2 else 0.0)
        goes_on = rank > 0 and words.actor.match(said[free[0]]) and not words.actor.match(line) and any(map(str.isdigit, line))
        adds = ADDS if rank and line[0] in "又还并也" else 0.0
        return _paints(line, text, words) + place + adds + (FIGURE_OF_FIRST if goes_on else 0.0)

    return free[max(range(len(free)), key=worth)]


def _paints(line: str, text: Pairs, words: _Words) -> float:
    pairs = [first + second for first, second in pairwise(line) if first.isalnum() and second.isalnum()]
    shared = sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0
    painted = LENGTH * len(line) + SHARED * shared
    painted += DIGIT if any(character.isdigit() for character in line) else 0.0
    painted += COUNT if COUNTED.search(line) else 0.0
    painted += QUESTION if ASKS.search(line) else 0.0
    painted += COMMA if "，" in line else 0.0
    painted += HALVES if " " in line or "\u3000" in line else 0.0
    painted += PERSON if SPEAKS.search(line) else 0.0
    painted += QUOTED if "“" in line else 0.0
    painted += OPENER if words.opener.match(line) else 0.0
    painted += OUTCOME if words.outcome.search(line) else 0.0
    return painted + (ACTOR if words.actor.match(line) else 0.0)


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
        outcome=re.compile(rf"(?:{of('outcome')})$"),
        actor=re.compile(rf"[\u3400-\u9fff\d]{{0,8}}?(?:{of('actor')})|[\u3400-\u9fff]{{2,3}}[省市区县州旗镇]|[\u3400-\u9fff]{{2,6}}(?:街道|公司)"),
    )
