"""Build the SQL models: find their order from the SQL itself, make the views and tables, and write down what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import takewhile
from pathlib import Path
from typing import Literal

import duckdb
import sqlglot
from sqlglot import expressions
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.scope import traverse_scope

from flows.errors import YaowenError

HEADER_LINE = re.compile(r"--\s?(?P<indent>\s*)(?P<key>[\w ]+?):\s*(?P<text>.*)")
# A comment in the warehouse is one string; the parts of it stand on lines of their own.
LABELS = {"question": "", "grain": "一行是 · Grain: ", "caveat": "注意 · Caveat: "}


class ModelError(YaowenError):
    """A model that cannot be built: which file, what is wrong, and what mends it."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model as its file says it: what it answers, what its rows and columns are, and the select that makes it."""

    name: str
    file: Path
    query: str
    question: str
    grain: str
    kept_as: Literal["view", "table"]
    caveats: tuple[str, ...]
    columns: dict[str, str]

    @property
    def comment(self) -> str:
        """What the model is, as the warehouse says it."""
        return "\n".join([self.question, LABELS["grain"] + self.grain, *(LABELS["caveat"] + caveat for caveat in self.caveats)])


def sql_folder() -> Path:
    """Where the SQL stands: beside the package in a checkout, within it where Yaowen was installed from a wheel."""
    package = Path(__file__).parents[1]
    return package / "sql" if (package / "sql").is_dir() else package.parent / "sql"


def read_models(folder: Path) -> tuple[Model, ...]:
    """All models under `folder`, each behind those that it selects from; raises `ModelError` for one that cannot be read or built."""
    models = {model.name: model for model in map(_read_model, sorted((folder / "models").rglob("*.sql")))}
    needs = {name: _needs(model) for name, model in models.items()}
    schemas = {name.split(".")[0] for name in models}
    for name, needed in needs.items():
        for other in needed:
            if other.split(".")[0] in schemas and other not in models:
                raise ModelError(f"{models[name].file}: selects from {other}, and there is no model of that name")
    try:
        order = list(TopologicalSorter({name: sorted(needed & set(models)) for name, needed in sorted(needs.items())}).static_order())
    except CycleError as problem:
        raise ModelError(f"These models select from each other in a circle: {' → '.join(problem.args[1])}") from None
    return tuple(models[name] for name in order)


def build_models(connection: duckdb.DuckDBPyConnection, folder: Path) -> tuple[Model, ...]:
    """Make every model in the transaction that is open, drop those that have no file any more, and write their comments."""
    models = read_models(folder)
    for schema in sorted({model.name.split(".")[0] for model in models}):
        connection.execute(f"create schema if not exists {schema}")
    _drop(connection, _built(connection, models), keep={(model.name, model.kept_as) for model in models})
    for model in models:
        _build(connection, model)
    return models


def _build(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    try:
        connection.execute(f"create or replace {model.kept_as} {model.name} as\n{model.query}")
    except duckdb.Error as problem:
        raise ModelError(f"{model.file}: {str(problem).strip()}") from None
    schema, name = model.name.split(".")
    found = connection.execute(
        "select column_name from duckdb_columns() where schema_name = ? and table_name = ?", [schema, name]
    ).fetchall()
    columns = [column for (column,) in found]
    if set(columns) != set(model.columns):
        wrong = sorted(set(columns).symmetric_difference(model.columns))
        raise ModelError(f"{model.file}: {', '.join(wrong)} must stand both in the header's columns and in the select")
    connection.execute(f"comment on {model.kept_as} {model.name} is {_literal(model.comment)}")
    for column in columns:
        connection.execute(f'comment on column {model.name}."{column}" is {_literal(model.columns[column])}')


BUILT = """
select schema_name || '.' || view_name, 'view' from duckdb_views() where schema_name in (select unnest($schemas))
union all
select schema_name || '.' || table_name, 'table' from duckdb_tables() where schema_name in (select unnest($schemas))
order by all
"""


def _built(connection: duckdb.DuckDBPyConnection, models: Iterable[Model]) -> list[tuple[str, str]]:
    """The views and tables that are in the schemas of the models now, with their kind."""
    return connection.execute(BUILT, {"schemas": sorted({model.name.split(".")[0] for model in models})}).fetchall()


def _drop(connection: duckdb.DuckDBPyConnection, built: Sequence[tuple[str, str]], keep: set[tuple[str, str]]) -> None:
    for name, kind in built:
        if (name, kind) not in keep:
            connection.execute(f"drop {kind} {name} cascade")


def _read_model(file: Path) -> Model:
    text = file.read_text(encoding="utf-8")
    header = list(takewhile(lambda line: line.startswith("--"), text.splitlines()))
    said: dict[str, list[str]] = {}
    columns: dict[str, str] = {}
    for line in header:
        match = HEADER_LINE.match(line)
        if not match:
            raise ModelError(f"{file}: a header line must be “-- key: text”, and is “{line}”")
        if match["indent"] and "columns" in said:
            columns[match["key"]] = match["text"]
        else:
            said.setdefault(match["key"], []).append(match["text"])
    for key in ("question", "grain", "kept as", "columns"):
        if key not in said:
            raise ModelError(f"{file}: the header has no “-- {key}:”; see sql/README.md")
    kept_as = said["kept as"][0].split(" ")[0].rstrip(",;")
    if kept_as not in ("view", "table"):
        raise ModelError(f"{file}: kept as “{kept_as}”; it is view or table")
    query = "\n".join(text.splitlines()[len(header) :]).strip().rstrip(";")
    return Model(
        name=f"{file.parent.name}.{file.stem}",
        file=file,
        query=query,
        question=said["question"][0],
        grain=said["grain"][0],
        kept_as="table" if kept_as == "table" else "view",
        caveats=tuple(said.get("caveat", ())),
        columns=columns,
    )


def _needs(model: Model) -> set[str]:
    """The tables and models that the select reads, CTEs left out."""
    try:
        tree = sqlglot.parse_one(model.query, read="duckdb")
    except SqlglotError as problem:
        raise ModelError(f"{model.file}: {str(problem).splitlines()[0]}") from None
    sources = [source for scope in traverse_scope(tree) for source in scope.sources.values()]
    return {f"{source.db}.{source.name}" if source.db else source.name for source in sources if isinstance(source, expressions.Table)}


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
