"""Bytes → text: UTF-8, UTF-16, GB18030 or Big5, with nothing translated; what is no text is refused with a reason."""

from __future__ import annotations

import codecs
import re

from kg.reading.words import words

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ue000-\uf8ff]")
_MAGIC = (
    (b"PK\x03\x04", "a zip archive or an office document; save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as plain text"),
    (b"\x89PNG", "a picture; its text has to be recognised (OCR) first"),
    (b"\xff\xd8\xff", "a picture; its text has to be recognised (OCR) first"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"{\\rtf", "a rich text document; save it as plain text"),
)
_ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
LIKE_CHINESE = 0.1
"""The least `_likeness` of Chinese text."""
SAMPLE = 20_000
"""So many characters are looked at to tell encodings apart."""


class Unreadable(Exception):
    """A page that cannot be read; the message is the reason and what to do."""


def decode(data: bytes) -> str:
    """The text of a page. UTF-8 keeps its byte order mark as a character and every text its line ends.

    Raises Unreadable where the bytes are empty, binary, or in no encoding that is known here.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise Unreadable("is empty")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(f"is {what}")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _plain(_strict(data, "utf-16"))
    text = _strict(data, "utf-8")
    if text and "\x00" not in text and (text.isascii() or max(text) >= "\u2e80"):
        return _plain(text)
    # Without a mark nothing says which encoding it is: the one in which it reads most like Chinese.
    texts = [found for code in _ENCODINGS if (found := _strict(data, code))]
    likely = max(texts, key=_likeness, default=None)
    if likely is not None and _likeness(likely) >= LIKE_CHINESE:
        return _plain(likely)
    if text is not None:
        return _plain(text)
    if b"\x00" in data:
        raise Unreadable("holds binary data, not text")
    raise Unreadable("is no text in UTF-8, UTF-16 or GB18030: save it in one of these encodings")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> float:
    """The share of characters that are frequent in Chinese, less those that no text holds."""
    sample = text[:SAMPLE]
    common = words()["encoding"]["common"]
    return (sum(char in common for char in sample) - 5 * len(_CONTROL.findall(sample))) / len(sample)


def _plain(text: str | None) -> str:
    """The text, if it is text."""
    if text is None or len(_CONTROL.findall(text)) * 50 > len(text):
        raise Unreadable("holds binary data, not text")
    if not text.strip().strip("\ufeff\x00").strip():
        raise Unreadable("is empty")
    return text
