"""Sentences with names marked in place: {Person:周明}, or {Place:我市=海州市} where the text is not the full name."""

from __future__ import annotations

import re
from array import array
from datetime import date

from kg.ontology import prefix_of
from kg.records import Article, Claim, Entity, Extract, Mention
from kg.relations import relate

_MARK = re.compile(r"\{(\w+):([^}=]+)(?:=([^}]+))?\}")
TODAY = date(2024, 5, 20)
DEICTIC = re.compile("^[我本在来留赴抵][市省县区国]?")


def extract_of(
    marked: str, home: str = "海州市", today: date | None = TODAY, more: tuple[str, ...] = ()
) -> Extract:
    """The extract of a marked text without headline; `more` are entities without mention ("Place:海州市")."""
    parts: list[str] = []
    mentions: list[Mention] = []
    entities: dict[str, Entity] = {}
    position = last = 0
    for found in _MARK.finditer(marked):
        kind, text, name = found[1], found[2], found[3] or found[2]
        parts.append(marked[last : found.start()])
        position += found.start() - last
        key = f"{prefix_of(kind)}:{name}"
        entities[key] = Entity(key, kind, name, (text,) if text != name else ())
        deictic = name != text and bool(DEICTIC.match(text)) and len(text) < 4
        mentions.append(Mention(position, position + len(text), text, kind, "marked", 1.0, deictic, key, "marked"))
        parts.append(text)
        position += len(text)
        last = found.end()
    text = "".join(parts) + marked[last:]
    for one in more:
        kind, name = one.split(":")
        entities[f"{prefix_of(kind)}:{name}"] = Entity(f"{prefix_of(kind)}:{name}", kind, name)
    article = Article("page.txt", "", (), 0, len(text), text, array("l", range(len(text))), 0, None, home, today)
    return Extract(article, tuple(entities.values()), tuple(mentions))


def claims_of(marked: str, **known: object) -> tuple[Claim, ...]:
    return relate(extract_of(marked, **known))  # type: ignore[arg-type]


def said(marked: str, **known: object) -> list[str]:
    """What the text states, as "周明 visits 青石镇" or "周明 holds_post 市委 书记", sorted."""
    lines = []
    for claim in claims_of(marked, **known):
        end = claim.object.partition(":")[2] if claim.object else str(claim.value.value if claim.value else "")
        title = f" {claim.qualifier}" if claim.predicate == "holds_post" else ""
        lines.append(f"{claim.subject.partition(':')[2]} {claim.predicate} {end}{title}")
    return sorted(lines)
