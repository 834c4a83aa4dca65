"""Topics: what an article is about, by weighted terms of `topic_terms.csv`.

Each topic gets a strength: for every term, its weight times the square root of how often it stands in the text, so that a word that comes
again adds less each time. In the headline it counts `HEADLINE` times, in the first paragraph `LEAD` times more. The score is
strength / (strength + `HALF`): one half at `HALF`, never one.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from math import sqrt

import ahocorasick

from flows.lexicon import Lexicon
from flows.values import Article, Topic

HEADLINE, LEAD = 4.0, 2.0
HALF = 8.0
# A topic is given with this score at least, and with this share of the strongest topic's strength; set on the sample edition.
LOWEST_SCORE = 0.35
LOWEST_SHARE = 0.35
MOST_TOPICS = 3
MOST_EVIDENCE = 8


def find_topics(article: Article, lexicon: Lexicon) -> tuple[Topic, ...]:
    """The topics of an article, strongest first, with a score between 0 and 1 and the words that decided; none where too little speaks."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    weights: dict[tuple[str, str], float] = {}
    for text, importance in _texts(article):
        for _, (term, meanings) in _terms(lexicon).iter_long(text):
            for topic_id, weight in meanings:
                counts[topic_id][term] += importance
                weights[topic_id, term] = weight
    strength = {topic_id: sum(weights[topic_id, term] * sqrt(count) for term, count in terms.items()) for topic_id, terms in counts.items()}
    strongest = max(strength.values(), default=0.0)
    topics = []
    for topic_id in sorted(strength, key=lambda one: (-strength[one], one))[:MOST_TOPICS]:
        score = strength[topic_id] / (strength[topic_id] + HALF)
        if score >= LOWEST_SCORE and strength[topic_id] >= LOWEST_SHARE * strongest:
            decided = sorted(counts[topic_id], key=lambda term: -weights[topic_id, term] * sqrt(counts[topic_id][term]))
            topics.append(Topic(topic_id, round(score, 4), tuple(decided[:MOST_EVIDENCE])))
    return tuple(topics)


def _texts(article: Article) -> list[tuple[str, float]]:
    head = [(line, HEADLINE) for line in (article.kicker, article.headline, article.subtitle) if line]
    body = [(paragraph.text, 1.0 + (LEAD if index == 0 else 0.0)) for index, paragraph in enumerate(article.paragraphs)]
    return head + body


@lru_cache(maxsize=4)
def _terms(lexicon: Lexicon) -> ahocorasick.Automaton:
    meanings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for row in lexicon.topic_terms:
        meanings[row.term].append((row.topic_id, row.weight))
    automaton = ahocorasick.Automaton()
    for term, topics in meanings.items():
        automaton.add_word(term, (term, tuple(topics)))
    automaton.make_automaton()
    return automaton
