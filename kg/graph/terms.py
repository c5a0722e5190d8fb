"""RDF terms as strings: IRIs and literals in N-Triples syntax, and their shorter Turtle form.

A term is written once, in N-Triples syntax (`<iri>`, `"words"@zh`, `"12"^^<…integer>`): in that form triples are
sorted, compared and counted. `short` gives a reader of Turtle the form that a person would write.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import cache
from urllib.parse import quote

BASE = "https://w3id.org/civic-kg/"
KG = "https://w3id.org/civic-kg/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

KINDS = (
    "article", "enterprise", "event", "government", "institution", "person", "place", "project", "statement", "town",
    "village",
)  # fmt: skip
"""The kinds of thing that have a prefix and a path of their own under <base>id/."""

_DATATYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
# Patterns are compiled when they are first used: who only reads a graph uses hardly any.
_DATE = r"\d{4}(-\d\d){0,2}"

# What may not stand in an IRI as it is: ASCII other than unreserved characters and harmless punctuation, white space,
# characters that change the direction of text or cannot be seen, private and unassigned ones, surrogates.
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
_NOT_IN_IRI = (
    rf"[\x00-\x20\"#%/<>?\[\\\]^`{{|}}\x7f-\xa0\u1680\u2000-\u200a\u202f\u205f\u3000{_INVISIBLE}"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U0001fffe\U0001ffff\U0002fffe-\U0010ffff]"
)
_ESCAPED = rf'[\x00-\x1f"\\\x7f-\x9f{_INVISIBLE}]'
_NOT_TEXT = "[\x00\ud800-\udfff\ufffe\uffff]"
_BY_NAME = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}

# PN_LOCAL of the Turtle grammar, without its escapes: what is legal but reads badly is written as a full IRI.
_FIRST = (
    "A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL = rf"[{_FIRST}](?:[{_FIRST}\-.\u00b7\u0300-\u036f\u203f-\u2040]*[{_FIRST}\-\u00b7])?"


def namespaces(base: str = BASE) -> dict[str, str]:
    """Prefix → namespace, for Turtle and for queries; `base` is where the entities' IRIs begin."""
    return {
        "kg": KG,
        "rdf": RDF,
        "skos": SKOS,
        "xsd": XSD,
        **{kind: f"{base}id/{kind}/" for kind in KINDS},
    }


def iri(text: str) -> str:
    """`<text>`; the text must be an IRI already."""
    return f"<{text}>"


def resource(identifier: str, base: str = BASE) -> str:
    """The IRI of "<kind>:<name>": readable, and percent-encoded where a character may not stand in an IRI."""
    kind, _, name = identifier.partition(":")
    name = re.sub(_NOT_TEXT, "\ufffd", name)
    local = re.sub(_NOT_IN_IRI, lambda found: quote(found[0], safe=""), name)
    if not local.strip("."):  # "." and ".." would be taken for steps of a path
        local = local.replace(".", "%2E")
    return iri(f"{base}id/{kind}/{local}")


@cache
def term(name: str) -> str:
    """The IRI of an ontology term from its name, written either way: holds_post or holdsPost."""
    first, *rest = name.split("_")
    return iri(KG + first + "".join(part.capitalize() for part in rest))


def text(words: str, language: str = "") -> str:
    """A literal of words. What some reader of RDF refuses (NUL, lone surrogates, U+FFFE, U+FFFF) becomes U+FFFD; what
    cannot be seen is escaped."""
    words = re.sub(_NOT_TEXT, "\ufffd", words)
    words = re.sub(_ESCAPED, lambda found: _BY_NAME.get(found[0]) or _by_number(found[0]), words)
    return f'"{words}"@{language}' if language else f'"{words}"'


def number(value: int | float) -> str:
    """An xsd:integer where the value is whole, else an xsd:decimal in plain digits. ValueError for NaN and infinity."""
    if value == int(value):
        return f'"{int(value)}"^^<{XSD}integer>'
    return f'"{Decimal(repr(value)):f}"^^<{XSD}decimal>'


def boolean(value: bool) -> str:
    return f'"{str(value).lower()}"^^<{XSD}boolean>'


def day(iso: str) -> str:
    """A date of the precision given: xsd:date, xsd:gYearMonth or xsd:gYear; words that are no date stay words."""
    return f'"{iso}"^^<{XSD}{_DATATYPES[len(iso)]}>' if is_date(iso) else text(iso)


def is_date(iso: str) -> bool:
    return bounds(iso) is not None


def bounds(iso: str) -> tuple[date, date] | None:
    """The first and the last day of an ISO date, month or year; None where it is none."""
    if not re.fullmatch(_DATE, iso):
        return None
    parts = [int(part) for part in iso.split("-")]
    year, month = parts[0], parts[1:2]
    try:
        if len(parts) == 3:
            return date(*parts), date(*parts)
        first, last = (month[0], month[0]) if month else (1, 12)
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def short(written: str, prefixes: dict[str, str]) -> str:
    """A term as Turtle writes it: prefixed name, plain number, `true`. `prefixes` maps namespace → prefix."""
    if written.startswith("<"):
        cut = max(written.rfind("/"), written.rfind("#")) + 1
        prefix, local = prefixes.get(written[1:cut]), written[cut:-1]
        return f"{prefix}:{local}" if prefix and re.fullmatch(_LOCAL, local) else written
    if not written.endswith(">"):
        return written
    words, _, datatype = written.rpartition('"^^')
    if datatype in _BARE:
        return words[1:]
    return f'{words}"^^{short(datatype, prefixes)}'


_BARE = {f"<{XSD}{name}>" for name in ("integer", "decimal", "boolean")}


def _by_number(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
