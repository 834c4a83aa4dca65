"""The lock file holds what pyproject.toml asks for: nothing less, nothing more, and every package with its hashes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\]+?))? \\$", re.MULTILINE)
HOW_TO_MEND = "lock again with: make lock"


def asked_for() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    return [Requirement(text) for text in (*project["project"]["dependencies"], *groups["dev"], *groups["build"])]


def pins() -> dict[str, tuple[str, str | None]]:
    """Version and marker of every locked package, by its name."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return {canonicalize_name(name): (version, marker or None) for name, version, marker in PIN.findall(lock)}


def closure(requirements: list[Requirement]) -> dict[str, str]:
    """What these requirements need on this machine, with the installed versions."""
    found: dict[str, str] = {}
    waiting = [(requirement, extra) for requirement in requirements for extra in (*requirement.extras, "")]
    seen = set()
    while waiting:
        requirement, extra = waiting.pop()
        name = canonicalize_name(requirement.name)
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        found[name] = distribution(name).version
        waiting += [(needed, e) for needed in _needed(name, extra) for e in (*needed.extras, "")]
    return found


def _needed(name: str, extra: str) -> Iterator[Requirement]:
    for text in distribution(name).requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            yield requirement


def test_every_requirement_is_locked_to_a_version_that_it_allows() -> None:
    locked = pins()
    for requirement in asked_for():
        version, _ = locked.get(canonicalize_name(requirement.name), (None, None))
        assert version is not None, f"{requirement.name} is not locked; {HOW_TO_MEND}"
        assert requirement.specifier.contains(version, prereleases=True), f"{requirement} is locked to {version}; {HOW_TO_MEND}"


def test_what_is_needed_is_locked_and_nothing_else() -> None:
    locked = pins()
    needed = closure(asked_for())
    assert {name: locked[name][0] for name in needed if name in locked} == needed, HOW_TO_MEND
    unneeded = [name for name, (_, marker) in locked.items() if name not in needed and marker is None]
    assert unneeded == [], f"locked, but needed by nothing; {HOW_TO_MEND}"


def test_every_pin_has_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", lock.strip())
    assert len(entries) == len(pins())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in lock
