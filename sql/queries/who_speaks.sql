-- question: 谁在说话 · Who speaks, and how much?
select speaker, max(speaker_title) as title, count(*) as quotes, sum(length(text)) as characters
from quotes where speaker is not null group by speaker order by characters desc, speaker limit 10
