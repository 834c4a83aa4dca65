"""Tag: find in an article the people, organisations and places, the quotations, the figures and times, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from flows.lexicon import Lexicon
from flows.tag.about import place_about
from flows.tag.figures import find_figures
from flows.tag.names import find_mentions
from flows.tag.numerals import classify_numerals, find_numerals
from flows.tag.quotes import find_quotes
from flows.tag.sequence import Labelled, label
from flows.tag.times import event_time, find_times
from flows.tag.topics import find_topics
from flows.values import Article, Page, Tags

__all__ = ["tag", "tag_all"]


def tag(article: Article, page: Page, lexicon: Lexicon) -> Tags:
    """All that is found in the article; `page` says in which paper, and on which day, it was printed.

    Every mention, quote, figure, time and numeral says where it stands: `paragraph.text[start:end]` are its words.
    """
    return tag_all((article,), page, lexicon)[0]


def tag_all(articles: Sequence[Article], page: Page, lexicon: Lexicon) -> tuple[Tags, ...]:
    """What `tag` finds in each of the articles of a page; read at once, they take less time."""
    texts = [paragraph.text for article in articles for paragraph in article.paragraphs]
    labelled = iter(label(texts, lexicon))
    return tuple(_tags(article, list(islice(labelled, len(article.paragraphs))), page, lexicon) for article in articles)


def _tags(article: Article, labelled: Sequence[Sequence[Labelled]], page: Page, lexicon: Lexicon) -> Tags:
    times = find_times(article.paragraphs, page.issue_date, lexicon)
    printed = find_numerals(article.paragraphs, lexicon)
    figures = find_figures(article.paragraphs, printed, times, page.issue_date, lexicon)
    mentions = find_mentions(article, labelled, page.paper, lexicon)
    event_from, event_to = event_time(article.paragraphs, times, page.issue_date)
    return Tags(
        mentions=mentions,
        quotes=find_quotes(article, mentions, lexicon),
        figures=figures,
        numerals=classify_numerals(article.paragraphs, printed, figures, times, mentions),
        times=times,
        topics=find_topics(article, lexicon),
        event_from=event_from,
        event_to=event_to,
        about=place_about(article, mentions, page.paper, lexicon),
    )
