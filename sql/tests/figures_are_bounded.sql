-- asserts: low is not above the value, nor the value above high; a period ends no earlier than it begins

select article_id, figure_no, surface, low, value, high, period_start, period_end
from figures
where low > high
    or value < low
    or value > high
    or period_end < period_start
