"""The connections of an entity: what it is related to, how, since when, and how many articles say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kg import ontology
from kg.errors import UserError
from kg.graph import terms
from kg.graph.origins import origins
from kg.graph.reading import Statement, Thing, is_a, statements, thing
from kg.graph.store import Graph

OUT, IN, BOTH = "out", "in", "both"


@dataclass(frozen=True, slots=True)
class Connection:
    """One relation between `start` and `end`, `hop` steps from where one asked, with all statements of it.

    `direction` is "out" where `start` is the relation's subject, "in" where it is the object, "both" where the
    relation is symmetric. `first` and `last` are the ISO dates of the reports, "" where none is dated; `qualifiers`
    are titles or verbs; `articles` state it, `origins` of them independently; `confidence` is that of the surest
    statement.
    """

    hop: int
    start: Thing
    relation: str
    direction: str
    end: Thing
    qualifiers: tuple[str, ...]
    first: str
    last: str
    articles: int
    origins: int
    confidence: float
    statements: tuple[Statement, ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which connections are wanted; what is empty is open.

    `types` are classes of the far end, `relations` names of the ontology. A report counts from `since` to `until`, both
    included; where one is set, reports without a date do not count.
    """

    types: Collection[str] = ()
    relations: Collection[str] = ()
    since: date = date.min
    until: date = date.max


def wanted(types: Collection[str] = (), relations: Collection[str] = (), since: str = "", until: str = "") -> Wanted:
    """What a user asks for: names or labels of classes and relations; ISO dates, whole or partial. Else a UserError."""
    return Wanted(
        [named(name, ontology.load().classes, "type") for name in types],
        [named(name, ontology.relations(), "relation") for name in relations],
        _bounds(since)[0] if since else date.min,
        _bounds(until)[1] if until else date.max,
    )


def connections(graph: Graph, entity: Thing, hops: int = 1, wanted: Wanted | None = None) -> list[Connection]:
    """The connections of an entity, nearest first, then by relation in the ontology's order, then newest first.

    Each relation is listed once, at its nearest hop, from its nearer end. The walk follows the relations and dates that
    are wanted; types choose among what it finds.
    """
    asked = wanted or Wanted()
    found: list[Connection] = []
    seen, frontier = {entity.iri}, [entity]
    for hop in range(1, hops + 1):
        step = [one for start in frontier for one in _around(graph, start, hop, asked)]
        known = {_key(one) for one in found}
        for one in step:
            if (key := _key(one)) not in known:
                known.add(key)
                found.append(one)
        frontier = list({one.end.iri: one.end for one in step if one.end.iri not in seen}.values())
        seen.update(one.iri for one in frontier)
    order = {name: place for place, name in enumerate(ontology.relations())}
    found = [one for one in found if not asked.types or any(is_a(one.end.type, name) for name in asked.types)]
    found.sort(key=lambda one: (one.end.id, one.start.id))
    found.sort(key=lambda one: one.last, reverse=True)
    found.sort(key=lambda one: (one.hop, order.get(one.relation, len(order)), one.direction == IN))
    return found


def titles(said: Iterable[Statement]) -> tuple[str, ...]:
    """The titles or verbs of statements, each once; two posts of one body are joined by 、 in one statement."""
    return tuple(dict.fromkeys(part for one in said for part in one.qualifier.split("、") if part))


def _around(graph: Graph, start: Thing, hop: int, asked: Wanted) -> Iterator[Connection]:
    """The connections of one entity, in a fixed order."""
    said: defaultdict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement, direction in _stated(graph, start.iri):
        if _counts(statement, asked):
            far = statement.object if direction == OUT else statement.subject
            kept = BOTH if ontology.load().properties[statement.predicate].symmetric else direction
            said[statement.predicate, kept, far].append(statement)
    for (relation, direction, far), all_of_it in sorted(said.items()):
        all_of_it.sort(key=lambda one: (one.date, one.iri), reverse=True)
        dates = sorted(one.date for one in all_of_it if one.date)
        yield Connection(
            hop=hop, start=start, relation=relation, direction=direction, end=thing(graph, far),
            qualifiers=titles(all_of_it),
            first=dates[0] if dates else "", last=dates[-1] if dates else "",
            articles=len({one.article for one in all_of_it}), origins=origins(all_of_it),
            confidence=max(one.confidence for one in all_of_it),
            statements=tuple(all_of_it),
        )  # fmt: skip


def _stated(graph: Graph, iri: str) -> Iterator[tuple[Statement, str]]:
    yield from ((one, OUT) for one in statements(graph, subject=iri) if not one.literal)
    yield from ((one, IN) for one in statements(graph, object_=iri) if one.subject != iri)


def _counts(statement: Statement, asked: Wanted) -> bool:
    if statement.predicate not in ontology.relations():
        return False
    if asked.relations and statement.predicate not in asked.relations:
        return False
    if asked.since == date.min and asked.until == date.max:
        return True
    reported = terms.bounds(statement.date)
    return reported is not None and asked.since <= reported[1] and reported[0] <= asked.until


def _key(one: Connection) -> tuple[str, str, str]:
    """A relation between two entities, whichever end one comes from."""
    ends = (one.end.iri, one.start.iri) if one.direction == IN else (one.start.iri, one.end.iri)
    first, second = sorted(ends) if one.direction == BOTH else ends
    return one.relation, first, second


def named(name: str, among: Collection[str], what: str) -> str:
    """The name in the ontology of what a user calls GovernmentBody, governmentbody, 政府机构 or "government body"."""
    asked = name.casefold()
    for each in among:
        called = {each, ontology.snake(each), *ontology.load().term(each).labels.values()}
        if asked in {one.casefold() for one in called}:
            return each
    known = ", ".join(sorted(each for each in among if what != "type" or ontology.prefix_of(each)))
    raise UserError(f"no {what} is called {name}: it is one of {known}")


def _bounds(iso: str) -> tuple[date, date]:
    if found := terms.bounds(iso):
        return found
    raise UserError(f"{iso} is no date: write 2023-06-18, 2023-06 or 2023")
