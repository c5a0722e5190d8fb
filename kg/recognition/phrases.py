"""A set of phrases that is looked up everywhere in a text at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
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
        self._lengths = {start: sorted(found) for start, found in lengths.items()}

    def __contains__(self, phrase: str) -> bool:
        return phrase in self.known

    def get(self, phrase: str) -> T | None:
        """What is known of the phrase."""
        return self.known.get(phrase)

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Every occurrence (start, end, what is known), overlapping ones too, by start and then length."""
        known, lengths = self.known, self._lengths
        for start in range(len(text)):
            for key in (text[start], text[start : start + 2]):
                for length in lengths.get(key, ()):
                    phrase = text[start : start + length]
                    if len(phrase) == length and phrase in known:
                        yield start, start + length, known[phrase]
                if start + 1 == len(text):
                    break
