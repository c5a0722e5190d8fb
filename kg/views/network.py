"""The model as a vis-network: which nodes are drawn, where, how large; one line between two nodes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from kg.views.layout import Box, place
from kg.views.model import Edge, Node, ViewModel, called

if TYPE_CHECKING:
    from pyvis.network import Network

DRAWN = 1500
"""Beyond this many nodes a canvas shows a cloud: the best connected are drawn."""
DOUBTFUL = 0.7
"""A relation whose every statement has a lower confidence is drawn dashed."""
FONT = 13
"""Size of a label in pixels; a line of it takes 16."""
COLUMNS = 16
"""Width of a label's line in half characters (eight Chinese characters); a label has two lines."""

OPTIONS: Mapping[str, object] = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 2, "borderWidthSelected": 4},
    "edges": {"smooth": False, "width": 1, "hoverWidth": 1, "selectionWidth": 1, "arrowStrikethrough": False},
    "interaction": {
        "hover": True,
        "multiselect": False,
        "selectConnectedEdges": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
}


def network(model: ViewModel, shapes: Mapping[str, str]) -> Network:
    """A pyvis Network whose nodes and edges are numbered by their place in `model`; `shapes` is one for each type.

    A node has id, label (at most two lines), x, y, size, shape; an edge has id, from, to, arrows, dashes and
    `relations`, the places in model.edges of all that it stands for.
    """
    from pyvis.network import Network

    drawn = best_connected(model)
    number = {model.nodes[i].id: i for i in drawn}
    lines = _lines(model.edges, number)
    names = called(model.nodes)
    labels = [label(names[model.nodes[i].id]) for i in drawn]
    sizes = [radius(model.nodes[i]) for i in drawn]
    # Labels of a large graph are read after zooming in: the nodes may stand closer.
    closer = min(1.0, max(0.5, math.sqrt(300 / max(1, len(drawn)))))
    boxes = [_box(words, size, closer) for words, size in zip(labels, sizes, strict=True)]
    spot = {i: k for k, i in enumerate(drawn)}
    points = place(boxes, [(spot[a], spot[b]) for a, b in lines])

    net = Network(directed=True)
    net.nodes = [
        {"id": i, "label": words, "x": x, "y": y, "size": size, "shape": shapes.get(model.nodes[i].type, "dot")}
        for i, words, size, (x, y) in zip(drawn, labels, sizes, points, strict=True)
    ]
    net.edges = [
        {"id": k, "from": a, "to": b, "relations": each, **_look([model.edges[i] for i in each], model.nodes[a].id)}
        for k, ((a, b), each) in enumerate(lines.items())
    ]
    net.options = OPTIONS
    return net


def best_connected(model: ViewModel, most: int = DRAWN) -> list[int]:
    """The places in model.nodes of those with the most relations (then articles), at most `most`, ascending."""
    degree = Counter(end for edge in model.edges for end in (edge.source, edge.target))
    ranked = sorted(range(len(model.nodes)), key=lambda i: (-degree[model.nodes[i].id], -model.nodes[i].articles, i))
    return sorted(ranked[:most])


def radius(node: Node) -> int:
    """In pixels; its area grows with the number of articles up to a limit."""
    return round(min(26.0, 5 + 3 * math.sqrt(max(0, node.articles))))


def label(name: str) -> str:
    """The name in at most two lines of COLUMNS, an ellipsis for the rest."""
    lines = [""]
    room = COLUMNS
    for character in " ".join(name.split()):
        wide = 2 if east_asian_width(character) in "WF" else 1
        if wide > room:
            if len(lines) == 2:
                lines[1] = lines[1][:-1] + "…"
                break
            lines.append("")
            room = COLUMNS
        lines[-1] += character
        room -= wide
    return "\n".join(lines)


def _box(words: str, size: int, closer: float) -> Box:
    lines = words.split("\n")
    columns = max(sum(2 if east_asian_width(c) in "WF" else 1 for c in line) for line in lines)
    return max(2 * size + 4, columns * FONT / 2 * closer), 2 * size + 4 + 16 * len(lines) * closer


def _lines(edges: Sequence[Edge], number: Mapping[str, int]) -> dict[tuple[int, int], list[int]]:
    """Pairs of drawn nodes, lower number first, and the places of all relations between them."""
    lines: dict[tuple[int, int], list[int]] = {}
    for k, edge in enumerate(edges):
        a, b = number.get(edge.source), number.get(edge.target)
        if a is not None and b is not None and a != b:
            lines.setdefault((min(a, b), max(a, b)), []).append(k)
    return dict(sorted(lines.items()))


def _look(edges: Sequence[Edge], first: str) -> dict[str, object]:
    """Arrows the way the relations go; dashes where nobody is sure of any of them."""
    ways = {"to" if edge.source == first else "from" for edge in edges}
    sure = any(said.confidence >= DOUBTFUL for edge in edges for said in edge.statements)
    look: dict[str, object] = {"arrows": ", ".join(sorted(ways, reverse=True))}
    return look if sure else {**look, "dashes": [5, 4]}
