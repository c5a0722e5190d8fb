"""Statistical taggers of characters, trained on annotated articles (kg.recognition.train).

One is a linear-chain conditional random field (Lafferty et al., 2001): each code of each template has a weight for each
label. The other is a small network of simple recurrent units (Lei et al., 2018), whose recurrence holds no matrix: an
article is walked in a few steps of NumPy. It is asked about the sentences of which the field is unsure. They err
differently; their weights of labels are added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress
from math import log

import numpy as np
import numpy.typing as npt

from kg.recognition.candidates import Candidate
from kg.recognition.features import Codes, codes
from kg.recognition.network import Network, network, weights_of_labels
from kg.recognition.text import Text
from kg.records import CLASSES
from kg.resources import DATA

Reals = npt.NDArray[np.float32]

LABELS = ("O", *(f"{part}-{kind}" for kind in CLASSES for part in "BI"))
_PARTS = {kind: (LABELS.index(f"B-{kind}"), LABELS.index(f"I-{kind}")) for kind in CLASSES}
_TINY = 1e-30
_SURER = 0.7
"""Both weights added are multiplied by this: two that agree are surer than each. Best F1 on held-out articles."""

_OPEN = 0.98
"""The network is not asked about a sentence of which the field knows every label by this chance, to save time."""

_SENTENCE_ENDS = frozenset("。！？；\n")


@dataclass(frozen=True)
class Model:
    """Weights of the random field: for each template the sorted codes and a row of label weights each; transitions.

    Behind the last row of each template stands one of zeros, for codes that are not among its keys.
    """

    keys: dict[str, Codes]
    weights: dict[str, Reals]
    transitions: Reals


@cache
def model() -> Model:
    """The random field that ships with the program."""
    with np.load(DATA / "tagger.npz") as stored:
        return unpacked({name: stored[name] for name in stored})


def unpacked(arrays: Mapping[str, npt.NDArray[np.generic]]) -> Model:
    """A random field from its arrays by name."""
    names = [name.removeprefix("keys ") for name in arrays if name.startswith("keys ")]
    return Model({name: np.asarray(arrays[f"keys {name}"], np.int64) for name in names},
                 {name: _with_zeros(arrays[f"weights {name}"]) for name in names},
                 np.asarray(arrays["transitions"], np.float32))


def _with_zeros(rows: npt.NDArray[np.generic]) -> Reals:
    return np.vstack([np.asarray(rows, np.float32), np.zeros((1, len(LABELS)), np.float32)])


def emissions(seen: dict[str, Codes], known: Model) -> Reals:
    """The weight of every label at every character: an array of characters × labels."""
    size = len(next(iter(seen.values())))
    total = np.zeros((size, len(LABELS)), np.float32)
    for name, keys in known.keys.items():
        values = seen[name]
        where = np.searchsorted(keys, values)
        where[keys[np.minimum(where, len(keys) - 1)] != values] = len(keys)
        total += known.weights[name][where]
    return total


def marginals(text: str, weights: Reals, transitions: Reals) -> Reals:
    """The chance of each label at each character, by the forward-backward algorithm: characters × labels.

    All sentences are walked side by side, and each from both of its ends at once: going back is going forward through
    the sentence turned round, with the transitions turned round.
    """
    sentence, place, length = _sentences(text)
    local = np.exp(weights - weights.max(axis=1, keepdims=True))
    both = np.zeros((int(length.max()), 2, int(sentence[-1]) + 1, len(LABELS)), np.float32)
    both[place, 0, sentence] = local
    both[length - 1 - place, 1, sentence] = local
    steps = np.exp(transitions - transitions.max())
    turned = np.stack([steps, steps.T])
    state = both[0]
    for at in range(len(both)):
        if at:
            state = (state @ turned) * both[at]
        state = state / np.maximum(state.sum(axis=2, keepdims=True), _TINY)
        both[at] = state
    chance = both[place, 0, sentence] * both[length - 1 - place, 1, sentence] / np.maximum(local, _TINY)
    return np.asarray(chance / chance.sum(axis=1, keepdims=True), np.float32)


def sentence_starts(text: str) -> npt.NDArray[np.bool_]:
    """For each character whether a sentence begins with it."""
    return np.array([place == 0 or text[place - 1] in _SENTENCE_ENDS for place in range(len(text))])


def _sentences(text: str) -> tuple[Codes, Codes, Codes]:
    """For each character the number of its sentence, its place in it, and the sentence's length."""
    begins = np.flatnonzero(sentence_starts(text))
    lengths = np.diff(np.append(begins, len(text)))
    return (np.repeat(np.arange(len(begins)), lengths), np.arange(len(text)) - np.repeat(begins, lengths),
            np.repeat(lengths, lengths))


def chances(text: Text, chosen: Sequence[Candidate], field: Model | None = None, net: Network | None = None) -> Reals:
    """The chance of each label at each character of a text, given what the other witnesses chose: characters × labels.

    The taggers are those that ship with the program unless others are given.
    """
    field, net = field or model(), net or network()
    seen, chars = codes(text, chosen), text.text
    weights, starts = emissions(seen, field), sentence_starts(chars)
    chance = marginals(chars, weights, field.transitions)
    unsure = _unsure(chance, starts)
    if unsure.any():
        asked = {name: values[unsure] for name, values in seen.items() if name in net.keys}
        both = weights[unsure] + weights_of_labels(asked, starts[unsure], net)
        some = "".join(compress(chars, unsure.tolist()))
        chance[unsure] = marginals(some, _SURER * both, _SURER * (field.transitions + net.transitions))
    return chance


def _unsure(chance: Reals, starts: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """For each character whether its sentence has one whose label the random field alone leaves open."""
    begins = np.flatnonzero(starts)
    surest = np.minimum.reduceat(chance.max(axis=1), begins)
    return np.repeat(surest < _OPEN, np.diff(np.append(begins, len(chance))))


def likeliest(chance: Reals) -> list[tuple[int, int, str]]:
    """The spans (start, end, type) of the likeliest labels."""
    found, start, kind = [], 0, ""
    labels = [LABELS[best] for best in chance.argmax(axis=1).tolist()]
    for place, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            found.append((start, place, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = place, label[2:]
    return found


def log_odds(chance: Reals, start: int, end: int, kind: str) -> float:
    """How likely just this span is a name of this type: by its least likely character, its end included."""
    first, rest = _PARTS[kind]
    sure = float(chance[start, first] + chance[start, rest])
    if end - start > 1:
        sure = min(sure, float(chance[start + 1 : end, rest].min()))
    if end < len(chance):
        sure = min(sure, 1 - float(chance[end, rest]))
    sure = min(max(sure, 0.01), 0.99)
    return log(sure / (1 - sure))
