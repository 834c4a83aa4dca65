-- asserts: the shares of topics sum to one for every paper and day, and no share is below zero or above one

with
summed as (
    select
        paper,
        issue_date,
        sum(article_share) as article_share,
        sum(character_share) as character_share,
        sum(front_page_share) as front_page_share,
        min(least(article_share, character_share, front_page_share)) as least,
        max(greatest(article_share, character_share, front_page_share)) as greatest
    from indicators.topic_attention_daily
    group by all
)

select *
from summed
where abs(article_share - 1) > 1e-6
    or abs(character_share - 1) > 1e-6
    or abs(front_page_share - 1) > 1e-6
    or least < 0
    or greatest > 1 + 1e-6
