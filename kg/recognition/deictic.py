"""Words that stand for the paper's own place or one around it: 我市, 我省, 在义, 来金."""

from __future__ import annotations

from collections.abc import Iterator

from kg.gazetteer import Division, load
from kg.recognition.candidates import Proposal
from kg.recognition.text import Text

_TYPES = {"town": "Town", "village": "Village"}


def deictic(text: Text) -> Iterator[Proposal]:
    """Deictic words of the list, and the one-character forms of the home place and of those around it."""
    chars = text.text
    for start, end, level in text.hits("deictic", text.lexicon.deictic):
        if start == 0 or not text.is_word(start - 1, start + 1):
            yield Proposal(start, end, _TYPES.get(level, "Place"), "deictic", ("word",), deictic=True)
    for char in _home_chars(text):
        at = chars.find(char)
        while at >= 0:
            if at and chars[at - 1] in text.lexicon.before_place_char and _alone(text, at):
                yield Proposal(at - 1, at + 1, "Place", "deictic", ("char",), deictic=True)
            at = chars.find(char, at + 1)


def _home_chars(text: Text) -> Iterator[str]:
    place: Division | None = text.home
    while place is not None:
        char = text.lexicon.place_chars.get(place.name)
        if char:
            yield char
        place = load().parent(place)


def _alone(text: Text, at: int) -> bool:
    """Whether a character is no part of a word or a place name that begins there."""
    return at not in text.places and not text.is_word(at, at + 2) and not text.is_word(at - 2, at)
