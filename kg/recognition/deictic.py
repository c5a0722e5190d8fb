"""Words that stand for the paper's own place or one around it: 我市, 我省, 在义, 来金."""

from __future__ import annotations

from collections.abc import Iterator

from kg.gazetteer import Division, load
from kg.recognition.candidates import Proposal
from kg.recognition.text import Text

_TYPES = {"town": "Town", "village": "Village"}


def deictic(text: Text) -> Iterator[Proposal]:
    """Deictic words of the list, and the one-character forms of places: first of the home and of those around it."""
    chars = text.text
    for start, end, level in text.hits("deictic", text.lexicon.deictic):
        if start == 0 or not text.is_word(start - 1, start + 1):
            yield Proposal(start, end, _TYPES.get(level, "Place"), "deictic", ("word",), deictic=True)
    known = _chars(text)
    for at in range(1, len(chars)):
        if chars[at] in known and chars[at - 1] in text.lexicon.before_place_char and _alone(text, at):
            whose = known[chars[at]]
            signs = ("char", whose, f"{whose} after {text.after(at + 1)}", f"{whose} {chars[at - 1]}")
            yield Proposal(at - 1, at + 1, "Place", "deictic", signs, deictic=True)


def _chars(text: Text) -> dict[str, str]:
    """Each character that may stand for a place, and whose it is.

    A county's paper uses the first character of its name (来嵊, 在滕) where usage has not settled on another (来甬).
    """
    table = text.lexicon.place_chars
    known = dict.fromkeys(table.values(), "another place's")
    place: Division | None = text.home
    while place is not None and place.short:
        if place.name in table:
            known[table[place.name]] = "home's"
        else:
            known.setdefault(place.short[0], "home's first")
        place = load().parent(place)
    return known


def _alone(text: Text, at: int) -> bool:
    """Whether a character is no part of a word, nor of a place name (but 来兰|考察 is not about 兰考)."""
    named = any(end in text.ends for end, _ in text.places.get(at, ()))
    return not named and not text.is_word(at, at + 2) and not text.is_word(at - 2, at)
