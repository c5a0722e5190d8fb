"""Which title belongs to which article: by the words that they share, by where it stands, by the habit of the page."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.reading.words import any_of

STRONG = 0.22
"""A title that shares so much of its weight with a body speaks of it."""
ENOUGH = 0.6
"""A title that shares more than this suits a body no better: captions and signatures may share all they have."""
ALONE = 0.45
"""What it is worth to stand before the body where the page has one article only."""
HABIT = 0.10
"""What the page's habit (titles before or after the body) is worth."""

_MARKS = re.compile(r"[^\w]+")


class Gap(NamedTuple):
    """Titles between two articles, in page order.

    `before`/`after` are the numbers of the articles around them, or None. `own` is true for titles between the
    by-line and the body of `after`.
    """

    titles: tuple[str, ...]
    before: int | None
    after: int | None
    own: bool = False


def assign(gaps: Sequence[Gap], bodies: Sequence[str]) -> list[list[tuple[int, int]]]:
    """For each article, the titles that make up its headline: (number of the gap, number of the title in it)."""
    table = [[shares(title, bodies) for title in gap.titles] for gap in gaps]
    before, after = (ALONE, 0.0) if len(bodies) == 1 else _habit(gaps, table)
    won: list[dict[int, list[tuple[int, float]]]] = [{} for _ in bodies]
    refused: list[tuple[int, int, int]] = []
    for number, gap in enumerate(gaps):
        for place, (article, share, taken) in enumerate(_deal(gap, table[number], before, after)):
            if taken and article is not None:
                won[article].setdefault(number, []).append((place, share))
            elif article is not None:
                refused.append((article, number, place))
    for article, number, place in refused:  # an article without any other headline may be called by a slogan
        if set(won[article]) <= {number} and not any(share for _, share in won[article].get(number, ())):
            won[article].setdefault(number, []).append((place, 0.0))
    headlines: list[list[tuple[int, int]]] = []
    for article, found in enumerate(won):
        best = max(found, key=lambda one: (_worth(gaps[one], found[one], article, before, after), -one), default=None)
        headlines.append([] if best is None else [(best, place) for place, _ in found[best]])
    return headlines


def _worth(gap: Gap, found: list[tuple[int, float]], article: int, before: float, after: float) -> float:
    """How well titles in a gap suit an article: the best of their shares, with the bonus of the place."""
    bonus = 0.3 if gap.own else before if gap.after == article else after if gap.before == article else -HABIT
    return min(ENOUGH, max(share for _, share in found)) + bonus


def _habit(gaps: Sequence[Gap], table: Sequence[Sequence[Sequence[float]]]) -> tuple[float, float]:
    """The bonus of standing before and of standing after a body, from what speaks for itself on this page."""
    before = after = 0.0
    for gap, rows in zip(gaps, table, strict=True):
        for row in rows:
            ahead = row[gap.after] if gap.after is not None else 0.0
            behind = row[gap.before] if gap.before is not None else 0.0
            if max(ahead, behind) >= STRONG and abs(ahead - behind) > 0.1:
                before, after = before + (ahead > behind), after + (behind > ahead)
    if before >= after:
        return HABIT, 0.0 if before > after else HABIT / 2
    return 0.0, HABIT


def _deal(
    gap: Gap, rows: Sequence[Sequence[float]], before: float, after: float
) -> list[tuple[int | None, float, bool]]:
    """To which article each title of a gap goes: the first ones to the article before, the rest to the one after.

    With its share there, and whether it is more than a slogan that says nothing of it.
    """
    dealt: list[tuple[int | None, float, bool]] = []
    cut = _cut(gap, rows, before, after)
    for place, (title, row) in enumerate(zip(gap.titles, rows, strict=True)):
        article = gap.before if place < cut else gap.after
        far = max(range(len(row)), key=lambda one: (row[one], -one), default=None)
        here = row[article] if article is not None else 0.0
        slogan = is_slogan(title)
        if far is not None and far != article and row[far] >= max(STRONG * (1 + slogan), 2 * here):
            dealt.append((far, row[far], True))
        else:
            dealt.append((article, here, here >= STRONG or not slogan))
    return dealt


def _cut(gap: Gap, rows: Sequence[Sequence[float]], before: float, after: float) -> int:
    """How many titles of the gap belong to the article before it."""
    if gap.own or gap.before is None:
        return 0
    if gap.after is None:
        return len(rows)
    ahead, behind = gap.after, gap.before

    def worth(cut: int) -> float:
        return sum(row[behind] + after for row in rows[:cut]) + sum(row[ahead] + before for row in rows[cut:])

    return max(range(len(rows) + 1), key=lambda cut: (worth(cut), -cut))


def shares(title: str, bodies: Sequence[str]) -> list[float]:
    """The part of the title's pairs of characters that each body holds; a pair that all bodies hold weighs little."""
    pairs = {phrase[at : at + 2] for phrase in _MARKS.split(title) for at in range(len(phrase) - 1)}
    if not pairs:
        return [0.0] * len(bodies)
    sums = [0.0] * len(bodies)
    full = math.log(len(bodies) + 1)
    for pair in sorted(pairs):
        holders = [number for number, body in enumerate(bodies) if pair in body]
        weight = 1.0 if len(bodies) == 1 else math.log((len(bodies) + 1) / (len(holders) + 0.5)) / full
        for number in holders:
            sums[number] += weight
    return [total / len(pairs) for total in sums]


def is_slogan(title: str) -> bool:
    """Whether a title has the shape of a series title: parallel short phrases, or the words of slogans."""
    phrases = [_MARKS.sub("", phrase) for phrase in title.split()]
    parallel = len(phrases) >= 2 and len({len(phrase) for phrase in phrases}) == 1 and len(phrases[0]) <= 8
    said = sum(len(match[0]) for match in re.finditer(any_of("labels", "slogans"), title))
    return parallel or 2 * said >= len("".join(phrases))
