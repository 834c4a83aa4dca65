-- asserts: a time ends no earlier than it begins

select article_id, time_no, surface, from_date, to_date
from times
where to_date < from_date
