"""Which place a word of level means: 市长 in the paper of a county-level city is the mayor of that city."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from kg.records import Entity, Extract
from kg.resources import rows

_LEVELS = ("Place", "Town", "Village")


@cache
def _codes() -> tuple[dict[str, list[str]], dict[str, str]]:
    """The codes of each division's full name, and the name of each code."""
    by_name: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for code, name, *_ in rows("divisions.tsv"):
        by_name.setdefault(name, []).append(code)
        names[code] = name
    return by_name, names


def above(name: str) -> tuple[str, ...]:
    """The divisions that a division lies in, nearest first; none where its name is not that of exactly one."""
    by_name, names = _codes()
    codes = by_name.get(name, [])
    if len(codes) != 1:
        return ()
    higher = (codes[0][:4] + "00", codes[0][:2] + "0000")
    return tuple(names[code] for code in higher if code in names and code != codes[0])


def place_of_level(endings: list[str], hints: Iterable[str], extract: Extract) -> str:
    """The id of the place whose name ends so: that of the bodies in `hints` first, then home and what home lies in.

    Returns "" where none of these is an entity of the article.
    """
    places = [entity for entity in extract.entities if entity.type in _LEVELS and entity.name.endswith(tuple(endings))]
    known = {entity.id: entity for entity in extract.entities}
    for hint in hints:
        for place in places:
            if hint in known and _belongs(known[hint], place):
                return place.id
    for name in _around(extract.article.home):
        for place in places:
            if place.name == name:
                return place.id
    return ""


def _around(home: str | None) -> Iterator[str]:
    if home:
        yield home
        yield from above(home)


def _belongs(body: Entity, place: Entity) -> bool:
    """A body belongs to the place that it says, else to the one that its full name begins with."""
    if body.place:
        return body.place == place.id
    return body.id == place.id or body.name.startswith(place.name)
