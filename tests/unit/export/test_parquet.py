"""Exports are the same to the byte for the same pages, say what their columns mean, and are there whole or not at all."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.export.parquet import export
from flows.export.swap import SwapError
from flows.lexicon import Lexicon
from flows.load import schema
from flows.summarise import read_models, sql_folder
from flows.values import TaggedPage
from tests.conftest import load_into


def exported(warehouse: Path, to: Path) -> dict[str, bytes]:
    export(warehouse, to, wait_seconds=5, say=print)
    return {str(file.relative_to(to)): file.read_bytes() for file in sorted(to.rglob("*")) if file.is_file()}


def lasting(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if not name.startswith("operations/")}


def test_twice_the_same_bytes(loaded: Path, tmp_path: Path) -> None:
    assert exported(loaded, tmp_path / "one") == exported(loaded, tmp_path / "two")


def test_the_same_bytes_however_the_pages_were_loaded(
    loaded: Path, tmp_path: Path, tagged_edition: list[TaggedPage], lexicon: Lexicon
) -> None:
    pages = list(tagged_edition)
    random.Random(7).shuffle(pages)
    for number, page in enumerate([*pages, pages[0]]):
        load_into(tmp_path / "other", [page], lexicon, run_id=f"other-{number}", hour=7 + number)
    assert lasting(exported(tmp_path / "other", tmp_path / "two")) == lasting(exported(loaded, tmp_path / "one"))


def test_every_table_and_view_is_there_with_all_its_rows(loaded: Path, tmp_path: Path) -> None:
    names = {table.name for table in export(loaded, tmp_path / "to", wait_seconds=5, say=print)}
    assert names == {table.name for table in schema.TABLES} | {model.name for model in read_models(sql_folder())} | {"page_loads"}
    manifest = json.loads((tmp_path / "to" / "manifest.json").read_text("utf-8"))["tables"]
    with duckdb.connect(loaded / "yaowen.duckdb", read_only=True) as connection:
        for name in names - {"page_loads"}:
            files = [str(tmp_path / "to" / file) for file in manifest[name]["files"]]
            rows = connection.execute("select count(*) from read_parquet($files, hive_partitioning = false)", {"files": files}).fetchone()
            assert rows == connection.execute(f"select count(*) from {name}").fetchone(), name


def test_the_manifest_has_the_hash_of_every_lasting_file(loaded: Path, tmp_path: Path) -> None:
    files = exported(loaded, tmp_path / "to")
    tables = json.loads(files.pop("manifest.json"))["tables"]
    hashes = {file: digest for table in tables.values() for file, digest in table["files"].items()}
    assert hashes.keys() == files.keys()
    for file, digest in hashes.items():
        assert digest == (None if file.startswith("operations/") else hashlib.sha256(files[file]).hexdigest())


def test_files_say_what_their_columns_mean(loaded: Path, tmp_path: Path) -> None:
    exported(loaded, tmp_path / "to")
    files = sorted((tmp_path / "to").rglob("*.parquet"))
    for file in files:
        found = pq.ParquetFile(file)
        assert all(field.metadata[b"description"] for field in found.schema_arrow), file
        assert {found.metadata.row_group(0).column(0).compression} == {"ZSTD"} if found.metadata.num_rows else True
    figures = pq.read_schema(tmp_path / "to" / "tables" / "figures" / "year=2024" / "month=05" / "part-0.parquet")
    assert figures.field("value").type == schema.FIGURES.schema.field("value").type
    assert figures.metadata[b"key"] == b"article_id,figure_no"
    assert not figures.field("article_id").nullable


def test_nothing_of_the_run_stands_among_what_lasts(loaded: Path, tmp_path: Path) -> None:
    files = lasting(exported(loaded, tmp_path / "to"))
    assert not any(b"run-1" in content for name, content in files.items() if name.endswith(".parquet"))


def test_pages_are_parted_by_month_and_those_without_a_day_stand_apart(
    tmp_path: Path, tagged_edition: list[TaggedPage], lexicon: Lexicon
) -> None:
    load_into(tmp_path / "warehouse", tagged_edition, lexicon)
    with duckdb.connect(tmp_path / "warehouse" / "yaowen.duckdb") as connection:
        connection.execute("update pages set issue_date = null where page_no = 4")
        connection.execute("update pages set issue_date = date '2023-12-31' where page_no = 3")
    files = exported(tmp_path / "warehouse", tmp_path / "to")
    assert [name for name in files if name.startswith("tables/articles/")] == [
        "tables/articles/year=2023/month=12/part-0.parquet",
        "tables/articles/year=2024/month=05/part-0.parquet",
        "tables/articles/year=unknown/month=unknown/part-0.parquet",
    ]
    rows = [pq.read_metadata(tmp_path / "to" / name).num_rows for name in files if name.startswith("tables/articles/")]
    assert sum(rows) == sum(len(page.articles) for page in tagged_edition)


def test_a_folder_that_holds_something_else_is_left_alone(loaded: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine", "utf-8")
    with pytest.raises(SwapError, match="holds something that is no export of Yaowen"):
        export(loaded, tmp_path, wait_seconds=5, say=print)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.doc"]


def test_an_export_that_fails_leaves_the_old_one(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = exported(loaded, tmp_path / "to")

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("flows.export.parquet._manifest", full_disk)
    with pytest.raises(OSError, match="No space left"):
        export(loaded, tmp_path / "to", wait_seconds=5, say=print)
    assert {str(file.relative_to(tmp_path / "to")): file.read_bytes() for file in (tmp_path / "to").rglob("*") if file.is_file()} == before
    assert [file.name for file in tmp_path.iterdir()] == ["to"]


def test_what_a_run_that_was_killed_has_left_is_cleared_away(loaded: Path, tmp_path: Path) -> None:
    left_over = tmp_path / ".to.partial-999999999"
    left_over.mkdir()
    (left_over / "half.parquet").write_bytes(b"PAR1")
    exported(loaded, tmp_path / "to")
    assert [file.name for file in tmp_path.iterdir()] == ["to"]
