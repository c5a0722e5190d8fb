"""The extraction file: one JSON object an article, as design.md describes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.graph.terms import resource
from kg.records import Claim, Extract


def as_json(extract: Extract, page_text: str, names: Mapping[str, str], base: str) -> dict[str, Any]:
    """One line of the file. `names` are the preferred names by global id; offsets are those of the page."""
    article = extract.article

    def iri(identifier: str) -> str:
        return resource(identifier, base)[1:-1]

    def span(start: int, end: int) -> dict[str, int]:
        first, last = article.page_span(start, end)
        return {"start": first, "end": last}

    def common(claim: Claim) -> dict[str, Any]:
        return {"s": iri(claim.subject), "p": claim.predicate}

    mentions = []
    for one in extract.mentions:
        where = span(one.start, one.end)
        mentions.append({**where, "text": page_text[where["start"] : where["end"]], "type": one.type,
                         "entity": iri(one.entity), "name": names[one.entity], "confidence": one.confidence})
    relations, attributes = [], []
    for claim in extract.claims:
        if claim.value is None:
            relations.append({**common(claim), "o": iri(claim.object), "qualifier": claim.qualifier,
                              **span(claim.start, claim.end), "rule": claim.rule, "confidence": claim.confidence})
        else:
            attributes.append({**common(claim), "value": claim.value.value, "unit": claim.value.unit,
                               "approximate": claim.value.approximate, **span(claim.start, claim.end),
                               "rule": claim.rule, "confidence": claim.confidence})
    return {"page": article.page, "headline": article.headline, "byline": list(article.byline),
            "start": article.start, "end": article.end,
            "mentions": mentions, "relations": relations, "attributes": attributes}
