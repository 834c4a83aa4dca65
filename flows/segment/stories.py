"""Join the parts of a story that goes on from one page of an edition to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flows.segment.wording import SharedWording, pairs_of
from flows.values import Article, Page, Segmented

# Where several stories jump from one page to the same, their wording tells which part is whose; where only one does, the page numbers do.
LEAST_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story: which page it stands on, which page it comes from or goes on on, what it says, and the headline over it."""

    article_id: str
    block: str
    page_no: int | None
    continued_from: int | None
    continues_on: int | None
    headline: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Story:
    """What all parts of a story have in common: the article_id of its first part, and the headline over that."""

    story_id: str
    headline: str | None


def join_stories(pages: Sequence[Segmented]) -> tuple[Segmented, ...]:
    """Give the parts of each story the `story_id` and the headline of its first part: the article on the page that sends the reader on.

    Parts whose other part is not among these pages keep their own.
    """
    stories = stories_of([part_of(article, page.page) for page in pages for article in page.articles])
    return tuple(replace(page, articles=tuple(_with_story(article, stories[article.article_id]) for article in page.articles)) for page in pages)


def stories_of(parts: Sequence[Part]) -> Mapping[str, Story]:
    """The story of each part, by its article_id.

    A part that goes on on page N is joined with that part on page N, of those that come from its page, whose text and headline share the
    most wording with it. A jump that names a block of the paper (A2) leads to pages of that block, others to any.
    """
    stories = {part.article_id: Story(part.article_id, part.headline) for part in parts}
    taken: set[str] = set()
    for part in sorted(parts, key=_order):
        following = _continuation(part, [one for one in parts if one.article_id not in taken]) if part.continues_on is not None else None
        if following is not None:
            taken.add(following.article_id)
            stories[following.article_id] = stories[part.article_id]
    return stories


def beginnings_of(page: Segmented, pages: Sequence[Segmented]) -> tuple[Part, ...]:
    """The parts on other pages that send the reader on to this one, where stories go on here that come from there."""
    wanted = {article.continued_from for article in page.articles if article.continued_from is not None}
    others = [other for other in pages if other.page.page_no in wanted and other.page.block in (page.page.block, "")]
    return tuple(
        part_of(article, other.page) for other in others for article in other.articles if article.continues_on == page.page.page_no and article.headline
    )


def part_of(article: Article, page: Page) -> Part:
    """The article as a part of a story."""
    words = "\n".join(filter(None, (article.kicker, article.headline, article.subtitle, article.body)))
    return Part(article.article_id, page.block, page.page_no, article.continued_from, article.continues_on, article.headline, words)


def _order(part: Part) -> tuple[str, int, str]:
    return part.block, part.page_no or 0, part.article_id


def _with_story(article: Article, story: Story) -> Article:
    return replace(article, story_id=story.story_id, story_headline=story.headline)


def _continuation(part: Part, others: Sequence[Part]) -> Part | None:
    candidates = [other for other in others if other.page_no == part.continues_on and other.continued_from == part.page_no]
    in_block = [other for other in candidates if other.block == part.block]
    candidates = in_block or candidates
    if not candidates:
        return None
    wording = SharedWording([pairs_of(other.words) for other in candidates])
    shares = [wording.share(pairs_of(part.words), index) for index in range(len(candidates))]
    best = max(range(len(candidates)), key=shares.__getitem__)
    return candidates[best] if shares[best] >= LEAST_SHARE or len(candidates) == 1 else None
