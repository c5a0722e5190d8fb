"""The graph in the formats of other programs. The same graph gives the same bytes in each of them."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.errors import UserError
from kg.graph import files
from kg.graph.network import network
from kg.graph.reading import identifier, source, statements, thing
from kg.graph.sparql import written
from kg.graph.spool import sort_unique
from kg.graph.store import Graph

if TYPE_CHECKING:
    from networkx import MultiDiGraph

FORMATS = ("ttl", "nt", "jsonld", "graphml", "gexf", "csv")

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLUMNS = (
    "subject", "subject_name", "subject_type", "relation", "object", "object_name", "object_type", "unit", "qualifier",
    "date", "newspaper", "headline", "page", "start", "end", "quote", "rule", "confidence",
)  # fmt: skip


def write_as(graph: Graph, format_: str, out: IO[bytes]) -> None:
    """Writes the graph: RDF as ttl, nt or jsonld, entities and relations as graphml or gexf, statements as csv."""
    {"ttl": _ttl, "nt": _nt, "jsonld": _jsonld, "graphml": _graphml, "gexf": _gexf, "csv": _csv}[format_](graph, out)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name when it is whole. UserError where it cannot be written."""
    part = path.with_name(f".{path.name}.part")
    try:
        try:
            with part.open("wb") as file:
                yield file
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"cannot write {path}: {files.reason(error)}") from error


def _ttl(graph: Graph, out: IO[bytes]) -> None:
    with (graph.folder / files.GRAPH).open("rb") as file:
        while chunk := file.read(1 << 20):
            out.write(chunk)


def _nt(graph: Graph, out: IO[bytes]) -> None:
    lines = (
        f"{written(quad.subject)} {written(quad.predicate)} {written(quad.object)} ."
        for quad in graph.store.quads_for_pattern(None, None, None)
    )
    with tempfile.TemporaryDirectory() as scratch:
        for line in sort_unique(lines, Path(scratch)):
            out.write(f"{line}\n".encode())


def _jsonld(graph: Graph, out: IO[bytes]) -> None:
    import pyoxigraph

    triples = pyoxigraph.parse(path=graph.folder / files.GRAPH, format=pyoxigraph.RdfFormat.TURTLE)
    pyoxigraph.serialize((quad.triple for quad in triples), out, pyoxigraph.RdfFormat.JSON_LD)


def _graphml(graph: Graph, out: IO[bytes]) -> None:
    import networkx

    networkx.write_graphml_xml(_for_xml(network(graph)), out)


def _gexf(graph: Graph, out: IO[bytes]) -> None:
    import networkx

    found = _for_xml(network(graph))
    for _, about in found.nodes(data=True):
        about["label"] = about.pop("name")
    written_ = io.BytesIO()
    networkx.write_gexf(found, written_)
    # NetworkX writes the day on which it ran
    out.write(re.sub(rb' lastmodifieddate="[^"]*"', b"", written_.getvalue(), count=1))


def _csv(graph: Graph, out: IO[bytes]) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows(sorted(_rows(graph)))
    text.flush()
    text.detach()


def _rows(graph: Graph) -> Iterator[list[str]]:
    for one in statements(graph):
        subject, at = thing(graph, one.subject), source(graph, one.article)
        if one.literal:
            far = [one.object, one.printed, ""]
        else:
            other = thing(graph, one.object)
            far = [other.id, other.name, other.type]
        yield [
            identifier(graph, one.subject), subject.name, subject.type, one.predicate, *far, one.unit, one.qualifier,
            one.date, at.newspaper, at.headline, at.page, _offset(one.start), _offset(one.end), one.quote, one.rule,
            f"{one.confidence:g}",
        ]  # fmt: skip


def _offset(number: int | None) -> str:
    return "" if number is None else str(number)


def _for_xml(found: MultiDiGraph) -> MultiDiGraph:
    """The same network without the characters that no XML may hold."""
    for about in [*(data for _, data in found.nodes(data=True)), *(data for *_, data in found.edges(data=True))]:
        for name, value in about.items():
            if isinstance(value, str):
                about[name] = _NOT_XML.sub("\ufffd", value)
    return found
