"""Whether a figure is a goal or a forecast, or what was achieved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from flows.lexicon import Lexicon

# What was done is no goal, whatever was said before it in the sentence.
ACHIEVED = re.compile(
    "已|截[至止]|目前|眼下|如今|实际|结果|完成了|实现了|达到了|同比|此前|而(?:去|上|前|今|[12][0-9]{3})年|只有|才完成|到账|兑现|收获|落地|尚缺|算下来|仅"
)
# Said behind the figure: 5%的预期目标.
GOAL_BEHIND = re.compile("[^，。；]{0,6}?的(?:[一-鿿]{0,4})?(?:目标|任务|指标)|[^，。；]{0,6}?(?:预计|将在|要在|拟于|有望)")
# 要达到, 要再修: what must be done.
MUST = "(?:还|仍)?要(?:再|达到|超过|突破|建成|新建|实现|完成|培育|全部|确保|提高|增加|扩大|减少|压减)"
# 将 before a verb speaks of what is to come; before a noun it is 把.
WILL = (
    "将(?:[于在由从以用达有可全累新再建控改投完实降升提增减扩引带培推覆惠安配超突形拥缩延启开发招整更拓支保创供服满接送举组迎陆分逐继力打重面]"
    "|种植|吸引|累计)"
)
# 比计划多4所, 年度计划的八成: no plan is made there.
NO_PLAN = "(?<![比原按照超较度])"


def goals_in(text: str, lexicon: Lexicon) -> list[int]:
    """Where each word ends that makes what follows it in its sentence a goal."""
    return [found.end() for found in target_pattern(lexicon).finditer(text)]


def is_called_goal(behind: str) -> bool:
    """Whether what stands behind a figure calls it a goal: 5%的预期目标."""
    return bool(GOAL_BEHIND.match(behind))


def is_achieved(words: str) -> bool:
    """Whether the words say that something is so already."""
    return bool(ACHIEVED.search(words))


@lru_cache(maxsize=4)
def target_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """The words that make what follows a goal."""
    words = [word.word for word in lexicon.target_words]
    guarded = [
        f"{NO_PLAN}{re.escape(word)}(?!指标|任务|生育|书|的)" if word == "计划" else re.escape(word) for word in _longest_first(words)
    ]
    first = "".join({word[0] for word in words} | set("还仍要将"))  # most characters of a text begin none: a third of the time
    return re.compile(f"(?=[{re.escape(first)}])(?:{'|'.join([*guarded, MUST, WILL])})")


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
