-- asserts: regions of a page do not overlap, and their characters add up to the characters of the page

with
placed as (
    select page_id, region_no, first_line, lag(last_line) over (partition by page_id order by region_no) as last_line_before
    from regions
),

overlapping as (
    select page_id, 'region ' || region_no || ' overlaps the one before' as wrong
    from placed
    where first_line <= last_line_before
),

counted as (
    select page_id, sum(char_count) as characters
    from regions
    group by page_id
)

select page_id, wrong
from overlapping
union all
select pages.page_id, 'regions have ' || coalesce(counted.characters, 0) || ' characters, the page ' || pages.char_count
from pages
left join counted on pages.page_id = counted.page_id
where coalesce(counted.characters, 0) <> pages.char_count
