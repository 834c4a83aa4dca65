"""An analyst can add rows of her own, and is told the file and the line of what cannot be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.lexicon import FOLDER, Lexicon, LexiconError, read_lexicon
from flows.tag import tag
from flows.values import Article, Page, Paragraph

HEAD = "# source: our own\n# licence: CC0-1.0\n"
UNITS = HEAD + "unit,unit_code,dimension,english\n"


def _read(folder: Path, name: str, content: str | bytes) -> Lexicon:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_lexicon(folder)


def test_a_unit_and_a_topic_of_ones_own_are_used(tmp_path: Path) -> None:
    (tmp_path / "topics.csv").write_text(HEAD + "topic_id,parent_id,name,english\npuppets,culture,木偶戏,puppet theatre\n", "utf-8")
    (tmp_path / "topic_terms.csv").write_text(HEAD + "term,topic_id,weight\n提线木偶,puppets,9\n", "utf-8")
    lexicon = _read(tmp_path, "units.csv", UNITS + "笸箩,{笸箩},count,basket\n")
    text = "剧团收了十二笸箩枣，演了三场提线木偶，孩子们围着提线木偶看。"
    article = Article("a", "p", 1, "news", (Paragraph(1, "body", text, ()),), headline="提线木偶进村")
    tags = tag(article, Page("p", "text", "", "", "", (), issue_date=date(2024, 5, 21)), lexicon)
    assert ("十二笸箩", "{笸箩}") in {(figure.surface, figure.unit_code) for figure in tags.figures}
    assert tags.topics[0].topic_id == "puppets"


def test_other_rows_make_another_hash(tmp_path: Path, lexicon: Lexicon) -> None:
    assert read_lexicon(tmp_path).sha256 == lexicon.sha256
    assert _read(tmp_path, "units.csv", UNITS).units == lexicon.units
    assert _read(tmp_path, "units.csv", UNITS + "笸箩,{笸箩},count,basket\n").sha256 != lexicon.sha256


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (UNITS + "笸箩,{笸箩},count,basket\n笸箩,{笸箩},count,basket\n", "units.csv, line 4; delete one of the two rows"),
        (UNITS + "米,m,length,metre\n", "units.csv, line 4: 米 stands already at "),
        (UNITS + "笸箩,{笸箩},number,basket\n", "units.csv, line 4: “number” is not one of "),
        (UNITS + "笸箩,,count,basket\n", "units.csv, line 4: a field is empty that must be filled"),
        (UNITS + '笸箩,{笸箩},count,"bas\nket"\n', "units.csv: a field in quotation marks runs over several lines"),
        (UNITS + "笸箩,{笸箩},count\n", "units.csv, line 4: 3 fields where 4 are expected"),
        (HEAD + "unit,code,dimension,english\n", "the first line that is no comment must name the columns unit,unit_code"),
        ((UNITS + "笸箩,{笸箩},count,basket\n").encode("gb18030"), "units.csv: not UTF-8 at byte "),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, content: str | bytes, says: str) -> None:
    with pytest.raises(LexiconError) as told:
        _read(tmp_path, "units.csv", content)
    assert says in str(told.value)


def test_rows_of_ones_own_need_no_source(tmp_path: Path) -> None:
    assert "笸箩" in {
        unit.unit for unit in _read(tmp_path, "units.csv", "unit,unit_code,dimension,english\n笸箩,{笸箩},count,basket\n").units
    }


def test_a_file_that_would_not_be_read_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"unit\.csv: no dictionary has this name; name the file as one of .*units"):
        _read(tmp_path, "unit.csv", UNITS)


def test_a_code_that_is_nowhere_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"topic_terms\.csv, line 4: topic_id nowhere is not in topics\.csv"):
        _read(tmp_path, "topic_terms.csv", HEAD + "term,topic_id,weight\n提线木偶,nowhere,9\n")


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.csv")), ids=lambda file: file.stem)
def test_every_dictionary_is_read(file: Path, lexicon: Lexicon) -> None:
    rows = [line for line in file.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    assert len(getattr(lexicon, file.stem)) == len(rows) - 1


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.csv")), ids=lambda file: file.stem)
@pytest.mark.parametrize("word", ["source", "licence"])
def test_every_dictionary_says_where_it_is_from(file: Path, word: str) -> None:
    assert any(line.startswith(f"# {word}: ") for line in file.read_text("utf-8").splitlines())
