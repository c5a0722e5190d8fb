"""The tagger's chances against their definition, and what is learned against annotated text."""

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest

from kg.errors import UserError
from kg.recognition.annotated import annotated, parse, parted
from kg.recognition.features import codes
from kg.recognition.fit import fit
from kg.recognition.lexicon import lexicon
from kg.recognition.tagger import LABELS, Model, emissions, likeliest, log_odds, marginals, model
from kg.recognition.text import Text
from kg.resources import shipped

TRAINING = shipped("seeds/training")


def test_marginals_are_those_of_all_label_sequences() -> None:
    """The chance of a label is the sum over all sequences that have it, each with the product of its weights."""
    chance = np.random.default_rng(7)
    text, labels = "甲乙。丙丁戊", len(LABELS)
    weights = np.zeros((len(text), labels), np.float32) - 30
    weights[:, :3] = chance.normal(size=(len(text), 3))
    steps = chance.normal(size=(labels, labels)).astype(np.float32)
    found = marginals(text, weights, steps)
    for start, end in ((0, 3), (3, 6)):
        total = np.zeros((end - start, labels))
        for path in product(range(3), repeat=end - start):
            weight = np.exp(sum(float(weights[start + at, label]) for at, label in enumerate(path))
                            + sum(float(steps[pair]) for pair in pairwise(path)))
            for at, label in enumerate(path):
                total[at, label] += weight
        assert found[start:end] == pytest.approx(total / total.sum(axis=1, keepdims=True), abs=1e-4)


def test_likeliest_spans_and_their_odds() -> None:
    chance = np.full((5, len(LABELS)), 0.0, np.float32)
    for place, label in enumerate(("O", "B-Person", "I-Person", "B-Place", "I-Place")):
        chance[place, LABELS.index(label)] = 0.9
    assert likeliest(chance) == [(1, 3, "Person"), (3, 5, "Place")]
    assert log_odds(chance, 1, 3, "Person") == pytest.approx(np.log(9), abs=1e-3)
    assert log_odds(chance, 1, 2, "Person") < 0       # the name goes on
    assert log_odds(chance, 1, 3, "Place") < 0        # another type


def test_weights_of_unseen_codes_count_nothing() -> None:
    ones = np.ones(len(LABELS), np.float32)
    known = Model({"char 0": np.array([ord("甲")])}, {"char 0": np.stack([ones, 0 * ones])}, np.outer(ones, 0 * ones))
    weights = emissions({"char 0": np.array([ord("甲"), ord("乙")])}, known)
    assert weights[0].sum() == len(LABELS)
    assert not weights[1].any()


def test_shipped_tagger_knows_only_templates_that_are_seen() -> None:
    known = model()
    assert known.keys.keys() <= codes(Text("市长贺建栋到皋兰县调研。", lexicon()), []).keys()
    assert all((np.diff(keys) > 0).all() for keys in known.keys.values())


def test_fitted_weights_are_the_same_each_time_and_have_the_right_sign() -> None:
    data = [(("good",), True), (("bad",), False), (("good", "bad"), True)] * 5
    first = fit(data)
    assert first == fit(data)
    assert first["good"] > 0 > first["bad"]


BROKEN = ["# home=\n\n\n{P:甲", "# home=\n\n\n甲}", "# home=\n\n\n{Q:甲}"]


@pytest.mark.parametrize("text", BROKEN)
def test_broken_mark_is_named(text: str) -> None:
    with pytest.raises(UserError, match=r"x\.txt"):
        parse(text, "x.txt")


@pytest.mark.parametrize("path", sorted(TRAINING.glob("*.txt")), ids=lambda path: path.stem)
def test_annotated_article_parses(path: Path) -> None:
    article, mentions = parse(path.read_text(encoding="utf-8"), path.name)
    assert article.headline
    assert mentions
    assert article.home
    assert all(article.text[one.start : one.end] == one.text for one in mentions)


def test_what_is_held_out_is_not_trained_on() -> None:
    training, held = parted(annotated(TRAINING))
    assert not {article.page for article, _ in training} & {article.page for article, _ in held}
    assert len(training) // 9 <= len(held) <= len(training) // 9 + 1


def test_no_sentence_stands_in_two_annotated_articles() -> None:
    seen: dict[str, str] = {}
    for article, _ in annotated(TRAINING):
        for sentence in {one for one in article.text.replace("\n", "。").split("。") if len(one) > 20}:
            assert seen.setdefault(sentence, article.page) == article.page
