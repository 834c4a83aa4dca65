"""The dictionaries: what Yaowen knows about words, as CSV files beside this one.

`read_lexicon` reads all of them once, checks every row, and gives one immutable value that is handed to the steps. A file begins
with comment lines that name what it holds, its source and its licence (`# source: …`, `# licence: …`), then a line of column names.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from flows.errors import CallError
from flows.lexicon import entries

FOLDER = Path(__file__).parent


class LexiconError(CallError):
    """A dictionary file that cannot be used: which file and line, what is wrong, and what mends it."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Every dictionary, a tuple of rows each; field `units` is read from `units.csv`, and so on."""

    furniture: tuple[entries.Furniture, ...]
    headline_words: tuple[entries.HeadlineWord, ...]
    roles: tuple[entries.Role, ...]
    units: tuple[entries.Unit, ...]
    number_modifiers: tuple[entries.NumberModifier, ...]
    numeral_words: tuple[entries.NumeralWord, ...]
    numeral_neighbours: tuple[entries.NumeralNeighbour, ...]
    one_counts: tuple[entries.OneCount, ...]
    change_words: tuple[entries.ChangeWord, ...]
    comparison_words: tuple[entries.ComparisonWord, ...]
    figure_links: tuple[entries.FigureLink, ...]
    target_words: tuple[entries.TargetWord, ...]
    rate_words: tuple[entries.RateWord, ...]
    measure_nouns: tuple[entries.MeasureNoun, ...]
    counted_nouns: tuple[entries.CountedNoun, ...]
    noun_bounds: tuple[entries.NounBound, ...]
    time_words: tuple[entries.TimeWord, ...]
    calendar_parts: tuple[entries.CalendarPart, ...]
    plan_periods: tuple[entries.PlanPeriod, ...]
    surnames: tuple[entries.Surname, ...]
    places: tuple[entries.Place, ...]
    place_names: tuple[entries.PlaceName, ...]
    titles: tuple[entries.Title, ...]
    organisation_suffixes: tuple[entries.OrganisationSuffix, ...]
    organisations: tuple[entries.Organisation, ...]
    place_suffixes: tuple[entries.PlaceSuffix, ...]
    name_bounds: tuple[entries.NameBound, ...]
    programme_heads: tuple[entries.ProgrammeHead, ...]
    speech_cues: tuple[entries.SpeechCue, ...]
    false_names: tuple[entries.FalseName, ...]
    topics: tuple[entries.TopicEntry, ...]
    topic_terms: tuple[entries.TopicTerm, ...]
    sha256: str


def read_lexicon(extra: Path | None = None) -> Lexicon:
    """Read and check every dictionary.

    `extra` is a folder with files of the same names and columns, whose rows are added to ours: an analyst's own units or topics.
    A missing column, an empty field, a doubled row, an unknown word or code raises `LexiconError` with file and line.
    """
    hints = {name: hint for name, hint in get_type_hints(Lexicon).items() if name != "sha256"}
    digest = hashlib.sha256()
    tables = {name: _read_table(name, get_args(hint)[0], extra, digest) for name, hint in hints.items()}
    _check_references(tables)
    values = {name: tuple(row.entry for row in rows) for name, rows in tables.items()}
    return Lexicon(**values, sha256=digest.hexdigest())


@dataclass(frozen=True, slots=True)
class Row:
    """An entry, and where it was read."""

    entry: Any
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}"


def _read_table(name: str, kind: type[Any], extra: Path | None, digest: Any) -> list[Row]:
    files = [FOLDER / f"{name}.csv"]
    if extra and (extra / f"{name}.csv").exists():
        files.append(extra / f"{name}.csv")
    rows: list[Row] = []
    for file in files:
        content = file.read_bytes()
        digest.update(content)
        rows += _entries(file.name, content, kind)
    _check_keys(rows, kind.key)
    return rows


def _check_keys(rows: list[Row], columns: tuple[str, ...]) -> None:
    key_of = attrgetter(*columns)
    seen: dict[Any, Row] = {}
    for row in rows:
        first = seen.setdefault(key_of(row.entry), row)
        if first is not row:
            key = "/".join(str(getattr(row.entry, column)) for column in columns)
            raise LexiconError(f"{row}: {key} stands already at {first}; delete one of the two rows")


def _entries(file: str, content: bytes, kind: type[Any]) -> Iterator[Row]:
    columns = [column.name for column in fields(kind)]
    numbered = list(_lines_of(file, content))
    if not numbered or next(csv.reader([numbered[0][1]])) != columns:
        raise LexiconError(f"{file}: the first line that is no comment must name the columns {','.join(columns)}")
    converters = [_converter(hint) for name, hint in get_type_hints(kind).items() if name in columns]
    for (number, _), row in zip(numbered[1:], csv.reader(line for _, line in numbered[1:]), strict=True):
        if len(row) != len(columns):
            raise LexiconError(f"{file}, line {number}: {len(row)} fields where {len(columns)} are expected ({','.join(columns)})")
        try:
            entry = kind(*[convert(field) for convert, field in zip(converters, row, strict=True)])
        except ValueError as problem:
            raise LexiconError(f"{file}, line {number}: {problem}") from None
        yield Row(entry, file, number)


def _lines_of(file: str, content: bytes) -> Iterator[tuple[int, str]]:
    """The lines that are no comment, with their numbers; the comments must name source and licence."""
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as problem:
        raise LexiconError(f"{file}: not UTF-8 at byte {problem.start}; save the file as UTF-8") from None
    comments = [line.lstrip("# ").lower() for line in lines if line.startswith("#")]
    for word in ("source:", "licence:"):
        if not any(comment.startswith(word) for comment in comments):
            raise LexiconError(f"{file}: a comment line “# {word} …” is missing")
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _converter(hint: Any) -> Any:
    """How a field of this type is read from the text of a CSV file."""
    optional = NoneType in get_args(hint)
    if get_origin(hint) is Literal:
        return _one_of(get_args(hint))
    if hint is int or hint is float:
        return hint
    return _optional_text if optional else _text


def _one_of(words: tuple[str, ...]) -> Any:
    def convert(field: str) -> str:
        if field not in words:
            raise ValueError(f"“{field}” is not one of {', '.join(words)}")
        return field

    return convert


def _text(field: str) -> str:
    if not field:
        raise ValueError("a field is empty that must be filled")
    return field


def _optional_text(field: str) -> str | None:
    return field or None


def _check_references(tables: dict[str, list[Row]]) -> None:
    for rows in tables.values():
        for column, target in rows[0].entry.refers.items() if rows else ():
            known = {getattr(row.entry, row.entry.key[0]) for row in tables[target]}
            for row in rows:
                value = getattr(row.entry, column)
                if value is not None and value not in known:
                    raise LexiconError(f"{row}: {column} {value} is not in {target}.csv; add it there or mend it here")
