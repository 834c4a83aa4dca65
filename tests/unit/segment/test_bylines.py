"""Who is named for an article, in all the forms that papers print."""

from __future__ import annotations

import pytest

from flows.lexicon import Lexicon
from flows.segment.bylines import read_credits
from flows.segment.leads import read_lead

PAPER = "云汀日报"


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("■本报记者 杜若 欧阳一鸣", [("杜若", "记者", PAPER), ("欧阳一鸣", "记者", PAPER)]),
        ("记者江令仪通讯员祁山", [("江令仪", "记者", None), ("祁山", "通讯员", None)]),
        (
            "本报记者 周  欢 通讯员 丁一宁 摄",
            [("周欢", "记者", PAPER), ("丁一宁", "通讯员", None), ("周欢", "摄", PAPER), ("丁一宁", "摄", None)],
        ),
        ("新华社记者 江令仪摄", [("江令仪", "记者", "新华社"), ("江令仪", "摄", "新华社")]),
        ("□ 林疏桐", [("林疏桐", "作者", None)]),
        ("杜　若 唐　恬 摄", [("杜若", "摄", None), ("唐恬", "摄", None)]),
        ("（综合本报记者杜若、唐恬报道）", [("杜若", "记者", PAPER), ("唐恬", "记者", PAPER)]),
        ("摄影　顾晓北", [("顾晓北", "摄影", None)]),
        ("文/林疏桐 图/周欢", [("林疏桐", "文", None), ("周欢", "图", None)]),
        ("林疏桐/文 周欢/图", [("林疏桐", "文", None), ("周欢", "图", None)]),
        ("文/图 本报记者 顾晓北", [("顾晓北", "文/图", None), ("顾晓北", "记者", PAPER)]),
        ("摄影：顾晓北", [("顾晓北", "摄影", None)]),
        ("顾晓北 供图", [("顾晓北", "供图", None)]),
        (
            "本报全媒体记者 杜若、江令仪 实习生 丁宁",
            [("杜若", "全媒体记者", PAPER), ("江令仪", "全媒体记者", PAPER), ("丁宁", "实习生", None)],
        ),
        ("本报记者 赵一文 摄", [("赵一文", "记者", PAPER), ("赵一文", "摄", PAPER)]),
        ("古丽·艾山 摄", [("古丽·艾山", "摄", None)]),
        ("（作者系云汀学院副教授 沈砚舟）", [("沈砚舟", "作者", None)]),
    ],
)
def test_bylines_and_credits(lexicon: Lexicon, printed: str, named: list[tuple[str, str, str | None]]) -> None:
    found = [(credit.name, credit.role, credit.organisation) for credit in read_credits(printed, PAPER, lexicon)]
    assert sorted(found, key=str) == sorted(named, key=str)


@pytest.mark.parametrize("text", ["记者调查发现", "用歌声为新时代点赞", "摄影展开幕", "市民爱上摄影", "", "本报记者", "杜若", "编辑部来信"])
def test_other_lines_name_nobody(lexicon: Lexicon, text: str) -> None:
    assert read_credits(text, PAPER, lexicon) == ()


@pytest.mark.parametrize(
    ("opening", "dateline", "printed", "named"),
    [
        ("本报讯（记者 陆知远）昨天，", "本报讯", "本报讯（记者 陆知远）", [("陆知远", PAPER)]),
        ("本报石埠5月20日讯（记者韩子墨）今天，", "本报石埠5月20日讯", "本报石埠5月20日讯（记者韩子墨）", [("韩子墨", PAPER)]),
        (
            "新华社北京5月20日电（记者江令仪、祁山）",
            "新华社北京5月20日电",
            "新华社北京5月20日电（记者江令仪、祁山）",
            [("江令仪", "新华社"), ("祁山", "新华社")],
        ),
        ("据新华社北京5月20日电 国务院", "据新华社北京5月20日电", "据新华社北京5月20日电", []),
        ("本报讯 今年以来，", "本报讯", "本报讯", []),
        ("本报记者陆知远报道：昨天，", "", "本报记者陆知远报道：", [("陆知远", PAPER)]),
    ],
)
def test_datelines(lexicon: Lexicon, opening: str, dateline: str, printed: str, named: list[tuple[str, str]]) -> None:
    lead = read_lead(opening, PAPER, lexicon)
    assert lead is not None
    assert (lead.dateline, lead.printed) == (dateline, printed)
    assert [(credit.name, credit.organisation) for credit in lead.credits] == named


@pytest.mark.parametrize("opening", ["昨天，本报讯", "新华社记者走进社区", "本报编辑部收到来信", ""])
def test_text_without_a_dateline(lexicon: Lexicon, opening: str) -> None:
    assert read_lead(opening, PAPER, lexicon) is None
