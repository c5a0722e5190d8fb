"""How sure claims are: the fitted table, what it was fitted on, and where it does not apply."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from marked import extract_of

from bench.calibration import Judged, table
from bench.confidences import LEANING, fit, judgements
from kg.relations import relate
from kg.relations.catalogue import catalogue
from kg.relations.confidences import fitted
from kg.relations.confidences import table as fitted_table

ROOT = Path(__file__).resolve().parents[2]


def test_the_table_is_of_rules_that_are_there() -> None:
    assert fitted_table()
    assert {rule for rule, _ in fitted_table()} <= set(catalogue()), "run python -m bench.confidences"
    assert all(0 < share < 1 for share in fitted_table().values())


def test_what_was_judged_is_sorted_and_of_articles_that_are_there() -> None:
    lines = (ROOT / "seeds/judged/claims.tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    assert rows == sorted(rows)
    assert len(rows) == len(judgements())
    assert {one[0] for one in rows} <= {path.name for path in (ROOT / "seeds/training").glob("*.txt")}


def test_a_rule_without_judged_claims_is_as_sure_as_it_states() -> None:
    assert fitted("no.such-rule", 0.7) == 0.7


def test_a_rule_with_few_judged_claims_leans_on_all() -> None:
    shares = fit({("a", 0.9): (90, 90, 81), ("b", 0.9): (10, 0, 0), ("c", 0.5): (10, 1, 0)})
    overall = 81 / 100
    assert shares == {
        ("a", 0.9): pytest.approx((81 + LEANING * overall) / (90 + LEANING), abs=0.005),
        ("c", 0.5): pytest.approx(LEANING * overall / (1 + LEANING), abs=0.005),
    }


def test_a_claim_is_no_surer_than_its_names() -> None:
    extract = extract_of("{Person:周明}走访{Town:青石镇}。")
    doubtful = replace(extract, mentions=tuple(replace(one, confidence=0.5) for one in extract.mentions))
    assert [one.confidence for one in relate(extract, lambda rule, stated: stated)] == [0.9]
    assert [one.confidence for one in relate(doubtful, lambda rule, stated: stated)] == [0.225]


def test_the_table_of_bands() -> None:
    found = [Judged(0.97, "a", True), Judged(0.95, "a", False), Judged(0.5, "b", True)]
    assert table(found).splitlines()[2:] == [
        "| 0.00 – 0.60 | 1 | 0.50 | 1.00 |",
        "| 0.95 – 1.00 | 2 | 0.96 | 0.50 |",
        "| all | 3 | 0.81 | 0.67 |",
    ]
