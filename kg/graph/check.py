"""Whether a graph is sound: as the shapes want it, and every quote where it says it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph import files
from kg.graph.reading import Statement, identifier, node, source, statements
from kg.graph.store import Graph, open_graph
from kg.graph.terms import KG, RDF
from kg.resources import shipped

if TYPE_CHECKING:
    from pyoxigraph import Quad
    from rdflib import Graph as RdfGraph
    from rdflib.term import Node

PAGES = "pages"
"""Where a build keeps the texts of the pages, inside the folder that it writes."""
BATCH = 2_000
"""Subjects that are validated at a time. pyshacl does 5,000 to 10,000 triples a second and holds in memory what it
validates: in batches, a graph of a million triples takes some three minutes and 250 MB."""

_BLANK = re.compile(r"\s+")


def check(folder: Path, pages: Iterable[str | Path] = (), progress: Callable[[str], None] = print) -> Iterator[str]:
    """What is wrong with the graph in `folder`, one line each; nothing where it is sound.

    `pages` are files or folders where those pages are whose texts the build did not keep (in a fresh clone: all).
    graph.ttl is what is checked, even where it was changed by hand.
    """
    path = folder / files.GRAPH
    graph = open_graph(folder)
    if not files.intact(path):
        yield f"{path} was changed after it was built: its content is not what its first line says"
        graph = open_graph(folder, index=False)
    yield from shapes(graph, progress)
    yield from quotes(graph, pages, progress)


def shapes(graph: Graph, progress: Callable[[str], None] = print) -> Iterator[str]:
    """What the shapes of ontology/shapes.ttl object to.

    Batches of subjects are validated, each with the classes of all that they point to; that is enough, since a shape
    looks no further than one step. So the time is linear in the graph, and the memory the same for any.
    """
    import rdflib
    from pyshacl import validate

    wanted = rdflib.Graph().parse(shipped("ontology") / "shapes.ttl")
    classes = rdflib.Graph().parse(shipped("ontology") / "civic.ttl")
    subjects = _subjects(graph)
    done = 0
    while batch := list(islice(subjects, BATCH)):
        conforms, report, _ = validate(_batch(graph, batch), shacl_graph=wanted, ont_graph=classes)
        done += len(batch)
        progress(f"{done} subjects against the shapes")
        if not conforms:
            yield from _objections(report, {rdflib.URIRef(iri) for iri in batch}, graph)


def quotes(graph: Graph, pages: Iterable[str | Path], progress: Callable[[str], None] = print) -> Iterator[str]:
    """The statements whose sentence does not stand on its page at its offsets; white space does not count."""
    by_page: dict[str, list[Statement]] = {}
    names: dict[str, str] = {}
    for one in statements(graph):
        if one.article not in names:
            names[one.article] = source(graph, one.article).page
        by_page.setdefault(names[one.article], []).append(one)
    unread = set(by_page)
    misquoted: dict[str, Statement] = {one.iri: one for said in by_page.values() for one in said}
    for name, text in _texts(graph.folder, by_page, pages):
        unread.discard(name)
        for one in by_page[name]:
            if one.iri in misquoted and _stands(one, text):
                del misquoted[one.iri]
        progress(f"{len(by_page) - len(unread)} of {len(by_page)} pages")
    for name in sorted(unread):
        yield f"page {name} is not at hand, so {len(by_page[name])} quotes cannot be verified: name its folder"
    for _, one in sorted(misquoted.items()):
        if names[one.article] not in unread:
            where = f"{names[one.article]} {one.quote_start}–{one.quote_end}"
            yield f"{identifier(graph, one.iri)}: the page does not say at {where}: {one.quote[:60]}"


def _stands(one: Statement, text: str) -> bool:
    """Whether the quote is what the page says there, and the words that state it lie inside."""
    if None in (one.start, one.end, one.quote_start, one.quote_end) or not one.quote:
        return False
    said = text[one.quote_start : one.quote_end]
    whole = 0 <= (one.start or 0) < (one.end or 0) <= len(text)
    return whole and _BLANK.sub("", said) == _BLANK.sub("", one.quote)


def _texts(folder: Path, wanted: Iterable[str], pages: Iterable[str | Path]) -> Iterator[tuple[str, str]]:
    """Name and text of the pages: what the build kept, and what it did not from the files and folders named."""
    missing = set(wanted)
    for name in sorted(wanted):
        kept = folder / PAGES / f"{name}.txt"
        if kept.is_file():
            missing.discard(name)
            with kept.open(encoding="utf-8", errors="surrogatepass", newline="") as file:
                yield name, file.read()
    given = list(pages)
    if given and missing:
        from kg.reading import Failure, read

        for page in read(given):
            if not isinstance(page, Failure) and page.name in missing:
                yield page.name, page.text


def _subjects(graph: Graph) -> Iterator[str]:
    """All subjects, each once: a store gives the quads of a subject one after the other, but does not promise it."""
    seen: set[str] = set()
    for quad in graph.store.quads_for_pattern(None, node(RDF + "type"), None):
        if (iri := str(quad.subject)[1:-1]) not in seen:
            seen.add(iri)
            yield iri


def _batch(graph: Graph, subjects: list[str]) -> RdfGraph:
    import rdflib

    quads = [quad for iri in subjects for quad in graph.store.quads_for_pattern(node(iri), None, None)]
    ends = {str(quad.object)[1:-1] for quad in quads if str(quad.object).startswith("<")} - set(subjects)
    for iri in sorted(ends):
        quads += graph.store.quads_for_pattern(node(iri), node(RDF + "type"), None)
    found = rdflib.Graph()
    for quad in quads:
        found.add(_rdflib(quad))
    return found


def _rdflib(quad: Quad) -> tuple[Node, Node, Node]:
    import pyoxigraph
    import rdflib

    def term(one: object) -> Node:
        if isinstance(one, pyoxigraph.Literal):
            return rdflib.Literal(one.value, lang=one.language, datatype=None if one.language else one.datatype.value)
        return rdflib.URIRef(str(one)[1:-1])

    return term(quad.subject), term(quad.predicate), term(quad.object)


def _objections(report: RdfGraph, subjects: set[object], graph: Graph) -> Iterator[str]:
    """The results about these subjects; those about what they point to belong to another batch."""
    from rdflib import RDF as rdf
    from rdflib import SH

    found = set()
    for result in report.subjects(rdf.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        if focus in subjects:
            ends = (report.value(result, SH.resultPath), report.value(result, SH.value))
            shown = " ".join(identifier(graph, str(end)).replace(KG, "kg:") for end in ends if end is not None)
            message = " ".join(f"{shown} {report.value(result, SH.resultMessage)}".split())[:200]
            found.add(f"{identifier(graph, str(focus))}: {message}")
    yield from sorted(found)
