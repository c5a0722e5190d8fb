"""Facts of a graph that cannot both hold, side by side. They stay in the graph: which one is wrong is not ours to say.

A sole post (kg/data/single.toml) has one holder on one day. Whoever was reported in it on two days held it in between;
so two holders are at odds where these stretches meet. Reports without a date are only compared within their article.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from kg import ontology
from kg.graph import terms
from kg.graph.reading import Source, Statement, Thing, is_a, node, source, statement, thing, value_of
from kg.graph.show import value
from kg.graph.store import Graph
from kg.graph.tables import clean
from kg.graph.terms import KG, RDF
from kg.resources import DATA


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both hold. `of` is what they are about: the body of the post, or the subject."""

    of: Thing
    what: str
    sides: tuple[Statement, Statement]
    subjects: tuple[Thing, Thing]
    sources: tuple[Source, Source]


@cache
def single() -> dict[str, Any]:
    """kg/data/single.toml."""
    return tomllib.loads((DATA / "single.toml").read_text(encoding="utf-8"))


def contradictions(graph: Graph) -> Iterator[Contradiction]:
    """All of a graph, posts first, each pair of holders or values once, in the order of names."""
    found = [*_posts(graph), *_attributes(graph)]
    found.sort(key=lambda row: (row[1], row[0].id, row[2].iri, row[3].iri))
    for of, what, one, other in found:
        subjects = thing(graph, one.subject), thing(graph, other.subject)
        sources = source(graph, one.article), source(graph, other.article)
        yield Contradiction(of, what, (one, other), subjects, sources)


def as_text(one: Contradiction, language: str = "en") -> Iterator[str]:
    """A contradiction as lines to read."""
    what = one.what if one.sides[0].predicate == "holdsPost" else ontology.label(one.what, language)
    yield f"cannot both hold: {clean(one.of.name)}, {what}"
    for said, subject, at in zip(one.sides, one.subjects, one.sources, strict=True):
        where = " ".join(part for part in (at.newspaper, at.date, at.page) if part)
        shown = value(said) if said.literal else subject.name
        yield f"  {clean(shown)}  “{clean(said.quote)}” {clean(where)}"


Found = tuple[Thing, str, Statement, Statement]


def _posts(graph: Graph) -> Iterator[Found]:
    """Two holders of a sole post at one body on one day."""
    held: defaultdict[tuple[str, int], defaultdict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for said in _stated(graph, "holdsPost"):
        titles = set(said.qualifier.split("、"))
        for number, post in enumerate(single()["post"]):
            if titles & set(post["titles"]) and not said.valid_until:
                held[said.object, number][said.subject].append(said)
    for (iri, number), holders in held.items():
        body, post = thing(graph, iri), single()["post"][number]
        if len(holders) > 1 and any(is_a(body.type, name) for name in post["at"]):
            for one, other in combinations(sorted(holders), 2):
                if pair := _same_day(holders[one], holders[other]):
                    title = next(name for name in post["titles"] if name in pair[0].qualifier.split("、"))
                    yield body, title, *pair


def _same_day(some: list[Statement], others: list[Statement]) -> tuple[Statement, Statement] | None:
    """The two statements, nearest in time, that put both in the post on one day."""
    pairs = [(one, other) for one in some for other in others if one.article == other.article]
    days = [[_day(one) for one in said if one.date] for said in (some, others)]
    if all(days) and min(days[0]) <= max(days[1]) and min(days[1]) <= max(days[0]):
        pairs = [(one, other) for one in some for other in others if one.date and other.date]
    return min(pairs, key=lambda pair: (abs(_day(pair[0]) - _day(pair[1])), pair[0].iri, pair[1].iri), default=None)


def _day(one: Statement) -> int:
    found = terms.bounds(one.date)
    return found[0].toordinal() if found else 0


def _attributes(graph: Graph) -> Iterator[Found]:
    """Two values of an attribute that has one."""
    for entry in single()["attribute"]:
        for name in entry["names"]:
            predicate = ontology.camel(name)
            values: defaultdict[str, dict[tuple[str, str], Statement]] = defaultdict(dict)
            for said in sorted(_stated(graph, predicate), key=lambda one: one.iri):
                values[said.subject].setdefault((said.object, said.unit), said)
            for iri, told in values.items():
                of = thing(graph, iri) if len(told) > 1 else None
                if of and any(is_a(of.type, kind) for kind in entry["of"]):
                    for one, other in combinations([told[key] for key in sorted(told)], 2):
                        if _apart(one, other, entry["apart"]):
                            yield of, predicate, one, other


def _apart(one: Statement, other: Statement, share: float) -> bool:
    """Whether two literals exclude each other: dates that do not meet, numbers further apart than this share."""
    if one.unit != other.unit:
        return False
    if ontology.load().properties[one.predicate].value == "date":
        first, second = terms.bounds(one.object), terms.bounds(other.object)
        return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])
    low, high = sorted((float(one.object), float(other.object)))
    return high - low > share * high


def _stated(graph: Graph, predicate: str) -> Iterator[Statement]:
    for quad in graph.store.quads_for_pattern(None, node(RDF + "predicate"), node(KG + predicate)):
        yield statement(graph, value_of(quad.subject))
