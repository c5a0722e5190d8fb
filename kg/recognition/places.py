"""Places, towns and names of the registry that are known beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from kg.gazetteer import Division
from kg.recognition.candidates import Proposal
from kg.recognition.text import Text


def places(text: Text) -> Iterator[Proposal]:
    """Divisions, countries and regions by their full and short names."""
    for start, hits in sorted(text.places.items()):
        for end, known in hits:
            if any(text.text[start:stop] in text.lexicon.titles for stop in (end + 1, end + 2)):
                continue                                        # 代县|长
            signs = tuple(_signs(text, start, end, known))
            yield Proposal(start, end, "Place", "gazetteer.place", signs)
            for left in text.place_chains(start):
                yield Proposal(left, end, "Place", "gazetteer.place", (*signs, "with its place"))


def towns(text: Text) -> Iterator[Proposal]:
    """Towns of the gazetteer, with the places that stand before them as part of the name."""
    for start, end, counties in text.hits("towns", text.lexicon.towns):
        here = "near home" if any(text.home and text.home.code[:4] == code[:4] for code in counties) else "far"
        signs = ("always", here, f"after {text.after(end)}", *text.torn(start, end))
        yield Proposal(start, end, "Town", "gazetteer.town", (*signs, f"before {text.before(start)}"))
        for left in text.place_chains(start):
            yield Proposal(left, end, "Town", "gazetteer.town", (*signs, "with its place"))


def registered(text: Text) -> Iterator[Proposal]:
    """Names of the registry; whether a division or country is meant (中国 in 新中国), its own witness knows better."""
    for start, end, kind in text.hits("registered", text.lexicon.registered):
        if text.text[start:end] in text.lexicon.places:
            continue
        yield Proposal(start, end, kind, "registry", ("always", *text.torn(start, end)))


def widely_known(text: Text) -> Iterator[Proposal]:
    """Names that all of China's papers know."""
    for start, end, (_, kind) in text.hits("widely_known", text.lexicon.widely_known):
        token = text.token(start)
        whole = "whole" if token.start == start and token.end == end else "part"
        signs = ("always", kind, f"{kind} length {min(end - start, 4)}", f"after {text.after(end)}",
                 f"before {text.before(start)}", f"{whole} tagged {token.tag[:1]}", *text.torn(start, end))
        yield Proposal(start, end, kind, "known", signs)


def _signs(text: Text, start: int, end: int, known: tuple[Division, ...]) -> Iterator[str]:
    chars = text.text
    name = chars[start:end]
    full = any(one.name == name for one in known)
    form = f"{known[0].level} {'full' if full else 'short'}"
    token = text.token(start)
    exact = token.start == start and token.end == end
    kind = "full" if full else "short"
    before, after = text.before(start), text.after(end)
    yield from ("always", form, kind, f"{form} after {after}", f"{form} before {before}")
    yield from (f"{kind} after {after}", f"{kind} before {before}", f"{kind} between {before} and {after}")
    tag = token.tag if exact else "none"
    yield f"{kind} tagged {tag}"
    yield from text.torn(start, end)
    if any(text.near_home(one) for one in known):
        yield "near home"
        yield f"near home {kind}"
    if text.honoured(start):
        yield f"{kind} in an honour"
    if name == "中国":
        yield "中国"
        yield f"中国 before {text.before(start)}"
    following = chars[end : end + 1]
    if following in text.lexicon.after_place:
        yield f"next {following}"
