"""Join the parts of a story that goes on from one page of an edition to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flows.segment.wording import Pairs, SharedWording, pairs_of
from flows.values import Article, Page, Segmented

# Where several stories jump from one page to the same, their wording tells which part is whose; where only one does, the page numbers do.
# In logarithms of odds: how alike two parts are at least, and what it is worth that the one has the words of the other's headline.
LEAST_LIKENESS = -1.0
HEADLINE_SHARED = 1.5


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story: which page it stands on, which page it comes from or goes on on, what it says, the headline over it, and that with
    its kicker and subtitle."""

    article_id: str
    block: str
    page_no: int | None
    continued_from: int | None
    continues_on: int | None
    headline: str | None
    words: str
    title: str = ""


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
    return tuple(
        replace(page, articles=tuple(_with_story(article, stories[article.article_id]) for article in page.articles)) for page in pages
    )


def stories_of(parts: Sequence[Part]) -> Mapping[str, Story]:
    """The story of each part, by its article_id.

    A part that goes on on page N is joined with a part on page N that comes from its page; where there are several, those are joined first
    whose texts are most alike in their wording (`SharedWording.likeness`), and have the words of each other's headline. A jump leads to
    pages of the same block of the paper (A2), if there are any.
    """
    stories = {part.article_id: Story(part.article_id, part.headline) for part in parts}
    if all(part.continues_on is None for part in parts):
        return stories
    wording = SharedWording([pairs_of(part.words) for part in parts])
    pairs = [pair for index, part in enumerate(parts) if part.continues_on is not None for pair in _continuations(index, parts, wording)]
    found: dict[str, Part] = {}
    begun: set[str] = set()
    for _, part, following in sorted(pairs, key=lambda pair: (-pair[0], _order(pair[1]), _order(pair[2]))):
        if part.article_id not in begun and following.article_id not in found:
            begun.add(part.article_id)
            found[following.article_id] = part
    for part in sorted(parts, key=_order):
        if part.article_id in found:
            stories[part.article_id] = stories[found[part.article_id].article_id]
    return stories


def beginnings_of(page: Segmented, pages: Sequence[Segmented]) -> tuple[Part, ...]:
    """The parts on other pages that send the reader on to this one, where stories go on here that come from there."""
    wanted = {article.continued_from for article in page.articles if article.continued_from is not None}
    others = [other for other in pages if other.page.page_no in wanted and other.page.block in (page.page.block, "")]
    return tuple(
        part_of(article, other.page)
        for other in others
        for article in other.articles
        if article.continues_on == page.page.page_no and article.headline
    )


def part_of(article: Article, page: Page) -> Part:
    """The article as a part of a story."""
    title = "\n".join(filter(None, (article.kicker, article.headline, article.subtitle)))
    words = f"{title}\n{article.body}" if title else article.body
    return Part(article.article_id, page.block, page.page_no, article.continued_from, article.continues_on, article.headline, words, title)


def _order(part: Part) -> tuple[str, int, str]:
    return part.block, part.page_no or 0, part.article_id


def _with_story(article: Article, story: Story) -> Article:
    return replace(article, story_id=story.story_id, story_headline=story.headline)


def _continuations(index: int, parts: Sequence[Part], wording: SharedWording) -> Iterator[tuple[float, Part, Part]]:
    """The parts that could go on from this one, with how alike the two are."""
    part = parts[index]
    candidates = [place for place, one in enumerate(parts) if one.page_no == part.continues_on and one.continued_from == part.page_no]
    candidates = [place for place in candidates if parts[place].block == part.block] or candidates
    lengths = [len(one.words) for one in parts]
    for place in candidates:
        other = parts[place]
        alike = wording.likeness(index, place, lengths)
        alike += HEADLINE_SHARED * max(
            _share(pairs_of(one.headline or ""), wording.pairs[text]) for one, text in ((part, place), (other, index))
        )
        if alike >= LEAST_LIKENESS or len(candidates) == 1:
            yield alike, part, other


def _share(headline: Pairs, text: Pairs) -> float:
    return len(headline & text) / len(headline) if headline else 0.0
