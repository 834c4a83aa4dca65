"""The prompt answers one question after another, and a wrong one does not end it."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from flows.export.query import OutputFormat
from flows.prompt import HISTORY, Prompt, ask_and_answer, ends


@pytest.mark.parametrize(
    ("typed", "over"),
    [
        ("select 1", False),
        ("select 1;", True),
        ("select 1 ; ", True),
        (".tables", True),
        ("", True),
        ("select\n  1;", True),
        ("from a", False),
    ],
)
def test_a_question_ends_with_a_semicolon(typed: str, over: bool) -> None:
    assert ends(Document(typed)) is over


@pytest.fixture
def prompt(loaded: Path) -> Prompt:
    return Prompt(loaded, OutputFormat.csv, 5)


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        ("select count(*) as n from pages", "n\n4\n"),
        (".tables", "indicators.articles_daily"),
        (".describe pages", "出版日期"),
        (".describe indicators.place_attention", "Share of the day's articles that mention it"),
        (".saved", "who_speaks"),
        (".saved who_speaks", "speaker,title,quotes,characters"),
        (".help", "Ctrl-D"),
        (".quti", "There is no .quti; .help says what there is."),
    ],
)
def test_questions_and_words_with_a_dot(prompt: Prompt, asked: str, answers: str, capsys: pytest.CaptureFixture[str]) -> None:
    prompt.reply(asked)
    assert answers in capsys.readouterr().out


def test_a_wrong_question_is_told_of_and_does_not_end_the_prompt(prompt: Prompt, capsys: pytest.CaptureFixture[str]) -> None:
    prompt.reply("drop table pages")
    prompt.reply("select headlines from articles")
    prompt.reply("select 'still here' as words")
    told = capsys.readouterr()
    assert "Only questions can be asked here" in told.err
    assert "headlines" in told.err
    assert "still here" in told.out


def test_typing_at_the_prompt(loaded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    history = loaded / HISTORY
    try:
        with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
            keys.send_text("select count(*) as pages_there\r from pages;\r.quit\r")
            ask_and_answer(loaded, OutputFormat.csv, wait_seconds=5)
        assert "pages_there\n4\n" in capsys.readouterr().out
        assert "select count(*) as pages_there" in history.read_text("utf-8")
    finally:
        history.unlink(missing_ok=True)
