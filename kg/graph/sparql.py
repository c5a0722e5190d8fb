"""SPARQL over the store; our prefixes need no declaration."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import UserError
from kg.graph import terms
from kg.graph.store import Graph
from kg.graph.tables import table
from kg.graph.turtle import line, parse, turtle

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, QueryTriples, Triple

    Term = NamedNode | BlankNode | Literal | Triple

FORMATS = ("table", "json", "csv", "ttl")


def query(graph: Graph, text: str, format_: str = "", width: int | None = None) -> Iterator[str]:
    """The answer as pieces of text. Without a format, rows come as a table and triples as Turtle.

    Rows have no ttl; triples as table or csv are rows of three, as json JSON-LD. UserError for what is no SPARQL.
    """
    try:
        yield from _answered(graph, text, format_, width)
    except (SyntaxError, ValueError) as error:
        raise UserError(f"not a query: {' '.join(str(error).split())[:300]}") from error
    except (OSError, RuntimeError) as error:  # while it is evaluated, or by a SERVICE that it asks
        raise UserError(f"the query failed: {' '.join(str(error).split())[:300]}") from error


def _answered(graph: Graph, text: str, format_: str, width: int | None) -> Iterator[str]:
    import pyoxigraph

    found = graph.store.query(text, prefixes=graph.namespaces)
    if isinstance(found, pyoxigraph.QueryTriples):
        return _triples(found, graph, format_ or "ttl", width)
    if format_ == "ttl":
        raise UserError("only CONSTRUCT and DESCRIBE answer in ttl: take table, json or csv")
    if isinstance(found, pyoxigraph.QueryBoolean):
        return _answer(bool(found), format_)
    return _rows(found, graph, format_ or "table", width)


def _answer(yes: bool, format_: str) -> Iterator[str]:
    yield '{"head":{},"boolean":' + str(yes).lower() + "}\n" if format_ == "json" else f"{str(yes).lower()}\n"


def _rows(found: QuerySolutions, graph: Graph, format_: str, width: int | None) -> Iterator[str]:
    import pyoxigraph

    if format_ == "table":
        header = [variable.value for variable in found.variables]
        rows = [[_short(solution[name], graph) for name in header] for solution in found]
        yield from (row + "\n" for row in table(header, rows, width))
    else:
        kind = pyoxigraph.QueryResultsFormat.JSON if format_ == "json" else pyoxigraph.QueryResultsFormat.CSV
        written = found.serialize(format=kind)
        yield (written or b"").decode().replace("\r\n", "\n") + ("\n" if format_ == "json" else "")


def _triples(found: QueryTriples, graph: Graph, format_: str, width: int | None) -> Iterator[str]:
    import pyoxigraph

    triples = sorted(found, key=str)
    if format_ == "ttl":
        lines = sorted({line((written(one.subject), written(one.predicate), written(one.object))) for one in triples})
        yield from turtle(map(parse, lines), graph.base)
        return
    if format_ == "json":
        yield (pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.JSON_LD) or b"").decode() + "\n"
        return
    header = ["subject", "predicate", "object"]
    rows = [[_short(part, graph) for part in triple] for triple in triples]
    if format_ == "table":
        yield from (row + "\n" for row in table(header, rows, width))
        return
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    yield out.getvalue()


def written(term: Term) -> str:
    """A term of pyoxigraph's in the N-Triples syntax of `kg.graph.terms`."""
    import pyoxigraph

    if not isinstance(term, pyoxigraph.Literal):
        return str(term)
    plain = term.language or term.datatype.value == terms.XSD + "string"
    return terms.text(term.value, term.language or "") if plain else f"{terms.text(term.value)}^^{term.datatype}"


def _short(found: Term | None, graph: Graph) -> str:
    """A term for a table: prefixed name, the words of a literal."""
    import pyoxigraph

    if found is None:
        return ""
    if isinstance(found, pyoxigraph.NamedNode):
        return terms.short(str(found), {namespace: prefix for prefix, namespace in graph.namespaces.items()})
    return str(found) if isinstance(found, pyoxigraph.Triple) else found.value
