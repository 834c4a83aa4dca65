"""What is told of a page that was cut up: what each line is and whose, what each article is, and how many characters are accounted for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Mapping
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from flows.values import LINE_END, Article, Line, Page, Region, RegionKind, Segmented, character_count


@dataclass(frozen=True, slots=True)
class LineAccount:
    """A line that is not blank: what it is, the letter of its article (or none), and whether a paragraph begins in it."""

    number: int
    text: str
    kind: RegionKind
    letter: str
    begins_paragraph: bool


@dataclass(frozen=True, slots=True)
class PageAccount:
    """A page with all that was decided about it.

    `lines` has None for a blank line. `letters` go with the page's articles. Characters are those that are no white space: `characters` of
    the page, and `in_regions` of each region in order; together they are the same.
    """

    page: Page
    articles: tuple[Article, ...]
    letters: tuple[str, ...]
    regions: tuple[Region, ...]
    lines: tuple[LineAccount | None, ...]
    characters: int
    in_regions: tuple[int, ...]

    @property
    def unassigned(self) -> int:
        """How many characters of the page no article, and nothing else that is known, lays claim to."""
        return sum(count for region, count in zip(self.regions, self.in_regions, strict=True) if region.kind == "unassigned")

    @property
    def in_articles(self) -> int:
        """How many characters of the page stand in its articles."""
        return sum(count for region, count in zip(self.regions, self.in_regions, strict=True) if region.article_id)


def account_of(cut: Segmented) -> PageAccount:
    """The account of a page that was cut up."""
    letters = tuple(letter_of(article.ordinal) for article in cut.articles)
    texts = {line.number: line.text for line in cut.page.lines}
    in_regions = tuple(
        sum(character_count(texts.get(number, "")) for number in range(region.first_line, region.last_line + 1)) for region in cut.regions
    )
    return PageAccount(cut.page, cut.articles, letters, cut.regions, _lines(cut, letters), character_count(cut.page.text), in_regions)


def letter_of(ordinal: int) -> str:
    """A, B … Z, AA, AB …: the letter of the article that is the `ordinal`-th of its page."""
    before, last = divmod(ordinal - 1, len(ascii_uppercase))
    return (letter_of(before) if before else "") + ascii_uppercase[last]


def ordinal_of(letter: str) -> int:
    """The ordinal of the article that has this letter."""
    ordinal = 0
    for character in letter:
        ordinal = ordinal * len(ascii_uppercase) + ascii_uppercase.index(character) + 1
    return ordinal


def paragraph_lines(article: Article, page: Page) -> tuple[int, ...]:
    """For each paragraph of the article the number of the line that it begins in."""
    ends = [end.end() for end in LINE_END.finditer(page.source_text)]
    return tuple(bisect_right(ends, paragraph.spans[0].source_offset) + 1 for paragraph in article.paragraphs)


def as_json(account: PageAccount) -> dict[str, Any]:
    """The account as plain values; `docs/command.md` says what the keys mean."""
    page = account.page
    regions = [
        {"first_line": region.first_line, "last_line": region.last_line, "kind": region.kind, "article_id": region.article_id}
        | {"characters": count}
        for region, count in zip(account.regions, account.in_regions, strict=True)
    ]
    return {
        "page_id": page.page_id,
        "source_path": page.source_path,
        **{name: getattr(page, name) for name in ("paper", "issue_date", "block", "page_no", "section")},
        "characters": account.characters,
        "unassigned": account.unassigned,
        "regions": regions,
        "articles": [_article(article, letter, page) for article, letter in zip(account.articles, account.letters, strict=True)],
    }


TOLD_OF_ARTICLES = ("genre", "kicker", "headline", "subtitle", "headline_confidence", "headline_evidence", "byline", "dateline")
TOLD_OF_STORIES = ("continued_from", "continues_on", "story_id", "story_headline")


def _article(article: Article, letter: str, page: Page) -> dict[str, Any]:
    told = {name: getattr(article, name) for name in (*TOLD_OF_ARTICLES, *TOLD_OF_STORIES)}
    paragraphs = [
        {"paragraph_no": paragraph.paragraph_no, "kind": paragraph.kind, "first_line": line, "text": paragraph.text}
        | {"spans": [{"offset": span.offset, "source_offset": span.source_offset, "length": span.length} for span in paragraph.spans]}
        for paragraph, line in zip(article.paragraphs, paragraph_lines(article, page), strict=True)
    ]
    return {
        "article_id": article.article_id,
        "letter": letter,
        **told,
        "characters": character_count(article.body),
        "paragraphs": paragraphs,
    }


def _lines(cut: Segmented, letters: tuple[str, ...]) -> tuple[LineAccount | None, ...]:
    letter = {article.article_id: letter for article, letter in zip(cut.articles, letters, strict=True)}
    region_at = {number: region for region in cut.regions for number in range(region.first_line, region.last_line + 1)}
    begins = {number for article in cut.articles for number in paragraph_lines(article, cut.page)}
    return tuple(_line(line, region_at[line.number], letter, begins) if line.text.strip() else None for line in cut.page.lines)


def _line(line: Line, region: Region, letters: Mapping[str, str], begins: Container[int]) -> LineAccount:
    return LineAccount(line.number, line.text, region.kind, letters.get(region.article_id or "", ""), line.number in begins)
