"""Turn the bytes of a file into text, whatever encoding it was saved in; say why where it is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a file of another kind begins with, and what makes pages of it.
OTHER_KINDS = (
    (b"%PDF", "a PDF", "take its text layer out first, for instance with: pdftotext {path} page.txt"),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "unpack it, or save the document as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text"),
    (b"\x89PNG", "a picture", "Yaowen reads text layers; run character recognition on it first"),
    (b"\xff\xd8\xff", "a picture", "Yaowen reads text layers; run character recognition on it first"),
    (b"GIF8", "a picture", "Yaowen reads text layers; run character recognition on it first"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
)
# Of the characters of a Chinese text at least nine in ten are of the 3,755 most common (GB 2312, level 1); of those of a Big5 text that is
# read as GB18030 by mistake, fewer than half.
LEAST_COMMON_SHARE = 0.8
# A line of Chinese in GB18030 is hardly ever valid UTF-8 by chance: with three characters (six bytes), fewer than one in ten thousand.
TELLING_BYTES = 6
# Text has control characters only by accident; compiled files have them in every tenth byte and more.
MOST_CONTROL_SHARE = 0.02
# A few damaged characters are kept and counted; a text that is lost in one character of ten is no text.
MOST_LOST_SHARE = 0.1
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


class UnreadableError(Exception):
    """Bytes that are no text: `reason` in one word, `detail` with what mends it."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and the encoding that it was saved in."""

    text: str
    encoding: str


def decode(content: bytes, path: str) -> Decoded:
    """The text of a file in UTF-8, UTF-16, UTF-32, GB18030 (GBK, GB2312) or Big5, or in a mix of UTF-8 and GB18030 from line to line.

    Raises `UnreadableError` for a file that is empty, that is of another kind, or that no encoding makes sense of.
    """
    if not content.strip():
        raise UnreadableError("empty", f"{path} holds no text; make it again, or delete it")
    for beginning, kind, mend in OTHER_KINDS:
        if content.startswith(beginning):
            raise UnreadableError("binary", f"{path} is {kind}, not a text file; {mend.format(path=path)}")
    decoded = _by_mark(content) or _by_evidence(content)
    text = decoded.text if decoded else ""
    if not decoded or len(CONTROL.findall(text)) > MOST_CONTROL_SHARE * len(text) or text.count("\ufffd") > MOST_LOST_SHARE * len(text):
        raise UnreadableError("binary", f"{path} is no text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8 text")
    if not text.strip():
        raise UnreadableError("empty", f"{path} holds no text; make it again, or delete it")
    return decoded


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(encoding, errors="replace"), encoding)
    return None


def _by_evidence(content: bytes) -> Decoded | None:
    if b"\x00" in content:  # every line feed of a text in UTF-16 has one, and no other text has any
        return _best_of(content, ["utf_16_le", "utf_16_be"])
    if (text := _strictly(content, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    lines = content.split(b"\n")
    if any(_is_telling(line) and _strictly(line, "utf-8") is not None for line in lines):
        return Decoded("\n".join(map(_line_of_mixed, lines)), "utf-8+gb18030")
    text = content.decode("gb18030", errors="replace")
    if _share_of_common_characters(text) >= LEAST_COMMON_SHARE:
        return Decoded(text, "gb18030")
    return _best_of(content, ["gb18030", "big5"]) or Decoded(text, "gb18030")


def _best_of(content: bytes, encodings: list[str]) -> Decoded | None:
    best = from_bytes(content, cp_isolation=encodings).best()
    return Decoded(str(best), best.encoding.replace("_", "-")) if best else None


def _share_of_common_characters(text: str) -> float:
    beyond_ascii = [character.encode("gb2312", errors="ignore") for character in text if character > "\x7f"]
    common = sum(0xB0 <= code[0] <= 0xD7 or code[0] < 0xAA for code in beyond_ascii if code)
    return common / len(beyond_ascii) if beyond_ascii else 1.0


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_telling(line: bytes) -> bool:
    return sum(byte > 0x7F for byte in line) >= TELLING_BYTES


def _line_of_mixed(line: bytes) -> str:
    text = _strictly(line, "utf-8")
    return text if text is not None else line.decode("gb18030", errors="replace")
