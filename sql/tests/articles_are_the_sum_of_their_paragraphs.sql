-- asserts: the body of an article is its paragraphs joined by line feeds, and its counts are theirs

with
joined as (
    select
        article_id,
        string_agg(text, chr(10) order by paragraph_no) as body,
        count(*) as paragraph_count,
        list(text order by paragraph_no) filter (where kind = 'subhead') as subheads
    from paragraphs
    group by article_id
)

select articles.article_id
from articles
left join joined on articles.article_id = joined.article_id
where articles.body <> coalesce(joined.body, '')
    or articles.paragraph_count <> coalesce(joined.paragraph_count, 0)
    or articles.subheads <> coalesce(joined.subheads, [])
    or articles.char_count <> length(regexp_replace(articles.body, '\s', '', 'g'))
