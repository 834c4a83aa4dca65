-- asserts: indicators.entities has one row for each entity_id

select entity_id, count(*) as rows_found
from indicators.entities
group by all
having count(*) > 1
