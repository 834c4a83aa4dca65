"""A page says which page it is in ways that differ from paper to paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from flows.ingest.running_head import RunningHead, read_running_head
from flows.lexicon import Lexicon
from flows.values import Page

DAY = date(2024, 5, 21)


@pytest.fixture
def head_of(lexicon: Lexicon, page_of: Callable[..., Page]) -> Callable[[str], RunningHead]:
    return lambda text: read_running_head(page_of(text).lines, lexicon)


def people(head: RunningHead) -> list[tuple[str, str]]:
    return [(credit.name, credit.role) for credit in head.editors]


@pytest.mark.parametrize(
    ("text", "block", "page_no", "section"),
    [
        ("2 要闻\n2024年5月21日 星期二 责编：温如玉 美编：白露\n\n今天上午，", "", 2, "要闻"),
        ("A02 要闻\n2024年5月21日 星期二\n今天上午，", "A", 2, "要闻"),
        ("综合新闻 2024.5.21 星期二 03\n\n今天上午，", "", 3, "综合新闻"),
        ("第三版\n2024年5月21日\n今天上午，", "", 3, None),
        ("B12·财经\n二〇二四年五月二十一日 星期二\n今天上午，", "B", 12, "财经"),
        ("２０２４年５月２１日　星期二　第４版　评论·副刊\n今天上午，", "", 4, "评论·副刊"),
        ("今天上午，社区食堂开张。\n\n第2版 综合\n2024年5月21日 星期二", "", 2, "综合"),
    ],
)
def test_number_section_and_day(head_of: Callable[[str], RunningHead], text: str, block: str, page_no: int, section: str | None) -> None:
    head = head_of(text)
    assert (head.block, head.page_no, head.section, head.issue_date) == (block, page_no, section, DAY)


def test_the_masthead_of_a_front_page(head_of: Callable[[str], RunningHead]) -> None:
    head = head_of(
        "云 汀 日 报\nYUNTING DAILY\n2024年5月21日\n星期二\n农历甲辰年四月十四\n"
        "国内统一连续出版物号 CN 00-0000 第10021号 今日8版\n云汀日报社出版\n\n首趟列车开出云汀站\n"
    )
    assert (head.paper, head.issue_date, head.weekday, head.page_no) == ("云汀日报", DAY, "星期二", 1)
    assert head.lines == (1, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    ("line", "editors"),
    [
        ("责编：温如玉 美编：白露", [("温如玉", "责编"), ("白露", "美编")]),
        ("责编 温如玉 美编 白露", [("温如玉", "责编"), ("白露", "美编")]),
        ("责编 温如玉 校检 白露 电话 8123456", [("温如玉", "责编"), ("白露", "校检")]),
        ("本版责任编辑 温如玉", [("温如玉", "本版责任编辑")]),
        (
            "责任编辑/沈嘉禾 版式设计/周  欢 校对/王一鸣、李小满",
            [("沈嘉禾", "责任编辑"), ("周欢", "版式设计"), ("王一鸣", "校对"), ("李小满", "校对")],
        ),
        ("编辑：欧阳青云 电话：80001234", [("欧阳青云", "编辑")]),
    ],
)
def test_editors_with_their_roles(head_of: Callable[[str], RunningHead], line: str, editors: list[tuple[str, str]]) -> None:
    assert people(head_of(f"2 要闻\n2024年5月21日 星期二\n{line}\n\n今天上午，社区食堂开张。")) == editors


def test_editors_at_the_foot_belong_to_the_page_too(head_of: Callable[[str], RunningHead]) -> None:
    head = head_of("2 要闻\n2024年5月21日 星期二\n\n今天上午，社区食堂开张。\n\n本版责编 温如玉")
    assert people(head) == [("温如玉", "本版责编")]
    assert head.lines == (1, 2, 6)


@pytest.mark.parametrize(
    "text",
    [
        "今天上午，社区食堂开张。\n2024年5月21日，星期二，天气晴。\n老人说饭菜可口。",
        "今天上午，社区食堂开张。\n云汀日报社\n2024年5月20日",
        "社区食堂今天开张\n2024年5月20日",
        "编辑部收到一封来信\n来信说，食堂办得好。",
    ],
)
def test_text_with_a_date_is_no_running_head(head_of: Callable[[str], RunningHead], text: str) -> None:
    assert head_of(text) == RunningHead()


def test_the_date_below_a_notice_is_not_the_day_of_issue(head_of: Callable[[str], RunningHead]) -> None:
    head = head_of("关于停水的公告\n定于本周五停水。\n云汀清源供水公司\n2024年5月20日\n\n第2版 综合\n2024年5月21日 星期二")
    assert head.issue_date == DAY
    assert head.lines == (6, 7)


def test_a_day_that_no_calendar_has_is_not_taken(head_of: Callable[[str], RunningHead]) -> None:
    assert head_of("2 要闻\n2024年2月30日 星期二\n今天上午，").issue_date is None


@pytest.mark.xfail(strict=True, reason="rows of a word and a number look like a section and a page number")
@pytest.mark.parametrize(
    ("text", "head_lines"),
    [
        ("7 体育\n2024年5月21日 星期二\n\n甲组 12 30.5%\n乙组 9 28.1%\n", (1, 2)),
        ("甲组 12 30.5%\n乙组 9 28.1%\n\n本报讯 昨天，比赛开始。\n", ()),
        ("7 体育\n2024年5月21日 星期二\n\n本报讯 昨天，比赛开始。\n\n红队 12\n蓝队 8\n责编：沈嘉禾\n", (1, 2, 8)),
    ],
    ids=["below the head", "without a head", "above the editors"],
)
def test_rows_of_a_table_are_no_part_of_the_head(head_of: Callable[[str], RunningHead], text: str, head_lines: tuple[int, ...]) -> None:
    assert head_of(text).lines == head_lines
