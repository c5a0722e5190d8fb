"""A PDF of a newspaper page or of an article → its text in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kg.reading.decode import Unreadable
from kg.reading.layout import Piece, reading_order

SCAN = ("is a scan: the PDF holds pictures and no text; recognise its text first (OCR, for instance "
        "ocrmypdf -l chi_sim) and read the result")  # fmt: skip


def pdf_text(data: bytes) -> str:
    """The text of all pages of a PDF in reading order, pages parted by blank lines.

    Raises Unreadable where the PDF is damaged, locked, a scan, or does not say which characters it draws.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            text = "\n\n".join(reading_order(list(_pieces(page))) for page in document)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable("is locked by a password: save it without one" if locked
                         else "is a damaged PDF: fetch it again") from None
    drawn = [char for char in text if not char.isspace()]
    if not drawn:
        raise Unreadable(SCAN)
    unknown = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " " for char in drawn)
    if 2 * unknown > len(drawn):
        raise Unreadable("does not say which characters it draws: recognise its text (OCR) and read the result")
    return text + "\n"


def _pieces(page: Any) -> Iterator[Piece]:
    """The words of a page, in the order in which they were drawn."""
    chars: list[tuple[str, tuple[float, float, float, float]]] = []
    for char, box in _chars(page):
        if chars and not _beside(chars[-1][1], box):
            yield _piece(chars)
            chars = []
        chars.append((char, box))
    if chars:
        yield _piece(chars)


def _chars(page: Any) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Each character that is seen, with its box (left, bottom, right, top)."""
    from pypdfium2 import raw

    text = page.get_textpage()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if char.isspace() or not code:
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        if right > left and top > bottom:
            yield char, (left, bottom, right, top)


def _beside(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether a character follows another on the same line, at most a word space away."""
    size = min(one[3] - one[1], other[3] - other[1])
    level = abs(one[1] - other[1]) < 0.3 * size and abs(one[3] - other[3]) < 0.3 * size
    return level and -0.5 * size < other[0] - one[2] < 0.7 * size


def _piece(chars: list[tuple[str, tuple[float, float, float, float]]]) -> Piece:
    boxes = [box for _, box in chars]
    words = chars[0][0]
    for (_, before), (char, after) in pairwise(chars):
        wide = after[0] - before[2] > 0.2 * (after[3] - after[1])
        words += f" {char}" if wide else char
    bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
    return Piece(boxes[0][0], bottom, max(box[2] for box in boxes), top, top - bottom, words)
