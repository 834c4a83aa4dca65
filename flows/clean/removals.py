"""Find what is left out of a page's text: invisible characters, and the second printing of words that were printed twice to look bold.

Some programs make a headline bold by drawing it twice, a hair's breadth apart. Extractors then give every character twice (要要闻闻), or
the whole line a second time, in the same line or in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Stretch = tuple[int, int]

# Unicode 16, chapter 23: control and format characters.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
HAN = "\u3400-\u9fff"
WORDS = rf"{HAN}\w“”‘’《》！？：—"
EACH_TWICE = re.compile(rf"^(?:([{WORDS}，、 ])\1){{3,}}(?=\r?$)", re.MULTILINE)
SAID_TWICE = re.compile(rf"^([{WORDS}]{{6,}}) ?(\1)(?=\r?$)", re.MULTILINE)
LINE_TWICE = re.compile(rf"^([{WORDS} ]{{6,}})\r?\n(\1)(?=\r?$)", re.MULTILINE)
SEVERAL_HAN = re.compile(f"([{HAN}]).*(?!\\1)[{HAN}]")
# Chinese doubles characters too (高高兴兴), and says a phrase twice (加油加油). No idiom has so many characters; of shorter lines it takes
# two on a page.
SURELY_TWICE = 10


def invisible(text: str) -> list[Stretch]:
    """Where characters stand that show nothing."""
    return [match.span() for match in INVISIBLE.finditer(text)]


def second_printings(text: str) -> list[Stretch]:
    """The characters of a text without invisible ones that were printed a second time only to look bold; in order, none overlapping."""
    found: list[Stretch] = []
    for pattern, second in ((EACH_TWICE, _every_other), (SAID_TWICE, _second_half), (LINE_TWICE, _second_half)):
        matches = [match for match in pattern.finditer(text) if _is_said_once(match)]
        if len(matches) > 1 or any(len(match[0]) >= SURELY_TWICE for match in matches):
            found += [stretch for match in matches for stretch in second(match)]
    return list(_apart(sorted(found)))


def _every_other(match: re.Match[str]) -> Iterator[Stretch]:
    return ((position, position + 1) for position in range(match.start() + 1, match.end(), 2))


def _second_half(match: re.Match[str]) -> Iterator[Stretch]:
    yield match.span(2)


def _is_said_once(match: re.Match[str]) -> bool:
    """Whether what was printed twice has different ideographs, and is no repetition itself: a row of the same sign is an ornament."""
    said = match[0][::2] if match.re is EACH_TWICE else match[1]
    repeated = any(pattern.search(said) for pattern in (EACH_TWICE, SAID_TWICE))
    return bool(SEVERAL_HAN.search(said)) and not repeated


def _apart(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Those that do not overlap one before."""
    reached = 0
    for start, end in stretches:
        if start >= reached:
            yield start, end
            reached = end
