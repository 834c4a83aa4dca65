-- asserts: indicators.articles_daily has one row for each paper, issue_date

select paper, issue_date, count(*) as rows_found
from indicators.articles_daily
group by all
having count(*) > 1
