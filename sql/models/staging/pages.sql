-- question: 每个版面 · Every page, with a name for its paper
-- grain: 一个版面 · a page
-- kept as: view
-- columns:
--   page_id: 版面编号 · Key
--   paper: 报名（不详者作“未详”） · Paper, 未详 where it is not known
--   issue_date: 出版日期 · Day of issue
--   block: 版叠 · Letter of the block
--   page_no: 版次 · Number of the page
--   is_front_page: 是否头版 · Whether this is the front page of the paper
--   section: 版名 · Section
--   characters: 字符数 · Characters
--   lines: 行数 · Lines that are not blank
--   damaged_characters: 缺损字符数 · Characters that the file lost

with
pages as (select * from main.pages)

select
    page_id,
    coalesce(paper, '未详') as paper,
    issue_date,
    block,
    page_no,
    coalesce(page_no = 1 and block in ('', 'A'), false) as is_front_page,
    section,
    char_count as characters,
    line_count as lines,
    damaged_count as damaged_characters
from pages
