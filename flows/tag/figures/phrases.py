"""Noun phrases beside a number, by the parts of speech of their words (jieba's dictionary and tags, by rjieba)."""

from __future__ import annotations

import re
from dataclasses import dataclass

import rjieba

NOUNS = ("n", "vn", "an", "j", "l", "i", "eng", "s", "ng")
# What may stand in a noun phrase before its noun: attributes, and adjectives.
ATTRIBUTES = ("b", "a", "ad", "ag", "vg", "zg", "k", "h")
# Jieba cuts these off nouns that it does not know (次品率), and takes them for verbs.
SUFFIXES = "率额量值价费数线期度面积"
AND = re.compile("[、和及与]")
OF = "的"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a clause with its tag (ICTCLAS, as jieba has them), and where it stands in the clause."""

    text: str
    tag: str
    start: int
    end: int

    @property
    def is_noun(self) -> bool:
        """Whether a noun phrase may end with it."""
        return (self.tag.startswith("n") and self.tag != "ns") or self.tag in NOUNS

    @property
    def is_name_of_place(self) -> bool:
        """Whether it is tagged as the name of a place."""
        return self.tag == "ns"


def words_of(clause: str) -> list[Word]:
    """The words of a clause, with suffixes joined to the noun before them."""
    words: list[Word] = []
    position = 0
    for text, tag in rjieba.tag(clause):
        end = position + len(text)
        last = words[-1] if words else None
        if last and len(text) == 1 and text in SUFFIXES and (last.is_noun or last.tag == "v"):
            words[-1] = Word(last.text + text, "n", last.start, end)
        else:
            words.append(Word(text, tag, position, end))
        position = end
    return words


def phrase_before(words: list[Word]) -> list[Word]:
    """The noun phrase that the words end with: nouns and their attributes, as far back as nothing else stands between."""
    start = len(words)
    if not words or not (words[-1].is_noun or words[-1].is_name_of_place):
        return []
    while start and _belongs(words, start - 1):
        start -= 1
    return _without_scope(words[start:])


def phrase_behind(words: list[Word]) -> list[Word]:
    """The noun phrase that the words begin with, to its last noun."""
    end = 0
    while end < len(words) and (words[end].is_noun or words[end].is_name_of_place or words[end].tag in ATTRIBUTES or _joins(words, end)):
        end += 1
    while end and not words[end - 1].is_noun:
        end -= 1
    return words[:end]


def _joins(words: list[Word], index: int) -> bool:
    """Whether 和 or 、 stands between two nouns."""
    if not 0 < index < len(words) - 1 or not AND.fullmatch(words[index].text):
        return False
    behind = words[index + 1]
    return words[index - 1].is_noun and (behind.is_noun or behind.tag in ATTRIBUTES)


def _belongs(words: list[Word], index: int) -> bool:
    word = words[index]
    if word.is_noun or word.is_name_of_place or word.tag in ATTRIBUTES or _joins(words, index):
        return True
    before_noun = index + 1 < len(words) and words[index + 1].is_noun
    # 回款周期, 排队长度: a verb before what is measured of it.
    return word.tag == "v" and len(word.text) > 1 and before_noun and index + 2 == len(words) and (index == 0 or words[index - 1].is_noun)


def _without_scope(words: list[Word]) -> list[Word]:
    """Without what only says where: 全市粮食, 云汀县农户."""
    first = 0
    while first < len(words) - 1 and (words[first].is_name_of_place or SCOPE.fullmatch(words[first].text)):
        first += 1
    while first < len(words) - 1 and AND.fullmatch(words[first].text):
        first += 1
    return words[first:]


SCOPE = re.compile("全[市省县区乡镇国州港厂校院村社网球系]|[我本该各]?[市省县区]|本地|当地|各地|城区|市区|国内|[一-鿿]{1,3}[省市县区镇乡]")
