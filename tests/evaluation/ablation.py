"""What each cue is worth: `python -m tests.evaluation.ablation` switches one off after the other, on pages that may be looked at.

A cue is switched off by putting what it costs, or is worth, to nothing; all else stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from rich.console import Console
from rich.table import Table

from flows.lexicon import Lexicon, read_lexicon
from tests.evaluation.cuts import measured, printed_editions, printed_press
from tests.evaluation.cutting import Cut
from tests.press.layouts import LOOKED_AT

SEEDS = (1, 2)
SHOWN = ("articles exactly right", "paragraph breaks", "headlines to bodies", "roles of display lines", "boxes")
SEGMENT = "flows.segment"


def _nothing(module: str, *names: str) -> dict[str, Any]:
    return {f"{SEGMENT}.{module}.{name}": 0.0 for name in names}


def _one_width(lines: Sequence[Any]) -> list[tuple[float, ...]]:
    return [(max((line.greatest_width for line in lines), default=0.0),)] * len(lines)


CUES: Mapping[str, Mapping[str, Any]] = {
    "the width of each column": {f"{SEGMENT}.pieces.column_widths": _one_width},
    "the trace of the lost indent": _nothing("roles", "INDENT", "ODDLY_SHORT_FIRST", "NO_ROOM_FOR_INDENT"),
    "the short last line": _nothing("roles", "NOT_FULL"),
    "ends of sentences": _nothing("roles", "NO_SENTENCE_END", "WHOLE_WITHOUT_END", "DISPLAY_ENDS_SENTENCE"),
    "open quotations": _nothing("roles", "INSIDE_QUOTATION"),
    "blank lines beside paragraphs": _nothing("roles", "NO_GAP_BY_FIRST", "GAP_INSIDE", "ALONE"),
    "blank lines beside display lines": _nothing("roles", "DISPLAY_WITHOUT_GAPS", "DISPLAY_BESIDE_TEXT"),
    "words of boxes": _nothing("roles", "BOX_LOOK"),
    "wording known from the page's text": _nothing("roles", "KEPT_FAMILIAR", "BOX_FAMILIAR"),
    "shared wording of headline and text": {f"{SEGMENT}.wording._fit": lambda *_: 0.0},
    "  ... with the opening of the text": _nothing("wording", "OF_OPENING"),
    "where headlines stand": {**_nothing("headlines", "HABIT", "FARTHER"), f"{SEGMENT}.headlines._Page.relation": lambda *_: "elsewhere"},
    "  ... the habit of the page": {f"{SEGMENT}.assembly.habit_of": lambda *_: Counter()},
    "the order of headlines": _nothing("headlines", "IN_ORDER"),
    "likeness of neighbouring texts": _nothing("assembly", "LIKENESS"),
    "the look of subheads": {f"{SEGMENT}.assembly._like_subheads": lambda *_: 0.0},
    "texts and headlines decided together": {f"{SEGMENT}.assembly.SURE": 0.0, f"{SEGMENT}.assembly.MOST_SPLITS": 0},
    "cuts that nothing marks": {f"{SEGMENT}.assembly.MOST_SPLITS": 0},
    "the story's headline on its first page": {f"{SEGMENT}.beginnings_of": lambda *_: ()},
}


def main() -> None:
    """Measure with every cue switched off, and print what is lost."""
    lexicon = read_lexicon()
    whole = _measured(lexicon)
    table = Table(title="F1 with every cue, and what is lost without: in hundredths (press / editions of others, looked at)")
    table.add_column("without")
    for name in SHOWN:
        table.add_column(name, justify="right")
    table.add_row("(nothing)", *(" / ".join(f"{cut.scores[name].f1:.3f}" for cut in whole) for name in SHOWN))
    for cue, settings in CUES.items():
        with _set(settings):
            lost = _measured(lexicon)
        table.add_row(cue, *(" / ".join(_lost(*cuts, name) for cuts in zip(whole, lost, strict=True)) for name in SHOWN))
    Console(width=160).print(table)


@contextmanager
def _set(settings: Mapping[str, Any]) -> Iterator[None]:
    with ExitStack() as stack:
        for name, value in settings.items():
            stack.enter_context(patch(name, value))
        yield


def _measured(lexicon: Lexicon) -> tuple[Cut, Cut]:
    return measured(printed_press("looked_at", LOOKED_AT, SEEDS), lexicon), measured(printed_editions("looked_at"), lexicon)


def _lost(whole: Cut, without: Cut, name: str) -> str:
    return f"{100 * (without.scores[name].f1 - whole.scores[name].f1):+.1f}"


if __name__ == "__main__":
    main()
