"""Show a page that was cut up in the terminal: every line in the colour of its article, and below it why each headline is where it is.

Colour never says anything alone: the letter of the article and the kind of region stand in words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from flows.page_account import LineAccount, PageAccount, ordinal_of
from flows.terminal import many
from flows.values import Article, Page, character_count

# Each has a contrast of 3 or more on black and on white. Neighbours differ by 29 or more (CIE 1976), also to eyes that lack red, green or
# blue cones (simulated after Machado, Oliveira & Fernandes 2009).
COLOURS = ("#6699cc", "#ee6677", "#8a6fdf", "#b8860b", "#aa3377")
IN_BOLD = {"kicker", "headline", "subtitle", "subhead"}
IN_THE_BACKGROUND = {"running_head", "furniture", "advertisement"}
LABELS = ("kicker", "headline", "subtitle", "evidence", "article", "story")
# Text is not broken into narrower columns than this, however narrow the terminal.
NARROWEST = 12
EVIDENCE = re.compile(r"(?P<share>\d+%) of the wording shared \((?P<words>.*)\); stands (?P<where>.+)")
STANDS = {
    "right before": "right before the text",
    "right behind": "right behind the text",
    "within": "within the text",
    "elsewhere": "elsewhere on the page",
}


def show_page(account: PageAccount, console: Console) -> None:
    """The page line by line, its articles with the evidence for their headlines, and how much of it is accounted for."""
    console.rule(Text(_heading(account.page), style="bold"), align="left", style="dim")
    console.print(Text(account.page.source_path, style="dim"), soft_wrap=True)
    for prefix, text in (*_lines(account), *_articles(account)):
        _print_hanging(prefix, text, console)
    console.print(Text(_in_one_sentence(account)), soft_wrap=not console.is_terminal)
    console.print()


def _heading(page: Page) -> str:
    number = f"page {page.block}{page.page_no}" if page.page_no is not None else None
    known = (page.paper, page.issue_date.isoformat() if page.issue_date else None, number, page.section)
    return " · ".join(part for part in known if part) or page.page_id


def _print_hanging(prefix: Text, text: Text, console: Console) -> None:
    """The text behind its prefix; on a terminal broken where it is full, and going on below its own beginning."""
    room = max(console.width - prefix.cell_len, NARROWEST)
    parts = text.wrap(console, room, overflow="fold") if console.is_terminal and text.plain else [text]
    for number, part in enumerate(parts):
        before = prefix if number == 0 else Text(" " * prefix.cell_len)
        whole = before + part if part.plain else before
        whole.rstrip()
        console.print(whole, soft_wrap=True)


def _lines(account: PageAccount) -> Iterator[tuple[Text, Text]]:
    """Every line of the page: before it its number, the kind of its region, its article's letter, and a ¶ where a paragraph begins."""
    lines = [line for line in account.lines if line]
    number_width = max((len(str(line.number)) for line in lines), default=1)
    kind_width = max((len(line.kind) for line in lines), default=1)
    letter_width = max(map(len, account.letters), default=1)
    before = None
    for line in account.lines:
        if line is None:
            yield Text(), Text()
            continue
        same = before is not None and (line.kind, line.letter) == (before.kind, before.letter)
        prefix = Text.assemble(
            (f"{line.number:>{number_width}}  ", "dim"),
            (f"{line.kind.replace('_', ' '):<{kind_width}} ", "dim" if same else ""),
            (f"{line.letter:>{letter_width}}", f"bold {_colour(line.letter)}"),
            (" ¶ " if line.begins_paragraph else "   ", _colour(line.letter)),
        )
        yield prefix, Text(line.text, style=_style(line))
        before = line


def _style(line: LineAccount) -> str:
    if line.kind == "unassigned":
        return "reverse"
    if line.kind in IN_THE_BACKGROUND:
        return "dim"
    return f"bold {_colour(line.letter)}" if line.kind in IN_BOLD else _colour(line.letter)


def _colour(letter: str) -> str:
    return COLOURS[ordinal_of(letter) % len(COLOURS)] if letter else "none"


def _articles(account: PageAccount) -> Iterator[tuple[Text, Text]]:
    """What was decided about every article, one thing a line."""
    letter_width = max(map(len, account.letters), default=1)
    for article, letter in zip(account.articles, account.letters, strict=True):
        yield Text(), Text()
        shown = letter
        for label, said in _said_of(article):
            prefix = Text.assemble(
                (f" {shown:<{letter_width}}  ", f"bold {_colour(letter)}"), (f"{label:<{max(map(len, LABELS))}}  ", "dim")
            )
            yield prefix, Text(said, style=f"bold {_colour(letter)}" if label in IN_BOLD else "")
            shown = ""
    yield Text(), Text()


def _said_of(article: Article) -> Iterator[tuple[str, str]]:
    titles = (("kicker", article.kicker), ("headline", article.headline), ("subtitle", article.subtitle))
    yield from ((label, said) for label, said in titles if said)
    if not article.headline:
        yield "headline", "— no headline fits"
    if article.headline_confidence is not None and article.headline_evidence:
        wording = "\n".join(said for _, said in titles if said)
        yield "evidence", f"{article.headline_confidence:.2f}  {legible(article.headline_evidence, wording)}"
    counts = (many(len(article.paragraphs), "paragraph"), many(character_count(article.body), "character"))
    yield "article", " · ".join(filter(None, (article.genre, article.byline, *counts)))
    if article.continued_from is not None or article.continues_on is not None:
        yield "story", _story(article)


def _story(article: Article) -> str:
    goes_on = f"continues on page {article.continues_on}" if article.continues_on is not None else ""
    if article.continued_from is None:
        return goes_on
    if article.story_id == article.article_id:
        beginning = f"continued from page {article.continued_from}, where its beginning was not found among these pages"
    else:
        beginning = f"continued from page {article.continued_from}: {article.story_headline or 'no headline fits there'}"
    return "; ".join(filter(None, (beginning, goes_on)))


def legible(evidence: str, titles: str) -> str:
    """The evidence for a headline as a sentence; its pairs of characters are put together to the words of the headline that they are of."""
    found = EVIDENCE.fullmatch(evidence)
    if not found:
        return evidence
    words = " ".join(_words_of(found["words"].split(), titles))
    where = STANDS.get(found["where"], found["where"])
    return f"{found['share']} of its wording is in the text{f' ({words})' if words else ''}; it stands {where}"


def _words_of(pairs: Sequence[str], titles: str) -> list[str]:
    """The stretches of the titles that overlapping pairs make up, each once, and the pairs that are nowhere in them."""
    places = sorted((match.start(), match.end()) for pair in set(pairs) for match in re.finditer(re.escape(pair), titles))
    stretches: list[tuple[int, int]] = []
    for start, end in places:
        if stretches and start < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    words = [titles[start:end] for start, end in stretches] + [pair for pair in pairs if pair not in titles]
    return list(dict.fromkeys(words))


def _in_one_sentence(account: PageAccount) -> str:
    """How many characters of the page are accounted for, and by what."""
    accounted, unassigned = sum(account.in_regions), account.unassigned
    share = unassigned / account.characters if account.characters else 0.0
    parts = (f"{account.in_articles:,} in articles", f"{accounted - account.in_articles - unassigned:,} in what is none")
    return (
        f"{many(len(account.articles), 'article')}. {accounted:,} of {account.characters:,} characters are accounted for: "
        f"{', '.join(parts)}, {unassigned:,} unassigned ({share:.1%})."
    )
