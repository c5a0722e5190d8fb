"""Why the graph says so: each statement between two entities with its page, its sentence, its rule and its links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kg import ontology
from kg.errors import UserError
from kg.graph.connections import named
from kg.graph.lookup import the_entity
from kg.graph.reading import Source, Statement, Thing, identifier, source, statements
from kg.graph.show import value
from kg.graph.store import Graph
from kg.graph.tables import clean
from kg.marking import marked, nearest
from kg.relations.catalogue import Rule, catalogue


@dataclass(frozen=True, slots=True)
class Ground:
    """One statement with all that it rests on. `object` is None where it is a literal; `rule` where none is so called.

    `sentence` is the quote with both ends in 【】 and the trigger in ‹›; an end that is not printed in it is unmarked.
    """

    statement: Statement
    subject: Thing
    object: Thing | None
    source: Source
    rule: Rule | None
    sentence: str


def why(graph: Graph, one: str, other: str) -> list[Ground]:
    """The grounds of every statement between two entities, in either direction, newest first in each relation.

    `other` may also be an attribute (investment, 投资额). UserError where a name is unknown or ambiguous.
    """
    first = the_entity(graph, one)
    attribute = attribute_named(other)
    second = None if attribute else the_entity(graph, other)
    found = [(said, first, second) for said in statements(graph, subject=first.iri)
             if (said.object == second.iri if second else said.predicate == attribute)]
    if second and second.iri != first.iri:
        found += [(said, second, first) for said in statements(graph, subject=second.iri) if said.object == first.iri]
    order = [*ontology.relations(), *ontology.attributes()]
    found.sort(key=lambda row: row[0].iri)
    found.sort(key=lambda row: row[0].date, reverse=True)
    found.sort(key=lambda row: (order.index(row[0].predicate), row[1].id))
    return [_ground(graph, *row) for row in found]


def as_text(graph: Graph, grounds: list[Ground], language: str = "en") -> Iterator[str]:
    """Grounds as lines to read."""
    for one in grounds:
        said, rule = one.statement, one.rule
        far = one.object.name if one.object else value(said)
        titles = f" ({said.qualifier})" if said.qualifier else ""
        yield clean(f"{one.subject.name}  {ontology.label(said.predicate, language)} →  {far}{titles}")
        yield "  " + clean(one.sentence)
        where = " ".join(part for part in (one.source.newspaper, one.source.date, one.source.page) if part)
        yield f"  {clean(where)} {said.start}–{said.end}"
        shown = f": {rule.says or rule.shown}" if rule else ""
        yield f"  {said.rule}, {said.confidence:g}{shown}"
        yield from (f"  {clean(line)}" for line in _ends(one))
        yield f"  {identifier(graph, said.iri)}"
        yield ""


def as_records(graph: Graph, grounds: list[Ground]) -> list[dict[str, Any]]:
    """Grounds for programs: one object a statement."""
    return [
        {
            "statement": identifier(graph, one.statement.iri), "subject": one.subject.id,
            "predicate": one.statement.predicate, "object": one.object.id if one.object else one.statement.object,
            "sentence": one.sentence,
            **{name: said for name, said in asdict(one.statement).items()
               if name not in _TOLD and said is not None and said is not False and said != ""},
            **{name: said for name, said in asdict(one.source).items() if name != "iri" and said},
            "example": one.rule.shown if one.rule else "",
        }
        for one in grounds
    ]  # fmt: skip


_TOLD = {"iri", "subject", "predicate", "object", "article", "date", "literal"}


def attribute_named(name: str) -> str:
    """The attribute of this name or label, or ""."""
    try:
        return named(name, ontology.attributes(), "attribute")
    except UserError:
        return ""


def _ground(graph: Graph, said: Statement, subject: Thing, other: Thing | None) -> Ground:
    rule = catalogue().get(said.rule)
    return Ground(said, subject, other, source(graph, said.article), rule, _sentence(said, rule))


def _sentence(said: Statement, rule: Rule | None) -> str:
    """The quote with the ends and the trigger marked.

    Offsets are those of the page, whose line breaks the quote lacks: of several places the nearest to them counts.
    """
    start = (said.start or 0) - (said.quote_start or 0)
    end = start + (said.end or 0) - (said.start or 0)
    names = [nearest(said.quote, words, start) for words in (said.subject_as, said.object_as or said.printed)]
    calls = said.qualifier.split("、") if said.qualifier else sorted(rule.triggers if rule else (), key=len)[::-1]
    stated = [nearest(said.quote, word, (start + end) // 2) for word in calls]
    inside = [span for span in stated if span and start - 2 <= span[0] and span[1] <= end + 2]
    triggers = inside if said.qualifier else inside[:1]
    return marked(said.quote, filter(None, names), triggers)


def _ends(one: Ground) -> Iterator[str]:
    said = one.statement
    ends = [(one.subject, said.subject_as, said.subject_link)]
    ends += [(one.object, said.object_as, said.object_link)] if one.object else []
    for thing, words, link in ends:
        where = "" if "".join(words.split()) in "".join(said.quote.split()) else ", elsewhere in the article"
        yield f"{words} → {thing.id}: {link}{where}" if words else f"→ {thing.id}: not named in the article"
