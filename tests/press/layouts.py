"""How papers lay out their pages: what a layout is, and the layouts that were looked at while the rules were made (see `held_out.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.press.typeset import Edge

# Where the frames of headlines were drawn: before or behind their bodies, in pools behind several, all first, all last, between two frames.
Headlines = Literal["before", "behind", "pooled", "first", "last", "inside", "mixed"]

# The frames of a running head and their lines, in which stand {number} (of the page), {chinese_number}, {section}, {date}, {chinese_date},
# {weekday}, {editors} and {hotline}.
RunningHead = tuple[tuple[str, ...], ...]

TWO_LINES: RunningHead = (("{number} {section}", "{date} {weekday} {editors}"),)
ONE_LINE: RunningHead = (("{number:02d} {section} {date} {weekday} {editors}",),)
FOOT: RunningHead = (("第{number}版 {section}", "{date} {weekday} {editors}"),)
LETTERED: RunningHead = (("A{number:02d}", "{section}", "{date} {weekday}", "{editors}"),)
PARTS: RunningHead = (("{section}",), ("{number:02d}",), ("{date} {weekday}",), ("{editors}",), ("{hotline}",))
CHINESE: RunningHead = (("第{chinese_number}版", "{chinese_date} {weekday}", "{section}", "{editors}"),)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a paper and its extractor do to a page; the parts that vary within a page are drawn by the press. Shares are 0 to 1."""

    name: str
    headlines: Headlines
    columns: tuple[float, ...] = (16.0, 17.0)  # widths of the columns
    frame_lines: tuple[int, int] = (9, 24)  # lines of a frame, from and to
    edge: Edge = "squeeze"
    indents: Literal["lost", "kept", "spaces", "partly"] = "lost"
    gaps: Literal["some", "none", "every"] = "some"  # which blank lines the extractor leaves at all
    gap_by_indent: float = 0.9  # how often it leaves one before or behind an indented line
    gap_by_paragraph: float = 0.0  # how often before a paragraph, for no other cause
    gap_by_frame: float = 1.0  # how often between two frames of an article
    gap_by_display: float = 1.0  # how often between the lines of a headline
    gap_by_subhead: float = 1.0  # how often beside a subhead
    title_order: Literal["reading", "headline_first", "any"] = "reading"
    headline_width: float = 24.0  # the type is large: few characters fill a line
    small_width: float = 26.0  # likewise for kickers and subtitles
    vertical: float = 0.0  # headlines set from top to bottom, one character a line
    spaced: float = 0.0  # short headlines with spaces between their characters
    doubled: float = 0.0  # headlines printed twice for boldness
    byline: Literal["flow", "headline"] = "flow"  # drawn with the body, or with the headline
    unmarked: float = 0.0  # bodies that nothing marks the beginning of, and whose headline stands elsewhere nonetheless
    interleaved: float = 0.0  # frames that were drawn after the next article had begun
    inserted: float = 0.0  # frames of an article with a photograph or an advertisement drawn between
    jump_in_line: float = 0.0  # 下转 stands in the last line of the text
    jumps: tuple[str, str] = ("（上接第{n}版）", "（下转第{n}版）")  # {n} is the other page in Arabic, {z} in Chinese numerals
    running_head: RunningHead = TWO_LINES
    head_at_foot: bool = False
    caption_width: float = 14.0
    caption_arrow: str = "▲"
    full_width_digits: bool = False
    traditional: bool = False
    damage: float = 0.0  # characters that the extraction damages, per hundred


LOOKED_AT = (
    Layout("displaced", "pooled"),
    Layout("behind", "behind", columns=(15.0, 18.0), gap_by_indent=1.0, damage=0.1),
    Layout("classic", "before", columns=(18.0,), gap_by_indent=0.0, running_head=ONE_LINE, jump_in_line=1.0, inserted=0.3),
    Layout(
        "narrow",
        "mixed",
        columns=(12.0, 13.0),
        frame_lines=(14, 40),
        gap_by_indent=0.5,
        gap_by_subhead=0.5,
        jumps=("◀上接第{n}版", "下转第{n}版▶"),
    ),
    Layout(
        "indented",
        "before",
        columns=(20.0,),
        gap_by_indent=0.0,
        indents="kept",
        running_head=FOOT,
        head_at_foot=True,
        jumps=("（上接第{z}版）", "（下转第{z}版）"),
    ),
    Layout(
        "headlines_first",
        "first",
        columns=(16.0,),
        gap_by_indent=0.8,
        running_head=LETTERED,
        jumps=("上接A{n:02d}版", "下转A{n:02d}版"),
        doubled=0.3,
    ),
    Layout("narrow_heads", "mixed", columns=(17.0,), headline_width=12.0, small_width=18.0, title_order="headline_first"),
    Layout("unspaced", "behind", columns=(15.0, 18.0), gaps="none"),
    Layout(
        "paragraphs",
        "before",
        columns=(24.0,),
        gap_by_indent=0.0,
        gap_by_paragraph=0.95,
        indents="spaces",
        running_head=PARTS,
        jumps=("（上接{n}版）", "（下转{n}版）"),
    ),
    Layout(
        "every_line",
        "pooled",
        columns=(14.0,),
        gaps="every",
        gap_by_indent=0.6,
        edge="push",
        running_head=CHINESE,
        jumps=("（紧接第{z}版）", "（转第{z}版）"),
    ),
    Layout("last", "last", columns=(17.0, 19.0), edge="hang", unmarked=0.5, byline="headline", title_order="any"),
    Layout("torn", "mixed", columns=(13.0, 16.0), interleaved=0.25, inserted=0.3, gap_by_indent=0.6, vertical=0.2),
    Layout(
        "nineties",
        "before",
        columns=(13.0,),
        indents="kept",
        full_width_digits=True,
        gap_by_indent=0.0,
        spaced=0.5,
        jump_in_line=1.0,
        jumps=("（上接第{z}版）", "（下转第{z}版）"),
    ),
    Layout(
        "traditional",
        "behind",
        columns=(16.0, 20.0),
        traditional=True,
        gap_by_indent=0.8,
        jumps=("（上接{n}版）", "（下转{n}版）"),
        caption_arrow="△",
    ),
)
