-- asserts: indicators.topic_attention_daily has one row for each paper, issue_date, topic_id

select paper, issue_date, topic_id, count(*) as rows_found
from indicators.topic_attention_daily
group by all
having count(*) > 1
