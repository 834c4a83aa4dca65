-- asserts: indicators.people_and_titles has one row for each person, title, affiliation

select person, title, affiliation, count(*) as rows_found
from indicators.people_and_titles
group by all
having count(*) > 1
