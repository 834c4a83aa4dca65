"""The prompt of `yaowen sql`: questions one after another, with history, completion of names, and a few words that begin with a dot.

The warehouse is opened for each question and closed again, so that a prompt that is left open keeps no run from loading.
"""

from __future__ import annotations

import sys
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from rich.console import Console

from flows.answers import show_answer
from flows.errors import YaowenError
from flows.export.queries import saved_queries
from flows.export.query import OutputFormat, as_text_table, run_query, write_answer

HISTORY = "sql_history"
WELCOME = "Ask in SQL; a question ends with ; and Enter. .tables lists what there is, .help says more, .quit leaves."
HELP = """\
.tables           the tables and views, with what they hold
.describe NAME    the columns of one of them, with what they mean
.saved            the saved questions; .saved NAME asks one
.help             this
.quit             leave (or Ctrl-D)

Anything else is a question in DuckDB's SQL. It ends with ; and may run over several lines."""

TABLES = """
select schema_name || '.' || table_name as name, comment from duckdb_tables()
union all
select schema_name || '.' || view_name, comment from duckdb_views() where not internal
order by name
"""
COLUMNS = """
select column_name, data_type, comment from duckdb_columns()
where not internal and lower('{name}') in (lower(table_name), lower(schema_name || '.' || table_name))
order by schema_name, table_name, column_index
"""
NAMES = """
select distinct unnest([column_name, table_name, schema_name || '.' || table_name]) as name from duckdb_columns() where not internal
order by name
"""


def ask_and_answer(warehouse: Path, form: OutputFormat, *, wait_seconds: float) -> None:
    """Ask for questions and answer them, until there are no more. A question that cannot be answered does not end it."""
    prompt = Prompt(warehouse, form, wait_seconds)
    names = as_text_table(run_query(warehouse, NAMES, wait_seconds=wait_seconds, say=print)).rows
    words = [*(name for (name,) in names), ".tables", ".describe", ".saved", ".help", ".quit"]
    completer = WordCompleter(words, ignore_case=True, pattern=None, WORD=True)
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(warehouse / HISTORY)),
        completer=completer,
        complete_while_typing=False,
        multiline=True,
        key_bindings=_enter_ends_a_question(),
        prompt_continuation="     … ",
    )
    print(WELCOME)
    while (asked := _ask(session)) is not None:
        if asked in (".quit", ".exit"):
            return
        if asked:
            prompt.reply(asked)


def _ask(session: PromptSession[str]) -> str | None:
    try:
        return session.prompt("yaowen> ").strip().rstrip(";").strip()
    except KeyboardInterrupt:
        return ""
    except EOFError:
        return None


def _enter_ends_a_question() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("enter")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if ends(buffer.document):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return bindings


def ends(document: Document) -> bool:
    """Whether Enter ends what was typed: a question ends with a semicolon, a word with a dot at once, and so does nothing at all."""
    typed = document.text.strip()
    return not typed or typed.startswith(".") or typed.endswith(";")


class Prompt:
    """What answers the questions of a prompt."""

    def __init__(self, warehouse: Path, form: OutputFormat, wait_seconds: float) -> None:
        self.warehouse = warehouse
        self.form = form
        self.wait_seconds = wait_seconds

    def reply(self, asked: str) -> None:
        """Answer a question or a word with a dot, or say why that cannot be done."""
        word, _, name = asked.partition(" ")
        saved = {question.name: question for question in saved_queries()}
        if word == ".help":
            print(HELP)
        elif word == ".saved" and name not in saved:
            for question in saved.values():
                print(f"{question.name:<22} {question.question}")
        elif word.startswith(".") and word not in DOT_QUERIES and word != ".saved":
            print(f"There is no {word}; .help says what there is.")
        else:
            query = saved[name].query if word == ".saved" else DOT_QUERIES.get(word, asked).replace("{name}", name.strip().replace("'", ""))
            self._show(query)

    def _show(self, query: str) -> None:
        try:
            answer = run_query(self.warehouse, query, wait_seconds=self.wait_seconds, say=print)
        except YaowenError as problem:
            print(problem, file=sys.stderr)
            return
        if self.form is OutputFormat.table:
            show_answer(as_text_table(answer), Console())
        else:
            write_answer(answer, self.form, None)


DOT_QUERIES = {".tables": TABLES, ".describe": COLUMNS}
