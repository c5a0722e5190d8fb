"""Government bodies by their stem and what names their place: 市科技局, 长兴县经信局, 省委, 商务部."""

from __future__ import annotations

from collections.abc import Iterator

from kg.recognition.candidates import Proposal
from kg.recognition.lexicon import LEVELS, Body
from kg.recognition.text import Text


def bodies(text: Text) -> Iterator[Proposal]:
    """Bodies of the table behind a place or a level word, national ones, and bare ones."""
    chars = text.text
    body_ends: set[int] = set()
    hits = list(text.hits("bodies", text.lexicon.bodies))
    starts = {start for start, _, _ in hits}
    for start, end, body in hits:
        signs = ["always", body.owner, f"after {text.after(end)}", f"length {min(end - start, 5)}"]
        signs += [f"stem {chars[start:end]}"] if end - start < 3 else []
        signs += ["goes on into a title"] if text.lexicon.titles.get(chars[end - 1 : end + 1]) else []
        signs += ["a body follows"] if end + 1 in starts and chars[end] in LEVELS else []      # 市委|市政府
        lefts = list(_lefts(text, start, body))
        for left, kind in lefts:
            yield Proposal(left, end, body.type, "body", (*signs, kind, f"{kind} {text.before(left)}"))
        listed = start > 1 and chars[start - 1] in "、和" and start - 1 in body_ends
        where = "listed" if listed else text.before(start)
        kind = "nation" if "n" in body.levels else "bare"
        title = " title" if end in text.title_from else ""
        long = " long" if end - start > 2 else ""
        yield Proposal(start, end, body.type, "body", (*signs, kind, f"{kind} {where}{title}{long}"))
        if lefts or listed or kind == "nation":
            body_ends.add(end)


def _lefts(text: Text, start: int, body: Body) -> Iterator[tuple[int, str]]:
    """Where a body may begin when its place or its level stands before its stem."""
    chains = text.place_chains(start)
    for left in chains:
        yield left, "place"
    if chains:
        return
    for size in range(1, min(3, start) + 1):
        level = text.text[start - size : start]
        if set(LEVELS.get(level, "")) & set(body.levels) and text.is_level_word(start - size):
            yield start - size, "level"
