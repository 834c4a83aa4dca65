"""What the taggers find, as data: each case is a text in which ⟦ and ⟧ mark what is to be found, and what is to be said of it.

A case finds exactly what is marked, in this order, at these places. Fields that it does not name are not looked at. A case with
`not_supported` says why the rules cannot do it yet; when they can, its test fails until the word is taken out.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from flows.lexicon import Lexicon
from flows.tag import tag
from flows.values import Article, Page, Paragraph, Span, Tags

CASES = [
    (file.stem, number, case)
    for file in sorted(Path(__file__).parent.glob("*.json"))
    for number, case in enumerate(json.loads(file.read_text("utf-8")), 1)
]
MARK = re.compile("[⟦⟧]")
ISSUE_DATE = "2024-05-21"
MENTIONS = ("person", "organisation", "place", "work", "programme")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    metafunc.parametrize(("name", "case"), [_parameter(*numbered) for numbered in CASES])


def test_the_text_is_read_as_the_case_says(name: str, case: dict[str, Any], lexicon: Lexicon) -> None:
    texts = [MARK.sub("", paragraph) for paragraph in _paragraphs(case)]
    found = _found(name, _tagged(texts, case, lexicon))
    spans = [(number, *span) for number, paragraph in enumerate(_paragraphs(case), 1) for span in _marked(paragraph)]
    assert [(one["paragraph_no"], one["start"], one["end"]) for one in found] == spans, [one["surface"] for one in found]
    for one, expected in zip(found, case.get("found", [{}] * len(found)), strict=True):
        assert {field: _plain(one[field]) for field in expected} == expected


def _parameter(name: str, number: int, case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["not_supported"], strict=True)] if "not_supported" in case else []
    return pytest.param(name, case, id=f"{name}-{number}", marks=marks)


def _paragraphs(case: dict[str, Any]) -> list[str]:
    return case["text"] if isinstance(case["text"], list) else [case["text"]]


def _marked(paragraph: str) -> list[tuple[int, int]]:
    """Where the marked stretches stand once the marks are gone."""
    places = [mark.start() - number for number, mark in enumerate(MARK.finditer(paragraph))]
    return list(zip(places[::2], places[1::2], strict=True))


def _tagged(texts: list[str], case: dict[str, Any], lexicon: Lexicon) -> Tags:
    paragraphs = tuple(Paragraph(number, "body", text, (Span(0, 0, len(text)),)) for number, text in enumerate(texts, 1))
    article = Article("a", "p", 1, "news", paragraphs, headline=case.get("headline"))
    issued = date.fromisoformat(case.get("issue_date", ISSUE_DATE))
    return tag(article, Page("p.txt", "text", "", "", "", (), paper=case.get("paper", "云汀日报"), issue_date=issued), lexicon)


def _found(name: str, tags: Tags) -> list[dict[str, Any]]:
    if name in MENTIONS:
        return [asdict(mention) for mention in tags.mentions if mention.kind == name]
    if name == "mentions":
        return [asdict(mention) for mention in tags.mentions]
    return [{"surface": one.get("text"), **one} for one in map(asdict, getattr(tags, name))]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
