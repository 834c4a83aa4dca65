"""make fuzz: read spoiled pages by the hundred thousand, and pages of a megabyte; say what breaks and what is slow.

    python -m tests.fuzz [--pages 100000] [--seed 1]     the exit status is 1 where anything broke
    python -m tests.fuzz --only 123 [--seed 1]           print that page of the run, and what is wrong with it
    python -m tests.fuzz --pages 0                       only the pages of a megabyte

Seconds are of the processor, for `clean` and `segment` together.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import count
from statistics import quantiles

from rich.console import Console
from rich.progress import track
from rich.table import Table

from flows.lexicon import read_lexicon
from tests.fuzz.check import faults, page_of, read
from tests.fuzz.megabytes import timed_megabytes
from tests.fuzz.pages import spoiled_page
from tests.fuzz.run import Outcome, outcomes

SLOW_SECONDS = 2.0
SLOWEST = 5
MOST_SHOWN = 20
PER_CHARACTERS = 1000
LEAST_CHARACTERS = 500  # of shorter pages the milliseconds for each 1,000 characters say nothing


def main() -> int:
    """Read the pages that are asked for; 0 where all went well."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--pages", type=int, default=100_000, help="how many spoiled pages")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other pages")
    parser.add_argument("--only", type=int, metavar="N", help="print page N of the run, and what is wrong with it")
    parser.add_argument("--no-megabytes", action="store_true", help="leave the pages of a megabyte out")
    called = parser.parse_args()
    if called.only is not None:
        return _print_again(called.seed, called.only)
    console = Console()
    broken = _spoiled(console, called.seed, called.pages) if called.pages else 0
    broken += 0 if called.no_megabytes else _megabytes(console)
    return 1 if broken else 0


def _spoiled(console: Console, seed: int, pages: int) -> int:
    done: list[tuple[float, int, int]] = []  # seconds, characters, number
    slow: list[Outcome] = []
    broken: list[Outcome] = []
    reading = outcomes(seed, range(pages))
    for one in track(reading, "Reading spoiled pages", total=pages, console=console, disable=not console.is_terminal):
        done.append((one.seconds, one.characters, one.number))
        slow += [one] if one.seconds > SLOW_SECONDS else []
        broken += [one] if one.faults else []
    console.print(_times(done, len(slow), len(broken)))
    for one in [*broken[:MOST_SHOWN], *slow[:MOST_SHOWN]]:
        _tell(console, seed, one)
    kinds = Counter(fault.split(":")[0] if "Error" in fault else "conservation" for one in broken for fault in one.faults[:1])
    if len(broken) > MOST_SHOWN:
        console.print(f"... and {len(broken) - MOST_SHOWN} more: {dict(kinds)}")
    return len(broken)


def _times(done: Sequence[tuple[float, int, int]], slow: int, broken: int) -> Table:
    milliseconds = [1000 * seconds for seconds, _, _ in done]
    marks = quantiles(milliseconds, n=1000, method="inclusive") if len(milliseconds) > 1 else milliseconds * 1000
    table = Table("spoiled pages", f"{len(done):,}", title=f"{sum(characters for _, characters, _ in done):,} characters")
    table.add_row("broken", str(broken))
    table.add_row(f"beyond {SLOW_SECONDS:.0f} s", str(slow))
    for name, value in (("median", marks[499]), ("99 %", marks[989]), ("99.9 %", marks[998]), ("longest", max(milliseconds))):
        table.add_row(f"{name}, milliseconds a page", f"{value:.1f}")
    long_enough = [one for one in done if one[1] >= LEAST_CHARACTERS]
    for seconds, characters, number in sorted(long_enough, key=lambda one: -one[0] / one[1])[:SLOWEST]:
        table.add_row(f"slowest per {PER_CHARACTERS:,} characters: page {number}", f"{1000 * seconds / characters * PER_CHARACTERS:.1f}")
    for seconds, characters, number in sorted(done, reverse=True)[:SLOWEST]:
        table.add_row(f"slowest: page {number} ({characters:,} characters)", f"{1000 * seconds:.0f}")
    return table


def _tell(console: Console, seed: int, one: Outcome) -> None:
    said = "; ".join(one.faults[:3]) or f"{one.seconds:.1f} s"
    console.print(f"page {one.number} ({', '.join(one.how)}; {one.characters:,} characters): {said}", markup=False, soft_wrap=True)
    console.print(f"    to print it again: python -m tests.fuzz --seed {seed} --only {one.number}", markup=False, soft_wrap=True)


def _megabytes(console: Console) -> int:
    table = Table("a page of a megabyte", "seconds", "")
    broken = 0
    for name, seconds, found in timed_megabytes(read_lexicon()):
        table.add_row(name, f"{seconds:.2f}", "; ".join(found[:1]) or ("slow" if seconds > SLOW_SECONDS else ""))
        broken += bool(found)
    console.print(table)
    return broken


def _print_again(seed: int, number: int) -> int:
    """Print the page; the first lines of the report go to standard error, and what is raised is raised again."""
    spoiled = spoiled_page(seed, number)
    print(spoiled.text)
    print(f"--- page {number}: {', '.join(spoiled.how)}; {'with' if spoiled.neighbour else 'without'} a neighbour", file=sys.stderr)
    lexicon = read_lexicon()
    texts = [spoiled.text] + ([spoiled.neighbour] if spoiled.neighbour is not None else [])
    cut, seconds = read([page_of(text, lexicon, page_no) for text, page_no in zip(texts, count(2, -1), strict=False)], lexicon)
    found = [fault for page in cut for fault in faults(page)]
    print(*found, f"{seconds:.3f} s", sep="\n", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
