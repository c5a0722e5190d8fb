"""A set of phrases that is looked up everywhere in a text at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from operator import add
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases with what is known of each.

    The scan looks up the first two characters of every position and then only the lengths that occur behind them:
    some millions of characters a second in pure Python, whatever the number of phrases.
    """

    def __init__(self, known: Mapping[str, T]) -> None:
        self.known = dict(known)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for phrase in self.known:
            lengths[phrase[:2]].add(len(phrase))
        self._lengths = {start: sorted(found) for start, found in lengths.items() if len(start) == 2}
        self._single = sorted(start for start in lengths if len(start) == 1)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self.known

    def get(self, phrase: str) -> T | None:
        """What is known of the phrase."""
        return self.known.get(phrase)

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Every occurrence (start, end, what is known), overlapping ones too; those of one character come last."""
        known, lengths_of = self.known, self._lengths.get
        for start, pair in enumerate(map(add, text, text[1:])):
            lengths = lengths_of(pair)
            if lengths:
                for length in lengths:
                    phrase = text[start : start + length]
                    if phrase in known and len(phrase) == length:
                        yield start, start + length, known[phrase]
        for char in self._single:
            start = text.find(char)
            while start >= 0:
                yield start, start + 1, known[char]
                start = text.find(char, start + 1)
