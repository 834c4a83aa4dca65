-- asserts: indicators.place_attention has one row for each paper, issue_date, place, adcode

select paper, issue_date, place, adcode, count(*) as rows_found
from indicators.place_attention
group by all
having count(*) > 1
