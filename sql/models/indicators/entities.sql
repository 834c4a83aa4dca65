-- question: 报上有哪些人、机构、地点、作品与项目，何时首见、何时末见 · Which people, bodies, places, works and programmes the papers name, and from when to when
-- grain: 一个实体 · an entity
-- kept as: view
-- caveat: 归并从严：同报同名的三字以上姓名视为一人，两字姓名须同单位；别称只在稿内归并 · merging is strict: names of three characters or more are one person of a paper, names of two only with one affiliation; see docs/names.md
-- columns:
--   entity_id: 实体编号 · Key, the same in every warehouse
--   kind: 类型 · person, organisation, place, work or programme
--   name: 名称（最常见的全称） · Full name, the most frequent one
--   aliases: 其他称呼 · Other words for it in the texts
--   adcode: 行政区划代码 · Code of a place
--   first_seen: 首见日期 · First day
--   last_seen: 末见日期 · Last day
--   mentions: 提及次数 · Mentions
--   articles: 稿件数 · Articles
--   papers: 报纸 · Papers

with
mentions as (select * from staging.mentions),

named as (
    select
        entity_id,
        kind,
        mode(name order by name) as name,
        list(distinct surface order by surface) as surfaces,
        min(adcode) as adcode,
        min(issue_date) as first_seen,
        max(issue_date) as last_seen,
        count(*) as mentions,
        count(distinct article_id) as articles,
        list(distinct paper order by paper) as papers
    from mentions
    group by entity_id, kind
)

select
    entity_id,
    kind,
    name,
    list_filter(surfaces, lambda surface: surface <> name) as aliases,
    adcode,
    first_seen,
    last_seen,
    mentions,
    articles,
    papers
from named
