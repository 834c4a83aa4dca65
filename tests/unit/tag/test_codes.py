"""Which place a name is: by its parts, the paper's home, and the other places of the article."""

from __future__ import annotations

import pytest

from flows.lexicon import Lexicon
from flows.tag.names.codes import codes_of


@pytest.mark.parametrize(
    ("surfaces", "home", "codes"),
    [
        (["西青区大寺镇金瀚园社区"], "天津", ["120111105"]),
        (["和平区"], "天津", ["120101"]),
        (["和平区"], "沈阳", ["210102"]),
        (["和平区"], None, [None]),
        (["辽宁省沈阳市", "和平区"], None, ["210100", "210102"]),
        (["湖南省湘西土家族苗族自治州凤凰县"], None, ["433123"]),
        (["吉林"], None, ["220000"]),
        (["江岸区", "后湖街道"], None, ["420102", "420102017"]),
        (["后湖街道"], None, [None]),
        (["塘沽区"], "天津", ["120107"]),
        (["巴黎", "法国"], "天津", ["FR", "FR"]),
        (["长江", "建设路"], "武汉", [None, None]),
        (["凤庆"], None, ["530921"]),
    ],
)
def test_the_code_is_of_the_place_that_is_meant(surfaces: list[str], home: str | None, codes: list[str | None], lexicon: Lexicon) -> None:
    assert codes_of(surfaces, home, lexicon) == codes
