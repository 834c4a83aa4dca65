"""The place that an article is about, and does not only mention.

Every place with a code adds to itself and to what it lies in, more in the headline and the first paragraph; bodies add to the place that
their name begins with, and the paper's home to itself. From the country down, an article is about the part that has most of the weight of
the whole, as long as one has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from flows.lexicon import Lexicon
from flows.tag.names import Gazetteer, codes_of, gazetteer_of, home_of
from flows.values import Article, Mention

# What a place weighs more that stands in the headline, in the first paragraph, in the dateline; what a body weighs, and the paper's home.
# Set with `SHARE` on the articles of `tests/teaching`.
HEADLINE, LEAD, DATELINE, BODY, HOME = 2.0, 1.0, 2.0, 0.8, 1.0
# Of the weight of a place, its part must have this share.
SHARE = 0.4
SENT_FROM = re.compile("(?:本报|新华社|中新社)([一-鿿]{2,8}?)[0-9]")


def place_about(article: Article, mentions: Sequence[Mention], paper: str | None, lexicon: Lexicon) -> str | None:
    """The code of the country, province, city or county that the article is about; none, where no country has most of the weight."""
    known = gazetteer_of(lexicon)
    home = home_of(paper, lexicon)
    weights: defaultdict[str, float] = defaultdict(float)
    for code, weight in _weighed(article, mentions, home, lexicon):
        for above in _above(code, known):
            weights[above] += weight
    about, whole = None, sum(weight for code, weight in weights.items() if known.places[code].level == "country")
    while True:
        parts = [code for code in weights if known.places[code].parent == about and known.places[code].level != "street"]
        best = max(parts, key=lambda code: (weights[code], code), default=None)
        if best is None or weights[best] < SHARE * whole:
            return about
        about, whole = best, weights[best]


def _weighed(article: Article, mentions: Sequence[Mention], home: str | None, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    headline = " ".join(line for line in (article.kicker, article.headline, article.subtitle) if line)
    first = article.paragraphs[0].paragraph_no if article.paragraphs else 0
    if home and (code := codes_of([home], home, lexicon)[0]):
        yield code, HOME
    for paragraph in article.paragraphs[:1]:
        sent = SENT_FROM.match(paragraph.text)
        if sent and (code := codes_of([sent[1]], home, lexicon)[0]):
            yield code, DATELINE
    bodies = [mention for mention in mentions if mention.kind == "organisation"]
    yield from ((code, BODY) for code in codes_of([body.name for body in bodies], home, lexicon) if code)
    for mention in mentions:
        if mention.adcode:
            yield mention.adcode, 1 + LEAD * (mention.paragraph_no == first)
    named = {mention.surface: mention.adcode for mention in mentions if mention.adcode}
    for surface, code in named.items():
        if code and surface.rstrip("省市区县") in headline:
            yield code, HEADLINE


def _above(code: str, known: Gazetteer) -> Iterator[str]:
    """A place and all that it lies in."""
    while code in known.places:
        yield code
        code = known.places[code].parent or ""
