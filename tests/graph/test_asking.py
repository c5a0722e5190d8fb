"""Questions to the small graph: names, connections, descriptions, networks, counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UserError
from kg.graph.connections import connections, wanted
from kg.graph.listing import connection_list
from kg.graph.lookup import find, the_entity
from kg.graph.network import network
from kg.graph.show import as_text, caption, describe
from kg.graph.stats import stats
from kg.graph.store import Graph, open_graph
from kg.graph.tables import clean, columns, table


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    return open_graph(folder)


# ---- Names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("义乌市", "place:义乌市"),
        ("义乌", "place:义乌市"),
        (" 义乌 ", "place:义乌市"),
        ("义博会", "event:中国义乌国际小商品博览会"),
        ("person:王健", "person:王健"),
        ("person:王健_东阳市", "person:王健_东阳市"),
        ("https://w3id.org/civic-kg/id/town/佛堂镇", "town:佛堂镇"),
    ],
)
def test_a_name_an_alias_an_id_and_an_iri_lead_to_the_entity(graph: Graph, name: str, entity: str) -> None:
    assert the_entity(graph, name).id == entity


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("市委", "government:东阳市委 (government, 东阳市), government:义乌市委 (government, 义乌市)"),
        ("王健", "person:王健 (person), person:王健_东阳市 (person, 东阳市)"),
        ("王建", "did you mean 王健?"),
        ("义乌商务局", "did you mean 义乌市商务局"),
        ("person:无此人", "nothing in"),
        ("佛堂是", "佛堂"),
        ("no://iri at all", "see kg find"),
        ("", "see kg find"),
        ("\ud800", "see kg find"),
    ],
)
def test_what_is_ambiguous_or_unknown_says_what_to_do(graph: Graph, name: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        the_entity(graph, name)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("part", "type_", "names"),
    [
        ("义乌市", "", ["place:义乌市", "government:义乌市商务局", "government:义乌市委"]),
        ("王健", "", ["person:王健", "person:王健_东阳市"]),
        ("王健", "Official", ["person:王健"]),
        ("东阳", "Place", ["place:东阳市"]),
        ("佛堂", "Place", ["town:佛堂镇"]),
        ("没有", "", []),
        ('"', "", []),
    ],
)
def test_find_puts_whole_names_first(graph: Graph, part: str, type_: str, names: list[str]) -> None:
    assert [one.id for one, _, _ in find(graph, part, type_)] == names


def test_find_says_by_which_name(graph: Graph) -> None:
    ((one, label, articles),) = find(graph, "商博会")
    assert (one.name, label, articles) == ("中国义乌国际小商品博览会", "商博会", 1)


# ---- Connections --------------------------------------------------------------------------------------------------


def rows(graph: Graph, name: str, hops: int = 1, **asked: object) -> list[tuple[object, ...]]:
    found = connections(graph, the_entity(graph, name), hops, wanted(**asked))  # type: ignore[arg-type]
    return [(one.hop, one.relation, one.direction, one.end.id, one.last, one.articles) for one in found]


POST = (1, "holdsPost", "out", "government:义乌市委", "2023-10-21", 2)
FAIR = (1, "attends", "out", "event:中国义乌国际小商品博览会", "2023-10-21", 1)
VISIT = (1, "visits", "out", "project:义欣动力电池基地项目", "2023-06-18", 1)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [POST, FAIR, VISIT]),
        ({"types": ["Project"]}, [VISIT]),
        ({"types": ["项目", "event"]}, [FAIR, VISIT]),
        ({"types": ["Organisation"]}, [POST]),
        ({"types": ["Village"]}, []),
        ({"relations": ["holds_post"]}, [POST]),
        ({"relations": ["到访", "attends"]}, [FAIR, VISIT]),
        ({"since": "2023-07"}, [(*POST[:4], "2023-10-21", 1), FAIR]),
        ({"until": "2023-06"}, [(*POST[:4], "2023-06-18", 1), VISIT]),
        ({"since": "2024"}, []),
        ({"since": "2023-06-18", "until": "2023-06-18"}, [(*POST[:4], "2023-06-18", 1), VISIT]),
    ],
)
def test_connections_of_an_official(graph: Graph, asked: dict[str, object], expected: list[object]) -> None:
    assert rows(graph, "person:王健", **asked) == expected


def test_a_relation_is_seen_from_its_other_end(graph: Graph) -> None:
    assert rows(graph, "佛堂镇") == [
        (1, "locatedIn", "in", "project:义欣动力电池基地项目", "2023-06-18", 1),
        (1, "visits", "in", "person:王健_东阳市", "", 1),
    ]


@pytest.mark.parametrize("name", ["东阳市", "义欣动力"])
def test_a_symmetric_relation_is_seen_once_from_either_end(graph: Graph, name: str) -> None:
    assert [row[2] for row in rows(graph, name, relations=["cooperatesWith"])] == ["both"]


def test_reports_without_a_date_count_only_where_no_date_is_asked(graph: Graph) -> None:
    assert len(rows(graph, "佛堂镇", relations=["visits"])) == 1
    assert rows(graph, "佛堂镇", relations=["visits"], since="1900") == []


def test_further_hops_list_each_relation_once(graph: Graph) -> None:
    found = rows(graph, "person:王健", 3)
    assert len(found) == len({row[1:4] for row in found}) == 9
    assert (2, "locatedIn", "out", "town:佛堂镇", "2023-06-18", 1) in found
    assert (3, "cooperatesWith", "both", "place:东阳市", "", 1) in found
    assert [row[0] for row in found] == sorted(row[0] for row in found)
    towns = rows(graph, "person:王健", 2, types=["Town"])
    assert [row[3] for row in towns] == ["town:佛堂镇"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"types": ["Planet"]}, "no type is called Planet: it is one of"),
        ({"relations": ["marries"]}, "no relation is called marries: it is one of"),
        ({"since": "June"}, "June is no date"),
    ],
)
def test_what_the_ontology_does_not_know_is_the_users_mistake(asked: dict[str, object], said: str) -> None:
    with pytest.raises(UserError, match=said):
        wanted(**asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("direction", "language", "shown"),
    [
        ("out", "en", "visits →"),
        ("in", "en", "visited by ←"),
        ("out", "zh", "到访 →"),
        ("in", "zh", "来访者 ←"),
        ("both", "zh", "到访"),
    ],
)
def test_captions_are_the_ontologys(direction: str, language: str, shown: str) -> None:
    assert caption("visits", direction, language) == shown


def test_the_table_of_connections(graph: Graph) -> None:
    found = connections(graph, the_entity(graph, "义欣项目"))
    assert "".join(connection_list(found, "table", "zh", None)) == (
        "关系      名称                      类型      所在地  身份  最早        最近        篇数  来源\n"
        "位于 →    佛堂镇                    乡镇街道  义乌市        2023-06-18  2023-06-18  1     1\n"
        "承担方 ←  浙江义欣动力科技有限公司  企业              建设  2023-06-18  2023-06-18  1     1\n"
        "来访者 ←  王健                      公职人员          调研  2023-06-18  2023-06-18  1     1\n"
    )


# ---- Tables -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 24, 12])
def test_a_table_fits_the_terminal(width: int) -> None:
    lines = list(table(["name", "n"], [["中国义乌国际小商品博览会", "1"], ["ab", "22"]], width))
    assert all(columns(line) <= width for line in lines)
    assert "…" in lines[1] or width == 40


@pytest.mark.parametrize(
    ("words", "shown"),
    [("甲\n乙", "甲 乙"), ("a\tb", "a b"), ("\u202eabc", "\ufffdabc"), ("\x1b[31m", "\ufffd[31m"), ("甲　乙", "甲 乙")],
)
def test_nothing_in_a_table_steers_the_terminal(words: str, shown: str) -> None:
    assert clean(words) == shown


# ---- Descriptions, networks, counts -------------------------------------------------------------------------------


def test_a_description_has_names_facts_and_quotes(graph: Graph) -> None:
    text = "\n".join(as_text(describe(graph, the_entity(graph, "义欣项目")), "en"))
    for line in (
        "义欣动力电池基地项目",
        "  = 义欣项目",
        "  约122亿元 = 12,200,000,000 CNY",
        "  50亩 = 33,333.3 m2",
        "  2023年10月 = 2023-10",
        "undertaken by ←",
        "  浙江义欣动力科技有限公司 (建设)",
        "    “项目由浙江义欣动力科技有限公司建设,位于佛堂镇。” 义乌商报 2023-06-18 a2.txt",
    ):
        assert line in text.split("\n")


def test_the_network_has_the_same_ends_as_the_graph(graph: Graph) -> None:
    found = network(graph)
    assert found.nodes["person:王健"]["type"] == "Official"
    assert found.nodes["project:义欣动力电池基地项目"]["investment"] == 12_200_000_000
    post = found.edges["person:王健", "government:义乌市委", "holdsPost"]
    assert (post["qualifier"], post["first"], post["last"], post["articles"]) == ("书记", "2023-06-18", "2023-10-21", 2)
    assert found.number_of_edges() == 9
    assert list(found) == sorted(found)


def test_counts(graph: Graph) -> None:
    found = stats(graph)
    assert (found.articles, found.pages, found.entities, found.statements, found.known) == (3, 3, 13, 13, 6)
    assert (found.first, found.last) == ("2023-06-18", "2023-10-21")
    assert found.newspapers == {"义乌商报": 3}
    assert found.classes["Person"] == 2
    assert found.predicates["visits"] == 2
