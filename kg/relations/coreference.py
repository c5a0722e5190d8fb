"""Words that stand for a name said before (他, 该项目, 代表团一行), and phrases that act for one (X局等负责人)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from kg.records import Extract
from kg.relations.forms import either
from kg.relations.view import ANY, MARK, PERSONS, Token, View
from kg.resources import DATA

Trail = list[tuple[int, str, Token]]
"""What was in focus from where on: position in article.text, class, token; in order."""

_BODY_KINDS = ("Enterprise", "GovernmentBody", "Institution", "Place", "Town", "Village")
_BODIES = f"[{''.join(MARK[kind] for kind in _BODY_KINDS)}]"
_LIST = "(?:、|和|与|及|以及)"
_CLAUSE_END = frozenset("，。；：！？\n“”\"")


@cache
def grammar() -> dict[str, Any]:
    """kg/data/anaphora.toml with its patterns compiled."""
    data = tomllib.loads((DATA / "anaphora.toml").read_text(encoding="utf-8"))
    words = {word: entry for entry in data["word"] for word in entry["words"]}
    return {
        "words": words,
        "word": re.compile(f"(?=[{''.join(sorted({word[0] for word in words}))}{ANY[1:]})(?:(?<!其){either(words)}(?!们)|{ANY})"),
        "members": re.compile(f"({_BODIES})((?:{data['members']['pattern']}))(?!{PERSONS})"),
        "leaders": re.compile(
            f"({PERSONS}(?:{_LIST}{PERSONS})*)等?{either(data['leaders']['persons'])}"
        ),
        "delegations": tuple(data["leaders"]["bodies"]),
        "pair": re.compile(f"({_BODIES})(?:和|与|、|同)({_BODIES})"),
        "behind": frozenset(data["object"]["behind"]),
        "introduce": {kind: re.compile(either(some)) for kind, some in data["introduce"].items()},
    }


def members(view: View) -> Iterator[Token]:
    """Each organisation with the people through whom it acts, as one token."""
    for found in grammar()["members"].finditer(view.text):
        token = view.tokens[found.start()]
        start, end = view.span(*found.span())
        yield replace(token, start=start, end=end)


@dataclass(slots=True)
class Focus:
    """What the text is about at some point of it."""

    last: dict[str, Token] = field(default_factory=dict)
    introduced: dict[str, Token] = field(default_factory=dict)
    seen: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    subject: Token | None = None
    group: Token | None = None
    pair: Token | None = None

    def see(self, token: Token, starts_clause: bool, introduced: bool) -> None:
        self.last[token.kind] = token
        self.seen.setdefault(token.kind, set()).add(token.entities)
        if introduced:
            self.introduced[token.kind] = token
        if token.kind == "Person" and starts_clause:
            self.subject = token

    def of(self, kind: str) -> Token | None:
        """What was introduced last, else the only name of the class so far."""
        if kind in self.introduced:
            return self.introduced[kind]
        return self.last[kind] if len(self.seen.get(kind, ())) == 1 else None


def resolve(view: View, extract: Extract) -> tuple[list[Token], Trail]:
    """The anaphors of a view as tokens, and what was in focus."""
    data, focus = grammar(), Focus()
    names = {entity.id: (entity.name, *entity.aliases) for entity in extract.entities}
    leaders = {found.end() - 1: found for found in data["leaders"].finditer(view.text)}
    pairs = {found.end() - 1: found for found in data["pair"].finditer(view.text)}
    made: list[Token] = []
    trail: Trail = []
    for first, last in view.sentences:
        sentence = view.text[first:last]
        introducing = {kind for kind, pattern in data["introduce"].items() if pattern.search(sentence)}
        events = list(data["word"].finditer(view.text, first, last))
        for found in events:
            position = found.start()
            starts_clause = position == first or view.text[position - 1] in _CLAUSE_END
            token = view.tokens.get(position)
            if token is None:
                token = _antecedent(view, found, starts_clause, focus, names, first)
                if token is None:
                    continue
                start, end = view.span(*found.span())
                token = replace(token, start=start, end=end, quoted=False)
                made.append(token)
                if token.kind == "Person":
                    continue
            listed = view.text[position - 1 : position] == "、" or view.text[position + 1 : position + 2] == "、"
            focus.see(token, starts_clause, token.kind in introducing and not listed)
            current = focus.of(token.kind) if token.kind in data["introduce"] else token
            if current:
                trail.append((token.start, token.kind, current))
            if token.kind in _BODY_KINDS and extract.article.text.endswith(data["delegations"], token.start, token.end):
                focus.group = token
            _groups(view, position, found.end(), leaders, pairs, focus)
    return made, trail


def _groups(
    view: View, position: int, end: int, leaders: dict[int, re.Match[str]], pairs: dict[int, re.Match[str]], focus: Focus
) -> None:
    for stop in range(position, min(end + 8, len(view.text))):
        if found := leaders.get(stop):
            parts = [view.tokens[at] for at in range(*found.span(1)) if at in view.tokens]
            focus.group = replace(parts[0], entities=tuple(one for part in parts for one in part.entities))
            break
    if found := pairs.get(position):
        one, other = view.tokens[found.start(1)], view.tokens[found.start(2)]
        if one.kind == other.kind and one.entities != other.entities:
            focus.pair = replace(one, entities=(*one.entities, *other.entities))


def _antecedent(
    view: View, found: re.Match[str], starts_clause: bool, focus: Focus, names: dict[str, tuple[str, ...]], first: int
) -> Token | None:
    text, entry = view.text, grammar()["words"][found.group()]
    behind = entry["at"] == "object" and text[found.start() - 1] in grammar()["behind"]
    if not (starts_clause or behind or entry["at"] == "any") or not text.startswith(entry.get("before", ""), found.end()):
        return None
    pick, kind = entry["pick"], entry["kind"]
    if pick == "group":
        return focus.group
    if pick == "pair":
        return focus.pair
    if pick == "subject":
        inside = [view.tokens[at] for at in range(first, found.start()) if at in view.tokens and view.tokens[at].kind == "Person"]
        return inside[0] if len(inside) == 1 else focus.subject or focus.last.get("Person")
    token = focus.of(kind) if pick == "focus" else focus.last.get(kind)
    endings = tuple(entry.get("names", ()))
    if token and endings and not any(name.endswith(endings) for one in token.entities for name in names.get(one, ())):
        return None
    return token
