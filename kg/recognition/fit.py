"""Fits the weights of all witnesses' signs on annotated articles.

Logistic regression with an L2 penalty for each witness, by L-BFGS from zero: the same articles give the same weights.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.gazetteer import load
from kg.recognition import propose
from kg.recognition.candidates import Weights
from kg.recognition.lexicon import lexicon
from kg.recognition.text import Text
from kg.records import Article, Mention

HEADER = """\
# Weights of the signs by which each witness's proposals are judged, as log-odds.
# Derived from seeds/training by kg/recognition/train.py.
# witness	sign	weight
"""
_PENALTY = 0.7
_RARE = 3
_GIVEN = {"registry": {"always": 3.0, "torn at the start": -3.0, "torn at the end": -3.0}}
"""Annotated names are invented, so that no registry holds them: what its witness is worth is set by hand."""
Examples = list[tuple[tuple[str, ...], bool]]


def examples(articles: Iterable[tuple[Article, Sequence[Mention]]]) -> dict[str, Examples]:
    """For each witness, the signs of what it proposes in annotated articles, and whether it is right.

    What lies inside a right proposal is left out: it loses to that whatever its own weight, and may well be a name
    where it stands alone (义乌市 in 义乌市科技局). A shorter reading of a person's name is wrong (张天 in 张天任).
    """
    words, gazetteer = lexicon(), load()
    found: defaultdict[str, Examples] = defaultdict(list)
    for article, mentions in articles:
        home = gazetteer.named(article.home) if article.home else None
        proposals = list(propose(Text(article.text, words, home)))
        right = {(one.start, one.end, one.type) for one in mentions} & {one[:3] for one in proposals}
        owner = {at: span for span in right for at in range(*span[:2])}
        for one in proposals:
            around = owner.get(one.start)
            nested = around is not None and around[1] >= one.end and around[:2] != one[:2]
            reading = nested and around is not None and around[2] == one.type == "Person"
            if not nested or reading:
                found[one.witness].append((one.signs, one[:3] in right))
    return dict(found)


def weights_of(found: dict[str, Examples]) -> Weights:
    """The weights of every witness, without those that say nothing."""
    fitted = {witness: fit(data) for witness, data in found.items()} | _GIVEN
    return {witness: {sign: round(weight, 2) for sign, weight in sorted(signs.items()) if abs(weight) >= 0.02}
            for witness, signs in sorted(fitted.items())}


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


def lines(weights: Weights) -> Iterable[str]:
    """The rows of weights.tsv."""
    for witness, signs in weights.items():
        for sign, weight in signs.items():
            yield f"{witness}\t{sign}\t{weight:.2f}\n"
