-- asserts: the stretches of a paragraph follow one another without overlap, and no more than spaces stand between them

with
stretches as (
    select
        article_id,
        paragraph_no,
        text,
        unnest(spans) as span,
        generate_subscripts(spans, 1) as number
    from paragraphs
),

placed as (
    select
        article_id,
        paragraph_no,
        text,
        span."offset" as first_character,
        span."offset" + span.length as behind,
        coalesce(lag(span."offset" + span.length) over (partition by article_id, paragraph_no order by number), 0) as behind_the_one_before
    from stretches
)

select article_id, paragraph_no, first_character
from placed
where first_character < behind_the_one_before
    or behind > length(text)
    or trim(substr(text, behind_the_one_before + 1, first_character - behind_the_one_before)) <> ''
