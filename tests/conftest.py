"""What many tests need: the dictionaries, the sample edition, and the shared folder where it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.clean import clean
from flows.ingest import Identity, find_sources, ingest
from flows.lexicon import Lexicon, read_lexicon
from flows.load import Counts, arrow_tables, begin_run, end_run, load_batch, load_reference, writing
from flows.pages_to_rows import tag_page
from flows.segment import segment
from flows.summarise import build_models, sql_folder
from flows.values import Page, Span, TaggedPage

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


@pytest.fixture(scope="session")
def tagged_edition(samples: Path, lexicon: Lexicon) -> list[TaggedPage]:
    """The pages of the sample edition with all that is found on them."""
    given = Identity(paper="云汀日报", issue_date=date(2024, 5, 21))
    pages = ingest(find_sources([samples]).sources, given=given, lexicon=lexicon).pages
    return [tag_page(page, lexicon) for page in segment([clean(page, lexicon) for page in pages], lexicon)]


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory, tagged_edition: list[TaggedPage], lexicon: Lexicon) -> Path:
    """A warehouse with the sample edition in it; tests read it and leave it as it is."""
    folder = tmp_path_factory.mktemp("loaded")
    load_into(folder, tagged_edition, lexicon)
    return folder


def load_into(folder: Path, pages: Sequence[TaggedPage], lexicon: Lexicon, *, run_id: str = "run-1", hour: int = 6) -> None:
    """Load the pages as a run does, without Prefect."""
    now = datetime(2024, 5, 21, hour, 30, tzinfo=UTC)
    with writing(folder, wait_seconds=5, say=print) as connection:
        begin_run(connection, run_id, now, code_version="0", settings={})
        load_reference(connection, lexicon)
        batch = load_batch(connection, arrow_tables(pages, run_id=run_id, loaded_at=now))
        counts = Counts(len(pages), len(batch.loaded), len(batch.unchanged), 0, batch.articles, batch.figures, batch.mentions)
        end_run(connection, run_id, now, status="done", counts=counts)
        build_models(connection, sql_folder())


@pytest.fixture
def page_of() -> Callable[..., Page]:
    """A page that holds this text, as ingest would give it."""

    def make(text: str, **known: Any) -> Page:
        return Page("page.txt", "text/utf-8", "0" * 64, text, text, (Span(0, 0, len(text)),), **known)

    return make
