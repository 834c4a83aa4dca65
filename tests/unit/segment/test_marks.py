"""Some lines say by their words what they are."""

from __future__ import annotations

import pytest

from flows.lexicon import Lexicon
from flows.segment.marks import jump_at_end, jump_at_start, mark_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("（上接第1版）", "jump_from"),
        ("◀上接A01版", "jump_from"),
        ("（上接1版《老厂房里长出“新车间”》）", "jump_from"),
        ("（下转第三版）", "jump_to"),
        ("下转A02版", "jump_to"),
        ("■本报记者 杜若", "byline"),
        ("唐　恬", "names"),
        ("（作者系云汀学院教授）", "author_note"),
        ("通讯员 丁宁 摄", "credit"),
        ("▲市民在公园里健身。", "caption"),
        ("图为活动现场。", "caption"),
        ("关于望湖区部分区域计划停水的公告", "notice_title"),
        ("今日导读", "index_title"),
        ("2024年5月20日", "date"),
        ("问：孩子的眼睛怎么护？", "item"),
        ("二、上述区域停水八小时。", "item"),
    ],
)
def test_kinds(lexicon: Lexicon, line: str, kind: str) -> None:
    mark = mark_of(line, lexicon)
    assert mark is not None
    assert mark.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "（讲话全文见第二版）",
        "（相关报道见第五版）",
        "用歌声为新时代点赞",
        "记者调查发现",
        "图书馆开放了",
        "公示结果请大家来看",
        "本报讯（记者 陆知远）昨天",
    ],
)
def test_lines_that_are_text_or_headlines(lexicon: Lexicon, line: str) -> None:
    assert mark_of(line, lexicon) is None


def test_pages_of_jumps() -> None:
    at_end = jump_at_end("提高了14.2个百分点。（下转第十二版）")
    assert at_end is not None
    assert (at_end.page_no, at_end.block, at_end.start) == (12, "", 12)
    at_start = jump_at_start("（上接B03版）临走时签下了一份合同。")
    assert at_start is not None
    assert (at_start.page_no, at_start.block, at_start.end) == (3, "B", 8)
    assert jump_at_end("他转身走了。") is None
