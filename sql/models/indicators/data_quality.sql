-- question: 当日数据可信吗 · Can the day's data be trusted
-- grain: 一报一日 · a paper and day
-- kept as: view
-- caveat: 拒收文件不知其日期，见 rejects · files that were refused have no day; see rejects
-- columns:
--   paper: 报名 · Paper
--   issue_date: 出版日期 · Day of issue
--   pages: 版数 · Pages
--   highest_page_no: 最大版次 · Highest page number
--   missing_pages: 缺失版次 · Page numbers that are missing below the highest, block by block
--   articles: 稿件数 · Articles
--   without_headline: 无标题稿件数（图片报道除外） · Articles without headline, photo items apart
--   unsure_headlines: 标题归属可信度低于0.9者 · Headlines with a confidence under 0.9
--   broken_jumps: 转版另一半未见者 · Parts of stories whose other part is not there
--   characters: 字符数 · Characters of the pages
--   unassigned_characters: 未归属字符数 · Characters in no article and no other known place
--   unassigned_share: 未归属占比 · Their share
--   damaged_characters: 缺损字符数 · Characters that the files lost
--   numerals: 数字个数 · Numerals in the text
--   figures: 其中数量 · Of these, parts of figures
--   verdict: 结论 · Plain verdict: 可用 ok, or what to look at

with
pages as (select * from staging.pages),
regions as (select * from main.regions),
articles as (select * from staging.articles),
numerals as (select * from main.numerals),

of_pages as (
    select
        paper,
        issue_date,
        count(*) as pages,
        max(page_no) as highest_page_no,
        sum(characters)::bigint as characters,
        sum(damaged_characters)::bigint as damaged_characters
    from pages
    group by all
),

blocks as (
    select paper, issue_date, block, list(page_no) as page_numbers, max(page_no) as highest
    from pages
    where page_no is not null
    group by all
),

expected as (
    select paper, issue_date, block, page_numbers, unnest(range(1, highest + 1)) as page_no
    from blocks
),

missing as (
    select paper, issue_date, list(block || page_no order by block, page_no) as missing_pages
    from expected
    where not list_contains(page_numbers, page_no)
    group by all
),

of_regions as (
    select pages.paper, pages.issue_date, sum(regions.char_count)::bigint as unassigned_characters
    from regions
    inner join pages on regions.page_id = pages.page_id
    where regions.kind = 'unassigned'
    group by all
),

of_articles as (
    select
        paper,
        issue_date,
        count(*) as articles,
        count(*) filter (where headline is null and genre <> 'photo') as without_headline,
        count(*) filter (where headline_confidence < 0.9) as unsure_headlines
    from articles
    group by all
),

parts as (
    select
        paper,
        issue_date,
        (continued_from is not null or continues_on is not null) and count(*) over (partition by story_id) = 1 as is_broken
    from articles
),

of_jumps as (
    select paper, issue_date, count(*) filter (where is_broken) as broken_jumps
    from parts
    group by all
),

of_numerals as (
    select
        articles.paper,
        articles.issue_date,
        count(*) as numerals,
        count(*) filter (where numerals.class = 'figure') as figures
    from numerals
    inner join articles on numerals.article_id = articles.article_id
    group by all
),

together as (
    select
        of_pages.paper,
        of_pages.issue_date,
        of_pages.pages,
        of_pages.highest_page_no,
        coalesce(missing.missing_pages, []) as missing_pages,
        coalesce(of_articles.articles, 0) as articles,
        coalesce(of_articles.without_headline, 0) as without_headline,
        coalesce(of_articles.unsure_headlines, 0) as unsure_headlines,
        coalesce(of_jumps.broken_jumps, 0) as broken_jumps,
        of_pages.characters,
        coalesce(of_regions.unassigned_characters, 0) as unassigned_characters,
        coalesce(of_regions.unassigned_characters, 0) / nullif(of_pages.characters, 0) as unassigned_share,
        of_pages.damaged_characters,
        coalesce(of_numerals.numerals, 0) as numerals,
        coalesce(of_numerals.figures, 0) as figures
    from of_pages
    left join missing
        on of_pages.paper = missing.paper and of_pages.issue_date is not distinct from missing.issue_date
    left join of_articles
        on of_pages.paper = of_articles.paper and of_pages.issue_date is not distinct from of_articles.issue_date
    left join of_jumps
        on of_pages.paper = of_jumps.paper and of_pages.issue_date is not distinct from of_jumps.issue_date
    left join of_regions
        on of_pages.paper = of_regions.paper and of_pages.issue_date is not distinct from of_regions.issue_date
    left join of_numerals
        on of_pages.paper = of_numerals.paper and of_pages.issue_date is not distinct from of_numerals.issue_date
)

select
    *,
    case
        when issue_date is null then '日期不详 · look at: no day of issue'
        when len(missing_pages) > 0 then '缺版 · look at: missing pages'
        when unassigned_share > 0.05 then '版面文字未归属偏多 · look at: unassigned text'
        when without_headline > 0.2 * articles then '无标题稿件偏多 · look at: articles without headline'
        when damaged_characters > 0.01 * characters then '缺损字符偏多 · look at: damaged characters'
        else '可用 · ok'
    end as verdict
from together
