"""Decide for every line what it is set as: a part of a paragraph, a display line, a line that stands as it was written, or one of a box.

Each reading of a run of lines costs something, and the cheapest is taken (dynamic programming over the lines, after Viterbi 1967). A
reading says of every line its role and the width of its column. It costs little where lines in the middle of a paragraph fill their
column, first lines leave room for the two characters of an indent, last lines end a sentence, display lines stand by themselves and end
no sentence, verses, rows and lines of boxes stand several together, and columns seldom change their width. So a line is judged by its
neighbours as much as by itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from flows.segment.lines import ENDS_NO_PHRASE, INDENT_WIDTH, PrintedLine
from flows.segment.looks import PLAIN
from flows.segment.setting import Setting

Role = Literal["first", "middle", "last", "whole", "display", "kept", "boxed", "display inside", "boxed inside"]
FIRST, MIDDLE, LAST, WHOLE, DISPLAYED, KEPT, BOXED, DISPLAYED_INSIDE, BOXED_INSIDE = range(9)
NAMES: tuple[Role, ...] = ("first", "middle", "last", "whole", "display", "kept", "boxed", "display inside", "boxed inside")
STANDING = (DISPLAYED, KEPT, BOXED)
NO_WIDTH = 0.0

# The costs, in units of "somewhat unusual". They were set by hand and then moved, one at a time, to what reads the most paragraphs right on
# the press's layouts that may be looked at and all of one real page.
FORBIDDEN = 50.0
HOPELESS = 14.0  # a reading that costs so much more than the cheapest so far is given up
PARAGRAPH = 0.37  # any paragraph: the next line of the same is the rule
INSIDE_QUOTATION = 2.48  # a paragraph begins while a quotation is open, and not with a quotation mark
TORN = 6.61  # a paragraph breaks off without its end, or goes on without its beginning
RESUMED = 6.0  # one begins where another was seen to go on
NO_SENTENCE_END = 5.4  # a paragraph ends without a mark that ends a sentence
WHOLE_WITHOUT_END = 2.23  # ... and is a single line
LIST_END = 1.11  # a paragraph ends with a colon, before a list or a quotation, or is an item of a list and ends with a semicolon
BEFORE_END = 1.84  # times as much, where the next line says that something else begins
ENTRY_END = 0.68  # likewise, in a notice, with a number or the name of a body
NOT_FULL = 2.07  # for each character that a line in the middle is short of its column, or too long for it
NO_ROOM_FOR_INDENT = 0.74  # for each character that a first line is too long
JUST_FITS = 0.5  # a line could have taken what begins the next, and nothing more
SQUEEZED = 0.57  # for each character that a line would have to be squeezed by, more than lines usually are
ODDLY_SHORT_FIRST = 1.37  # for each character that a first line is shorter than an indent explains
CENTRED = 4.0  # a paragraph begins with more than an indent, where the text layer has kept them
INDENT_KEPT = 7.38  # taken off where the indent itself is in the text
NOT_INDENTED = 8.1  # a paragraph begins without an indent, where the text layer has kept them
NO_GAP_BY_FIRST = 0.35  # no blank line beside a first line: times how surprising that is on this page (see `gap_surprise`)
GAP_INSIDE = 1.18  # a blank line within a paragraph, as between two columns
ALONE = 1.53  # a line of a longer paragraph, with blank lines before and behind it; less, the more lines have one before them
EXCLAIMED_ALONE = 4.9  # the end of a paragraph likewise, that ends as headlines may end; less, the more lines have a blank one before them
DASH_BEGINS = 2.5  # a paragraph begins with a dash, as subtitles do
DASH_WITHIN = 1.5  # a line in the middle of one does
DASH_ENDS = 1.5  # a line of text by itself ends with a dash, as kickers do
OTHER_WIDTH = 1.84  # the column changes its width within text ...
OTHER_WIDTH_AT_GAP = 1.21  # ... at a blank line
DISPLAY = 1.5  # any display line: the text is the rule
DISPLAY_ENDS_SENTENCE = 5.0
DISPLAY_ENDS_COLON = 3.38
DISPLAY_SENTENCE = 3.0  # one within which a sentence ends
DISPLAY_COMMA = 0.97  # for each comma within a display line
DISPLAY_MARK = 0.34  # for each other mark between words
DISPLAY_ROW = 0.97  # a row of cells as a display line
CUT_PHRASE = 1.64  # a display line ends with a word that ends no phrase, and the next line is none
DISPLAY_BESIDE_TEXT = 5.5  # a display line without a blank line between it and text, where such lines always have one ...
GLUED = 1.5  # ... nor one before it
DISPLAY_WITHOUT_GAPS = 0.8  # ... and where none has
NO_MARK = 0.92  # a line of text has no punctuation, where the text layer has no blank lines
HEAD = 4.0  # taken off for a line that is numbered, or set deeper than an indent, as subheads are
FULL_DISPLAY = 0.61  # a display line that happens to be as wide as the column beside it
KEEPS_LINES = 5.0  # verses, rows or items begin ...
KEEPS_VERSES = 2.0  # ... less so below the name of an author of verses
KEPT_GLUED = 2.0  # ... more so right behind text, with no blank line between
KEPT_ANNOUNCED = 0.98  # ... less so behind a colon, or where an author's name has announced a poem
KEPT_LINE = 0.3  # each of their lines
KEPT_FULL = 0.89  # one that fills the column, as only running text does
KEPT_FAMILIAR = 2.31  # times the share of its wording that stands in the page's running text: so do headlines, and not verses
KEPT_ROW = -0.54  # a row of cells
TEXT_ROW = 1.88  # a row of cells as a line of text
KEPT_VERSE = -2.0  # a line of a classical poem
KEPT_COMMA = 0.36  # for each comma within one
KEPT_SENTENCE = 1.5  # one in the midst of which a sentence ends
NUMBER_GOES_ON = 2.96  # anything but the same paragraph begins with a number, where the line before ends with the beginning of one
BOX = 4.38  # an advertisement, the weather, an index begins
BOX_LINE = 0.32
BOX_LOOK = 1.46  # taken off for each unit of looking like one, up to three
FAMILIAR_LOOK = 0.4  # ... so much less, times the share of its wording that stands in running text
BOX_PLAIN = 0.81  # a line of a box that does not look like one
BOX_FAMILIAR = 4.5  # as for verses
BOX_IN_NOTICE = 0.59  # one below the title of a notice
BOX_FULL = 0.74  # one that fills the column of text, with a mark in it
STANDING_GAP = 2.5  # a blank line between two lines of these, where none of the page's lines has one before it; less, the more have
STANZAS = 0.4  # times as much, below an author's name: verses have stanzas
UNLIKE_ROWS = 2.7  # of two lines with a blank line between, one is a row of cells and the other is not
INTERRUPTION = 2.47  # display lines or a box were drawn in the middle of a paragraph, between blank lines
INTERRUPTION_WITHOUT_GAP = 3.0  # ... without one

SENTENCE_WITHIN = re.compile(r"[。！？][”’]?(?=[^”’）)])")
NUMBER_CUT = re.compile(r"[-—\d.年月第]$|(?:电话|热线|手机|传真)[:：]$")

State = tuple[int, float]
Way = tuple[float, State]


def roles_of(lines: Sequence[PrintedLine], widths: Sequence[tuple[float, ...]], setting: Setting) -> list[Role]:
    """The role of each of the lines, which follow one another with no byline, jump or credit between.

    `widths` are the possible widths of each line's column. What is minimised is the sum, over all lines, of what the line's role costs in a
    column of this width (`_Line`) and of what the step from the line before costs (`_Steps`).
    """
    ways: dict[State, float] = {}
    origins: list[dict[State, State]] = []
    depth = 0
    for position, line in enumerate(lines):
        here = _Line(lines, position, setting, quoted=depth > 0 and line.text[0] != "“")
        steps = _Steps(ways, lines, position, setting) if position else None
        origins.append({})
        ahead: dict[State, float] = {}
        for state, own in here.costs(widths[position]):
            cost, origin = steps.into(state) if steps else _beginning(state, setting)
            ahead[state] = cost + own
            origins[-1][state] = origin
        limit = min(ahead.values()) + HOPELESS
        ways = {state: cost for state, cost in ahead.items() if cost <= limit}
        depth = _open_quotations(line.text, depth)
    return [NAMES[role] for role in _cheapest(ways, origins, setting)]


def _cheapest(ways: dict[State, float], origins: Sequence[dict[State, State]], setting: Setting) -> list[int]:
    torn = 0.5 if setting.torn_behind else TORN
    path: list[int] = []
    state = (
        min(ways, key=lambda one: ways[one] + (torn if one[0] in (FIRST, MIDDLE, DISPLAYED_INSIDE, BOXED_INSIDE) else 0.0))
        if ways
        else None
    )
    for step in reversed(origins):
        assert state is not None
        path.append(state[0])
        state = step[state]
    return path[::-1]


def _beginning(state: State, setting: Setting) -> Way:
    """What it costs that a run begins so; behind a jump it may begin within a paragraph."""
    role = state[0]
    if role in (MIDDLE, LAST):
        return (0.0 if 0 in setting.resumed else 0.5 if setting.torn_before else TORN), state
    if role == KEPT:
        begins = KEEPS_VERSES if setting.verses else KEEPS_LINES
        return begins - (KEPT_ANNOUNCED if setting.announced else 0.0), state
    return {BOXED: BOX, DISPLAYED_INSIDE: FORBIDDEN, BOXED_INSIDE: FORBIDDEN}.get(role, 0.0), state


def _open_quotations(text: str, depth: int) -> int:
    """How many quotation marks are open behind this line. A speech of several paragraphs opens each of them anew."""
    if text[0] == "“":
        depth = 0
    return max(0, depth + text.count("“") - text.count("”")) if "“" in text or "”" in text else depth


class _Line:
    """What each role of one line costs by itself."""

    def __init__(self, lines: Sequence[PrintedLine], position: int, setting: Setting, *, quoted: bool) -> None:
        line = lines[position]
        before = lines[position - 1] if position else None
        following = lines[position + 1] if position + 1 < len(lines) else None
        self.line = line
        self.setting = setting
        self.look = setting.looks[position] if setting.looks else PLAIN
        self.familiar = setting.familiar[position] if setting.familiar else 0.0
        self.begins = position in setting.starts
        self.before_end = position + 1 in setting.leads or (following is None and setting.ends and not setting.torn_behind)
        self.could_head = position in setting.heads
        self.is_title = position in setting.titles
        self.stands = position in setting.standing
        self.is_entry = position in setting.entries
        cut = before is not None and not self.look.cells and bool(NUMBER_CUT.search(before.text)) and line.text[0].isdigit()
        self.number_goes_on = NUMBER_GOES_ON if cut else 0.0
        self.next_head = following.head_width if following else 1.0
        # Digits are not as wide in one face of type as in the next.
        self.just_fits = JUST_FITS if following and not following.text[0].isdigit() else 0.0
        gap_behind = following is None or following.blank_before
        self.between_gaps = line.blank_before and gap_behind
        self.alone = self.between_gaps and not {position, position + 1} & setting.insets
        seldom = max(0.1, 1 - 1.5 * setting.gap_share)
        self.alone_cost = (ALONE + (DASH_ENDS if line.text.endswith("——") else 0.0)) * seldom
        self.exclaimed = EXCLAIMED_ALONE * max(0.4, 1 - setting.gap_share) if line.text[-1] in "！？!?" else 0.0
        self.beside_gap = line.blank_before or gap_behind
        self.beginning = -INDENT_KEPT if line.indented else NOT_INDENTED if setting.indents_kept else 0.0
        self.centred = setting.indents_kept and line.centred and not self.begins
        self.beginning = CENTRED if self.centred else self.beginning
        self.beginning += INSIDE_QUOTATION if quoted and not self.begins else 0.0
        self.dash_within = DASH_WITHIN if line.text.startswith("——") else 0.0
        self.beginning += DASH_BEGINS if line.text.startswith("——") else 0.0
        self.beginning += self.number_goes_on + (RESUMED if position in setting.resumed else 0.0)

    def costs(self, widths: Sequence[float]) -> Iterator[tuple[State, float]]:
        """The states that the line can be in, each with its own cost."""
        if self.stands:
            yield (DISPLAYED, NO_WIDTH), 0.0
            yield from (((DISPLAYED_INSIDE, width), 0.0) for width in widths)
            return
        line = self.line
        goes_on = not (self.begins or line.is_ellipsis)
        can_begin = self.begins or line.text[0] not in "，。、；：？！”’）》】」』〕"
        ending = 0.0 if line.ends_sentence else LIST_END if line.text[-1] in "：:；;" else NO_SENTENCE_END
        ending = min(ending, ENTRY_END) if self.is_entry else ending * (BEFORE_END if self.before_end else 1.0)
        no_mark = 0.0 if self.setting.gaps_kept or line.least_width < line.greatest_width else NO_MARK
        no_mark += TEXT_ROW if self.look.cells else 0.0
        for width in widths:
            if can_begin:
                first, whole = self._beginning(width)
                if goes_on or self.begins:
                    yield (FIRST, width), first + no_mark
                yield (WHOLE, width), whole + ending + (WHOLE_WITHOUT_END if ending >= NO_SENTENCE_END else 0.0) + no_mark
            if goes_on:
                squeezed = SQUEEZED * max(0.0, line.usual_width - width)
                too_long = max(0.0, line.least_width - width)
                alone = no_mark + (self.alone_cost if self.alone else 0.0)
                exclaimed = self.exclaimed if self.between_gaps else 0.0
                room = max(0.0, width - self.next_head - line.greatest_width + self.just_fits)
                yield (MIDDLE, width), squeezed + NOT_FULL * (too_long + room) + alone + self.dash_within
                yield (LAST, width), squeezed + NO_ROOM_FOR_INDENT * too_long + ending + alone + exclaimed + self.dash_within
        if goes_on or self.could_head:
            yield from self._standing(widths)

    def _beginning(self, width: float) -> tuple[float, float]:
        """As the first line of a paragraph, and as the whole of one.

        A line in the middle of a paragraph is short only where what begins the next line did not fit.
        """
        line = self.line
        room = width if line.indented else width - INDENT_WIDTH
        both = PARAGRAPH + self.beginning
        both += SQUEEZED * max(0.0, line.usual_width - room) + NO_ROOM_FOR_INDENT * max(0.0, line.least_width - room)
        first = both + ODDLY_SHORT_FIRST * max(0.0, room - self.next_head - line.greatest_width)
        both += self.exclaimed if self.between_gaps else 0.0
        if self.alone:
            return first + self.alone_cost, both
        return first + (0.0 if self.beside_gap else NO_GAP_BY_FIRST * self.setting.gap_surprise), both

    def _standing(self, widths: Sequence[float]) -> Iterator[tuple[State, float]]:
        """As a line that is no part of a paragraph."""
        line, look = self.line, self.look
        full = line.fills(widths[0], 0.5)
        wide = line.least_width > widths[0]
        display = DISPLAY + (FULL_DISPLAY if line.fills(widths[0]) and not wide else 0.0) + (DISPLAY_ROW if look.cells else 0.0)
        if line.least_width < line.greatest_width:
            display += self._marks_of_sentences()
        display -= HEAD if self.centred else 0.0
        display -= HEAD if self.could_head and line.text[0] in "0一二三四五六七八九十第" and not line.ends_sentence else 0.0
        as_written = KEPT_VERSE if look.verse else KEPT_ROW if look.cells else KEPT_FULL if full else 0.0
        kept = KEPT_LINE + KEPT_FAMILIAR * self.familiar + as_written
        if line.least_width < line.greatest_width and not look.verse:
            kept += KEPT_COMMA * line.text.count("，", 0, -1) + (KEPT_SENTENCE if SENTENCE_WITHIN.search(line.text) else 0.0)
        boxed = (
            (BOX_IN_NOTICE if self.setting.notice else 0.0)
            + BOX_LINE
            + BOX_FAMILIAR * self.familiar
            + (BOX_FULL if full and line.least_width < line.greatest_width else 0.0)
            + (-BOX_LOOK * min(look.boxed, 3.0) * (1 - FAMILIAR_LOOK * self.familiar) if look.boxed else BOX_PLAIN)
        )
        yield (DISPLAYED, NO_WIDTH), display + self.number_goes_on
        if self.begins or self.is_title:
            return
        yield (KEPT, NO_WIDTH), kept + self.number_goes_on
        yield (BOXED, NO_WIDTH), boxed
        for width in widths:
            yield (DISPLAYED_INSIDE, width), display
            yield (BOXED_INSIDE, width), boxed

    def _marks_of_sentences(self) -> float:
        text = self.line.text
        ends = DISPLAY_ENDS_SENTENCE if self.line.ends_sentence and text[-1] not in "！？!?”’" else 0.0
        ends += DISPLAY_ENDS_COLON if text[-1] in "：；" else 0.0
        marks = text.count("、") + text.count("；") + text.count("：")
        ends += DISPLAY_SENTENCE if SENTENCE_WITHIN.search(text) else 0.0
        return ends + DISPLAY_COMMA * text.count("，") + DISPLAY_MARK * marks


class _Steps:
    """What the step from the line before costs, into each state of the next."""

    def __init__(self, ways: dict[State, float], lines: Sequence[PrintedLine], position: int, setting: Setting) -> None:
        before = lines[position - 1]
        self.gap = lines[position].blank_before
        unlike = bool(setting.looks) and setting.looks[position].cells != setting.looks[position - 1].cells
        self.change = OTHER_WIDTH_AT_GAP if self.gap else OTHER_WIDTH
        self.beside = 0.0 if self.gap else DISPLAY_WITHOUT_GAPS + (DISPLAY_BESIDE_TEXT - DISPLAY_WITHOUT_GAPS) * setting.parted
        if position in setting.signed:
            self.beside = min(self.beside, DISPLAY_WITHOUT_GAPS)
        heads_article = position in setting.leads or position - 1 in setting.signed or position - 1 in setting.named
        glued = not before.blank_before  # there was no blank line before the display line either
        self.above_text = min(self.beside, DISPLAY_WITHOUT_GAPS if heads_article else GLUED if glued else self.beside)
        self.interruption = INTERRUPTION + (0.0 if self.gap or not setting.gaps_kept else INTERRUPTION_WITHOUT_GAP)
        self.end_of_interruption = 0.0 if self.gap or not setting.gaps_kept else INTERRUPTION_WITHOUT_GAP
        self.standing_gap = STANDING_GAP * (1 - setting.gap_share) + (UNLIKE_ROWS if unlike else 0.0) if self.gap else 0.0
        self.standing_gap *= STANZAS if setting.verses else 1.0
        self.torn = 0.0 if position in setting.resumed else TORN
        self.cut = CUT_PHRASE if before.text[-1] in ENDS_NO_PHRASE else 0.0
        self.announced = KEPT_ANNOUNCED if before.text[-1] in "：:" else 0.0
        self.standing: dict[int, Way] = {}
        self.inside: dict[State, Way] = {}
        self.going_on: dict[float, Way] = {}  # for each width, the cheapest paragraph that can go on
        self.done: dict[float, Way] = {}  # likewise, the cheapest that has ended
        inside = GAP_INSIDE if self.gap else 0.0
        for state, cost in ways.items():
            role, width = state
            if role in (FIRST, MIDDLE):
                _keep_cheaper(self.going_on, width, (cost + inside if role == MIDDLE else cost, state))
            elif role in (LAST, WHOLE):
                _keep_cheaper(self.done, width, (cost, state))
            elif role in STANDING:
                self.standing[role] = (cost, state)
            else:
                self.inside[state] = (cost, state)
                _keep_cheaper(self.going_on, width, (cost + self.end_of_interruption, state))
        self.best_going_on = min(self.going_on.values(), default=NOWHERE)
        self.best_done = min(self.done.values(), default=NOWHERE)
        self.before_text = min((self._leaving(role, way) for role, way in self.standing.items()), default=NOWHERE)

    def into(self, state: State) -> Way:
        """Into a state of the next line: the cost of all so far, and the state before."""
        role, width = state
        if role in (FIRST, WHOLE):
            return min(self._of_width(self.done, width, self.best_done), self.before_text, _dearer(self.best_going_on, TORN))
        if role in (MIDDLE, LAST):
            return min(self._of_width(self.going_on, width, self.best_going_on), _dearer(min(self.best_done, self.before_text), self.torn))
        if role in STANDING:
            return self._into_standing(role)
        begun = self.going_on.get(width, NOWHERE)
        interrupting = (
            NOWHERE
            if begun[1][0] in (DISPLAYED_INSIDE, BOXED_INSIDE)
            else _dearer(begun, self.interruption + (BOX if role == BOXED_INSIDE else 0.0))
        )
        gone_on = _dearer(self.inside.get(state, NOWHERE), self.standing_gap if role == BOXED_INSIDE else 0.0)
        return min(interrupting, gone_on)

    def _into_standing(self, role: int) -> Way:
        entry = {DISPLAYED: 0.0, KEPT: KEEPS_LINES - self.announced, BOXED: BOX}[role]
        stay = 0.0 if role == DISPLAYED else self.standing_gap
        ways = [_dearer(way, stay if before == role else entry) for before, way in self.standing.items()]
        glued = KEPT_GLUED if role == KEPT and not (self.gap or self.announced) else 0.0
        ways.append(_dearer(self.best_done, entry + self.beside + glued))
        ways.append(_dearer(self.best_going_on, TORN + entry))
        return min(ways)

    def _leaving(self, role: int, way: Way) -> Way:
        return _dearer(way, self.above_text + self.cut if role == DISPLAYED else self.beside)

    def _of_width(self, table: dict[float, Way], width: float, best: Way) -> Way:
        return min(table.get(width, NOWHERE), _dearer(best, self.change))


NOWHERE: Way = (math.inf, (DISPLAYED, NO_WIDTH))


def _dearer(way: Way, cost: float) -> Way:
    return way[0] + cost, way[1]


def _keep_cheaper(table: dict[float, Way], width: float, way: Way) -> None:
    if width not in table or way < table[width]:
        table[width] = way
