-- asserts: the first part of a story comes from no other page, unless that page is missing

select articles.article_id, articles.story_id
from articles
inner join articles as first_part on articles.story_id = first_part.article_id
where articles.article_id <> articles.story_id
    and (first_part.continues_on is null or articles.continued_from is null)
