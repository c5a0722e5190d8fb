"""Bytes → text, or the reason why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.decode import Unreadable, decode

NEWS = "本报讯 昨日上午，清溪市召开会议，部署今年的重点工作。市长周启明主持会议。\r\n会议指出，要加快建设新区。\n"

READABLE = [
    (NEWS.encode(), NEWS),
    (b"\xef\xbb\xbf" + NEWS.encode(), "\ufeff" + NEWS),
    (NEWS.encode("gb18030"), NEWS),
    (NEWS.encode("gbk"), NEWS),
    (NEWS.encode("utf-16"), NEWS),
    (b"\xfe\xff" + NEWS.encode("utf-16-be"), NEWS),
    (NEWS.encode("utf-16-le"), NEWS),
    (NEWS.encode("utf-16-be"), NEWS),
    ("會議指出，要加快建設新區的各項工作。".encode("big5"), "會議指出，要加快建設新區的各項工作。"),
    (b"plain words", "plain words"),
    ("第一页\f第二页".encode(), "第一页\f第二页"),
]


@pytest.mark.parametrize(("data", "expected"), READABLE)
def test_readable(data: bytes, expected: str) -> None:
    assert decode(data) == expected


UNREADABLE = [
    (b"", "empty"),
    (b" \r\n\t", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    ("\u3000\n".encode(), "empty"),
    (b"\x00" * 50, "empty"),
    (bytes(range(256)) * 20, "binary"),
    (bytes(range(128, 256)) * 20, "no text in UTF-8, UTF-16 or GB18030"),
    (b"\x7fELF\x02\x01\x01" + b"\x00" * 60, "binary"),
    (b"PK\x03\x04\x14\x00", "office document"),
    (b"\x89PNG\r\n\x1a\n", "OCR"),
    (NEWS.encode()[:-2] + b"\xff\xff\xff", "no text in UTF-8, UTF-16 or GB18030"),
    ("Müller für Köln".encode("latin-1"), "no text in UTF-8, UTF-16 or GB18030"),
    (b"\xff\xfe\x00\xd8", "binary"),
]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE)
def test_unreadable(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert decode(data).strip()
    except Unreadable as error:
        assert "\n" not in str(error)


@given(st.text(alphabet="的一是在了和有大中人上为国年会市业发区工作", min_size=20))
def test_chinese_survives_each_encoding(text: str) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert decode(text.encode(encoding)) == text
