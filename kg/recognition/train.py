"""Trains recognition on seeds/training, every tenth article held out: `python -m kg.recognition.train`.

First the weights of the witnesses' signs (weights.tsv), then the taggers (tagger.npz, network.npz), which see what the
witnesses choose. For their training the witnesses choose with weights from other articles only, so that the taggers
learn how far they can be trusted on text that they have not seen. The same articles give the same bytes: CRFsuite's
L-BFGS starts at zero; for the network see kg.recognition.train_network.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pycrfsuite

from kg.gazetteer import load
from kg.recognition import propose, train_network
from kg.recognition.annotated import Annotated, annotated, parted
from kg.recognition.candidates import choose, weigh
from kg.recognition.features import codes
from kg.recognition.fit import HEADER, examples, lines, weights_of
from kg.recognition.lexicon import Lexicon, lexicon
from kg.recognition.tagger import LABELS, sentence_starts
from kg.recognition.text import Text
from kg.recognition.train_network import Seen, barred
from kg.records import Article, Mention
from kg.resources import DATA, shipped

_FOLDS = 5
_PARAMETERS = {"c1": 0.05, "c2": 0.05, "max_iterations": 130, "feature.possible_transitions": True}


def labels(size: int, mentions: Sequence[Mention]) -> list[str]:
    """A label for each character."""
    found = ["O"] * size
    for one in mentions:
        if not one.deictic:
            found[one.start : one.end] = [f"B-{one.type}"] + [f"I-{one.type}"] * (one.end - one.start - 1)
    return found


def seen(article: Article, mentions: Sequence[Mention], words: Lexicon) -> Seen:
    """An annotated article as the trainers see it."""
    home = load().named(article.home) if article.home else None
    text = Text(article.text, words, home)
    return Seen(text.text, codes(text, choose(weigh(propose(text), words.weights))), labels(len(text.text), mentions))


def folded(articles: Sequence[Annotated]) -> Iterator[Seen]:
    """Articles in which the witnesses are weighed by the other folds."""
    for fold in range(_FOLDS):
        others = [one for number, one in enumerate(articles) if number % _FOLDS != fold]
        words = replace(lexicon(), weights=weights_of(examples(others)))
        for article, mentions in articles[fold::_FOLDS]:
            yield seen(article, mentions, words)


def train_field(articles: Sequence[Seen], path: Path) -> None:
    """Trains a random field and stores its weights, codes sorted, as compressed NumPy arrays."""
    trainer = pycrfsuite.Trainer(verbose=False, params=_PARAMETERS)
    for one in articles:
        named = [[f"{name}\t{code}" for code in values.tolist()] for name, values in one.codes.items()]
        features = [list(column) for column in zip(*named, strict=True)]
        starts = np.flatnonzero(sentence_starts(one.text)).tolist()
        for start, end in zip(starts, [*starts[1:], len(features)], strict=True):
            trainer.append(features[start:end], one.labels[start:end])
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
    transitions = barred()
    for (first, second), weight in info.transitions.items():
        transitions[number[first], number[second]] += weight
    arrays = {"transitions": np.asarray(transitions, np.float16)}
    for name, known in sorted(rows.items()):
        keys = sorted(known)
        arrays[f"keys {name}"] = np.array(keys, np.int64)
        arrays[f"weights {name}"] = np.stack([known[key] for key in keys])
    np.savez_compressed(path, allow_pickle=False, **arrays)


def main() -> None:
    """Writes weights.tsv, tagger.npz and network.npz of kg/data."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else shipped("seeds/training")
    articles, _ = parted(annotated(folder))
    (DATA / "weights.tsv").write_text(HEADER + "".join(lines(weights_of(examples(articles)))), encoding="utf-8")
    lexicon.cache_clear()
    prepared = list(folded(articles))
    with ProcessPoolExecutor(2) as pool:
        for done in (pool.submit(train_field, prepared, DATA / "tagger.npz"),
                     pool.submit(train_network.train, prepared, DATA / "network.npz")):
            done.result()


if __name__ == "__main__":
    main()
