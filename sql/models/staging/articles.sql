-- question: 每篇稿件及其所在版面 · Every article with its page
-- grain: 一篇稿件（或其在一版的部分） · an article, or the part of one that stands on a page
-- kept as: view
-- columns:
--   article_id: 稿件编号 · Key
--   page_id: 版面编号 · Page
--   paper: 报名（不详者作“未详”） · Paper, 未详 where it is not known
--   issue_date: 出版日期 · Day of issue
--   block: 版叠 · Letter of the block
--   page_no: 版次 · Number of the page
--   is_front_page: 是否头版 · Whether this is the front page of the paper
--   section: 版名 · Section
--   ordinal: 版内序号 · Order on the page
--   genre: 体裁 · Genre
--   kicker: 引题 · Kicker
--   headline: 主题 · Headline
--   subtitle: 副题 · Subtitle
--   byline: 署名 · Byline
--   characters: 字符数 · Characters
--   paragraphs: 段落数 · Paragraphs
--   continued_from: 上接版次 · Page it comes from
--   continues_on: 下转版次 · Page it goes on
--   story_id: 报道编号 · The same for all parts of a story
--   story_headline: 报道首篇主题 · Headline of the first part of the story
--   headline_confidence: 标题归属可信度 · How sure the headline is (0..1)
--   event_from: 所报事件之始 · First day of the event that is reported
--   event_to: 所报事件之终 · Last day of the event
--   about: 报道地区代码 · Code of the place that it is about

with
articles as (select * from main.articles),
pages as (select * from staging.pages)

select
    articles.article_id,
    articles.page_id,
    pages.paper,
    pages.issue_date,
    pages.block,
    pages.page_no,
    pages.is_front_page,
    pages.section,
    articles.ordinal,
    articles.genre,
    articles.kicker,
    articles.headline,
    articles.subtitle,
    articles.byline,
    articles.char_count as characters,
    articles.paragraph_count as paragraphs,
    articles.continued_from,
    articles.continues_on,
    articles.story_id,
    articles.story_headline,
    articles.headline_confidence,
    articles.event_from,
    articles.event_to,
    articles.about
from articles
inner join pages on articles.page_id = pages.page_id
