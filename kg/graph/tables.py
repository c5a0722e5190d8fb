"""Tables for terminals: Chinese characters are two columns wide, and what would confuse a terminal is replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import combining, east_asian_width


def table(header: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> Iterator[str]:
    """The lines of a table, columns two spaces apart; a table wider than `width` has its widest columns cut."""
    cells = [[clean(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
    while width and sum(widths) + 2 * len(widths) - 2 > width and max(widths) > 4:
        widths[widths.index(max(widths))] -= 1
    for row in cells:
        yield "  ".join(_fit(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip()


def columns(words: str) -> int:
    """How many columns of a terminal words take."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in words)


def clean(words: str) -> str:
    """Words on one line, without characters that steer a terminal or turn the direction of text."""
    spaced = " ".join(words.split())
    return "".join(character if character.isprintable() else "\ufffd" for character in spaced.replace("\u3000", " "))


def _fit(words: str, width: int) -> str:
    if columns(words) <= width:
        return words + " " * (width - columns(words))
    while words and columns(words) > width - 1:
        words = words[:-1]
    return f"{words}…" + " " * (width - 1 - columns(words))
