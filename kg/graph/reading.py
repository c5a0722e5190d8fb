"""What stands in an open graph, as plain records: entities, articles, statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg import ontology
from kg.graph.store import Graph
from kg.graph.terms import KG, KINDS, RDF, SKOS

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity. `id` is "<kind>:<name>", `type` its narrowest class, `place` the name of the place it belongs to."""

    iri: str
    id: str
    type: str
    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An article; `date` is ISO, and whatever is not known is ""."""

    iri: str
    page: str
    headline: str = ""
    newspaper: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one article states. `subject` and `article` are IRIs, `predicate` is the ontology's name.

    `object` is an IRI, or the literal's words where `literal` is true. Offsets are those of the page. What is not
    said is "", and None for offsets; the names are those of the ontology.
    """

    iri: str
    subject: str
    predicate: str
    object: str
    literal: bool
    article: str
    quote: str = ""
    qualifier: str = ""
    rule: str = ""
    confidence: float = 1.0
    date: str = ""
    start: int | None = None
    end: int | None = None
    quote_start: int | None = None
    quote_end: int | None = None
    valid_from: str = ""
    valid_until: str = ""
    unit: str = ""
    approximate: bool = False
    printed: str = ""
    subject_as: str = ""
    object_as: str = ""
    subject_link: str = ""
    object_link: str = ""


def node(iri: str) -> NamedNode:
    import pyoxigraph

    return pyoxigraph.NamedNode(iri)


def identifier(graph: Graph, iri: str) -> str:
    """The id of an entity's IRI, as people type it: "<kind>:<name>"; the IRI itself where it is not one of ours."""
    start = f"{graph.base}id/"
    kind, _, local = iri.removeprefix(start).partition("/")
    return f"{kind}:{unquote(local)}" if iri.startswith(start) and kind in KINDS else iri


def thing(graph: Graph, iri: str) -> Thing:
    """The entity of an IRI. The narrowest of its classes counts; one without a name is called by its id."""
    about = properties(graph, iri)
    types = [value.removeprefix(KG) for value in about[RDF + "type"]]
    narrow = max(types, key=lambda name: (_depth(name), name), default="")
    place = next((_name(graph, value) for value in about[KG + "place"]), "")
    id_ = identifier(graph, iri)
    return Thing(iri, id_, narrow, next(iter(about[SKOS + "prefLabel"]), id_), place)


def source(graph: Graph, iri: str) -> Source:
    """The article of an IRI."""
    one = partial(_one, properties(graph, iri))
    return Source(iri, one("page"), one("headline"), one("newspaper"), one("reportedOn"))


def statements(graph: Graph, *, subject: str = "", object_: str = "") -> Iterator[Statement]:
    """All statements, or those with this subject or object (an IRI), in no order that means anything."""
    if subject or object_:
        end, value = (RDF + "subject", subject) if subject else (RDF + "object", object_)
        found = graph.store.quads_for_pattern(None, node(end), node(value))
    else:
        found = graph.store.quads_for_pattern(None, node(RDF + "type"), node(KG + "Statement"))
    for quad in found:
        yield statement(graph, value_of(quad.subject))


def statement(graph: Graph, iri: str) -> Statement:
    """The statement of an IRI."""
    import pyoxigraph

    about = _terms(graph, iri)
    one = partial(_one, {predicate: [value_of(value) for value in values] for predicate, values in about.items()})
    said = next(iter(about[RDF + "object"]), None)
    return Statement(
        iri=iri,
        subject=one("subject", RDF),
        predicate=one("predicate", RDF).removeprefix(KG),
        object=value_of(said) if said else "",
        literal=isinstance(said, pyoxigraph.Literal),
        article=one("article"),
        quote=one("quote"),
        qualifier=one("qualifier"),
        rule=one("rule"),
        confidence=float(one("confidence") or 1),
        date=one("reportedOn"),
        start=_whole(one("start")),
        end=_whole(one("end")),
        quote_start=_whole(one("quoteStart")),
        quote_end=_whole(one("quoteEnd")),
        valid_from=one("validFrom"),
        valid_until=one("validUntil"),
        unit=one("unit"),
        approximate=one("approximate") == "true",
        printed=one("printed"),
        subject_as=one("subjectAs"),
        object_as=one("objectAs"),
        subject_link=one("subjectLink"),
        object_link=one("objectLink"),
    )


def entities(graph: Graph) -> Iterator[str]:
    """The IRIs of all entities, in no order that means anything."""
    for quad in graph.store.quads_for_pattern(None, node(SKOS + "prefLabel"), None):
        yield value_of(quad.subject)


def articles(graph: Graph, iri: str) -> int:
    """How many articles mention an entity."""
    return sum(1 for _ in graph.store.quads_for_pattern(None, node(KG + "mentions"), node(iri)))


def properties(graph: Graph, iri: str) -> defaultdict[str, list[str]]:
    """All that is said of a subject: predicate → values, sorted; an empty list for what is not said."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for predicate, values in _terms(graph, iri).items():
        found[predicate] = sorted(map(value_of, values))
    return found


def is_a(type_: str, above: str) -> bool:
    """Whether a class is another or lies below it; false where the ontology knows neither."""
    return type_ == above or (type_ in ontology.load().classes and above in ontology.load().ancestors(type_))


def value_of(term: Term) -> str:
    """The IRI of a node, the words of a literal."""
    return str(term) if (value := getattr(term, "value", None)) is None else value


def _terms(graph: Graph, iri: str) -> defaultdict[str, list[Term]]:
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for quad in graph.store.quads_for_pattern(node(iri), None, None):
        found[quad.predicate.value].append(quad.object)
    return found


def _one(about: dict[str, list[str]], name: str, namespace: str = KG) -> str:
    return next(iter(about.get(namespace + name, ())), "")


def _name(graph: Graph, iri: str) -> str:
    return next(iter(properties(graph, iri)[SKOS + "prefLabel"]), identifier(graph, iri))


def _whole(digits: str) -> int | None:
    return int(digits) if digits else None


def _depth(type_: str) -> int:
    return len(ontology.load().ancestors(type_)) if type_ in ontology.load().classes else 0
