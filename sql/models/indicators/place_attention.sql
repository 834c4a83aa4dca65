-- question: 每天写到哪些地方 · Which places a paper writes about
-- grain: 一报一日一地 · a paper, day and place
-- kept as: view
-- caveat: 无代码的地点（社区、园区等）按名称计；有代码者按代码计 · places without a code (communities, parks) are told apart by name, the others by code
-- columns:
--   paper: 报名 · Paper
--   issue_date: 出版日期 · Day of issue
--   place: 地名 · Name
--   adcode: 行政区划代码 · Code, where it has one
--   level: 级别 · country, province, city, county or street
--   county: 所属区县 · County or district
--   city: 所属城市 · City
--   province: 所属省份 · Province
--   mentions: 提及次数 · Mentions
--   articles: 稿件数 · Articles that mention it
--   article_share: 提及该地的稿件占当日稿件之比 · Share of the day's articles that mention it

with
mentions as (select * from staging.mentions where kind = 'place'),
places as (select * from staging.places),
articles as (select * from staging.articles),

articles_of_day as (
    select paper, issue_date, count(*) as articles
    from articles
    group by all
),

-- A community or village bears the code of its street and is a place of its own: name and code together tell places apart.
by_place as (
    select
        mentions.paper,
        mentions.issue_date,
        mentions.adcode,
        case when mentions.name like '%' || places.place or starts_with(places.place, mentions.name) then places.place else mentions.name end as place,
        count(*) as mentions,
        count(distinct mentions.article_id) as articles
    from mentions
    left join places on mentions.adcode = places.adcode
    group by all
)

select
    by_place.paper,
    by_place.issue_date,
    by_place.place,
    by_place.adcode,
    places.level,
    places.county,
    places.city,
    places.province,
    by_place.mentions,
    by_place.articles,
    by_place.articles / articles_of_day.articles as article_share
from by_place
inner join articles_of_day
    on by_place.paper = articles_of_day.paper
    and by_place.issue_date is not distinct from articles_of_day.issue_date
left join places on by_place.adcode = places.adcode
