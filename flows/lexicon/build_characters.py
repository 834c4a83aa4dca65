"""Make the dictionaries of characters that come from the Unicode standard: glyph variants, and traditional characters.

    python -m flows.lexicon.build_characters UNICODE

UNICODE is a folder with the files `EquivalentUnifiedIdeograph.txt`, `UnicodeData.txt` and `Unihan_Variants.txt` (each also as `.bz2`) of
the Unicode Character Database.
"""

from __future__ import annotations

import bz2
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from flows.lexicon.build import write_table

GLYPHS_HEADER = """\
# Characters that extraction puts in place of others: radicals for the ideographs of the same shape, marks of vertical setting for the
# usual ones.
# source: Unicode 15.0, EquivalentUnifiedIdeograph.txt (CJK Radicals Supplement) and UnicodeData.txt (decompositions marked <vertical>)
# licence: Unicode-3.0
"""
TRADITIONAL_HEADER = """\
# Traditional characters, each with the simplified one that the mainland prints for it. Those that the mainland prints too, in other words \
(乾隆, 著作), are read as simplified ones only on pages in traditional characters.
# source: Unicode 15.0, Unihan_Variants.txt (kSimplifiedVariant); what the mainland prints is GB 2312
# licence: Unicode-3.0
"""
RADICALS = range(0x2E80, 0x2F00)
FULL_WIDTH = 0xFEE0
IDEOGRAPHS = range(0x4E00, 0xA000)


def main(folder: Path) -> None:
    """Write `glyph_variants.csv` and `traditional_characters.csv`."""
    variants = [*_radicals(_lines(folder, "EquivalentUnifiedIdeograph.txt")), *_vertical_marks(_lines(folder, "UnicodeData.txt"))]
    write_table("glyph_variants.csv", GLYPHS_HEADER, ["character", "stands_for", "kind"], variants)
    characters = sorted(_traditional(_lines(folder, "Unihan_Variants.txt")))
    write_table("traditional_characters.csv", TRADITIONAL_HEADER, ["traditional", "simplified", "where"], characters)


def _lines(folder: Path, name: str) -> list[str]:
    plain = folder / name
    text = plain.read_text("utf-8") if plain.exists() else bz2.decompress((folder / f"{name}.bz2").read_bytes()).decode()
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _radicals(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        match = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", line)
        if match:
            first, last = int(match[1], 16), int(match[2] or match[1], 16)
            yield from ((f"U+{code:04X}", chr(int(match[3], 16)), "radical") for code in range(first, last + 1) if code in RADICALS)


def _vertical_marks(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        code, *fields = line.split(";")
        if fields[4].startswith("<vertical>"):
            plain = "".join(chr(int(one, 16)) for one in fields[4].split()[1:])
            if len(plain) == 1:  # Chinese text has the full-width form
                yield f"U+{code}", chr(ord(plain) + FULL_WIDTH) if plain.isascii() else plain, "vertical"


def _traditional(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    """Each traditional character with the simplified one that it has, or that has it; else with that which another form of it has."""
    variants: dict[str, dict[str, list[str]]] = {}
    for line in lines:
        code, field, values = line.split("\t")
        character = chr(int(code[2:], 16))
        of_character = [chr(int(value.split("<")[0][2:], 16)) for value in values.split()]
        variants.setdefault(field, {})[character] = of_character
        if field == "kTraditionalVariant":
            for traditional in of_character:
                variants.setdefault("simplified of", {}).setdefault(traditional, []).append(character)
    for character in map(chr, IDEOGRAPHS):
        simplified = _simplified(character, variants)
        if simplified:
            yield character, simplified, "in_traditional" if _on_the_mainland(character) else "anywhere"
        elif not _on_the_mainland(character):
            other_forms = [form for field in ("kSemanticVariant", "kZVariant") for form in variants[field].get(character, ())]
            found = (form if _on_the_mainland(form) else _simplified(form, variants) for form in other_forms)
            if simplified := next(filter(None, found), None):
                yield character, simplified, "in_traditional"


def _simplified(character: str, variants: dict[str, dict[str, list[str]]]) -> str | None:
    """That which the mainland prints, if any of them is; a character that it prints itself has no other but such."""
    forms = [form for field in ("kSimplifiedVariant", "simplified of") for form in variants[field].get(character, ()) if form != character]
    printed = [form for form in forms if _on_the_mainland(form)]
    return next(iter(printed or ([] if _on_the_mainland(character) else forms)), None)


def _on_the_mainland(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main(Path(sys.argv[1]))
