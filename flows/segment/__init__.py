"""Segment: cut the pages of one edition into articles, and account for every line."""

from __future__ import annotations

from collections.abc import Sequence

from flows.lexicon import Lexicon
from flows.scripts import in_simplified
from flows.segment.assembly import assemble
from flows.segment.bodies import gather_bodies
from flows.segment.body import Gathered
from flows.segment.compose import compose
from flows.segment.lines import printed_lines
from flows.segment.pieces import cut_into_pieces
from flows.segment.regions import Claim, regions_of
from flows.segment.stories import Part, Story, beginnings_of, join_stories, stories_of
from flows.values import Page, Segmented

__all__ = ["Part", "Story", "segment", "stories_of"]


def segment(pages: Sequence[Page], lexicon: Lexicon) -> tuple[Segmented, ...]:
    """Cut the cleaned pages of one edition into articles, and join those that go on from page to page.

    Every line that is not blank comes out in exactly one region of its page. An article's headline is the group of display lines that
    fits its body best among all of the page, or none; `headline_confidence` says how sure that is. Where the rest of a story stands on
    another page, the headline over its beginning tells what may stand over the rest.
    """
    gathered = [
        gather_bodies(cut_into_pieces(printed_lines(page, in_simplified(page.text, lexicon)), page.paper, lexicon), lexicon)
        for page in pages
    ]
    cut = [_segment_page(page, bodies, (), lexicon) for page, bodies in zip(pages, gathered, strict=True)]
    told = [beginnings_of(page, cut) for page in cut]
    return join_stories(
        [
            _segment_page(page.page, bodies, beginnings, lexicon) if beginnings else page
            for page, bodies, beginnings in zip(cut, gathered, told, strict=True)
        ]
    )


def _segment_page(page: Page, gathered: Gathered, beginnings: Sequence[Part], lexicon: Lexicon) -> Segmented:
    assembled = assemble(gathered, beginnings, lexicon)
    headlines = {headline.body: headline for headline in assembled.assigned.headlines}
    articles = [(index, body) for index, body in enumerate(assembled.bodies) if index not in assembled.nobodys]
    composed = [
        compose(body, headlines.get(index), assembled.assigned.subheads, ordinal, page, lexicon)
        for ordinal, (index, body) in enumerate(articles, 1)
    ]
    claims = [claim for one in composed for claim in one.claims]
    claims += [Claim(piece.lines, "unassigned", None) for piece in assembled.assigned.leftover]
    claims += [Claim(piece.lines, "furniture", None) for piece in gathered.furniture]
    boxes = [*gathered.boxes, *(piece for index in assembled.nobodys for piece in assembled.bodies[index].flow)]
    claims += [Claim(piece.lines, "advertisement", None) for piece in boxes]
    claims += [Claim(piece.lines, "unassigned", None) for piece in assembled.unsigned]
    return Segmented(page, tuple(one.article for one in composed), regions_of(page, claims))
