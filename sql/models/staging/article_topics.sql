-- question: 每篇稿件的主题及其权重 · The topics of every article, and how its weight of one is shared among them
-- grain: 一篇稿件的一个主题；无主题者归入 none · a topic of an article; an article without topic has one row with the topic none
-- kept as: view
-- columns:
--   article_id: 稿件编号 · Article
--   topic_id: 主题编号 · Topic
--   topic: 主题 · Name of the topic
--   heading: 上级主题 · Heading that it stands under
--   score: 强度 · How strongly the article speaks of it
--   weight: 权重（一篇稿件合计为1） · Its share of the article; the weights of an article sum to one

with
articles as (select * from main.articles),
article_topics as (select * from main.article_topics),
topics as (select * from main.topics),

named as (
    select
        article_topics.article_id,
        article_topics.topic_id,
        topics.name as topic,
        headings.name as heading,
        article_topics.score,
        round(article_topics.score / sum(article_topics.score) over (partition by article_topics.article_id), 9) as weight
    from article_topics
    inner join topics on article_topics.topic_id = topics.topic_id
    left join topics as headings on topics.parent_id = headings.topic_id
)

select
    articles.article_id,
    coalesce(named.topic_id, 'none') as topic_id,
    coalesce(named.topic, '未归类') as topic,
    named.heading,
    named.score,
    coalesce(named.weight, 1) as weight
from articles
left join named on articles.article_id = named.article_id
