-- question: 每天的版面给了哪些主题多少篇幅 · Which share of a day's paper goes to which topic
-- grain: 一报一日一主题 · a paper, day and topic
-- kept as: view
-- caveat: 多主题稿件按强度分摊，无主题者归入 none，故每报每日各占比之和为1 · an article of several topics is shared among them by score, one without topic stands under none, so that the shares of a day sum to one
-- columns:
--   paper: 报名 · Paper
--   issue_date: 出版日期 · Day of issue
--   topic_id: 主题编号 · Topic
--   topic: 主题 · Name of the topic
--   heading: 上级主题 · Heading that it stands under
--   articles: 涉及该主题的稿件数 · Articles that speak of it
--   article_share: 稿件占比 · Share of the articles
--   character_share: 字符占比 · Share of the characters
--   front_page_share: 头版字符占比 · Share of the characters of the front page; empty where there is no front page

with
articles as (select * from staging.articles),
article_topics as (select * from staging.article_topics),

weighted as (
    select
        articles.paper,
        articles.issue_date,
        article_topics.topic_id,
        article_topics.topic,
        article_topics.heading,
        article_topics.weight,
        article_topics.weight * articles.characters as characters,
        case when articles.is_front_page then article_topics.weight * articles.characters end as front_page_characters
    from articles
    inner join article_topics on articles.article_id = article_topics.article_id
),

by_topic as (
    select
        paper,
        issue_date,
        topic_id,
        topic,
        heading,
        count(*) as articles,
        sum(weight) as weight,
        sum(characters) as characters,
        sum(front_page_characters) as front_page_characters
    from weighted
    group by all
)

-- Sums of fractions depend on the order of their rows in the last digit; nine digits do not.
select
    paper,
    issue_date,
    topic_id,
    topic,
    heading,
    articles,
    round(weight / sum(weight) over of_day, 9) as article_share,
    round(characters / nullif(sum(characters) over of_day, 0), 9) as character_share,
    case
        when sum(front_page_characters) over of_day > 0
            then round(coalesce(front_page_characters, 0) / sum(front_page_characters) over of_day, 9)
    end as front_page_share
from by_topic
window of_day as (partition by paper, issue_date)
