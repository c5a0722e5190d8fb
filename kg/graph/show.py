"""One entity with all that is said of it, each fact with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kg import ontology
from kg.graph.connections import BOTH, IN, Connection, connections
from kg.graph.origins import origins
from kg.graph.reading import Source, Statement, Thing, articles, properties, source, statements
from kg.graph.store import Graph
from kg.graph.tables import clean
from kg.graph.terms import KG, SKOS


@dataclass(frozen=True, slots=True)
class Stated:
    """One value of an attribute with its statements, newest first; `articles` state it, `origins` independently."""

    statements: tuple[Statement, ...]
    articles: int
    origins: int

    @property
    def predicate(self) -> str:
        return self.statements[0].predicate


@dataclass(frozen=True, slots=True)
class Description:
    """An entity: other names, GB/T 2260 code, how many articles mention it, what is stated of it and where.

    `values` are its literals, in the ontology's order, newest first; `sources` lead from the IRIs
    of articles to the articles.
    """

    thing: Thing
    aliases: tuple[str, ...]
    code: str
    known: bool
    articles: int
    values: tuple[Stated, ...]
    connections: tuple[Connection, ...]
    sources: dict[str, Source]


def describe(graph: Graph, entity: Thing) -> Description:
    about = properties(graph, entity.iri)
    order = {name: place for place, name in enumerate(ontology.attributes())}
    values = sorted((one for one in statements(graph, subject=entity.iri) if one.literal), key=lambda one: one.iri)
    values.sort(key=lambda one: one.date, reverse=True)
    values.sort(key=lambda one: order.get(one.predicate, len(order)))
    same: dict[tuple[str, str, str], list[Statement]] = {}
    for one in values:
        same.setdefault((one.predicate, one.object, one.unit), []).append(one)
    related = connections(graph, entity)
    cited = {one.article for one in values} | {one.article for each in related for one in each.statements}
    return Description(
        entity,
        tuple(about[SKOS + "altLabel"]),
        next(iter(about[KG + "code"]), ""),
        bool(about[KG + "known"]),
        articles(graph, entity.iri),
        tuple(Stated(tuple(said), len({one.article for one in said}), origins(said)) for said in same.values()),
        tuple(related),
        {iri: source(graph, iri) for iri in sorted(cited)},
    )


def as_text(found: Description, language: str = "en") -> Iterator[str]:
    """Lines to read: names, literals, relations, and under each the sentence and where it was printed."""
    called = ontology.label(found.thing.type, language)
    about = [found.thing.id, called, found.thing.place, found.code, f"articles: {found.articles}"]
    yield clean(found.thing.name)
    yield "  " + " · ".join(clean(part) for part in about if part)
    if found.aliases:
        yield "  = " + clean(", ".join(found.aliases))
    for name, same in groupby(found.values, key=lambda one: one.predicate):
        yield f"\n{ontology.label(name, language)}"
        for said in same:
            yield f"  {clean(value(said.statements[0]))}{_borne_out(said.articles, said.origins)}"
            for one in said.statements:
                yield from _cited(one, found)
    for (relation, direction), group in groupby(found.connections, key=lambda one: (one.relation, one.direction)):
        yield f"\n{caption(relation, direction, language)}"
        for each in group:
            titles = f" ({'、'.join(each.qualifiers)})" if each.qualifiers else ""
            yield f"  {clean(each.end.name + titles)}{_borne_out(each.articles, each.origins)}"
            for one in each.statements:
                yield from _cited(one, found)


def value(one: Statement) -> str:
    """A literal for people: the printed words, and the number with its unit where that says more."""
    number = one.object
    if ontology.load().properties[one.predicate].value == "number":
        whole, point, part = number.partition(".")
        number = f"{int(whole):,}{point}{part}"
    plain = f"{number} {one.unit}".strip()
    return f"{one.printed} = {plain}" if one.printed and one.printed != plain else plain


def caption(relation: str, direction: str, language: str = "en") -> str:
    """A relation as a caption, read from where one stands: from its object by the inverse label, if it has one."""
    label = ontology.label(relation, language)
    if direction == BOTH:
        return label
    if direction != IN:
        return f"{label} →"
    inverse = ontology.load().properties[relation].inverse_labels.get(language)
    return f"{inverse} ←" if inverse else f"← {label}"


def _borne_out(articles: int, origins: int) -> str:
    """How well a fact is borne out, where more than one article states it."""
    return f" · articles: {articles} · origins: {origins}" if articles > 1 else ""


def _cited(one: Statement, found: Description) -> Iterator[str]:
    at = found.sources[one.article]
    where = " ".join(part for part in (at.newspaper, at.date, at.page) if part)
    yield f"    “{clean(one.quote)}” {clean(where)}"
