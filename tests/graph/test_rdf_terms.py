"""Terms: what is written is what is read, whatever the string."""

from __future__ import annotations

from datetime import date

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import terms
from kg.graph.turtle import line, parse, turtle

ANY = st.text(st.characters(), max_size=40)


def read(subject: str, value: str) -> pyoxigraph.Triple:
    predicate = terms.term("qualifier")
    written = "".join(turtle([parse(line((subject, predicate, value)))]))
    (quad,) = pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.TURTLE)
    return quad.triple


def sound(words: str) -> str:
    return "".join("\ufffd" if c in "\0\ufffe\uffff" or "\ud800" <= c <= "\udfff" else c for c in words)


@given(ANY)
def test_words_come_back(words: str) -> None:
    assert read(terms.resource("person:x"), terms.text(words)).object.value == sound(words)  # type: ignore[union-attr]
    assert read(terms.resource("person:x"), terms.text(words, "zh")).object.language == "zh"  # type: ignore[union-attr]


@given(ANY, ANY)
def test_names_that_differ_have_iris_that_differ(one: str, other: str) -> None:
    first, second = (read(terms.resource(f"person:{name}"), '"x"').subject for name in (one, other))
    assert (first == second) == (sound(one) == sound(other))


@pytest.mark.parametrize(
    ("identifier", "written"),
    [
        ("person:王健", "person:王健"),
        ("person:王健_东阳市", "person:王健_东阳市"),
        ("place:国际商贸城一区（东）", "place:国际商贸城一区（东）"),
        ("enterprise:3M", "enterprise:3M"),
        ("person:阿·卜杜", "person:阿·卜杜"),
        ("project:“甲”项目", "<https://w3id.org/civic-kg/id/project/“甲”项目>"),
        ("event:甲(乙)", "<https://w3id.org/civic-kg/id/event/甲(乙)>"),
        ("event:甲 乙", "<https://w3id.org/civic-kg/id/event/甲%20乙>"),
        ("event:A/B#C?", "<https://w3id.org/civic-kg/id/event/A%2FB%23C%3F>"),
        ("event:100%", "<https://w3id.org/civic-kg/id/event/100%25>"),
        ("event:\u202e甲", "<https://w3id.org/civic-kg/id/event/%E2%80%AE甲>"),
        ("event:..", "<https://w3id.org/civic-kg/id/event/%2E%2E>"),
        ("article:a1.txt-01", "article:a1.txt-01"),
    ],
)
def test_iris_are_readable_and_legal(identifier: str, written: str) -> None:
    prefixes = {namespace: prefix for prefix, namespace in terms.namespaces().items()}
    assert terms.short(terms.resource(identifier), prefixes) == written


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (terms.text("王健", "zh"), '"王健"@zh'),
        (terms.text('甲"乙\\丙\n丁'), r'"甲\"乙\\丙\n丁"'),
        (terms.text("\u202e倒"), r'"\u202E倒"'),
        (terms.text("甲\ud800"), '"甲\ufffd"'),
        (terms.text('x"^^<y>'), r'"x\"^^<y>"'),
        (terms.number(12_200_000_000), "12200000000"),
        (terms.number(33333.3), "33333.3"),
        (terms.number(50.0), "50"),
        (terms.number(1e21), "1000000000000000000000"),
        (terms.number(0.00001), "0.00001"),
        (terms.boolean(True), "true"),
        (terms.day("2023-10-18"), '"2023-10-18"^^xsd:date'),
        (terms.day("2023-10"), '"2023-10"^^xsd:gYearMonth'),
        (terms.day("2023"), '"2023"^^xsd:gYear'),
        (terms.day("2023-13"), '"2023-13"'),
        (terms.day("去年"), '"去年"'),
        (terms.term("investment_to_date"), "kg:investmentToDate"),
        (terms.term("GovernmentBody"), "kg:GovernmentBody"),
    ],
)
def test_literals_and_terms(written: str, shown: str) -> None:
    prefixes = {namespace: prefix for prefix, namespace in terms.namespaces().items()}
    assert terms.short(written, prefixes) == shown


@pytest.mark.parametrize(
    ("iso", "bounds"),
    [
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2023", (date(2023, 1, 1), date(2023, 12, 31))),
        ("2023-06-18", (date(2023, 6, 18), date(2023, 6, 18))),
        ("2023-02-30", None),
        ("0000", None),
        ("2023-6", None),
        ("明年", None),
    ],
)
def test_bounds_of_dates(iso: str, bounds: tuple[date, date] | None) -> None:
    assert terms.bounds(iso) == bounds


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises((ValueError, OverflowError)):
        terms.number(value)
