"""A small statistical tagger: a linear-chain conditional random field over characters (Lafferty et al., 2001).

What it sees of a character are integer codes, one for each template: the characters around it, the segmenter's words,
the lists that hold them, and what the other witnesses chose. All of it is done with NumPy on whole articles at once;
the weights come from the annotated articles (kg.recognition.train).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.recognition.candidates import Candidate
from kg.recognition.text import Text
from kg.records import CLASSES
from kg.resources import DATA

Codes = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float32]

LABELS = ("O", *(f"{part}-{kind}" for kind in CLASSES for part in "BI"))
_NUMBER = {kind: number for number, kind in enumerate(CLASSES)}
_KINDS = {kind: number for number, kind in enumerate(
    ("prep", "conj", "particle", "verb", "adverb", "time", "opening"), start=1)}  # fmt: skip
_TITLE_KINDS = {kind: number for number, kind in enumerate(
    ("party", "place", "organ", "company", "institution", "village", "any", "none"), start=1)}  # fmt: skip
_PAD = 0


def codes(text: Text, chosen: Sequence[Candidate]) -> dict[str, Codes]:
    """What the tagger sees: for each template the code of every character of the text."""
    size = len(text.text)
    chars = np.fromiter(map(ord, text.text), np.int64, size)
    chars[(chars >= 48) & (chars <= 57)] = 48      # a digit is a digit
    words, tags = _words(text)
    lists = _lists(text)
    rules = _rules(size, chosen)

    def at(values: Codes, step: int) -> Codes:
        moved = np.full(size, _PAD, np.int64)
        if step < 0:
            moved[-step:] = values[:step]
        elif step > 0:
            moved[:-step] = values[step:]
        else:
            moved[:] = values
        return moved

    def pair(first: Codes, second: Codes) -> Codes:
        return (first << 20) + second

    seen = {f"char {step}": at(chars, step) for step in (-2, -1, 0, 1, 2)}
    seen |= {f"chars {step}": pair(at(chars, step), at(chars, step + 1)) for step in (-2, -1, 0, 1)}
    seen["chars around"] = pair(at(chars, -1), at(chars, 1))
    seen |= {f"word {step}": at(words, step) for step in (-1, 0, 1)}
    seen |= {f"tag {step}": at(tags, step) for step in (-1, 0, 1)}
    seen["words"] = pair(at(tags, -1), tags)
    seen |= {f"rule {step}": at(rules, step) for step in (-1, 0, 1)}
    seen["rules"] = pair(at(rules, -1), rules)
    seen["rule and char"] = pair(rules, chars)
    for name, values in lists.items():
        seen |= {f"{name} {step}": at(values, step) for step in (-1, 0, 1)}
    seen["title and surname"] = pair(lists["title before"], lists["surname"])
    return seen


def _words(text: Text) -> tuple[Codes, Codes]:
    """For each character its word's kind in verbs.tsv with its place in the word, and the word's tag with the same."""
    words, tags = np.zeros(len(text.text), np.int64), np.zeros(len(text.text), np.int64)
    for token in text.tokens:
        kind = _KINDS.get(text.lexicon.edges.get(text.text[token.start : token.end], ""), 0)
        tag = int.from_bytes(token.tag[:2].encode(), "big")
        for place in range(token.start, token.end):
            where = (place > token.start) + 2 * (place < token.end - 1)
            words[place] = kind * 4 + where + 1
            tags[place] = tag * 4 + where + 1
    return words, tags


def _lists(text: Text) -> dict[str, Codes]:
    """For each character, which lists hold a phrase that begins, lies or ends there."""
    size, lexicon = len(text.text), text.lexicon
    found = {name: np.zeros(size, np.int64) for name in
             ("place", "town", "ending", "ending start", "body", "title before", "title after", "surname", "given")}
    for start, hits in text.places.items():
        for end, known in hits:
            full = any(one.name == text.text[start:end] for one in known)
            _span(found["place"], start, end, 1 + full)
    for start, end, _ in text.lexicon.towns.find(text.text):
        _span(found["town"], start, end, 1)
    for start, end, suffix in lexicon.suffixes.find(text.text):
        code = 1 + _NUMBER[suffix.type] * 2 + suffix.strong
        found["ending"][end - 1] = code
        found["ending start"][start] = code
    for start, end, body in lexicon.bodies.find(text.text):
        _span(found["body"], start, end, 1 + ("n" in body.levels))
    for place, char in enumerate(text.text):
        if char in lexicon.surname_starts:
            known_name = lexicon.surnames.get(char)
            found["surname"][place] = 1 + (known_name.frequency * 2 + known_name.ambiguous if known_name else 0)
            if place:
                found["title before"][place] = _TITLE_KINDS.get(lexicon.title_ending(text.text, place) or "", 0)
        found["given"][place] = 1 + lexicon.given.get(char, 0) if char not in lexicon.not_given else 0
    for token in text.tokens:
        kind = lexicon.title_starting(text.text, token.start)
        if kind:
            found["title after"][token.start] = _TITLE_KINDS[kind]
    return found


def _span(values: Codes, start: int, end: int, code: int) -> None:
    """Marks the longest span: its start, its inside, its end."""
    if values[start] and values[end - 1] and values[start] % 4 == 1:
        return
    values[start:end] = code * 4 + 2
    values[start] = code * 4 + 1
    values[end - 1] = code * 4 + 3


def _rules(size: int, chosen: Sequence[Candidate]) -> Codes:
    """What the other witnesses chose, and how sure they were."""
    values = np.zeros(size, np.int64)
    for one in chosen:
        sure = min(3, max(0, int(one.score + 0.7)))
        code = (1 + _NUMBER[one.type]) * 16 + sure * 4 + one.deictic
        values[one.start : one.end] = code * 2 + 1
        values[one.start] = code * 2
    return values


@dataclass(frozen=True)
class Model:
    """Weights of a tagger: for each template the sorted codes and a row of label weights each, and the transitions."""

    keys: dict[str, Codes]
    weights: dict[str, Reals]
    transitions: Reals


@cache
def model() -> Model | None:
    """The tagger that ships with the program; None where it has not been trained."""
    path = DATA / "tagger.npz"
    if not path.exists():
        return None
    with np.load(path) as stored:
        names = [name.removeprefix("keys ") for name in stored if name.startswith("keys ")]
        return Model({name: stored[f"keys {name}"] for name in names},
                     {name: stored[f"weights {name}"].astype(np.float32) for name in names},
                     stored["transitions"].astype(np.float32))


def emissions(seen: dict[str, Codes], known: Model) -> Reals:
    """The weight of every label at every character: an array of characters × labels."""
    size = len(next(iter(seen.values())))
    total = np.zeros((size, len(LABELS)), np.float32)
    for name, keys in known.keys.items():
        values = seen[name]
        where = np.minimum(np.searchsorted(keys, values), len(keys) - 1)
        hit = keys[where] == values
        total[hit] += known.weights[name][where[hit]]
    return total


def _batched(text: str, weights: Reals) -> tuple[Any, list[tuple[int, int]]]:
    """Sentences side by side, so that one step of a recursion serves all of them: (longest, sentences, labels)."""
    bounds, start = [], 0
    for place, char in enumerate(text):
        if char in "。！？；\n" or place == len(text) - 1:
            bounds.append((start, place + 1))
            start = place + 1
    longest = max(end - start for start, end in bounds)
    batch = np.zeros((longest, len(bounds), len(LABELS)), np.float32)
    for number, (start, end) in enumerate(bounds):
        batch[: end - start, number] = weights[start:end]
    return batch, bounds


def marginals(text: str, weights: Reals, transitions: Reals) -> Reals:
    """The chance of each label at each character, by the forward-backward algorithm: characters × labels."""
    batch, bounds = _batched(text, weights)
    steps, _, labels = batch.shape
    lengths = np.array([end - start for start, end in bounds])
    peak = transitions.max()
    step_matrix = np.exp(transitions - peak)
    local = np.exp(batch - batch.max(axis=2, keepdims=True))
    forward = np.zeros_like(local)
    backward = np.ones_like(local)
    forward[0] = local[0] / local[0].sum(axis=1, keepdims=True)
    for at in range(1, steps):
        now = (forward[at - 1] @ step_matrix) * local[at]
        forward[at] = now / now.sum(axis=1, keepdims=True)
    for at in range(steps - 2, -1, -1):
        now = (backward[at + 1] * local[at + 1]) @ step_matrix.T
        now /= now.sum(axis=1, keepdims=True)
        backward[at] = np.where((lengths > at + 1)[:, None], now, 1.0)
    chance = forward * backward
    chance /= chance.sum(axis=2, keepdims=True)
    flat = np.zeros((len(text), labels), np.float32)
    for number, (start, end) in enumerate(bounds):
        flat[start:end] = chance[: end - start, number]
    return flat


def chances(text: Text, chosen: Sequence[Candidate], known: Model) -> Reals:
    """The chance of each label at each character of a text, given what the other witnesses chose."""
    return marginals(text.text, emissions(codes(text, chosen), known), known.transitions)


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
    first, rest = LABELS.index(f"B-{kind}"), LABELS.index(f"I-{kind}")
    sure = float(chance[start, first] + chance[start, rest])
    if end - start > 1:
        sure = min(sure, float(chance[start + 1 : end, rest].min()))
    if end < len(chance):
        sure = min(sure, 1 - float(chance[end, rest]))
    sure = min(max(sure, 0.01), 0.99)
    return log(sure / (1 - sure))
