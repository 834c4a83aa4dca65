"""How well pages are cut: what Yaowen makes of printed pages, line by line, against what the press knows of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.clean import clean
from flows.ingest import Identity, find_sources, ingest
from flows.lexicon import Lexicon
from flows.segment import segment
from flows.values import Article, Page, Segmented
from tests.evaluation.measure import Score, score
from tests.press.proof import Edition, Proof

TEXT = ("body", "subhead", "caption")
TITLE = ("kicker", "headline", "subtitle")
DISPLAY = (*TITLE, "subhead", "byline", "caption")
Scores = dict[str, Score]
# What is left of （下转第二版） where it is cut by the edge of its column: no text stands in such a line.
SURE = 0.9  # a headline with this confidence or more is said to be surely right
REST_OF_JUMP = re.compile(r"(?:[下]?[转轉])?第?[A-Z]?[一二三四五六七八九十\d]{0,3}版[）)]")


def read_pages(edition: Edition, proofs: Sequence[Proof], lexicon: Lexicon) -> list[Page]:
    """The printed pages, read and cleaned as a run does."""
    return [clean(page, lexicon) for page in read_raw_pages(edition, proofs, lexicon)]


def read_raw_pages(edition: Edition, proofs: Sequence[Proof], lexicon: Lexicon) -> list[Page]:
    """The printed pages, read as a run does, and not yet cleaned."""
    with TemporaryDirectory() as folder:
        for proof in proofs:
            (Path(folder) / f"{proof.block}{proof.page_no:02d}.txt").write_text(proof.text, encoding="utf-8")
        given = Identity(paper=edition["paper"], issue_date=date.fromisoformat(edition["issue_date"]))
        return list(ingest(find_sources([Path(folder)]).sources, given=given, lexicon=lexicon).pages)


@dataclass
class Cut:
    """What was measured, added up over editions."""

    scores: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    sure: Counter[bool] = field(default_factory=Counter)  # matches of headlines with a confidence of 0.9 and more: right, or not
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)  # kinds of lines: known, found
    characters: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)  # articles that are not exactly right: page and opening

    def add(self, other: Cut) -> None:
        for name, one in other.scores.items():
            self.scores[name] += one
        self.sure += other.sure
        self.kinds += other.kinds
        self.characters += other.characters
        self.wrong += other.wrong


def measure(edition: Edition, proofs: Sequence[Proof], lexicon: Lexicon) -> Cut:
    """Cut the printed pages and measure what comes out."""
    return compare(edition, proofs, segment(read_pages(edition, proofs, lexicon), lexicon))


def compare(edition: Edition, proofs: Sequence[Proof], pages: Sequence[Segmented]) -> Cut:
    """What was found on the pages against what is known of them."""
    cut = Cut()
    of_page = {(page.page.block, page.page.page_no): page for page in pages}
    found_stories: dict[int, str] = {}
    for proof in proofs:
        page = of_page.get((proof.block, proof.page_no)) or next(iter(_unnumbered(pages, proof)), None)
        if page is None:
            cut.scores["pages read"] += Score(missed=1)
            continue
        one = _Page(edition, proof, page)
        cut.scores["pages read"] += Score(right=1)
        for name, found in one.scores():
            cut.scores[name] += found
        cut.sure += Counter(one.sure_matches())
        cut.kinds += one.kinds()
        cut.characters += one.characters()
        cut.wrong += [
            f"{proof.page_no}: {edition['articles'][index]['paragraphs'][0][:16]}" for index in one.articles if not one.is_right(index)
        ]
        found_stories |= {index: one.counterpart(index).story_id for index in one.articles if one.counterpart(index) is not None}
    cut.scores["jumps joined"] += score(
        _pairs(found_stories), _pairs({i: a["story"] for i, a in enumerate(edition["articles"]) if a.get("story") is not None})
    )
    return cut


def _unnumbered(pages: Sequence[Segmented], proof: Proof) -> Iterator[Segmented]:
    """The page by its text, where it does not know its number."""
    return (page for page in pages if page.page.source_text == proof.text)


def _pairs(stories: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    return ((one, other) for one, other in combinations(sorted(stories), 2) if stories[one] == stories[other])


class _Page:
    """A page with what is known and what was found, by the numbers of its lines."""

    def __init__(self, edition: Edition, proof: Proof, page: Segmented) -> None:
        self.edition = edition
        self.proof = proof
        self.page = page
        self.known = {number: line for number, line in enumerate(proof.lines, 1) if line}
        self.found = {n: region for region in page.regions for n in range(region.first_line, region.last_line + 1)}
        self.articles = sorted({line.article for line in self.known.values() if line.article is not None})
        self.known_text = {index: self._known_text(index) for index in self.articles}
        self.found_text = {article.article_id: _found_text(article, page.page) for article in page.articles}
        self.by_id = {article.article_id: article for article in page.articles}
        self._counterparts = {index: self._counterpart(index) for index in self.articles}

    def _known_text(self, index: int) -> list[tuple[int, int]]:
        """The lines of the article's text in the order of reading, with the numbers of their paragraphs."""
        return [
            (number, line.paragraph or 0)
            for number, line in sorted(self.known.items(), key=lambda item: (item[1].paragraph or 0, item[0]))
            if line.article == index and line.kind in TEXT and not REST_OF_JUMP.fullmatch(line.text)
        ]

    def _counterpart(self, index: int) -> Article | None:
        """The article found that has the most of this one's lines, if most of its own are of this one."""
        lines = {number for number, _ in self.known_text[index]}
        shared = {article_id: len(lines & {number for number, _ in text}) for article_id, text in self.found_text.items()}
        best = max(shared, key=lambda article_id: (shared[article_id], article_id), default=None)
        if best is None or not shared[best]:
            return None
        others = Counter(self.known[number].article for number, _ in self.found_text[best] if number in self.known)
        return self.by_id[best] if others.most_common(1)[0][0] == index else None

    def counterpart(self, index: int) -> Article | None:
        return self._counterparts[index]

    def is_right(self, index: int) -> bool:
        """Whether the article has all its lines, in order, and no others."""
        article = self.counterpart(index)
        return article is not None and [n for n, _ in self.found_text[article.article_id]] == [n for n, _ in self.known_text[index]]

    def scores(self) -> Iterator[tuple[str, Score]]:
        right = sum(self.is_right(index) for index in self.articles)
        yield "articles exactly right", Score(right, len(self.page.articles) - right, len(self.articles) - right)
        known_breaks = (line for text in self.known_text.values() for line in _breaks(text))
        found_breaks = (line for text in self.found_text.values() for line in _breaks(text))
        yield "paragraph breaks", score(found_breaks, known_breaks)
        yield "headlines to bodies", self._headlines()
        display = [(number, line.kind) for number, line in self.known.items() if line.kind in DISPLAY]
        as_display = [(number, self.found[number].kind) for number, _ in display if number in self.found]
        yield "roles of display lines", _share(as_display, display)
        for kind in DISPLAY:
            yield (
                f"  {kind}",
                score(
                    (number for number, region in self.found.items() if region.kind == kind and number in self.known),
                    (number for number, line in self.known.items() if line.kind == kind),
                ),
            )
        yield "bylines and credits", self._bylines()
        yield "editors", score(((c.name, c.role) for c in self.page.page.editors), self.proof.editors)
        yield (
            "boxes",
            score(
                (n for n, region in self.found.items() if region.article_id is None and n in self.known),
                (n for n, line in self.known.items() if line.article is None),
            ),
        )

    def _headlines(self) -> Score:
        """Each group of title lines, by the body under it: right where that body has most of the group's lines."""
        known = {index: self._titled(index) for index in self.articles}
        right = sum(bool(lines) and self._has_title(index, lines) for index, lines in known.items())
        found = {region.article_id for region in self.page.regions if region.kind in TITLE}
        return Score(right, len(found) - right, sum(map(bool, known.values())) - right)

    def _titled(self, index: int) -> set[int]:
        return {number for number, line in self.known.items() if line.article == index and line.kind in TITLE}

    def _title_of(self, article: Article) -> set[int]:
        """The lines of its title. The name of a column that stands over it is furniture to some, a kicker to others: it counts for
        neither."""
        of_article = (n for n, region in self.found.items() if region.article_id == article.article_id and region.kind in TITLE)
        return {n for n in of_article if n in self.known and self.known[n].kind != "furniture"}

    def _has_title(self, index: int, lines: set[int]) -> bool:
        article = self.counterpart(index)
        found = self._title_of(article) if article else set()
        return len(found & lines) * 2 > max(len(lines), len(found))

    def sure_matches(self) -> Iterator[bool]:
        """Each headline that is said to be surely over its body: right where most of its lines are of that article's title.

        Whether its other lines were found as well, `_headlines` says.
        """
        owner = {article.article_id: index for index, article in self._counterparts.items() if article}
        for article in self.page.articles:
            found = self._title_of(article)
            if found and (article.headline_confidence or 0.0) >= SURE:
                index = owner.get(article.article_id)
                yield index is not None and len(found & self._titled(index)) * 2 > len(found)

    def _bylines(self) -> Score:
        """Each article that names anybody: right where the byline and all credits are."""
        known = {index: self._signed(self.edition["articles"][index]) for index in self.articles}
        found = {index: _found_signed(self.counterpart(index)) for index in self.articles}
        right = sum(found[index] == known[index] for index in self.articles if any(known[index]))
        named = sum(any(one) for one in known.values())
        return Score(right, sum(any(found[index]) and found[index] != known[index] for index in self.articles), named - right)

    def _signed(self, article: Mapping[str, object]) -> tuple[str, tuple[tuple[str, str], ...]]:
        credits = article["credits"]
        assert isinstance(credits, Sequence)
        return _bare(str(article["byline"] or "")), tuple(sorted((_bare(name), _bare(role)) for name, role in credits))

    def kinds(self) -> Counter[tuple[str, str]]:
        return Counter((line.kind, self.found[n].kind if n in self.found else "nowhere") for n, line in self.known.items())

    def characters(self) -> Counter[str]:
        """Characters of the page, those in regions, and those in regions that nothing claims."""
        lines = {line.number: len("".join(line.text.split())) for line in self.page.page.lines}
        counts = Counter({"page": sum(lines.values())})
        for number, region in self.found.items():
            counts["regions"] += lines.get(number, 0)
            counts["unassigned"] += lines.get(number, 0) if region.kind == "unassigned" else 0
        return counts


def _share(found: Sequence[tuple[int, str]], known: Sequence[tuple[int, str]]) -> Score:
    right = len(set(found) & set(known))
    return Score(right, 0, len(known) - right)


def _found_text(article: Article, page: Page) -> list[tuple[int, int]]:
    """The numbers of the lines of the article's text, each with that of its paragraph, in the order of the text."""
    lines: dict[int, int] = {}
    for paragraph in article.paragraphs:
        for span in paragraph.spans:
            lines.setdefault(page.source_text.count("\n", 0, span.source_offset) + 1, paragraph.paragraph_no)
    return list(lines.items())


def _breaks(text: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The lines at which a paragraph begins, but for the first."""
    return (number for (_, before), (number, paragraph) in pairwise(text) if paragraph != before)


def _found_signed(article: Article | None) -> tuple[str, tuple[tuple[str, str], ...]]:
    if article is None:
        return "", ()
    return _bare(article.byline or ""), tuple(sorted((_bare(credit.name), _bare(credit.role)) for credit in article.credits))


def _bare(text: str) -> str:
    """What is printed, without white space and without a colon that leads on to the text; full-width digits are digits."""
    return "".join(unicodedata.normalize("NFKC", text).split()).removesuffix(":")
