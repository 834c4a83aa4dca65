"""Who may import what: the way of the data runs one way, and Prefect, DuckDB and the terminal stay at the edges."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOWS = ROOT / "flows"
STEPS = ("ingest", "clean", "segment", "tag", "load", "summarise", "export")
MODULES = sorted(file.relative_to(ROOT).as_posix() for file in FLOWS.rglob("*.py"))
LARGEST_MODULE = 400


def imports_of(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


# The description of the tables is written once, for whoever makes rows, docs or Parquet of it.
WHAT_TABLES_THERE_ARE = ("flows.load.schema", "flows.load.table", "flows.load.ddl")


def users_of(package: str) -> set[str]:
    return {module for module in MODULES if any(name == package or name.startswith(package + ".") for name in imports_of(module))}


def step_of(name: str) -> str | None:
    parts = name.replace("/", ".").split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "flows" and parts[1] in STEPS else None


def test_only_the_flow_and_its_schedule_know_prefect() -> None:
    assert users_of("prefect") == {"flows/newspaper.py", "flows/schedule.py"}


def test_only_the_steps_behind_the_rows_know_duckdb() -> None:
    assert {step_of(module) for module in users_of("duckdb")} <= {"load", "summarise", "export"}


def test_only_rows_and_exports_know_arrow() -> None:
    assert {step_of(module) for module in users_of("pyarrow")} - {"load", "export"} <= {None}
    assert {module for module in users_of("pyarrow") if step_of(module) is None} <= {"flows/pages_to_rows.py"}


@pytest.mark.parametrize("step", ["clean", "segment", "tag"])
def test_the_functional_core_touches_no_file_clock_or_terminal(step: str) -> None:
    forbidden = {
        "os",
        "pathlib",
        "io",
        "time",
        "random",
        "subprocess",
        "socket",
        "logging",
        "sys",
        "rich",
        "typer",
        "sqlite3",
        "datetime.datetime",
    }
    for module in MODULES:
        if step_of(module) == step:
            assert not forbidden & set(imports_of(module)), module


def test_a_step_imports_no_step_behind_it() -> None:
    for module in MODULES:
        step = step_of(module)
        for name in imports_of(module) if step else ():
            other = step_of(name)
            assert other is None or STEPS.index(other) <= STEPS.index(step), f"{module} imports {name}"


def test_a_step_is_used_through_its_face() -> None:
    """Other steps and the edges import `flows.load`, not `flows.load.batches`; what is behind the face is the step's own business."""
    files = {step: FLOWS / step / "__init__.py" for step in STEPS}
    faces = {step: file.read_text(encoding="utf-8").partition("__all__")[2] for step, file in files.items() if file.exists()}
    edges = {"flows.export", "flows.lexicon"}  # the command calls single exports, so that each costs only its own imports
    for module in MODULES:
        for name in imports_of(module):
            other = step_of(name)
            if other and other != step_of(module) and f"flows.{other}" not in edges:
                inner = FLOWS / other / (name.split(".")[2] + ".py") if len(name.split(".")) > 2 else None
                shown = inner is None or f'"{name.split(".")[2]}"' in faces[other] or name.startswith(WHAT_TABLES_THERE_ARE)
                assert shown or not inner.exists(), f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_is_for_and_is_about_one_thing(module: str) -> None:
    source = (ROOT / module).read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source)), f"{module} has no docstring"
    assert source.count("\n") <= LARGEST_MODULE, f"{module} is longer than {LARGEST_MODULE} lines"


def test_nothing_is_fetched_at_run_time() -> None:
    fetchers = {"requests", "urllib.request", "httpx", "aiohttp"}
    users = {module for module in MODULES if fetchers & set(imports_of(module))}
    assert users <= {"flows/schedule.py"}, "only the schedule speaks to a server, and to a local one"
