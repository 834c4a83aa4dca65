"""Noun phrases beside a number, by the parts of speech of their words (jieba's dictionary, read by rjieba, with the nouns of our own)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import rjieba

from flows.lexicon import Lexicon
from flows.tag.patterns import encodable

NOUNS = ("vn", "an", "j", "eng", "s")
# 汇聚一堂 is tagged as 交货值 is; the longer ones are clauses.
LENGTH_OF_IDIOMS = 4
# What may stand in a noun phrase before its noun: attributes, and adjectives.
ATTRIBUTES = ("b", "a", "ad", "ag", "vg", "zg", "k", "h", "z")
# Jieba cuts these off nouns that it does not know (次品率), and takes them for verbs.
SUFFIXES = "率额量值价费数度期额"
AND = re.compile("[、和及与]")
OF = "的"
# The title of a work or a quoted term is one noun.
WHOLE = re.compile("《[^《》]{1,40}》|“[^“”]{1,16}”")
SCOPE = re.compile(
    "全(?:[市省县区乡镇国州港厂校院村社网球系境]|关区|流域|行业|社会)|[我本该各][市省县区]|[市省县]|[本当各]地|城区|市区|国内|[一-鿿]{2,3}[省市县区镇乡]"
    "|其中|新|约|仅|等|另|还|此外"
)
# Kinds of places, which jieba takes for names.
KIND_OF_PLACE = re.compile("[山牧林库景灾园郊老矿]区|新[城村]|海外|农村")
# What our nouns weigh in the dictionary: more than what jieba would cut them to.
WEIGHT = 5000


class Word(NamedTuple):
    """A word of a clause with its tag (ICTCLAS, as jieba has them), and where it stands in the clause."""

    text: str
    tag: str
    start: int
    end: int

    @property
    def is_noun(self) -> bool:
        """Whether a noun phrase may end with it."""
        if self.tag in ("i", "l"):
            return len(self.text) < LENGTH_OF_IDIOMS
        return (self.tag.startswith("n") and self.tag != "ns") or self.tag in NOUNS

    @property
    def is_attribute(self) -> bool:
        """Whether it may stand in a noun phrase before a noun."""
        return self.is_noun or self.tag == "ns" or self.tag in ATTRIBUTES


@lru_cache(maxsize=4)
def tagger_of(lexicon: Lexicon) -> rjieba.Jieba:
    """Jieba's dictionary with the nouns that ours know."""
    tagger = rjieba.Jieba()
    for measure in lexicon.measure_nouns:
        if measure.kind != "prefix" and len(measure.word) > 1:
            tagger.add_word(measure.word, WEIGHT, "n")
    for counted in lexicon.counted_nouns:
        tagger.add_word(counted.word, WEIGHT, "n")
    for word in ("规模以上", "规上", "新建", "能繁"):
        tagger.add_word(word, WEIGHT, "b")
    return tagger


@lru_cache(maxsize=4)
def _known_tags(lexicon: Lexicon) -> dict[str, str]:
    """What our dictionaries know of words that jieba takes for something else (配比, 占地 as verbs)."""
    verbs = {row.word: "v" for row in lexicon.target_words if row.kind == "goal"}
    nouns = {row.word: "n" for row in lexicon.counted_nouns} | {row.word: "n" for row in lexicon.measure_nouns if row.kind != "prefix"}
    return verbs | nouns | dict.fromkeys(("规模以上", "规上", "新建", "能繁"), "b")


def words_of(clause: str, lexicon: Lexicon) -> list[Word]:
    """The words of a clause, with suffixes joined to the noun before them."""
    words: list[Word] = []
    position = 0
    known = _known_tags(lexicon)
    for text, guessed in _tagged(clause, tagger_of(lexicon)):
        end = position + len(text)
        tag = known.get(text) or ("n" if len(text) > 2 and text[-1] in SUFFIXES and guessed == "v" else guessed)
        last = words[-1] if words else None
        if last and len(text) == 1 and text in SUFFIXES and (last.is_noun or last.tag == "v"):
            words[-1] = Word(last.text + text, "n", last.start, end)
        elif text.strip():
            words.append(Word(text, tag, position, end))
        position = end
    return words


def _tagged(clause: str, tagger: rjieba.Jieba) -> Iterator[tuple[str, str]]:
    position = 0
    for whole in WHOLE.finditer(clause):
        yield from tagger.tag(encodable(clause[position : whole.start()]))
        yield whole.group(), "nz"
        position = whole.end()
    yield from tagger.tag(encodable(clause[position:]))


def phrase_before(words: list[Word]) -> list[Word]:
    """The noun phrase that the words end with: nouns and their attributes, as far back as nothing else stands between."""
    start = len(words)
    if not words or not words[-1].is_noun:
        return []
    while start and _belongs(words, start - 1):
        start -= 1
    return without_scope(words[start:])


def phrase_behind(words: list[Word]) -> list[Word]:
    """The noun phrase that the words begin with, to its last noun."""
    end = 0
    while end < len(words) and (words[end].is_attribute or _joins(words, end)):
        end += 1
    while end and not words[end - 1].is_noun:
        end -= 1
    return without_scope(words[:end])


def _joins(words: list[Word], index: int) -> bool:
    """Whether 和 or 、 stands between two nouns."""
    if not 0 < index < len(words) - 1 or not AND.fullmatch(words[index].text):
        return False
    return words[index - 1].is_noun and words[index + 1].is_attribute


def _belongs(words: list[Word], index: int) -> bool:
    word = words[index]
    if word.is_attribute or _joins(words, index):
        return True
    # 回款周期, 初次就业率: a verb or an adverb before what is measured.
    return word.tag in ("v", "d", "m") and len(word.text) > 1 and index + 2 == len(words)


def without_scope(words: list[Word]) -> list[Word]:
    """Without what only says where or of whom: 全市粮食, 云汀县农户."""
    first = 0
    while first < len(words) - 1 and _is_scope(words[first]):
        first += 1
    return words[first:]


def _is_scope(word: Word) -> bool:
    named = word.tag == "ns" and not KIND_OF_PLACE.fullmatch(word.text)
    return named or bool(SCOPE.fullmatch(word.text) or AND.fullmatch(word.text))
