"""What can happen to a page between the press and us, and much that cannot: each takes the text of a page, and that of another."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import chain, zip_longest

LONGEST = 60_000  # a page of five times as many characters as any newspaper's; megabytes.py sees to longer ones
Mutation = Callable[[str, str, random.Random], str]

MARKS = (
    """
（上接第1版）|（下转第3版）|◀上接A01版|下转A02版▶|上接第2版（上接第2版）|（上接第九十九版《|（下转第一版|▲|▲图为|图①|■
■本报记者
本报记者 赵一鸣 摄
本报讯|本报讯（记者|新华社望石5月20日电|（记者|（|）|“|”|《|》|【|——|……
关于停水的公告
公告|2024年5月20日|今日导读|简讯|问：|一、|（一）|●|①
摄|文/|/|·|：|；|第|版|第版|1版|责编|责任编辑：|电话：|87654321|唐　恬|甲　乙　丙　丁|12|3.5%|Ａ１２|\u3000\u3000|\t|.|,|?|*|+|[|(|\\|^|$|{
国内统一连续出版物号|星期二|2024年5月21日 星期二|第1版：要闻|作者|（作者系|评论员|社址：
""".strip()
    .replace("\n", "|")
    .split("|")
)
ODD = (
    "\x00\x01\x07\x08\x0b\x0c\x1b\x1c\x1d\x1e\x1f\x7f\x85\xa0\xad\u034f\u061c\u180e\u200b\u200d\u200e\u200f\u2028\u2029\u202e\u2066\u2069"
    "\u3000\ufe0f\ufeff\ufffd\ufffe\uffff\ue000\ue5e5\uf8ff\U000f0000\U0010ffff\U0001f600\U0001f1e8\U0001f3fd\u0301\u05d0\u0627\u0e33\u0f3d"
    "\u2f00\u2e9f\uf900\U0002f800\U00020000\U0003134a\uff11\uff21\uff05\uff0e\u2160\u2460\u3251\u00b2\u0660\u06f1\u0967\u5146\u4e07\u3007"
)
PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】「」『』…—·.,;:?!'\"()[]{}<>/\\|~-_=+*&^%$#@`"
ENDS = ("\n", "\r\n", "\r", "\n\r", "\x0b", "\x0c", "\x85", "\u2028", "\n\n\n")
REPEATED = 60


def mutated(name: str, text: str, other: str, chance: random.Random) -> str:
    """The text with this done to it, without lone surrogates, which no file holds, and not too long."""
    text = MUTATIONS[name](text, other, chance)
    return text[:LONGEST].encode("utf-8", errors="ignore").decode("utf-8")


def _cut(text: str, _: str, chance: random.Random) -> str:
    start, end = sorted(chance.randint(0, len(text)) for _ in range(2))
    return text[start:end]


def _few_lines(text: str, _: str, chance: random.Random) -> str:
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    return "\n".join(lines[start : start + chance.randint(0, 12)])


def _shuffled(text: str, _: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def _frames_shuffled(text: str, _: str, chance: random.Random) -> str:
    frames = text.split("\n\n")
    chance.shuffle(frames)
    return "\n\n".join(frames)


def _doubled(text: str, _: str, chance: random.Random) -> str:
    share = chance.random()
    return "\n".join(chain.from_iterable([line] * (1 + (chance.random() < share)) for line in text.split("\n")))


def _dropped(text: str, _: str, chance: random.Random) -> str:
    share = chance.random()
    return "\n".join(line for line in text.split("\n") if chance.random() < share)


def _said_over_and_over(text: str, _: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], *[lines[at]] * chance.randint(1, REPEATED), *lines[at:]])


def _blanks_put_in(text: str, _: str, chance: random.Random) -> str:
    share = chance.random()
    return "\n".join(line + "\n" * (chance.random() < share) * chance.choice((1, 1, 2, 5)) for line in text.split("\n"))


def _blanks_removed(text: str, _: str, chance: random.Random) -> str:
    share = chance.choice((1.0, chance.random()))
    return "\n".join(line for line in text.split("\n") if line.strip() or chance.random() > share)


def _bytes_spoiled(text: str, _: str, chance: random.Random) -> str:
    encoding = chance.choice(("utf-8", "gb18030", "utf-16-le"))
    spoiled = bytearray(text.encode(encoding, errors="replace"))
    for __ in range(chance.randint(0, 1 + len(spoiled) // 20) if spoiled else 0):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return spoiled.decode(encoding, errors="replace")


def _read_in_another_encoding(text: str, _: str, chance: random.Random) -> str:
    written, read = chance.sample(("utf-8", "gb18030", "big5", "utf-16-le", "latin-1"), 2)
    return text.encode(written, errors="replace").decode(read, errors="replace")


def _odd_characters(text: str, _: str, chance: random.Random) -> str:
    share = chance.choice((0.002, 0.05, 0.5))
    return "".join(chance.choice(ODD) if chance.random() < share else character for character in text)


def _any_characters(text: str, _: str, chance: random.Random) -> str:
    return "".join(chr(chance.randrange(0xD800)) if chance.random() < 0.1 else character for character in text)


def _marks_put_in(text: str, _: str, chance: random.Random) -> str:
    lines = text.split("\n")
    for __ in range(chance.randint(1, 20)):
        at = chance.randrange(len(lines))
        mark, line = chance.choice(MARKS), lines[at]
        within = chance.randint(0, len(line))
        placed = (mark, mark + line, line + mark, f"{line}\n{mark}", f"\n{mark}\n\n{line}", line[:within] + mark + line[within:])
        lines[at] = chance.choice(placed)
    return "\n".join(lines)


def _only_marks(text: str, _: str, chance: random.Random) -> str:
    few = [*chance.sample(MARKS, chance.randint(1, 5)), ""]
    return "\n".join(chance.choice(few) for _ in text.split("\n"))


def _one_mark_everywhere(text: str, _: str, chance: random.Random) -> str:
    mark, behind = chance.choice(MARKS), chance.random() < 0.5
    return "\n".join((line + mark if behind else mark + line) if line else line for line in text.split("\n"))


def _without_line_ends(text: str, _: str, chance: random.Random) -> str:
    share = chance.choice((0.5, 0.98, 1.0))
    return "".join(line + "\n" * (chance.random() > share) for line in text.split("\n"))


def _cut_at_another_width(text: str, _: str, chance: random.Random) -> str:
    whole, width = text.replace("\n", ""), chance.choice((1, 2, 3, 5, 7, 14, 33))
    return "\n".join(whole[start : start + width] for start in range(0, len(whole), width))


def _other_line_ends(text: str, _: str, chance: random.Random) -> str:
    ends = chance.sample(ENDS, chance.randint(1, 3))
    return "".join(line + chance.choice(ends) for line in text.split("\n"))


def _joined(text: str, other: str, chance: random.Random) -> str:
    return chance.choice(("\n", "\n\n", "", "\x0c")).join((text, other))


def _interleaved(text: str, other: str, chance: random.Random) -> str:
    between = chance.choice(("\n", "\n\n"))
    halves = [one.split(between)[: chance.randint(1, 200)] for one in (text, other)]
    return between.join(chain.from_iterable(zip_longest(*halves, fillvalue="")))


def _side_by_side(text: str, other: str, chance: random.Random) -> str:
    gap = chance.choice((" ", "\u3000\u3000", "\t", ""))
    return "\n".join(gap.join(pair) for pair in zip(text.split("\n"), other.split("\n"), strict=False))


def _all_of(characters: str) -> Mutation:
    def put(text: str, _: str, chance: random.Random) -> str:
        share = chance.choice((0.3, 0.9, 1.0))
        return "".join(
            chance.choice(characters) if not character.isspace() and chance.random() < share else character for character in text
        )

    return put


def _without_punctuation(text: str, _: str, __: random.Random) -> str:
    return "".join(character for character in text if not unicodedata.category(character).startswith("P"))


def _each_twice(text: str, _: str, chance: random.Random) -> str:
    return "\n".join("".join(character * 2 for character in line) if chance.random() < 0.5 else line for line in text.split("\n"))


def _spaced_out(text: str, _: str, chance: random.Random) -> str:
    space = chance.choice((" ", "\u3000", "\u3000\u3000", "\t"))
    return "\n".join(space.join(line) if chance.random() < 0.5 else line for line in text.split("\n"))


def _indented(text: str, _: str, chance: random.Random) -> str:
    share, indent = chance.random(), chance.choice(("\u3000\u3000", "    ", "\t", " "))
    return "\n".join(indent * (chance.random() < share) + line + " " * (chance.random() < 0.1) for line in text.split("\n"))


def _short_lines_only(text: str, _: str, chance: random.Random) -> str:
    most = chance.randint(1, 9)
    return "\n".join(line for line in text.split("\n") if len(line) <= most)


def _from_bottom_to_top(text: str, _: str, chance: random.Random) -> str:
    return "\n".join(line[::-1] if chance.random() < 0.1 else line for line in reversed(text.split("\n")))


@lru_cache(maxsize=1)
def _two_scripts() -> dict[int, int]:
    return str.maketrans("国报讯记会学区来这为说时对东车门问电话", "國報訊記會學區來這為說時對東車門問電話")


def _half_traditional(text: str, _: str, chance: random.Random) -> str:
    return "\n".join(line.translate(_two_scripts()) if chance.random() < 0.5 else line for line in text.split("\n"))


MUTATIONS: dict[str, Mutation] = {
    "cut at random places": _cut,
    "few lines": _few_lines,
    "lines shuffled": _shuffled,
    "frames shuffled": _frames_shuffled,
    "lines doubled": _doubled,
    "lines dropped": _dropped,
    "a line over and over": _said_over_and_over,
    "blank lines put in": _blanks_put_in,
    "blank lines removed": _blanks_removed,
    "bytes spoiled": _bytes_spoiled,
    "read in another encoding": _read_in_another_encoding,
    "odd characters": _odd_characters,
    "any characters": _any_characters,
    "marks put in": _marks_put_in,
    "only marks": _only_marks,
    "one mark everywhere": _one_mark_everywhere,
    "without line ends": _without_line_ends,
    "cut at another width": _cut_at_another_width,
    "other line ends": _other_line_ends,
    "joined with another page": _joined,
    "interleaved with another page": _interleaved,
    "side by side with another page": _side_by_side,
    "all digits": _all_of("0123456789"),
    "all full-width digits": _all_of("０１２３４５６７８９．％"),
    "all Chinese numerals": _all_of("一二三四五六七八九十百千万亿点"),
    "all punctuation": _all_of(PUNCTUATION),
    "all letters": _all_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "without punctuation": _without_punctuation,
    "each character twice": _each_twice,
    "characters spaced out": _spaced_out,
    "indented": _indented,
    "short lines only": _short_lines_only,
    "from bottom to top": _from_bottom_to_top,
    "half in traditional characters": _half_traditional,
}
