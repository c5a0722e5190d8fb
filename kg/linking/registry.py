"""Entities known beforehand, read from a registry in our own ontology (seeds/registry.ttl)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from kg.errors import UserError
from kg.ontology import KG, type_of
from kg.records import Entity

_LABELS = {"http://www.w3.org/2004/02/skos/core#prefLabel": 0, "http://www.w3.org/2004/02/skos/core#altLabel": 1}


@dataclass(frozen=True)
class Registry:
    """Known entities by id and by every name. `within` leads from an entity to the place it lies in."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    by_name: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)

    def names(self) -> tuple[tuple[str, str], ...]:
        """Every name with the type of what bears it, sorted: what recognition looks for."""
        return tuple(sorted({(name, one.type) for name, found in self.by_name.items() for one in found}))


@cache
def load(path: Path) -> Registry:
    """The registry of a Turtle file. Raises UserError where it cannot be read."""
    from pyoxigraph import RdfFormat, parse

    names: defaultdict[str, list[list[str]]] = defaultdict(lambda: [[], []])
    types: dict[str, str] = {}
    places: dict[str, str] = {}
    codes: dict[str, str] = {}
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            subject, predicate = _id(quad.subject.value), quad.predicate.value
            if predicate in _LABELS:
                names[subject][_LABELS[predicate]].append(quad.object.value)
            elif predicate == f"{KG}locatedIn":
                places[subject] = _id(quad.object.value)
            elif predicate == f"{KG}code":
                codes[subject] = quad.object.value
            elif predicate.endswith("#type") and quad.object.value.startswith(KG):
                types[subject] = quad.object.value.removeprefix(KG)
    except (OSError, SyntaxError) as error:
        raise UserError(f"{path}: cannot be read as a registry: {error}; give another with --registry") from None
    entities = {}
    for subject, (preferred, others) in names.items():
        if preferred:
            prefix = subject.partition(":")[0]
            entities[subject] = Entity(subject, types.get(subject, type_of(prefix)), preferred[0],
                                       tuple(sorted(others)), places.get(subject, ""), codes.get(subject, ""), True)
    by_name: defaultdict[str, list[Entity]] = defaultdict(list)
    for one in sorted(entities.values(), key=lambda each: each.id):
        for name in dict.fromkeys((one.name, *one.aliases)):
            by_name[name].append(one)
    return Registry(entities, {name: tuple(found) for name, found in by_name.items()})


def _id(iri: str) -> str:
    """The short id of an entity's IRI: …/id/place/义乌市 → place:义乌市."""
    prefix, _, name = iri.rpartition("/id/")[2].partition("/")
    return f"{prefix}:{unquote(name)}"
