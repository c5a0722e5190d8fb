"""Government bodies by their stem and what names their place: 市科技局, 长兴县经信局, 省委, 商务部."""

from __future__ import annotations

from collections.abc import Iterator

from kg.recognition.candidates import Candidate
from kg.recognition.lexicon import LEVELS, Body
from kg.recognition.text import Text

_NOT_BEFORE_LEVEL = set("全各本我该某两邻外跨城都")
_GROWS = set("长员")      # 局长, 委员: the stem goes on into a title

# Log-odds of each sign, set by hand on annotated pages.
_NAMED_PLACE, _LEVEL_WORD, _NATIONAL = 3.0, 2.4, 2.0
_LISTED, _BEFORE_TITLE, _BARE = 1.4, 1.0, -0.6


def bodies(text: Text) -> Iterator[Candidate]:
    """Bodies of the table behind a place or a level word, national ones, and bare ones beside another body."""
    chars, found_ends = text.text, set()
    for start, end, body in text.lexicon.bodies.find(chars):
        if end < len(chars) and chars[end] in _GROWS and chars[end - 1 : end + 1] in text.lexicon.titles:
            if chars[end - 1 : end + 1] != "局长" or end - start < 3:
                continue
        for left, score, rule in _lefts(text, start, body):
            found_ends.add(end)
            yield Candidate(left, end, "GovernmentBody", score, rule)
        bare = _bare(text, start, end, body, found_ends)
        if bare is not None:
            found_ends.add(end)
            yield Candidate(start, end, "GovernmentBody", bare, "body.bare")


def _lefts(text: Text, start: int, body: Body) -> Iterator[tuple[int, float, str]]:
    """Where a body may begin when its place or its level stands before its stem."""
    chars = text.text
    for left in text.place_chains(start):
        yield left, _NAMED_PLACE, "body.place"
    level = chars[start - 1] if start else ""
    if LEVELS.get(level, "-") and set(LEVELS.get(level, "")) & set(body.levels):
        clean = start < 2 or chars[start - 2] not in _NOT_BEFORE_LEVEL
        if clean and (start - 1 in text.starts or not text.is_word(start - 2, start)):
            yield start - 1, _LEVEL_WORD, "body.level"


def _bare(text: Text, start: int, end: int, body: Body, found_ends: set[int]) -> float | None:
    """The score of a stem that stands alone, None where it cannot be one."""
    chars = text.text
    if "n" in body.levels:
        return _NATIONAL if start in text.starts or end in text.ends else 0.0
    if end - start < 3 or start not in text.starts:
        return None
    if start >= 2 and chars[start - 1] in "、和" and start - 1 in found_ends:
        return _LISTED
    if text.lexicon.title_starting(chars, end) and (start == 0 or chars[start - 1] in "、，。"):
        return _BEFORE_TITLE
    return _BARE
