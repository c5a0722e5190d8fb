"""What the program reads from civic.ttl: names, labels, ends, prefixes, units, colours."""

from __future__ import annotations

import re

import pytest

from kg import ontology
from kg.records import CLASSES

BODY = {"Enterprise", "GovernmentBody", "Institution", "Place", "Town", "Village"}
ENDS = {
    "holdsPost": ({"Person"}, BODY),
    "locatedIn": (BODY | {"Project", "Event"}, {"Place", "Town", "Village", "Institution", "Enterprise"}),
    "partOf": (
        {"Enterprise", "GovernmentBody", "Institution", "Project", "Event"},
        {"Enterprise", "GovernmentBody", "Institution", "Project", "Event"},
    ),
    "undertakes": (BODY, {"Project"}),
    "organises": (BODY, {"Event"}),
    "attends": ({"Person", "Enterprise", "GovernmentBody", "Institution"}, {"Event"}),
    "visits": (BODY | {"Person"}, BODY | {"Project"}),
    "accompanies": ({"Person"}, {"Person"}),
    "cooperatesWith": (BODY, BODY),
}
UNITS = {
    "investment": "CNY",
    "investmentToDate": "CNY",
    "outputValue": "CNY",
    "transactionValue": "CNY",
    "landArea": "m2",
    "floorArea": "m2",
    "capacity": "",
    "jobs": "persons",
    "exhibitors": "exhibitors",
    "visitors": "persons",
    "startDate": "",
    "productionDate": "",
    "completionDate": "",
    "award": "",
}
SHAPES_OF_VIS_NETWORK = {"dot", "diamond", "square", "triangle", "triangleDown", "star", "hexagon"}


def test_the_classes_with_a_prefix_are_those_of_the_records_and_article_and_statement() -> None:
    assert set(ontology.classes()) == {*CLASSES, "Article", "Statement"}


@pytest.mark.parametrize("relation", ENDS)
def test_a_relation_joins_what_the_guidelines_say(relation: str) -> None:
    subjects, objects = ENDS[relation]
    assert ontology.domain(relation) & set(CLASSES) == subjects
    assert ontology.range_(relation) & set(CLASSES) == objects


def test_there_are_no_other_relations_and_attributes() -> None:
    assert set(ontology.relations()) == set(ENDS)
    assert set(ontology.attributes()) == set(UNITS)


@pytest.mark.parametrize(("attribute", "unit"), UNITS.items())
def test_an_attribute_has_a_unit_a_kind_of_value_and_no_class_as_object(attribute: str, unit: str) -> None:
    term = ontology.attributes()[attribute]
    assert term.unit == unit
    assert term.value in ("number", "date", "words")
    assert term.literal
    assert ontology.range_(attribute) == frozenset()


def test_only_cooperation_is_symmetric() -> None:
    assert [name for name, term in ontology.relations().items() if term.symmetric] == ["cooperatesWith"]


def test_an_award_goes_to_anything_but_an_event() -> None:
    assert set(CLASSES) - ontology.domain("award") == {"Event"}


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_and_its_prefix_lead_to_each_other(name: str) -> None:
    assert ontology.type_of(ontology.prefix_of(name)) == name


def test_an_official_is_a_person_to_the_prefix() -> None:
    assert ontology.prefix_of("Official") == "person"
    assert ontology.type_of("person") == "Person"


@pytest.mark.parametrize("call", [lambda: ontology.type_of("ship"), lambda: ontology.prefix_of("Ship")])
def test_what_the_ontology_does_not_have_is_a_key_error(call: object) -> None:
    with pytest.raises(KeyError):
        call()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("camel", "snake"),
    [("holdsPost", "holds_post"), ("investmentToDate", "investment_to_date"), ("award", "award"), ("jobs", "jobs")],
)
def test_a_name_is_written_in_two_ways(camel: str, snake: str) -> None:
    assert ontology.snake(camel) == snake
    assert ontology.camel(snake) == camel
    assert ontology.camel(camel) == camel
    assert ontology.label(snake) == ontology.label(camel) != camel


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [
        ("Person", "zh", "人物"),
        ("GovernmentBody", "en", "Government body"),
        ("holds_post", "zh", "任职于"),
        ("Ship", "zh", "Ship"),
    ],
)
def test_a_term_has_a_label_in_both_languages(name: str, language: str, label: str) -> None:
    assert ontology.label(name, language) == label


def test_what_is_drawn_has_a_colour_of_its_own_and_a_shape_that_vis_network_knows() -> None:
    drawn = [ontology.load().classes[name] for name in (*CLASSES, "Official")]
    assert all(re.fullmatch("#[0-9A-F]{6}", term.colour) for term in drawn)
    assert len({term.colour for term in drawn}) == len(drawn)
    assert {term.shape for term in drawn} <= SHAPES_OF_VIS_NETWORK


@pytest.mark.parametrize("name", ENDS)
def test_a_relation_has_a_name_from_its_other_end(name: str) -> None:
    assert set(ontology.relations()[name].inverse_labels) == {"zh", "en"}
