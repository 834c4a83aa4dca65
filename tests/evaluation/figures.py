"""How well figures, numerals and times are read. The conventions of the gold stand in `tests/specs/figures/README.md`.

Each case is tagged by itself, as an article of its paragraphs. What is compared: figures by span, value and unit; what is said of those
that were found; times by span and days; numerals by whether they are accounted for, and whether those that are no quantities were kept out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.table import Table

from flows.clean import clean
from flows.lexicon import Lexicon
from flows.tag import tag
from flows.values import Article, Figure, Page, Paragraph, Span, Tags
from tests.evaluation.measure import Score, Summed, score

TESTS = Path(__file__).parents[1]
SETS = {"looked at": TESTS / "specs" / "figures", "held out": TESTS / "evaluation" / "figures_held_out"}
STATED = ("modifier", "role", "direction", "basis")
SAID = ("measure", "subject", "rate_per", "direction", "basis", "period_start", "period_end")
# One word off: a word is seldom longer than so many characters.
LONGEST_WORD = 3
NUMERAL = re.compile("[0-9０-９〇零一二三四五六七八九十]")
QUOTES = re.compile("[“”‘’]")
Case = Mapping[str, Any]


@dataclass(frozen=True)
class Reading(Summed):
    """One case as it was read: what was found of what was expected, measure by measure."""

    figures: Score = field(default_factory=Score)
    times: Score = field(default_factory=Score)
    stated: Score = field(default_factory=Score)
    told: Score = field(default_factory=Score)
    periods: Score = field(default_factory=Score)
    false_figures: int = 0
    accounted: Score = field(default_factory=Score)
    kept_out: Score = field(default_factory=Score)
    classes: Score = field(default_factory=Score)

    @property
    def not_right(self) -> list[str]:
        """The aspects in which the case was not read as expected."""
        names = ("figures", "stated", "told", "periods", "times", "accounted", "kept_out", "classes")
        return [name for name in names if getattr(self, name).wrong or getattr(self, name).missed]


def cases_of(folder: Path) -> Iterator[tuple[str, Case]]:
    """Every case of a folder of gold, with a name that says where it stands: phenomenon/author-number."""
    for file in sorted(folder.glob("*/*.json")):
        for number, case in enumerate(json.loads(file.read_text("utf-8"), parse_float=Decimal), 1):
            yield f"{file.parent.name}/{file.stem}-{number}", case


def cases_of_edition(edition: Mapping[str, Any]) -> Iterator[Case]:
    """The articles of an edition's gold as cases; what is no figure and no time is not annotated in them."""
    for article in edition["articles"]:
        figures = [dict.fromkeys(SAID) | figure for figure in article["figures"]]
        said = {"figures": figures, "times": article["times"], "numerals": []}
        yield {"text": article["paragraphs"], "issue_date": edition["issue_date"], **said}


def in_lines(cases: Sequence[Case]) -> str:
    """The cases as they stand in a file of gold: a JSON list, a case a line."""
    return "[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n"


def read(case: Case, lexicon: Lexicon) -> Reading:
    """What the taggers find in the case, compared with what it expects."""
    tags = tagged(case, lexicon)
    expected, found = case["figures"], tags.figures
    at_place = {_place(figure): figure for figure in found}
    pairs = [(at_place[_place_of(figure)], figure) for figure in expected if _place_of(figure) in at_place]
    numerals = {(one.paragraph_no, offset): one for one in tags.numerals for offset in range(one.start, one.end)}
    in_figures = {(one.paragraph_no, offset) for one in found for offset in range(one.start, one.end)}
    printed = [*case["numerals"], *expected, *(time for time in case["times"] if NUMERAL.search(time["surface"]))]
    return Reading(
        figures=score(
            ((*_place(one), one.value, one.low, one.high, one.unit_code) for one in found),
            ((*_place_of(one), *map(_decimal, (one["value"], one["low"], one["high"])), one["unit_code"]) for one in expected),
        ),
        times=score(
            ((one.paragraph_no, one.start, one.end, str(one.from_date), str(one.to_date)) for one in tags.times),
            ((*_place_of(one), str(one["from_date"]), str(one["to_date"])) for one in case["times"]),
        ),
        stated=_share(all(getattr(one, field) == gold[field] for field in STATED) for one, gold in pairs),
        told=_share(_is_told(one, gold) for one, gold in pairs),
        periods=_share(
            (str(one.period_start), str(one.period_end)) == (str(gold["period_start"]), str(gold["period_end"])) for one, gold in pairs
        ),
        false_figures=0 if expected else len(found),
        accounted=_share(any((one["paragraph_no"], at) in numerals for at in range(one["start"], one["end"])) for one in printed),
        kept_out=_share(
            not any((one["paragraph_no"], at) in in_figures for at in range(one["start"], one["end"])) for one in case["numerals"]
        ),
        classes=_share(
            (one["paragraph_no"], one["start"]) in numerals and numerals[one["paragraph_no"], one["start"]].numeral_class == one["class"]
            for one in case["numerals"]
        ),
    )


def tagged(case: Case, lexicon: Lexicon) -> Tags:
    """All that is found in the case, whose characters are cleaned first, as those of a page are."""
    issued = date.fromisoformat(case["issue_date"])
    paragraphs = tuple(Paragraph(number, "body", _clean(text, lexicon), ()) for number, text in enumerate(case["text"], 1))
    return tag(Article("a", "p", 1, "news", paragraphs), _page("", issued), lexicon)


def _clean(text: str, lexicon: Lexicon) -> str:
    cleaned = clean(_page(text, None), lexicon).text
    return cleaned if len(cleaned) == len(text) else text


def _page(text: str, issued: date | None) -> Page:
    return Page("p", "text/utf-8", "0" * 64, text, text, (Span(0, 0, len(text)),), paper="云汀日报", issue_date=issued, page_no=1)


def is_near(found: str | None, expected: str | None) -> bool:
    """Whether two phrases are the same but for quotation marks, or one has one word more at one of its ends."""
    if found is None or expected is None or found == expected:
        return found == expected
    shorter, longer = sorted((QUOTES.sub("", found), QUOTES.sub("", expected)), key=len)
    return len(longer) - len(shorter) <= LONGEST_WORD and (longer.startswith(shorter) or longer.endswith(shorter))


def table_of(sets: Mapping[str, Sequence[Reading]]) -> Table:
    """The measures of each set, with the targets of the issue that asked for them."""
    table = Table(
        "", "target", *(f"{name} ({len(readings)} texts)" for name, readings in sets.items()), title="Figures, numerals and times"
    )
    totals = {name: sum(readings, Reading()) for name, readings in sets.items()}
    rows = {
        "figures: span, value, unit": ("F1 0.97", lambda one: _f1(one.figures)),
        "… modifier, role, direction, basis right": ("0.97", lambda one: _right(one.stated)),
        "… measure and subject right": ("0.85", lambda one: _right(one.told)),
        "… period right": ("", lambda one: _right(one.periods)),
        "times: span, days": ("F1 0.97", lambda one: _f1(one.times)),
        "false figures in texts with none": ("0", lambda one: str(one.false_figures)),
        "numerals accounted for": ("1.00", lambda one: _right(one.accounted)),
        "numerals that are none kept out": ("0.98", lambda one: _right(one.kept_out)),
        "… and of the right class": ("", lambda one: _right(one.classes)),
    }
    for name, (target, written) in rows.items():
        table.add_row(name, target, *(written(total) for total in totals.values()))
    return table


def _f1(found: Score) -> str:
    return f"{found.f1:.3f} ({found.right + found.missed})  {found.precision:.3f} / {found.recall:.3f}"


def _right(found: Score) -> str:
    return f"{found.recall:.3f} ({found.right + found.missed})"


def _share(right: Iterator[bool]) -> Score:
    answers = list(right)
    return Score(right=sum(answers), missed=len(answers) - sum(answers))


def _is_told(found: Figure, expected: Case) -> bool:
    return is_near(found.measure, expected["measure"]) and is_near(found.subject, expected["subject"])


def _place(found: Figure) -> tuple[int, int, int]:
    return found.paragraph_no, found.start, found.end


def _place_of(expected: Case) -> tuple[int, int, int]:
    return expected["paragraph_no"], expected["start"], expected["end"]


def _decimal(number: Any) -> Decimal | None:
    return None if number is None else Decimal(str(number))
