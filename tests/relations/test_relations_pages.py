"""Floors on the real pages with the names given, where these are at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.gold import gold_extracts
from kg.records import Extract
from kg.relations import relate

SHARED = Path(__file__).resolve().parents[3] / "shared"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real pages (../shared) are not here")


def line_of(extract: Extract) -> dict[str, object]:
    article = extract.article
    names = {entity.id: entity.name for entity in extract.entities}

    def span(start: int, end: int) -> dict[str, int]:
        first, last = article.page_span(start, end)
        return {"start": first, "end": last}

    mentions = [
        {**span(one.start, one.end), "type": one.type, "entity": one.entity, "name": names[one.entity]}
        for one in extract.mentions
    ]
    relations, attributes = [], []
    for claim in relate(extract):
        common = {"s": claim.subject, "p": claim.predicate, **span(claim.start, claim.end)}
        if claim.value is None:
            relations.append({**common, "o": claim.object})
        else:
            attributes.append({**common, "value": claim.value.value})
    return {"page": article.page, "start": article.start, "end": article.end, "mentions": mentions,
            "relations": relations, "attributes": attributes}  # fmt: skip


def test_given_the_names(tmp_path: Path) -> None:
    lines = tmp_path / "claims.jsonl"
    extracts = gold_extracts(SHARED / "gold", SHARED / "pages")
    lines.write_text("".join(json.dumps(line_of(one), ensure_ascii=False) + "\n" for one in extracts), encoding="utf-8")
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(SHARED / "gold"), str(lines), "--json"]
    report = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["micro"]
    assert report["mentions"]["f1"] >= 0.99
    assert report["relations"]["p"] >= 0.92
    assert report["relations"]["f1"] >= 0.88
    assert report["attributes"]["p"] >= 0.92
    assert report["attributes"]["f1"] >= 0.88


def test_every_claim_quotes_its_article() -> None:
    for extract in gold_extracts(SHARED / "gold", SHARED / "pages"):
        ids = {entity.id for entity in extract.entities}
        for claim in relate(extract):
            assert claim.subject in ids
            assert not claim.object or claim.object in ids
            assert bool(claim.object) != bool(claim.value)
            assert 0 <= claim.quote_start <= claim.start < claim.end <= claim.quote_end <= len(extract.article.text)
