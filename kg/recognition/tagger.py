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
_TINY = 1e-30
_SENTENCE_ENDS = frozenset("。！？；\n")


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
    edges, chars = text.lexicon.edges, text.text
    starts = np.array([token.start for token in text.tokens])
    ends = np.array([token.end for token in text.tokens])
    kinds = np.array([_KINDS.get(edges.get(chars[one.start : one.end], ""), 0) for one in text.tokens])
    tags = np.array([int.from_bytes(token.tag[:2].encode(), "big") for token in text.tokens])
    lengths, places = ends - starts, np.arange(len(chars))
    where = (places > np.repeat(starts, lengths)) + 2 * (places < np.repeat(ends, lengths) - 1) + 1
    return np.repeat(kinds, lengths) * 4 + where, np.repeat(tags, lengths) * 4 + where


def _lists(text: Text) -> dict[str, Codes]:
    """For each character, which lists hold a phrase that begins, lies or ends there."""
    size, lexicon = len(text.text), text.lexicon
    found = {name: np.zeros(size, np.int64) for name in
             ("place", "town", "ending", "ending start", "body", "title before", "title after", "surname", "given")}
    for start, hits in text.places.items():
        for end, known in hits:
            full = any(one.name == text.text[start:end] for one in known)
            _span(found["place"], start, end, 1 + full)
    for start, end, _ in text.hits("towns", lexicon.towns):
        _span(found["town"], start, end, 1)
    for start, end, suffix in text.hits("suffixes", lexicon.suffixes):
        code = 1 + _NUMBER[suffix.type] * 2 + suffix.strong
        found["ending"][end - 1] = code
        found["ending start"][start] = code
    for start, end, body in text.hits("bodies", lexicon.bodies):
        _span(found["body"], start, end, 1 + ("n" in body.levels))
    for place, char in enumerate(text.text):
        if char in lexicon.surname_starts:
            known_name = lexicon.surnames.get(char)
            found["surname"][place] = 1 + (known_name.frequency * 2 + known_name.ambiguous if known_name else 0)
            if place:
                found["title before"][place] = _TITLE_KINDS.get(text.title_to.get(place, ""), 0)
        found["given"][place] = 1 + lexicon.given.get(char, 0) if char not in lexicon.not_given else 0
    for start, kind in text.title_from.items():
        if start in text.starts:
            found["title after"][start] = _TITLE_KINDS[kind]
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
    """Weights of a tagger: for each template the sorted codes and a row of label weights each, and the transitions.

    Behind the last row of each template stands one of zeros, for codes that are not among its keys.
    """

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
                     {name: _with_zeros(stored[f"weights {name}"]) for name in names},
                     stored["transitions"].astype(np.float32))


def _with_zeros(rows: npt.NDArray[np.float16]) -> Reals:
    return np.vstack([rows, np.zeros(len(LABELS), np.float16)]).astype(np.float32)


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


def _sentences(text: str) -> tuple[Codes, Codes, Codes]:
    """For each character the number of its sentence, its place in it, and the sentence's length."""
    ends = [place + 1 for place, char in enumerate(text) if char in _SENTENCE_ENDS]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    lengths = np.diff(np.array([0, *ends]))
    starts = np.repeat(np.array([0, *ends[:-1]]), lengths)
    return np.repeat(np.arange(len(ends)), lengths), np.arange(len(text)) - starts, np.repeat(lengths, lengths)


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
