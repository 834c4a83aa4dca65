-- asserts: indicators.reported_figures has one row for each article_id, figure_no

select article_id, figure_no, count(*) as rows_found
from indicators.reported_figures
group by all
having count(*) > 1
