"""Names: the people, organisations, places, works and programmes that an article mentions, each with the fullest name that it gives.

The sequence model, titles and forms of address say what may be a name in each paragraph (`candidates`); the article decides as a whole
(`agree`); then titles and affiliations (`offices`), full names (`full_names`), codes of places (`codes`) and keys across articles
(`entities`) are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.lexicon import Lexicon
from flows.tag.datelines import dateline_end
from flows.tag.names.agree import agreed
from flows.tag.names.candidates import candidates_in
from flows.tag.names.codes import Gazetteer, codes_of, gazetteer_of
from flows.tag.names.entities import entity_ids
from flows.tag.names.full_names import full_name, names_of
from flows.tag.names.offices import offices_of
from flows.tag.sequence import Labelled
from flows.values import Article, Mention

__all__ = ["Gazetteer", "codes_of", "find_mentions", "gazetteer_of", "home_of"]


def find_mentions(article: Article, labelled: Sequence[Sequence[Labelled]], paper: str | None, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions of an article in the order of the text; none overlap, and of names within names the longest is taken.

    `labelled` is what the sequence model sees in each paragraph.

    Bylines and datelines are the paper's own and hold none. `name` is the fullest form that the article gives; a body that is called by its
    level (市商务局) has the place in it that it is of, and `paper` says which city that is. Titles and affiliations are as printed. What
    is not certain stays empty.
    """
    texts = [paragraph.text for paragraph in article.paragraphs]
    begins = [dateline_end(text) for text in texts]
    candidates = [candidates_in(*one, lexicon) for one in zip(texts, begins, labelled, strict=True)]
    found: list[Mention] = []
    for paragraph, names, seen in zip(article.paragraphs, agreed(texts, begins, candidates, lexicon), labelled, strict=True):
        text = paragraph.text
        for name, office in zip(names, offices_of(text, names, seen, lexicon), strict=True):
            surface = text[name.start : name.end]
            found.append(
                Mention(paragraph.paragraph_no, name.start, name.end, surface, name.kind, surface, office.title, office.affiliation)
            )
    home = home_of(paper, lexicon)
    names_known = names_of(found, texts, home, lexicon)
    named = [replace(mention, name=full_name(mention, names_known, lexicon)) for mention in found]
    places = [mention.name for mention in named if mention.kind == "place"]
    codes = iter(codes_of(places, home, lexicon))
    placed = [replace(mention, adcode=next(codes)) if mention.kind == "place" else mention for mention in named]
    ids = entity_ids(placed, paper, article.article_id, lexicon)
    return tuple(replace(mention, entity_id=entity_id) for mention, entity_id in zip(placed, ids, strict=True))


def home_of(paper: str | None, lexicon: Lexicon) -> str | None:
    """The city, province or district that a paper is named after: 天津日报 is of 天津; none for a paper without such a name."""
    if paper is None:
        return None
    for suffix in sorted((row.surface for row in lexicon.furniture if row.kind == "paper_suffix"), key=len, reverse=True):
        if paper.endswith(suffix) and len(paper) > len(suffix) + 1:
            return paper.removesuffix(suffix)
    return None
