"""A headline goes to the text whose words it shares, wherever on the page it stands; neighbours come second."""

from __future__ import annotations

import pytest

from flows.lexicon import Lexicon
from tests.unit.segment.small_pages import MARKET, MARKET_HEADLINE, PageOf, articles

LIBRARY = """本报讯（记者 杜若）砚池路图书馆的旧
书角上周末开放，读者可以用两本旧书换
一本喜欢的书。头两天就有三百多本书换
了主人。"""
LIBRARY_HEADLINE = "砚池路图书馆旧书角开放"
FERRY = """本报讯（记者 温如玉）屏岚渡口的晚班
船从本周起加开两班，末班船推迟到夜里
十一点。渡口还为晚归的乘客留了一盏灯
和一壶热茶。"""
FERRY_HEADLINE = "屏岚渡口加开晚班船"


@pytest.mark.parametrize(
    "blocks",
    [
        (LIBRARY, MARKET, FERRY, FERRY_HEADLINE, MARKET_HEADLINE, LIBRARY_HEADLINE),
        (FERRY_HEADLINE, LIBRARY_HEADLINE, MARKET_HEADLINE, LIBRARY, MARKET, FERRY),
        (LIBRARY_HEADLINE, LIBRARY, MARKET_HEADLINE, MARKET, FERRY_HEADLINE, FERRY),
        (LIBRARY, LIBRARY_HEADLINE, MARKET, MARKET_HEADLINE, FERRY, FERRY_HEADLINE),
        (MARKET_HEADLINE, LIBRARY, MARKET, FERRY_HEADLINE, FERRY, LIBRARY_HEADLINE),
    ],
    ids=["all at the foot", "all at the head", "each above", "each below", "mixed"],
)
def test_every_text_gets_its_headline(page_of: PageOf, lexicon: Lexicon, blocks: tuple[str, ...]) -> None:
    found = articles(page_of, lexicon, *blocks)
    assert [article.headline for article in found] == [LIBRARY_HEADLINE, MARKET_HEADLINE, FERRY_HEADLINE]


def test_a_headline_that_shares_no_word_belongs_to_the_text_right_below_it(page_of: PageOf, lexicon: Lexicon) -> None:
    found = articles(page_of, lexicon, "深夜归人有盏灯", FERRY, MARKET_HEADLINE, MARKET)
    assert [article.headline for article in found] == ["深夜归人有盏灯", MARKET_HEADLINE]


def test_a_headline_over_two_lines_is_one(page_of: PageOf, lexicon: Lexicon) -> None:
    [article] = articles(page_of, lexicon, "砚池路图书馆\n旧书角开放", LIBRARY)
    assert (article.headline or "").replace(" ", "") == LIBRARY_HEADLINE


def test_a_dash_begins_a_subtitle(page_of: PageOf, lexicon: Lexicon) -> None:
    [article] = articles(page_of, lexicon, f"{FERRY_HEADLINE}\n——夜里十一点的一盏灯", FERRY)
    assert (article.headline, article.subtitle) == (FERRY_HEADLINE, "——夜里十一点的一盏灯")


def test_where_two_headlines_fit_one_text_equally_the_confidence_is_lower(page_of: PageOf, lexicon: Lexicon) -> None:
    [sure, _] = articles(page_of, lexicon, FERRY_HEADLINE, FERRY, MARKET_HEADLINE, MARKET)
    doubtful = articles(page_of, lexicon, LIBRARY, MARKET, "夜里也热闹", "新灯箱亮了")
    assert (sure.headline_confidence or 0) > 0.9
    assert all((article.headline_confidence or 0) < (sure.headline_confidence or 0) for article in doubtful)


def test_a_headline_that_was_printed_twice_to_look_bold_is_read_once(page_of: PageOf, lexicon: Lexicon) -> None:
    doubled = "".join(character * 2 for character in FERRY_HEADLINE)
    [article] = articles(page_of, lexicon, doubled, FERRY)
    assert article.headline == FERRY_HEADLINE


def test_soft_hyphens_and_zero_width_spaces_do_not_part_words(page_of: PageOf, lexicon: Lexicon) -> None:
    [article] = articles(page_of, lexicon, "屏岚\u00ad渡口加开\u200b晚班船", FERRY.replace("渡口的晚班", "渡口的晚\u00ad班"))
    assert article.headline == FERRY_HEADLINE
    assert "屏岚渡口的晚班船从本周起" in article.paragraphs[0].text
