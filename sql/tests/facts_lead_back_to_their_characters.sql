-- asserts: what every mention, quote, figure, time and numeral says stands at its place in its paragraph

with
facts as (
    select 'mention' as fact, article_id, paragraph_no, "start", "end", surface from mentions
    union all
    select 'quote', article_id, paragraph_no, "start", "end", text from quotes
    union all
    select 'figure', article_id, paragraph_no, "start", "end", surface from figures
    union all
    select 'time', article_id, paragraph_no, "start", "end", surface from times
    union all
    select 'numeral', article_id, paragraph_no, "start", "end", surface from numerals
)

select facts.fact, facts.article_id, facts.paragraph_no, facts."start", facts."end", facts.surface
from facts
left join paragraphs on facts.article_id = paragraphs.article_id and facts.paragraph_no = paragraphs.paragraph_no
where paragraphs.text is null
    or facts."start" < 0
    or substr(paragraphs.text, facts."start" + 1, facts."end" - facts."start") <> facts.surface
