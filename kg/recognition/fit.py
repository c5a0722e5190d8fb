"""Fits the weights of all witnesses' signs on annotated articles: `python -m kg.recognition.fit`.

Logistic regression with an L2 penalty for each witness, by L-BFGS from zero: the same articles give the same weights.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.gazetteer import load
from kg.recognition import WITNESSES
from kg.recognition.annotated import annotated
from kg.recognition.lexicon import lexicon
from kg.recognition.text import Text
from kg.resources import DATA, shipped

_HEADER = """\
# Weights of the signs by which each witness's proposals are judged, as log-odds.
# Derived from seeds/training by kg/recognition/fit.py.
# witness	sign	weight
"""
_PENALTY = 0.7
_RARE = 3
Examples = list[tuple[tuple[str, ...], bool]]


def examples(folder: Path) -> dict[str, Examples]:
    """For each witness, the signs of all it proposes in the annotated articles, and whether it is right."""
    words, gazetteer = lexicon(), load()
    found: defaultdict[str, Examples] = defaultdict(list)
    for article, mentions in annotated(folder):
        right = {(one.start, one.end, one.type) for one in mentions}
        home = gazetteer.named(article.home) if article.home else None
        text = Text(article.text, words, home)
        for witness in WITNESSES:
            for one in witness(text):
                found[one.witness].append((one.signs, one[:3] in right))
    return dict(found)


def fit(data: Examples) -> dict[str, float]:
    """The weight of each sign that is not too rare."""
    counts = Counter(sign for signs, _ in data for sign in set(signs))
    column = {sign: number for number, sign in enumerate(sorted(one for one in counts if counts[one] >= _RARE))}
    cells = [(row, column[sign]) for row, (signs, _) in enumerate(data) for sign in signs if sign in column]
    rows, columns = np.array(cells).T
    matrix = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(data), len(column)))
    target = np.array([1.0 if label else -1.0 for _, label in data])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = target * (matrix @ weights)
        pull = -target / (1 + np.exp(margin))
        return (np.logaddexp(0, -margin).sum() + _PENALTY / 2 * weights @ weights,
                matrix.T @ pull + _PENALTY * weights)

    weights = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {sign: float(weights[number]) for sign, number in column.items()}


def lines(found: dict[str, Examples]) -> Iterable[str]:
    """The rows of weights.tsv, without weights that say nothing."""
    for witness, data in sorted(found.items()):
        for sign, weight in sorted(fit(data).items()):
            if abs(weight) >= 0.02:
                yield f"{witness}\t{sign}\t{weight:.2f}\n"


def main() -> None:
    """Writes kg/data/weights.tsv, or prints it for the folder that is named."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else shipped("seeds/training")
    (DATA / "weights.tsv").write_text(_HEADER + "".join(lines(examples(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
