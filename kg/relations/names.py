"""What names themselves say: the town before a village or company, a group's name at the head of its companies'."""

from __future__ import annotations

from collections.abc import Iterator

from kg.records import Claim, Entity, Extract
from kg.relations.forms import words
from kg.relations.titles import grammar
from kg.relations.view import Token, View

_WITH_PARENTS = ("Enterprise", "Institution")
_HIGHER = {"Town": ("Place",), "Village": ("Town", "Place")}
_AROUND = {"Enterprise": ("Place", "Town", "Village"), "Institution": ("Place", "Town", "Village"), **_HIGHER}
"""What may be printed directly before a name of each class, to say where that is."""


def name_claims(view: View, extract: Extract) -> Iterator[Claim]:
    """located_in for what is printed with the place that it lies in, part_of for children named after a parent."""
    known = {entity.id: entity for entity in extract.entities}
    printed_names: dict[str, set[str]] = {}
    for mention in extract.mentions:
        printed_names.setdefault(mention.entity, set()).add("".join(mention.text.split()))
    seen: set[tuple[str, str]] = set()
    for position, token in view.tokens.items():
        kinds = _HIGHER.get(token.kind, ())
        before = view.tokens.get(position - 1)
        beside = before and before.kind in _AROUND.get(token.kind, ()) and before.entities != token.entities
        if before and beside and _is_area(before, known) and (kinds or _stands_apart(before, extract)):
            yield _claim(view, position, token, "located_in", before.entities[0], "name.place-before")
        entity = known.get(token.entities[0])
        printed = "".join(extract.article.text[token.start : token.end].split())
        if entity is None or not (kinds or token.kind in (*_WITH_PARENTS, "Event")) or (entity.id, printed) in seen:
            continue
        seen.add((entity.id, printed))
        for higher in extract.entities:
            mentioned = higher.id in printed_names
            if mentioned and higher.type in kinds and higher.id != entity.id and _prefixed(printed, entity, higher):
                yield _claim(view, position, token, "located_in", higher.id, "name.place-prefix")
        if token.kind == "Event":
            for whole in extract.entities:
                if whole.type == "Event" and whole.id != entity.id and _occasion(printed, whole):
                    yield _claim(view, position, token, "part_of", whole.id, "name.occasion")
        if token.kind in _WITH_PARENTS:
            others = (one for one in extract.entities if one.type == token.kind and one.id != entity.id)
            parents = [one for one in others if _parent(printed, one, printed_names.get(one.id, set()))]
            if parents:
                longest = max(parents, key=lambda one: (len(one.name), one.id))
                yield _claim(view, position, token, "part_of", longest.id, "name.parent-prefix")


def _is_area(token: Token, known: dict[str, Entity]) -> bool:
    """Whether a name is that of a town or of a division, not of a road or market beside which something lies."""
    entity = known.get(token.entities[0])
    return token.kind in ("Town", "Village") or bool(entity and entity.name.endswith(grammar()["divisions"]))


def _stands_apart(token: Token, extract: Extract) -> bool:
    """Whether a place before a company is no part of the company's name: 我市, a town, a park; not 浙江 or 海州市."""
    printed = extract.article.text[token.start : token.end]
    deictic = any(one.deictic and one.start == token.start for one in extract.mentions)
    return deictic or token.kind != "Place" or printed.endswith(tuple(words("parks")))


def _prefixed(printed: str, entity: Entity, higher: Entity) -> bool:
    """浦江县花桥乡长畈村 shows 花桥乡 and 浦江县, where these are full names."""
    before, own, _ = printed.rpartition(entity.name)
    return bool(own) and higher.name in before


def _occasion(printed: str, whole: Entity) -> bool:
    """某诗会开幕式暨… shows 某诗会."""
    return any(
        printed.startswith(name) and printed.startswith(tuple(words("occasions")), len(name))
        for name in (whole.name, *whole.aliases)
    )


def _parent(printed: str, other: Entity, forms: set[str]) -> bool:
    """商城集团市场运营公司 shows 商城集团; a mere place or brand shows nothing."""
    return any(
        printed.startswith(name)
        and len(printed) > len(name) + 1
        and printed[len(name) :] not in words("forms")
        and (name.endswith(tuple(words("parents"))) or printed.endswith(tuple(words("branches"))))
        for name in (other.name, *other.aliases, *sorted(forms))
        if len(name) > 3
    )


def _claim(view: View, position: int, token: Token, predicate: str, target: str, rule: str) -> Claim:
    quote = view.span(*view.sentence(position))
    return Claim(
        token.entities[0], predicate, target, start=token.start, end=token.end, quote_start=quote[0],
        quote_end=quote[1], rule=rule, confidence=0.9,
    )  # fmt: skip
