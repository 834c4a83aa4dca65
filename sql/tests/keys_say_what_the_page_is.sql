-- asserts: the key of a page is made of its paper, day and number where all three are known

select page_id, paper, issue_date, block, page_no
from pages
where paper is not null and issue_date is not null and page_no is not null
    and page_id <> paper || '-' || strftime(issue_date, '%Y%m%d') || '-' || block || lpad(page_no::varchar, 2, '0')
