"""make bench-peers: our taggers beside JioNLP, Recognizers-Text and cn2an, on the gold of figures and times, in one run.

Licences: jionlp 1.5.31 Apache-2.0 (its dependency jiojio is GPL-3.0), recognizers-text-suite 1.0.2a2 MIT, cn2an 0.5.24 MIT.

Every reader gets the same cleaned characters. The peers read in an environment of their own, each driven as `read.py` says; where one
does not run, the tables say so. The gold follows our conventions (`tests/specs/figures/README.md`), for which the spans and days of the
peers were not made: what they can be held to is the value. Seconds are of this machine; the ratios are of one run.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.clean import clean
from flows.lexicon import Lexicon, read_lexicon
from flows.tag.figures import find_figures
from flows.tag.numerals import classify_numerals, find_numerals
from flows.tag.times import find_times
from flows.values import Figure, Page, Paragraph, Span, Tags, Time
from tests.benchmarks.peers.matching import Accuracy, Thing, accuracy
from tests.benchmarks.peers.names import print_names
from tests.benchmarks.peers.read import PASSES, PEERS
from tests.evaluation.figures import SETS, Case, cases_of, tagged
from tests.evaluation.measure import Score
from tests.gold.real_page import read_real_page

ROOT = Path(__file__).parents[3]
PEERS_PYTHON = ROOT / ".venv-peers" / "bin" / "python"
SHARED = ROOT.parent / "shared"
EDITIONS = ROOT / "tests" / "evaluation" / "editions" / "looked_at"
READ = Path(__file__).parent / "read.py"
LONGEST_WAIT = 1800
OURS = "Yaowen"
# For each reader, every figure and time that it found in each paragraph of each case.
Found = Sequence[Sequence[tuple[Sequence[Thing], Sequence[Thing]]]]
ROWS = {
    "value": "figures by value",
    "unit": "figures by value and unit",
    "exact": "figures by exact span, value and unit",
    "bounds": "… both bounds right, of those found by value",
    "money": "… of sums of money, found by value and unit",
    "times": "times: overlap, first and last day",
}
SHARES = ("bounds", "money")
# What a reader does not claim to say is left out of its column rather than counted against it.
UNSAID = {"cn2an": ("unit", "exact", "bounds", "money", "times")}


@dataclass(frozen=True)
class Run:
    """What one reader did: what it found, in how many seconds; or why it did not run."""

    found: Found = ()
    seconds: float = 0.0
    raised: int = 0
    why_not: str = ""


def main() -> None:
    """Read the same texts with every reader, then print how well, and how fast, on ordinary text too."""
    lexicon = read_lexicon()
    sets = {name: [case for _, case in cases_of(folder)] for name, folder in SETS.items()}
    gold = [case for cases in sets.values() for case in cases]
    runs = _all(gold, lexicon)
    console = Console()
    console.print(_accuracy_table(runs, sets))
    console.print(_speed_table("of the gold, where every sentence has figures", runs, _length(gold)))
    articles = list(_articles())
    console.print(_speed_table(f"of {len(articles)} articles of editions", _all(articles, lexicon), _length(articles)))
    print_names(console, lexicon, SHARED)
    if SHARED.is_dir():
        page = list(_articles_of_real_page(lexicon))
        console.print(_speed_table("of the real page", _all(page, lexicon), _length(page)))


def _all(cases: Sequence[Case], lexicon: Lexicon) -> dict[str, Run]:
    texts = [_cleaned(case, lexicon) for case in cases]
    runs = {OURS: _ours(cases, texts, lexicon)}
    with TemporaryDirectory() as folder:
        asked = Path(folder) / "cases.json"
        asked.write_text(
            json.dumps([{"texts": one, "issue_date": case["issue_date"]} for one, case in zip(texts, cases, strict=True)]), encoding="utf-8"
        )
        return runs | {name: _peer(name, asked) for name in PEERS}


def _articles() -> Iterator[Case]:
    """The articles of the editions that were written to measure how pages are cut."""
    for file in sorted(EDITIONS.glob("*.json")):
        edition = json.loads(file.read_text("utf-8"))
        for article in edition["articles"]:
            yield {"text": article["paragraphs"], "issue_date": edition["issue_date"]}


def _articles_of_real_page(lexicon: Lexicon) -> Iterator[Case]:
    page = read_real_page(SHARED, lexicon)
    for article in page.articles:
        yield {"text": [paragraph.text for paragraph in article.paragraphs], "issue_date": str(page.page.issue_date)}


def _length(cases: Sequence[Case]) -> int:
    return sum(len(text) for case in cases for text in case["text"])


def _cleaned(case: Case, lexicon: Lexicon) -> list[str]:
    """The texts as `tagged` cleans them, so that every reader sees the same characters at the same places."""
    pages = [Page("p", "text/utf-8", "0" * 64, text, text, (Span(0, 0, len(text)),), page_no=1) for text in case["text"]]
    texts = [clean(page, lexicon).text for page in pages]
    return [text if len(text) == len(printed) else printed for text, printed in zip(texts, case["text"], strict=True)]


def _ours(cases: Sequence[Case], texts: Sequence[Sequence[str]], lexicon: Lexicon) -> Run:
    found = [_by_paragraph(tagged(case, lexicon), len(case["text"])) for case in cases]
    asked = [
        (tuple(Paragraph(number, "body", text, ()) for number, text in enumerate(one, 1)), date.fromisoformat(case["issue_date"]))
        for one, case in zip(texts, cases, strict=True)
    ]
    seconds = []
    for _ in range(1 + PASSES):
        start = time.perf_counter()
        for paragraphs, issued in asked:
            _read(paragraphs, issued, lexicon)
        seconds.append(time.perf_counter() - start)
    return Run(found, min(seconds[1:]))


def _read(paragraphs: tuple[Paragraph, ...], issued: date, lexicon: Lexicon) -> None:
    """What `flows.tag.tag` does for figures, times and numerals."""
    times = find_times(paragraphs, issued, lexicon)
    printed = find_numerals(paragraphs, lexicon)
    figures = find_figures(paragraphs, printed, times, issued, lexicon)
    classify_numerals(paragraphs, printed, figures, times, ())


def _by_paragraph(tags: Tags, paragraphs: int) -> list[tuple[list[Thing], list[Thing]]]:
    return [
        (
            [_figure(one) for one in tags.figures if one.paragraph_no == number],
            [_time(one) for one in tags.times if one.paragraph_no == number],
        )
        for number in range(1, paragraphs + 1)
    ]


def _figure(one: Figure) -> Thing:
    value, low, high = (None if number is None else float(number) for number in (one.value, one.low, one.high))
    return Thing(one.start, one.end, value, low, high, one.unit, one.unit_code)


def _time(one: Time) -> Thing:
    first, last = (day and day.isoformat() for day in (one.from_date, one.to_date))
    return Thing(one.start, one.end, days=(first, last))


def _peer(name: str, asked: Path) -> Run:
    """Let the peer read in its own environment."""
    if not PEERS_PYTHON.exists():
        return Run(why_not="its environment .venv-peers could not be set up")
    answer = asked.with_name("readings.json")
    try:
        done = subprocess.run([PEERS_PYTHON, READ, name, asked, answer], capture_output=True, text=True, timeout=LONGEST_WAIT, check=False)
    except subprocess.TimeoutExpired:
        return Run(why_not=f"not done after {LONGEST_WAIT} seconds")
    if done.returncode:
        return Run(why_not=(done.stderr.strip().splitlines() or ["no word of why"])[-1])
    read = json.loads(answer.read_text(encoding="utf-8"))
    found = [[_split(findings) for findings in texts] for texts in read["readings"]]
    return Run(found, read["seconds"], read["raised"])


def _split(findings: Sequence[Mapping[str, Any]]) -> tuple[list[Thing], list[Thing]]:
    of_kind: dict[str, list[Thing]] = defaultdict(list)
    for one in findings:
        of_kind[one["kind"]].append(Thing.of(one))
    return of_kind["figure"], of_kind["time"]


def _accuracy(found: Found, cases: Sequence[Case]) -> Accuracy:
    total = Accuracy()
    for paragraphs, case in zip(found, cases, strict=True):
        for number, (figures, times) in enumerate(paragraphs, 1):
            gold = ([one for one in case[kind] if one["paragraph_no"] == number] for kind in ("figures", "times"))
            total += accuracy(figures, times, *gold)
    return total


def _accuracy_table(runs: Mapping[str, Run], sets: Mapping[str, Sequence[Case]]) -> Table:
    """A row for each measure and reader, a column for each set."""
    table = Table(
        "", "", *(f"{name} ({len(cases)} texts)" for name, cases in sets.items()), title="Figures and times: F1 (precision / recall)"
    )
    totals: dict[str, list[Accuracy]] = {}
    for name, run in runs.items():
        first = 0
        for cases in sets.values():
            if run.found:
                totals.setdefault(name, []).append(_accuracy(run.found[first : first + len(cases)], cases))
            first += len(cases)
    for measure, title in ROWS.items():
        for name, run in runs.items():
            written = [_written(getattr(total, measure), measure) for total in totals.get(name, [])] or [run.why_not] + [""] * (
                len(sets) - 1
            )
            if measure in UNSAID.get(name, ()):
                written = ["—"] * len(sets)
            table.add_row(title if name == OURS else "", name, *written)
        table.add_section()
    return table


def _written(score: Score, measure: str) -> str:
    expected = score.right + score.missed
    if not expected:
        return "—"
    if measure in SHARES:
        return f"{score.recall:.3f} ({expected})"
    return f"{score.f1:.3f} ({score.precision:.3f} / {score.recall:.3f}) of {expected}"


def _speed_table(of: str, runs: Mapping[str, Run], characters: int) -> Table:
    title = f"The same {characters:,} characters {of}, best of {PASSES} passes, on one core"
    table = Table("", "thousand characters a second", "Yaowen as a multiple of it", "errors raised", title=title)
    ours = runs[OURS].seconds
    for name, run in runs.items():
        if run.seconds:
            table.add_row(
                name, f"{characters / run.seconds / 1000:,.1f}", f"{run.seconds / ours:.2g}×" if name != OURS else "", str(run.raised)
            )
        else:
            table.add_row(name, run.why_not)
    return table


if __name__ == "__main__":
    main()
