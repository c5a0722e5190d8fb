"""Names that their ending gives away: companies, bodies, institutions, places, projects, events.

The right edge is the ending (有限公司, 博览会, 街道); the left edge is found by walking back word by word. Each place
where the name could begin gives a proposal, with signs of what the name would hold and what would stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.recognition.candidates import Proposal
from kg.recognition.lexicon import LEVELS, Suffix
from kg.recognition.text import Text, Token

_LONGEST = 36
_PART = re.compile(r"[一二三四五六七八九十\d]{1,3}(?:区|号?馆|号楼|号门)")      # 国际商贸城|二区
_STOPS = set("，。；：！？、\n…—《》")
_OPENS = {"”": "“", "）": "（", "’": "‘"}
_NEVER = ("p", "c", "u", "d", "r", "y", "e", "o", "h")     # jieba's tags: preposition, conjunction, particle ...
_PROPER = ("ns", "nr", "nz", "nt", "eng")
_JOINTS = set("和与")
_FORMER = ("原", "原先", "曾经")
_ORDINALS = set("第届期号次年区省市县路")


@dataclass(slots=True)
class _Walk:
    """What the walk to the left has seen so far."""

    proper: bool = False
    quoted: bool = False
    ordinal: bool = False
    verbs: int = 0
    titles: int = 0
    words: int = 0
    first: str = ""
    joint: str = ""


def suffixed(text: Text) -> Iterator[Proposal]:
    """Proposals of every ending in the text."""
    longest: dict[int, tuple[int, Suffix]] = {}
    for start, end, suffix in text.hits("suffixes", text.lexicon.suffixes):
        if end not in longest or start < longest[end][0]:
            longest[end] = start, suffix
    bodies = {end for _, end, _ in text.hits("bodies", text.lexicon.bodies)}
    for end, (start, suffix) in longest.items():
        last = text.token(end - 1)
        if text.text[last.start : end] not in text.lexicon.tails and (
                last.end == end or not text.is_word(last.start, last.end)):
            yield from _leftwards(text, start, end, suffix, bodies)


def _leftwards(text: Text, suffix_start: int, end: int, suffix: Suffix, bodies: set[int]) -> Iterator[Proposal]:
    """One proposal for each word at which the name may begin; 市委|市政府 are two, whatever stands before."""
    chars, lexicon, walk, start = text.text, text.lexicon, _Walk(), suffix_start
    right = _right_signs(text, suffix_start, end, suffix)
    part = _PART.match(chars, end) if suffix.type == "Place" else None
    number = text.index(suffix_start)
    if text.tokens[number].start == suffix_start:
        number -= 1
    while number >= 0 and end - text.tokens[number].start <= _LONGEST:
        token = text.tokens[number]
        last = chars[token.end - 1]
        if last in _OPENS and token.end <= start:
            opened = chars.rfind(_OPENS[last], max(0, end - _LONGEST), token.start)
            if opened < 0 or any(char in "。；！？\n" for char in chars[opened : token.start]):
                return
            walk.quoted, walk.first = walk.quoted or last == "”", "quotation"
            start, number = opened, text.index(opened) - 1
        elif token.end - token.start == 1 and last in _JOINTS and not walk.joint and walk.words:
            walk.joint, start, number = walk.first, token.start, number - 1
            continue
        elif last in _STOPS or last in _OPENS.values() or _bars(text, token) or _two_bodies(chars, start, bodies):
            return
        else:
            _see(walk, token, text, suffix_start)
            start = token.start
            number -= 1
        walk.words += 1
        name = chars[start:end]
        if name[name.rfind("”") + 1 :] in lexicon.generic:
            continue
        signs = (*right, *_left_signs(text, walk, start, suffix_start, suffix))
        yield Proposal(start, end, suffix.type, "suffix", signs)
        if part:
            yield Proposal(start, part.end(), suffix.type, "suffix", (*signs, "with a part's number"))


def _bars(text: Text, token: Token) -> bool:
    """Whether no name reaches back over this word."""
    word, lexicon = text.text[token.start : token.end], text.lexicon
    kind = lexicon.edges.get(word)
    if kind is not None and not (kind == "verb" and word in lexicon.nominal):
        return True
    if word in _FORMER:
        return True
    if token.tag.startswith("q"):
        return not _ORDINALS & set(word)
    if token.tag == "m":
        return not (word.startswith("第") or (word.isalnum() and word.isascii()))
    if token.tag.startswith("t"):
        return not word[:-1].isdigit()
    return token.tag.startswith(_NEVER) or word.isspace()


def _two_bodies(chars: str, start: int, bodies: set[int]) -> bool:
    """Whether one body ends where another begins with its level: 市委|市政府."""
    return start in bodies and chars[start] in LEVELS


def _see(walk: _Walk, token: Token, text: Text, suffix_start: int) -> None:
    """Takes a word into account."""
    word, lexicon = text.text[token.start : min(token.end, suffix_start)], text.lexicon
    unknown = token.end - token.start > 1 and token.tag != "m" and not text.is_word(token.start, token.end)
    place = bool(text.place_at(token.start, suffix_start))
    walk.proper = walk.proper or token.tag in _PROPER or unknown or place
    walk.ordinal = walk.ordinal or word.startswith("第") or (word.isdigit() and len(word) == 4)
    verb = token.tag == "v" and word not in lexicon.nominal
    title = (lexicon.titles.get(word) or "none") != "none"
    walk.verbs += verb
    walk.titles += title
    level = word[0] in LEVELS and text.is_level_word(token.start)
    walk.first = ("place" if place else "title" if title else "level" if level else "unknown" if unknown
                  else "number" if word.isdigit() and len(word) != 4 else "ordinal" if walk.ordinal and token.tag == "m"
                  else "verb" if verb else token.tag)


def _right_signs(text: Text, suffix_start: int, end: int, suffix: Suffix) -> tuple[str, ...]:
    """Signs that hold wherever the name begins: the ending itself and what stands behind it."""
    ending = text.text[suffix_start:end]
    strength = f"{suffix.type} {'strong' if suffix.strong else 'weak'}"
    after = text.after(end)
    torn = text.torn(end - 1, end)
    return "always", f"ending {ending}", strength, f"after {after}", f"{suffix.type} after {after}", *torn


def _left_signs(text: Text, walk: _Walk, start: int, suffix_start: int, suffix: Suffix) -> Iterator[str]:
    """Signs of what the name holds before its ending and of what stands before it."""
    kind = suffix.type
    before = text.before(start)
    core = suffix_start - start
    yield f"before {before}"
    yield f"{kind} before {before}"
    yield f"first {walk.first}"
    yield f"{kind} first {walk.first}"
    yield f"first {walk.first} before {before}"
    yield f"{kind} core of {min(core, 8)}"
    yield f"words {min(walk.words, 6)}"
    yield f"{kind} proper {walk.proper}"
    strength = "strong" if suffix.strong else "weak"
    yield f"{strength} proper {walk.proper} quoted {walk.quoted} ordinal {walk.ordinal}"
    if walk.quoted:
        yield f"{kind} quoted"
    if walk.ordinal:
        yield f"{kind} ordinal"
    if walk.joint:
        yield f"joint inside after {walk.joint}"
        yield f"{kind} joint inside first {walk.first}"
    yield f"verbs {min(walk.verbs, 3)}"
    yield f"titles {min(walk.titles, 2)}"
    if text.place_at(start, suffix_start) == suffix_start:
        yield f"{kind} only a place {strength}"
    if text.honoured(start):
        yield f"{kind} in an honour"
    if text.lexicon.generic_modifier(text.text[start : start + 4]):
        yield f"begins generic proper {walk.proper}"
