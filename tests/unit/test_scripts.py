"""Traditional characters are read as simplified ones, and what is found is told as it was printed."""

from __future__ import annotations

import pytest

from flows.lexicon import Lexicon
from flows.scripts import as_printed, in_simplified

PRINTED = "「望月橋」昨天通車，雙向六車道，兩側設步道，車程縮短二十八分鐘"


def test_a_text_in_traditional_characters_keeps_its_length_and_its_places(lexicon: Lexicon) -> None:
    simplified = in_simplified(PRINTED, lexicon)
    assert simplified == "“望月桥”昨天通车，双向六车道，两侧设步道，车程缩短二十八分钟"
    assert len(simplified) == len(PRINTED)


def test_simplified_text_is_left_as_it_is(lexicon: Lexicon) -> None:
    text = "“望月桥”昨天通车，乾隆年间的老桥迁到公园，著名学者前来参观。"
    assert in_simplified(text, lexicon) == text


def test_a_quoted_sign_in_traditional_characters_does_not_change_the_words_around_it(lexicon: Lexicon) -> None:
    text = "老街上“裕豐號”的招牌重新挂了起来，乾隆年间的砖雕也修好了，著名匠人守在门口给大家讲解，孩子们听得入迷。"
    simplified = in_simplified(text, lexicon)
    assert "“裕丰号”" in simplified
    assert "乾隆年间" in simplified


@pytest.mark.parametrize(
    ("found", "told"),
    [("陈国华", "陳國華"), ("周欢", "周歡"), ("欧阳一鸣", "欧阳一鸣")],
)
def test_names_are_told_as_they_are_printed(lexicon: Lexicon, found: str, told: str) -> None:
    printed = "本報記者 陳國華 周　歡 攝"
    assert as_printed(found, in_simplified(printed, lexicon), printed) == told


@pytest.mark.parametrize("text", ["", "。", "abc 123", "\U00020000\ufffd\ue000"])
def test_texts_without_anything_to_read(lexicon: Lexicon, text: str) -> None:
    assert in_simplified(text, lexicon) == text
