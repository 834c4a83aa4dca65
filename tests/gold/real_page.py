"""What is known of the real page of `shared/pages`, read off the printed page: line numbers, article by article."""

from __future__ import annotations

from pathlib import Path

from flows.clean import clean
from flows.ingest import Identity, find_sources, ingest
from flows.lexicon import Lexicon
from flows.segment import segment
from flows.values import Article, RegionKind, Segmented

# Lines (numbered from 1) in which a paragraph begins; the fifth article is the photograph.
FIRST_LINES = [
    [5, 13, 22, 45],
    [62, 72, 81, 94, 100, 110, 115],
    [124, 126, 133, 141, 148, 155, 159],
    [172, 189],
    [209, 216],
    [225, 235, 240, 257, 269, 273, 279, 284, 297, 309, 316, 322, 330, 341, 349, 353, 358, 367, 375, 382, 389, 396, 404, 417],
    [429, 438, 448, 457],
    [469, 473, 479, 490, 496, 507, 518, 529, 533, 536, 553, 563, 572, 582, 586, 592, 602, 614, 620, 621],
]
LAST_LINES = [54, 120, 170, 197, 217, 425, 461, 629]
DISPLAY_LINES: dict[RegionKind, list[list[int]]] = {
    "headline": [[56], [203], [199], [207], [], [463], [465], [631]],
    "subtitle": [[58], [], [201], [], [], [], [], []],
    "kicker": [[], [], [], [205], [], [], [], []],
}


def read_real_page(shared: Path, lexicon: Lexicon) -> Segmented:
    """The page, cut."""
    sources = find_sources([shared / "pages" / "2023-11-14-02.txt"]).sources
    pages = ingest(sources, given=Identity(paper="天津日报"), lexicon=lexicon).pages
    return segment([clean(page, lexicon) for page in pages], lexicon)[0]


def line_at(page: Segmented, offset: int) -> int:
    """The number of the line in which this character of the source stands."""
    return page.page.source_text.count("\n", 0, offset) + 1


def lines_of(page: Segmented, article: Article, kind: RegionKind) -> list[int]:
    """The first lines of the article's regions of this kind."""
    return [region.first_line for region in page.regions if region.article_id == article.article_id and region.kind == kind]
