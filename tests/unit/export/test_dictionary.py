"""`docs/tables.md` says what the schema and the models say."""

from __future__ import annotations

from flows.export.dictionary import FILE, dictionary
from flows.load import schema
from flows.summarise import read_models, sql_folder


def test_the_data_dictionary_is_up_to_date() -> None:
    assert FILE.read_text("utf-8") == dictionary(), "write it again with: python -m flows.export.dictionary"


def test_every_column_is_described_in_both_languages() -> None:
    for table in schema.TABLES:
        for column in table.columns:
            assert column.english, (table.name, column.name)
            assert any("一" <= character <= "鿿" for character in column.chinese), (table.name, column.name)
    for model in read_models(sql_folder()):
        assert all(" · " in described for described in model.columns.values()), model.name
