"""Where words stand on a printed page → the order in which they are read: columns, headlines across them, lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

GUTTER = 0.8
"""White space at least so many characters wide parts two columns."""
APART = 1.0
"""White space of more than so many characters between two lines parts two paragraphs or boxes."""
RESIZED = 1.2
"""Lines whose sizes differ by more than this factor are not of one paragraph."""


class Piece(NamedTuple):
    """Words that stand beside each other on one line: the box around them (y grows upwards) and their size."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    words: str


Row = list[Piece]


def reading_order(pieces: Sequence[Piece]) -> str:
    """The text of a page: lines as printed, a blank line between paragraphs that stand apart, columns and boxes."""
    return "\n\n".join("\n".join(_lines(rows)) for rows in _boxes(list(pieces)))


def _boxes(pieces: list[Piece]) -> Iterator[list[Row]]:
    """The boxes of a page in reading order, each as rows from top to bottom.

    A box through which a free vertical strip runs falls into columns; else it is cut at its widest horizontal
    gap, until nothing stands side by side any more.
    """
    waiting = [pieces]
    while waiting:
        box = waiting.pop()
        rows = _rows(box)
        if all(_unbroken(row) for row in rows):
            if rows:
                yield rows
            continue
        columns = _columns(box) if len(rows) > 1 else [box]
        if len(columns) > 1:
            waiting += reversed(columns)
        elif len(rows) > 1:
            gaps = [_bottom(upper) - _top(lower) for upper, lower in pairwise(rows)]
            cut = gaps.index(max(gaps)) + 1
            waiting += [[piece for row in part for piece in row] for part in (rows[cut:], rows[:cut])]
        else:
            yield rows


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    """The pieces by rows, from top to bottom; pieces whose heights overlap by half stand in one row."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda one: (-one.top, one.left)):
        last = rows[-1] if rows else []
        shared = min(piece.top, _top(last)) - max(piece.bottom, _bottom(last)) if last else 0.0
        if last and shared > 0.5 * (piece.top - piece.bottom):
            last.append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces parted by the free vertical strips that run through all of them, from left to right."""
    gutter = GUTTER * median(piece.size for piece in pieces)
    columns: list[list[Piece]] = []
    right = 0.0
    for piece in sorted(pieces, key=lambda one: (one.left, -one.top)):
        if not columns or piece.left - right >= gutter:
            columns.append([])
            right = piece.right
        columns[-1].append(piece)
        right = max(right, piece.right)
    return columns


def _unbroken(row: Row) -> bool:
    """Whether the pieces of a row follow each other without a gutter."""
    return all(after.left - piece.right < GUTTER * max(piece.size, after.size) for piece, after in pairwise(row))


def _lines(rows: list[Row]) -> Iterator[str]:
    """The lines of a box; an indent is kept as two wide spaces, a blank line goes where the box is parted."""
    left = min(row[0].left for row in rows)
    leading = median([_bottom(upper) - _top(lower) for upper, lower in pairwise(rows)] or [0.0])
    above: Row | None = None
    for row in rows:
        size = row[0].size
        if above is not None:
            ratio = size / above[0].size
            gap = _bottom(above) - _top(row)
            if not 1 / RESIZED <= ratio <= RESIZED or gap > leading + APART * size:
                yield ""
        indent = "\u3000\u3000" if 1.5 * size <= row[0].left - left <= 2.5 * size else ""
        yield indent + " ".join(piece.words for piece in row)
        above = row


def _top(row: Row) -> float:
    return max(piece.top for piece in row)


def _bottom(row: Row) -> float:
    return min(piece.bottom for piece in row)
