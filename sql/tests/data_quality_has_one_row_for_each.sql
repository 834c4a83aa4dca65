-- asserts: indicators.data_quality has one row for each paper, issue_date

select paper, issue_date, count(*) as rows_found
from indicators.data_quality
group by all
having count(*) > 1
