"""Which part goes on from which: page numbers say so first, and wording where several stories jump to one page."""

from __future__ import annotations

from flows.segment import Part, stories_of

CHOIR = "老街坊的合唱团五年唱了一百三十场，团长温如玉说，大家唱得不算专业。"
BRIDGE = "望月桥主桥合龙，横跨澄水河，双向六车道，两侧设非机动车道。"
CHOIR_RESTS = "合唱团里年纪最大的八十八岁，每场演出温如玉都要排好座次，团长说图的是开心。"
BRIDGE_RESTS = "大桥合龙后将铺装桥面，望月桥双向六车道通车后车程缩短。"


def part(article_id: str, page_no: int | None, words: str, *, came: int | None = None, goes: int | None = None, block: str = "") -> Part:
    headline = None if came else f"{article_id}的标题"
    return Part(article_id, block, page_no, came, goes, headline, words)


def stories(*parts: Part) -> dict[str, str]:
    return {article_id: story.story_id for article_id, story in stories_of(parts).items()}


def test_two_stories_that_jump_to_one_page_are_told_by_their_words() -> None:
    parts = [
        part("a1", 1, CHOIR, goes=3),
        part("a2", 1, BRIDGE, goes=3),
        part("c1", 3, BRIDGE_RESTS, came=1),
        part("c2", 3, CHOIR_RESTS, came=1),
    ]
    assert stories(*parts) == {"a1": "a1", "a2": "a2", "c1": "a2", "c2": "a1"}
    assert stories(*reversed(parts)) == stories(*parts)


def test_a_story_over_three_pages_is_one() -> None:
    parts = [part("a", 1, CHOIR, goes=2), part("b", 2, CHOIR_RESTS, came=1, goes=5), part("c", 5, CHOIR_RESTS, came=2)]
    assert stories_of(parts)["c"].story_id == "a"
    assert {story.headline for story in stories_of(parts).values()} == {"a的标题"}


def test_a_part_whose_other_part_is_missing_keeps_its_own() -> None:
    assert stories(part("a", 1, CHOIR, goes=4), part("c", 3, BRIDGE_RESTS, came=2)) == {"a": "a", "c": "c"}


def test_a_part_that_does_not_say_where_it_comes_from_is_joined_with_none() -> None:
    assert stories(part("a", 1, CHOIR, goes=3), part("c", 3, CHOIR_RESTS)) == {"a": "a", "c": "c"}


def test_pages_of_another_block_are_asked_last() -> None:
    parts = [
        part("A1", 1, CHOIR, goes=2, block="A"),
        part("A2", 2, CHOIR_RESTS, came=1, block="A"),
        part("B2", 2, CHOIR_RESTS, came=1, block="B"),
    ]
    assert stories(*parts) == {"A1": "A1", "A2": "A1", "B2": "B2"}


def test_one_rest_goes_to_one_beginning_only() -> None:
    found = stories(part("a1", 1, CHOIR, goes=3), part("a2", 1, BRIDGE, goes=3), part("c", 3, CHOIR_RESTS, came=1))
    assert found == {"a1": "a1", "a2": "a2", "c": "a1"}


def test_parts_that_send_the_reader_round_in_a_circle_do_not_keep_anybody_waiting() -> None:
    found = stories(part("a", 1, CHOIR, came=2, goes=2), part("b", 2, CHOIR, came=1, goes=1), part("n", None, CHOIR, goes=1))
    assert set(found) == {"a", "b", "n"}


def test_a_wrong_headline_over_a_rest_does_not_join_it_with_another_story() -> None:
    rest = Part("c1", "", 3, 1, None, "望月桥主桥合龙", CHOIR_RESTS)
    parts = [part("a1", 1, CHOIR, goes=3), part("a2", 1, BRIDGE, goes=3), rest, part("c2", 3, BRIDGE_RESTS, came=1)]
    assert stories(*parts) == {"a1": "a1", "a2": "a2", "c1": "a1", "c2": "a2"}
