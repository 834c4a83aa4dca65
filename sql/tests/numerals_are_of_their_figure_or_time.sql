-- asserts: a numeral of the class figure belongs to a figure, one of the class time to a time or to none, others to neither

select article_id, numeral_no, surface, class, figure_no, time_no
from numerals
where (class = 'figure') <> (figure_no is not null)
    or (time_no is not null and class <> 'time')
