"""`yaowen segment`: what was decided about a page, and why, as a person sees it and as a script reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.flow.conftest import Yaowen

PAGE = "2024-05-21-02.txt"


def characters(text: str) -> int:
    return len("".join(text.split()))


def test_every_line_is_shown_with_its_kind_and_its_article(yaowen: Yaowen, samples: Path) -> None:
    done = yaowen("segment", samples / PAGE)
    assert (done.returncode, done.stderr) == (0, "")
    shown = dict(re.findall(r"^ *(\d+)  (.*)$", done.stdout, flags=re.MULTILINE))
    source = (samples / PAGE).read_text("utf-8").split("\n")
    for number, line in enumerate(source, 1):
        assert not line or shown[str(number)].endswith(line.rstrip()), f"line {number}"
    headline = next(number for number, line in enumerate(source, 1) if line == "昔日电鱼人 今朝放鱼苗")
    assert re.match(r"headline +[A-F] ", shown[str(headline)])
    assert "\x1b" not in done.stdout


def test_each_headline_is_shown_with_its_reason(yaowen: Yaowen, samples: Path) -> None:
    said = yaowen("segment", samples / PAGE).stdout
    assert re.search(
        r"headline  昔日电鱼人 今朝放鱼苗\n +evidence  [01]\.\d\d  \d+% of its wording is in the text \(.+\); it stands ", said
    )
    assert re.search(r"6 articles\. ([\d,]+) of \1 characters are accounted for", said)


def test_the_example_in_the_documentation_is_what_is_printed(yaowen: Yaowen, samples: Path) -> None:
    section = (samples.parent / "docs" / "command.md").read_text("utf-8").partition("## yaowen segment")[2].partition("\n## ")[0]
    example = [line[4:] for line in section.split("\n") if line.startswith("    ") and "..." not in line]
    said = yaowen("segment", samples / PAGE).stdout.split("\n")
    # How sure a headline is moves a little with every costing of its cues.
    assert len(example) > 4
    assert [line for line in example if line not in said and "evidence" not in line] == []


def test_the_keys_of_json_are_documented(yaowen: Yaowen, samples: Path) -> None:
    documented = (samples.parent / "docs" / "command.md").read_text("utf-8").partition("## yaowen segment")[2].partition("\n## ")[0]
    page = json.loads(yaowen("segment", samples / PAGE, "--json").stdout)[0]
    columns = (samples.parent / "docs" / "tables.md").read_text("utf-8")
    for key in [*page, *page["regions"][0], "letter", "paragraphs", "first_line", "text", "spans"]:
        assert f"`{key}`" in documented, key
    for key in page["articles"][0]:
        assert f"`{key}`" in documented or key in columns, key


def test_a_story_is_joined_where_both_pages_are_given(yaowen: Yaowen, samples: Path) -> None:
    together, alone = yaowen("segment", samples).stdout, yaowen("segment", samples / PAGE).stdout
    assert "continued from page 1: 家门口有食堂 晚年里有热汤" in together
    assert "continued from page 1, where its beginning was not found among these pages" in alone


def test_colour_where_it_is_wanted(yaowen: Yaowen, samples: Path) -> None:
    assert "\x1b[" in yaowen("segment", samples / PAGE, FORCE_COLOR="1").stdout


def test_json_accounts_for_every_character(yaowen: Yaowen, samples: Path) -> None:
    pages = json.loads(yaowen("segment", samples, "--json").stdout)
    assert [page["page_no"] for page in pages] == [1, 2, 3, 4]
    for page in pages:
        source = (samples / Path(page["source_path"]).name).read_text("utf-8")
        assert page["characters"] == sum(region["characters"] for region in page["regions"]) == characters(source)
        lines = [number for region in page["regions"] for number in range(region["first_line"], region["last_line"] + 1)]
        assert len(lines) == len(set(lines))
        assert {number for number, line in enumerate(source.split("\n"), 1) if line.strip()} <= set(lines)
        for paragraph in (paragraph for article in page["articles"] for paragraph in article["paragraphs"]):
            span = paragraph["spans"][0]
            assert source[span["source_offset"]] == paragraph["text"][span["offset"]]
            assert source[: span["source_offset"]].count("\n") + 1 == paragraph["first_line"]


def test_what_is_not_there_and_what_is_no_page(yaowen: Yaowen, tmp_path: Path) -> None:
    missing = yaowen("segment", tmp_path / "none.txt")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "There is no file or folder" in missing.stderr
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    refused = yaowen("segment", tmp_path)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("Refused (")
    assert "Traceback" not in missing.stderr + refused.stderr
