"""What extraction does to the characters of a page: the wrong code for the right shape, characters lost, characters of private fonts."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.press.layouts import Layout
from tests.press.proof import Proof, ProofLine

FULL_WIDTH = str.maketrans("0123456789%", "０１２３４５６７８９％")
# Kangxi radicals and CJK radicals that extractors put in place of the ideographs (Unicode, EquivalentUnifiedIdeograph.txt).
RADICALS = str.maketrans(
    "一人入八十又口土大女子小山工干心手文方日月木水火生用田白目石立老西见门长车马鱼风飞龙",
    "⼀⼈⼊⼋⼗⼜⼝⼟⼤⼥⼦⼩⼭⼯⼲⼼⼿⽂⽅⽇⽉⽊⽔⽕⽣⽤⽥⽩⽬⽯⽴⽼⻄⻅⻔⻓⻋⻢⻥⻛⻜⻰",
)
INVISIBLE = "\u00ad\u200b\ufeff\x0b"


def damaged(proof: Proof, layout: Layout, chance: random.Random) -> Proof:
    """The page with the damage that its layout asks for; what is known of its lines stays true."""
    lines = list(proof.lines)
    if layout.full_width_digits:
        lines = [line and replace(line, text=line.text.translate(FULL_WIDTH)) for line in lines]
    if layout.damage:
        lines = [line and replace(line, text=_damaged(line, layout.damage / 100, chance)) for line in lines]
    return replace(proof, lines=tuple(lines))


def _damaged(line: ProofLine, share: float, chance: random.Random) -> str:
    text = ""
    for character in line.text:
        if chance.random() >= share:
            text += character
            continue
        match chance.randrange(4):
            case 0:
                text += character + chance.choice(INVISIBLE)
            case 1:
                text += character.translate(RADICALS)
            case 2:
                text += "\ufffd" if character.isalnum() and line.kind in ("body", "caption") and character > "\u3400" else character
            case _:
                text += "\u00a0" if character == " " else character
    return text
