"""The terms of ontology/civic.ttl: names, labels, ends, units and colours, so that no other code describes a type.

Names are those of the ontology (`GovernmentBody`, `holdsPost`). Functions that take the name of a property take it
written either way: `holdsPost` or `holds_post`, as in the extraction file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.resources import shipped

KG = "https://w3id.org/civic-kg/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
_PROPERTIES = {OWL + "ObjectProperty", OWL + "DatatypeProperty"}

Facts = dict[str, list[tuple[str, str]]]
"""What the file says of one term: predicate → (value, language or "")."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property.

    `labels`, `comments` and `inverse_labels` are by language (zh, en). `parents` are the terms of our own directly
    above it. Of a class: `prefix` begins the ids of its entities ("" where it has none), `colour` and `shape` draw
    it. Of a property: `domain` and `range` are names of classes, or of a datatype as in "decimal", "" where open;
    `value` is number, date, words or "", `unit` the base unit of its numbers;
    `literal` is true where its objects are literals.
    """

    iri: str
    name: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    inverse_labels: Mapping[str, str]
    parents: tuple[str, ...] = ()
    prefix: str = ""
    colour: str = ""
    shape: str = ""
    domain: str = ""
    range: str = ""
    value: str = ""
    unit: str = ""
    literal: bool = False
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Ontology:
    """All terms, by name, in the order of the file; the graph of `parents` has no cycle."""

    classes: Mapping[str, Term]
    properties: Mapping[str, Term]

    def term(self, name: str) -> Term:
        """The class or property of this name. KeyError where there is none."""
        found = self.classes.get(name) or self.properties.get(camel(name))
        if found is None:
            raise KeyError(f"{name!r} is no term of the ontology")
        return found

    def ancestors(self, name: str) -> tuple[str, ...]:
        """The term itself and all terms above it, nearest first."""
        found = [self.term(name).name]
        for each in found:  # grows while it is walked
            found += [parent for parent in self.term(each).parents if parent not in found]
        return tuple(found)

    def below(self, name: str) -> frozenset[str]:
        """The class itself and all classes below it."""
        return frozenset(each for each in self.classes if name in self.ancestors(each))


@cache
def load(path: Path | None = None) -> Ontology:
    """The ontology of a Turtle file, by default the one that is shipped. Read once."""
    import pyoxigraph

    source = path or shipped("ontology") / "civic.ttl"
    facts: defaultdict[str, Facts] = defaultdict(lambda: defaultdict(list))
    for triple in pyoxigraph.parse(path=str(source), format=pyoxigraph.RdfFormat.TURTLE):
        value = triple.object
        facts[triple.subject.value][triple.predicate.value].append((value.value, getattr(value, "language", "") or ""))
    terms = [_term(iri, about) for iri, about in facts.items() if iri.startswith(KG)]
    kinds = {term.iri: {value for value, _ in facts[term.iri][RDF + "type"]} for term in terms}
    return Ontology(
        classes={term.name: term for term in terms if OWL + "Class" in kinds[term.iri]},
        properties={term.name: term for term in terms if kinds[term.iri] & _PROPERTIES},
    )


def classes() -> Mapping[str, Term]:
    """The classes whose entities a page can mention, and Article and Statement: those with a prefix of their own."""
    return {name: term for name, term in load().classes.items() if term.prefix}


def relations() -> Mapping[str, Term]:
    """What holds between two entities (holdsPost, locatedIn ...), by name."""
    return _properties("relation")


def attributes() -> Mapping[str, Term]:
    """What holds between an entity and a literal (investment, startDate ...), by name."""
    return _properties("attribute")


def label(name: str, language: str = "zh") -> str:
    """What a term is called in a language; the name itself where nothing is known of it."""
    try:
        return load().term(name).labels.get(language, name)
    except KeyError:
        return name


def prefix_of(type_: str) -> str:
    """How ids of a class begin: "government" for GovernmentBody, "person" for Official. KeyError for no such class."""
    ontology = load()
    return next((p for each in ontology.ancestors(type_) if (p := ontology.classes[each].prefix)), "")


def type_of(prefix: str) -> str:
    """The class whose ids begin so: GovernmentBody for "government". KeyError for no such prefix."""
    return _types()[prefix]


def domain(property_: str) -> frozenset[str]:
    """The classes that may be its subject, with all below them; all classes where it is open."""
    return _classes_of(load().term(property_).domain)


def range_(property_: str) -> frozenset[str]:
    """The classes that may be its object, with all below them; empty where the object is a literal."""
    term = load().term(property_)
    return frozenset() if term.literal else _classes_of(term.range)


def snake(name: str) -> str:
    """A property's name as the extraction file writes it: holds_post for holdsPost."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda found: "_" + found[1].lower(), name)


def camel(name: str) -> str:
    """A property's name as the ontology writes it: holdsPost for holds_post."""
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), name)


@cache
def _properties(above: str) -> Mapping[str, Term]:
    ontology = load()
    return {n: t for n, t in ontology.properties.items() if n != above and above in ontology.ancestors(n)}


@cache
def _types() -> Mapping[str, str]:
    return {term.prefix: name for name, term in classes().items()}


@cache
def _classes_of(name: str) -> frozenset[str]:
    ontology = load()
    return ontology.below(name) if name else frozenset(ontology.classes)


def _term(iri: str, about: Facts) -> Term:
    def one(predicate: str) -> str:
        return next((value for value, _ in about.get(predicate, ())), "")

    def spoken(predicate: str) -> dict[str, str]:
        return {language: value for value, language in about.get(predicate, ())}

    types = {value for value, _ in about.get(RDF + "type", ())}
    above = [value for kind in ("subClassOf", "subPropertyOf") for value, _ in about.get(RDFS + kind, ())]
    return Term(
        iri=iri,
        name=iri.removeprefix(KG),
        labels=spoken(RDFS + "label"),
        comments=spoken(RDFS + "comment"),
        inverse_labels=spoken(KG + "inverseLabel"),
        parents=tuple(value.removeprefix(KG) for value in above if value.startswith(KG)),
        prefix=one(KG + "prefix"),
        colour=one(KG + "colour"),
        shape=one(KG + "shape"),
        domain=_local(one(RDFS + "domain")),
        range=_local(one(RDFS + "range")),
        value=one(KG + "valueKind"),
        unit=one(KG + "defaultUnit"),
        literal=OWL + "DatatypeProperty" in types,
        symmetric=OWL + "SymmetricProperty" in types,
    )


def _local(iri: str) -> str:
    """What follows the namespace: Place, decimal; "" for rdfs:Literal, which says nothing."""
    return "" if iri == RDFS + "Literal" else re.sub(".*[#/]", "", iri)
