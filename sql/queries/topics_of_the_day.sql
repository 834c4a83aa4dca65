-- question: 今天的报纸在谈什么 · What does the paper speak of?
select issue_date, topic, articles, round(character_share, 3) as share
from indicators.topic_attention_daily where topic_id <> 'none' order by issue_date desc, share desc limit 10
