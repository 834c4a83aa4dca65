"""The tables of how well pages are cut: of the press, of editions that others wrote, of our own samples, and of the real page."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.table import Table

from flows.clean import clean
from flows.lexicon import Lexicon
from flows.segment import segment
from flows.values import Page, RegionKind
from tests.evaluation.cutting import Cut, measure, read_raw_pages
from tests.evaluation.measure import Score, score
from tests.gold.real_page import DISPLAY_LINES, FIRST_LINES, LAST_LINES, line_at, lines_of, read_real_page
from tests.press.grammar import World, write_edition
from tests.press.held_out import HELD_OUT
from tests.press.layouts import LOOKED_AT, Layout
from tests.press.press import as_printed, print_edition
from tests.press.proof import Edition, Proof, read_proofs

EDITIONS = Path(__file__).parent / "editions"
SEEDS = range(1, 6)
Printed = tuple[Edition, list[Proof]]
# What the issue that asked for segmentation asks of it, on layouts that nobody has looked at.
TARGETS = {
    "articles exactly right": 0.97,
    "paragraph breaks": 0.98,
    "headlines to bodies": 0.98,
    "roles of display lines": 0.97,
    "jumps joined": 0.99,
    "bylines and credits": 0.98,
}
SURE = "of the headlines with confidence ≥ 0.9, right"


def cut_tables(lexicon: Lexicon, shared: Path) -> Iterator[Table]:
    """The table of all measures, and that of the layouts of the press, one by one."""
    looked_at = {layout.name: measured(printed_press("looked_at", [layout]), lexicon) for layout in LOOKED_AT}
    held_out = {layout.name: measured(printed_press("held_out", [layout]), lexicon) for layout in HELD_OUT}
    columns = {
        "press,\nlooked at": _together(looked_at.values()),
        "press,\nheld out": _together(held_out.values()),
        "editions,\nlooked at": measured(printed_editions("looked_at"), lexicon),
        "editions,\nheld out": measured(printed_editions("held_out"), lexicon),
    }
    yield _table(columns, _real_page(shared, lexicon), lexicon)
    yield _by_layout({**looked_at, **{f"{name} (held out)": cut for name, cut in held_out.items()}})


def printed_press(world: World, layouts: Sequence[Layout], seeds: Iterable[int] = SEEDS) -> Iterator[Printed]:
    """Editions of the press in these layouts."""
    for number, layout in enumerate(layouts):
        for seed in seeds:
            edition = as_printed(write_edition(world, 100 * seed + number), layout)
            yield edition, print_edition(edition, layout, seed)


def printed_editions(which: str) -> Iterator[Printed]:
    """Editions that were written and set by others than those who wrote the rules."""
    for file in sorted((EDITIONS / which).glob("*.json")):
        yield read_proofs(file)


def measured(editions: Iterable[Printed], lexicon: Lexicon) -> Cut:
    """All that was measured of these editions together."""
    total = Cut()
    for edition, proofs in editions:
        total.add(measure(edition, proofs, lexicon))
    return total


def _together(cuts: Iterable[Cut]) -> Cut:
    total = Cut()
    for cut in cuts:
        total.add(cut)
    return total


def _table(columns: Mapping[str, Cut], real: Mapping[str, Score], lexicon: Lexicon) -> Table:
    table = Table(title="Cutting pages: F1 (number expected); pages that were not looked at are called held out")
    for name in ("", "target", *columns, "real page"):
        table.add_column(name, justify="right" if name else "left")
    rows = dict.fromkeys(name for cut in columns.values() for name in cut.scores)
    for row in rows:
        target = f"{TARGETS[row]:.2f}" if row in TARGETS else ""
        table.add_row(row, target, *(_written(cut.scores[row]) for cut in columns.values()), _written(real[row]) if row in real else "")
    table.add_section()
    table.add_row(SURE, "0.97", *(f"{cut.sure[True] / max(1, cut.sure.total()):.3f} ({cut.sure.total()})" for cut in columns.values()), "")
    table.add_row("characters in regions", "1.00", *(f"{_of_page(cut, 'regions'):.4f}" for cut in columns.values()), "")
    table.add_row("characters unassigned", "", *(f"{_of_page(cut, 'unassigned'):.4f}" for cut in columns.values()), "")
    table.add_row("pages a second, clean + segment", "100", f"{pages_a_second('held_out', HELD_OUT, lexicon):.0f}")
    return table


def _by_layout(cuts: Mapping[str, Cut]) -> Table:
    table = Table(title="The layouts of the press: F1")
    table.add_column("layout")
    for name in TARGETS:
        table.add_column(name, justify="right")
    for name, cut in cuts.items():
        table.add_row(name, *(f"{cut.scores[row].f1:.3f}" for row in TARGETS))
    return table


def _written(found: Score) -> str:
    return f"{found.f1:.3f} ({found.right + found.missed})"


def _of_page(cut: Cut, what: str) -> float:
    return cut.characters[what] / max(1, cut.characters["page"])


def pages_a_second(world: World, layouts: Sequence[Layout], lexicon: Lexicon) -> float:
    """How many pages of the press in these layouts are cleaned and cut in a second, on one core."""
    editions = printed_press(world, layouts, seeds=(1,))
    pages = [page for edition, proofs in editions for page in read_raw_pages(edition, proofs, lexicon)]
    _cut(pages[:10], lexicon)
    begun = time.perf_counter()
    _cut(pages, lexicon)
    return len(pages) / (time.perf_counter() - begun)


def _cut(pages: Sequence[Page], lexicon: Lexicon) -> None:
    for page in pages:
        segment([clean(page, lexicon)], lexicon)


def _real_page(shared: Path, lexicon: Lexicon) -> dict[str, Score]:
    """The real page, by the lines in which paragraphs begin and articles end, its display lines, and the people of its annotated
    articles."""
    gold = shared / "gold" / "2023-11-14-02.json"
    if not gold.exists():
        return {}
    page = read_real_page(shared, lexicon)
    begins = [[line_at(page, paragraph.spans[0].source_offset) for paragraph in article.paragraphs] for article in page.articles]
    ends = [line_at(page, article.paragraphs[-1].spans[-1].source_offset) for article in page.articles]
    titles = [{kind: tuple(lines_of(page, article, kind)) for kind in DISPLAY_LINES} for article in page.articles]
    wanted = [{kind: tuple(DISPLAY_LINES[kind][index]) for kind in DISPLAY_LINES} for index in range(len(FIRST_LINES))]
    annotated = json.loads(gold.read_text(encoding="utf-8"))["articles"]
    credits = {article.headline: sorted((credit.name, credit.role) for credit in article.credits) for article in page.articles}
    return {
        "articles exactly right": score(zip(map(tuple, begins), ends, strict=True), zip(map(tuple, FIRST_LINES), LAST_LINES, strict=True)),
        "paragraph breaks": score((line for lines in begins for line in lines[1:]), (line for lines in FIRST_LINES for line in lines[1:])),
        "headlines to bodies": score(_title_lines(begins, titles), _title_lines(FIRST_LINES, wanted)),
        "roles of display lines": score(_roles(titles), _roles(wanted)),
        "bylines and credits": score(
            ((one["headline"], str(credits.get(one["headline"]))) for one in annotated),
            ((one["headline"], str(sorted((name, role) for name, role in one["credits"]))) for one in annotated),
        ),
    }


def _title_lines(
    begins: Sequence[Sequence[int]], titles: Sequence[Mapping[RegionKind, tuple[int, ...]]]
) -> Iterator[tuple[int, frozenset[int]]]:
    """The line with which each article that has a headline begins, with the lines of that."""
    for lines, title in zip(begins, titles, strict=True):
        if any(title.values()):
            yield lines[0], frozenset(line for of_kind in title.values() for line in of_kind)


def _roles(titles: Sequence[Mapping[RegionKind, tuple[int, ...]]]) -> Iterator[tuple[int, RegionKind]]:
    return ((line, kind) for title in titles for kind, lines in title.items() for line in lines)
