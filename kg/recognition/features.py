"""What the taggers see of each character of a text, as integer codes, one array for each template.

The characters around it, the segmenter's words, the lists that hold them, and what the other witnesses chose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from kg.recognition.candidates import Candidate
from kg.recognition.text import Text
from kg.records import CLASSES

Codes = npt.NDArray[np.int64]

_NUMBER = {kind: number for number, kind in enumerate(CLASSES)}
_KINDS = {kind: number for number, kind in enumerate(
    ("prep", "conj", "particle", "verb", "adverb", "time", "opening"), start=1)}  # fmt: skip
_TITLE_KINDS = {kind: number for number, kind in enumerate(
    ("party", "place", "organ", "company", "institution", "village", "any", "none"), start=1)}  # fmt: skip
_PAD = 0
_ENCLOSED = (re.compile("（[^（）\n]*）"), re.compile("“[^“”\n]*”"), re.compile("《[^《》\n]*》"))


def codes(text: Text, chosen: Sequence[Candidate]) -> dict[str, Codes]:
    """What the tagger sees: for each template the code of every character of the text."""
    size = len(text.text)
    chars = np.fromiter(map(ord, text.text), np.int64, size)
    chars[(chars >= 48) & (chars <= 57)] = 48      # a digit is a digit
    words, tags = _words(text)
    lists = _lists(text)
    rules = _rules(size, chosen)

    def at(values: Codes, step: int) -> Codes:
        moved = np.full(size, _PAD, np.int64)
        if step < 0:
            moved[-step:] = values[:step]
        elif step > 0:
            moved[:-step] = values[step:]
        else:
            moved[:] = values
        return moved

    def pair(first: Codes, second: Codes) -> Codes:
        return (first << 20) + second

    seen = {f"char {step}": at(chars, step) for step in (-3, -2, -1, 0, 1, 2, 3)}
    seen |= {f"chars {step}": pair(at(chars, step), at(chars, step + 1)) for step in (-2, -1, 0, 1)}
    seen["chars around"] = pair(at(chars, -1), at(chars, 1))
    seen["char and second before"] = pair(at(chars, -2), chars)
    seen["char and second after"] = pair(chars, at(chars, 2))
    seen |= _neighbours(text)
    seen |= {f"word {step}": at(words, step) for step in (-1, 0, 1)}
    seen |= {f"tag {step}": at(tags, step) for step in (-1, 0, 1)}
    seen["words"] = pair(at(tags, -1), tags)
    seen |= {f"rule {step}": at(rules, step) for step in (-1, 0, 1)}
    seen["rules"] = pair(at(rules, -1), rules)
    seen["rule and char"] = pair(rules, chars)
    for name, values in lists.items():
        seen |= {f"{name} {step}": at(values, step) for step in (-1, 0, 1)}
    seen["enclosed"] = _enclosed(text.text)
    seen["honoured"] = np.zeros(size, np.int64)
    for start, end in text.honours:
        seen["honoured"][start:end] = 1 + (text.text[end : end + 1] in ("称", "荣"))
    seen["title and surname"] = pair(lists["title before"], lists["surname"])
    return seen


def _words(text: Text) -> tuple[Codes, Codes]:
    """For each character its word's kind in verbs.tsv with its place in the word, and the word's tag with the same."""
    edges, chars = text.lexicon.edges, text.text
    starts = np.array([token.start for token in text.tokens])
    ends = np.array([token.end for token in text.tokens])
    kinds = np.array([_KINDS.get(edges.get(chars[one.start : one.end], ""), 0) for one in text.tokens])
    tags = np.array([int.from_bytes(token.tag[:2].encode(), "big") for token in text.tokens])
    lengths, places = ends - starts, np.arange(len(chars))
    where = (places > np.repeat(starts, lengths)) + 2 * (places < np.repeat(ends, lengths) - 1) + 1
    return np.repeat(kinds, lengths) * 4 + where, np.repeat(tags, lengths) * 4 + where


def _neighbours(text: Text) -> dict[str, Codes]:
    """For each character its word and the words on either side, as check sums; numbers are all one."""
    words = [text.text[token.start : token.end] for token in text.tokens]
    sums = np.array([0, *(1 if word.isdigit() else crc32(word.encode()) for word in words), 0], np.int64)
    number = np.repeat(np.arange(len(words)), [len(word) for word in words])
    return {f"token {step}": sums[number + 1 + step] for step in (-1, 0, 1)}


def _lists(text: Text) -> dict[str, Codes]:
    """For each character, which lists hold a phrase that begins, lies or ends there."""
    size, lexicon = len(text.text), text.lexicon
    found = {name: np.zeros(size, np.int64) for name in
             ("place", "town", "ending", "ending start", "body", "title before", "title after", "surname", "given")}
    for start, hits in text.places.items():
        for end, known in hits:
            full = any(one.name == text.text[start:end] for one in known)
            _span(found["place"], start, end, 1 + full)
    for start, end, _ in text.hits("towns", lexicon.towns):
        _span(found["town"], start, end, 1)
    for start, end, suffix in text.hits("suffixes", lexicon.suffixes):
        code = 1 + _NUMBER[suffix.type] * 2 + suffix.strong
        found["ending"][end - 1] = code
        found["ending start"][start] = code
    for start, end, body in text.hits("bodies", lexicon.bodies):
        _span(found["body"], start, end, 1 + ("n" in body.levels))
    for place, char in enumerate(text.text):
        if char in lexicon.surname_starts:
            known_name = lexicon.surnames.get(char)
            found["surname"][place] = 1 + (known_name.frequency * 2 + known_name.ambiguous if known_name else 0)
            if place:
                found["title before"][place] = _TITLE_KINDS.get(text.title_to.get(place, ""), 0)
        found["given"][place] = 1 + lexicon.given.get(char, 0) if char not in lexicon.not_given else 0
    for start, kind in text.title_from.items():
        if start in text.starts:
            found["title after"][start] = _TITLE_KINDS[kind]
    return found


def _enclosed(chars: str) -> Codes:
    """For each character how long the title 《》, the quotation or the bracket is that holds it; 0 outside."""
    values = np.zeros(len(chars), np.int64)
    for number, pattern in enumerate(_ENCLOSED):
        for found in pattern.finditer(chars):
            values[found.start() : found.end()] = number * 5 + 1 + min(3, (found.end() - found.start()) // 6)
    return values


def _span(values: Codes, start: int, end: int, code: int) -> None:
    """Marks the longest span: its start, its inside, its end."""
    if values[start] and values[end - 1] and values[start] % 4 == 1:
        return
    values[start:end] = code * 4 + 2
    values[start] = code * 4 + 1
    values[end - 1] = code * 4 + 3


def _rules(size: int, chosen: Sequence[Candidate]) -> Codes:
    """What the other witnesses chose, and how sure they were."""
    values = np.zeros(size, np.int64)
    for one in chosen:
        sure = min(3, max(0, int(one.score + 0.7)))
        code = (1 + _NUMBER[one.type]) * 16 + sure * 4 + one.deictic
        values[one.start : one.end] = code * 2 + 1
        values[one.start] = code * 2
    return values
