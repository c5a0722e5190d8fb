"""The network in NumPy against its definition, step by step."""

import numpy as np
import pytest

from kg.recognition.features import codes
from kg.recognition.lexicon import lexicon
from kg.recognition.network import Layer, Network, network, weights_of_labels
from kg.recognition.tagger import LABELS, sentence_starts
from kg.recognition.text import Text

UNITS = 3


def small(seed: int) -> Network:
    """A network of one template and two layers with weights by chance."""
    chance = np.random.default_rng(seed)

    def layer(inputs: int, outputs: int) -> Layer:
        return Layer(chance.normal(size=(inputs, outputs)).astype(np.float32),
                     chance.normal(size=outputs).astype(np.float32))

    vectors = {"char 0": chance.normal(size=(3, 4)).astype(np.float32)}
    recurrent = layer(4, 6 * UNITS), layer(2 * UNITS, 6 * UNITS)
    return Network({"char 0": np.array([ord("乙"), ord("甲")])}, vectors, recurrent, layer(4, 2 * UNITS),
                   layer(2 * UNITS, len(LABELS)), np.zeros((len(LABELS), len(LABELS)), np.float32))


def step_by_step(text: str, known: Network) -> np.ndarray:
    """The same with a loop over characters: the definition of the simple recurrent unit."""
    rows = {ord("乙"): 1, ord("甲"): 2}
    found = []
    for sentence in text.replace("。", "。|").strip("|").split("|"):
        values = np.stack([known.vectors["char 0"][rows.get(ord(char), 0)] for char in sentence])
        beside = known.skip(values)
        for layer in known.recurrent:
            gates = layer(values).reshape(len(sentence), 2, 3, UNITS)
            mixed = np.zeros((len(sentence), 2, UNITS))
            for direction, order in ((0, range(len(sentence))), (1, reversed(range(len(sentence))))):
                held = np.zeros(UNITS)
                for at in order:
                    take, new, out = gates[at, direction]
                    take, new, out = 1 / (1 + np.exp(-take)), np.tanh(new), 1 / (1 + np.exp(-out))
                    held = (1 - take) * held + take * new
                    mixed[at, direction] = out * held + (1 - out) * beside.reshape(-1, 2, UNITS)[at, direction]
            values = beside = mixed.reshape(len(sentence), 2 * UNITS)
        found.append(known.output(values))
    return np.concatenate(found)


@pytest.mark.parametrize("text", ["甲", "甲乙丙。", "甲乙。丙甲乙丁甲。乙", "乙甲" * 40 + "。甲"])
def test_all_sentences_at_once_are_each_by_itself(text: str) -> None:
    known = small(len(text))
    seen = {"char 0": np.array([ord(char) for char in text])}
    found = weights_of_labels(seen, sentence_starts(text), known)
    assert found == pytest.approx(step_by_step(text, known), abs=1e-4)


def test_the_shipped_network_sees_only_templates_that_there_are() -> None:
    known = network()
    assert known.keys.keys() <= codes(Text("市长贺建栋到皋兰县调研。", lexicon()), []).keys()
    assert all((np.diff(keys) > 0).all() for keys in known.keys.values())
    assert known.output.matrix.shape[1] == len(LABELS)
