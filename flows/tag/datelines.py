"""Where the dateline ends that a news item may open with: 本报讯（记者 …）, 本报石埠5月20日讯（记者…）, 新华社北京5月20日电（记者…）.

A paragraph keeps its dateline as printed; what stands in it is the paper's own, and nothing that the article reports.
"""

from __future__ import annotations

import re

REPORTERS = r"\s?(?:[（(][^（）()]{1,60}[）)])?"
DATELINE = re.compile(
    rf"\s*(?:据?(?:本报|新华社|中新社|中新网|央视|人民日报)[^，。：；、“（(]{{0,14}}?(?:\d{{1,2}}月\d{{1,2}}日)?\s?(?:电|讯|消息){REPORTERS}"
    r"|[■□●◆]?\s?本报(?:全媒体)?(?:首席)?记者[^，。：；“”]{1,16}(?:报道|文/?图|摄影报道)?(?=\s|$))"
)


def dateline_end(text: str) -> int:
    """The offset of the first character behind the dateline; 0 where there is none."""
    found = DATELINE.match(text)
    return found.end() if found else 0
