"""Tag: find in an article the people, organisations and places, the quotations, the figures and times, and what it is about."""

from __future__ import annotations

from flows.lexicon import Lexicon
from flows.tag.figures import find_figures
from flows.tag.names import find_mentions
from flows.tag.numerals import classify_numerals, find_numerals
from flows.tag.quotes import find_quotes
from flows.tag.times import event_time, find_times
from flows.tag.topics import find_topics
from flows.values import Article, Page, Tags

__all__ = ["tag"]


def tag(article: Article, page: Page, lexicon: Lexicon) -> Tags:
    """All that is found in the article; `page` says in which paper, and on which day, it was printed.

    Every mention, quote, figure, time and numeral says where it stands: `paragraph.text[start:end]` are its words.
    """
    times = find_times(article.paragraphs, page.issue_date, lexicon)
    printed = find_numerals(article.paragraphs, lexicon)
    figures = find_figures(article.paragraphs, printed, times, page.issue_date, lexicon)
    mentions = find_mentions(article, page.paper, lexicon)
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
    )
