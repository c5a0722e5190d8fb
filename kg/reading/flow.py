"""Wrapped text → flowing text in which every character knows its offset on the page.

A break or a stray space inside a Chinese word or a number is nothing; between Latin words it is one space.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad"
"""Characters without width, which count as white space here."""

_SPACE = re.compile(rf"[\s{INVISIBLE}]+")
_DIGITS_BEFORE = re.compile(r"\d+\Z")
_DIGITS_AFTER = re.compile(r"\d+")

Span = tuple[int, int]
Keeps = Callable[[str, int, int], bool]


def flow(text: str, paragraphs: Iterable[Iterable[Span]]) -> tuple[str, array[int]]:
    """The flowing text of some spans of `text`, and for each of its characters the offset in `text`.

    A paragraph is a list of spans (more than one where something is left out of it). Paragraphs are joined by a
    newline, spans like wrapped lines. What is put in has the offset of the white space that it stands for.
    """
    out: list[str] = []
    offsets = array("I")
    for spans in paragraphs:
        if offsets:
            out.append("\n")
            offsets.append(offsets[-1] + 1)
        _append(text, spans, out, offsets, in_prose)
    return "".join(out), offsets


def title(text: str, spans: Iterable[Span]) -> tuple[str, array[int]]:
    """Like `flow` for the lines of a headline, where a space between words is set on purpose and stays."""
    out: list[str] = []
    offsets = array("I")
    for span in spans:
        if offsets:
            out.append(" ")
            offsets.append(offsets[-1] + 1)
        _append(text, [span], out, offsets, in_title)
    return "".join(out), offsets


def _append(text: str, spans: Iterable[Span], out: list[str], offsets: array[int], keeps: Keeps) -> None:
    """Adds the spans' characters, deciding about each run of white space inside them."""
    last = -1
    for start, end in spans:
        if last >= 0 and _latin(text[last]) and _latin(text[start]):
            out.append(" ")
            offsets.append(last + 1)
        at = start
        for run in _SPACE.finditer(text, start, end):
            left, right = run.span()
            out.append(text[at:left])
            offsets.extend(range(at, left))
            if start < left and right < end and keeps(text, left, right):
                out.append(" ")
                offsets.append(left)
            at = right
        out.append(text[at:end])
        offsets.extend(range(at, end))
        last = end - 1


def in_prose(text: str, left: int, right: int) -> bool:
    """Whether the white space `text[left:right]` in running text parts two words."""
    before, after = text[left - 1], text[right]
    if "\u2e80" <= before < "\uff00" and "\u2e80" <= after < "\uff00":
        return False
    if before.isdigit() and after.isdigit():
        return _two_numbers(text, left, right)
    if before < "\u2e80" and after < "\u2e80":
        return _latin(before) or _latin(after)
    return False


def in_title(text: str, left: int, right: int) -> bool:
    """Whether the white space `text[left:right]` in a headline parts two phrases: not one beside a number (5 大),
    nor between lone characters (通 知)."""
    before, after = text[left - 1], text[right]
    if before < "\u2e80" and after < "\u2e80":
        return in_prose(text, left, right)
    if (before + after).isascii() or any(char.isascii() and char.isalnum() for char in (before, after)):
        return False
    return bool(text[max(0, left - 2) : left - 1].strip() or text[right + 1 : right + 2].strip())


def _latin(char: str) -> bool:
    return char < "\u2e80" and char.isalpha()


def _two_numbers(text: str, left: int, right: int) -> bool:
    """Whether digits on both sides of a gap are two numbers: not 2 023, nor 16 800, nor a break in a long one."""
    before = _DIGITS_BEFORE.search(text, max(0, left - 12), left)
    after = _DIGITS_AFTER.match(text, right, right + 12)
    ahead, behind = len(before[0]) if before else 0, len(after[0]) if after else 0
    if "\n" in text[left:right]:
        return ahead >= 4 and behind >= 4
    return ahead + behind > 4 and not (ahead <= 3 and behind == 3)
