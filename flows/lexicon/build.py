"""Make the dictionaries that come from published data: places, surnames and common words.

    python -m flows.lexicon.build REFERENCE WORDS

REFERENCE is a folder with `divisions/` (Administrative-divisions-of-China) and `surnames/` (Chinese-Names-Corpus). WORDS is the word list
of jieba (`dict.txt` in its package), with the frequency and the part of speech of each word. Names of countries come from Unicode CLDR
through the package Babel, which is needed here and nowhere else (`pip install babel`). The other dictionaries are written by hand.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.lexicon import FOLDER

PLACES_HEADER = """\
# Countries, and the divisions of China down to street and town.
# source: countries: Unicode CLDR 48 through Babel 2.18; divisions: modood/Administrative-divisions-of-China, commit 57a0aa9, after the \
National Bureau of Statistics, codes of 2023-06-30; Hong Kong, Macao, Taiwan: GB/T 2260
# licence: Unicode-3.0 (countries), WTFPL-2.0 (divisions)
"""
SURNAMES_HEADER = """\
# Surnames, single and compound, with how common they are.
# source: wainshine/Chinese-Names-Corpus, commit 47d4af8d
# licence: Apache-2.0
"""
WORDS_HEADER = """\
# Common words of two characters. verb: no name of a village, a town or a community ends in it before its ending, unless a division of \
China is called so (团结, 解放); like_a_name: begins with the character of a common surname, and is nobody's name.
# source: jieba 0.42.1, dict.txt
# licence: MIT, Copyright (c) 2013 Sun Junyi
"""
# How often a word must stand in jieba's corpus, and the parts of speech that are verbs and adverbs, and proper names.
FREQUENT_VERB, FREQUENT_WORD, COMMON_SURNAME = 50, 20, 15
VERBS = {"v", "vn", "vd", "vi", "d", "ad"}
PROPER_NAMES = {"nr", "nrt", "nrfg", "ns", "nt", "nz"}
DIVISION = re.compile("(.{2,})(?:街道|镇|乡|县|市)$")
# CLDR's territories that are no countries, or that China's own codes name.
NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "HK", "MO", "TW"}
# Statistical codes group the districts of a city under a nameless division.
NAMELESS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
SPECIAL_PROVINCES = [("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区")]


def main(reference: Path, words: Path) -> None:
    """Write `places.csv`, `surnames.csv` and `common_words.csv` from the published data in `reference` and the word list `words`."""
    places = [*_countries(), *_divisions(reference / "divisions")]
    write_table("places.csv", PLACES_HEADER, ["adcode", "name", "level", "parent"], places)
    surnames = [(row["NameB"], row["TF"]) for row in _rows(reference / "surnames" / "chinese_family_names.csv")]
    write_table("surnames.csv", SURNAMES_HEADER, ["surname", "frequency"], surnames)
    common = {surname for surname, frequency in surnames if float(frequency) >= COMMON_SURNAME}
    stems = {division[1] for _, name, *_ in places if (division := DIVISION.match(name))}
    write_table("common_words.csv", WORDS_HEADER, ["word", "kind"], sorted(_common_words(words, stems, common)))


def _common_words(words: Path, stems: set[str], surnames: set[str]) -> Iterator[tuple[str, str]]:
    endings = stems | {stem[-2:] for stem in stems}
    for line in words.read_text("utf-8").splitlines():
        word, frequency, part_of_speech = line.split(" ")
        if len(word) != 2 or not re.fullmatch("[\u4e00-\u9fff]{2}", word):
            continue
        if int(frequency) >= FREQUENT_VERB and part_of_speech in VERBS and word not in endings:
            yield word, "verb"
        if int(frequency) >= FREQUENT_WORD and word[0] in surnames and part_of_speech not in PROPER_NAMES:
            yield word, "like_a_name"


def _countries() -> Iterator[tuple[str, ...]]:
    from babel import Locale

    for code, name in sorted(Locale("zh").territories.items()):
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES:
            yield code, name, "country", ""


def _divisions(folder: Path) -> Iterator[tuple[str, ...]]:
    provinces = [(row["code"] + "0000", row["name"]) for row in _rows(folder / "provinces.csv")]
    for code, name in sorted(provinces + SPECIAL_PROVINCES):
        yield code, name, "province", "CN"
    cities = _rows(folder / "cities.csv")
    nameless = {row["code"] for row in cities if row["name"] in NAMELESS}
    for row in cities:
        if row["code"] not in nameless:
            yield row["code"] + "00", row["name"], "city", row["provinceCode"] + "0000"
    for row in _rows(folder / "areas.csv"):
        if row["code"] == row["cityCode"] + "00":  # a city without counties stands in both files
            continue
        parent = row["provinceCode"] + "0000" if row["cityCode"] in nameless else row["cityCode"] + "00"
        yield row["code"], row["name"], "county", parent
    for row in _rows(folder / "streets.csv"):
        yield row["code"], row["name"], "street", row["areaCode"]


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def write_table(name: str, header: str, columns: list[str], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a file of the lexicon: the comment with its source and licence, the names of the columns, the rows."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as stream:
        stream.write(header)
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
