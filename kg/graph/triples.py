"""What entities and extracts say, as RDF triples: pure functions from records to strings.

A triple is (subject, predicate, object), each in N-Triples syntax. There are no blank nodes: an article's IRI ends in a
hash of where and what it is, a statement's is the hash of everything it says. So the same fact from the same
words is the same triples, whatever the order in which articles come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from kg import ontology
from kg.graph import terms
from kg.graph.terms import RDF, SKOS, boolean, day, iri, number, resource, term, text
from kg.records import Article, Claim, Entity, Extract, Mention, Value

Triple = tuple[str, str, str]

TYPE = iri(RDF + "type")
PREF = iri(SKOS + "prefLabel")
ALT = iri(SKOS + "altLabel")

_PUBLIC = ("government:", "place:", "town:", "village:")
"""Whoever holds a post at one of these is a kg:Official."""


def triples(entities: Iterable[Entity], extracts: Iterable[Extract], base: str = terms.BASE) -> Iterator[Triple]:
    """All triples of a graph, in no order and with repetitions. Both inputs are read once, entities first."""
    homes: dict[str, set[str]] = {}
    for entity in entities:
        if entity.type == "Place":
            for name in (entity.name, *entity.aliases):
                homes.setdefault(name, set()).add(entity.id)
        yield from entity_triples(entity, base)
    for extract in extracts:
        candidates = homes.get(extract.article.home or "", set())
        yield from extract_triples(extract, next(iter(candidates)) if len(candidates) == 1 else "", base)


def entity_triples(entity: Entity, base: str = terms.BASE) -> Iterator[Triple]:
    node = resource(entity.id, base)
    yield node, TYPE, term(entity.type)
    yield node, PREF, text(entity.name, "zh")
    for alias in entity.aliases:
        if alias and alias != entity.name:
            yield node, ALT, text(alias, "zh")
    if entity.place:
        yield node, term("place"), resource(entity.place, base)
    if entity.code:
        yield node, term("code"), text(entity.code)
    if entity.known:
        yield node, term("known"), boolean(True)


def extract_triples(extract: Extract, home: str = "", base: str = terms.BASE) -> Iterator[Triple]:
    """The article and all that it states; `home` is the entity id of the article's home, "" where unknown."""
    article = extract.article
    node = article_node(article, base)
    yield node, TYPE, term("Article")
    yield node, term("headline"), text(article.headline)
    yield node, term("page"), text(article.page)
    yield node, term("start"), number(article.start)
    yield node, term("end"), number(article.end)
    for name in article.byline:
        yield node, term("byline"), text(name)
    if article.newspaper:
        yield node, term("newspaper"), text(article.newspaper)
    if article.date:
        yield node, term("reportedOn"), day(article.date.isoformat())
    if home:
        yield node, term("home"), resource(home, base)
    for mention in extract.mentions:
        if mention.entity:
            yield node, term("mentions"), resource(mention.entity, base)
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in extract.mentions:
        named[mention.entity].append(mention)
    for claim in extract.claims:
        yield from claim_triples(claim, article, base, named)


def claim_triples(
    claim: Claim, article: Article, base: str = terms.BASE, named: Mapping[str, list[Mention]] | None = None
) -> Iterator[Triple]:
    """A claim as the plain triple and as a statement about it; nothing where one of its ends is not known.

    `named` are the article's mentions by entity; with them the statement says how its ends are printed.
    """
    if not claim.subject or not (claim.object or claim.value):
        return
    known = ontology.load().term(claim.predicate)
    subject, predicate = resource(claim.subject, base), term(claim.predicate)
    value = _literal(claim.value, known) if claim.value else resource(claim.object, base)
    if not (claim.value and known.unit and claim.value.unit not in ("", known.unit)):
        yield subject, predicate, value  # a sum in another currency stands in its statement alone, with its unit
    if known.symmetric:
        yield value, predicate, subject
    if claim.predicate == "holds_post" and claim.object.startswith(_PUBLIC):
        yield subject, TYPE, term("Official")
    said = sorted({
        (TYPE, term("Statement")),
        (iri(RDF + "subject"), subject),
        (iri(RDF + "predicate"), predicate),
        (iri(RDF + "object"), value),
        *_evidence(claim, article, base),
        *(_details(claim.value, known) if claim.value else ()),
        *_printed(claim, named or {}),
    })  # fmt: skip
    node = _hashed("statement:", (part for pair in said for part in pair), base)
    for pair in said:
        yield node, *pair


def article_node(article: Article, base: str = terms.BASE) -> str:
    """article/<page>-<hash>: two pages of one name in two folders are two pages."""
    content = (article.page, article.start, article.end, article.text, article.newspaper, article.date)
    return _hashed(f"article:{article.page}-", map(str, content), base, 8)


def _evidence(claim: Claim, article: Article, base: str) -> Iterator[tuple[str, str]]:
    yield term("article"), article_node(article, base)
    yield term("confidence"), number(round(claim.confidence, 3))
    if claim.qualifier:
        yield term("qualifier"), text(claim.qualifier)
    if claim.rule:
        yield term("rule"), text(claim.rule)
    if claim.start < claim.end:
        start, end = article.page_span(claim.start, claim.end)
        yield term("start"), number(start)
        yield term("end"), number(end)
    if claim.quote_start < claim.quote_end:
        start, end = article.page_span(claim.quote_start, claim.quote_end)
        yield term("quoteStart"), number(start)
        yield term("quoteEnd"), number(end)
        yield term("quote"), text(article.text[claim.quote_start : claim.quote_end])
    if article.date:
        yield term("reportedOn"), day(article.date.isoformat())
    if claim.valid_from:
        yield term("validFrom"), day(claim.valid_from)
    if claim.valid_until:
        yield term("validUntil"), day(claim.valid_until)


def _printed(claim: Claim, named: Mapping[str, list[Mention]]) -> Iterator[tuple[str, str]]:
    """What the article calls the ends of a claim, and why these words were taken for them."""
    for end, entity in (("subject", claim.subject), ("object", claim.object)):
        if nearest := min(named.get(entity, ()), key=lambda one: _distance(one, claim), default=None):
            if nearest.text:
                yield term(f"{end}_as"), text(nearest.text)
            if nearest.decision:
                yield term(f"{end}_link"), text(nearest.decision)


def _distance(mention: Mention, claim: Claim) -> tuple[int, int]:
    """How far a mention stands from the words of a claim: inside the sentence, before it, behind it; then by length."""
    inside = claim.quote_start <= mention.start < claim.quote_end
    apart = max(0, claim.start - mention.start, mention.end - claim.end)
    return 0 if inside else 1 if mention.start < claim.start else 2, apart


def _details(value: Value, known: ontology.Term) -> Iterator[tuple[str, str]]:
    """What a statement says of its literal: unit, exactness, the printed words, and the bounds of a date."""
    if value.unit:
        yield term("unit"), text(value.unit)
    if value.approximate:
        yield term("approximate"), boolean(True)
    if value.printed:
        yield term("printed"), text(value.printed)
    if known.value == "date":
        first, last = terms.bounds(str(value.value)) or (None, None)
        if earliest := value.earliest or first:
            yield term("earliest"), day(earliest.isoformat())
        if latest := value.latest or last:
            yield term("latest"), day(latest.isoformat())


def _literal(value: Value, known: ontology.Term) -> str:
    if isinstance(value.value, str):
        return day(value.value) if known.value == "date" else text(value.value)
    return number(value.value)


def _hashed(start: str, content: Iterable[str], base: str, digits: int = 16) -> str:
    joined = "\x1f".join(content).encode("utf-8", "replace")
    return resource(start + sha256(joined).hexdigest()[:digits], base)
