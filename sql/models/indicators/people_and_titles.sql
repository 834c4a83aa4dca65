-- question: 谁以什么职务出现，从何时到何时 · Who appears with which title, and from when to when
-- grain: 一个姓名、职务与单位的组合 · a name with a title and an affiliation
-- kept as: view
-- caveat: 同名者未区分；无职务的提及各成一行 · people of one name are not told apart; mentions without title have a row of their own
-- columns:
--   person: 姓名 · Name
--   title: 职务 · Title; empty where none was printed
--   affiliation: 所属单位（全称） · Affiliation, by the full name that the article gives
--   first_day: 首次出现 · First day
--   last_day: 末次出现 · Last day
--   mentions: 提及次数 · Mentions
--   articles: 稿件数 · Articles
--   papers: 报纸 · Papers

with
mentions as (select * from staging.mentions),

bodies as (
    select article_id, surface, mode(name order by name) as name
    from mentions
    where kind in ('organisation', 'place')
    group by article_id, surface
),

people as (
    select mentions.*, coalesce(bodies.name, mentions.affiliation) as held_in
    from mentions
    left join bodies on mentions.article_id = bodies.article_id and mentions.affiliation = bodies.surface
    where mentions.kind = 'person'
)

select
    name as person,
    title,
    held_in as affiliation,
    min(issue_date) as first_day,
    max(issue_date) as last_day,
    count(*) as mentions,
    count(distinct article_id) as articles,
    list(distinct paper order by paper) as papers
from people
group by name, title, held_in
