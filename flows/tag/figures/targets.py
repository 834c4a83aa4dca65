"""Whether a figure is a goal or a forecast, or what was achieved."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from flows.lexicon import Lexicon
from flows.tag.patterns import any_of

# 而去年只卖了7千台.
OF_A_YEAR_PAST = "而(?:去|上|前|今|[12][0-9]{3})年"
# 每套500元, 一张3元.
BY_THE_PIECE = "[每一][一-鿿]{1,2}$"
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


class TargetWords(NamedTuple):
    """Patterns of what makes a goal of what follows, of what is so already, and of prices and terms that hold whenever they are said."""

    goal: re.Pattern[str]
    achieved: re.Pattern[str]
    holds: re.Pattern[str]


def goals_in(text: str, words: TargetWords) -> list[int]:
    """Where each word ends that makes what follows it in its sentence a goal."""
    return [found.end() for found in words.goal.finditer(text)]


def is_called_goal(behind: str) -> bool:
    """Whether what stands behind a figure calls it a goal: 5%的预期目标."""
    return bool(GOAL_BEHIND.match(behind))


@lru_cache(maxsize=4)
def target_words_of(lexicon: Lexicon) -> TargetWords:
    """The words of goals of the dictionaries, as patterns."""
    by_kind = {kind: [row.word for row in lexicon.target_words if row.kind == kind] for kind in ("goal", "achieved", "holds")}
    goals = sorted(by_kind["goal"], key=len, reverse=True)
    patterns = [f"{NO_PLAN}{re.escape(word)}(?!指标|任务|生育|书|的)" if word == "计划" else re.escape(word) for word in goals]
    first = "".join({word[0] for word in goals} | set("还仍要将"))  # most characters of a text begin none: a third of the time
    return TargetWords(
        goal=re.compile(f"(?=[{re.escape(first)}])(?:{'|'.join([*patterns, MUST, WILL])})"),
        achieved=re.compile(f"{any_of(by_kind['achieved'])}|{OF_A_YEAR_PAST}"),
        holds=re.compile(f"{any_of(by_kind['holds'])}|{BY_THE_PIECE}"),
    )
