-- asserts: everybody who is credited has a name and a role

select page_id, credit_no, name, role
from credits
where trim(name) = '' or trim(role) = ''
