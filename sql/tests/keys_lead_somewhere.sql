-- asserts: every key that refers to another table is found there

with
references_found as (
    select 'articles.page_id' as reference, page_id as key, exists (from pages where pages.page_id = articles.page_id) as found from articles
    union all
    select 'regions.page_id', page_id, exists (from pages where pages.page_id = regions.page_id) from regions
    union all
    select 'regions.article_id', article_id, exists (from articles where articles.article_id = regions.article_id)
    from regions where article_id is not null
    union all
    select 'credits.page_id', page_id, exists (from pages where pages.page_id = credits.page_id) from credits
    union all
    select 'credits.article_id', article_id, exists (from articles where articles.article_id = credits.article_id)
    from credits where article_id is not null
    union all
    select 'paragraphs.article_id', article_id, exists (from articles where articles.article_id = paragraphs.article_id) from paragraphs
    union all
    select 'articles.story_id', story_id, exists (from articles as first where first.article_id = articles.story_id) from articles
    union all
    select 'pages.run_id', run_id, exists (from runs where runs.run_id = pages.run_id) from pages
    union all
    select 'article_topics.article_id', article_id, exists (from articles where articles.article_id = article_topics.article_id)
    from article_topics
    union all
    select 'article_topics.topic_id', topic_id, exists (from topics where topics.topic_id = article_topics.topic_id) from article_topics
    union all
    select 'mentions.adcode', adcode, exists (from places where places.adcode = mentions.adcode) from mentions where adcode is not null
    union all
    select 'figures.unit', unit, exists (from units where units.unit_code = figures.unit_code) or starts_with(unit_code, '{') from figures
    union all
    select 'numerals.figure_no', article_id || ' ' || figure_no,
        exists (from figures where figures.article_id = numerals.article_id and figures.figure_no = numerals.figure_no)
    from numerals where figure_no is not null
    union all
    select 'numerals.time_no', article_id || ' ' || time_no,
        exists (from times where times.article_id = numerals.article_id and times.time_no = numerals.time_no)
    from numerals where time_no is not null
)

select reference, key, count(*) as rows_found
from references_found
where not found
group by all
