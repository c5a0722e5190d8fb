"""How sure a claim is: the share of such claims that a reader found right, where kg/data/confidences.tsv has it."""

from __future__ import annotations

from functools import cache

from kg.resources import DATA, rows


@cache
def table() -> dict[tuple[str, float], float]:
    """Fitted confidences by rule and by the confidence that the rule states; empty where the file is not there."""
    if not (DATA / "confidences.tsv").is_file():
        return {}
    return {(rule, float(stated)): float(fitted) for rule, stated, fitted, *_ in rows("confidences.tsv")}


def fitted(rule: str, stated: float) -> float:
    """The fitted confidence of a claim of a rule that states another; that one where none was fitted."""
    return table().get((rule, stated), stated)
