"""The one global step: what different articles call by the same or by different names becomes one entity.

Entities of articles are gathered one by one (`Resolution.add`); then `settle` decides. Two are one where they share
type and name, and, for towns and villages, the place; where one goes by the other's name; or where one name is a
short form of just one other with the same place. A second bearer of a name gets its place as a qualifier.

Persons of one name are one as long as their posts lie in one province (or, where no post is stated, the papers' homes
do), or they have held a post at the same body: a career over the years is one person, a namesake far away another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.gazetteer import Gazetteer
from kg.gazetteer import load as load_gazetteer
from kg.linking.link import KNOWN_EVERYWHERE
from kg.linking.names import core, is_short_form
from kg.records import Entity, Extract, Mention

Key = tuple[str, str, str]
"""What tells entities of articles apart: id without qualifier, code, and the place for those that are told by it:
the county of a town, the province of a person."""

_TOLD_BY_PLACE = ("Town", "Village")
_EVERYWHERE = "place:中国"
_SHORTENED = ("Enterprise", "Institution", "Project", "Event", "Place")


@dataclass
class _Gathered:
    entity: Entity
    aliases: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    articles: int = 0


def used(extract: Extract) -> list[Entity]:
    """The entities that an article mentions or makes claims about, and the places that these belong to."""
    ids = {one.entity for one in extract.mentions}
    ids |= {end for one in extract.claims for end in (one.subject, one.object) if end}
    places = {one.place for one in extract.entities if one.id in ids}
    return [one for one in extract.entities if one.id in ids | places]


def keys_of(extract: Extract, gazetteer: Gazetteer) -> dict[str, Key]:
    """The key of each entity that an article uses, by its id."""
    entities = {one.id: one for one in extract.entities}
    everywhere = {one.entity for one in extract.mentions if one.decision == KNOWN_EVERYWHERE}
    posts: dict[str, str] = {}
    for one in extract.claims:
        if one.predicate == "holds_post" and one.object in entities:
            posts.setdefault(one.subject, one.object)

    def told_by(entity: Entity) -> str:
        if entity.type == "Person":
            at = entities.get(posts.get(entity.id, ""))
            stated = (at.name if at.type == "Place" else at.place.partition(":")[2]) if at else ""
            if entity.id in everywhere:
                return _EVERYWHERE
            near = (stated, entity.place.partition(":")[2], extract.article.home or "")
            return next(filter(None, (_province(place, gazetteer) for place in near)), "")
        return entity.place if entity.type in _TOLD_BY_PLACE else ""

    return {one.id: (one.id, one.code, told_by(one)) for one in used(extract)}


def _province(name: str, gazetteer: Gazetteer) -> str:
    """The id of the province that a place of this full name lies in; empty where that is open."""
    place = gazetteer.named(name)
    above = gazetteer.by_code.get(place.code[:2].ljust(6, "0")) if place and place.code else None
    return f"place:{above.name}" if above else ""


class Resolution:
    """Gathers the entities of articles and settles which are one. Memory grows with entities, not with articles."""

    def __init__(self) -> None:
        self._gathered: dict[Key, _Gathered] = {}

    def add(self, extract: Extract) -> None:
        """Takes up the entities of an article that it mentions or makes claims about, and the places of these."""
        keys = keys_of(extract, load_gazetteer())
        for one in used(extract):
            known = self._gathered.setdefault(keys[one.id], _Gathered(one))
            known.aliases.update(one.aliases)
            known.posts.update(claim.object for claim in extract.claims
                               if claim.subject == one.id and claim.predicate == "holds_post")
            known.articles += 1
            if one.known and not known.entity.known:
                known.entity = one

    def settle(self) -> Settled:
        """The global entities, and the way to them from each article's own."""
        gazetteer = load_gazetteer()
        parent: dict[Key, Key] = {}
        keys = sorted(self._gathered)
        self._join_persons(keys, parent)
        self._join_open_places([key for key in keys if key not in parent], parent)
        self._join_short_forms([key for key in keys if key not in parent], parent, gazetteer)
        groups: defaultdict[Key, list[Key]] = defaultdict(list)
        for key in keys:
            groups[_root(key, parent)].append(key)
        named = _qualified(groups, gazetteer)
        entities = {}
        places = {key[0]: key for key in reversed(keys)}
        for root, members in groups.items():
            main = self._gathered[root].entity
            names = {name for one in members for name in
                     (self._gathered[one].entity.name, *self._gathered[one].aliases)} - {main.name}
            place = named.get(_root(places[main.place], parent), "") if main.place in places else ""
            entities[named[root]] = replace(main, id=named[root], aliases=tuple(sorted(names)), place=place)
        return Settled(tuple(entities[name] for name in sorted(entities)),
                       {key: named[_root(key, parent)] for key in keys})

    def _join_persons(self, keys: Iterable[Key], parent: dict[Key, Key]) -> None:
        """Bearers of one name are one where everybody knows it or where they have held a post at the same body."""
        bearers: defaultdict[str, list[Key]] = defaultdict(list)
        for key in keys:
            if self._gathered[key].entity.type == "Person":
                bearers[key[0]].append(key)
        for found in bearers.values():
            everybody = [key for key in found if key[2] == _EVERYWHERE]
            for number, key in enumerate(found):
                same = everybody or [other for other in found[:number]
                                     if self._gathered[other].posts & self._gathered[key].posts]
                if same and _root(same[0], parent) != key:
                    parent[key] = _root(same[0], parent)

    def _join_open_places(self, keys: Iterable[Key], parent: dict[Key, Key]) -> None:
        """A town or a person whose place is open is the one bearer of its name whose place is known."""
        bearers: defaultdict[str, list[Key]] = defaultdict(list)
        for key in keys:
            bearers[key[0]].append(key)
        for found in bearers.values():
            opened = [key for key in found if not key[1] and not key[2]]
            placed = [key for key in found if key[1] or key[2]]
            if len(placed) == 1:
                parent.update(dict.fromkeys(opened, placed[0]))

    def _join_short_forms(self, keys: list[Key], parent: dict[Key, Key], gazetteer: Gazetteer) -> None:
        """A name that is a short form or an alias of just one other is that other."""
        by_ending: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
        by_alias: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
        for key in keys:
            known = self._gathered[key]
            if known.entity.type in _SHORTENED:
                whole = core(known.entity.name, gazetteer)
                for pair in {whole[at : at + 2] for at in range(len(whole) - 1)}:
                    by_ending[known.entity.type, pair + whole[-2:]].append(key)
                for name in known.aliases:
                    by_alias[known.entity.type, name].append(key)
        for key in keys:
            short = self._gathered[key].entity
            if short.known or short.type not in _SHORTENED:
                continue
            bare = core(short.name, gazetteer)
            fits = [other for other in by_alias[short.type, short.name] if other != key] or [
                other for other in by_ending[short.type, bare[:2] + bare[-2:]] if other != key
                and is_short_form(short.name, self._gathered[other].entity.name, short.type, gazetteer)]
            if len(fits) == 1 and _root(fits[0], parent) != key:
                parent[key] = fits[0]


def _root(key: Key, parent: Mapping[Key, Key]) -> Key:
    while key in parent:
        key = parent[key]
    return key


def _qualified(groups: Mapping[Key, list[Key]], gazetteer: Gazetteer) -> dict[Key, str]:
    """An id for each entity: its own where it is the first bearer of the name, with its place otherwise."""
    bearers: defaultdict[str, list[Key]] = defaultdict(list)
    for key in groups:
        bearers[key[0]].append(key)
    named = {}
    for name, keys in bearers.items():
        for number, key in enumerate(sorted(keys)):
            named[key] = name if number == 0 else f"{name}_{_place_of(key, gazetteer) or number + 1}"
    return named


def _place_of(key: Key, gazetteer: Gazetteer) -> str:
    _, code, place = key
    above = gazetteer.parent(gazetteer.by_code[code]) if code in gazetteer.by_code else None
    return above.name if above else place.partition(":")[2]


@dataclass(frozen=True)
class Settled:
    """The outcome of resolution: the entities by global id, and the global id of each article's own."""

    entities: tuple[Entity, ...]
    ids: Mapping[Key, str]

    def apply(self, extract: Extract) -> Extract:
        """The same extract with global ids."""
        ids = {name: self.ids[key] for name, key in keys_of(extract, load_gazetteer()).items()}
        return replace(
            extract,
            entities=(),
            mentions=tuple(_resolved(one, ids[one.entity]) for one in extract.mentions),
            claims=tuple(replace(one, subject=ids[one.subject], object=ids.get(one.object, one.object))
                         for one in extract.claims),
        )


def _resolved(mention: Mention, entity: str) -> Mention:
    """A mention with its global id; the ground says so where other articles decided."""
    if entity == mention.entity:
        return mention
    return replace(mention, entity=entity, decision=f"{mention.decision}; across articles: {entity}")
