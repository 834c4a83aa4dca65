"""How papers lay out their pages: the layouts that were looked at while the rules were made, and those that were not.

`HELD_OUT` is for the final figures only: no rule may be made, and no threshold set, on what comes out of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Layout:
    """What a paper and its extractor do to a page; the parts that vary within a page are drawn by the press."""

    name: str
    headlines: Literal["before", "behind", "pooled", "first", "mixed"]  # where the frames of the headlines were drawn
    columns: tuple[float, ...] = (16.0, 17.0)  # widths of the columns
    frame_lines: tuple[int, int] = (9, 24)  # lines of a frame, from and to
    gap_by_indent: float = 0.9  # how often the extractor leaves a blank line before or behind an indented line
    gap_by_frame: float = 1.0  # how often it leaves one between two frames of an article
    gap_by_display: float = 1.0  # how often it leaves one between display lines
    blank_lines: bool = True  # whether the extractor leaves any
    keeps_indent: bool = False  # two full-width spaces before a paragraph
    display_width: float = 24.0
    jump_in_line: bool = False  # 下转 stands in the last line of the text
    jump_marks: tuple[str, str] = ("（上接第{}版）", "（下转第{}版）")
    running_head: Literal["two_lines", "one_line", "foot", "lettered"] = "two_lines"
    caption_width: float = 14.0
    full_width_digits: bool = False


LOOKED_AT = (
    Layout("displaced", "pooled"),
    Layout("behind", "behind", columns=(15.0, 18.0), gap_by_indent=1.0),
    Layout("classic", "before", columns=(18.0,), gap_by_indent=0.0, running_head="one_line", jump_in_line=True),
    Layout("narrow", "mixed", columns=(12.0, 13.0), frame_lines=(14, 40), gap_by_indent=0.5),
    Layout("indented", "before", columns=(20.0,), gap_by_indent=0.0, keeps_indent=True, running_head="foot"),
    Layout(
        "headlines_first",
        "first",
        columns=(16.0,),
        gap_by_indent=0.8,
        running_head="lettered",
        jump_marks=("上接A{:02d}版", "下转A{:02d}版"),
    ),
    Layout("narrow_heads", "mixed", columns=(17.0,), display_width=12.0),
    Layout("unspaced", "behind", columns=(15.0, 18.0), blank_lines=False),
)

HELD_OUT = (
    Layout("wide", "behind", columns=(22.0, 24.0), frame_lines=(6, 14), gap_by_indent=0.7, running_head="one_line"),
    Layout("uneven", "mixed", columns=(14.0, 17.0, 20.0), gap_by_indent=1.0, display_width=26.0, caption_width=18.0),
    Layout("dense", "pooled", columns=(13.0, 14.0), gap_by_indent=0.0, frame_lines=(20, 50), jump_marks=("上接{}版", "下转{}版")),
    Layout("old", "before", columns=(15.0,), gap_by_indent=0.0, keeps_indent=True, full_width_digits=True, running_head="foot"),
    Layout("narrower_heads", "pooled", columns=(18.0, 20.0), display_width=10.0),
    Layout("unspaced_mixed", "mixed", columns=(14.0, 19.0), frame_lines=(8, 18), blank_lines=False, running_head="one_line"),
    Layout("seldom_gaps", "first", columns=(16.0, 19.0), gap_by_indent=0.3, gap_by_frame=0.5, jump_in_line=True),
)
