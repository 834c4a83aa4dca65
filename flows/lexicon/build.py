"""Make the dictionaries that come from published data: places and surnames.

    python -m flows.lexicon.build REFERENCE

REFERENCE is a folder with `divisions/` (Administrative-divisions-of-China) and `surnames/` (Chinese-Names-Corpus). Names of
countries come from Unicode CLDR through the package Babel, which is needed here and nowhere else (`pip install babel`).
The other dictionaries are written by hand.
"""

from __future__ import annotations

import csv
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
# CLDR's territories that are no countries, or that China's own codes name.
NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "HK", "MO", "TW"}
# Statistical codes group the districts of a city under a nameless division.
NAMELESS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
SPECIAL_PROVINCES = [("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区")]


def main(reference: Path) -> None:
    """Write `places.csv` and `surnames.csv` from the published data in `reference`."""
    _write("places.csv", PLACES_HEADER, ["adcode", "name", "level", "parent"], [*_countries(), *_divisions(reference / "divisions")])
    surnames = [(row["NameB"], row["TF"]) for row in _rows(reference / "surnames" / "chinese_family_names.csv")]
    _write("surnames.csv", SURNAMES_HEADER, ["surname", "frequency"], surnames)


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


def _write(name: str, header: str, columns: list[str], rows: Iterable[tuple[str, ...]]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as stream:
        stream.write(header)
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
