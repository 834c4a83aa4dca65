-- asserts: no place is mentioned by more articles than there are

select paper, issue_date, place, article_share
from indicators.place_attention
where article_share <= 0 or article_share > 1
