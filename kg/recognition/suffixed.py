"""Names that their ending gives away: companies, bodies, institutions, places, projects, events.

The right edge is the ending (有限公司, 博览会, 街道); the left edge is found by walking back word by word. Each place
where the name could begin gives a candidate, scored by what the name would hold and what would stand before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.recognition.candidates import Candidate
from kg.recognition.lexicon import LEVELS, Lexicon, Suffix
from kg.recognition.text import Text, Token

_LONGEST = 32
_STOPS = set("，。；：！？、\n…—《》")
_OPENS = {"”": "“", "）": "（", "’": "‘"}
_NEVER = ("p", "c", "u", "d", "r", "y", "e", "o", "h")     # jieba's tags: preposition, conjunction, particle ...
_PROPER = ("ns", "nr", "nz", "nt", "eng")
_ORDINALS = set("第届期号次年区省市县路")

# Log-odds of each sign, set by hand on annotated pages.
_STRENGTH = {"strong": 0.6, "weak": -0.9}
_FROM_PLACE = 1.0
_FROM_LEVEL = 1.0
_FROM_NOUN = -0.5
_PROPER_INSIDE = 0.6
_QUOTED_INSIDE = 1.3
_ORDINAL_INSIDE = 1.2
_PLAIN = -0.9
_VERB_INSIDE = -0.5
_STOP_VERB_INSIDE = -1.6
_VERB_FIRST = -1.5
_EDGE = {"stop": 0.6, "edge": 0.6, "quote": 1.0, "noun": -1.3, "cut": -2.5}
_CORE_TOO_SHORT = -2.5


@dataclass(slots=True)
class _Walk:
    """What the walk to the left has seen so far."""

    proper: bool = False
    quoted: bool = False
    ordinal: bool = False
    verbs: int = 0
    stop_verbs: int = 0
    verb_first: bool = False


def suffixed(text: Text) -> Iterator[Candidate]:
    """Candidates of every ending in the text."""
    for start, end, suffix in text.lexicon.suffixes.find(text.text):
        last = text.token(end - 1)
        if last.end == end or not text.is_word(last.start, last.end):
            yield from _leftwards(text, start, end, suffix)


def _leftwards(text: Text, suffix_start: int, end: int, suffix: Suffix) -> Iterator[Candidate]:
    chars, lexicon, walk, start = text.text, text.lexicon, _Walk(), suffix_start
    number = text.index(suffix_start)
    if text.tokens[number].start == suffix_start:
        number -= 1
    while number >= 0 and end - text.tokens[number].start <= _LONGEST:
        token = text.tokens[number]
        last = chars[token.end - 1]
        if last in _OPENS and token.start >= start - (token.end - token.start):
            opened = chars.rfind(_OPENS[last], max(0, end - _LONGEST), token.start)
            if opened < 0 or any(char in "。；！？\n" for char in chars[opened:token.start]):
                return
            start, walk.quoted, walk.verb_first = opened, walk.quoted or last == "”", False
            number = text.index(opened) - 1
        elif last in _STOPS or last in _OPENS.values() or _bars(token, chars, lexicon):
            return
        else:
            _see(walk, token, text, suffix_start)
            start = token.start
            number -= 1
        name = chars[start:end]
        if name in lexicon.generic or lexicon.generic_modifier(name):
            continue
        yield Candidate(start, end, suffix.type, _score(text, walk, start, suffix_start, end, suffix),
                        f"suffix.{suffix.type.lower()}")


def _bars(token: Token, chars: str, lexicon: Lexicon) -> bool:
    """Whether no name reaches back over this word."""
    word = chars[token.start : token.end]
    kind = lexicon.edges.get(word)
    if kind is not None and kind != "verb":
        return True
    if token.tag.startswith("q"):
        return not _ORDINALS & set(word)
    if token.tag.startswith("t"):
        return not word[:-1].isdigit()
    return token.tag.startswith(_NEVER) or word.isspace()


def _see(walk: _Walk, token: Token, text: Text, suffix_start: int) -> None:
    word, lexicon = text.text[token.start : min(token.end, suffix_start)], text.lexicon
    walk.proper = walk.proper or token.tag in _PROPER or bool(text.place_at(token.start, suffix_start))
    walk.ordinal = walk.ordinal or word.startswith("第") or (word.isdigit() and len(word) == 4)
    walk.verb_first = token.tag == "v" and word not in lexicon.nominal
    if walk.verb_first:
        walk.verbs += 1
        walk.stop_verbs += lexicon.edges.get(word) == "verb"


def _score(text: Text, walk: _Walk, start: int, suffix_start: int, end: int, suffix: Suffix) -> float:
    chars = text.text
    score = _STRENGTH["strong" if suffix.strong else "weak"]
    core = chars[start:suffix_start]
    place = text.place_at(start, end)
    if place:
        score += _FROM_PLACE
        if place == suffix_start and not suffix.strong:
            score += _CORE_TOO_SHORT
    elif core[0] in LEVELS and start in text.starts and len(core) > 1:
        score += _FROM_LEVEL
    if walk.quoted:
        score += _QUOTED_INSIDE
    if walk.ordinal:
        score += _ORDINAL_INSIDE
    if walk.proper:
        score += _PROPER_INSIDE
    if not (walk.proper or walk.quoted or walk.ordinal or place):
        score += _PLAIN
    if len(core) < 2 and suffix.type not in ("Village", "Town"):
        score += _CORE_TOO_SHORT
    if walk.verb_first:
        score += _VERB_FIRST
    score += walk.verbs * _VERB_INSIDE + walk.stop_verbs * _STOP_VERB_INSIDE
    return score + _EDGE[_edge(text, start)]


def _edge(text: Text, start: int) -> str:
    """What stands before a name that would begin here."""
    chars = text.text
    if start == 0 or chars[start - 1] in _STOPS or chars[start - 1] in "”）’ ":
        return "stop"
    if chars[start - 1] in "“（‘":
        return "quote"
    if start not in text.starts:
        return "cut"
    token = text.token(start - 1)
    lexicon = text.lexicon
    return "edge" if _bars(token, chars, lexicon) or chars[token.start : token.end] in lexicon.edges else "noun"
