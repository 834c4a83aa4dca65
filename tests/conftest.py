"""What many tests need: the dictionaries, the sample edition, and the shared folder where it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.lexicon import Lexicon, read_lexicon
from flows.values import Page, Span

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return read_lexicon()


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "samples"


@pytest.fixture(scope="session")
def edition() -> dict[str, Any]:
    """The sample edition as it should be read: what `samples/` was printed from."""
    return json.loads((ROOT / "tests" / "gold" / "yunting-2024-05-21.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real page; it is not part of the repository."""
    if not (SHARED / "pages").is_dir():
        pytest.skip("the folder shared/ with the real page does not lie beside the repository")
    return SHARED


@pytest.fixture
def page_of() -> Callable[..., Page]:
    """A page that holds this text, as ingest would give it."""

    def make(text: str, **known: Any) -> Page:
        return Page("page.txt", "text/utf-8", "0" * 64, text, text, (Span(0, 0, len(text)),), **known)

    return make
