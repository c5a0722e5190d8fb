"""Persons: a surname with a given name, and what stands around it.

Each place in the text where a name may begin gives a few spans of one to two given characters. What speaks for a
span (a title before it, a verb of speech behind it, its neighbours in a list ...) adds to its log-odds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.recognition.candidates import Candidate
from kg.recognition.text import Text, segmenter

_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fffA-Z.]{1,8})+|[A-Z]{2,}(?: [A-Z]{2,})+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STOPS = set("，。；：！？、（）《》“”‘’\n \t…—")
_JOINTS = set("、和与及")

# Log-odds of each sign, set by hand on annotated pages; the signs are independent enough to be added up.
_BASE = {1: 0.2, 2: -0.1, 3: -0.9}
_AMBIGUOUS = -0.5
_THREE, _TWO = 0.3, -0.3
_GIVEN = {1: 0.35, 2: 0.1, 0: -0.35}
_TAGGED = 1.2
_ONE_WORD = -2.2
_INSIDE_WORDS = -1.2
_BREAKS_NEXT = -1.8
_GIVEN_IS_WORD = -1.5
_LEFT = {"title": 2.6, "role": 1.8, "stop": 0.2, "joint": 0.3, "other": -1.6}
_RIGHT = {"title": 1.8, "speech": 1.6, "stop": 0.3, "joint": 0.3, "word": 0.2, "other": -1.5}
_LISTED = 1.5
_START = -1.6


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    score: float


def persons(text: Text) -> Iterator[Candidate]:
    """Persons of a text: Chinese names by the signs around them, foreign ones by their form."""
    for found in _FOREIGN.finditer(text.text):
        score = 2.0 if "·" in found[0] or "•" in found[0] or "・" in found[0] else 0.5
        yield Candidate(found.start(), found.end(), "Person", score, "person.foreign")
    spans = [span for start in range(len(text.text)) for span in _spans(text, start)]
    for span, listed in _listed(text.text, spans):
        yield Candidate(span.start, span.end, "Person", span.score + listed, "person.list" if listed else "person.signs")


def _spans(text: Text, start: int) -> Iterator[_Span]:
    """The names that may begin here."""
    chars, lexicon = text.text, text.lexicon
    surname = 2 if chars[start : start + 2] in lexicon.surnames else 1
    known = lexicon.surnames.get(chars[start : start + surname])
    if known is None:
        return
    left = _left(text, start)
    if left == "other" and text.token(start).tag != "nr":
        return
    for given in (1, 2):
        end = start + surname + given
        name = chars[start + surname : end]
        if len(name) < given or not all(map(_HAN.match, name)) or any(char in lexicon.not_given for char in name):
            return
        if lexicon.after_person.get(name) == "form":
            return
        right = _right(text, end)
        score = _START + _BASE[known.frequency] + (_AMBIGUOUS if known.ambiguous else 0)
        score += _THREE if given == 2 else _TWO
        score += sum(_GIVEN[lexicon.given.get(char, 0)] for char in name)
        score += _LEFT[left] + _RIGHT[right] + _words(text, start, end)
        if right not in ("stop", "joint", "title") and _breaks(chars, end):
            score += _BREAKS_NEXT
        if left != "title" and known.ambiguous and given == 2 and text.is_word(start + surname, end):
            score += _GIVEN_IS_WORD
        yield _Span(start, end, score)


def _words(text: Text, start: int, end: int) -> float:
    """How the segmenter's words lie to the span: its own guess at a name, an ordinary word, a part of one."""
    token = text.token(start)
    if token.start == start and token.end == end:
        if token.tag.startswith("nr"):
            return _TAGGED
        return _ONE_WORD if segmenter().has_word(text.text[start:end]) else 0.0
    if token.start < start or (token.end > end and segmenter().has_word(text.text[token.start : token.end])):
        return _INSIDE_WORDS
    return 0.0


def _breaks(chars: str, end: int) -> bool:
    """Whether ending here tears a word of the dictionary apart: 王健汇|报."""
    return segmenter().has_word(chars[end - 1 : end + 1])


def _left(text: Text, start: int) -> str:
    chars, lexicon = text.text, text.lexicon
    if start == 0 or chars[start - 1] in _STOPS:
        return "joint" if start and chars[start - 1] == "、" else "stop"
    kind = lexicon.title_ending(chars, start)
    if kind and not any(lexicon.after_person.get(chars[start - size : start]) == "form" for size in (2, 3)):
        return "role" if kind == "none" else "title"
    if chars[start - 1] in _JOINTS:
        return "joint"
    return "stop" if start in text.starts and _is_edge(text, start) else "other"


def _is_edge(text: Text, start: int) -> bool:
    """Whether the word before may stand before a name: a preposition, a conjunction, a verb."""
    token = text.token(start - 1)
    return text.text[token.start : token.end] in text.lexicon.edges or token.tag.startswith(("p", "c", "v", "u"))


def _right(text: Text, end: int) -> str:
    chars, lexicon = text.text, text.lexicon
    if end >= len(chars) or chars[end] in _STOPS:
        return "stop"
    if any(chars[end : end + length] in lexicon.after_person for length in (4, 3, 2, 1)):
        return "speech"
    if lexicon.title_starting(chars, end):
        return "title"
    if chars[end] in _JOINTS:
        return "joint"
    return "word" if end in text.starts else "other"


def _listed(chars: str, spans: list[_Span]) -> Iterator[tuple[_Span, float]]:
    """Each span with what its neighbours in a list (A、B和C) add: a name beside a name is a name."""
    begins: dict[int, list[_Span]] = {}
    for span in spans:
        begins.setdefault(span.start, []).append(span)
    support: dict[_Span, float] = {}
    for span in spans:
        if span.end < len(chars) and chars[span.end] in _JOINTS:
            for other in begins.get(span.end + 1, ()):
                for one, peer in ((span, other), (other, span)):
                    support[one] = max(support.get(one, 0.0), _LISTED if peer.score > -1.5 else 0.0)
    for span in spans:
        yield span, support.get(span, 0.0)
