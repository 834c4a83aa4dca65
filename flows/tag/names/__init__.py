"""Names: the people, organisations, places, works and programmes that an article mentions, each with the fullest name that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from flows.lexicon import Lexicon
from flows.tag.datelines import dateline_end
from flows.tag.names.bodies import Body, bodies_of, short_names_of
from flows.tag.names.bounds import left_bound
from flows.tag.names.full_names import FullNames
from flows.tag.names.people import Person, people_of, repeated_names
from flows.tag.names.places import Found, places_of
from flows.tag.names.works import programmes_of, repeated_terms, titles_of
from flows.values import Article, Mention, MentionKind, Paragraph

__all__ = ["find_mentions"]

# What stands between the place that a programme is of and its quoted part: 民生档案.
LONGEST_FIELD = 6
# Of names that overlap and are equally long, the surer kind.
SURENESS: tuple[MentionKind, ...] = ("work", "programme", "organisation", "person", "place")


def find_mentions(article: Article, paper: str | None, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions of an article in the order of the text; none overlap, and of names within names the longest is taken.

    Bylines and datelines are the paper's own and hold none. `name` is the fullest form that the article gives; a body that is called by its
    level (市商务局) has the place in it that it is of, and `paper` says which city that is. What is not certain stays empty.
    """
    home = home_of(paper, lexicon)
    names = FullNames(home)
    repeated = repeated_terms(paragraph.text for paragraph in article.paragraphs)
    drafts = []
    for paragraph in article.paragraphs:
        draft = _draft(paragraph, home, names, lexicon)
        names.learn(draft.text, draft.places, draft.bodies, draft.people, lexicon)
        drafts.append(draft)
    names.learn_people(repeated_names([draft.text[draft.begins :] for draft in drafts], lexicon) - _parts_of_names(drafts), lexicon)
    found: list[Mention] = []
    for draft in drafts:
        for mention in _longest(_mentions(draft, names, repeated, lexicon)):
            found.append(names.named(mention, draft.text))
    return tuple(names.resolved(found, lexicon))


def home_of(paper: str | None, lexicon: Lexicon) -> str | None:
    """The city, province or district that a paper is named after: 天津日报 is of 天津; none for a paper without such a name."""
    if paper is None:
        return None
    for suffix in sorted((row.surface for row in lexicon.furniture if row.kind == "paper_suffix"), key=len, reverse=True):
        if paper.endswith(suffix) and len(paper) > len(suffix) + 1:
            return paper.removesuffix(suffix)
    return None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a paragraph holds before it is known what the article calls whom."""

    paragraph_no: int
    text: str
    begins: int
    places: list[Found] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)


def _draft(paragraph: Paragraph, home: str | None, names: FullNames, lexicon: Lexicon) -> Draft:
    text, begins = paragraph.text, dateline_end(paragraph.text)
    places = [place for place in places_of(text, home, lexicon) if place.start >= begins]
    short_names = [*names.short_bodies, *(short for short, _ in short_names_of(text, bodies_of(text, places, (), lexicon)))]
    bodies = [body for body in bodies_of(text, places, short_names, lexicon) if body.start >= begins]
    people = [person for person in people_of(text, lexicon) if person.start >= begins]
    return Draft(paragraph.paragraph_no, text, begins, places, bodies, people)


def _parts_of_names(drafts: Sequence[Draft]) -> frozenset[str]:
    """The beginnings of places and bodies, which are nobody's names: 石埠 of 石埠区."""
    surfaces = {draft.text[one.start : one.end] for draft in drafts for one in draft.places}
    surfaces |= {body.name for draft in drafts for body in draft.bodies}
    return frozenset(surface[:length] for surface in surfaces for length in (2, 3))


def _mentions(draft: Draft, names: FullNames, repeated: frozenset[str], lexicon: Lexicon) -> Iterator[Mention]:
    def mention(kind: MentionKind, start: int, end: int) -> Mention:
        return Mention(draft.paragraph_no, start, end, draft.text[start:end], kind, draft.text[start:end])

    for title in titles_of(draft.text):
        yield mention("work", *title.span())
    for start, end in programmes_of(draft.text, repeated, lexicon):
        yield mention("programme", _owner(draft, start, lexicon), end)
    for place in draft.places:
        yield replace(mention("place", place.start, place.end), adcode=place.adcode)
    led = {body.end for body in draft.bodies} & {person.start - len(person.title or "") for person in draft.people}
    for body in draft.bodies:
        # 沧屏大学教授甲团队: behind a body and a title a person is named, and no longer body.
        if not any(body.start < end < body.end for end in led):
            yield mention("organisation", body.start, body.end)
    for short in names.short_bodies:
        for again in re.finditer(re.escape(short), draft.text):
            yield mention("organisation", *again.span())
    for person in draft.people:
        yield replace(mention("person", person.start, person.end), title=person.title)
    for name in names.people:
        for again in re.finditer(re.escape(name), draft.text):
            if again.start() >= draft.begins:
                yield mention("person", *again.span())


def _owner(draft: Draft, start: int, lexicon: Lexicon) -> int:
    """Where the name of a programme begins with the place that it is of: 天津市民生档案“一站式”服务平台."""
    bound = left_bound(draft.text, start, lexicon)
    owners = [place.start for place in draft.places if place.end <= start and place.start >= bound and start - place.end <= LONGEST_FIELD]
    return max(owners, default=start)


def _longest(mentions: Iterator[Mention]) -> list[Mention]:
    """Of mentions that overlap, the longest; in the order of the text."""
    taken: set[int] = set()
    kept = []
    ranked = sorted(mentions, key=lambda one: (one.start - one.end, SURENESS.index(one.kind), one.title is None, one.start))
    for mention in ranked:
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return sorted(kept, key=lambda one: one.start)
