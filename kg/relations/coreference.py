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
_CLAUSE_ENDS = frozenset("，。；：！？\n“”\"")


@cache
def grammar() -> dict[str, Any]:
    """kg/data/anaphora.toml with its patterns compiled."""
    data = tomllib.loads((DATA / "anaphora.toml").read_text(encoding="utf-8"))
    words = {word: entry for entry in data["word"] for word in entry["words"]}
    heads = "".join(sorted({word[0] for word in words}))
    people = f"{PERSONS}(?:(?:、|和|与|及|以及){PERSONS})*"
    return {
        "words": words,
        "word": re.compile(f"(?=[{heads}{ANY[1:]})(?:(?<!其){either(words)}(?!们)|{ANY})"),
        "members": re.compile(f"{_BODIES}{data['members']['pattern']}(?!{PERSONS})"),
        "leaders": re.compile(f"({people})等?{either(data['leaders']['persons'])}"),
        "delegations": tuple(data["leaders"]["bodies"]),
        "pair": re.compile(f"({_BODIES})(?:和|与|、|同)({_BODIES})"),
        "behind": frozenset(data["object"]["behind"]),
        "introduce": {kind: re.compile(either(some)) for kind, some in data["introduce"].items()},
    }


def members(view: View) -> Iterator[Token]:
    """Each organisation with the people through whom it acts, as one token."""
    for found in grammar()["members"].finditer(view.text):
        start, end = view.span(*found.span())
        yield replace(view.tokens[found.start()], start=start, end=end)


@dataclass(slots=True)
class _Focus:
    """What the text is about at some point of it."""

    last: dict[str, Token] = field(default_factory=dict)
    introduced: dict[str, Token] = field(default_factory=dict)
    seen: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    subject: Token | None = None
    group: Token | None = None
    pair: Token | None = None

    def see(self, token: Token, opens: bool, introduced: bool) -> None:
        """Takes note of a name; `opens` says that a clause begins with it."""
        self.last[token.kind] = token
        self.seen.setdefault(token.kind, set()).add(token.entities)
        if introduced:
            self.introduced[token.kind] = token
        if token.kind == "Person" and opens:
            self.subject = token

    def of(self, kind: str) -> Token | None:
        """What was introduced last, else the only name of the class so far."""
        if kind in self.introduced:
            return self.introduced[kind]
        return self.last[kind] if len(self.seen.get(kind, ())) == 1 else None


def resolve(view: View, extract: Extract) -> tuple[list[Token], Trail]:
    """The words of a view that stand for a name, as tokens, and what was in focus."""
    data, focus, text = grammar(), _Focus(), view.text
    names = {entity.id: (entity.name, *entity.aliases) for entity in extract.entities}
    leaders = {found.start(): found.end(1) for found in data["leaders"].finditer(text)}
    pairs = {found.start(): found.end() for found in data["pair"].finditer(text)}
    made: list[Token] = []
    trail: Trail = []
    for sentence in view.sentences:
        introducing = {kind for kind, pattern in data["introduce"].items() if pattern.search(text, *sentence)}
        for found in data["word"].finditer(text, *sentence):
            at = found.start()
            opens = at == sentence[0] or text[at - 1] in _CLAUSE_ENDS
            token = view.tokens.get(at)
            if token is None:
                meant = _antecedent(view, found, sentence[0], opens, focus)
                if meant is None or not _fits(meant, data["words"][found.group()], names):
                    continue
                start, end = view.span(*found.span())
                token = replace(meant, start=start, end=end, quoted=False, titled=False)
                made.append(token)
                if token.kind == "Person":
                    continue
            listed = "、" in (text[at - 1 : at], text[at + 1 : at + 2])
            focus.see(token, opens, token.kind in introducing and not listed)
            current = focus.of(token.kind) if token.kind in data["introduce"] else token
            if current:
                trail.append((token.start, token.kind, current))
            if at in leaders:
                focus.group = _together(view.tokens_in(at, leaders[at]))
            elif token.kind in _BODY_KINDS and extract.article.text.endswith(data["delegations"], 0, token.end):
                focus.group = token
            if at in pairs and len({one.kind for one in view.tokens_in(at, pairs[at])}) == 1:
                focus.pair = _together(view.tokens_in(at, pairs[at]))
    return made, trail


def _together(tokens: list[Token]) -> Token:
    """Several names as one token."""
    return replace(tokens[0], entities=tuple(dict.fromkeys(one for token in tokens for one in token.entities)))


def _fits(token: Token, entry: dict[str, Any], names: dict[str, tuple[str, ...]]) -> bool:
    """Whether what a word stands for is called as it says: 论坛 is no 大会."""
    endings = tuple(entry.get("names", ()))
    return not endings or any(name.endswith(endings) for one in token.entities for name in names.get(one, ()))


def _antecedent(view: View, found: re.Match[str], first: int, opens: bool, focus: _Focus) -> Token | None:
    """What a word stands for, in a sentence that begins at `first`; None where it stands for nothing said."""
    data, at = grammar(), found.start()
    entry = data["words"][found.group()]
    alone = opens or entry["at"] == "any" or (entry["at"] == "object" and view.text[at - 1] in data["behind"])
    if not alone or not view.text.startswith(entry.get("before", ""), found.end()):
        return None
    match entry["pick"]:
        case "group":
            return focus.group
        case "pair":
            return focus.pair
        case "subject":
            inside = [token for token in view.tokens_in(first, at) if token.kind == "Person"]
            return inside[0] if len(inside) == 1 else focus.subject or focus.last.get("Person")
        case "focus":
            return focus.of(entry["kind"])
        case _:
            return focus.last.get(entry["kind"])
