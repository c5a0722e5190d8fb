"""Members of a list that a number and a class word sum up: 西坞、大畈、前洋等13个行政村; 甲、乙两镇.

What they have in common tells their type even where no name has its ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.recognition.candidates import Proposal
from kg.recognition.text import Text

_LONGEST = 24
_STOPS = "，。；：！？\n（）"
_MARKS, _JOINTS, _QUOTES = "、", frozenset("和与及"), "“”‘’"


def listed(text: Text) -> Iterator[Proposal]:
    """The members of every such list; where the first begins is open."""
    for found in _sums(tuple(text.lexicon.list_heads)).finditer(text.text):
        kind = text.lexicon.list_heads[found["head"]]
        members = _members(text, found.start())
        if len(members) < 2 or text.token(found.end() - 1).end > found.end():
            continue
        signs = ("always", kind, f"{kind} {'etc' if found['etc'] else 'no etc'}", f"members {min(len(members), 5)}")
        for number, (start, end) in enumerate(members):
            for first in _beginnings(text, start, end):
                if end - first > 1:
                    place = "at a mark" if number and first == start else "inside a member" if number else "first"
                    yield Proposal(first, end, kind, "listed", (*signs, place, *_own(text, first, end, kind, place)))


@cache
def _sums(heads: tuple[str, ...]) -> re.Pattern[str]:
    """等13个行政村, 两镇, 等2个10亿元以上项目: what closes a list."""
    words = "|".join(sorted(map(re.escape, heads), key=lambda word: (-len(word), word)))
    return re.compile(r"(?P<etc>等地?)?[一二两三四五六七八九十百\d]{1,4}(?:[个家所条座大][^，。；：！？、\n]{0,8}?)?"
                      rf"(?P<head>{words})")


def _members(text: Text, end: int) -> list[tuple[int, int]]:
    """The spans between the marks of a list that ends here, in order, quotation marks round them left out."""
    chars, found, stop, at = text.text, list[tuple[int, int]](), end, end - 1
    while at >= 0 and stop - at <= _LONGEST and chars[at] not in _STOPS:
        if chars[at] in _MARKS or (chars[at] in _JOINTS and at in text.starts and at + 1 in text.starts and not found):
            found.append((at + 1, stop))
            stop = at
        at -= 1
    found.append((at + 1, stop))
    stripped = (_unquoted(chars, *span) for span in reversed(found))
    return [(start, end) for start, end in stripped if start < end]


def _unquoted(chars: str, start: int, end: int) -> tuple[int, int]:
    while start < end and chars[start] in _QUOTES:
        start += 1
    while start < end and chars[end - 1] in _QUOTES:
        end -= 1
    return start, end


def _beginnings(text: Text, start: int, end: int) -> Iterator[int]:
    """Where a member may begin: at any of its words."""
    for token in text.tokens[text.index(start) : text.index(end - 1) + 1]:
        if start <= token.start < end:
            yield token.start


def _own(text: Text, start: int, end: int, kind: str, place: str) -> Iterator[str]:
    """Signs of one member."""
    word = "a word" if text.is_word(start, end) else "no word"
    yield from (f"{kind} {place}", f"{kind} of {min(end - start, 6)}", f"{kind} {word}")
    if place != "at a mark":
        yield f"{place} after {text.before(start)}"
    if any(char.isdigit() for char in text.text[start:end]):
        yield "a digit inside"
