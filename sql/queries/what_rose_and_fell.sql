-- question: 报道说什么升了、什么降了 · What is reported to have risen or fallen?
select direction, surface, measure, subject, basis, headline
from indicators.reported_figures where direction is not null order by issue_date desc, article_id, figure_no limit 15
