"""How many independent sources a fact has: a reprint, or a second sentence of one article, is no new one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.graph.reading import Statement

ALIKE = 0.8
"""Two sentences are reprints of one another where they share this part of all their pairs of characters."""

_UNSAID = re.compile(r"[\W_]+")


def origins(said: Iterable[Statement]) -> int:
    """The number of origins of some statements of one fact.

    Two are of one origin where their articles are the same, or their sentences nearly so (white space and punctuation
    apart), or where a third links them. Quadratic in the number of different sentences.
    """
    groups: list[tuple[set[str], list[frozenset[str]]]] = []  # articles and sentences of each origin
    for article, pairs in sorted({(one.article, _pairs(one.quote)) for one in said}, key=lambda row: row[0]):
        joined = {article}, [pairs]
        apart = []
        for articles, sentences in groups:
            if article in articles or any(alike(pairs, other) for other in sentences):
                joined = joined[0] | articles, [*joined[1], *(one for one in sentences if one != pairs)]
            else:
                apart.append((articles, sentences))
        groups = [*apart, joined]
    return len(groups)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences, each as its pairs of characters, are nearly the same."""
    if one == other:
        return True
    return len(one & other) >= ALIKE * len(one | other) > 0


def _pairs(sentence: str) -> frozenset[str]:
    words = _UNSAID.sub("", sentence)
    return frozenset(words[at : at + 2] for at in range(max(len(words) - 1, 1)))
