"""Lines → blocks: stretches of prose, title-like lines, and what else stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from kg.reading.leads import lead_in
from kg.reading.lines import BYLINE, PHOTO, TEXT, Line
from kg.reading.words import word_set

PROSE, TITLE = "prose", "title"
WIDEST_COLUMN = 60
"""Lines wider than this many Chinese characters are not wrapped ones."""
LONGEST_TITLE = 50
SLACK = 5
"""A wrapped line may be so many characters narrower than its column: an indent, a word or sign that did not fit."""


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
    column, open_ = 0.0, False
    for group in _groups(lines):
        if group[0].kind != TEXT:
            blocks.append(Block(group[0].kind, tuple(group)))
            open_ = open_ and group[0].kind == PHOTO
            continue
        wrapped = _wrapped(group, column)
        if wrapped and len(group) >= 3:
            column = max(line.width for line in group)
        for part in _parts(group, wrapped):
            lead = part[0].lead is not None or _leads(part)
            prose = lead or _is_prose(part, open_, column if wrapped else 0.0)
            blocks.append(Block(PROSE if prose else TITLE, tuple(part), lead))
            open_ = not part[-1].closed if prose else open_ and not wrapped
    return list(_settled(blocks))


def _settled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with what only looked like the first line of a paragraph turned into a title before a by-line."""
    for block, after in zip_longest(blocks, blocks[1:]):
        looks = block.kind == PROSE and not (block.lead or block.closed or "。" in block.words)
        if looks and after and after.kind == BYLINE and len(block.words) <= LONGEST_TITLE:
            block = block._replace(kind=TITLE)
        yield block


def _leads(part: Sequence[Line]) -> bool:
    """Whether an opening is broken over the first two lines."""
    broken = len(part) > 1 and part[0].words.startswith(tuple(word_set("leadins", "self")))
    return broken and lead_in(part[0].words + part[1].words) is not None


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one kind that no blank line parts; where an article opens, a group begins."""
    group: list[Line] = []
    for line in lines:
        if group and (line.after_blank or line.kind != TEXT or group[-1].kind != TEXT or line.lead):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _wrapped(group: Sequence[Line], column: float) -> bool:
    """Whether the lines look like those of a column: none wide, most of them not ending a sentence.

    `column` is how wide the columns before were, 0 where there were none.
    """
    widest = max(line.width for line in group)
    if widest > WIDEST_COLUMN:
        return False
    if len(group) == 1 or (column and len(group) == 2):
        return 0 < widest <= column + 2
    return 2 * sum(line.closed for line in group[:-1]) < len(group)


def _parts(group: list[Line], wrapped: bool) -> Iterator[list[Line]]:
    """A group cut where a line stands for itself: each line of unwrapped text, short open lines of wrapped text."""
    if not wrapped:
        yield from ([line] for line in group)
        return
    if len(group) < 3 or not any("。" in line.words for line in group):
        yield group
        return
    column = max(line.width for line in group)
    part: list[Line] = []
    for line, after in pairwise([*group, group[-1]]):
        part.append(line)
        if (line.width < column - SLACK and not line.closed) or (after.indented and not line.indented):
            yield part
            part = []
    if part:
        yield part


def _is_prose(part: Sequence[Line], goes_on: bool, column: float) -> bool:
    """Whether the lines are running text.

    `goes_on`: the prose before them ended within a sentence. `column`: how wide wrapped lines are, else 0.
    """
    words = "".join(line.words for line in part)
    comma = "，" in words or "," in words
    if "。" in words or (part[-1].closed and len(words) > 25) or any(line.words[-1] in "；;" for line in part):
        return True
    if words[0] in "（(" and words[-1] in "）)" and lead_in(words[1:-1]):
        return True  # the dateline below a body
    if words.endswith(("：", ":")) and comma and len(words) > 20:
        return True
    if len(words) > LONGEST_TITLE and (comma or len(part) >= 3):
        return True
    if column:
        full = all(line.width >= column - SLACK for line in part)
        return full and (goes_on or comma)
    return goes_on and (part[-1].closed or "，" in words)
