-- question: 报道了哪些数字，说的是什么 · Which figures were reported, and of what
-- grain: 一个数字 · a figure
-- kept as: view
-- caveat: 主题取稿件最强者；地点取同段首个，无则取全稿首个 · the topic is the article's strongest, the place the first in the paragraph, else the first in the article
-- columns:
--   article_id: 稿件编号 · Article
--   figure_no: 稿内序号 · Number in the article
--   paper: 报名 · Paper
--   issue_date: 出版日期 · Day of issue
--   block: 版叠 · Letter of the block
--   page_no: 版次 · Page
--   headline: 主题 · Headline
--   topic: 主题分类 · Strongest topic of the article
--   place: 地点 · Place
--   surface: 原文字样 · As printed
--   value: 数值 · Value in the unit
--   low: 下限 · At least
--   high: 上限 · At most
--   unit: 单位 · Unit
--   unit_code: 单位代码 · Code of the unit
--   dimension: 量纲 · Dimension
--   modifier: 约数类型 · Modifier
--   measure: 指标 · What was measured
--   subject: 对象 · Of what
--   rate_per: 每…… · Counted by
--   role: 角色 · level, change, baseline or target
--   direction: 升降 · up or down
--   basis: 比较基准 · Compared with what
--   statement_no: 陈述序号 · Figures of one statement share it
--   period_start: 时期之始 · First day it speaks of
--   period_end: 时期之终 · Last day
--   ambiguity: 歧义 · points_or_per_cent: a change in % of a rate, which may mean points
--   sentence: 所在句 · The sentence that it stands in

with
figures as (select * from main.figures),
paragraphs as (select * from main.paragraphs),
articles as (select * from staging.articles),
article_topics as (select * from staging.article_topics),
mentions as (select * from staging.mentions where kind = 'place'),

topic_of_article as (
    select article_id, arg_max(topic, (score, topic)) as topic
    from article_topics
    group by article_id
),

place_of_paragraph as (
    select article_id, paragraph_no, arg_min(name, start) as place
    from mentions
    group by article_id, paragraph_no
),

place_of_article as (
    select article_id, arg_min(name, mention_no) as place
    from mentions
    group by article_id
)

select
    figures.article_id,
    figures.figure_no,
    articles.paper,
    articles.issue_date,
    articles.block,
    articles.page_no,
    articles.headline,
    topic_of_article.topic,
    coalesce(place_of_paragraph.place, place_of_article.place) as place,
    figures.surface,
    figures.value,
    figures.low,
    figures.high,
    figures.unit,
    figures.unit_code,
    figures.dimension,
    figures.modifier,
    figures.measure,
    figures.subject,
    figures.rate_per,
    figures.role,
    figures.direction,
    figures.basis,
    figures.statement_no,
    figures.period_start,
    figures.period_end,
    figures.ambiguity,
    -- The mark that closes a quotation belongs to the sentence before it.
    ltrim(regexp_extract(substr(paragraphs.text, 1, figures.start), '[^。！？]*$'), '”’）')
        || regexp_extract(substr(paragraphs.text, figures.start + 1), '^[^。！？]*[。！？]?[”’）]*') as sentence
from figures
inner join articles on figures.article_id = articles.article_id
inner join paragraphs on figures.article_id = paragraphs.article_id and figures.paragraph_no = paragraphs.paragraph_no
left join topic_of_article on figures.article_id = topic_of_article.article_id
left join place_of_paragraph
    on figures.article_id = place_of_paragraph.article_id and figures.paragraph_no = place_of_paragraph.paragraph_no
left join place_of_article on figures.article_id = place_of_article.article_id
