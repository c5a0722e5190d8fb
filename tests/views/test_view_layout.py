"""Where nodes stand."""

from __future__ import annotations

from math import dist

import pytest

from kg.views.layout import place

BOX = (80.0, 40.0)


def star(leaves: int) -> list[tuple[int, int]]:
    return [(0, leaf) for leaf in range(1, leaves + 1)]


def overlaps(points: list[tuple[int, int]], box: tuple[float, float] = BOX) -> int:
    pairs = [(a, b) for i, a in enumerate(points) for b in points[:i]]
    return sum(abs(a[0] - b[0]) < box[0] and abs(a[1] - b[1]) < box[1] for a, b in pairs)


GRAPHS = {
    "nothing": (0, []),
    "one": (1, []),
    "a loop": (1, [(0, 0)]),
    "two apart": (2, []),
    "a pair": (2, [(0, 1)]),
    "a pair twice": (2, [(0, 1), (1, 0)]),
    "a triangle": (3, [(0, 1), (1, 2), (2, 0)]),
    "a star": (60, star(59)),
    "a chain": (30, [(i, i + 1) for i in range(29)]),
    "a grid": (36, [(i, i + 1) for i in range(35) if i % 6 < 5] + [(i, i + 6) for i in range(30)]),
    "many on their own": (50, []),
    "a star, a chain and the rest": (60, star(20) + [(i, i + 1) for i in range(30, 40)]),
    "all with all": (20, [(i, j) for i in range(20) for j in range(i)]),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_nothing_lies_on_another(name: str) -> None:
    count, links = GRAPHS[name]
    points = place([BOX] * count, links)
    assert len(points) == count
    assert all(isinstance(part, int) for point in points for part in point)
    assert overlaps(points) == 0


def test_the_same_graph_stands_the_same_way() -> None:
    count, links = GRAPHS["a star, a chain and the rest"]
    assert place([BOX] * count, links) == place([BOX] * count, list(reversed(links)))


def test_linked_nodes_are_nearer_than_others() -> None:
    points = place([BOX] * 12, [(i, i + 1) for i in range(11)])
    assert dist(points[0], points[1]) < dist(points[0], points[6]) < dist(points[0], points[11])


def test_components_do_not_mix() -> None:
    points = place([BOX] * 40, [*star(19), *((20, leaf) for leaf in range(21, 40))])
    first, second = points[:20], points[20:]

    def apart(axis: int) -> bool:
        one, two = sorted(sorted(point[axis] for point in part) for part in (first, second))
        return one[-1] < two[0]

    assert apart(0) or apart(1)


def test_a_large_graph_hardly_overlaps() -> None:
    links = [(i, (i * 7 + 3) % i) for i in range(1, 400)]
    assert overlaps(place([BOX] * 400, links)) < 400 * 0.05
