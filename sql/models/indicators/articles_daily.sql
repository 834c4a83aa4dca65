-- question: 每天登了多少稿件，什么体裁，多少字 · How many articles of which genre, and how many characters, a paper prints a day
-- grain: 一报一日 · a paper and day
-- kept as: view
-- caveat: 一篇稿件转版后，每版的部分各计一篇；stories 计整篇报道 · each part of a story that goes on elsewhere counts as an article; stories counts whole stories
-- columns:
--   paper: 报名 · Paper
--   issue_date: 出版日期 · Day of issue
--   pages: 版数 · Pages
--   articles: 稿件数 · Articles
--   stories: 报道数（转版稿件合为一篇） · Stories
--   characters: 字符数 · Characters of the articles
--   characters_median: 稿件字符数中位数 · Characters of the median article
--   news: 消息 · News
--   features: 通讯、特写 · Features
--   briefs: 简讯 · Briefs
--   commentaries: 评论 · Commentaries
--   photos: 图片报道 · Photo items
--   notices: 公告、启事 · Notices
--   front_page_articles: 头版稿件数 · Articles on the front page
--   headline_share: 有标题的稿件占比（图片报道除外） · Share of the articles, photo items apart, that have a headline

with
pages as (select * from staging.pages),
articles as (select * from staging.articles),

pages_of_day as (
    select paper, issue_date, count(*) as pages
    from pages
    group by all
),

articles_of_day as (
    select
        paper,
        issue_date,
        count(*) as articles,
        count(distinct story_id) as stories,
        sum(characters)::bigint as characters,
        median(characters) as characters_median,
        count(*) filter (where genre = 'news') as news,
        count(*) filter (where genre = 'feature') as features,
        count(*) filter (where genre = 'brief') as briefs,
        count(*) filter (where genre = 'commentary') as commentaries,
        count(*) filter (where genre = 'photo') as photos,
        count(*) filter (where genre = 'notice') as notices,
        count(*) filter (where is_front_page) as front_page_articles,
        count(headline) filter (where genre <> 'photo') / nullif(count(*) filter (where genre <> 'photo'), 0) as headline_share
    from articles
    group by all
)

select
    pages_of_day.paper,
    pages_of_day.issue_date,
    pages_of_day.pages,
    coalesce(articles_of_day.articles, 0) as articles,
    coalesce(articles_of_day.stories, 0) as stories,
    coalesce(articles_of_day.characters, 0) as characters,
    articles_of_day.characters_median,
    coalesce(articles_of_day.news, 0) as news,
    coalesce(articles_of_day.features, 0) as features,
    coalesce(articles_of_day.briefs, 0) as briefs,
    coalesce(articles_of_day.commentaries, 0) as commentaries,
    coalesce(articles_of_day.photos, 0) as photos,
    coalesce(articles_of_day.notices, 0) as notices,
    coalesce(articles_of_day.front_page_articles, 0) as front_page_articles,
    articles_of_day.headline_share
from pages_of_day
left join articles_of_day
    on pages_of_day.paper = articles_of_day.paper
    and pages_of_day.issue_date is not distinct from articles_of_day.issue_date
