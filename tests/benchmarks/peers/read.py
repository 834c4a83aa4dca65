"""Reads the cases with one peer, in the environment of the peers; nothing of the project is imported here.

    .venv-peers/bin/python tests/benchmarks/peers/read.py PEER CASES.json READINGS.json

A case is {"texts": [...], "issue_date": "2024-05-21"}. Written are, for every case and text, what was found; the seconds that the best of
`PASSES` passes over all texts took, after one to warm up, without imports and the loading of models; and how many texts (for cn2an,
numerals) a peer raised an error on, for which it then has nothing.

Licences and versions: jionlp 1.5.31 is Apache-2.0 (its dependency jiojio is GPL-3.0), recognizers-text-suite 1.0.2a2 MIT, cn2an 0.5.24 MIT.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

PASSES = 3
Finding = dict[str, Any]
Reader = Callable[[str, date], list[Finding]]

CLAUSE = re.compile("[^。！？；，]+[。！？；，]*")
# What may stand before the unit in the text of a quantity.
NUMBER = re.compile(r"^[\s\d.,+\-零〇一二两三四五六七八九十百千万亿半几负点]+")
UNITS_OF_TIME = {"year": "年", "month": "个月", "week": "周", "day": "天", "hour": "小时", "minute": "分钟", "second": "秒"}
ISO_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
ISO_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
# cn2an converts numerals and does not say where they stand: it is given those that we find, as its own `transform` finds the Chinese ones.
CHINESE = "负?(?:[零〇一二两三四五六七八九十百千万亿]+点)?[零〇一二两三四五六七八九十百千万亿]+"
NUMERAL = re.compile(
    rf"百分之(?P<percent>{CHINESE})|(?P<below>{CHINESE})分之(?P<above>{CHINESE})|(?P<plain>\d[\d,]*(?:\.\d+)?(?:[百万亿]|千(?![瓦米克]))*|{CHINESE})"
)


def figure(start: int, end: int, value: Any, unit: str | None, *, low: Any = None, high: Any = None) -> Finding:
    """A figure as it is written out; a value that is said without limits is both of its bounds."""
    return {"kind": "figure", "start": start, "end": end, "value": value, "low": low, "high": high, "unit": unit, "from": None, "to": None}


def exactly(start: int, end: int, value: Any, unit: str | None) -> Finding:
    """A figure that is its own lower and upper bound."""
    return figure(start, end, value, unit, low=value, high=value)


def moment(start: int, end: int, first: date | None, last: date | None) -> Finding:
    """A time with its first and last day."""
    days = {"from": first and first.isoformat(), "to": last and last.isoformat()}
    return {"kind": "time", "start": start, "end": end, "value": None, "low": None, "high": None, "unit": None, **days}


class Peer:
    """A peer that was loaded; counts what it raised an error on."""

    def __init__(self) -> None:
        self.raised = 0

    def tried(self, call: Callable[[], Any]) -> Any:
        """What the call gives, nothing if it raises."""
        try:
            return call()
        except Exception:
            self.raised += 1
            return []

    def read(self, text: str, issued: date) -> list[Finding]:
        raise NotImplementedError


class JioNLP(Peer):
    """Money and times, with their values: `extract_money` and `extract_time`. Stretches of time that have no days are figures.

    1.5.31 has nothing that reads other quantities, shares or plain numbers. It is given clause by clause, where it reads a little better
    than in whole paragraphs and is as fast; with its word cutter (`use_jiojio`) it would read fewer sums of money rightly.
    """

    def __init__(self) -> None:
        super().__init__()
        logging.disable(logging.CRITICAL)
        import jionlp

        self.money, self.times = jionlp.ner.extract_money, jionlp.ner.extract_time
        self.read("收入3元，5月1日", date(2024, 5, 21))

    def read(self, text: str, issued: date) -> list[Finding]:
        base = {"year": issued.year, "month": issued.month, "day": issued.day}
        return [_moved(one, clause.start()) for clause in CLAUSE.finditer(text) for one in self._of_clause(clause[0], base, issued)]

    def _of_clause(self, clause: str, base: dict[str, int], issued: date) -> Iterator[Finding]:
        yield from map(_money_of_jionlp, self.tried(lambda: self.money(clause, with_parsing=True)))
        times = self.tried(lambda: self.times(clause, time_base=base, with_parsing=True))
        yield from filter(None, (_time_of_jionlp(one, issued) for one in times))


def _moved(found: Finding, by: int) -> Finding:
    return {**found, "start": found["start"] + by, "end": found["end"] + by}


def _money_of_jionlp(found: dict[str, Any]) -> Finding:
    number, unit = found["detail"]["num"], found["detail"]["case"]
    if isinstance(number, list):
        return figure(*found["offset"], None, unit, low=float(number[0]), high=float(number[1]))
    value, how = float(number), found["detail"]["definition"]
    return figure(
        *found["offset"],
        value,
        unit,
        low=value if how in ("accurate", "blur+") else None,
        high=value if how in ("accurate", "blur-") else None,
    )


def _time_of_jionlp(found: dict[str, Any], issued: date) -> Finding | None:
    kind, said = found["detail"]["type"], found["detail"]["time"]
    if kind == "time_period":
        return moment(*found["offset"], None, None)
    if kind != "time_delta":
        first, last = (issued if end == "inf" else _day(end) for end in said)
        return moment(*found["offset"], first, last)
    return _stretch_of_jionlp(found["offset"], said if isinstance(said, list) else [said])


def _stretch_of_jionlp(place: list[int], ends: list[dict[str, Any]]) -> Finding | None:
    """A stretch of time, or from … to, with an end that may be open; one in two units (1年6个月) is no figure of ours."""
    units = {unit for end in ends for unit in end if unit in UNITS_OF_TIME}
    if len(units) != 1:
        return None
    unit = units.pop()
    low, high = ends[0].get(unit), ends[-1].get(unit)
    value = low if len(ends) == 1 or high is None else high if low is None else None
    return figure(*place, value, UNITS_OF_TIME[unit], low=low, high=high)


class Recognizers(Peer):
    """Numbers, shares, quantities and times in Chinese: of what the models find in one place, the longest holds.

    It gives several days for a time that may be past or to come; that nearest to the day of issue is taken. Its models catch their own
    errors, which cannot be counted, and then leave out the rest of the text. Clause by clause it would read times a little better (F1 by
    0.01) in more than twice the time.
    """

    def __init__(self) -> None:
        super().__init__()
        from recognizers_date_time import DateTimeRecognizer
        from recognizers_number import NumberRecognizer
        from recognizers_number_with_unit import NumberWithUnitRecognizer
        from recognizers_text import Culture

        numbers, units = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
        self.figures = [
            units.get_currency_model(),
            units.get_dimension_model(),
            units.get_temperature_model(),
            units.get_age_model(),
            numbers.get_percentage_model(),
            numbers.get_number_model(),
        ]
        self.ordinals = numbers.get_ordinal_model()
        self.times = DateTimeRecognizer(Culture.Chinese).get_datetime_model()
        self.read("收入3元，增长5%，5月1日", date(2024, 5, 21))

    def read(self, text: str, issued: date) -> list[Finding]:
        found = [_figure_of_recognizers(one) for model in self.figures for one in self.tried(lambda model=model: model.parse(text)) if one]
        # An ordinal is no figure, but it takes the place of the number in it.
        ordinals = [
            {"kind": "ordinal", "start": one.start, "end": one.end + 1} for one in self.tried(lambda: self.ordinals.parse(text)) if one
        ]
        reference = datetime(issued.year, issued.month, issued.day)
        times = [_time_of_recognizers(one, issued) for one in self.tried(lambda: self.times.parse(text, reference))]
        return [one for one in longest([*found, *ordinals, *times]) if one["kind"] != "ordinal"]


def longest(found: Iterable[Finding]) -> list[Finding]:
    """What is left where the longer of two that overlap holds, of two as long the first."""
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda one: one["start"] - one["end"]):
        place = range(one["start"], one["end"])
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(one)
    return kept


def _figure_of_recognizers(found: Any) -> Finding:
    said = found.resolution or {}
    number = said.get("value")
    unit = said.get("isoCurrency") or NUMBER.sub("", found.text) or said.get("unit")
    if found.type_name == "percentage":
        number, unit = number and number.rstrip("%"), "百分点" if "百分点" in found.text else "%"
    elif found.type_name == "number":
        unit = None
    return exactly(found.start, found.end + 1, float(number) if number else None, unit)


def _time_of_recognizers(found: Any, issued: date) -> Finding:
    start, end = found.start, found.end + 1
    said = (found.resolution or {}).get("values") or []
    duration = ISO_DURATION.fullmatch(said[0].get("timex", "")) if said and said[0]["type"] == "duration" else None
    if duration:
        clock, number, unit = duration.groups()
        return exactly(start, end, float(number), UNITS_OF_TIME[ISO_UNITS[clock + unit]])
    days = [ends for ends in map(_days_of_recognizers, said) if ends != (None, None)]
    first, last = min(days, key=lambda ends: abs(((ends[0] or ends[1]) - issued).days), default=(None, None))
    return moment(start, end, first, last)


def _days_of_recognizers(said: dict[str, str]) -> tuple[date | None, date | None]:
    """First and last day. The end of a range is the day after it, but for ranges between days that the text names (6月7日至9日)."""
    first, last = (_day(said.get(name) or said.get("value", "")) for name in ("start", "end"))
    if said["type"] == "daterange" and last and "end" in said and not said["timex"].startswith("("):
        last -= timedelta(days=1)
    return first, last


def _day(written: str) -> date | None:
    """The day that begins what is written, if one does; the first of all days stands for none."""
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return None
    return None if day == date.min else day


class Cn2an(Peer):
    """Every numeral of the text, converted with `cn2an.cn2an(numeral, "smart")`. It knows no units, no bounds, no times."""

    def __init__(self) -> None:
        super().__init__()
        import cn2an

        self.convert = cn2an.cn2an
        self.read("三十", date(2024, 5, 21))

    def read(self, text: str, issued: date) -> list[Finding]:
        del issued
        return list(self._numerals(text))

    def _numerals(self, text: str) -> Iterator[Finding]:
        for match in NUMERAL.finditer(text):
            parts = [match[name] for name in ("percent", "plain", "above", "below") if match[name]]
            values = [self.tried(lambda part=part: self.convert(part.replace(",", ""), "smart")) for part in parts]
            if [] in values or values[-1] == 0:
                continue
            value = values[0] / values[1] if len(values) == 2 else values[0]
            yield exactly(match.start(), match.end(), value, "%" if match["percent"] else None)


PEERS: dict[str, type[Peer]] = {"JioNLP": JioNLP, "Recognizers-Text": Recognizers, "cn2an": Cn2an}


def main() -> None:
    """Read the cases with the peer that is named and write what it found."""
    name, cases_file, readings_file = sys.argv[1:]
    warnings.simplefilter("ignore")
    peer = PEERS[name]()
    cases = [(case["texts"], date.fromisoformat(case["issue_date"])) for case in json.loads(Path(cases_file).read_text(encoding="utf-8"))]
    seconds = []
    for _ in range(1 + PASSES):
        peer.raised = 0
        start = time.perf_counter()
        readings = [[peer.read(text, issued) for text in texts] for texts, issued in cases]
        seconds.append(time.perf_counter() - start)
    answer = {"readings": readings, "seconds": min(seconds[1:]), "raised": peer.raised}
    Path(readings_file).write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
