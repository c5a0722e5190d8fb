"""Places, towns and names of the registry that are known beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from kg.gazetteer import Division
from kg.recognition.candidates import Candidate
from kg.recognition.text import Text

_GOES_ON = set("路街巷道河江湖山寺桥港站人民族市县区省州镇乡村话")
_PLACE_TAGS = ("ns", "nz", "nt", "nr", "j")
_ONLY_QUALIFIES = "中国"
_GOES_TO = set("在来到往赴去返抵离从对向与和及、")

# Log-odds of each sign, set by hand on annotated pages.
_FULL, _SHORT, _FOREIGN, _TOWN, _KNOWN = 2.2, 0.6, 1.8, 2.0, 2.5
_TAGGED, _COMMON_WORD, _OFF_BOUNDS, _LONGER_NAME = 1.0, -1.6, -1.6, -1.4
_NEAR_HOME = 1.4


def places(text: Text) -> Iterator[Candidate]:
    """Divisions, countries and regions by their full and short names."""
    for start, hits in sorted(text.places.items()):
        for end, known in hits:
            yield Candidate(start, end, "Place", _score(text, start, end, known), "gazetteer.place")


def towns(text: Text) -> Iterator[Candidate]:
    """Towns of the gazetteer, with the places that stand before them as part of the name."""
    for start, end, _ in text.lexicon.towns.find(text.text):
        score = _TOWN + _bounds(text, start, end)
        yield Candidate(start, end, "Town", score, "gazetteer.town")
        for left in text.place_chains(start):
            yield Candidate(left, end, "Town", score + 0.5, "gazetteer.town")


def known(text: Text) -> Iterator[Candidate]:
    """Names of the registry."""
    for start, end, kind in text.lexicon.known.find(text.text):
        yield Candidate(start, end, kind, _KNOWN + _bounds(text, start, end), "registry")


def _score(text: Text, start: int, end: int, known: tuple[Division, ...]) -> float:
    chars = text.text
    name = chars[start:end]
    if name == _ONLY_QUALIFIES:
        alone = start and chars[start - 1] in _GOES_TO
        return 0.4 if alone else -2.0
    token = text.token(start)
    exact = token.start == start and token.end == end
    score = _SHORT
    if any(one.name == name and one.code for one in known):
        score = _FULL
    elif any(not one.code for one in known):
        score = _FOREIGN
    if all(one.level == "region" for one in known):
        score -= 1.0
    if score < _FULL:
        if any(text.near_home(one) for one in known):
            score += _NEAR_HOME
        if exact and token.tag == "ns":
            score += _TAGGED
        elif exact and token.tag not in _PLACE_TAGS:
            score += _COMMON_WORD
        if end < len(chars) and chars[end] in _GOES_ON and not text.is_word(end, end + 2):
            score += _LONGER_NAME
    return score + _bounds(text, start, end)


def _bounds(text: Text, start: int, end: int) -> float:
    """What is lost where a name tears a word of the dictionary apart at its start or its end."""
    lost = 0.0
    first, last = text.token(start), text.token(end - 1)
    if first.start < start and text.is_word(first.start, first.end):
        lost += _OFF_BOUNDS
    if last.end > end and text.is_word(last.start, last.end):
        lost += _OFF_BOUNDS
    return lost
