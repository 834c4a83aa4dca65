"""Take every page of a run once, and refuse a second one that says it is the same page and says something else."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from pathlib import Path

from flows.values import Page, Reject


@dataclass(frozen=True, slots=True)
class Sorted:
    """Pages to take, pages that the run has already, and pages that contradict one that it has."""

    first: tuple[Page, ...]
    again: tuple[Page, ...]
    rejects: tuple[Reject, ...]


def without_repeats(pages: Iterable[Page], seen: MutableMapping[str, tuple[str, str]]) -> Sorted:
    """Sort the pages of a batch; `seen` holds the content's hash and the path of every page of the run so far, by page_id."""
    first: list[Page] = []
    again: list[Page] = []
    rejects: list[Reject] = []
    for page in pages:
        known = seen.get(page.page_id)
        if known is None:
            seen[page.page_id] = (page.source_sha256, page.source_path)
            first.append(page)
        elif known[0] == page.source_sha256:
            again.append(page)
        else:
            rejects.append(_contradiction(page, known[1]))
    return Sorted(tuple(first), tuple(again), tuple(rejects))


def _contradiction(page: Page, taken: str) -> Reject:
    sidecar = Path(page.source_path).with_suffix(".json")
    detail = (
        f"{page.source_path} and {taken} both say that they are {page.page_id}, with different text; {taken} was taken. If the other "
        f"corrects it, load that by itself; if it is another page, say so in {sidecar} (page_no, issue_date)."
    )
    return Reject(page.source_path, "ingest", "same_page", detail, page.source_sha256)
