"""Pages by edition: read them from files, put those of one day's paper together, and cut each edition up. No warehouse is touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from flows.clean import clean
from flows.ingest import Identity, find_sources, ingest, without_repeats
from flows.lexicon import Lexicon
from flows.segment import segment
from flows.values import Page, Reject, Segmented


@dataclass(frozen=True, slots=True)
class CutUp:
    """Pages cut up, edition by edition; what could not be taken in, and how many files are no pages."""

    pages: tuple[Segmented, ...]
    rejects: tuple[Reject, ...]
    left_alone: int


def read_and_cut(paths: Sequence[Path], given: Identity, lexicon: Lexicon) -> CutUp:
    """Every page of the files and folders; a page that is among them twice is taken once."""
    found = find_sources(paths)
    read = ingest(found.sources, given=given, lexicon=lexicon)
    pages = without_repeats(read.pages, {})
    rejects = [*read.rejects, *pages.rejects]
    cut = [page for edition in editions_of(pages.first) for page in cut_up(edition, lexicon, rejects)]
    return CutUp(tuple(cut), tuple(rejects), found.left_alone)


def editions_of(pages: Sequence[Page]) -> list[list[Page]]:
    """The pages of each edition, in the order in which they are bound."""
    return [list(group) for _, group in groupby(sorted(pages, key=_edition_order), key=lambda page: page.edition)]


def cut_up(edition: Sequence[Page], lexicon: Lexicon, rejects: list[Reject]) -> Sequence[Segmented]:
    """The pages of the edition, cut up together; where that fails, one by one, so that one page does not cost the others."""
    try:
        return segment([clean(page, lexicon) for page in edition], lexicon)
    except Exception as problem:
        if len(edition) == 1:
            rejects.append(defect(edition[0], "segment", problem))
            return ()
        return [done for page in edition for done in cut_up([page], lexicon, rejects)]


def defect(page: Page, step: str, problem: Exception) -> Reject:
    """A page on which Yaowen itself fails: the run goes on, and the page is kept for whoever mends it."""
    detail = f"{page.source_path}: Yaowen fails on this page ({type(problem).__name__}: {problem}). Please report it with the page."
    return Reject(page.source_path, step, "defect", detail, page.source_sha256)


def _edition_order(page: Page) -> tuple[tuple[str, str], str, int, str]:
    return page.edition, page.block, page.page_no or 0, page.source_sha256
