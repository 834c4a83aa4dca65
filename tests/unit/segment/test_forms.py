"""Forms that papers have: signed items, indexes, letters, dialogues, numbered parts, bylines and headlines in the midst of text."""

from __future__ import annotations

from flows.clean import clean
from flows.lexicon import Lexicon
from flows.segment import segment
from tests.unit.segment.small_pages import CHOIR, CHOIR_HEADLINE, GARDEN, GARDEN_HEADLINE, MARKET, MARKET_HEADLINE, PageOf, articles, cut

PORT = """屏岚港昨天开渔，头一批回来的二十
六条船一共带回四十吨海货，码头上的灯
一直亮到天明。（姜禾）"""
PORT_HEADLINE = "屏岚港开渔"
BRIDGE = """望月桥的主桥昨天合龙，双向六车道，
两侧设非机动车道，年底前可以通车。（杜
若）"""
BRIDGE_HEADLINE = "望月桥合龙"
SCHOOL = """砚池路小学的食堂开了一扇小窗，家
长可以隔着玻璃看厨师做饭，也可以写下
意见。（陆知远）"""
SCHOOL_HEADLINE = "食堂开了一扇小窗"


def test_short_items_that_names_in_brackets_sign_are_articles_of_their_own(page_of: PageOf, lexicon: Lexicon) -> None:
    items = "\n".join([PORT, BRIDGE_HEADLINE, BRIDGE, SCHOOL_HEADLINE, SCHOOL])
    found = articles(page_of, lexicon, PORT_HEADLINE, items)
    assert [article.headline for article in found] == [PORT_HEADLINE, BRIDGE_HEADLINE, SCHOOL_HEADLINE]
    assert [credit.name for article in found for credit in article.credits] == ["姜禾", "杜若", "陆知远"]


def test_an_index_whose_pages_stand_in_lines_of_their_own_is_no_article(page_of: PageOf, lexicon: Lexicon) -> None:
    page = cut(page_of, lexicon, CHOIR_HEADLINE, CHOIR, "今日导读", "■老街上的钟表匠\n3版\n■秋季运动如何防拉伤\n第五版")
    assert [article.headline for article in page.articles] == [CHOIR_HEADLINE]
    assert {region.kind for region in page.regions if region.article_id is None} == {"furniture"}


def test_a_jump_within_the_first_line_of_a_rest_stands_before_its_text(page_of: PageOf, lexicon: Lexicon) -> None:
    rest = "（上接第一版）通村公路上统一设置了限\n高限宽设施，防止超载车辆压坏路面。村口\n还立了一块新路牌。"
    found = articles(page_of, lexicon, GARDEN_HEADLINE, GARDEN, rest)
    assert [(article.continued_from, article.body[:6]) for article in found] == [(None, "本报讯（通讯"), (1, "通村公路上统")]


def test_a_byline_over_two_lines_with_a_blank_one_between_is_one(page_of: PageOf, lexicon: Lexicon) -> None:
    [article] = articles(page_of, lexicon, CHOIR_HEADLINE, "■本报记者 杜若", "实习生 姜禾", CHOIR)
    assert [(credit.name, credit.role) for credit in article.credits] == [("杜若", "记者"), ("姜禾", "实习生")]


def test_a_headline_with_its_byline_in_the_midst_of_a_paragraph_leaves_it_whole(page_of: PageOf, lexicon: Lexicon) -> None:
    torn = CHOIR.replace(
        "上都要到街道的排练厅去，领着六十多位\n", f"上都要到街道的排练厅去，领着六十多位\n\n{CHOIR_HEADLINE}\n\n■本报记者 杜若\n\n"
    )
    [article] = articles(page_of, lexicon, torn)
    assert article.headline == CHOIR_HEADLINE
    assert article.paragraphs[0].text.endswith("领着六十多位老街坊唱歌。")
    assert [credit.name for credit in article.credits] == ["杜若"]


def test_what_is_told_of_an_author_is_not_the_byline(page_of: PageOf, lexicon: Lexicon) -> None:
    note = "（作者系云汀学院乡村发展研\n究所研究员）"
    [article] = articles(page_of, lexicon, CHOIR_HEADLINE, "□ 杜若", f"{CHOIR}\n{note}")
    assert (article.byline, [credit.name for credit in article.credits]) == ("□ 杜若", ["杜若"])
    assert "作者系" not in article.body


def test_the_name_of_a_column_begins_an_article(page_of: PageOf, lexicon: Lexicon) -> None:
    found = articles(page_of, lexicon, CHOIR_HEADLINE, CHOIR, "记者手记", "二十一分钟", PORT)
    assert [(article.kicker, article.headline) for article in found] == [(None, CHOIR_HEADLINE), ("记者手记", "二十一分钟")]


def test_letters_open_with_whom_they_are_for(page_of: PageOf, lexicon: Lexicon) -> None:
    letter = "编辑同志：\n我是砚池路的一名住户，楼下的路灯坏\n了三个月，晚上下班只好打着手电回家。希\n望有人来修一修。"
    found = articles(page_of, lexicon, CHOIR_HEADLINE, CHOIR, "楼下的路灯坏了三个月", letter)
    assert [article.headline for article in found] == [CHOIR_HEADLINE, "楼下的路灯坏了三个月"]


def test_numbered_parts_are_one_article_though_another_stands_between(page_of: PageOf, lexicon: Lexicon) -> None:
    first = (
        "01 老厂房里开了排练厅\n\n退休后的温如玉没有闲着，每周三晚\n上都要到老厂房的排练厅去，领着六十多\n位老街坊唱歌。合唱团成立五年了。"
    )
    between = f"短评\n\n一扇小窗见民心\n\n{SCHOOL}"
    second = (
        "02 合唱团唱到了码头\n\n合唱团最远唱到了邻省的码头。温如玉\n说，老街坊们唱得不算专业，图的是一起开\n心，明年还要去更远的地方唱歌。"
    )
    found = articles(page_of, lexicon, CHOIR_HEADLINE, first, between, second)
    choir = next(article for article in found if article.headline == CHOIR_HEADLINE)
    assert choir.subheads == ("01 老厂房里开了排练厅", "02 合唱团唱到了码头")
    assert [article.headline for article in found] == [CHOIR_HEADLINE, "一扇小窗见民心"]


def test_what_stands_deeper_than_an_indent_is_a_subhead(page_of: PageOf, lexicon: Lexicon) -> None:
    page = """一条山路通山外
本报记者　孟川

　　从青坪县城到云溪乡，地
图上只有二十八公里，可在去
年冬天以前，人们要走整整一
天。山里的板栗烂在树下。
　　　　　一本账
　　修路的念头，是被一本账
逼出来的。前年秋后，乡里算
了一笔账，山里人一年要在路
上走七十三天。
"""
    [article] = segment([clean(page_of(page), lexicon)], lexicon)[0].articles
    assert article.subheads == ("一本账",)
    assert [paragraph.kind for paragraph in article.paragraphs] == ["body", "subhead", "body"]


def test_poems_are_parted_by_the_names_of_their_authors(page_of: PageOf, lexicon: Lexicon) -> None:
    poems = """渡口
覃　川
船老了
泊在一棵更老的柳树下
缆绳记得每一只手的温度
山村即景
罗春生
雾锁青峦露未干，竹篓轻挂翠云端。
指尖拈得春三月，一路歌声下石滩。"""
    found = articles(page_of, lexicon, f"{MARKET_HEADLINE}\n\n{MARKET}", poems)
    assert [(article.headline, [credit.name for credit in article.credits]) for article in found[1:]] == [
        ("渡口", ["覃川"]),
        ("山村即景", ["罗春生"]),
    ]


def test_questions_and_answers_behind_another_text_are_an_article(page_of: PageOf, lexicon: Lexicon) -> None:
    talk = """问：加氢站运营半年，情况怎样？
答：现在平均每天加六十一公斤，服务的是
十八辆公交车，加氢站的站长比来加氢的司机
还多。
问：加氢站的氢从哪里来？
答：从八十公里外用长管拖车运过来，运费
占到成本的四成。"""
    found = articles(page_of, lexicon, GARDEN, talk, GARDEN_HEADLINE, "加氢站不缺图纸缺的是车")
    assert [article.headline for article in found] == [GARDEN_HEADLINE, "加氢站不缺图纸缺的是车"]


def test_names_among_datelines_end_in_no_exception(page_of: PageOf, lexicon: Lexicon) -> None:
    lines = "本报讯（记者 陆知远）唐　恬\n本报讯（记者 陆知远）\n本报讯（记者 陆知远）\n唐　恬\n——"
    page = cut(page_of, lexicon, lines)
    assert {number for region in page.regions for number in range(region.first_line, region.last_line + 1)} >= {1, 2, 3, 4, 5}
