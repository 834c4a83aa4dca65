"""Write editions by a grammar: articles whose structure is known, in the form of the editions in `tests/gold`.

`worlds/` holds the words: subjects with their sentences, speeches, headlines and subheads, and what else stands on pages (poems, notices,
tables, advertisements, weather, forms of bylines). One set was looked at while rules were made, the other is for the final figures only.
People, places and companies are invented by putting syllables together.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

WORLDS = Path(__file__).parent / "worlds"
Words = Mapping[str, Any]
Article = dict[str, Any]
World = Literal["looked_at", "held_out"]

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章苏潘葛范彭郎鲁韦昌马苗方俞任袁柳"
GIVEN = "一鸣若兰知远文博思齐晓北雨欣嘉禾静书妍子墨明月清河立新国强建平海燕春梅志刚小满怀瑾景行亦凡可心"
PLACES = "望石絮云汀澜桐溪枫榆临泽沐屏岚浦棠荷砚清梧"
COMPANY = "砺铎澄练聆谷启衡恒昱联拓瑞森远航"
TRADES = ("轴承", "纺织", "机械", "食品", "家居")
# What heads a part of a document: 一、总体要求
HEAD = re.compile("[一二三四五六七八九十]{1,3}、[^。；，]{2,20}")
SLOT = re.compile(r"\{(\w+)\}")
# How often the text says in its first paragraphs what its headline says. With this, half of the headlines share half of their pairs of
# characters with their text; in 2,400 articles of a national daily of 1998 a quarter shared 0.14, a half 0.5, a quarter 0.7 and more.
RESTATED = 0.5
# What stands on the pages; the first page sends two stories on, to the two behind it.
FRONT = ("要闻", ("jump", "jump", "news", "brief", "photo"))
BEHIND = (("综合", ("tail", "news", "feature", "photo", "table")), ("民生", ("tail", "feature", "news", "notice", "roundup")))
FURTHER = (
    ("副刊", ("poem", "essay", "poem", "essay", "photo")),
    ("评论", ("commentary", "commentary", "interview", "news")),
    ("专版", ("long",)),
    ("广告", ()),
    ("公告", ("notice", "notice", "notice", "document")),
    ("体育", ("news", "feature", "list", "brief", "photo", "news")),
    ("经济", ("news", "news", "feature", "table", "brief", "brief")),
    ("社会", ("feature", "feature", "news", "essay")),
)


def write_edition(world: World, seed: int) -> dict[str, Any]:
    """An edition of six pages; the same words and seed give the same edition."""
    return _Writer(world, random.Random(f"{world}-{seed}")).edition()


@lru_cache(maxsize=2)
def _words(world: str) -> tuple[Sequence[Words], Words]:
    subjects, pieces = (json.loads((WORLDS / f"{world}_{name}.json").read_text(encoding="utf-8")) for name in ("subjects", "pieces"))
    return subjects, pieces


class _Writer:
    def __init__(self, world: str, chance: random.Random) -> None:
        self.subjects, self.pieces = _words(world)
        self.chance = chance
        self.turns: dict[str, list[Any]] = {}
        self.tails: list[Article] = []
        self.city = self._joined(PLACES, 2)

    def edition(self) -> dict[str, Any]:
        articles: list[Article] = []
        pages = []
        plan = [FRONT, *BEHIND, *self.chance.sample(FURTHER, 3)]
        for page_no, (section, kinds) in enumerate(plan, 1):
            written = [self._article(kind, page_no) for kind in kinds]
            self.chance.shuffle(written)
            articles += written
            editors = [[self._name(), role] for role in ("责编", "美编")]
            page = {"page_no": page_no, "section": section, "editors": editors, "boxes": self._boxes(page_no, section, written)}
            pages.append(page | {"hotline": self._filled(self.chance.choice(self.pieces["hotlines"]), self._slots())})
        paper = f"{self.city}日报"
        return {"paper": paper, "issue_date": "2024-05-21", "weekday": "星期二", "pages": pages, "articles": articles}

    def _article(self, kind: str, page_no: int) -> Article:
        if kind == "tail":
            return self.tails.pop(0) | {"page_no": page_no}
        short = {"photo": self._photo, "brief": self._brief, "poem": self._poem}
        if kind in short:
            return short[kind](page_no)
        if kind in ("notice", "document", "list", "roundup"):
            return self._listed(kind, page_no)
        if kind in ("commentary", "interview", "essay"):
            return self._written(kind, page_no)
        story = self._story(kind, page_no)
        if kind == "jump":
            return self._cut_for_jump(story, target=2 + len(self.tails))
        if kind == "table":
            table = self._turn("tables")
            rows = [self._filled(row, {}) for row in table["rows"]]
            story["paragraphs"] += [self._filled(table["lead"], self._slots()), *rows]
            story["paragraph_kinds"] += ["body"] * (len(rows) + 1)
            story["keeps_lines"] = len(rows)
        return story

    def _story(self, kind: str, page_no: int) -> Article:
        slots = self._slots()
        subject = self._subject()
        parted = kind == "long" or (kind == "feature" and self.chance.random() < 0.6)
        length = {"long": 16, "jump": 8}.get(kind, self.chance.randint(6, 9) if parted else self.chance.randint(2, 6))
        byline = self._byline(inline=kind in ("news", "table"), slots=slots)
        paragraphs, kinds = self._paragraphs(subject, slots, length, subheads=parted)
        kicker, headline, subtitle = _most_alike(subject["headlines"], "".join(paragraphs))
        if self.chance.random() < RESTATED:
            said = max((line for line in (kicker, headline, subtitle) if line), key=len)
            opening = self.chance.choice(("记者了解到，{}。", "据介绍，{}。", "{}，这是记者日前获悉的消息。"))
            place = self.chance.choice([index for index, kind in enumerate(kinds) if kind == "body"][:2])
            paragraphs[place] += opening.format(self._filled(said.strip("—").replace(" ", "，"), slots))
        article = _empty(page_no, "news" if byline["byline_position"] == "inline" else "feature")
        article |= {
            name: text and self._filled(text, slots) for name, text in (("kicker", kicker), ("headline", headline), ("subtitle", subtitle))
        }
        article |= {"paragraphs": paragraphs, "paragraph_kinds": kinds}
        return _signed(article, byline)

    def _paragraphs(self, subject: Words, slots: Words, length: int, *, subheads: bool) -> tuple[list[str], list[str]]:
        """Paragraphs of one to four sentences, some of them speech; two subheads or more stand between where there are any."""
        paragraphs, kinds = [self._filled(self.chance.choice(subject["leads"]), slots)], ["body"]
        heads = list(subject["subheads"])
        speeches = self.chance.sample(subject["speeches"], len(subject["speeches"]))
        for number in range(1, length):
            if subheads and number % 3 == 2 and heads and number < length - 1:
                paragraphs.append(heads.pop(0))
                kinds.append("subhead")
            if self.chance.random() < 0.35 and speeches:
                text = self._filled(speeches.pop(), slots)
            else:
                sentences = (
                    self._turn(f"sentences of {subject['subject']}", subject["sentences"]) for _ in range(self.chance.randint(1, 4))
                )
                text = "".join(self._filled(sentence, slots) for sentence in sentences)
            paragraphs.append(text)
            kinds.append("body")
        return paragraphs, kinds

    def _cut_for_jump(self, story: Article, target: int) -> Article:
        """The part for the front page; the rest waits for the page that it jumps to. In two cases of nine a sentence is torn."""
        at = self.chance.randint(3, 5)
        paragraphs, kinds = story["paragraphs"], story["paragraph_kinds"]
        ahead, behind = paragraphs[:at], paragraphs[at:]
        if self.chance.random() < 2 / 9 and len(ahead[-1]) > 40:
            cut = self.chance.randint(15, len(ahead[-1]) - 15)
            if not re.match(r"[\d.%，。、“”：A-Za-z]", ahead[-1][cut]) and not re.match(r"[\d.“A-Za-z]", ahead[-1][cut - 1]):
                behind = [ahead[-1][cut:], *behind]
                ahead[-1] = ahead[-1][:cut]
        name = f"story {target}"
        first = story | {"paragraphs": ahead, "paragraph_kinds": kinds[:at], "continues_on": target, "story": name}
        headline = self.chance.choice([story["headline"]] * 3 + [story["headline"].split(" ")[0], None])
        rest = _empty(target, "feature") | {
            "headline": headline,
            "paragraphs": behind,
            "paragraph_kinds": ["body"] * len(behind),
            "continued_from": story["page_no"],
            "story": name,
        }
        if story["byline_position"] in ("tail", "line_after"):
            rest |= {name: story[name] for name in ("byline", "byline_position", "credits")}
            first |= {"byline": None, "byline_position": None, "credits": []}
        self.tails.append(rest)
        return first

    def _photo(self, page_no: int) -> Article:
        slots = self._slots()
        text = self._filled(self.chance.choice(self._subject()["captions"]), slots)
        credit = self._turn("photo_credits")
        names = {"a": self._name(), "b": self._name()} | slots
        lines = [self._filled(line, names) for line in credit.get("lines", ())]
        inline = self._filled(credit.get("inline", ""), names)
        return _empty(page_no, "photo") | {
            "headline": self._filled(self._subject()["briefs"][0]["headline"], slots) if self.chance.random() < 0.0 else None,
            "byline": " ".join(lines) or inline or None,
            "byline_position": "credit",
            "credit_lines": lines,
            "credits": [[names[who], role] for who, role in credit["credits"]],
            "paragraphs": [text + inline],
            "paragraph_kinds": ["caption"],
        }

    def _brief(self, page_no: int) -> Article:
        slots = self._slots()
        brief = self.chance.choice(self._subject()["briefs"])
        article = _empty(page_no, "brief") | {
            "headline": self._filled(brief["headline"], slots),
            "paragraphs": [self._filled(brief["text"], slots)],
            "paragraph_kinds": ["body"],
        }
        return _signed(article, self._byline(inline=True, slots=slots))

    def _poem(self, page_no: int) -> Article:
        poem = self._turn("poems")
        lines = [line for stanza in poem["stanzas"] for line in stanza]
        name = self._name()
        return _empty(page_no, "feature") | {
            "headline": poem["title"],
            "byline": f"□ {name}",
            "byline_position": "line_before",
            "credits": [[name, "作者"]],
            "paragraphs": lines,
            "paragraph_kinds": ["body"] * len(lines),
            "stanzas": [len(stanza) for stanza in poem["stanzas"]],
            "keeps_lines": len(lines),
        }

    def _listed(self, kind: str, page_no: int) -> Article:
        slots = self._slots()
        one = self._turn({"notice": "notices", "document": "documents", "list": "lists", "roundup": "roundups"}[kind])
        paragraphs = [self._filled(text, slots) for text in one.get("paragraphs") or one.get("rows") or one["items"]]
        return _empty(page_no, "notice" if kind == "notice" else "feature") | {
            "headline": self._filled(one.get("title") or one["headline"], slots),
            "paragraphs": paragraphs,
            "paragraph_kinds": ["subhead" if kind == "document" and HEAD.fullmatch(text) else "body" for text in paragraphs],
            "keeps_lines": len(paragraphs) if kind == "list" else 0,
        }

    def _written(self, kind: str, page_no: int) -> Article:
        slots = self._slots()
        one = self._turn({"commentary": "commentaries", "interview": "interviews", "essay": "essays"}[kind])
        paragraphs = [self._filled(text, slots) for text in one["paragraphs"]]
        name = self._name()
        sign = {"byline": f"□ {name}", "byline_position": "line_before", "credits": [[name, "作者"]]}
        byline = sign if kind != "interview" else self._byline(inline=False, slots=slots)
        article = _empty(page_no, "commentary" if kind == "commentary" else "feature") | {
            "kicker": one.get("kicker"),
            "headline": self._filled(one["headline"], slots),
            "subtitle": self._filled(one.get("subtitle") or "", slots) or None,
            "paragraphs": paragraphs,
            "paragraph_kinds": ["body"] * len(paragraphs),
        }
        return _signed(article, byline)

    def _boxes(self, page_no: int, section: str, articles: Sequence[Article]) -> list[dict[str, Any]]:
        """What stands on the page and belongs to no article."""
        filled = [[self._filled(line, self._slots()) for line in lines] for lines in self.pieces["advertisements"]]
        advertisements = [{"kind": "advertisement", "lines": lines} for lines in self.chance.sample(filled, len(filled))]
        if section == "广告":
            return advertisements[:6]
        if page_no == 1:
            return [self._index()] if self.chance.random() < 0.6 else []
        weather = [self._filled(line, self._slots()) for line in self._turn("weather")]
        boxes = [{"kind": "furniture", "lines": weather}] if self.chance.random() < 0.2 else []
        return boxes + advertisements[: self.chance.choice([0, 0, 0, 1, 1, 2])]

    def _index(self) -> dict[str, Any]:
        rows = [self._filled(subject["headlines"][0][1], self._slots()) for subject in self.chance.sample(list(self.subjects), 4)]
        form = self.chance.choice(["{}（{}版）", "{}　{}版", "{} ……{}版", "{} （见{}版）"])
        lines = [form.format(row, page) for page, row in enumerate(rows, 2)]
        return {"kind": "furniture", "lines": [self.chance.choice(self.pieces["index_titles"]), *lines]}

    def _byline(self, *, inline: bool, slots: Words) -> Article:
        wanted = [form for form in self.pieces["bylines"] if (form["position"] == "inline") == inline]
        form = self.chance.choice(wanted)
        names = {"a": self._name(), "b": self._name(), "c": self._name()} | slots
        return {
            "byline": self._filled(form["text"], names),
            "byline_position": form["position"],
            "credits": [[names[who], role] for who, role in form["credits"]],
        }

    def _turn(self, name: str, among: Sequence[Any] | None = None) -> Any:
        """The next of these: all have their turn before one comes again."""
        left = self.turns.setdefault(name, [])
        if not left:
            all_of_them = list(among if among is not None else self.pieces[name])
            left += self.chance.sample(all_of_them, len(all_of_them))
        return left.pop()

    def _subject(self) -> Words:
        subject: Words = self._turn("subjects", self.subjects)
        return subject

    def _slots(self) -> dict[str, str]:
        """The names that stay the same in one article."""
        district, town = self._joined(PLACES, 2) + self.chance.choice("区县"), self._joined(PLACES, 2) + self.chance.choice(["镇", "街道"])
        company = self._joined(COMPANY, 2) + self.chance.choice(TRADES) + "有限公司"
        names = {"人": self._name(), "人2": self._name(), "姓": self.chance.choice(SURNAMES)}
        return {"区": district, "镇": town, "企": company, "城": self.city, **names}

    def _filled(self, text: str, slots: Words) -> str:
        return SLOT.sub(lambda slot: slots.get(slot[1]) or self._number(slot[1]), text)

    def _number(self, slot: str) -> str:
        return str(self.chance.randint(*{"月": (1, 12), "日": (2, 28), "比": (11, 97)}.get(slot, (2, 9))))

    def _name(self) -> str:
        return self.chance.choice(SURNAMES) + self._joined(GIVEN, self.chance.choice((1, 2)))

    def _joined(self, characters: str, count: int) -> str:
        return "".join(self.chance.sample(characters, count))


def _most_alike(headlines: Sequence[Sequence[str | None]], text: str) -> Sequence[str | None]:
    """The headline that says most of what the text says: the sentences of a subject are drawn by lot, and a real headline fits its
    article."""
    known = set(map("".join, pairwise(text)))
    return max(headlines, key=lambda lines: len(known & {pair for line in lines if line for pair in map("".join, pairwise(line))}))


def _empty(page_no: int, genre: str) -> Article:
    names: Sequence[str] = (
        "kicker",
        "headline",
        "subtitle",
        "byline",
        "byline_position",
        "dateline",
        "continued_from",
        "continues_on",
        "story",
    )
    return dict.fromkeys(names) | {"page_no": page_no, "genre": genre, "credits": [], "paragraphs": [], "paragraph_kinds": []}


def _signed(article: Article, byline: Words) -> Article:
    """The article with its byline, which may stand in its first or last paragraph."""
    signed = article | byline
    if byline["byline_position"] == "inline":
        parted = "" if byline["byline"][-1] in "）】：" else "　"
        signed["byline"] = byline["byline"] if byline["credits"] else None
        signed["paragraphs"] = [byline["byline"] + parted + article["paragraphs"][0], *article["paragraphs"][1:]]
    elif byline["byline_position"] == "tail":
        signed["paragraphs"] = [*article["paragraphs"][:-1], article["paragraphs"][-1] + byline["byline"]]
    return signed
