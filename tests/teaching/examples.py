"""Sentences to teach with: the pieces of the marked articles, with their names and titles, and changed copies of them.

A copy has other people, places and bodies in it, so that the model learns what stands around a name and not who was in the news: given
names are put together from characters that names are made of, and some are words (高峰, 向前), as in life.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.datelines import dateline_end
from flows.tag.sequence import pieces_of
from tests.gold.marked import KINDS, MarkedArticle, read_marked

# How far behind a name its title may stand in an apposition.
APPOSITION = 45
# How often a copy is changed, and what in it.
CHANGED, OTHER_PERSON, OTHER_SURNAME, OTHER_PLACE, OTHER_PREFIX = 0.75, 0.75, 0.5, 0.5, 0.4
INVENTED = 0.25
INVENTED_PART = re.compile("[一-鿿]{2}(?P<ending>街道|社区|[市区县镇乡村])")
PLACED = (
    "云汀望湖石埠澜海禾塘浦栖柳映波絮桥临青沙梅松竹龙凤金银东西南北上下大小新老高平安宁永乐清白黑红黄丰盛兴隆和顺长广明德福泉溪河江山岭"
    "坪坝坡湾港滩洲岛屿堰庄寨营屯堡店铺集墟岚宛沧屏郾翠虹麓潭渚荆棠榆枫桂"
)
WORD_NAME, SHORT_NAME = 0.12, 0.18
LONGEST_GIVEN = 2
FORMS = (
    "女士",
    "先生",
    "大爷",
    "师傅",
    "老师",
    "奶奶",
    "大妈",
    "阿姨",
    "大姐",
    "医生",
    "主任",
    "爷爷",
    "婆婆",
    "叔叔",
    "书记",
    "警官",
    "教练",
    "同学",
    "教授",
    "局长",
    "总",
)
WORDS = [
    "高峰",
    "田野",
    "白雪",
    "向前",
    "安宁",
    "盛夏",
    "秋实",
    "和平",
    "建设",
    "进",
    "万里",
    "长征",
    "晨光",
    "朝霞",
    "明月",
    "清风",
    "海洋",
    "江河",
    "平原",
    "山川",
    "希望",
    "理想",
    "光明",
    "胜利",
    "团结",
    "进步",
    "先锋",
    "友谊",
    "国庆",
    "解放",
    "自强",
    "自立",
    "知行",
    "如意",
    "乐天",
    "云飞",
    "远航",
    "方圆",
    "文章",
    "经纬",
    "天地",
    "日新",
    "更生",
    "来福",
    "开来",
    "立春",
    "谷雨",
    "小满",
    "清明",
    "中秋",
    "正发",
    "有为",
    "在田",
    "从军",
    "从容",
    "可为",
    "和顺",
    "向荣",
    "以宁",
    "之远",
    "当归",
]
GIVEN = 2
FORMS = (
    "女士",
    "先生",
    "大爷",
    "师傅",
    "老师",
    "奶奶",
    "大妈",
    "阿姨",
    "大姐",
    "医生",
    "主任",
    "爷爷",
    "婆婆",
    "叔叔",
    "书记",
    "警官",
    "教练",
    "同学",
    "教授",
    "局长",
    "总",
)
WORDS = [
    "高峰",
    "田野",
    "白雪",
    "向前",
    "安宁",
    "盛夏",
    "秋实",
    "和平",
    "建设",
    "进",
    "万里",
    "长征",
    "晨光",
    "朝霞",
    "明月",
    "清风",
    "海洋",
    "江河",
    "平原",
    "山川",
    "希望",
    "理想",
    "光明",
    "胜利",
    "团结",
    "进步",
    "先锋",
    "友谊",
    "国庆",
    "解放",
    "自强",
    "自立",
    "知行",
    "如意",
    "乐天",
    "云飞",
    "远航",
    "方圆",
    "文章",
    "经纬",
    "天地",
    "日新",
    "更生",
    "来福",
    "开来",
    "立春",
    "谷雨",
    "小满",
    "清明",
    "中秋",
    "正发",
    "有为",
    "在田",
    "从军",
    "从容",
    "可为",
    "和顺",
    "向荣",
    "以宁",
    "之远",
    "当归",
]
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文华玉兰建国红梅海燕春生志宏晓东鹏飞雪莲云峰立新小龙凤琴佳怡子涵浩宇欣然梓轩雨桐思远一鸣嘉琪俊杰晨曦若冰可心语嫣景行怀瑾"
    "守田德顺福贵满仓长江长河大有有才永年永福天佑天成少华少杰学文学军卫东卫国援朝跃进向前向阳向东爱民爱国为民建设建军和平安宁安康宁远秋实春晓夏荷冬梅白雪青山青松碧云紫薇金凤银"
    "花宝珠玲珑婷婷媛媛娇倩蓓蕾莹洁琳琅璐瑶瑾瑜珏玥璇琪琦珊琼瑞祥瑛玮珂珺珩琛皓昊昕旭晖晟曜煜炜烨焕灿炎坤培城均垚堃增坚岚岩峻崇嵩川洲沛泽润淳清渊源溪滨澜涵鸿波浪舟帆航森林柏"
    "松楠桦桐槐枫栋梁材樊智慧聪颖睿哲思恩惠慈忠孝仁义礼信廉毅恒博雅达通进退远近高低厚重光亮辉煌耀祖荣富吉如意乐欢喜悦庆贺胜利成功业勤奋发振兴旺盛昌隆泰康健寿延绵久"
)


class Span(NamedTuple):
    """A name or a title in a sentence."""

    start: int
    end: int
    kind: str


class Example(NamedTuple):
    """A sentence, or a piece of one, with its names and titles in order."""

    text: str
    spans: tuple[Span, ...]


def examples_of(folder: Path) -> Iterator[Example]:
    """The pieces of every article of an author's folder, without datelines."""
    for article in map(read_marked, sorted(folder.glob("*.txt"))):
        for number, text in enumerate(article.paragraphs, 1):
            begins = dateline_end(text)
            spans = _spans(article, number, text)
            for start, end in pieces_of(text):
                if end > begins:
                    inside = (Span(one.start - start, one.end - start, one.kind) for one in spans if start <= one.start and one.end <= end)
                    yield Example(text[start:end], tuple(inside))


def _spans(article: MarkedArticle, number: int, text: str) -> list[Span]:
    marks = [one for one in article.marks if one.paragraph_no == number and one.tag != "say"]
    spans = [Span(one.start, one.end, KINDS[one.tag]) for one in marks]
    for one in marks:
        title = one.said.get("title") if one.tag == "per" else None
        at = _title_at(text, one.start, one.end, title) if title else -1
        if title and at >= 0 and not any(span.start < at + len(title) and at < span.end for span in spans):
            spans.append(Span(at, at + len(title), "title"))
    return sorted(spans)


def _title_at(text: str, start: int, end: int, title: str) -> int:
    """Where the title of a person stands: right before the name, right behind it, or in an apposition."""
    before = text.rfind(title, max(0, start - len(title) - 2), start)
    if before >= 0 and not text[before + len(title) : start].strip():
        return before
    return end if text.startswith(title, end) else text.find(title, end, end + APPOSITION)


class Changer:
    """Changes names in examples for others; `lexicon` has the surnames and places that it takes."""

    def __init__(self, lexicon: Lexicon, seed: int) -> None:
        self.random = random.Random(seed)
        self.surnames = [row.surname for row in lexicon.surnames if len(row.surname) <= LONGEST_GIVEN]
        # Rare surnames oftener than in life: the square root of how common they are.
        self.weights = [max(row.frequency, 0.2) ** 0.5 for row in lexicon.surnames if len(row.surname) <= LONGEST_GIVEN]
        self.known = frozenset(self.surnames)
        self.of_level: dict[str, list[str]] = {}
        self.level: dict[str, str] = {}
        for place in lexicon.places:
            self.of_level.setdefault(place.level, []).append(place.name)
            self.level.setdefault(place.name, place.level)
        shorter = {place.name[:-1] for place in lexicon.places if place.level in ("city", "county") and place.name[-1] in "市县区"}
        self.short = sorted(name for name in shorter if len(name) > 1)

    def changed(self, example: Example) -> Example:
        """The example with other names, or as it is."""
        if not example.spans or self.random.random() >= CHANGED:
            return example
        text, last, spans, others = "", 0, [], dict[str, str]()
        for start, end, kind in example.spans:
            surface = example.text[start:end]
            text += example.text[last:start]
            name = others.setdefault(surface, self._other(surface, kind)) if kind == "person" else self._other(surface, kind)
            spans.append(Span(len(text), len(text) + len(name), kind))
            text, last = text + name, end
        return Example(text + example.text[last:], tuple(spans))

    def _other(self, surface: str, kind: str) -> str:
        if kind == "person":
            return self._person(surface)
        if kind in ("organisation", "place") and self.random.random() < INVENTED:
            return INVENTED_PART.sub(lambda part: self._stem() + part["ending"], surface)
        if kind == "place" and self.random.random() < OTHER_PLACE and (level := self.level.get(surface)):
            return self.random.choice(self.of_level[level])
        if kind in ("organisation", "place", "programme") and self.random.random() < OTHER_PREFIX:
            return self._prefixed(surface)
        return surface

    def _person(self, surface: str) -> str:
        chance = self.random.random()
        if self._is_full(surface):
            return self._name() if chance < OTHER_PERSON else surface
        if surface[:1] in self.known and len(surface) > 1 and chance < OTHER_SURNAME:
            return self._surname() + surface[1:]
        return surface

    def _prefixed(self, surface: str) -> str:
        """The name of a body with another place in front."""
        for length in (6, 5, 4, 3, 2):
            before, rest = surface[:length], surface[length:]
            if len(rest) > 1 and self.level.get(before) in ("province", "city", "county"):
                return self.random.choice(self.of_level[self.level[before]]) + rest
        return surface

    def _name(self) -> str:
        surname, chance = self._surname(), self.random.random()
        if chance < WORD_NAME:
            return surname + self.random.choice(WORDS)
        given = 1 if chance < WORD_NAME + SHORT_NAME else LONGEST_GIVEN
        return surname + "".join(self.random.choices(GIVEN, k=given))

    def _stem(self) -> str:
        """What a town or a district could be called that is in no list."""
        return "".join(self.random.choices(PLACED, k=2))

    def _surname(self) -> str:
        return self.random.choices(self.surnames, self.weights)[0]

    def _is_full(self, surface: str) -> bool:
        length = 2 if surface[:2] in self.known and len(surface) > LONGEST_GIVEN else 1 if surface[:1] in self.known else 0
        given = len(surface) - length
        return bool(length) and 1 <= given <= LONGEST_GIVEN and "某" not in surface and not surface.endswith(FORMS)


def labels_of(example: Example, labels: Sequence[str]) -> list[int]:
    """The number of the label of each character: B- and I- and the kind, O outside of names."""
    numbers = [0] * len(example.text)
    for start, end, kind in example.spans:
        numbers[start] = labels.index(f"B-{kind}")
        numbers[start + 1 : end] = [labels.index(f"I-{kind}")] * (end - start - 1)
    return numbers
