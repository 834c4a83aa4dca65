"""Small pages, each with something on it that papers print: what a reader would say is what comes out."""

from __future__ import annotations

from flows.lexicon import Lexicon
from tests.unit.segment.small_pages import PageOf, cut

BRIDGE = """本报讯（记者 秦牧野）昨天上午，横跨
澄水河的望月桥主桥合龙。望月桥全长
1.2公里，双向六车道，两侧设非机动车
道和人行道。
　　桥梁合龙后，将进行桥面铺装和照明
安装，预计今年国庆节前通车。届时，
望湖区到汀东区的车程将由40分钟缩短
到12分钟。"""
CHOIR = """本报讯（通讯员 丁宁）每周三晚上，
栖柳街道的排练厅里总会响起歌声。这
支由六十多位退休工人组成的合唱团，
成立五年来已经演出了一百三十场。
　　团长温如玉今年71岁，退休前是纺织
厂的挡车工。她说，大家唱得不算专业，
图的是一起开心。"""


def test_headlines_at_the_foot_go_to_the_texts_that_share_their_words(page_of: PageOf, lexicon: Lexicon) -> None:
    page = cut(page_of, lexicon, f"{BRIDGE}\n\n{CHOIR}\n\n退休工人合唱团五年唱了一百三十场\n\n望月桥主桥合龙 国庆节前通车\n")
    assert [article.headline for article in page.articles] == ["望月桥主桥合龙 国庆节前通车", "退休工人合唱团五年唱了一百三十场"]
    assert all((article.headline_confidence or 0) > 0.5 for article in page.articles)


def test_where_no_headline_fits_none_is_given(page_of: PageOf, lexicon: Lexicon) -> None:
    page = cut(page_of, lexicon, f"望月桥主桥合龙 国庆节前通车\n\n{BRIDGE}\n\n{CHOIR}\n")
    assert [article.headline for article in page.articles] == ["望月桥主桥合龙 国庆节前通车", None]
    assert page.articles[1].headline_confidence is None


def test_a_paragraph_that_goes_on_in_a_wider_column_is_one(page_of: PageOf, lexicon: Lexicon) -> None:
    text = """望月桥主桥合龙

本报讯（记者 秦牧野）昨天上午，横跨
澄水河的望月桥主桥合龙。望月桥全长
1.2公里，双向六车道，两侧设非机动车

道和人行道，桥下可以通过一千吨的货船，是全市第
九座跨河大桥，也是望湖区的第三座大桥，已经列入
今年的民生实事。"""
    page = cut(page_of, lexicon, text)
    assert [len(article.paragraphs) for article in page.articles] == [1]
    assert "非机动车道和人行道" in page.articles[0].paragraphs[0].text


def test_a_poem_keeps_its_lines_and_its_author(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"""{CHOIR}

渡口

唐 恬

船还没有来
水先到了脚边
我把名字
写在沙上

等它自己
走到对岸
"""
    poem = cut(page_of, lexicon, text).articles[-1]
    assert poem.headline == "渡口"
    assert [credit.name for credit in poem.credits] == ["唐恬"]
    assert [paragraph.text for paragraph in poem.paragraphs] == [
        "船还没有来",
        "水先到了脚边",
        "我把名字",
        "写在沙上",
        "等它自己",
        "走到对岸",
    ]


def test_a_caption_with_an_arrow_is_a_picture_of_its_own(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{BRIDGE}\n\n▲5月19日，市民在澄水河畔的\n口袋公园里健身、纳凉。\n\n本报记者 顾晓北 摄\n\n望月桥主桥合龙\n"
    page = cut(page_of, lexicon, text)
    photo = next(article for article in page.articles if article.genre == "photo")
    assert [paragraph.text for paragraph in photo.paragraphs] == ["5月19日，市民在澄水河畔的口袋公园里健身、纳凉。"]
    assert [(credit.name, credit.role) for credit in photo.credits] == [("顾晓北", "记者"), ("顾晓北", "摄")]


def test_rows_of_a_table_stay_rows(page_of: PageOf, lexicon: Lexicon) -> None:
    text = """本周菜价

本报讯（记者 陆知远）市发展改革委昨天
公布本周主要蔬菜的零售价格，与上周相
比总体平稳。单位：元/500克。

黄瓜　2.80　跌0.20
番茄　3.50　持平
土豆　1.90　涨0.10
芹菜　2.40　持平
"""
    rows = [paragraph.text for article in cut(page_of, lexicon, text).articles for paragraph in article.paragraphs]
    assert [row.split()[0] for row in rows[-4:]] == ["黄瓜", "番茄", "土豆", "芹菜"]


def test_the_weather_is_no_article(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"望月桥主桥合龙\n\n{BRIDGE}\n\n天气预报\n今天白天 多云转晴\n偏南风2到3级\n最高气温26℃\n最低气温17℃\n"
    page = cut(page_of, lexicon, text)
    assert [article.headline for article in page.articles] == ["望月桥主桥合龙"]
    kinds = {region.kind for region in page.regions if region.first_line > 11}
    assert not kinds & {"body", "headline", "subhead"}


def test_the_index_of_a_front_page_is_no_article(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"今日导读\n\n栖柳街道：合唱团的第五年…………A3\n雨季将至，老屋怎么修…………A5\n\n望月桥主桥合龙\n\n{BRIDGE}\n"
    page = cut(page_of, lexicon, text)
    assert [article.headline for article in page.articles] == ["望月桥主桥合龙"]


def test_a_page_in_traditional_characters(page_of: PageOf, lexicon: Lexicon) -> None:
    text = """望月橋主橋合龍 國慶節前通車

本報訊（記者 秦牧野）昨天上午，橫跨
澄水河的望月橋主橋合龍。望月橋全長
1.2公里，雙向六車道，兩側設非機動車
道和人行道。

（下轉第四版）
"""
    page = cut(page_of, lexicon, text)
    [article] = page.articles
    assert (article.headline, article.continues_on) == ("望月橋主橋合龍 國慶節前通車", 4)
    assert article.genre in ("news", "brief")
    assert article.paragraphs[0].text.startswith("本報訊（記者 秦牧野）昨天上午，橫跨澄水河")


def test_full_width_digits_and_kept_indents_of_the_nineties(page_of: PageOf, lexicon: Lexicon) -> None:
    text = """望月桥主桥合龙

　　本报讯　昨天上午，望月桥主桥合龙。桥长１２００
米，双向六车道，两侧设非机动车道和人行道。
　　今年１０月１日前通车后，望湖区到汀东区的车程将由
４０分钟缩短到１２分钟。
"""
    [article] = cut(page_of, lexicon, text).articles
    assert [paragraph.text[:8] for paragraph in article.paragraphs] == ["本报讯\u3000昨天上午", "今年10月1日前"]


def test_other_forms_of_jumps(page_of: PageOf, lexicon: Lexicon) -> None:
    for mark, page_no in (
        ("◀上接A01版", 1),
        ("（紧接第一版）", 1),
        ("上接1版", 1),
        ("【上接01版】", 1),
        ("（上接A01）", 1),
        ("上接 P1", 1),
    ):
        page = cut(page_of, lexicon, f"{mark}\n\n望湖区到汀东区的车程将由40分钟缩短\n到12分钟，沿线六个社区的居民出行会\n方便得多。\n")
        assert [article.continued_from for article in page.articles] == [page_no], mark


def test_every_line_is_in_one_region_and_what_nobody_wants_is_unassigned(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"望月桥主桥合龙\n\n{BRIDGE}\n\n蓝鲸与风铃\n"
    page = cut(page_of, lexicon, text)
    lines = [number for region in page.regions for number in range(region.first_line, region.last_line + 1)]
    assert len(lines) == len(set(lines))
    assert page.regions[-1].kind == "unassigned"


def test_a_caption_without_an_arrow_ends_with_who_took_the_picture(page_of: PageOf, lexicon: Lexicon) -> None:
    caption = "5月19日，市民在澄水河畔的口\n袋公园里健身、纳凉。 顾晓北 摄"
    text = f"望月桥主桥合龙\n\n{BRIDGE}\n\n{caption}\n\n退休工人合唱团五年唱了一百三十场\n\n{CHOIR}\n"
    articles = cut(page_of, lexicon, text).articles
    assert [article.genre for article in articles] == ["brief", "photo", "brief"]
    assert [(credit.name, credit.role) for credit in articles[1].credits] == [("顾晓北", "摄")]


def test_notices_of_loss_are_one_notice_and_no_pictures(page_of: PageOf, lexicon: Lexicon) -> None:
    text = f"{BRIDGE}\n\n遗失声明\n\n▲云汀砺铎轴承有限公司\n遗失财务专用章一枚，声\n明作废。\n▲唐恬遗失户口簿一本，\n声明作废。\n"
    articles = cut(page_of, lexicon, text).articles
    assert [article.genre for article in articles] == ["brief", "notice"]
    assert len(articles[1].paragraphs) == 2


def test_names_at_the_edge_of_a_line_and_padded_ones(page_of: PageOf, lexicon: Lexicon) -> None:
    text = BRIDGE.replace("本报讯（记者 秦牧野）昨天上午，横跨", "本报石埠5月20日讯（记者 周　欢\n秦牧野）昨天上午，全长1.2公里、横跨")
    [article] = cut(page_of, lexicon, text).articles
    assert [credit.name for credit in article.credits] == ["周欢", "秦牧野"]


def test_a_jump_cut_by_the_edge_of_the_line_and_one_without_brackets(page_of: PageOf, lexicon: Lexicon) -> None:
    for mark in ("（下转\n第4版）", "\n（下转第\n4版）", "下转A04版", "\n下转A04"):
        text = BRIDGE.replace("缩短\n到12分钟。", f"缩短\n到12分钟，{mark}")
        [article] = cut(page_of, lexicon, f"望月桥主桥合龙\n\n{text}\n").articles
        assert article.continues_on == 4, mark
        assert article.paragraphs[-1].text.endswith("到12分钟，"), mark


def test_a_vertical_headline_beside_a_caption_counts_once(page_of: PageOf, lexicon: Lexicon) -> None:
    page = cut(page_of, lexicon, f"{BRIDGE}\n\n图①\n摄\n摄\n①\n摄\n摄\n\n摄\n图①\n")
    starts = [span.source_offset for article in page.articles for paragraph in article.paragraphs for span in paragraph.spans]
    assert len(starts) == len(set(starts))
