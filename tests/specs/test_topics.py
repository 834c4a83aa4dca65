"""Topics: what an article is about, on short texts of which each speaks of one thing only."""

from __future__ import annotations

import pytest

from flows.lexicon import Lexicon
from flows.tag.topics import find_topics
from flows.values import Article, Paragraph, Topic

TEXTS = {
    "foreign_trade": (
        "外贸进出口稳中有升",
        "一季度，全市外贸进出口总额340亿元，其中出口210亿元，跨境电商进出口增长一成。海关推出通关便利措施。",
    ),
    "elderly_care": ("社区食堂让老人吃上热饭", "长者食堂开张，为高龄、独居老人送餐上门。居家养老服务中心还请来护理员，陪老年人聊天。"),
    "farming": ("早稻插秧进度过半", "全县早稻插秧过半，农技员下田指导育秧、施肥，粮食播种面积稳定，春耕农资供应充足。"),
    "courts": ("法院巡回审判进村", "法院把庭审搬进村，法官当庭宣判一起邻里纠纷案，原告与被告握手言和，旁听的村民说判决讲理。"),
    "transport": ("地铁三号线全线洞通", "地铁三号线最后一个盾构区间贯通，全线洞通。线路设站十八座，年底开通运营，公交将同步接驳。"),
    "weather": ("暴雨蓝色预警发布", "市气象台发布暴雨蓝色预警，预计今夜有大雨，局地暴雨，气温下降，伴有雷电大风，请注意防范。"),
    "medicine": ("家庭医生签约上门", "社区卫生服务中心的家庭医生上门签约，为患者测血压、开处方，大医院专家每周到社区坐诊看病。"),
    "books": ("读书会走进厂区", "图书馆把读书会办进厂区，书香满园。工人借阅图书，作家分享新书，全民阅读活动持续一个月。"),
}


def _topics(lexicon: Lexicon, headline: str | None, *texts: str) -> tuple[Topic, ...]:
    paragraphs = tuple(Paragraph(number, "body", text, ()) for number, text in enumerate(texts, 1))
    return find_topics(Article("a", "p", 1, "news", paragraphs, headline=headline), lexicon)


@pytest.mark.parametrize("topic_id", TEXTS)
def test_a_text_is_about_what_it_speaks_of(topic_id: str, lexicon: Lexicon) -> None:
    strongest = _topics(lexicon, *TEXTS[topic_id])[0]
    assert strongest.topic_id == topic_id, strongest
    assert 0 < strongest.score < 1
    assert all(word in "".join(TEXTS[topic_id]) for word in strongest.evidence)


def test_a_word_in_the_headline_says_more_than_one_in_the_body(lexicon: Lexicon) -> None:
    words = "外贸进出口与跨境电商"
    in_headline = _topics(lexicon, words, "昨天的消息。")
    in_body = _topics(lexicon, "昨天的消息", "昨天的消息。", f"{words}。")
    assert in_headline[0].score > max((topic.score for topic in in_body), default=0)


def test_a_text_of_nothing_in_particular_has_no_topic(lexicon: Lexicon) -> None:
    assert _topics(lexicon, "一件小事", "他走到门口，看了看天，又走了回来。") == ()
