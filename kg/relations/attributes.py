"""Literal facts: what the frames of kg/data/attributes.toml matched, with the printed words turned into a Value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

from kg.records import Claim, Extract, Value
from kg.relations.amounts import parse_quantity
from kg.relations.coreference import Trail
from kg.relations.dates import parse_date, parse_last_day
from kg.relations.forms import either, words
from kg.relations.frames import Match, matches
from kg.relations.sentences import clause_start
from kg.relations.view import View

_QUOTED = re.compile("[“\"][^“”\"]+[”\"][^“”\"、等]*")
_QUOTES = re.compile("[“”\"‘’]")
_WORDS_BEHIND = re.compile("(?:荣誉称号|称号|荣誉)$")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(either(words("ahead")))


def attribute_claims(view: View, extract: Extract, trail: Trail) -> Iterator[Claim]:
    """One claim for each subject of each match whose words are a value."""
    kinds = {entity.id: entity.type for entity in extract.entities}
    for match in matches(view, "attributes.toml", trail, kinds):
        if match.value is None:
            continue
        start, end = view.span(match.start, match.end)
        quote = view.span(*view.sentence(match.start))
        for subject, value in product(match.subjects[:1], _values(view, match, extract)):
            yield Claim(
                subject, match.frame.predicate, value=value, start=start, end=end, quote_start=quote[0],
                quote_end=quote[1], rule=match.frame.id, confidence=match.confidence,
            )  # fmt: skip


def _values(view: View, match: Match, extract: Extract) -> Iterator[Value]:
    """What the words say: one value, but as many awards as there are names in quotation marks."""
    assert match.value is not None
    first, last = match.value
    spans = [match.value]
    if match.frame.quantity == "award":
        spans = [(first + one.start(), first + one.end()) for one in _QUOTED.finditer(view.text[first:last])]
    for span in spans:
        value = _value(view, replace(match, value=span), extract)
        if value:
            yield value


def _value(view: View, match: Match, extract: Extract) -> Value | None:
    assert match.value is not None
    first, last = match.value
    start, end = view.span(first, last)
    printed = "".join(extract.article.text[start:end].split())
    kind = match.frame.quantity
    if kind == "date":
        clause = view.text[clause_start(view.text, view.sentence(first)[0], first) : match.end]
        return parse_date(view.text[first:last], extract.article.date, bool(_ahead().search(clause)))
    if kind == "last day":
        return parse_last_day(view.text[first:last], extract.article.date)
    if kind == "award":
        words = _WORDS_BEHIND.sub("", _QUOTES.sub("", printed))
        return Value(words, printed=printed) if len(words) > 1 else None
    if isinstance(kind, str):
        raise ValueError(f"attributes.toml: frame {match.frame.id}: no such quantity as {kind!r}")
    quantity = parse_quantity(view.text[first:last], kind)
    return quantity.value() if quantity else None
