"""Fits kg/data/confidences.tsv on the claims that a reader judged: `python -m bench.confidences`.

A rule with few judged claims leans on all of them: its share is that of its own and of LEANING more claims that are
right as often as all are, each rule counted by how often it speaks. It is fitted on seeds/judged, never on gold pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.linking import Registry, link
from kg.recognition import lexicon
from kg.recognition.annotated import annotated
from kg.records import Extract
from kg.relations import relate

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "kg/data/confidences.tsv"
LEANING = 5

Key = tuple[str, float]
"""A rule and the confidence that it states."""

HEAD = """\
# How sure claims are, given the right names: the share of judged claims (seeds/judged/claims.tsv) that are right.
# A rule with few of them leans on all. Made by `python -m bench.confidences`; one that is not here is as sure as it
# states.
# columns: rule, stated confidence, fitted confidence, judged, right
# sorted by: rule, stated confidence
"""


def judgements() -> dict[tuple[str, str, str, str], bool]:
    """What a reader found: (article, subject, predicate, object) → whether the article states it."""
    lines = (ROOT / "seeds/judged/claims.tsv").read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines if not line.startswith("#")]
    return {(article, subject, predicate, end): right == "1" for article, subject, predicate, end, right in found}


def extracts() -> Iterator[Extract]:
    """The annotated articles with their names linked."""
    known = lexicon(())
    for article, mentions in annotated(ROOT / "seeds/training"):
        yield link(article, mentions, Registry(), known)


def counted(judged: Mapping[tuple[str, str, str, str], bool]) -> dict[Key, tuple[int, int, int]]:
    """For each rule and stated confidence: how many claims, how many judged ones, how many of these right."""
    counts: defaultdict[Key, list[int]] = defaultdict(lambda: [0, 0, 0])
    for extract in extracts():
        names = {entity.id: entity.name for entity in extract.entities}
        for claim in relate(extract, lambda rule, stated: stated):
            end = names.get(claim.object, claim.object) if claim.object else str(claim.value and claim.value.value)
            right = judged.get((extract.article.page, names[claim.subject], claim.predicate, end))
            count = counts[claim.rule, claim.confidence]
            count[0] += 1
            count[1] += right is not None
            count[2] += bool(right)
    return {key: (claims, known, right) for key, (claims, known, right) in sorted(counts.items())}


def fit(counts: Mapping[Key, tuple[int, int, int]]) -> dict[Key, float]:
    """The confidence of each rule with judged claims."""
    some = {key: count for key, count in counts.items() if count[1]}
    overall = sum(n * right / known for n, known, right in some.values()) / sum(n for n, _, _ in some.values())
    return {key: round((right + LEANING * overall) / (known + LEANING), 2) for key, (_, known, right) in some.items()}


def main() -> None:
    """Writes the table anew."""
    counts = counted(judgements())
    lines = [f"{rule}\t{stated:g}\t{share:g}\t{counts[rule, stated][1]}\t{counts[rule, stated][2]}\n"
             for (rule, stated), share in fit(counts).items()]
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{TABLE}: {len(lines)} rules, {sum(known for _, known, _ in counts.values())} judged claims")


if __name__ == "__main__":
    main()
