"""Put the bodies of a page together to articles with their headlines.

Where only display lines, a picture or a box part one stretch of text from the next, both may be of one article. How far that is so by
itself is an estimate (`_same_article`): of how alike the two stretches are in their wording, and of what stands between them. The
articles of the page are those for which this and what the headlines are worth (`headlines.py`) add up to the most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from flows.lexicon import Lexicon
from flows.segment.body import Body, Gathered, begins_dialogue
from flows.segment.bylines import is_signed
from flows.segment.headlines import Assigned, Display, assign_headlines, display_of, habit_of, roundup_titles
from flows.segment.looks import CELLS
from flows.segment.marks import SALUTATION, is_column_name
from flows.segment.pictures import with_pictures
from flows.segment.piece import ITEM_MARKS, Piece
from flows.segment.pieces import NUMBERED_HEAD
from flows.segment.splits import likeliest_split
from flows.segment.stories import Part
from flows.segment.wording import Fits, SharedWording, pairs_of

# Evidence is in natural logarithms of odds. The weights are those of a logistic regression over the places where only display lines, a
# picture or a box part one text from the next, on the press's pages and the editions of others that may be looked at.
MOST_UNITS = 300  # no newspaper has so many display lines on a page; where there are more, only what is likeliest by itself is read
MOST_SPLITS = 6
MOST_DOUBTS = 3000  # doubts that are weighed both ways, times display lines and texts of the page: a page has some twenty of each
FIRST_OF_ITEMS = re.compile("[一1①]、|1[.．]|（一）|①")
NUMBER_OF_HEAD = re.compile(r"^0\d")
REPLY = re.compile("(?:本报)?(?:记者|编辑)(?:[^，。]{1,6})?就此|编后|编者|答复|回复|链接")  # what a paper prints below a letter
SURE = 3.0  # a part that is so far from doubt is not tried both ways
# What one unit of evidence is worth beside headlines, whose worth is in shares of their wording.
EVIDENCE = 1.875
ENOUGH_TO_TELL = 150  # stretches of fewer characters say too little by their wording
OPENING = 40  # characters in which an article says when, or from whom the paper has it
MOST_LIKENESS = 3.0
PARTED = 2.99  # two stretches of text that only a few lines, a picture or a box part
NO_LINES = -1.19  # no display lines between
LIKENESS = 1.2  # for each unit of `SharedWording.likeness`
SHORT = 1.21  # one of the two is very short
SEVERAL_LINES = {1: 0.0, 2: -1.37, 3: -1.49}
MANY_LINES = -1.25
LENGTH = -1.71  # a line as long as the column is wide
ABOUT_FULL = -0.81  # a line of nine tenths of the column or more
WIDE = -0.48  # a line wider than the column
OPENS = -1.32  # the second begins as articles do: 近日, 记者从…获悉
SHORT_LINE = 0.23  # a single line of a few characters
A_FEW = 5
CENTRED = 1.79  # the white space that centres it in its column is left
EXCLAIMS = -0.08
DASH = -1.46
COMMA = 0.9
NUMBERED = 2.49  # 一、…
COLUMN = -4.27  # the name of a column, or of the kind of text below it
ROUNDUP = -4.8  # 简讯: what stands over short items, and never within an article
NUMBER = -0.94
STANDING = -0.74  # verses or rows stand in the second ...
BEHIND_STANDING = -0.7  # ... or end the first
VERSES = -2.08  # verses stand beside prose
SEQUEL = 4.0  # a head over the second has the number that follows one over the first
THIRD = 0.78  # the first goes on from another part
REPEATED = 0.53  # lines like these stand over the first
ABOUT_ONE_LENGTH = 3
LETTER = -5.0  # the second opens as letters do
DIALOGUE = -3.0  # questions and answers begin in the second
FIRST_ITEM = -1.56  # the second opens with the first of several numbered items
EVEN = 1.36  # two lines of one length, as subheads are set that are too long for one
EVEN_WIDTH = 0.72
ITEMS = -4.54  # short items begin, each with a mark before it
SIGNED = -6.04  # the first ends with a bracket of names
BRIEF = -2.38  # the first is one paragraph behind a dateline: news in brief has no subheads
ONE_PARAGRAPH = -0.54  # the second is one paragraph
NOTICE = -1.67
OTHER_SIGNATURE = -1.58  # the first is signed, and so is the second


@dataclass(frozen=True, slots=True)
class Assembled:
    """The bodies, each with all that is its own, where the display lines of the page belong, and the signatures that stand below none of
    them.

    `nobodys` are the bodies that are no articles.
    """

    bodies: tuple[Body, ...]
    assigned: Assigned
    unsigned: tuple[Piece, ...]
    nobodys: frozenset[int]


def assemble(gathered: Gathered, beginnings: Sequence[Part], lexicon: Lexicon) -> Assembled:
    """Decide which bodies are one article, together with all headlines; `beginnings` are those of stories that go on on this page."""
    parts = [_told(part, beginnings) if part.came_from and beginnings else part for part in with_pictures(gathered.bodies)]
    lines = [*gathered.loose, *(piece for part in parts for piece in (*part.between, *part.flow) if piece.kind == "display")]
    display = display_of(lines, gathered.signatures, "\n".join(part.text for part in parts), lexicon)
    best = _best(parts, display, lexicon)
    for _ in range(MOST_SPLITS if len(display.units) <= MOST_UNITS else 0):
        cut = _cut(best, display, lexicon)
        if cut is None or cut.worth <= best.worth:
            break
        best = cut
    bodies, unsigned = _signed(best.bodies, best.assigned, gathered.signatures)
    titled = {headline.body for headline in best.assigned.headlines}
    nobodys = frozenset(index for index, body in enumerate(bodies) if index not in titled and _is_nobodys(body))
    return Assembled(tuple(bodies), best.assigned, tuple(unsigned), nobodys)


def _told(part: Body, beginnings: Sequence[Part]) -> Body:
    """The body with the headline of the beginning that shares most wording with it, of those on the page that it comes from."""
    source = part.came_from.jump.page_no if part.came_from and part.came_from.jump else None
    candidates = [beginning for beginning in beginnings if beginning.page_no == source]
    words = pairs_of(part.text)
    best = max(
        candidates, key=lambda one: (len(words & pairs_of(one.words)) / (1 + len(pairs_of(one.words))), one.article_id), default=None
    )
    return replace(part, told=best.title) if best else part


def _is_nobodys(body: Body) -> bool:
    """Whether a body without a headline is no article: verses and lists have a title or an author, advertisements neither."""
    return body.kind == "text" and not (body.bylines or body.came_from) and all(piece.kind == "kept" for piece in body.flow)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The best that can be made of these parts: the bodies, their headlines, and what that is worth; `cuts` is what cutting cost."""

    parts: tuple[Body, ...]
    bodies: tuple[Body, ...]
    assigned: Assigned
    cuts: float
    worth: float
    fits: Fits
    habit: Counter[str]


def _best(parts: Sequence[Body], display: Display, lexicon: Lexicon, cuts: float = 0.0, habit: Counter[str] | None = None) -> _Reading:
    """The likeliest reading by what the parts show by themselves, made better by changing one doubtful decision after the other.

    `habit` is where headlines stand on this page, if that is known (`habit_of`).
    """
    evidence = _evidence(parts, lexicon)
    joined = frozenset(index for index, value in evidence.items() if value > 0)
    groups = _groups(parts, joined)
    fits = Fits([f"{part.told}\n{part.text}" if part.told else part.text for part in parts], _owners(groups))
    if habit is None:
        too_many = len(display.units) > MOST_UNITS
        habit = Counter() if too_many else habit_of(display, _bodies(parts, groups), groups, fits)

    def read(joined: frozenset[int]) -> _Reading:
        groups = _groups(parts, joined)
        bodies = _bodies(parts, groups)
        assigned = assign_headlines(display, bodies, groups, fits, habit)
        worth = EVIDENCE * sum(evidence[index] for index in joined) + assigned.worth - cuts
        return _Reading(tuple(parts), bodies, assigned, cuts, worth, fits, habit)

    best = read(joined)
    if len(display.units) > MOST_UNITS:
        return best
    doubtful = sorted((index for index, value in evidence.items() if abs(value) < SURE), key=lambda index: abs(evidence[index]))
    for index in doubtful[: MOST_DOUBTS // (1 + len(display.units) + len(parts))]:
        other = read(joined ^ {index})
        if other.worth > best.worth:
            best, joined = other, joined ^ {index}
    return best


def _evidence(parts: Sequence[Body], lexicon: Lexicon) -> dict[int, float]:
    """For each part that may go on from one before, how much more likely than not it does, by itself."""
    wording = SharedWording([pairs_of(part.text) for part in parts])
    lengths = [len(part.text) for part in parts]
    named = _named(parts)
    return {
        index: _same_article(parts, index, wording, lengths, named, lexicon)
        for index, part in enumerate(parts)
        if part.goes_on_from is not None
    }


def _bodies(parts: Sequence[Body], groups: Sequence[Sequence[int]]) -> tuple[Body, ...]:
    return tuple(_joined([parts[index] for index in group]) for group in groups)


def _cut(reading: _Reading, display: Display, lexicon: Lexicon) -> _Reading | None:
    """The reading in which one more text is cut in two, where that is likeliest without a mark."""
    split = likeliest_split(reading.parts, display, reading.assigned.given, reading.fits, _openings(lexicon))
    return _best(split.parts, display, lexicon, reading.cuts + EVIDENCE * split.cost, reading.habit) if split else None


def _signed(bodies: Sequence[Body], assigned: Assigned, signatures: Sequence[Piece]) -> tuple[list[Body], list[Piece]]:
    """The bodies with the bylines that stand behind their headlines, and those bylines that stand behind none."""
    body_of = {piece.place: headline.body for headline in assigned.headlines for piece in headline.lines}
    signed, unsigned = list(bodies), []
    for piece in signatures:
        before = piece.place - 1
        body = body_of.get(before)
        if body is None:
            unsigned.append(piece)
            continue
        body_of[piece.place] = body
        signed[body] = replace(signed[body], bylines=[*signed[body].bylines, piece])
    return signed, unsigned


def _same_article(
    parts: Sequence[Body], index: int, wording: SharedWording, lengths: Sequence[int], named: Sequence[bool], lexicon: Lexicon
) -> float:
    """How much more likely than not the part is of the article that the part before it is of."""
    part = parts[index]
    assert part.goes_on_from is not None
    enough = min(1.0, min(lengths[index], lengths[part.goes_on_from]) / ENOUGH_TO_TELL)
    likeness = max(-MOST_LIKENESS, min(MOST_LIKENESS, wording.likeness(part.goes_on_from, index, lengths)))
    evidence = PARTED + LIKENESS * likeness * enough + SHORT * (1 - enough) + (NOTICE if parts[part.goes_on_from].kind == "notice" else 0.0)
    evidence += OPENS if _openings(lexicon).search(part.text[:OPENING]) else 0.0
    signed = is_signed(parts[part.goes_on_from].paragraphs[-1].text, lexicon) and not REPLY.match(part.text)
    evidence += SIGNED if signed else 0.0
    evidence += BRIEF if _is_brief(parts[part.goes_on_from]) else 0.0
    evidence += ONE_PARAGRAPH if len(part.paragraphs) == 1 else 0.0
    evidence += ITEMS if part.flow[0].text[0] in ITEM_MARKS else 0.0
    evidence += STANDING if any(piece.kind == "kept" for piece in part.flow) else 0.0
    evidence += VERSES if _has_verses(part) != _has_verses(parts[part.goes_on_from]) else 0.0
    evidence += SEQUEL if part.sequel else 0.0
    evidence += LETTER if SALUTATION.match(part.text) else 0.0
    evidence += DIALOGUE if begins_dialogue(part.text, parts[part.goes_on_from]) else 0.0
    evidence += FIRST_ITEM if part.between and FIRST_OF_ITEMS.match(part.text) else 0.0
    evidence += BEHIND_STANDING if parts[part.goes_on_from].flow[-1].kind == "kept" else 0.0
    evidence += OTHER_SIGNATURE if part.bylines and named[part.goes_on_from] else 0.0
    evidence += THIRD if parts[part.goes_on_from].goes_on_from is not None else 0.0
    evidence += REPEATED if part.between and _are_alike(part.between, parts[part.goes_on_from].between) else 0.0
    return evidence + (_like_subheads(part.between, lexicon) if part.between else NO_LINES)


def _are_alike(lines: Sequence[Piece], before: Sequence[Piece]) -> bool:
    """Whether as many lines of about one length stand over both of two parts."""
    lengths = [sum(len(piece.text) for piece in one) for one in (lines, before)]
    return len(lines) == len(before) and abs(lengths[0] - lengths[1]) <= ABOUT_ONE_LENGTH


def _is_brief(part: Body) -> bool:
    return part.goes_on_from is None and len(part.paragraphs) == 1 and part.paragraphs[0].lead is not None


def _has_verses(part: Body) -> bool:
    """Whether lines stand as they were written that are no rows of cells."""
    return any(piece.kind == "kept" and not CELLS.fullmatch(piece.text) for piece in part.flow)


def _named(parts: Sequence[Body]) -> list[bool]:
    """For each part, whether the article that ends with it has named its author already."""
    named: list[bool] = []
    for part in parts:
        own = bool(part.bylines) or any(piece.lead and piece.lead.credits for piece in part.paragraphs)
        named.append(own or (part.goes_on_from is not None and named[part.goes_on_from]))
    return named


def _like_subheads(lines: Sequence[Piece], lexicon: Lexicon) -> float:
    """How much the lines between two texts are like subheads, and not like headlines of the second."""
    text = "".join(piece.text for piece in lines)
    length = max(piece.lines[0].greatest_width / piece.column for piece in lines)
    evidence = SEVERAL_LINES.get(len(lines), MANY_LINES) + LENGTH * min(1.5, length)
    evidence += EVEN if _are_even(lines) else 0.0
    evidence += SHORT_LINE if len(lines) == 1 and len(text) <= A_FEW else 0.0
    evidence += CENTRED if all(piece.lines[0].centred for piece in lines) else 0.0
    evidence += ABOUT_FULL if length > 0.9 else 0.0
    evidence += WIDE if any(piece.wide for piece in lines) else 0.0
    evidence += EXCLAIMS if any(piece.text[-1] in "！？!?" for piece in lines) else 0.0
    evidence += DASH if "——" in text else 0.0
    evidence += COMMA if "，" in text else 0.0
    evidence += ROUNDUP if any("".join(piece.text.split()) in roundup_titles(lexicon) for piece in lines) else 0.0
    evidence += COLUMN if any(is_column_name(piece.text, lexicon) for piece in lines) else 0.0
    evidence += NUMBERED if all(NUMBERED_HEAD.match(piece.text) for piece in lines) else 0.0
    text = "".join(NUMBER_OF_HEAD.sub("", piece.text) for piece in lines)
    return evidence + (NUMBER if any(character.isdigit() for character in text) else 0.0)


def _are_even(lines: Sequence[Piece]) -> bool:
    narrow = all(piece.lines[0].greatest_width < EVEN_WIDTH * piece.column for piece in lines)
    return len(lines) == 2 and narrow and abs(len(lines[0].text) - len(lines[1].text)) <= 1


def _owners(groups: Sequence[Sequence[int]]) -> list[int]:
    """For each part the number of its group."""
    return [group for _, group in sorted((part, number) for number, group in enumerate(groups) for part in group)]


def _groups(parts: Sequence[Body], joined: frozenset[int]) -> list[tuple[int, ...]]:
    groups: list[list[int]] = []
    group_of: dict[int, int] = {}
    for index, part in enumerate(parts):
        if index in joined and part.goes_on_from is not None:
            group_of[index] = group_of[part.goes_on_from]
            groups[group_of[index]].append(index)
        else:
            group_of[index] = len(groups)
            groups.append([index])
    return [tuple(group) for group in groups]


def _joined(parts: Sequence[Body]) -> Body:
    """The parts as one body."""
    if len(parts) == 1:
        return parts[0]
    first, last = parts[0], parts[-1]
    flow = [piece for number, part in enumerate(parts) for piece in (*(part.between if number else ()), *part.flow)]
    return replace(
        first,
        flow=flow,
        bylines=[piece for part in parts for piece in part.bylines],
        credits=[piece for part in parts for piece in part.credits],
        goes_on=next((part.goes_on for part in parts if part.goes_on), None),
        last=last.last,
    )


@lru_cache(maxsize=4)
def _openings(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(re.escape(word.surface) for word in lexicon.furniture if word.kind == "opening")
    return re.compile(rf"{words}|记者(?:\d{{1,2}}日|昨|今|近日|日前)|\d月\d{{1,2}}日|(?<![\d月])\d{{1,2}}日[，上下凌清晚]")
