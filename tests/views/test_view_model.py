"""From the store to the model."""

from __future__ import annotations

import pytest

from kg.views.model import Node, Source, ViewModel, from_store

TURTLE = """
@prefix kg: <https://w3id.org/civic-kg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix id: <https://w3id.org/civic-kg/id/> .
@prefix person: <https://w3id.org/civic-kg/id/person/> .
@prefix place: <https://w3id.org/civic-kg/id/place/> .
@prefix town: <https://w3id.org/civic-kg/id/town/> .
@prefix project: <https://w3id.org/civic-kg/id/project/> .
@prefix article: <https://w3id.org/civic-kg/id/article/> .
@prefix statement: <https://w3id.org/civic-kg/id/statement/> .

person:张三 a kg:Person , kg:Official ; skos:prefLabel "张三"@zh ; kg:holdsPost place:乙县 .
place:乙县 a kg:Place ; skos:prefLabel "乙县"@zh ; skos:altLabel "乙"@zh , "我县"@zh ; kg:known true .
town:丙镇 a kg:Town ; skos:prefLabel "丙镇"@zh ; kg:place place:乙县 ; kg:locatedIn place:乙县 .
<https://w3id.org/civic-kg/id/project/%22%E4%B8%81%22%E6%A1%A5> a kg:Project ; skos:prefLabel "\\"丁\\"桥"@zh .
person:钱七_己市 a kg:Person ; skos:prefLabel "钱七"@zh .
place:己市 a kg:Place ; skos:prefLabel "己市"@zh .

article:one a kg:Article ; kg:headline "春耕开始" ; kg:newspaper "县报" ; kg:page "a.txt" ;
    kg:reportedOn "2024-03-04"^^xsd:date ; kg:mentions place:乙县 , person:张三 , town:丙镇 .
article:two a kg:Article ; kg:headline "新厂开工" ; kg:page "a.txt" ; kg:mentions place:乙县 .

statement:1 a kg:Statement ; rdf:subject person:张三 ; rdf:predicate kg:holdsPost ; rdf:object place:乙县 ;
    kg:qualifier "县长" ; kg:quote "乙县县长张三讲话。" ; kg:article article:two ; kg:confidence 0.9 ;
    kg:validFrom "2023"^^xsd:gYear .
statement:2 a kg:Statement ; rdf:subject person:张三 ; rdf:predicate kg:holdsPost ; rdf:object place:乙县 ;
    kg:qualifier "县长" ; kg:quote "张三县长来了。" ; kg:article article:one ; kg:confidence 0.5 .
statement:3 a kg:Statement ; rdf:subject town:丙镇 ; rdf:predicate kg:locatedIn ; rdf:object place:乙县 ;
    kg:quote "丙镇在乙县。" ; kg:article article:one ; kg:confidence 1 .
statement:4 a kg:Statement ; rdf:subject <https://w3id.org/civic-kg/id/project/%22%E4%B8%81%22%E6%A1%A5> ;
    rdf:predicate kg:investment ; rdf:object 350000000 ; kg:unit "CNY" ; kg:printed "3.5亿元" ;
    kg:quote "总投资3.5亿元。" ; kg:article article:one ; kg:confidence 0.95 .
statement:5 a kg:Statement ; rdf:subject <https://w3id.org/civic-kg/id/project/%22%E4%B8%81%22%E6%A1%A5> ;
    rdf:predicate kg:landArea ; rdf:object 33333.3 ; kg:unit "m2" ; kg:article article:one .
statement:6 a kg:Statement ; rdf:subject person:无名 ; rdf:predicate kg:visits ; rdf:object town:丙镇 ;
    kg:quote "…" ; kg:article article:one .
"""


@pytest.fixture(scope="module")
def store() -> object:
    import pyoxigraph

    store = pyoxigraph.Store()
    store.load(TURTLE.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def by_name(model: ViewModel) -> dict[str, Node]:
    return {node.name: node for node in model.nodes}


def test_entities_with_their_names_and_articles(store) -> None:
    nodes = by_name(from_store(store))
    assert nodes["乙县"] == Node("place:乙县", "Place", "乙县", ("乙", "我县"), 2, known=True)
    assert nodes["张三"] == Node("person:张三", "Official", "张三", (), 2)
    assert nodes["丙镇"].articles == 1 and not nodes["丙镇"].known
    assert nodes["己市"].articles == 0


def test_a_relation_stands_once_with_all_its_statements_by_date(store) -> None:
    edges = {(e.source, e.predicate, e.target): e.statements for e in from_store(store).edges}
    assert sorted(edges) == [("person:张三", "holdsPost", "place:乙县"), ("town:丙镇", "locatedIn", "place:乙县")]
    undated, dated = edges["person:张三", "holdsPost", "place:乙县"]
    assert (dated.quote, dated.qualifier, dated.confidence) == ("张三县长来了。", "县长", 0.5)
    assert dated.source == Source("县报", "2024-03-04", "a.txt", "春耕开始")
    assert undated.source == Source("", "", "a.txt", "新厂开工")
    assert undated.since == "2023"


def test_facts_as_printed_and_plain_where_nothing_was_printed(store) -> None:
    facts = {fact.predicate: fact for fact in by_name(from_store(store))['"丁"桥'].facts}
    assert facts["investment"].printed == "3.5亿元"
    assert facts["investment"].quote == "总投资3.5亿元。"
    assert facts["landArea"].printed == "33333.3 m2"


def test_ids_are_names_again(store) -> None:
    assert by_name(from_store(store))['"丁"桥'].id == 'project:"丁"桥'


PLACES = {
    "张三": "",
    "丙镇": "乙县",
    "钱七": "己市",
}


@pytest.mark.parametrize("name", PLACES)
def test_the_place_of_an_entity_is_said_or_sets_its_id_apart(store, name: str) -> None:
    assert by_name(from_store(store))[name].place == PLACES[name]


def test_counts_are_those_of_the_whole_graph(store) -> None:
    for model in (from_store(store, title="春"), from_store(store, ["place:己市"], title="春")):
        assert (model.title, model.pages, model.articles, model.unlinked) == ("春", 1, 2, None)
        assert model.dates == ("2024-03-04", "2024-03-04")


AROUND = [
    (["person:张三"], 0, {"张三"}),
    (["person:张三"], 1, {"张三", "乙县"}),
    (["person:张三"], 2, {"张三", "乙县", "丙镇"}),
    (["place:乙县"], 1, {"张三", "乙县", "丙镇"}),
    (["place:己市"], 3, {"己市"}),
    (["place:己市", "person:张三"], 0, {"己市", "张三"}),
    (["person:没有"], 1, set()),
    ([], 1, set()),
]


@pytest.mark.parametrize(("entities", "hops", "expected"), AROUND)
def test_what_lies_around_an_entity(store, entities: list[str], hops: int, expected: set[str]) -> None:
    model = from_store(store, entities, hops)
    assert set(by_name(model)) == expected
    ids = {node.id for node in model.nodes}
    assert all({edge.source, edge.target} <= ids for edge in model.edges)
