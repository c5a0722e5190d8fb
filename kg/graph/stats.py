"""What is in a graph, counted."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.reading import node
from kg.graph.store import Graph
from kg.graph.terms import KG, RDF


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts: entities by class (an official counts as a person, too), statements by predicate, articles by newspaper.

    `newspapers` has "" for articles whose paper is not known; `first`/`last` are the ISO dates of the reports, "" where
    none is dated; `known` counts entities that a registry lists.
    """

    triples: int
    articles: int
    pages: int
    first: str
    last: str
    newspapers: dict[str, int]
    entities: int
    known: int
    classes: dict[str, int]
    statements: int
    predicates: dict[str, int]


def stats(graph: Graph) -> Stats:
    classes = _counts(graph, "SELECT ?key (COUNT(*) AS ?n) { ?s a ?key } GROUP BY ?key")
    dates = sorted(_counts(graph, "SELECT ?key (1 AS ?n) { ?s a kg:Article ; kg:reportedOn ?key }"))
    return Stats(
        triples=_counts(graph, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[""],
        articles=classes.pop("Article", 0),
        pages=len(_counts(graph, "SELECT DISTINCT ?key (1 AS ?n) { ?s kg:page ?key }")),
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
        newspapers=_counts(
            graph,
            "SELECT ?key (COUNT(*) AS ?n) { ?s a kg:Article OPTIONAL { ?s kg:newspaper ?key } } GROUP BY ?key",
        ),
        entities=_counts(graph, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s skos:prefLabel ?name }")[""],
        known=sum(1 for _ in graph.store.quads_for_pattern(None, node(KG + "known"), None)),
        statements=classes.pop("Statement", 0),
        classes=classes,
        predicates=_counts(graph, "SELECT ?key (COUNT(*) AS ?n) { ?s rdf:predicate ?key } GROUP BY ?key"),
    )


def _counts(graph: Graph, query: str) -> dict[str, int]:
    """?key → ?n, most first; names of the ontology without their namespace."""
    import pyoxigraph

    found = graph.store.query(query, prefixes={**graph.namespaces, "rdf": RDF})
    assert isinstance(found, pyoxigraph.QuerySolutions)
    keyed = "key" in [variable.value for variable in found.variables]
    counts = {(row["key"].value if keyed and row["key"] else "").removeprefix(KG): int(row["n"].value) for row in found}
    return dict(sorted(counts.items(), key=lambda row: (-row[1], row[0])))
