"""Trains what recognition has learned from seeds/training: `python -m kg.recognition.train`.

First the weights of the witnesses' signs (weights.tsv), then the tagger (tagger.npz), which sees what the witnesses
choose. For its training they choose with weights from other articles only, so that it learns how far they can be
trusted on text that they have not seen. CRFsuite's L-BFGS starts at zero: the same articles give the same bytes.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pycrfsuite

from kg.gazetteer import load
from kg.recognition import propose
from kg.recognition.annotated import annotated
from kg.recognition.candidates import choose, weigh
from kg.recognition.fit import HEADER, examples, lines, weights_of
from kg.recognition.lexicon import Lexicon, lexicon
from kg.recognition.tagger import LABELS, codes
from kg.recognition.text import Text
from kg.records import Article, Mention
from kg.resources import DATA, shipped

_FOLDS = 5
_PARAMETERS = {"c1": 0.05, "c2": 0.05, "max_iterations": 150, "feature.possible_transitions": True}
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")
Annotated = tuple[Article, tuple[Mention, ...]]


def labels(size: int, mentions: Sequence[Mention]) -> list[str]:
    """A label for each character."""
    found = ["O"] * size
    for one in mentions:
        if not one.deictic:
            found[one.start : one.end] = [f"B-{one.type}"] + [f"I-{one.type}"] * (one.end - one.start - 1)
    return found


def sequences(articles: Sequence[Annotated], words: Lexicon) -> list[tuple[list[list[str]], list[str]]]:
    """Sentences as CRFsuite takes them: the features of each character, and its label."""
    found = []
    for article, mentions in articles:
        home = load().named(article.home) if article.home else None
        text = Text(article.text, words, home)
        seen = codes(text, choose(weigh(propose(text), words.weights)))
        named = [[f"{name}\t{value}" for value in values.tolist()] for name, values in seen.items()]
        features = [list(column) for column in zip(*named, strict=True)]
        truth = labels(len(text.text), mentions)
        for sentence in _SENTENCE.finditer(text.text):
            if sentence[0]:
                found.append((features[slice(*sentence.span())], truth[slice(*sentence.span())]))
    return found


def folded(articles: list[Annotated]) -> list[tuple[list[list[str]], list[str]]]:
    """Training sentences in which the witnesses are weighed by the other folds."""
    found = []
    for fold in range(_FOLDS):
        others = [one for number, one in enumerate(articles) if number % _FOLDS != fold]
        words = replace(lexicon(), weights=weights_of(examples(others)))
        found += sequences(articles[fold::_FOLDS], words)
    return found


def train(articles: list[Annotated], path: Path) -> None:
    """Trains a tagger and stores its weights, codes sorted, as compressed NumPy arrays."""
    trainer = pycrfsuite.Trainer(verbose=False, params=_PARAMETERS)
    for features, truth in folded(articles):
        trainer.append(features, truth)
    with tempfile.NamedTemporaryFile(suffix=".crfsuite") as stored:
        trainer.train(stored.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(stored.name)
        info = tagger.info()
    number = {label: place for place, label in enumerate(LABELS)}
    rows: defaultdict[str, defaultdict[int, np.ndarray]] = defaultdict(
        lambda: defaultdict(lambda: np.zeros(len(LABELS), np.float16)))
    for (feature, label), weight in info.state_features.items():
        name, _, code = feature.partition("\t")
        rows[name][int(code)][number[label]] = weight
    transitions = np.full((len(LABELS), len(LABELS)), 0.0, np.float16)
    for (first, second), weight in info.transitions.items():
        transitions[number[first], number[second]] = weight
    for second in LABELS:
        for first in LABELS:
            if second.startswith("I-") and first[2:] != second[2:]:
                transitions[number[first], number[second]] = -30
    arrays = {"transitions": transitions}
    for name, known in sorted(rows.items()):
        keys = sorted(known)
        arrays[f"keys {name}"] = np.array(keys, np.int64)
        arrays[f"weights {name}"] = np.stack([known[key] for key in keys])
    np.savez_compressed(path, allow_pickle=False, **arrays)


def main() -> None:
    """Writes weights.tsv and tagger.npz of kg/data."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else shipped("seeds/training")
    articles = list(annotated(folder))
    (DATA / "weights.tsv").write_text(HEADER + "".join(lines(weights_of(examples(articles)))), encoding="utf-8")
    lexicon.cache_clear()
    train(articles, DATA / "tagger.npz")


if __name__ == "__main__":
    main()
