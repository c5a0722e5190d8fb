"""shapes.ttl accepts what the program writes and rejects what it must never write."""

from __future__ import annotations

import pyshacl
import pytest
from rdflib import RDF, Graph, Namespace

from kg import ontology
from kg.resources import shipped

SH = Namespace("http://www.w3.org/ns/shacl#")
PREFIXES = """
@prefix kg: <https://w3id.org/civic-kg/ontology#> . @prefix : <http://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GOOD = """
:王 a kg:Person , kg:Official ; skos:prefLabel "王一"@zh ; kg:holdsPost :市委 ; kg:attends :会 .
:市委 a kg:GovernmentBody ; skos:prefLabel "某市委"@zh ; skos:altLabel "市委"@zh ; kg:place :市 .
:市 a kg:Place ; skos:prefLabel "某市"@zh ; kg:code "330782" .
:会 a kg:Event ; skos:prefLabel "某会"@zh ; kg:locatedIn :市 ; kg:startDate "2023-06"^^xsd:gYearMonth ;
    kg:visitors 300 .
:工程 a kg:Project ; skos:prefLabel "某工程"@zh ; kg:investment 1500000.5 ; kg:award "优质" .
:文 a kg:Article ; kg:page "1.txt" ; kg:headline "题" ; kg:start 0 ; kg:end 90 ; kg:home :市 ; kg:mentions :王 , :市委 .
:述 a kg:Statement ; rdf:subject :王 ; rdf:predicate kg:holdsPost ; rdf:object :市委 ; kg:qualifier "书记" ;
    kg:quote "市委书记王一出席。" ; kg:article :文 ; kg:start 3 ; kg:end 9 ; kg:quoteStart 3 ; kg:quoteEnd 12 ;
    kg:rule "post.title-before-name" ; kg:confidence 0.98 ; kg:reportedOn "2023-06-18"^^xsd:date ;
    kg:validFrom "2021"^^xsd:gYear .
:数 a kg:Statement ; rdf:subject :会 ; rdf:predicate kg:startDate ; rdf:object "2023-06"^^xsd:gYearMonth ;
    kg:quote "六月举行。" ; kg:article :文 ; kg:start 3 ; kg:end 5 ; kg:rule "date" ; kg:confidence 1 ;
    kg:printed "六月" ; kg:approximate true ; kg:unit "persons" ;
    kg:earliest "2023-06-01"^^xsd:date ; kg:latest "2023-06-30"^^xsd:date .
"""
# One change each that makes the good graph a bad one: the words replaced, and what replaces them.
BAD = {
    "a statement without subject": ("rdf:subject :王 ;", ""),
    "a literal as subject": ("rdf:subject :王 ;", 'rdf:subject "王" ;'),
    "a statement without predicate": ("rdf:predicate kg:holdsPost ;", ""),
    "a predicate that is no relation": ("rdf:predicate kg:holdsPost", "rdf:predicate kg:mentions"),
    "a statement without object": ("rdf:object :市委 ;", ""),
    "two objects": ("rdf:object :市委 ;", "rdf:object :市委 , :市 ;"),
    "a statement without quote": ('kg:quote "市委书记王一出席。" ;', ""),
    "an empty quote": ("市委书记王一出席。", ""),
    "a statement without article": ("kg:article :文 ; kg:start 3 ; kg:end 9", "kg:start 3 ; kg:end 9"),
    "an article that is a place": ("kg:article :文 ; kg:start 3 ; kg:end 9", "kg:article :市 ; kg:start 3 ; kg:end 9"),
    "a start behind its end": ("kg:start 3 ; kg:end 9", "kg:start 10 ; kg:end 9"),
    "a start below zero": ("kg:start 3 ; kg:end 9", "kg:start -1 ; kg:end 9"),
    "a start in words": ("kg:start 3 ; kg:end 9", 'kg:start "3" ; kg:end 9'),
    "a quote that begins behind its end": ("kg:quoteStart 3", "kg:quoteStart 13"),
    "a statement without rule": ('kg:rule "post.title-before-name" ;', ""),
    "a statement without confidence": ("kg:confidence 0.98 ;", ""),
    "a confidence above one": ("kg:confidence 0.98", "kg:confidence 1.5"),
    "a confidence below zero": ("kg:confidence 0.98", "kg:confidence -0.1"),
    "a report on no day": ('"2023-06-18"^^xsd:date', '"June"'),
    "a validity in words": ('kg:validFrom "2021"^^xsd:gYear', 'kg:validFrom "去年"'),
    "a date that begins behind its end": ('"2023-06-01"^^xsd:date', '"2023-07-01"^^xsd:date'),
    "an approximation in words": ("kg:approximate true", 'kg:approximate "约"'),
    "an entity without name": ('skos:prefLabel "王一"@zh ;', ""),
    "a name without language": ('"王一"@zh', '"王一"'),
    "two names in one language": ('"王一"@zh', '"王一"@zh , "王二"@zh'),
    "an alias that is the name": ('skos:altLabel "市委"@zh', 'skos:altLabel "某市委"@zh'),
    "a code of five digits": ('"330782"', '"33078"'),
    "a post at an event": ("kg:holdsPost :市委 ; kg:attends", "kg:holdsPost :会 ; kg:attends"),
    "an event that holds a post": ("kg:locatedIn :市 ; kg:startDate", "kg:holdsPost :市 ; kg:startDate"),
    "a person as venue": ("kg:locatedIn :市 ; kg:startDate", "kg:locatedIn :王 ; kg:startDate"),
    "an event that attends": (':工程 a kg:Project ;', ":工程 a kg:Project ; kg:attends :会 ;"),
    "an article that mentions what is not there": ("kg:mentions :王 , :市委", "kg:mentions :无"),
    "an article without page": ('kg:page "1.txt" ;', ""),
    "a home that is a person": ("kg:home :市", "kg:home :王"),
    "a start date in words": ('kg:startDate "2023-06"^^xsd:gYearMonth', 'kg:startDate "六月"'),
    "an investment in words": ("kg:investment 1500000.5", 'kg:investment "很多"'),
    "an investment below zero": ("kg:investment 1500000.5", "kg:investment -3"),
    "an award that is a thing": ('kg:award "优质"', "kg:award :市"),
}  # fmt: skip


def complaints(turtle: str) -> list[str]:
    data = Graph().parse(shipped("ontology") / "civic.ttl").parse(data=PREFIXES + turtle, format="turtle")
    shapes = Graph().parse(shipped("ontology") / "shapes.ttl")
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    found = [str(message) for message in report.objects(None, SH.resultMessage)]
    assert conforms == (not found)
    return found


def test_a_good_graph_is_accepted() -> None:
    assert complaints(GOOD) == []


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_graph_is_rejected(fault: str) -> None:
    good, bad = BAD[fault]
    assert GOOD.count(good) == 1
    assert complaints(GOOD.replace(good, bad))


def test_the_shapes_are_shacl() -> None:
    shapes = Graph().parse(shipped("ontology") / "shapes.ttl")
    assert pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)[0]


def test_statements_may_have_each_relation_and_attribute_of_the_ontology_and_no_other_predicate() -> None:
    shapes = Graph().parse(shipped("ontology") / "shapes.ttl")
    allowed = {str(iri) for head in shapes.objects(None, SH["in"]) for iri in shapes.items(head)}
    assert allowed == {term.iri for term in (*ontology.relations().values(), *ontology.attributes().values())}


def test_the_ends_of_a_relation_are_those_of_the_ontology() -> None:
    shapes = Graph().parse(shipped("ontology") / "shapes.ttl")
    for name, term in ontology.relations().items():
        shape, end = (f"https://w3id.org/civic-kg/shapes#{name}{part}" for part in ("", "End"))
        asked = {str(s): str(o) for s, o in shapes.subject_objects(SH["class"])}
        assert asked[shape] == ontology.KG + term.domain
        assert asked[end] == ontology.KG + term.range


def test_every_property_shape_has_its_own_target() -> None:
    """Nested in a node shape, pyshacl would evaluate it once a node instead of once a graph."""
    shapes = Graph().parse(shipped("ontology") / "shapes.ttl")
    targets = (SH.targetClass, SH.targetSubjectsOf)
    for shape in shapes.subjects(RDF.type, SH.PropertyShape):
        assert any((shape, target, None) in shapes for target in targets), shape
