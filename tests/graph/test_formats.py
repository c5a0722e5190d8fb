"""SPARQL and the files for other programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.errors import UserError
from kg.graph.export import FORMATS, replacing, write_as
from kg.graph.sparql import query
from kg.graph.store import Graph, open_graph

POSTS = "SELECT ?who ?body ?none { ?who kg:holdsPost ?body OPTIONAL { ?who kg:code ?none } }"
ABOUT = "CONSTRUCT { ?who kg:holdsPost ?body } WHERE { ?who kg:holdsPost ?body }"
WHO, BODY = "https://w3id.org/civic-kg/id/person/王健", "https://w3id.org/civic-kg/id/government/义乌市委"


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    return open_graph(folder)


def asked(graph: Graph, text: str, format_: str = "") -> str:
    return "".join(query(graph, text, format_))


@pytest.mark.parametrize("format_", ["", "table"])
def test_rows_as_a_table(graph: Graph, format_: str) -> None:
    assert asked(graph, POSTS, format_) == (
        "who          body                 none\n"
        "person:王健  government:义乌市委\n"
    )  # fmt: skip


def test_rows_as_csv_and_json(graph: Graph) -> None:
    assert asked(graph, POSTS, "csv") == f"who,body,none\n{WHO},{BODY},\n"
    (row,) = json.loads(asked(graph, POSTS, "json"))["results"]["bindings"]
    assert row == {"who": {"type": "uri", "value": WHO}, "body": {"type": "uri", "value": BODY}}


@pytest.mark.parametrize("format_", ["", "ttl"])
def test_triples_as_turtle(graph: Graph, format_: str) -> None:
    assert asked(graph, ABOUT, format_).endswith("\nperson:王健 kg:holdsPost government:义乌市委 .\n")


def test_triples_as_rows_and_json(graph: Graph) -> None:
    assert "person:王健  kg:holdsPost  government:义乌市委" in asked(graph, ABOUT, "table")
    assert asked(graph, ABOUT, "csv") == (
        "subject,predicate,object\nperson:王健,kg:holdsPost,government:义乌市委\n"
    )
    assert json.loads(asked(graph, ABOUT, "json"))[0]["@id"] == WHO


@pytest.mark.parametrize(
    ("text", "format_", "answer"),
    [
        ("ASK { person:王健 a kg:Official }", "", "true\n"),
        ("ASK { person:王健_东阳市 a kg:Official }", "csv", "false\n"),
        ("ASK { person:王健 a kg:Person }", "json", '{"head":{},"boolean":true}\n'),
    ],
)
def test_yes_and_no(graph: Graph, text: str, format_: str, answer: str) -> None:
    assert asked(graph, text, format_) == answer


@pytest.mark.parametrize(
    ("text", "format_", "said"),
    [
        ("SELECT ?x WHERE", "", "not a query"),
        ("SELECT ?x WHERE { ?x foo:bar ?y }", "", "not a query"),
        ("INSERT DATA { person:x a kg:Person }", "", "not a query"),
        (POSTS, "ttl", "only CONSTRUCT and DESCRIBE"),
    ],
)
def test_what_cannot_be_answered_is_the_users_mistake(graph: Graph, text: str, format_: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as error:
        asked(graph, text, format_)
    assert "\n" not in str(error.value)


def exported(graph: Graph, format_: str) -> bytes:
    out = io.BytesIO()
    write_as(graph, format_, out)
    return out.getvalue()


@pytest.mark.parametrize("format_", FORMATS)
def test_an_export_has_the_same_bytes_each_time(folder: Path, format_: str) -> None:
    indexed, read = open_graph(folder), open_graph(folder, index=False)
    assert exported(indexed, format_) == exported(read, format_) == exported(indexed, format_)


def test_the_rdf_formats_hold_the_same_triples(graph: Graph) -> None:
    rdflib = pytest.importorskip("rdflib")
    graphs = [
        rdflib.Graph().parse(data=exported(graph, format_), format=name)
        for format_, name in (("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"))
    ]
    assert {len(each) for each in graphs} == {len(graph.store)}
    assert set(graphs[0]) == set(graphs[1]) == set(graphs[2])


def test_n_triples_are_sorted(graph: Graph) -> None:
    lines = exported(graph, "nt").decode().splitlines()
    assert lines == sorted(lines)


def test_network_files_load(graph: Graph) -> None:
    import networkx

    for format_, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        found = read(io.BytesIO(exported(graph, format_)))
        assert (found.number_of_nodes(), found.number_of_edges()) == (13, 9)
        assert "person:王健" in found


def test_csv_has_a_row_for_each_statement(graph: Graph) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(graph, "csv").decode())))
    assert len(rows) == 13
    row = next(row for row in rows if row["relation"] == "investment")
    assert (row["subject"], row["object"], row["object_name"], row["unit"]) == (
        "project:义欣动力电池基地项目", "12200000000", "约122亿元", "CNY",
    )  # fmt: skip


def test_an_export_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old")
    with pytest.raises(RuntimeError), replacing(tmp_path / "out") as file:
        file.write(b"half")
        raise RuntimeError
    assert (tmp_path / "out").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1
    with pytest.raises(UserError, match="cannot write"), replacing(tmp_path / "none" / "out"):
        pass
