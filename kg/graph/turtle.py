"""Turtle that a person can read: one block a subject, its type first, the names next, then the rest by name.

    person:王健 a kg:Official, kg:Person ;
        skos:prefLabel "王健"@zh ;
        kg:holdsPost government:义乌市委 .
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from kg.graph import terms
from kg.graph.terms import RDF, SKOS, iri
from kg.graph.triples import Triple

_FIRST = [iri(RDF + "type"), iri(SKOS + "prefLabel"), iri(SKOS + "altLabel")]
_FIRST += [iri(RDF + name) for name in ("subject", "predicate", "object")]
_RANK = {predicate: str(rank) for rank, predicate in enumerate(_FIRST)}


def line(triple: Triple) -> str:
    """A triple as a line that sorts into Turtle's order: subject, rank of the predicate, predicate, object."""
    subject, predicate, value = triple
    return f"{subject}\t{_RANK.get(predicate, '9')}\t{predicate}\t{value}"


def parse(sorted_line: str) -> Triple:
    """The triple of a `line`; no term holds a tab."""
    subject, _, predicate, value = sorted_line.split("\t")
    return subject, predicate, value


def turtle(triples: Iterable[Triple], base: str = terms.BASE) -> Iterator[str]:
    """Turtle in pieces: the prefixes, then a block for each subject, from triples in the order of their lines."""
    namespaces = terms.namespaces(base)
    yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in namespaces.items())
    prefixes = {namespace: prefix for prefix, namespace in namespaces.items()}
    for subject, group in groupby(triples, key=itemgetter(0)):
        properties = [_property(predicate, same, prefixes) for predicate, same in groupby(group, key=itemgetter(1))]
        yield "\n" + terms.short(subject, prefixes) + " " + " ;\n    ".join(properties) + " .\n"


def _property(predicate: str, triples: Iterable[Triple], prefixes: dict[str, str]) -> str:
    name = "a" if predicate == _FIRST[0] else terms.short(predicate, prefixes)
    return f"{name} {', '.join(terms.short(triple[2], prefixes) for triple in triples)}"
