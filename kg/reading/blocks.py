"""Lines → blocks: stretches of prose, title-like lines, and what else stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.reading.leads import lead_in
from kg.reading.lines import RULE, TEXT, Line

PROSE, TITLE = "prose", "title"
WIDEST_COLUMN = 60
"""Lines wider than this many Chinese characters are not wrapped ones."""
LONGEST_TITLE = 50


class Block(NamedTuple):
    """Lines that belong together. `kind` is PROSE, TITLE or the kind of a line; `lead`: an article opens here."""

    kind: str
    lines: tuple[Line, ...]
    lead: bool = False

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def words(self) -> str:
        """The lines' words, joined by spaces."""
        return " ".join(line.words for line in self.lines)

    @property
    def closed(self) -> bool:
        return self.lines[-1].closed


def read_blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page in its order."""
    blocks: list[Block] = []
    column, prose = 0.0, None
    for group in _groups(lines):
        if group[0].kind != TEXT:
            blocks.append(Block(group[0].kind, tuple(group)))
            if group[0].kind != "photo":
                prose = None
            continue
        if len(group) >= 3 and _wrapped(group):
            column = max(line.width for line in group)
        for part in _parts(group, column):
            lead = lead_in(" ".join(line.words for line in part[:3])) is not None
            goes_on = prose is not None and not prose.closed and not lead
            kind = PROSE if lead or _is_prose(part, goes_on, column if _wrapped(part) else 0.0) else TITLE
            blocks.append(Block(kind, tuple(part), lead))
            prose = blocks[-1] if kind == PROSE else None
    return blocks


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one kind that no blank line parts; where an article opens, a group begins."""
    group: list[Line] = []
    for line in lines:
        if group and (line.after_blank or line.kind != TEXT or group[-1].kind != TEXT or lead_in(line.words)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _wrapped(group: Sequence[Line]) -> bool:
    """Whether the lines look like those of a column: none wide, most of them not ending a sentence."""
    if max(line.width for line in group) > WIDEST_COLUMN:
        return False
    return len(group) == 1 or 2 * sum(line.closed for line in group[:-1]) < len(group)


def _parts(group: list[Line], column: float) -> Iterator[list[Line]]:
    """A group cut where a line stands for itself: each line of unwrapped text, short open lines of wrapped text."""
    if not _wrapped(group):
        for line in group:
            yield [line]
        return
    if len(group) < 3 or not any("。" in line.words for line in group):
        yield group
        return
    own = max(line.width for line in group)
    part: list[Line] = []
    for line, after in pairwise([*group, group[-1]]):
        part.append(line)
        short = line.width < 0.75 * own and not line.closed
        if short or (after.indented and not line.indented):
            yield part
            part = []
    if part:
        yield part


def _is_prose(part: Sequence[Line], goes_on: bool, column: float) -> bool:
    """Whether the lines are running text. `goes_on`: the prose before them ended within a sentence."""
    words = "".join(line.words for line in part)
    if "。" in words:
        return True
    if len(words) > LONGEST_TITLE and ("，" in words or "," in words or len(part) >= 3):
        return True
    if part[-1].closed and len(words) > 25:
        return True
    if goes_on:
        full = column and all(line.width >= column - 2.5 for line in part[:1])
        return bool(full) or (not column and len(words) > 20) or "，" in words
    return False
