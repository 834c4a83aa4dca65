"""The dictionaries: what Yaowen knows about words, as CSV files beside this one.

`read_lexicon` reads all of them once, checks every row, and gives one immutable value that is handed to the steps. A file begins
with comment lines that name what it holds, its source and its licence (`# source: …`, `# licence: …`), then a line of column names.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from flows.errors import CallError
from flows.lexicon import entries, page_entries
from flows.lexicon.entry import Character
from flows.lexicon.sequence_model import SequenceModel, read_sequence_model

FOLDER = Path(__file__).parent
NO_TABLES = ("sequence_model", "sha256")
CODE_POINT = re.compile(r"U\+(?:10)?[0-9A-F]{4,5}")


class LexiconError(CallError):
    """A dictionary file that cannot be used: which file and line, what is wrong, and what mends it."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Every dictionary, a tuple of rows each (field `units` is read from `units.csv`, and so on), and the model that labels names."""

    glyph_variants: tuple[page_entries.GlyphVariant, ...]
    private_characters: tuple[page_entries.PrivateCharacter, ...]
    traditional_characters: tuple[page_entries.TraditionalCharacter, ...]
    furniture: tuple[page_entries.Furniture, ...]
    box_words: tuple[page_entries.BoxWord, ...]
    headline_words: tuple[page_entries.HeadlineWord, ...]
    roles: tuple[page_entries.Role, ...]
    units: tuple[entries.Unit, ...]
    number_modifiers: tuple[entries.NumberModifier, ...]
    numeral_words: tuple[entries.NumeralWord, ...]
    numeral_idioms: tuple[entries.NumeralIdiom, ...]
    numeral_neighbours: tuple[entries.NumeralNeighbour, ...]
    one_counts: tuple[entries.OneCount, ...]
    change_words: tuple[entries.ChangeWord, ...]
    comparison_words: tuple[entries.ComparisonWord, ...]
    figure_links: tuple[entries.FigureLink, ...]
    target_words: tuple[entries.TargetWord, ...]
    earlier_words: tuple[entries.EarlierWord, ...]
    rate_words: tuple[entries.RateWord, ...]
    measure_nouns: tuple[entries.MeasureNoun, ...]
    counted_nouns: tuple[entries.CountedNoun, ...]
    noun_bounds: tuple[entries.NounBound, ...]
    time_words: tuple[entries.TimeWord, ...]
    calendar_parts: tuple[entries.CalendarPart, ...]
    plan_periods: tuple[entries.PlanPeriod, ...]
    festivals: tuple[entries.Festival, ...]
    eras: tuple[entries.Era, ...]
    surnames: tuple[entries.Surname, ...]
    places: tuple[entries.Place, ...]
    place_names: tuple[entries.PlaceName, ...]
    former_places: tuple[entries.FormerPlace, ...]
    foreign_cities: tuple[entries.ForeignCity, ...]
    titles: tuple[entries.Title, ...]
    organisation_suffixes: tuple[entries.OrganisationSuffix, ...]
    organisations: tuple[entries.Organisation, ...]
    laws: tuple[entries.Law, ...]
    place_suffixes: tuple[entries.PlaceSuffix, ...]
    name_bounds: tuple[entries.NameBound, ...]
    programme_heads: tuple[entries.ProgrammeHead, ...]
    speech_cues: tuple[entries.SpeechCue, ...]
    false_names: tuple[entries.FalseName, ...]
    topics: tuple[entries.TopicEntry, ...]
    topic_terms: tuple[entries.TopicTerm, ...]
    sequence_model: SequenceModel
    sha256: str


def read_lexicon(extra: Path | None = None) -> Lexicon:
    """Read and check every dictionary.

    `extra` is a folder with files of the same names and columns, whose rows are added to ours: an analyst's own units or topics,
    which need not name source and licence. A file of another name, a missing column, an empty field, a doubled row, an unknown word
    or code raises `LexiconError` with file and line.
    """
    hints = {name: hint for name, hint in get_type_hints(Lexicon).items() if name not in NO_TABLES}
    if extra:
        _check_names(extra, set(hints))
    digest = hashlib.sha256()
    tables = {name: _read_table(name, get_args(hint)[0], extra, digest) for name, hint in hints.items()}
    _check_references(tables)
    values = {name: tuple(table.entries) for name, table in tables.items()}
    return Lexicon(**values, sequence_model=read_sequence_model(digest), sha256=digest.hexdigest())


@dataclass(frozen=True, slots=True)
class _Table:
    """The entries of a dictionary, and where each was read: the file, and the line in it."""

    entries: list[Any]
    places: list[tuple[str, int]]

    def place(self, index: int) -> str:
        return "{}, line {}".format(*self.places[index])


def _check_names(extra: Path, known: set[str]) -> None:
    for file in sorted(extra.glob("*.csv")):
        if file.stem not in known:
            raise LexiconError(f"{file}: no dictionary has this name; name the file as one of {', '.join(sorted(known))}")


def _read_table(name: str, kind: type[Any], extra: Path | None, digest: Any) -> _Table:
    table = _Table([], [])
    for folder in (FOLDER, extra):
        file = folder / f"{name}.csv" if folder else None
        if file and (folder is FOLDER or file.exists()):
            content = file.read_bytes()
            digest.update(content)
            _add_entries(table, str(file), list(_lines_of(str(file), content)), kind)
    _check_keys(table, kind.key)
    return table


def _check_keys(table: _Table, columns: tuple[str, ...]) -> None:
    keys = list(map(attrgetter(*columns), table.entries))
    if len(set(keys)) == len(keys):
        return
    first: dict[Any, int] = {}
    for index, key in enumerate(keys):
        if first.setdefault(key, index) != index:
            named = key if isinstance(key, str) else "/".join(map(str, key))
            raise LexiconError(f"{table.place(index)}: {named} stands already at {table.place(first[key])}; delete one of the two rows")


def _add_entries(table: _Table, file: str, lines: Sequence[tuple[int, str]], kind: type[Any]) -> None:
    columns, hints = [column.name for column in fields(kind)], get_type_hints(kind)
    named = next(csv.reader([lines[0][1]])) if lines else []
    # The last columns may be left out where they may be empty: files that were written before there were such columns stay good.
    if named != columns[: len(named)] or any(NoneType not in get_args(hints[column]) for column in columns[len(named) :]):
        raise LexiconError(f"{file}: the first line that is no comment must name the columns {','.join(columns)}")
    rows = list(csv.reader(line for _, line in lines[1:]))
    places = [(file, number) for number, _ in lines[1:]]
    if len(rows) != len(places):
        raise LexiconError(f"{file}: a field in quotation marks runs over several lines; write every row on one line")
    for place, row in zip(places, rows, strict=True):
        if len(row) != len(named):
            raise LexiconError(f"{file}, line {place[1]}: {len(row)} fields where {len(named)} are expected ({','.join(named)})")
    rows = [[*row, *[""] * (len(columns) - len(named))] for row in rows]
    if rows:
        converted = [_converted(column, hints[name], places) for name, column in zip(columns, zip(*rows, strict=True), strict=True)]
        table.entries.extend(map(kind, *converted))
        table.places.extend(places)


def _converted(column: Sequence[str], hint: Any, places: Sequence[tuple[str, int]]) -> list[Any]:
    """The fields of a column as what its type says; the first that is none is told of with its place."""
    convert = _converter(hint)
    try:
        return list(map(convert, column))
    except ValueError:
        for field, (file, number) in zip(column, places, strict=True):
            try:
                convert(field)
            except ValueError as problem:
                raise LexiconError(f"{file}, line {number}: {problem}") from None
        raise


def _lines_of(file: str, content: bytes) -> Iterator[tuple[int, str]]:
    """The lines that are no comment, with their numbers."""
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as problem:
        raise LexiconError(f"{file}: not UTF-8 at byte {problem.start}; save the file as UTF-8 (in Excel: “CSV UTF-8”)") from None
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
    if hint is Character:
        return _character
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


def _character(field: str) -> str:
    if not CODE_POINT.fullmatch(field):
        raise ValueError(f"“{field}” is no code point; write it as U+2EC5")
    return chr(int(field[2:], 16))


def _optional_text(field: str) -> str | None:
    return field or None


def _check_references(tables: dict[str, _Table]) -> None:
    for table in tables.values():
        for column, target in table.entries[0].refers.items() if table.entries else ():
            known = {getattr(entry, entry.key[0]) for entry in tables[target].entries} | {None}
            for index, value in enumerate(map(attrgetter(column), table.entries)):
                if value not in known:
                    raise LexiconError(f"{table.place(index)}: {column} {value} is not in {target}.csv; add it there or mend it here")
