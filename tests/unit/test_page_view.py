"""A page that was cut up, as a person sees it: nothing hangs on colour, nothing is wider than the terminal, and reasons can be read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console

from flows.page_account import account_of, letter_of, ordinal_of
from flows.page_view import legible, show_page
from flows.values import Article, Page, Paragraph, Region, Segmented, Span

TEXT = """4 要闻
澄水河上新桥通车，两岸居民从此不用绕行，上班路上每天省下四十分钟
[red]通车[/red]首日人车两旺
桥头的早市比往常早开了半个
时辰。
此处一行无主"""
EVIDENCE = "62% of the wording shared (新桥 桥通 通车 居民 桥); stands elsewhere"


@pytest.fixture
def cut(page_of: Callable[..., Page]) -> Segmented:
    """A page with one article, and a line that nothing claims."""
    page = page_of(TEXT, head_lines=(1,))
    text, start = "桥头的早市比往常早开了半个时辰。", TEXT.index("桥头")
    paragraph = Paragraph(1, "body", text, (Span(0, start, 13), Span(13, start + 14, 3)))
    titles = TEXT.split("\n")[1:3]
    article = Article(
        f"{page.page_id}-01",
        page.page_id,
        1,
        "news",
        (paragraph,),
        headline=titles[0],
        subtitle=titles[1],
        headline_confidence=0.874,
        headline_evidence=EVIDENCE,
    )
    kinds = ("running_head", "headline", "subtitle", "body", "body", "unassigned")
    owners = (None, *[article.article_id] * 4, None)
    regions = tuple(Region(n, n, kind, owner) for n, (kind, owner) in enumerate(zip(kinds, owners, strict=True), 1))  # type: ignore[arg-type]
    return Segmented(page, (article,), regions)


def shown(cut: Segmented, *, width: int = 80, terminal: bool = True, colours: bool = False) -> str:
    out = io.StringIO()
    system = "truecolor" if colours else None
    console = Console(file=out, width=width, force_terminal=terminal, color_system=system, legacy_windows=False)  # type: ignore[arg-type]
    show_page(account_of(cut), console)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 100])
def test_nothing_is_wider_than_the_terminal_and_no_character_is_lost(cut: Segmented, width: int) -> None:
    said = shown(cut, width=width)
    assert max(map(cell_len, said.split("\n"))) <= width
    bare = "".join(re.sub(r"^\s+", "", line) for line in said.split("\n"))
    assert TEXT.split("\n")[1] in bare


def test_a_long_line_goes_on_below_its_own_beginning(cut: Segmented) -> None:
    lines = shown(cut, width=50).split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("2  headline"))
    column = cell_len(lines[first][: lines[first].index("澄")])
    assert re.fullmatch(rf" {{{column}}}\S+", lines[first + 1])


def test_a_pipe_gets_lines_whole(cut: Segmented) -> None:
    said = shown(cut, width=50, terminal=False).split("\n")
    assert any(line.endswith(TEXT.split("\n")[1]) for line in said)
    assert not any(line.endswith(" ") for line in said)


def test_letters_and_paragraphs_are_marked_without_colour(cut: Segmented) -> None:
    marks = re.findall(r"^([1-6])  (running head|headline|subtitle|body|unassigned) +(A?) ?(¶?) ", shown(cut), flags=re.MULTILINE)
    assert [(number, letter, mark) for number, _, letter, mark in marks] == [
        ("1", "", ""),
        ("2", "A", ""),
        ("3", "A", ""),
        ("4", "A", "¶"),
        ("5", "A", ""),
        ("6", "", ""),
    ]


def test_what_belongs_to_nothing_stands_out_and_the_running_head_stands_back(cut: Segmented) -> None:
    said = shown(cut, colours=True)
    assert "\x1b[7m此处一行无主" in said
    assert "\x1b[2m4 要闻" in said


def test_square_brackets_are_text(cut: Segmented) -> None:
    assert shown(cut).count("[red]通车[/red]首日人车两旺") == 2


def test_what_is_unassigned_is_counted(cut: Segmented) -> None:
    said = shown(cut, width=120)
    assert "76 of 76 characters are accounted for: 67 in articles, 3 in what is none, 6 unassigned (7.9%)." in said


def test_the_reason_for_a_headline_names_its_words(cut: Segmented) -> None:
    assert "0.87  62% of its wording is in the text (新桥通车 居民 通车); it stands elsewhere on the page" in shown(cut, width=120)


def test_reasons_of_another_form_are_shown_as_they_are() -> None:
    assert legible("the title of a notice stands over it", "停水公告") == "the title of a notice stands over it"


def test_a_headline_in_the_midst_of_its_text() -> None:
    said = legible("50% of the wording shared (新桥); stands within", "新桥通车")
    assert said == "50% of its wording is in the text (新桥); it stands within the text"


def test_pairs_that_only_touch_are_no_word() -> None:
    said = legible("50% of the wording shared (新桥 通车); stands right behind", "新桥通车")
    assert said == "50% of its wording is in the text (新桥 通车); it stands right behind the text"


def test_an_article_without_a_headline_says_so(page_of: Callable[..., Page]) -> None:
    page = page_of("只有一行")
    article = Article("a", page.page_id, 1, "photo", (Paragraph(1, "caption", "只有一行", (Span(0, 0, 4),)),))
    assert "no headline fits" in shown(Segmented(page, (article,), (Region(1, 1, "caption", "a"),)))


@pytest.mark.parametrize(("ordinal", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (703, "AAA")])
def test_letters_go_on_behind_z(ordinal: int, letter: str) -> None:
    assert letter_of(ordinal) == letter
    assert ordinal_of(letter) == ordinal
