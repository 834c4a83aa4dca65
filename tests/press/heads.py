"""Print what stands over a page and over its articles: the running head, and the lines of headlines."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.press.columns import Frame
from tests.press.layouts import Layout, RunningHead
from tests.press.proof import Edition, ProofLine
from tests.press.typeset import set_display, width_of

SPACED = 6  # a headline of so few characters may be spread over its frame
CHINESE = "〇一二三四五六七八九"


def running_head(edition: Edition, page: Mapping[str, Any], layout: Layout) -> list[Frame]:
    """The frames of the running head, or of the foot."""
    day = date.fromisoformat(edition["issue_date"])
    if page["page_no"] == 1:
        rows: RunningHead = (("{paper}", "{date} {weekday}", "国内统一连续出版物号 CN 00-0000 第10021号 今日8版", "{editors}"),)
    else:
        rows = layout.running_head
    words = {
        "paper": edition["paper"],
        "number": page["page_no"],
        "chinese_number": CHINESE[page["page_no"]],
        "section": page["section"],
        "date": f"{day.year}年{day.month}月{day.day}日",
        "chinese_date": _chinese_date(day),
        "weekday": edition["weekday"],
        "editors": " ".join(f"{role}：{name}" for name, role in page["editors"]),
        "hotline": page.get("hotline", ""),
    }
    frames = [[line.format(**words).strip() for line in row] for row in rows]
    return [Frame([[ProofLine(line, "running_head") for line in frame if line]]) for frame in frames if any(frame)]


def _chinese_date(day: date) -> str:
    def small(value: int) -> str:
        tens, ones = divmod(value, 10)
        return ("" if not tens else "十" if tens == 1 else CHINESE[tens] + "十") + (CHINESE[ones] if ones else "")

    return "".join(CHINESE[int(digit)] for digit in str(day.year)) + f"年{small(day.month)}月{small(day.day)}日"


def title_frames(index: int, article: Mapping[str, Any], layout: Layout, chance: random.Random) -> list[Frame]:
    """The frames of the kicker, the headline and the subtitle, in the order in which they were drawn."""
    parts = [
        [ProofLine(line, kind, index) for line in _title_lines(kind, article[kind], layout, chance)]
        for kind in _order(layout, chance)
        if article[kind]
    ]
    frames: list[Frame] = []
    for part in parts:
        for position, line in enumerate(part):
            apart = chance.random() < layout.gap_by_display and not (position and len(line.text) == 1)
            if frames and not apart:
                frames[-1].chunks[-1].append(line)
            else:
                frames.append(Frame([[line]]))
    return frames


def _order(layout: Layout, chance: random.Random) -> list[str]:
    order = ["kicker", "headline", "subtitle"]
    if layout.title_order == "headline_first":
        return ["headline", "kicker", "subtitle"]
    if layout.title_order == "any" and chance.random() < 0.5:
        chance.shuffle(order)
    return order


def _title_lines(kind: str, text: str, layout: Layout, chance: random.Random) -> list[str]:
    if kind != "headline":
        return set_display(text, layout.small_width)
    if len(text) <= 10 and text.isalnum() and not text.isascii() and chance.random() < layout.vertical:
        return list(text)
    if len(text) <= SPACED and text.isalnum() and chance.random() < layout.spaced:
        return [" ".join(text)]
    lines = set_display(text, layout.headline_width)
    if width_of(text) >= 5 and chance.random() < layout.doubled:
        lines = ["".join(character * 2 for character in line) for line in lines]
    return lines
