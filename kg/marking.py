"""Words marked in a sentence: 【names】 and ‹triggers›."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]


def marked(text: str, names: Iterable[Span], triggers: Iterable[Span] = ()) -> str:
    """The text with its names and triggers marked; of two that overlap, a name or the longer one is marked.

    >>> marked("周明出席山海诗会。", [(0, 2), (4, 8)], [(2, 4)])
    '【周明】‹出席›【山海诗会】。'
    """
    wanted = [(0, *span) for span in names] + [(1, *span) for span in triggers]
    chosen: list[tuple[int, int, int]] = []
    for kind, start, end in sorted(wanted, key=lambda one: (one[0], one[1] - one[2], one[1])):
        if start < end and all(end <= first or last <= start for _, first, last in chosen):
            chosen.append((kind, start, end))
    for kind, start, end in sorted(chosen, reverse=True, key=lambda one: one[1]):
        left, right = ("【】", "‹›")[kind]
        text = f"{text[:start]}{left}{text[start:end]}{right}{text[end:]}"
    return text


def nearest(text: str, words: str, position: int) -> Span | None:
    """Where words stand in a text, nearest to a position; None where they do not.

    >>> nearest("周明会见周明", "周明", 5)
    (4, 6)
    """
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    best = min(found, key=lambda one: abs(one - position), default=None)
    return None if best is None else (best, best + len(words))
