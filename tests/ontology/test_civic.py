"""civic.ttl as an ontology: bilingual, aligned, in OWL 2 RL, without contradiction, in the reasoner's own judgement."""

from __future__ import annotations

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef

from kg.resources import shipped

KG = Namespace("https://w3id.org/civic-kg/ontology#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
CIVIC = shipped("ontology") / "civic.ttl"
ALIGNED = {
    "http://www.w3.org/ns/org#",
    "http://xmlns.com/foaf/0.1/",
    "https://schema.org/",
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/2004/02/skos/core#",
}
TYPES = {
    OWL.Ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.SymmetricProperty,
}  # fmt: skip
RL_PREDICATES = {
    RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith,
    RDFS.label, RDFS.comment, RDFS.seeAlso, OWL.versionInfo,
}  # fmt: skip
RL_DATATYPES = {RDFS.Literal, XSD.string, XSD.decimal, XSD.integer, XSD.boolean}
"""The datatypes used here out of those that OWL 2 RL has; xsd:date is none of them."""

GOOD = """
@prefix kg: <https://w3id.org/civic-kg/ontology#> . @prefix : <http://example.org/> .
:王 a kg:Official ; kg:holdsPost :市委 ; kg:visits :厂 ; kg:accompanies :李 . :李 a kg:Person .
:市委 a kg:GovernmentBody ; kg:locatedIn :市 . :厂 a kg:Enterprise ; kg:locatedIn :镇 ; kg:cooperatesWith :市 .
:市 a kg:Place ; kg:code "330782" . :镇 a kg:Town ; kg:locatedIn :市 ; kg:award "先进" .
:会 a kg:Event ; kg:locatedIn :厂 ; kg:jobs 30 . :市 kg:organises :会 . :厂 kg:attends :会 .
:工程 a kg:Project ; kg:investment 1000.5 ; kg:partOf :大工程 . :大工程 a kg:Project . :厂 kg:undertakes :工程 .
"""


def civic() -> Graph:
    return Graph().parse(CIVIC)


def closure(turtle: str) -> Graph:
    graph = civic().parse(data=turtle, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[str]:
    """What owlrl found wrong: it writes each finding as a node of its own error class."""
    errors = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
    return [str(message) for node in graph.subjects(RDF.type, errors) for message in graph.objects(node)]


@pytest.mark.parametrize("said", [RDFS.label, RDFS.comment])
def test_every_term_has_one_label_and_one_comment_in_each_language(said: URIRef) -> None:
    graph = civic()
    for term in set(graph.subjects()):
        assert sorted(str(getattr(word, "language", "")) for word in graph.objects(term, said)) == ["en", "zh"], term


def test_it_has_a_version() -> None:
    assert list(civic().objects(URIRef(str(KG).rstrip("#")), OWL.versionInfo))


def test_it_has_no_blank_nodes() -> None:
    assert not [node for triple in civic() for node in triple if isinstance(node, BNode)]


def test_it_is_aligned_with_the_vocabularies_named_and_with_no_other() -> None:
    graph = civic()
    above = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in graph.objects(None, p)}
    foreign = {iri for iri in above if not iri.startswith(KG)}
    assert {next((a for a in ALIGNED if iri.startswith(a)), iri) for iri in foreign} == ALIGNED


def test_every_term_of_ours_that_is_used_is_declared() -> None:
    graph = civic()
    used = {node for triple in graph for node in triple if isinstance(node, URIRef) and node.startswith(KG)}
    assert not {term for term in used if (term, RDF.type, None) not in graph}


def test_every_property_has_ends_except_those_of_articles_and_statements_alike() -> None:
    graph = civic()
    properties = {p for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for p in graph.subjects(RDF.type, kind)}
    assert not [p for p in properties if (p, RDFS.range, None) not in graph]
    assert {p for p in properties if (p, RDFS.domain, None) not in graph} == {KG.start, KG.end, KG.reportedOn}


def test_it_stays_in_the_syntax_of_owl_2_rl() -> None:
    """RL forbids class expressions in some places and some datatypes: only named classes and its own datatypes here."""
    graph = civic()
    ours = set(graph.subjects(RDF.type, OWL.AnnotationProperty))
    assert set(graph.predicates()) <= RL_PREDICATES | ours
    assert set(graph.objects(None, RDF.type)) <= TYPES
    for named in graph.subjects(RDF.type, OWL.DatatypeProperty):
        assert set(graph.objects(named, RDFS.range)) <= RL_DATATYPES
    for named in graph.subjects(RDF.type, OWL.ObjectProperty):
        assert all((end, RDF.type, OWL.Class) in graph for end in graph.objects(named, RDFS.range))
    for annotation in ours:  # an annotation has no axioms that reason
        assert (annotation, RDFS.domain, None) not in graph


def test_no_term_is_two_kinds_of_thing() -> None:
    graph = civic()
    kinds = [set(graph.subjects(RDF.type, kind)) for kind in TYPES - {OWL.SymmetricProperty}]
    assert sum(map(len, kinds)) == len(set.union(*kinds))


def test_the_closure_of_a_good_graph_has_no_contradiction() -> None:
    assert contradictions(closure(GOOD)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        ":王 a kg:Person , kg:Place .",
        ":厂 a kg:Enterprise ; kg:attends :李 . :李 a kg:Person .",
        ":会 a kg:Event . :王 kg:holdsPost :市 . :市 a kg:Place . :会 kg:holdsPost :市 .",
        ":局 a kg:GovernmentBody , kg:Institution .",
        ":镇 a kg:Town , kg:Village .",
        ":厂 a kg:Enterprise ; kg:undertakes :会 . :会 a kg:Event .",
    ],
)
def test_the_closure_of_a_wrong_graph_has_one(wrong: str) -> None:
    prefixes = "@prefix kg: <https://w3id.org/civic-kg/ontology#> . @prefix : <http://example.org/> .\n"
    assert contradictions(closure(prefixes + wrong))


def test_what_follows_from_a_good_graph() -> None:
    graph = closure(GOOD)
    ex, foaf, org = (
        Namespace(n) for n in ("http://example.org/", "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/org#")
    )
    assert (ex.王, RDF.type, foaf.Person) in graph
    assert (ex.厂, RDF.type, org.Organization) in graph
    assert (ex.市, KG.cooperatesWith, ex.厂) in graph
    assert (ex.镇, KG.relation, ex.市) in graph
    assert (ex.工程, KG.attribute, Literal("1000.5", datatype=XSD.decimal)) in graph
    assert (ex.市, RDF.type, KG.Organisation) not in graph
