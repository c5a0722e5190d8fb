"""A small recurrent network that weighs the labels of each character, in NumPy.

Simple recurrent units (Lei et al., 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence"), two layers,
both directions. Their recurrence h ← a·h + b holds no matrix, so that all sentences of an article are walked at once
in log₂ of the length of the longest (a scan by doubling). Trained by kg.recognition.train_network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from kg.recognition.features import Codes
from kg.resources import DATA

Reals = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Layer:
    """A linear layer: matrix of inputs × outputs, and what is added."""

    matrix: Reals
    bias: Reals

    def __call__(self, values: Reals) -> Reals:
        return values @ self.matrix + self.bias


@dataclass(frozen=True)
class Network:
    """For each template its sorted codes and the vector of each (the first row is for unknown codes); the layers."""

    keys: dict[str, Codes]
    vectors: dict[str, Reals]
    recurrent: tuple[Layer, ...]
    skip: Layer
    output: Layer
    transitions: Reals


@cache
def network() -> Network:
    """The network that ships with the program."""
    with np.load(DATA / "network.npz") as stored:
        return unpacked({name: stored[name] for name in stored})


def unpacked(arrays: Mapping[str, npt.NDArray[np.generic]]) -> Network:
    """A network from its arrays by name."""
    reals = {name: np.asarray(values, np.float32) for name, values in arrays.items() if not name.startswith("keys ")}
    names = [name.removeprefix("keys ") for name in arrays if name.startswith("keys ")]

    def layer(name: str) -> Layer:
        return Layer(reals[f"{name} matrix"], reals[f"{name} bias"])

    depth = sum(name.startswith("recurrent") for name in reals) // 2
    return Network({name: np.asarray(arrays[f"keys {name}"], np.int64) for name in names},
                   {name: reals[f"vectors {name}"] for name in names},
                   tuple(layer(f"recurrent {number}") for number in range(depth)),
                   layer("skip"), layer("output"), reals["transitions"])


def weights_of_labels(seen: Mapping[str, Codes], starts: npt.NDArray[np.bool_], known: Network) -> Reals:
    """The weight of every label at every character: characters × labels. `starts` tells where sentences begin."""
    values = np.concatenate([known.vectors[name][_rows(seen[name], keys)] for name, keys in known.keys.items()], axis=1)
    ends = np.append(starts[1:], True)
    beside = known.skip(values)
    for layer in known.recurrent:
        values = beside = _walk(layer(values), beside, starts, ends)
    return known.output(values)


def _rows(codes: Codes, keys: Codes) -> Codes:
    """The row of each code's vector."""
    where = np.searchsorted(keys, codes)
    found = keys[np.minimum(where, len(keys) - 1)] == codes
    return np.where(found, where + 1, 0)


def _walk(gates: Reals, beside: Reals, starts: npt.NDArray[np.bool_], ends: npt.NDArray[np.bool_]) -> Reals:
    """Both directions of a layer: gates are characters × (two directions × three gates × units)."""
    size, units = len(gates), gates.shape[1] // 6
    shaped = gates.reshape(size, 2, 3, units)
    take, new, out = _sigmoid(shaped[:, :, 0]), np.tanh(shaped[:, :, 1]), _sigmoid(shaped[:, :, 2])
    keep, add = 1 - take, take * new
    keep[starts, 0] = 0
    keep[ends, 1] = 0
    held = np.stack([_scan(keep[:, 0], add[:, 0]), _scan(keep[::-1, 1], add[::-1, 1])[::-1]], axis=1)
    beside = beside.reshape(size, 2, units)
    return np.asarray((beside + out * (held - beside)).reshape(size, 2 * units))


def _scan(keep: Reals, add: Reals) -> Reals:
    """h[t] = keep[t]·h[t−1] + add[t] for all t, by doubling (Hillis and Steele, 1986) as far as anything is kept."""
    keep, add, step = keep.copy(), add.copy(), 1
    while step < len(add) and keep[step:].any():
        add[step:] += keep[step:] * add[:-step]
        keep[step:] *= keep[:-step].copy()
        step *= 2
    return add


def _sigmoid(values: Reals) -> Reals:
    return np.asarray(0.5 * np.tanh(0.5 * values) + 0.5)
