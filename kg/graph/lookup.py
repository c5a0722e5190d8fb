"""From what a person types to the entity that is meant: a name, an alias, an id or an IRI."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from kg.errors import UserError
from kg.graph.reading import Thing, articles, is_a, node, thing, value_of
from kg.graph.store import Graph
from kg.graph.terms import KINDS, SKOS, resource, text

_SHOWN = 10


def the_entity(graph: Graph, name: str) -> Thing:
    """The entity of this name. UserError where there is none (with the nearest names) or several (with all of them).

    A full name goes before an alias: 金华市 is the city although a bureau may be called so for short.
    """
    found = named(graph, name)
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(_told_apart(one) for one in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise UserError(f"{name} may be {shown}{more}: name one of these")
    near = nearest(graph, name)
    hint = f"did you mean {', '.join(near)}?" if near else "see kg find"
    raise UserError(f"nothing in {graph.folder} is called {name}: {hint}")


def named(graph: Graph, name: str) -> list[Thing]:
    """The entities that bear a name, most mentioned first: by id or IRI, else by full name, else by alias."""
    for spelling in dict.fromkeys((name, normalize("NFKC", name).strip())):
        for found in (_by_id(graph, spelling), _by_label(graph, spelling, "prefLabel"),
                      _by_label(graph, spelling, "altLabel")):  # fmt: skip
            if found:
                return sorted((thing(graph, iri) for iri in found), key=lambda one: (-articles(graph, one.iri), one.id))
    return []


def find(graph: Graph, part: str, type_: str = "") -> list[tuple[Thing, str, int]]:
    """The entities with a name that holds `part`: entity, the name that does, how many articles mention it.

    Names that are `part` come first, then those that begin with it, then the most mentioned. `type_` is a class.
    """
    wanted = normalize("NFKC", part).casefold()
    best: dict[str, tuple[int, str]] = {}
    for iri, label in sorted(_labels(graph, wanted)):
        folded = normalize("NFKC", label).casefold()
        rank = (0 if folded == wanted else 1 if folded.startswith(wanted) else 2, label)
        best[iri] = min(rank, best.get(iri, rank))
    found = [(rank, thing(graph, iri), label, articles(graph, iri)) for iri, (rank, label) in best.items()]
    found = [row for row in found if not type_ or is_a(row[1].type, type_)]
    found.sort(key=lambda row: (row[0], -row[3], row[1].id))
    return [row[1:] for row in found]


def nearest(graph: Graph, name: str, count: int = 3) -> list[str]:
    """Names in the graph that look like `name`: only those that share a character with it are compared closely."""
    from difflib import get_close_matches

    characters = set(name)
    shared = [(len(characters & set(label)), label) for label in {label for _, label in _labels(graph, "")}]
    closest = sorted((row for row in shared if row[0]), key=lambda row: (-row[0], abs(len(row[1]) - len(name)), row[1]))
    return get_close_matches(name, [label for _, label in closest[:1000]], count, 0.4)


def _told_apart(one: Thing) -> str:
    kind = one.id.partition(":")[0]
    return f"{one.id} ({f'{kind}, {one.place}' if one.place else kind})"


def _by_id(graph: Graph, name: str) -> Iterable[str]:
    kind, colon, _ = name.partition(":")
    iri = resource(name, graph.base)[1:-1] if colon and kind in KINDS else name if "://" in name else ""
    try:
        known = iri and any(graph.store.quads_for_pattern(node(iri), node(SKOS + "prefLabel"), None))
    except ValueError:  # words with :// in them that are no IRI
        return ()
    return (iri,) if known else ()


def _by_label(graph: Graph, name: str, kind: str) -> list[str]:
    import pyoxigraph

    words = pyoxigraph.Literal(name.encode("utf-8", "replace").decode(), language="zh")
    return [value_of(quad.subject) for quad in graph.store.quads_for_pattern(None, node(SKOS + kind), words)]


def _labels(graph: Graph, part: str) -> Iterable[tuple[str, str]]:
    """IRI and name of all names that hold `part`, which is in lower case."""
    import pyoxigraph

    test = f"FILTER(CONTAINS(LCASE(STR(?name)), {text(part)}))" if part else ""
    query = f"SELECT ?e ?name WHERE {{ ?e skos:prefLabel|skos:altLabel ?name {test} }}"
    found = graph.store.query(query, prefixes={"skos": SKOS})
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [(row["e"].value, row["name"].value) for row in found]
