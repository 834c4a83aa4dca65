"""make evaluate: how well pages are cut and articles tagged, against what is known of them.

What is called held out was not looked at while rules were made; the rest was. The second edition was written when they were made; its first
page has been looked at since. The real page is measured where `shared/` lies beside the repository.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.lexicon import Lexicon, read_lexicon
from flows.tag import tag
from flows.values import Article, Page, Paragraph, Tags
from tests.evaluation.cuts import cut_tables
from tests.evaluation.figures import SETS, cases_of, cases_of_edition, read
from tests.evaluation.figures import table_of as figures_table
from tests.evaluation.measure import Score, score
from tests.evaluation.names import SETS as NAME_SETS
from tests.evaluation.names import read as read_names
from tests.evaluation.names import table_of as names_table
from tests.gold.marked import articles_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
KINDS = {"people": "person", "organisations": "organisation", "places": "place"}
Scores = dict[str, Score]
Expected = Mapping[str, Any]


def main() -> None:
    """Measure everything and print the tables."""
    lexicon = read_lexicon()
    console = Console()
    for table in cut_tables(lexicon, SHARED):
        console.print(table)
    edition = json.loads((ROOT / "tests" / "gold" / "yunting-2024-05-21.json").read_text(encoding="utf-8"))
    second = json.loads((ROOT / "tests" / "evaluation" / "second_edition.json").read_text(encoding="utf-8"))
    held_out = json.loads((ROOT / "tests" / "evaluation" / "held_out.json").read_text(encoding="utf-8"))
    tagged = {"samples": _tagged(edition, lexicon)}
    figures = {name: [read(case, lexicon) for _, case in cases_of(folder)] for name, folder in SETS.items()}
    figures["samples"] = [read(case, lexicon) for case in cases_of_edition(edition)]
    real = SHARED / "gold" / "2023-11-14-02.json"
    if real.exists():
        gold = json.loads(real.read_text(encoding="utf-8"))
        gold |= {"paper": "天津日报", "issue_date": "2023-11-14"}
        tagged["real page"] = _tagged(gold, lexicon)
        figures["real page"] = [read(case, lexicon) for case in cases_of_edition(gold)]
    tagged["held-out sentences"] = _tagged_sentences(held_out, lexicon)
    tagged["second edition"] = {"topics": _topics(second, lexicon)}
    console.print(figures_table(figures))
    console.print(
        names_table({name: [read_names(article, lexicon) for article in articles_of(folder)] for name, folder in NAME_SETS.items()})
    )
    console.print(_table("Tagging", tagged))


def _table(title: str, columns: Mapping[str, Scores]) -> Table:
    table = Table(title=f"{title}: F1 (number expected), precision / recall")
    table.add_column("")
    for name in columns:
        table.add_column(name, justify="right")
    for row in dict.fromkeys(row for scores in columns.values() for row in scores):
        table.add_row(row, *(_written(scores.get(row)) for scores in columns.values()))
    return table


def _written(found: Score | None) -> str:
    if found is None:
        return ""
    return f"{found.f1:.3f} ({found.right + found.missed})\n{found.precision:.3f} / {found.recall:.3f}"


def _tagged(edition: Expected, lexicon: Lexicon) -> Scores:
    total: defaultdict[str, Score] = defaultdict(Score)
    topic_names = {topic.topic_id: topic.name for topic in lexicon.topics}
    for expected in edition["articles"]:
        for name, found in _compared(_tags(edition, expected, lexicon), expected, topic_names).items():
            total[name] += found
    return dict(total)


def _compared(tags: Tags, expected: Expected, topic_names: Mapping[str, str]) -> Scores:
    kinds = {"people": "person", "organisations": "organisation", "places": "place", "works": "work", "programmes": "programme"}
    scores = {
        "figures: span, value, unit": score(
            ((f.paragraph_no, f.start, f.end, *map(_number, (f.value, f.low, f.high)), f.unit_code) for f in tags.figures),
            (
                (f["paragraph_no"], f["start"], f["end"], *map(_number, (f["value"], f["low"], f["high"])), f["unit_code"])
                for f in expected["figures"]
            ),
        ),
        "times: span, days": score(
            ((t.paragraph_no, t.start, t.end, str(t.from_date), str(t.to_date)) for t in tags.times),
            ((t["paragraph_no"], t["start"], t["end"], str(t["from_date"]), str(t["to_date"])) for t in expected["times"]),
        ),
    }
    for field in ("role", "direction", "basis", "measure", "subject", "rate_per", "period_start"):
        scores[f"figures: {field}"] = score(
            ((f.paragraph_no, f.start, str(getattr(f, field))) for f in tags.figures if getattr(f, field)),
            ((f["paragraph_no"], f["start"], str(f[field])) for f in expected["figures"] if f.get(field)),
        )
    for name, kind in kinds.items():
        scores[name] = score(
            ((m.paragraph_no, m.start, m.end) for m in tags.mentions if m.kind == kind),
            ((m["paragraph_no"], m["start"], m["end"]) for m in expected["mentions"] if m["kind"] == kind),
        )
    scores["quotes: span"] = score(
        ((q.paragraph_no, q.start, q.end) for q in tags.quotes), ((q["paragraph_no"], q["start"], q["end"]) for q in expected["quotes"])
    )
    scores["quotes: speaker"] = score(
        ((q.paragraph_no, q.start, q.speaker) for q in tags.quotes if q.speaker),
        ((q["paragraph_no"], q["start"], q["speaker"]) for q in expected["quotes"] if q["speaker"]),
    )
    scores["topics"] = _topic_score(tags, expected, topic_names)
    return scores


def _topics(edition: Expected, lexicon: Lexicon) -> Score:
    topic_names = {topic.topic_id: topic.name for topic in lexicon.topics}
    return sum((_topic_score(_tags(edition, expected, lexicon), expected, topic_names) for expected in edition["articles"]), Score())


def _topic_score(tags: Tags, expected: Expected, topic_names: Mapping[str, str]) -> Score:
    return score((topic_names[topic.topic_id] for topic in tags.topics), expected["topics"])


def _tags(edition: Expected, article: Expected, lexicon: Lexicon) -> Tags:
    head = {name: article.get(name) for name in ("kicker", "headline", "subtitle")}
    return tag(_article(article["paragraphs"], **head), _page(edition), lexicon)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _tagged_sentences(held_out: Expected, lexicon: Lexicon) -> Scores:
    total: defaultdict[str, Score] = defaultdict(Score)
    for case in held_out["cases"]:
        tags = tag(_article([case["text"]]), _page(held_out), lexicon)
        total["figures: span"] += score((figure.surface for figure in tags.figures), case["figures"])
        total["times: span"] += score((time.surface for time in tags.times), case["times"])
        for name, kind in KINDS.items():
            total[name] += score((mention.surface for mention in tags.mentions if mention.kind == kind), case[name])
        total["quotes: span"] += score((quote.text for quote in tags.quotes), case["quotes"])
    return dict(total)


def _article(paragraphs: Sequence[str], **head: str | None) -> Article:
    numbered = tuple(Paragraph(number, "body", text, ()) for number, text in enumerate(paragraphs, 1))
    return Article("a", "p", 1, "news", numbered, **head)


def _page(edition: Expected) -> Page:
    day = date.fromisoformat(edition["issue_date"])
    return Page("p", "text/utf-8", "0" * 64, "", "", (), paper=edition["paper"], issue_date=day, page_no=1)


if __name__ == "__main__":
    main()
