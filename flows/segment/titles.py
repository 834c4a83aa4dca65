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
from flows.segment.marks import is_column_name
from flows.segment.wording import Pairs, pairs_of

DASHES = "—－-–"
# The title of a notice ends in what it is: 关于…的公告.
ABOUT = re.compile("关于(?!.*的[\u3400-\u9fff]{2,4}$)")
QUOTES = "“”‘’"
QUOTE = re.compile(f"[{QUOTES}]")
# In a narrow column any line of a subhead that has a comma within may have been cut.
ANY_WIDTH = 0.0
NEVER = 1000.0

# How likely it is that a line is of the headline, and not of what stands above or below it; that two lines after one another both are; and
# what stands beside them (in natural logarithms of odds): a log-linear model over 350 headlines of several lines, of three sets of
# editions that others wrote, two of our own, and the press (looked at, with less weight). In ten-fold validation it is wholly right in 62
# of 100 headlines of the first and in 94 of the last; where no words tell, type size alone would.
HEADLINE = 1.6
LENGTH = -0.095  # for each character
LONG = -0.246  # for each character beyond
LONG_LINE = 12
SHORT = -0.73
SHORT_LINE = 6
DIGIT = -0.04
COUNT = -0.38  # a number in Chinese with what it counts
QUESTION = 1.39
COMMA = 1.11
HALVES = 0.4
PERSON = 0.97  # I, you, he: a line that speaks
QUOTED = 0.95
ACTOR = -0.15
OPENER = 1.01  # a phrase without a subject: 让…, 把…
REPORT = -2.5  # …侧记, 记…: what kind of text it is
ATTENDED = -2.5  # …主持, …出席: who was there
OUTCOME = -0.91  # …启动, …举行
FIGURE_OF_FIRST = -2.4  # a figure without a subject of its own, behind a line that has one: it says more of the same
ADDS = -1.47  # 又…, 并…: it says something more of what the line before says
SHARED = 0.41  # all its wording stands in the text
COLON = -0.34
TWO_LINES = 1.6
GAP = -0.37  # a blank line between the two
BOTH_LENGTHS = -0.175  # for each character of the two
DIFFERENCE = -0.147  # for each character that one is longer
OF_ONE_LENGTH = 0.68
BOTH_SHORT = 0.6
SHORT_LINES = 11
NUMBER_BEHIND = 1.62  # the second begins with a number
NO_ACTOR_BEHIND = -0.73  # the first says who, the second does not
FIRST_LONGER = 0.227  # for each character
KICKER = -0.31  # for each line above
SUBTITLE = -1.28  # for each line below
BOTH_SIDES = 0.86
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
ROLES = ("kicker", "headline", "subtitle")


def read_title(lines: Sequence[PrintedLine], text: Pairs, lexicon: Lexicon) -> Title:
    """Which of the lines over a text is the headline; `text` has the pairs of neighbouring characters in it (`words_of`).

    Those above it are the kicker, those below the subtitle; but a line that a dash opens is a subtitle, and one that a dash closes, or
    the name of a column, a kicker, wherever it was drawn. What is sought is the stretch of the other lines that is the likeliest
    headline.
    """
    phrases = phrases_of(lines, text)
    words = _words(lexicon)
    bound = [_bound(phrase_text(phrase), lexicon) if len(phrases) > 1 else None for phrase in phrases]
    free = [index for index, role in enumerate(bound) if role is None] or [0]
    first, last = _headline([phrases[index] for index in free], text, words)
    main = set(free[first : last + 1])
    roles = ["headline" if index in main else role or ("kicker" if index < free[first] else "subtitle") for index, role in enumerate(bound)]
    return Title(*(_lines_of([phrase for phrase, role in zip(phrases, roles, strict=True) if role == wanted]) for wanted in ROLES))


def _lines_of(phrases: Sequence[Phrase]) -> tuple[PrintedLine, ...]:
    return tuple(line for phrase in phrases for line in phrase)


def paints(line: str, text: Pairs, lexicon: Lexicon) -> float:
    """How much a line judges or paints, and does not state who did what, or how much; `text` has the pairs of what it stands over."""
    return _paints(line, text, _words(lexicon))


def words_of(text: str) -> Pairs:
    """The pairs of neighbouring characters in a text, quotation marks aside."""
    return pairs_of(QUOTE.sub("", text))


def phrases_of(lines: Sequence[PrintedLine], text: Pairs, *, narrow: float = NEVER) -> list[Phrase]:
    """The lines, those put together that are one phrase cut by the width of its frame.

    `text` has the pairs of what they stand over: a word that it has whole may be cut at the end of a line. In a frame of `narrow` or more
    a line with a comma within goes on in the next.
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
    return dashes or cut or is_column_name(line.text, lexicon)


def _goes_on(line: PrintedLine, narrow: float) -> bool:
    """Whether a display line is cut in the middle of a phrase.

    Display lines do without punctuation at their end. So one goes on behind a comma, within a quotation, or behind a word that ends no
    phrase.
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


def _bound(phrase: str, lexicon: Lexicon) -> str | None:
    """The role that a part can only have: by its dash, its brackets, or the name of a column."""
    if phrase[0] in DASHES or (phrase[0] in "（(" and phrase[-1] in "）)"):
        return "subtitle"
    if phrase[-1] in DASHES or phrase[-1] in "：:" or is_column_name(phrase, lexicon):
        return "kicker"
    return None


def _headline(phrases: Sequence[Phrase], text: Pairs, words: _Words) -> tuple[int, int]:
    """The first and the last of the phrases that are the likeliest headline; the others stand above and below."""
    lines = [phrase_text(phrase) for phrase in phrases]
    alone = [
        HEADLINE + _paints(line, text, words) + (_says_more(lines[0], line, words) if index else 0.0) for index, line in enumerate(lines)
    ]
    together = [_together(phrases[index], phrases[index + 1], words) for index in range(len(phrases) - 1)]

    def worth(first: int, last: int) -> float:
        above, below = first, len(phrases) - 1 - last
        beside = KICKER * above + SUBTITLE * below + (BOTH_SIDES if above and below else 0.0)
        return sum(alone[first : last + 1]) + sum(together[first:last]) + beside

    stretches = [(first, last) for first in range(len(phrases)) for last in range(first, len(phrases))]
    return max(stretches, key=lambda stretch: worth(*stretch))


def _says_more(first: str, line: str, words: _Words) -> float:
    """How little a line is likely to be the headline because it only says more of what the first says."""
    figure = words.actor.match(first) and not words.actor.match(line) and any(map(str.isdigit, line))
    return (FIGURE_OF_FIRST if figure else 0.0) + (ADDS if line[0] in "又还并也" else 0.0)


def _together(first: Phrase, second: Phrase, words: _Words) -> float:
    """How likely it is that two phrases are of one headline."""
    one, other = phrase_text(first), phrase_text(second)
    lengths = [len(QUOTE.sub("", line)) for line in (one, other)]
    evidence = (
        TWO_LINES + BOTH_LENGTHS * sum(lengths) + DIFFERENCE * abs(lengths[0] - lengths[1]) + FIRST_LONGER * (lengths[0] - lengths[1])
    )
    evidence += GAP if second[0].blank_before else 0.0
    evidence += OF_ONE_LENGTH if lengths[0] == lengths[1] else 0.0
    evidence += BOTH_SHORT if max(lengths) <= SHORT_LINES else 0.0
    evidence += NUMBER_BEHIND if other[0].isdigit() else 0.0
    return evidence + (NO_ACTOR_BEHIND if words.actor.match(one) and not words.actor.match(other) else 0.0)


def _paints(line: str, text: Pairs, words: _Words) -> float:
    pairs = [first + second for first, second in pairwise(line) if first.isalnum() and second.isalnum()]
    shared = sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0
    bare = QUOTE.sub("", line)
    painted = LENGTH * len(bare) + LONG * max(0, len(bare) - LONG_LINE) + SHARED * shared
    painted += SHORT if len(bare) <= SHORT_LINE else 0.0
    painted += DIGIT if any(character.isdigit() for character in line) else 0.0
    painted += COUNT if COUNTED.search(line) else 0.0
    painted += QUESTION if ASKS.search(line) else 0.0
    painted += COMMA if "，" in line else 0.0
    painted += HALVES if " " in line or "\u3000" in line else 0.0
    painted += PERSON if SPEAKS.search(line) else 0.0
    painted += QUOTED if "“" in line else 0.0
    painted += COLON if "：" in line[1:-1] else 0.0
    painted += OPENER if words.opener.match(line) else 0.0
    painted += REPORT if words.report.search(line) else 0.0
    painted += ATTENDED if words.attended.search(line) else 0.0
    painted += OUTCOME if words.outcome.search(line) else 0.0
    return painted + (ACTOR if words.actor.match(line) else 0.0)


@dataclass(frozen=True, slots=True)
class _Words:
    opener: re.Pattern[str]
    actor: re.Pattern[str]
    outcome: re.Pattern[str]
    report: re.Pattern[str]
    attended: re.Pattern[str]


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> _Words:
    def of(kind: str) -> str:
        return "|".join(re.escape(word.surface) for word in lexicon.headline_words if word.kind == kind)

    return _Words(
        opener=re.compile(of("opener")),
        outcome=re.compile(rf"(?:{of('outcome')})$"),
        report=re.compile(rf"(?:{of('report')})$|^(?:[记访](?!者)|走进|写在)"),
        attended=re.compile(rf"^[\u3400-\u9fff]{{2,4}}(?:{of('attended')})|(?:{of('attended')})$"),
        actor=re.compile(
            rf"[\u3400-\u9fff\d]{{0,8}}?(?:{of('actor')})|[\u3400-\u9fff]{{2,3}}[省市区县州旗镇]|[\u3400-\u9fff]{{2,6}}(?:街道|公司)"
        ),
    )
