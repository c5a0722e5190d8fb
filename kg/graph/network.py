"""The graph as a NetworkX MultiDiGraph, for programs that go on by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import ontology
from kg.graph.connections import titles
from kg.graph.reading import Statement, articles, entities, identifier, statements, thing
from kg.graph.store import Graph

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def network(graph: Graph) -> MultiDiGraph:
    """Nodes are ids ("person:王健"), edges one a relation between two entities, keyed by its name in the ontology.

    A node has `name`, `type`, `place`, `articles` and its literals by name (the last reported of each), an edge has
    `qualifier` (joined by 、), `first`, `last`, `articles`, `confidence`. Nodes and edges are in the order
    of their ids.
    """
    from networkx import MultiDiGraph

    found = MultiDiGraph()
    things = sorted((thing(graph, iri) for iri in set(entities(graph))), key=lambda one: one.id)
    for one in things:
        found.add_node(
            one.id, name=one.name, type=one.type, place=one.place, articles=articles(graph, one.iri)
        )
    said = sorted(statements(graph), key=lambda one: (one.subject, one.object, one.predicate, one.date, one.iri))
    edges: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in said:
        subject = identifier(graph, statement.subject)
        if statement.literal:
            if subject in found:
                found.nodes[subject][statement.predicate] = _plain(statement)
        else:
            edges.setdefault((subject, identifier(graph, statement.object), statement.predicate), []).append(statement)
    for (subject, object_, predicate), all_of_it in sorted(edges.items()):
        if subject in found and object_ in found:
            found.add_edge(subject, object_, key=predicate, relation=predicate, **_edge(all_of_it))
    return found


def _edge(all_of_it: list[Statement]) -> dict[str, Any]:
    dates = sorted(one.date for one in all_of_it if one.date)
    return {
        "qualifier": "、".join(titles(all_of_it)),
        "first": dates[0] if dates else "",
        "last": dates[-1] if dates else "",
        "articles": len({one.article for one in all_of_it}),
        "confidence": max(one.confidence for one in all_of_it),
    }


def _plain(statement: Statement) -> float | str:
    return float(statement.object) if ontology.load().term(statement.predicate).value == "number" else statement.object
