"""What of the model is drawn, and how."""

from __future__ import annotations

import pytest

from kg.views.legend import CONTRAST, PAPER, captions, contrast, readable
from kg.views.model import Edge, Node, Statement, ViewModel
from kg.views.network import best_connected, label, network, radius

LABELS = {
    "乙县": "乙县",
    "乙县人民代表大会": "乙县人民代表大会",
    "乙县人民代表大会常务委员会": "乙县人民代表大会\n常务委员会",
    "乙县人民代表大会常务委员会办公室综合科": "乙县人民代表大会\n常务委员会办公…",
    "": "",
    "  two\n words ": "two words",
    "A very long name in Latin letters": "A very long name\n in Latin lette…",
    "长" * 10_000: "长" * 8 + "\n" + "长" * 7 + "…",
}


@pytest.mark.parametrize("name", LABELS, ids=lambda name: name[:12])
def test_labels_take_two_short_lines(name: str) -> None:
    assert label(name) == LABELS[name]


def test_one_line_stands_for_all_relations_between_two(graph: ViewModel) -> None:
    net = network(graph, {"Place": "triangle"})
    ends = {(edge["from"], edge["to"]): edge for edge in net.edges}
    assert sorted(ends) == [(0, 3), (0, 4), (1, 2), (1, 4)]
    assert ends[0, 4]["relations"] == [2, 3]


def test_only_relations_that_nobody_is_sure_of_are_dashed(graph: ViewModel) -> None:
    dashed = [(edge["from"], edge["to"]) for edge in network(graph, {}).edges if "dashes" in edge]
    assert dashed == [(0, 4)]


def test_arrows_go_the_way_of_the_relation() -> None:
    nodes = (Node("a", "Person", "a"), Node("b", "Person", "b"))
    said = (Statement("…"),)
    forth, back = Edge("a", "b", "accompanies", said), Edge("b", "a", "accompanies", said)
    cases = {(forth,): "to", (back,): "from", (forth, back): "to, from"}
    for edges, arrows in cases.items():
        assert network(ViewModel("", nodes, edges), {}).edges[0]["arrows"] == arrows


def test_more_articles_make_a_node_larger_up_to_a_limit() -> None:
    sizes = [radius(Node("", "", "", articles=count)) for count in (0, 1, 4, 20, 1000, 1_000_000)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[2] < sizes[3] and sizes[-1] == sizes[-2]


def test_the_best_connected_are_drawn(graph: ViewModel) -> None:
    assert [graph.nodes[i].name for i in best_connected(graph, 3)] == ["甲厂", "张三", "丙镇"]
    assert best_connected(graph, 100) == list(range(6))


def test_shapes_come_from_outside(graph: ViewModel) -> None:
    shapes = [node["shape"] for node in network(graph, {"Place": "triangle", "Official": "dot"}).nodes]
    assert shapes == ["dot", "dot", "triangle", "dot", "dot", "dot"]


@pytest.mark.parametrize("paper", PAPER.values(), ids=PAPER)
@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#56b4e9", "#e69f00", "#332288", "#999999", "#d55e00"])
def test_colours_stand_out_from_the_paper(colour: str, paper: str) -> None:
    assert contrast(readable(colour, paper), paper) >= CONTRAST


def test_a_readable_colour_is_left_alone() -> None:
    assert readable("#d55e00", "#ffffff") == "#d55e00"


def test_every_type_and_property_has_a_caption() -> None:
    look = captions()
    assert all(caption.zh and caption.en for caption in look.values())
    assert all(look[name].shape and look[name].light and look[name].dark for name in ("Person", "Official", "Village"))
    assert look["cooperatesWith"].symmetric and not look["visits"].symmetric
    assert look["holdsPost"].back_en
    assert {"investment", "award", "startDate"} <= look.keys()
