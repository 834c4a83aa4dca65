-- question: 文中提到的人、机构、地点及其所在稿件 · Every name in the text with its article
-- grain: 一处提及 · a mention
-- kept as: view
-- columns:
--   article_id: 稿件编号 · Article
--   mention_no: 稿内序号 · Number in the article
--   paper: 报名 · Paper
--   issue_date: 出版日期 · Day of issue
--   paragraph_no: 段落序号 · Paragraph
--   start: 起始位置 · First character
--   kind: 类型 · person, organisation, place, work or programme
--   surface: 原文字样 · As it stands in the text
--   name: 稿内全称 · Full name
--   title: 职务 · Title
--   affiliation: 所属单位 · Affiliation
--   adcode: 行政区划代码 · Code of a place
--   entity_id: 实体编号 · Key across articles

with
mentions as (select * from main.mentions),
articles as (select * from staging.articles)

select
    mentions.article_id,
    mentions.mention_no,
    articles.paper,
    articles.issue_date,
    mentions.paragraph_no,
    mentions.start,
    mentions.kind,
    mentions.surface,
    mentions.name,
    mentions.title,
    mentions.affiliation,
    mentions.adcode,
    mentions.entity_id
from mentions
inner join articles on mentions.article_id = articles.article_id
