"""Some lines say by their words what they are."""

from __future__ import annotations

import pytest

from flows.lexicon import Lexicon
from flows.segment.marks import is_column_name, jump_at_end, jump_at_start, mark_of


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
        ("CN 00-0917", "imprint"),
        ("第21408期", "imprint"),
        ("今日16版", "imprint"),
        ("辛丑年二月初五", "imprint"),
        ("国内统一连续出版物号 CN 00-0001", "imprint"),
        ("总第1286期 本期四版 每周五出版", "imprint"),
        ("内部资料 免费交流", "imprint"),
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


@pytest.mark.parametrize(
    ("line", "kind", "page_no"),
    [
        ("（未完，转4版）", "jump_to", 4),
        ("（未完待续，下转4版）", "jump_to", 4),
        ("［下转第4版］", "jump_to", 4),
        ("（后转4版）", "jump_to", 4),
        ("（下转第四页）", "jump_to", 4),
        ("（下转第4面）", "jump_to", 4),
        ("（下转第4、5版）", "jump_to", 4),
        ("下转第4版《全力以赴》", "jump_to", 4),
        ("▶▶4版", "jump_to", 4),
        ("▶▶▶详文下转4版", "jump_to", 4),
        ("［上接第1版］", "jump_from", 1),
        ("（文接第1版）", "jump_from", 1),
        ("（上接第一页）", "jump_from", 1),
        ("（承第1版）", "jump_from", 1),
        ("上接第1版：全力以赴", "jump_from", 1),
        ("（上接封面）", "jump_from", 1),
        ("◀◀1版", "jump_from", 1),
        ("（续1版）", "jump_from", 1),
    ],
)
def test_where_a_story_goes_on_and_comes_from(lexicon: Lexicon, line: str, kind: str, page_no: int) -> None:
    mark = mark_of(line, lexicon)
    assert mark is not None
    assert mark.jump is not None
    assert (mark.kind, mark.jump.page_no) == (kind, page_no)


@pytest.mark.parametrize("line", ["转4家企业", "上接天线、下接地气", "（据4版）", "▶4路公交改道"])
def test_words_that_only_look_like_a_jump(lexicon: Lexicon, line: str) -> None:
    mark = mark_of(line, lexicon)
    assert mark is None or mark.jump is None


@pytest.mark.parametrize("line", ["2021年6月", "第3期扶贫夜校开班", "今日谈"])
def test_lines_that_only_look_like_part_of_a_masthead(lexicon: Lexicon, line: str) -> None:
    mark = mark_of(line, lexicon)
    assert mark is None or mark.kind != "imprint"


@pytest.mark.parametrize(("line", "named"), [("记者手记", True), ("【新闻链接】", True), ("城事观察", True), ("老街的新生活", False)])
def test_names_of_columns(lexicon: Lexicon, line: str, named: bool) -> None:
    assert is_column_name(line, lexicon) == named
