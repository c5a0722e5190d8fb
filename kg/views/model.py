"""What a page shows, as plain data, and how it is read out of the graph's store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg import ontology
from kg.graph.terms import KG, RDF, SKOS

if TYPE_CHECKING:
    from pyoxigraph import Store

    Terms = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was printed. `date` is ISO; every field may be ""."""

    newspaper: str = ""
    date: str = ""
    page: str = ""
    headline: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence that states a relation: `qualifier` is the title or verb, `quote` the sentence.

    `since` and `until` are ISO where the text says when the relation began and ended.
    """

    quote: str
    qualifier: str = ""
    source: Source = Source()
    confidence: float = 1.0
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A literal of an entity: `predicate` is the ontology's local name, `printed` what the newspaper says."""

    predicate: str
    printed: str
    quote: str = ""
    source: Source = Source()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Node:
    """An entity. `type` is a class's local name, `articles` how many mention it, `known` that a registry lists it.

    `place` is the name of the place that it belongs to, "" where unknown.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    articles: int = 0
    known: bool = False
    facts: tuple[Fact, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation with every statement of it; `source` and `target` are Node.id, `predicate` a local name."""

    source: str
    target: str
    predicate: str
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewModel:
    """Everything one page shows.

    Node ids are unique and every edge ends at two of them. `pages`, `articles` and `unlinked` (mentions that no
    entity was found for) describe the whole graph; None where not counted. `dates` is the first and last day
    of the reports, ("", "") where none is dated.
    """

    title: str
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    pages: int | None = None
    articles: int | None = None
    dates: tuple[str, str] = ("", "")
    unlinked: int | None = None


def called(nodes: Iterable[Node]) -> dict[str, str]:
    """Node.id → what to call it where its id is not seen: its name, with its place where others bear the same name."""
    nodes = tuple(nodes)
    bearers = Counter(node.name for node in nodes)
    return {
        node.id: f"{node.name}（{node.place}）" if node.place and bearers[node.name] > 1 else node.name
        for node in nodes
    }


def from_store(store: Store, entities: Collection[str] | None = None, hops: int = 1, title: str = "") -> ViewModel:
    """The model of a whole graph, or of `entities` (Node.id) and what is at most `hops` relations away from them.

    Only relations between two entities that stand in the store are taken, each with its statements; ids that the
    store does not hold are passed over. `unlinked` is None: the store keeps only what was linked.
    """
    names = _texts(store, SKOS + "prefLabel")
    aliases = _texts(store, SKOS + "altLabel")
    types = _texts(store, RDF + "type")
    known = _texts(store, KG + "known")
    places = _texts(store, KG + "place")
    sources = _sources(store, types)
    mentioned: dict[str, set[str]] = defaultdict(set)
    for article, found in _texts(store, KG + "mentions").items():
        for entity in found:
            mentioned[entity].add(article)

    said = [iri for iri, of in types.items() if KG + "Statement" in of]
    relations: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    facts: dict[str, list[Fact]] = defaultdict(list)
    for iri in said:
        terms = _about(store, iri)
        subject, predicate, target = (_first(terms, RDF + end) for end in ("subject", "predicate", "object"))
        if subject not in names:
            continue
        article = _first(terms, KG + "article")
        mentioned[subject].add(article)
        if target in names:
            mentioned[target].add(article)
            relations[subject, target, _local(predicate)].append(_statement(terms, sources))
        else:
            facts[subject].append(_fact(_local(predicate), target, terms, sources))

    chosen = _around({_id(iri): iri for iri in names}, relations, entities, hops)
    nodes = [
        Node(
            id=_id(iri),
            type=_type(types.get(iri, [])),
            name=names[iri][0],
            aliases=tuple(sorted(set(aliases.get(iri, [])))),
            articles=len(mentioned[iri] - {""}),
            known="true" in known.get(iri, []),
            facts=tuple(sorted(facts[iri], key=_by_date)),
            place=_place(iri, places, names),
        )
        for iri in chosen
    ]
    edges = [
        Edge(_id(subject), _id(target), predicate, tuple(sorted(statements, key=_by_date)))
        for (subject, target, predicate), statements in relations.items()
        if subject in chosen and target in chosen
    ]
    days = sorted(source.date for source in sources.values() if source.date)
    return ViewModel(
        title=title,
        nodes=tuple(sorted(nodes, key=lambda node: node.id)),
        edges=tuple(sorted(edges, key=lambda edge: (edge.source, edge.predicate, edge.target))),
        pages=len({source.page for source in sources.values()}),
        articles=len(sources),
        dates=(days[0], days[-1]) if days else ("", ""),
    )


def _sources(store: Store, types: Terms) -> dict[str, Source]:
    """Every article's IRI and where it was printed."""
    result = {}
    for iri, of in types.items():
        if KG + "Article" in of:
            terms = _about(store, iri)
            newspaper, date, page, headline = (
                _first(terms, KG + name) for name in ("newspaper", "reportedOn", "page", "headline")
            )
            result[iri] = Source(newspaper, date, page, headline)
    return result


def _statement(terms: Terms, sources: dict[str, Source]) -> Statement:
    return Statement(
        quote=_first(terms, KG + "quote"),
        qualifier=_first(terms, KG + "qualifier"),
        source=_source(terms, sources),
        confidence=float(_first(terms, KG + "confidence") or 1),
        since=_first(terms, KG + "validFrom"),
        until=_first(terms, KG + "validUntil"),
    )


def _fact(predicate: str, value: str, terms: Terms, sources: dict[str, Source]) -> Fact:
    plain = " ".join(part for part in (value, _first(terms, KG + "unit")) if part)
    return Fact(
        predicate=predicate,
        printed=_first(terms, KG + "printed") or plain,
        quote=_first(terms, KG + "quote"),
        source=_source(terms, sources),
        confidence=float(_first(terms, KG + "confidence") or 1),
    )


def _source(terms: Terms, sources: dict[str, Source]) -> Source:
    """The article's source; the day of the report where the graph knows no more."""
    return sources.get(_first(terms, KG + "article"), Source(date=_first(terms, KG + "reportedOn")))


def _around(
    by_id: dict[str, str],
    relations: Iterable[tuple[str, str, str]],
    entities: Collection[str] | None,
    hops: int,
) -> set[str]:
    """The IRIs at most `hops` relations away from the entities; all of them where no entity is given."""
    if entities is None:
        return set(by_id.values())
    neighbours: dict[str, set[str]] = defaultdict(set)
    for subject, target, _ in relations:
        neighbours[subject].add(target)
        neighbours[target].add(subject)
    reached = edge = {by_id[entity] for entity in entities if entity in by_id}
    for _ in range(hops):
        edge = {other for iri in edge for other in neighbours[iri]} - reached
        reached = reached | edge
    return reached


def _texts(store: Store, predicate: str) -> Terms:
    """Subject IRI → the objects of a predicate, as sorted strings."""
    from pyoxigraph import NamedNode

    result: Terms = defaultdict(list)
    for quad in store.quads_for_pattern(None, NamedNode(predicate), None, None):
        result[_string(quad.subject)].append(_string(quad.object))
    return {subject: sorted(set(result[subject])) for subject in sorted(result)}


def _about(store: Store, iri: str) -> Terms:
    """Predicate IRI → objects, as sorted strings, of one subject."""
    from pyoxigraph import NamedNode

    result: Terms = defaultdict(list)
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, None):
        result[_string(quad.predicate)].append(_string(quad.object))
    return {predicate: sorted(objects) for predicate, objects in result.items()}


def _string(term: object) -> str:
    return str(getattr(term, "value", term))


def _first(terms: Terms, predicate: str) -> str:
    found = terms.get(predicate)
    return found[0] if found else ""


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _id(iri: str) -> str:
    """The entity's id, "<prefix>:<name>", out of its IRI."""
    kind, _, name = iri.rpartition("/")
    return f"{kind.rpartition('/')[2]}:{unquote(name)}"


def _place(iri: str, places: Terms, names: Terms) -> str:
    """The name of the place of an entity; else what sets its id apart from its name (person:王健_东阳市)."""
    place = _first(places, iri)
    if place:
        return _first(names, place) or _id(place).partition(":")[2]
    return _id(iri).partition(":")[2].removeprefix(names[iri][0]).removeprefix("_")


def _type(classes: Iterable[str]) -> str:
    """The narrowest of the classes: an Official is a Person, too."""
    above = ontology.load().classes
    names = [_local(iri) for iri in classes if iri.startswith(KG)]
    return max(names, key=lambda name: (len(ontology.load().ancestors(name)) if name in above else 0, name), default="")


def _by_date(said: Statement | Fact) -> tuple[str, ...]:
    source = said.source
    words = said.qualifier if isinstance(said, Statement) else said.predicate + said.printed
    return source.date, source.newspaper, source.page, source.headline, said.quote, words
