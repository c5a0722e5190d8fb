"""Trains the recurrent network on annotated articles (needs torch: `pip install '.[train]'`).

A conditional random field over the network's weights of labels is the loss. One thread and fixed seeds: the same
articles give the same bytes on the same kind of processor.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from kg.recognition.features import Codes
from kg.recognition.tagger import LABELS, sentence_starts

SIZES = {
    "char 0": 48, "token 0": 32, "word 0": 8, "tag 0": 16, "rule 0": 16, "ending 0": 8, "ending start 0": 8,
    "place 0": 4, "town 0": 4, "body 0": 4, "title before 0": 4, "title after 0": 4, "surname 0": 4, "given 0": 4,
    "enclosed": 4, "honoured": 2,
}  # fmt: skip
"""The templates that the network sees, and the length of their codes' vectors."""

UNITS, DEPTH, EPOCHS, BATCH, RATE, DROPPED = 96, 2, 12, 32, 4e-3, 0.4
_FORGOTTEN = {"char 0": 0.05, "token 0": 0.15}
"""How often a code is taken for unknown while training, so that the network learns to do without it."""

_IMPOSSIBLE = -30.0
_RARE = 2
_SEED = 1


class Seen(NamedTuple):
    """An article as a trainer sees it: its text, its codes by template, its labels."""

    text: str
    codes: dict[str, Codes]
    labels: list[str]


class _Sentence(NamedTuple):
    rows: npt.NDArray[np.int64]     # characters × templates: 0 for padding, 1 for unknown codes
    labels: npt.NDArray[np.int64]


def barred() -> npt.NDArray[np.float32]:
    """What is added to the transitions between labels: a name's inside follows only its start or its inside."""
    found = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for second, label in enumerate(LABELS):
        for first, other in enumerate(LABELS):
            if label.startswith("I-") and other[2:] != label[2:]:
                found[first, second] = _IMPOSSIBLE
    return found


def train(articles: Sequence[Seen], path: Path) -> None:
    """Trains a network and stores it as compressed NumPy arrays."""
    torch.manual_seed(_SEED)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    keys = {name: _frequent(articles, name) for name in SIZES}
    sentences = [one for article in articles for one in _sentences(article, keys)]
    net = _Net({name: len(known) for name, known in keys.items()})
    shuffler = random.Random(_SEED)
    steps = EPOCHS * -(-len(sentences) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE / 2, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        net.train()
        for batch in _batches(sentences, shuffler):
            optimizer.zero_grad()
            net.loss(*batch).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5)
            optimizer.step()
            schedule.step()
    np.savez_compressed(path, allow_pickle=False, **_packed(net, keys))


def _frequent(articles: Sequence[Seen], name: str) -> Codes:
    counts = Counter(code for one in articles for code in one.codes[name].tolist())
    return np.array(sorted(code for code, count in counts.items() if count >= _RARE), np.int64)


def _sentences(article: Seen, keys: dict[str, Codes]) -> Iterator[_Sentence]:
    columns = []
    for name, known in keys.items():
        codes = article.codes[name]
        where = np.minimum(np.searchsorted(known, codes), len(known) - 1)
        columns.append(np.where(known[where] == codes, where + 2, 1))
    rows = np.stack(columns, axis=1)
    labels = np.array([LABELS.index(label) for label in article.labels])
    starts = np.flatnonzero(sentence_starts(article.text))
    for start, end in zip(starts, [*starts[1:], len(labels)], strict=True):
        yield _Sentence(rows[start:end], labels[start:end])


def _batches(sentences: Sequence[_Sentence], shuffler: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Batches of sentences of like length: codes, labels, and 1 where there is a character."""
    order = sorted(range(len(sentences)), key=lambda one: len(sentences[one].labels) + 8 * shuffler.random())
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    shuffler.shuffle(batches)
    for batch in batches:
        longest = max(len(sentences[one].labels) for one in batch)
        rows = torch.zeros(len(batch), longest, len(SIZES), dtype=torch.long)
        labels = torch.zeros(len(batch), longest, dtype=torch.long)
        mask = torch.zeros(len(batch), longest)
        for number, one in enumerate(batch):
            size = len(sentences[one].labels)
            rows[number, :size] = torch.from_numpy(sentences[one].rows)
            labels[number, :size] = torch.from_numpy(sentences[one].labels)
            mask[number, :size] = 1
        yield rows, labels, mask


class _Net(nn.Module):
    """The network of kg.recognition.network, as torch trains it."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        super().__init__()
        width = sum(SIZES.values())
        self.vectors = nn.ModuleList(
            nn.Embedding(vocabulary[name] + 2, size, padding_idx=0) for name, size in SIZES.items())
        self.recurrent = nn.ModuleList(
            nn.Linear(2 * UNITS if number else width, 6 * UNITS) for number in range(DEPTH))
        self.skip = nn.Linear(width, 2 * UNITS)
        self.output = nn.Linear(2 * UNITS, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.register_buffer("barred", torch.from_numpy(barred()))
        self.dropout = nn.Dropout(DROPPED)

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        if self.training:
            rows = rows.clone()
            for number, name in enumerate(SIZES):
                if name in _FORGOTTEN:
                    rows[..., number][torch.rand(mask.shape) < _FORGOTTEN[name]] = 1
        inputs = torch.cat([known(rows[..., number]) for number, known in enumerate(self.vectors)], -1)
        values = self.dropout(inputs)
        beside = self.skip(values)
        for number, layer in enumerate(self.recurrent):
            values = beside = _walk(layer(self.dropout(values) if number else values), beside, mask)
        return self.output(self.dropout(values))

    def loss(self, rows: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """The negative log-likelihood of the labels, per character."""
        weights, steps = self(rows, mask), self.transitions + self.barred
        right = (weights.gather(2, labels[..., None])[..., 0] * mask).sum(1)
        right = right + (steps[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum(1)
        total = weights[:, 0]
        for place in range(1, weights.shape[1]):
            onward = torch.logsumexp(total[:, :, None] + steps[None], 1) + weights[:, place]
            total = torch.where(mask[:, place, None] > 0, onward, total)
        return (torch.logsumexp(total, 1) - right).sum() / mask.sum()


def _walk(gates: Tensor, beside: Tensor, mask: Tensor) -> Tensor:
    count, size, _ = gates.shape
    shaped, there = gates.view(count, size, 2, 3, UNITS), mask[..., None, None]
    take, new, out = shaped[..., 0, :].sigmoid(), shaped[..., 1, :].tanh(), shaped[..., 2, :].sigmoid()
    keep, add = 1 - take * there, take * new * there
    forth = _scan(torch.cat([keep[:, :, 0], keep[:, :, 1].flip(1)], -1),
                  torch.cat([add[:, :, 0], add[:, :, 1].flip(1)], -1))
    held = torch.stack([forth[..., :UNITS], forth[..., UNITS:].flip(1)], 2)
    return (out * held + (1 - out) * beside.view(count, size, 2, UNITS)).reshape(count, size, 2 * UNITS)


def _scan(keep: Tensor, add: Tensor) -> Tensor:
    """As in kg.recognition.network."""
    step = 1
    while step < add.shape[1]:
        add = add + keep * torch.cat([torch.zeros_like(add[:, :step]), add[:, :-step]], 1)
        keep = keep * torch.cat([torch.ones_like(keep[:, :step]), keep[:, :-step]], 1)
        step *= 2
    return add


def _packed(net: _Net, keys: dict[str, Codes]) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays that kg.recognition.network reads."""
    def half(values: Tensor) -> npt.NDArray[np.float16]:
        return np.asarray(values.detach().numpy(), np.float16)

    arrays: dict[str, npt.NDArray[np.generic]] = {f"keys {name}": known for name, known in keys.items()}
    arrays |= {f"vectors {name}": half(known.weight[1:]) for name, known in zip(SIZES, net.vectors, strict=True)}
    layers = {"skip": net.skip, "output": net.output}
    layers |= {f"recurrent {number}": layer for number, layer in enumerate(net.recurrent)}
    for name, layer in layers.items():
        arrays |= {f"{name} matrix": half(layer.weight.T), f"{name} bias": half(layer.bias)}
    return arrays | {"transitions": half(net.transitions + net.barred)}
