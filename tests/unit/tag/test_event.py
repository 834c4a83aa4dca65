"""The event of an article: the first near time that its opening names."""

from __future__ import annotations

from datetime import date

import pytest

from flows.lexicon import Lexicon
from flows.tag.times import event_time, find_times
from flows.values import Paragraph

ISSUED = date(2024, 5, 21)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨天，长者食堂开张。", (date(2024, 5, 20), date(2024, 5, 20))),
        ("去年5月17日立项的食堂，昨天开张。", (date(2024, 5, 20), date(2024, 5, 20))),
        ("5月18日至20日，书市举行。", (date(2024, 5, 18), date(2024, 5, 20))),
        ("上周，书市举行。", (date(2024, 5, 13), date(2024, 5, 19))),
        ("2019年，食堂开张。", (None, None)),
        ("食堂开张。", (None, None)),
    ],
)
def test_what_took_place_near_the_day_of_issue(text: str, expected: tuple[date | None, date | None], lexicon: Lexicon) -> None:
    paragraphs = (Paragraph(1, "body", text, ()),)
    assert event_time(paragraphs, find_times(paragraphs, ISSUED, lexicon), ISSUED) == expected


def test_a_time_far_down_the_article_is_not_the_event(lexicon: Lexicon) -> None:
    paragraphs = tuple(Paragraph(number, "body", text, ()) for number, text in enumerate(("甲。", "乙。", "昨天，丙。"), 1))
    assert event_time(paragraphs, find_times(paragraphs, ISSUED, lexicon), ISSUED) == (None, None)
