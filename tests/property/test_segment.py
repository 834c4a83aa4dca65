"""Whatever a page holds, nothing is raised, every line is accounted for, and every character leads back."""

from __future__ import annotations

import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.clean import clean
from flows.ingest import Identity, find_sources, ingest
from flows.lexicon import Lexicon, read_lexicon
from flows.load import faults_of
from flows.segment import segment
from flows.values import Page, Segmented, Span, TaggedPage, Tags

LEXICON: Lexicon = read_lexicon()
PRINTED = (
    """
本报讯（记者 陆知远）|■本报记者 杜若|（上接第1版）|（下转第3版）|▲图为活动现场。|本报记者 顾晓北 摄|关于停水的公告|2024年5月20日|2 要闻
2024年5月21日 星期二|问：|一、|今日导读|——|“|”|《|（|）|，|。|：|；|……|\u3000\u3000|\ufffd|\ue000|12|3.5%|A|abc| |唐　恬|从44家增至120家
社区食堂今天开张，老人说饭菜可口。|走进云汀砺铎轴承有限公司|一把梳子、一把剪刀
""".strip()
    .replace("\n", "|")
    .split("|")
)
LINES = st.lists(st.lists(st.sampled_from(PRINTED) | st.text(max_size=6), max_size=5).map("".join), max_size=60).map("\n".join)


def segmented(text: str) -> Segmented:
    page = Page("p", "text/utf-8", "0" * 64, text, text, (Span(0, 0, len(text)),), page_no=2, paper="云汀日报")
    return segment([clean(page, LEXICON)], LEXICON)[0]


def assert_accounted_for(page: Segmented) -> None:
    tagged = TaggedPage(page.page, page.articles, page.regions, tuple(Tags() for _ in page.articles))
    assert faults_of(tagged) == []
    for article in page.articles:
        for paragraph in article.paragraphs:
            assert paragraph.text.strip()
            covered = sum(span.length for span in paragraph.spans)
            assert covered == len(paragraph.text) - sum(_put_between(paragraph.text, paragraph.spans))


def _put_between(text: str, spans: tuple[Span, ...]) -> list[int]:
    ends = [span.offset + span.length for span in spans]
    return [following.offset - end for end, following in zip(ends, spans[1:], strict=False)]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
def test_any_lines(text: str) -> None:
    assert_accounted_for(segmented(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    assert_accounted_for(segmented(text))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_real_layout_cut_doubled_and_shuffled(data: st.DataObject) -> None:
    samples = Path(__file__).parents[2] / "samples"
    pages = ingest(find_sources([samples]).sources, given=Identity(), lexicon=LEXICON).pages
    lines = data.draw(st.sampled_from(pages)).text.split("\n")
    start = data.draw(st.integers(0, len(lines)))
    kept = lines[start : start + data.draw(st.integers(0, 120))]
    kept += data.draw(st.lists(st.sampled_from(kept or [""]), max_size=10))
    if data.draw(st.booleans()):
        kept = data.draw(st.permutations(kept))
    assert_accounted_for(segmented("\n".join(kept)))


def test_a_page_of_a_megabyte_takes_seconds_and_not_hours() -> None:
    text = "\n".join("走进云汀砺铎轴承有限公司，听不到昔日的轰鸣。" for _ in range(15_000))
    began = time.monotonic()
    assert_accounted_for(segmented(text))
    assert time.monotonic() - began < 60
