"""Make the dictionaries that come from published data: places, those that are no more, and surnames.

    python -m flows.lexicon.build REFERENCE

REFERENCE is a folder with `divisions/` (Administrative-divisions-of-China), `gb2260/` (data_location) and `surnames/`
(Chinese-Names-Corpus). Names of countries come from Unicode CLDR through the package Babel, which is needed here and nowhere else
(`pip install babel`). The other dictionaries are written by hand.
"""

from __future__ import annotations

import csv
import json
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
FORMER_HEADER = """\
# Counties, cities and districts that are no more, by their last code, with the city or province that they were in.
# source: mumuy/data_location, commit a40c560a, after GB/T 2260
# licence: MIT, Copyright (c) 2024 Haole Zheng
"""
SURNAMES_HEADER = """\
# Surnames, single and compound, with how common they are.
# source: wainshine/Chinese-Names-Corpus, commit 47d4af8d
# licence: Apache-2.0
"""
# CLDR's territories that are no countries, or that China's own codes name.
NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "HK", "MO", "TW"}
# Statistical codes group the districts of a city under a nameless division.
NAMELESS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
SPECIAL_PROVINCES = [("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区")]


def main(reference: Path) -> None:
    """Write `places.csv`, `former_places.csv` and `surnames.csv` from the published data in `reference`."""
    places = [*_countries(), *_divisions(reference / "divisions")]
    write_table("places.csv", PLACES_HEADER, ["adcode", "name", "level", "parent"], places)
    former = sorted(_former(reference / "gb2260" / "history.json", places))
    write_table("former_places.csv", FORMER_HEADER, ["adcode", "name", "parent"], former)
    surnames = [(row["NameB"], row["TF"]) for row in _rows(reference / "surnames" / "chinese_family_names.csv")]
    write_table("surnames.csv", SURNAMES_HEADER, ["surname", "frequency"], surnames)


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


def _former(history: Path, places: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The divisions of old lists whose name their province has no more; of one that had several codes, the last."""
    levels = {code: level for code, _, level, _ in places}
    names = {(code[:2], name) for code, name, level, _ in places if level != "country"}
    last: dict[tuple[str, str], str] = {}
    for code, name in json.loads(history.read_text(encoding="utf-8")).items():
        if not code.endswith("00") and len(name) > 2 and name[-1] in "县区市旗" and name not in NAMELESS and (code[:2], name) not in names:
            last[code[:2], name] = code
    for (province, name), code in last.items():
        if code not in levels:
            city = code[:4] + "00"
            yield code, name, city if city in levels else province + "0000"


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
    main(Path(sys.argv[1]))
