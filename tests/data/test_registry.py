"""seeds/registry.ttl: valid, sorted, and in agreement with the lists of kg/data."""

from __future__ import annotations

import re
from collections import defaultdict

import pyshacl
import pytest
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

from kg import ontology
from kg.resources import rows, shipped

KG = Namespace(ontology.KG)
ID = "https://w3id.org/civic-kg/id/"
PATH = shipped("seeds") / "registry.ttl"
GRAPH = Graph().parse(PATH)


def named(iri: str) -> URIRef:
    return URIRef(ID + iri)


def entities() -> dict[URIRef, tuple[str, list[str]]]:
    """Preferred and other names of each entity."""
    return {
        one: (str(GRAPH.value(one, SKOS.prefLabel)), sorted(map(str, GRAPH.objects(one, SKOS.altLabel))))
        for one in set(GRAPH.subjects())
        if isinstance(one, URIRef)
    }


def test_it_is_valid() -> None:
    graph = Graph().parse(PATH).parse(shipped("ontology") / "civic.ttl")
    conforms, _, report = pyshacl.validate(
        graph, shacl_graph=Graph().parse(shipped("ontology") / "shapes.ttl"), inplace=True
    )
    assert conforms, report


def test_it_is_broad_and_names_no_persons() -> None:
    kinds = {ontology.label(str(kind).removeprefix(ontology.KG), "en") for kind in GRAPH.objects(None, RDF.type)}
    assert kinds == {"Government body", "Institution", "Enterprise", "Place", "Town", "Village"}
    assert len(entities()) > 400


def test_it_is_sorted() -> None:
    heads = re.findall(r"^(\S+) a kg:", PATH.read_text(encoding="utf-8"), re.MULTILINE)
    full = [re.sub(r"^<.*/id/(\w+)/(.*)>$", r"\1:\2", head) for head in heads]
    assert full == sorted(full)
    assert len(full) == len(entities())


def test_an_entity_s_identifier_is_its_prefix_and_name() -> None:
    for one, (name, _) in entities().items():
        kind = str(GRAPH.value(one, RDF.type)).removeprefix(ontology.KG)
        prefix, _, local = one.removeprefix(ID).partition("/")
        assert prefix == ontology.prefix_of(kind)
        assert local.replace("%20", " ").partition("_")[0] == name


def test_links_lead_to_entities_of_the_registry() -> None:
    for link in (KG.locatedIn, KG.partOf):
        assert set(GRAPH.objects(None, link)) <= set(entities())


def test_a_name_means_one_entity_of_a_type_except_towns_of_one_name() -> None:
    bearers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one, (name, others) in entities().items():
        for form in (name, *others):
            bearers[str(GRAPH.value(one, RDF.type)), form].append(one)
    shared = {form for (_, form), found in bearers.items() if len(found) > 1}
    assert shared == {"城东街道", "城西街道", "江南街道"}


def test_the_towns_of_jinhua_are_those_of_the_list() -> None:
    counties = {code: name for code, name, _ in rows("divisions.tsv") if code[:4] == "3307" and code != "330700"}
    listed = {
        (counties[code], town) for code, names in rows("towns.tsv") if code in counties for town in names.split(",")
    }
    found = {
        (name_of(county), name_of(one))
        for one in GRAPH.subjects(RDF.type, KG.Town)
        for county in GRAPH.objects(one, KG.locatedIn)
    }
    assert found == listed


def name_of(one: Node) -> str:
    return str(GRAPH.value(one, SKOS.prefLabel))


def test_codes_are_those_of_the_divisions() -> None:
    names = {code: name for code, name, _ in rows("divisions.tsv")}
    for one, code in GRAPH.subject_objects(KG.code):
        assert names[str(code)] == name_of(one)


def test_a_place_s_body_bears_the_official_name_that_recognition_gives_it() -> None:
    """义乌市科技局 is 义乌市科学技术局 in both, or the graph would have the body twice."""
    full = {short: long for short, long, _, levels in rows("bodies.tsv") if "n" not in levels}
    # Where the place's own body is called otherwise than most: the registry knows better than the rule.
    exceptions = {
        "浙江省国资委", "浙江省文旅厅", "浙江省税务局", "金华市税务局", "义乌市税务局", "义乌市国资办", "义乌市防指",
        "义乌市防汛防台抗旱指挥部", "义乌市发展改革局", "义乌市生态环境分局",
    }  # fmt: skip
    for one in GRAPH.subjects(RDF.type, KG.GovernmentBody):
        place = GRAPH.value(one, KG.locatedIn)
        if place is None:
            continue
        where, name = name_of(place), name_of(one)
        for form in map(str, GRAPH.objects(one, SKOS.altLabel)):
            stem = form.removeprefix(where)
            if form.startswith(where) and stem in full and form not in exceptions:
                assert name == where + full[stem], form


@pytest.mark.parametrize(
    ("one", "alias", "place"),
    [
        ("government/义乌市委", "中共义乌市委", "义乌市"),
        ("government/义乌市科学技术局", "义乌市科技局", "义乌市"),
        ("government/浙江省委", "中共浙江省委员会", "浙江省"),
        ("government/中华人民共和国商务部", "商务部", None),
        ("government/中共中央", "党中央", None),
        ("enterprise/浙江中国小商品城集团股份有限公司", "商城集团", "义乌市"),
        ("enterprise/浙江吉利控股集团有限公司", "吉利", None),
        ("enterprise/阿里巴巴集团控股有限公司", "阿里巴巴", None),
        ("institution/义乌工商职业技术学院", "义乌工商学院", "义乌市"),
        ("place/义乌国际商贸城", "国际商贸城", "义乌市"),
        ("place/义乌市", "义乌", "金华市"),
        ("town/夹浦镇", None, None),
        ("town/佛堂镇", "义乌市佛堂镇", "义乌市"),
        ("village/北下朱村", "江北下朱", "福田街道"),
    ],
)
def test_an_entity_has_its_aliases_and_its_home(one: str, alias: str | None, place: str | None) -> None:
    if alias is None:  # only towns of Jinhua are listed
        assert (named(one), None, None) not in GRAPH
        return
    assert alias in map(str, GRAPH.objects(named(one), SKOS.altLabel))
    home = GRAPH.value(named(one), KG.locatedIn)
    assert (home and name_of(home)) == place


def test_everything_in_it_is_said_in_our_own_ontology() -> None:
    terms = Graph().parse(shipped("ontology") / "civic.ttl")
    assert set(GRAPH.predicates()) == {RDF.type, SKOS.prefLabel, SKOS.altLabel, KG.code, KG.locatedIn, KG.partOf}
    assert all((kind, RDFS.label, None) in terms for kind in GRAPH.objects(None, RDF.type))
