-- asserts: mentions of one article and paragraph do not overlap

with
placed as (
    select
        article_id,
        paragraph_no,
        surface,
        "start",
        lag("end") over (partition by article_id, paragraph_no order by "start", "end") as end_before
    from mentions
)

select article_id, paragraph_no, surface, "start"
from placed
where "start" < end_before
