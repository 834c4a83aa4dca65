"""Files come in whatever encoding they were saved in."""

from __future__ import annotations

import random

import pytest

from flows.ingest.decode import UnreadableError, decode

TEXT = "云汀日报\n2024年5月21日 星期二\n\n本报讯（记者 陆知远）昨天，云汀站开出首趟列车。\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
    ],
)
def test_text_is_the_same_in_every_encoding(codec: str, encoding: str) -> None:
    decoded = decode(TEXT.encode(codec), "01.txt")
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_traditional_text_in_big5_is_read_as_big5() -> None:
    text = "記者昨天獲悉，該區計劃於年底前建成兩個口袋公園，供市民休憩。\n"
    assert decode(text.encode("big5"), "01.txt").text == text


@pytest.mark.parametrize("every", [2, 7])
def test_lines_of_different_encodings_in_one_file(every: int) -> None:
    lines = [f"第{number}段，社区食堂今天开张，老人说饭菜可口。" for number in range(20)]
    mixed = b"\n".join(line.encode("utf-8" if number % every else "gb18030") for number, line in enumerate(lines))
    assert decode(mixed, "01.txt").text == "\n".join(lines)


def test_one_short_line_of_gbk_is_chinese() -> None:
    assert decode("一行".encode("gbk"), "01.txt").text == "一行"


def test_a_few_broken_bytes_do_not_cost_the_page() -> None:
    broken = TEXT.encode("gb18030")[:-3] + b"\xff\n"
    assert decode(broken, "01.txt").text.startswith("云汀日报\n2024年5月21日")


@pytest.mark.parametrize("content", [b"", b" \n\t\n", "\ufeff".encode(), "\ufeff\n".encode("utf-16-le")])
def test_an_empty_file_is_refused_as_empty(content: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        decode(content, "01.txt")
    assert refused.value.reason == "empty"
    assert "01.txt" in refused.value.detail


@pytest.mark.parametrize(
    ("content", "mend"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdftotext 01.txt"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "character recognition"),
        (b"PK\x03\x04\x14\x00\x06\x00", "save the document as plain text"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8, "save it as UTF-8 text"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_mends_it(content: bytes, mend: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        decode(content, "01.txt")
    assert refused.value.reason == "binary"
    assert mend in refused.value.detail


def test_chance_bytes_are_no_text() -> None:
    chance = random.Random(1)
    for size in (40, 1_000, 50_000):
        with pytest.raises(UnreadableError):
            decode(chance.randbytes(size), "01.txt")
