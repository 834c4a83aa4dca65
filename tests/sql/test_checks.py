"""Every check of `sql/tests` holds on the sample edition, and finds what is wrong where something is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from flows.load import reading, writing
from flows.summarise import check, sql_folder

# What to do to a good warehouse so that a check must fail.
VIOLATIONS: dict[str, list[str]] = json.loads((Path(__file__).parent / "violations.json").read_text("utf-8"))
CHECKS = [file.stem for file in sorted((sql_folder() / "tests").glob("*.sql"))]
GRAIN = "_has_one_row_for_each"


@pytest.fixture
def spoilt(loaded: Path, tmp_path: Path) -> Path:
    """A copy of the loaded warehouse that a test may spoil."""
    shutil.copytree(loaded, tmp_path / "warehouse")
    return tmp_path / "warehouse"


def test_all_checks_hold_on_the_sample_edition(loaded: Path) -> None:
    with reading(loaded, wait_seconds=5, say=print) as connection:
        names, failures = check(connection, sql_folder())
    assert list(names) == CHECKS
    assert failures == ()


@pytest.mark.parametrize(("name", "change"), [(name, change) for name, changes in VIOLATIONS.items() for change in changes])
def test_a_check_finds_what_is_wrong(name: str, change: str, spoilt: Path) -> None:
    with writing(spoilt, wait_seconds=5, say=print) as connection:
        connection.execute(change)
        failures = {failure.name: failure for failure in check(connection, sql_folder())[1]}
    assert failures[name].wrong > 0
    assert failures[name].examples


@pytest.mark.parametrize("name", [name for name in CHECKS if name.endswith(GRAIN)])
def test_a_doubled_row_of_a_view_is_found(name: str, spoilt: Path) -> None:
    view = f"indicators.{name.removesuffix(GRAIN)}"
    with writing(spoilt, wait_seconds=5, say=print) as connection:
        connection.execute(f"create temp table once as from {view}")
        connection.execute(f"drop view {view}")
        connection.execute(f"create table {view} as from once union all from once")
        assert name in {failure.name for failure in check(connection, sql_folder())[1]}


def test_every_check_has_been_seen_to_fail() -> None:
    assert set(CHECKS) == {*VIOLATIONS, *(name for name in CHECKS if name.endswith(GRAIN))}


def test_every_indicator_view_has_its_grain_checked() -> None:
    views = {file.stem for file in (sql_folder() / "models" / "indicators").glob("*.sql")}
    assert {name.removesuffix(GRAIN) for name in CHECKS if name.endswith(GRAIN)} == views


def test_a_check_that_cannot_run_has_failed(spoilt: Path) -> None:
    with writing(spoilt, wait_seconds=5, say=print) as connection:
        connection.execute("drop view indicators.reported_figures")
        failures = {failure.name: failure for failure in check(connection, sql_folder())[1]}
    assert "the check cannot run" in failures["reported_figures_has_one_row_for_each"].examples[0]
