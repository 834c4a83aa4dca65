"""Account for every line of a page: each that is not blank is in exactly one region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.segment.lines import PrintedLine
from flows.values import Page, Region, RegionKind


@dataclass(frozen=True, slots=True)
class Claim:
    """Lines that are of one kind, and the article that claims them, if one does."""

    lines: tuple[PrintedLine, ...]
    kind: RegionKind
    article_id: str | None


def regions_of(page: Page, claims: Iterable[Claim]) -> tuple[Region, ...]:
    """The regions of the page from top to bottom; a line that nothing claims is `unassigned`.

    Lines that follow one another and are claimed alike are one region, the blank lines between them included.
    """
    owners: dict[int, tuple[RegionKind, str | None]] = dict.fromkeys(page.head_lines, ("running_head", None))
    for claim in claims:
        owners |= dict.fromkeys((line.number for line in claim.lines), (claim.kind, claim.article_id))
    regions: list[Region] = []
    for line in page.printed_lines:
        kind, article_id = owners.get(line.number, ("unassigned", None))
        if regions and (regions[-1].kind, regions[-1].article_id) == (kind, article_id):
            regions[-1] = Region(regions[-1].first_line, line.number, kind, article_id)
        else:
            regions.append(Region(line.number, line.number, kind, article_id))
    return tuple(regions)
