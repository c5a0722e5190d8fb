"""Writing the graph of a whole corpus in bounded memory: triples sorted on disk, written, then loaded into a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.graph import publishing, terms
from kg.graph.files import GRAPH
from kg.graph.spool import sort_unique
from kg.graph.store import make
from kg.graph.terms import KG, RDF, iri
from kg.graph.triples import TYPE, Triple, triples
from kg.graph.turtle import line, parse, turtle
from kg.records import Entity, Extract

_PREDICATE = iri(RDF + "predicate")


@dataclass(slots=True)
class Summary:
    """What a graph holds: triples, things by class (an Official counts as Person, too), statements by predicate."""

    triples: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    predicates: Counter[str] = field(default_factory=Counter)

    @property
    def articles(self) -> int:
        return self.classes["Article"]

    @property
    def statements(self) -> int:
        return self.classes["Statement"]

    @property
    def entities(self) -> int:
        return self.classes.total() - self.articles - self.statements - self.classes["Official"]


def write(entities: Iterable[Entity], extracts: Iterable[Extract], folder: Path, base: str = terms.BASE) -> Summary:
    """Writes `folder`/graph.ttl and its store; ids of the records are those after resolution.

    Both inputs are read once, entities first. The bytes depend on what they hold, not on the order. UserError where the
    folder cannot be written (a full disk, no permission, another build); then what was there is untouched.
    """
    summary = Summary()
    with publishing.building(folder) as scratch:
        lines = sort_unique((line(triple) for triple in triples(entities, extracts, base)), scratch)
        graph, store = scratch / GRAPH, scratch / "store"
        content = publishing.write_headed(turtle(_counted(map(parse, lines), summary), base), graph)
        make(graph, store)
        publishing.publish(folder, graph, store, content)
    return summary


def _counted(stream: Iterable[Triple], summary: Summary) -> Iterator[Triple]:
    start = len(iri(KG)) - 1
    for triple in stream:
        summary.triples += 1
        if triple[1] == TYPE:
            summary.classes[triple[2][start:-1]] += 1
        elif triple[1] == _PREDICATE:
            summary.predicates[triple[2][start:-1]] += 1
        yield triple
