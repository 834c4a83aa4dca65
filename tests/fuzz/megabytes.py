"""Pages of a megabyte: nobody prints them, but files of that size come in, and must not keep a run waiting."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from flows.lexicon import Lexicon
from tests.fuzz.check import faults, page_of, read
from tests.fuzz.mutations import PUNCTUATION
from tests.fuzz.pages import SAMPLES

MEGABYTE = 1_000_000
WIDTH = 17
SENTENCES = (
    "河边新修的步道上坐满了人，大家说着今年的收成。",
    "“湖水退了，船还在。”",
    "走进砺铎轴承的车间，听不到昔日的轰鸣。",
    "首日接待120人，比去年多三成。",
)
PARAGRAPH = "每周三晚上，温如玉都要到街道的排\n练厅去，领着六十多位老街坊唱歌。\n"


def megabyte_pages() -> dict[str, Callable[[], str]]:
    """The kinds of pages, each made when it is asked for."""
    sample = SAMPLES / "2024-05-21-01.txt"
    return {
        "one long article": lambda: _wrapped(_article(random.Random(1))),
        "the sample page over and over": lambda: _filled(sample.read_text(encoding="utf-8")),
        "only headlines": lambda: _filled("\n\n".join(_headlines(random.Random(2))) + "\n\n"),
        "one headline": lambda: _filled("老街新貌 河岸新风\n\n"),
        "only jump marks": lambda: _filled("（上接第1版）\n\n（下转第3版）\n\n"),
        "only short lines": lambda: _filled("\n".join(_hans(random.Random(3), length % 5 + 1) for length in range(1000)) + "\n"),
        "one single line": lambda: _article(random.Random(4)),
        "one single line without punctuation": lambda: _hans(random.Random(5), MEGABYTE // 3),
        "only datelines": lambda: _filled("本报讯（记者 陆知远）\n新华社望石5月20日电\n"),
        "only bylines": lambda: _filled("■本报记者 杜若\n本报记者 顾晓北 摄\n唐　恬\n"),
        "only captions": lambda: _filled("▲图为活动现场。\n本报记者 顾晓北 摄\n\n"),
        "only notices": lambda: _filled("关于停水的公告\n\n因管道检修，下列地区停水八小时。\n2024年5月20日\n\n"),
        "only numbered heads": lambda: _filled("一、总体要求\n二、主要任务\n（一）夯实基础\n"),
        "all punctuation": lambda: _wrapped(_any_of(PUNCTUATION, random.Random(6))),
        "only opening quotation marks": lambda: _wrapped("“" * (MEGABYTE // 3)),
        "only digits": lambda: _wrapped(_any_of("0123456789", random.Random(7)), 34),
        "random ideographs": lambda: _wrapped(_hans(random.Random(8), MEGABYTE // 3)),
        "blank lines": lambda: "\n" * MEGABYTE,
        "a table": lambda: _filled("黄瓜　2.80　跌0.20\n番茄　3.50　持平\n"),
        "news in brief": lambda: _filled("本报讯（记者 陆知远）昨天，映波社区食\n堂开张，首日接待120人。\n\n映波社区食堂开张\n\n"),
        "pictures within one article": lambda: _filled(f"{PARAGRAPH}\n▲街坊们在唱歌。\n\n"),
        "numbered parts": lambda: _filled(f"02 排练厅里的歌声\n\n{PARAGRAPH}\n"),
        "letters": lambda: _filled(f"编辑同志：\n{PARAGRAPH}"),
        "lost characters": lambda: _wrapped("\n".join(_article(random.Random(9)).split("的")).replace("\n", "\ufffd")),
    }


def timed_megabytes(lexicon: Lexicon) -> Iterator[tuple[str, float, list[str]]]:
    """Each kind of page, the seconds of the processor that it took to clean and cut, and what is wrong with it."""
    for name, make in megabyte_pages().items():
        cut, seconds = read([page_of(make(), lexicon)], lexicon)
        yield name, seconds, faults(cut[0])


def _filled(text: str) -> str:
    return text * (1 + MEGABYTE // len(text.encode()))


def _article(chance: random.Random) -> str:
    said, length = [], 0
    while length < MEGABYTE:
        said.append(_hans(chance, chance.randint(4, 20)) + chance.choice("，。；") if chance.random() < 0.5 else chance.choice(SENTENCES))
        length += len(said[-1].encode())
    return "".join(said)


def _headlines(chance: random.Random) -> list[str]:
    return [_hans(chance, chance.randint(6, 14)) for _ in range(2000)]


def _hans(chance: random.Random, length: int) -> str:
    return "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(length))


def _any_of(characters: str, chance: random.Random) -> str:
    return "".join(chance.choices(characters, k=MEGABYTE // 2))


def _wrapped(text: str, width: int = WIDTH) -> str:
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))
