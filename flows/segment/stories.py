"""Join the parts of a story that goes on from one page of an edition to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.segment.wording import SharedWording, pairs_of
from flows.values import Article, Page, Segmented

# Parts must share something; which of several continuations is meant is a question of more or less.
LEAST_SHARE = 0.02


def join_stories(pages: Sequence[Segmented]) -> tuple[Segmented, ...]:
    """Give the parts of each story the `story_id` of its first part: the article on the page that sends the reader on.

    A part that goes on on page N is joined with that part on page N, of those that come from its page, whose text and headline share the
    most wording with it. Parts whose other part is not among these pages keep their own id as story_id.
    """
    of_page = {(page.page.block, page.page.page_no): page for page in pages}
    stories: dict[str, str] = {}
    for page in pages:
        for article in page.articles:
            if article.continues_on is not None:
                target = of_page.get((page.page.block, article.continues_on))
                part = _continuation(article, page.page, target, taken=stories) if target else None
                if part is not None:
                    stories[part.article_id] = stories.get(article.article_id, article.article_id)
    return tuple(replace(page, articles=tuple(_with_story(article, stories) for article in page.articles)) for page in pages)


def _with_story(article: Article, stories: dict[str, str]) -> Article:
    return replace(article, story_id=stories.get(article.article_id, article.article_id))


def _continuation(article: Article, page: Page, target: Segmented, *, taken: dict[str, str]) -> Article | None:
    candidates = [part for part in target.articles if part.continued_from == page.page_no and part.article_id not in taken]
    if not candidates:
        return None
    wording = SharedWording([_words(part) for part in candidates])
    shares = [wording.share(pairs_of(_words(article)), index) for index in range(len(candidates))]
    best = max(range(len(candidates)), key=shares.__getitem__)
    return candidates[best] if shares[best] >= LEAST_SHARE or len(candidates) == 1 else None


def _words(article: Article) -> str:
    return "\n".join(filter(None, (article.kicker, article.headline, article.subtitle, article.body)))
