"""From an article with linked mentions to the claims that it states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kg.records import Claim, Extract
from kg.relations.attributes import attribute_claims
from kg.relations.confidences import fitted
from kg.relations.coreference import Trail, members, resolve
from kg.relations.frames import Match, matches
from kg.relations.names import name_claims
from kg.relations.posts import after_names, before_names, beside_names, of_lists, of_unknown
from kg.relations.view import Token, View, source_of, tokens_of, view_of

__all__ = ["Reading", "reading_of", "relate"]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the rules see it.

    `plain` has its names as printed. `view`, which the frames match, joins names with their titles, takes words that
    stand for names as such, and has no brackets; `trail` is what it is about, and `claims` what the titles stated.
    """

    plain: View
    view: View
    trail: Trail
    claims: tuple[Claim, ...]


def reading_of(extract: Extract) -> Reading:
    """The views of an article with linked mentions."""
    article = extract.article
    source = source_of(article)
    tokens = tokens_of(extract.mentions, article.text)
    plain = view_of(source, tokens)
    claims, people = before_names(plain, extract)
    tokens = [*people, *_outside(tokens, people)]
    peopled = view_of(source, tokens)
    claims += of_lists(peopled, extract)
    groups = [*members(peopled, extract), *_outside(of_unknown(plain), people)]
    tokens = [*groups, *_outside(tokens, groups)]
    phrased = view_of(source, tokens, brackets=False)
    anaphors, trail = resolve(phrased, extract)
    view = view_of(source, [*tokens, *anaphors], brackets=False) if anaphors else phrased
    return Reading(plain, view, trail, tuple(claims))


def relate(extract: Extract, confidence: Callable[[str, float], float] = fitted) -> tuple[Claim, ...]:
    """The claims of an article, in the order of the text, each (subject, predicate, object or value) once.

    `confidence` makes a claim's confidence of its rule and what the rule states.
    """
    reading = reading_of(extract)
    plain, view, trail = reading.plain, reading.view, reading.trail
    claims = [*reading.claims]
    claims += beside_names(plain, extract)
    claims += after_names(view, extract)
    claims += name_claims(plain, extract)
    kinds = {entity.id: entity.type for entity in extract.entities}
    for match in matches(view, "frames.toml", trail, kinds):
        claims += _relations(view, match)
    claims += attribute_claims(view, extract, trail)
    names = _surest(extract)
    return _once([
        replace(one, confidence=round(confidence(one.rule, one.confidence) * _read_right(one, names), 3))
        for one in _in_person(claims)
    ])


def _in_person(claims: list[Claim]) -> list[Claim]:
    """The claims without the visits of a body or place to where somebody with a post there is said to have gone."""
    posts = {(one.subject, one.object) for one in claims if one.predicate == "holds_post"}
    visits = [one for one in claims if one.predicate == "visits"]
    stood_for = {(office, one.object) for one in visits for person, office in posts if person == one.subject}
    return [one for one in claims if one.predicate != "visits" or (one.subject, one.object) not in stood_for]


def _surest(extract: Extract) -> dict[str, float]:
    """How sure it is that an entity is there: the confidence of its surest mention."""
    found: dict[str, float] = {}
    for one in extract.mentions:
        found[one.entity] = max(one.confidence, found.get(one.entity, 0))
    return found


def _read_right(claim: Claim, names: dict[str, float]) -> float:
    """How sure it is that both names of a claim are read right; one that is not mentioned is told by a title."""
    return names.get(claim.subject, 1) * names.get(claim.object, 1)


def _outside(tokens: Iterable[Token], phrases: list[Token]) -> list[Token]:
    """The tokens that are no part of a phrase."""
    spans = sorted((phrase.start, phrase.end) for phrase in phrases)
    left: list[Token] = []
    number = 0
    for token in sorted(tokens, key=lambda one: one.start):
        while number < len(spans) and spans[number][1] <= token.start:
            number += 1
        if number == len(spans) or token.end <= spans[number][0]:
            left.append(token)
    return left


def _relations(view: View, match: Match) -> list[Claim]:
    start, end = view.span(match.start, match.end)
    quote = view.span(*view.sentence(match.start))
    frame = match.frame
    qualifier = match.trigger if frame.qualifier is None else frame.qualifier
    pairs = ((one, other) for one in match.subjects for other in match.objects)
    ends = ((other, one) for one, other in pairs) if frame.inverse else pairs
    return [
        Claim(
            subject, frame.predicate, target, qualifier=qualifier, start=start, end=end, quote_start=quote[0],
            quote_end=quote[1], rule=frame.id, confidence=match.confidence,
        )
        for subject, target in ends if subject != target
    ]  # fmt: skip


def _once(claims: list[Claim]) -> tuple[Claim, ...]:
    """Each statement once: the surest, then the first; posts at one body are joined by 、."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda one: (-one.confidence, one.start, one.end)):
        value = claim.value.value if claim.value else None
        key = (claim.subject, claim.predicate, claim.object, value)
        known = kept.setdefault(key, claim)
        if known is not claim and claim.predicate == "holds_post":
            kept[key] = replace(known, qualifier=_joined(known.qualifier, claim.qualifier))
    return tuple(sorted(kept.values(), key=lambda one: (one.start, one.end, one.predicate, one.subject, one.object)))


def _joined(one: str, other: str) -> str:
    titles = one.split("、")
    return one if other in titles else f"{one}、{other}"
