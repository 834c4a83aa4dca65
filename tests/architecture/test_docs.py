"""What users read says what there is: every command, option, variable and target, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import typer

from flows import settings
from flows.cli import app
from flows.export.queries import saved_queries

ROOT = Path(__file__).parents[2]
COMMANDS = {name: command for name, command in typer.main.get_command(app).commands.items() if not command.hidden}  # type: ignore[attr-defined]
DOCS = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md", "docs/command.md")}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_described(name: str) -> None:
    described = re.search(rf"^## yaowen {name}\b.*?(?=^## |\Z)", DOCS["docs/command.md"], re.DOTALL | re.MULTILINE)
    assert described
    for option in COMMANDS[name].params:
        if isinstance(option, click.Option) and option.name != "warehouse":
            assert all(f"`{word}" in described[0] or f" {word}`" in described[0] for word in option.opts), option.opts
        assert option.name == "help" or isinstance(option, click.Argument) or option.help


@pytest.mark.parametrize("doc", DOCS)
def test_what_is_named_is_there(doc: str) -> None:
    text = DOCS[doc]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert set(re.findall(r"\byaowen (\w+)(?= |`|$)", text, re.MULTILINE)) <= {*COMMANDS, "schedule"}
    assert all(f"{target}:" in makefile for target in re.findall(r"make (\w+)(?=`|\n| PAGES)", text))
    used = set(re.findall(r"(?<![\w-])--([a-z][a-z-]+)", text))
    known = {word.lstrip("-") for command in COMMANDS.values() for param in command.params for word in param.opts}
    assert used <= known | {"help", "version"}
    for path in re.findall(r"\]\(([^)#:]+)\)", text):
        assert ((ROOT / doc).parent / path).exists(), path


def test_every_setting_is_described() -> None:
    variables = set(re.findall(r"\bYAOWEN_[A-Z_]+", (ROOT / "flows" / "settings.py").read_text("utf-8")))
    assert variables >= {f"YAOWEN_{name.upper()}" for name in settings.Settings.__slots__}
    for variable in variables | {"YAOWEN_DEBUG"}:
        assert f"`{variable}`" in DOCS["docs/command.md"], variable


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    assert f"yaowen {name}" in (COMMANDS[name].epilog or "")


def test_saved_questions_that_are_named_are_there() -> None:
    named = {name for text in DOCS.values() for name in re.findall(r"yaowen sql (\w+)\n", text)}
    assert named
    assert named <= {saved.name for saved in saved_queries()}
