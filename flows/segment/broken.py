"""Find where a paragraph goes on that broke off within a sentence, behind the text of another article."""

from __future__ import annotations

from collections.abc import Sequence

from flows.segment.piece import Piece

# A line that is less than this short of its column leaves no room for an indent.
NO_ROOM = 1.0


def broken_paragraphs(pieces: Sequence[Piece]) -> dict[int, int]:
    """Paragraphs that break off within a sentence and go on behind other text, as where frames of two articles were drawn by turns: the
    number of the line where each goes on, and that of the line where it broke off.

    A paragraph that begins behind a blank line has to be such a rest where its first line leaves no room for an indent, and is one where it
    is a single line: few paragraphs are.
    """
    resumed: dict[int, int] = {}
    broken: list[Piece] = []
    behind = [*pieces[1:], None][: len(pieces)]
    for piece, following in zip(pieces, behind, strict=True):
        if broken and _may_resume(piece):
            resumed[piece.lines[0].number] = broken.pop(0).lines[-1].number
        if piece.open and (following is None or following.kind != "jump_to"):
            broken.append(piece)
    return resumed


def _may_resume(piece: Piece) -> bool:
    if piece.kind != "paragraph" or piece.lead:
        return False
    first = piece.lines[0]
    no_indent = not first.indented and first.usual_width > piece.column - NO_ROOM
    is_last_line = len(piece.lines) == 1 and not first.indented and first.ends_sentence
    return first.blank_before and (no_indent or is_last_line) and not first.text.startswith("“")
