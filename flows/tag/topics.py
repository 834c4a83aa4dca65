"""Topics: what an article is about, by weighted terms of `topic_terms.csv`.

Every line (kicker, headline, subtitle, paragraph) speaks for a topic by the terms that stand in it: a weight to the power of `SHARPNESS`,
so that one telling word outdoes several vague ones, less each time that the word comes again. A line's sum counts to the power of
`FULLNESS`: words spread over the article say more than as many in one paragraph. What stands above the article and in its first
paragraph counts more. The sum of the lines, for the length of the article, is the strength; the score is strength / (strength + `HALF`).

Of overlapping terms only the longest is read, so that a term with the weight 0 keeps a shorter one from being read (大学路). A portrait
is told in words that could stand anywhere; so `_told_of_one` adds to it by how often the narrator says 他 or 她.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

import ahocorasick

from flows.lexicon import Lexicon
from flows.values import Article, Topic

# All constants were set on 424 marked articles, one after the other to the best share of first topics and F1 of all; around these values
# neither changes by more than a point or two in a hundred.
ABOVE, FIRST = 3.0, 1.5
SHARPNESS, FULLNESS = 1.6, 0.7
# What a term counts when it comes again, of what it counted before.
AGAIN = 0.4
HALF = 10.0
# Strength is given for an article of so many characters; one of less than `SHORTEST` is read as if it had as many.
LENGTH, SHORTEST = 500, 300
# The first topic has this score at least, another this one and a share of the score of the first: the second, the third.
LOWEST_FIRST, LOWEST = 0.3, 0.36
SHARES = (1.0, 0.5, 0.7)
MOST_EVIDENCE = 8
# The topic of portraits; a narrator who says 他 or 她 more than `PRONOUNS` times in `PRONOUNS_IN` characters adds so much for each more.
PORTRAITS = "profiles"
PRONOUNS, PRONOUNS_IN, PRONOUN = 3.0, 400, 4.0
_QUOTED = re.compile("“[^”]*”")
_PRONOUN = re.compile("(?<![其吉])[他她](?!们)")

# Of a topic, what each of its words adds.
Evidence = dict[str, dict[str, float]]
Terms = tuple[tuple[str, float], ...]


def find_topics(article: Article, lexicon: Lexicon) -> tuple[Topic, ...]:
    """The topics of an article, strongest first, with a score between 0 and 1 and the words that decided; none where too little speaks."""
    strength, evidence = _strengths(article, lexicon)
    scores = {topic_id: value / (value + HALF) for topic_id, value in strength.items()}
    strongest = sorted(scores, key=lambda one: (-scores[one], one))[: len(SHARES)]
    topics: list[Topic] = []
    for topic_id, share in zip(strongest, SHARES, strict=False):
        lowest = max(LOWEST, share * scores[strongest[0]]) if topics else LOWEST_FIRST
        if scores[topic_id] < lowest:
            break
        topics.append(Topic(topic_id, round(scores[topic_id], 4), _decided(evidence[topic_id])))
    return tuple(topics)


def _strengths(article: Article, lexicon: Lexicon) -> tuple[dict[str, float], Evidence]:
    terms = _terms(lexicon)
    strength: dict[str, float] = defaultdict(float)
    evidence: Evidence = defaultdict(lambda: defaultdict(float))
    seen: Counter[tuple[str, str]] = Counter()
    for text, importance in _lines(article):
        for topic_id, words in _read(text, terms, seen).items():
            strength[topic_id] += importance * sum(words.values()) ** FULLNESS
            for word, said in words.items():
                evidence[topic_id][word] += said * importance
    for word, said in _told_of_one(article):
        strength[PORTRAITS] += said
        evidence[PORTRAITS][word] += said
    length = max(SHORTEST, sum(len(paragraph.text) for paragraph in article.paragraphs))
    return {topic_id: value * (LENGTH / length) ** 0.5 for topic_id, value in strength.items()}, evidence


def _read(text: str, terms: ahocorasick.Automaton, seen: Counter[tuple[str, str]]) -> Evidence:
    """What the words of a line say for each topic; `seen` counts how often a word was read."""
    said: Evidence = {}
    for _, (term, meanings) in terms.iter_long(text):
        for topic_id, value in meanings:
            words = said.setdefault(topic_id, {})
            words[term] = words.get(term, 0.0) + value * AGAIN ** seen[topic_id, term]
            seen[topic_id, term] += 1
    return said


def _told_of_one(article: Article) -> Iterator[tuple[str, float]]:
    """What 他 and 她 add to a portrait, where they stand outside of quotations and often enough."""
    told = _QUOTED.sub("", "".join(paragraph.text for paragraph in article.paragraphs))
    pronouns = Counter(_PRONOUN.findall(told))
    number = pronouns.total() * PRONOUNS_IN / max(SHORTEST, len(told))
    if number > PRONOUNS:
        word, _ = max(pronouns.items(), key=lambda one: (one[1], one[0]))
        yield word, PRONOUN * (number - PRONOUNS)


def _decided(words: dict[str, float]) -> tuple[str, ...]:
    """The words that said most for a topic."""
    return tuple(sorted(words, key=lambda word: (-words[word], word))[:MOST_EVIDENCE])


def _lines(article: Article) -> list[tuple[str, float]]:
    above = [(line, ABOVE) for line in (article.kicker, article.headline, article.subtitle) if line]
    return above + [(paragraph.text, FIRST if index == 0 else 1.0) for index, paragraph in enumerate(article.paragraphs)]


@lru_cache(maxsize=4)
def _terms(lexicon: Lexicon) -> ahocorasick.Automaton:
    """The terms, each with its topics and its weight to the power of `SHARPNESS`."""
    meanings: dict[str, Terms] = defaultdict(tuple)
    for row in lexicon.topic_terms:
        meanings[row.term] += ((row.topic_id, row.weight**SHARPNESS),) if row.weight else ()
    automaton = ahocorasick.Automaton()
    for term, topics in meanings.items():
        automaton.add_word(term, (term, topics))
    automaton.make_automaton()
    return automaton
