"""Words that stand for a name said before (他, 该项目, 代表团一行), and phrases that act for one (X局等负责人)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from kg.records import Extract
from kg.relations.forms import either
from kg.relations.sentences import clause_start
from kg.relations.view import ANY, MARK, PERSONS, TITLED, Token, View
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
    words = {word: entry for entry in data["word"] for word in entry.get("words", ())}
    described = {f"described{number}": entry for number, entry in enumerate(data["word"]) if "pattern" in entry}
    patterns = "|".join(f"(?P<{name}>{entry['pattern']})" for name, entry in described.items())
    heads = "".join(sorted({word[0] for word in words}))
    leading = either(data["leaders"]["persons"])
    people = f"{PERSONS}(?:(?:、|和|与|及|以及|，(?={TITLED})){PERSONS})*"
    return {
        "words": words,
        "described": described,
        "word": re.compile(f"(?=[{heads}{ANY[1:]})(?:(?<!其){either(words)}(?!们)|{ANY})|{patterns}"),
        "assemblies": tuple(data["members"]["assemblies"]),
        "members": re.compile(f"{_BODIES}{data['members']['pattern']}(?!{PERSONS})"),
        "leaders": re.compile(f"({people})等?(?:{leading}|(?<=在{PERSONS})的?(?:带领|率领)下)"),
        "delegations": tuple(data["leaders"]["bodies"]),
        "elsewhere": re.compile(either(data["elsewhere"])),
        "spots": frozenset(data["spots"]["kinds"]),
        "pair": re.compile(f"(?<![、和与]){_BODIES}[和与同]{_BODIES}(?![、和与])"),
        "behind": frozenset(data["object"]["behind"]),
        "introduce": {kind: re.compile(either(some)) for kind, some in data["introduce"].items()},
        "talk": re.compile(either(data["talk"])),
        "talk behind": tuple(data["talk_behind"]),
    }


def members(view: View, extract: Extract) -> Iterator[Token]:
    """Each organisation with the people through whom it acts, as one token; a 人大代表 acts for himself.

    A delegation of theirs is those who lead it, where the article names them, one with a name of its own they and it.
    """
    led = [view.tokens_in(*found.span(1)) for found in grammar()["leaders"].finditer(view.text)]
    heads = _together([token for group in led for token in group]) if led else None
    delegations = grammar()["delegations"]
    for found in grammar()["members"].finditer(view.text):
        token = view.tokens[found.start()]
        start, end = view.span(*found.span())
        assembly = extract.article.text.endswith(grammar()["assemblies"], 0, token.end)
        if assembly and found.group().endswith("代表"):
            continue
        if heads and extract.article.text.endswith(delegations, 0, token.end):
            continue
        whose = heads if heads and found.group().endswith(delegations) else token
        yield replace(whose, start=start, end=end, quoted=False)
    if heads:
        for at, token in view.tokens.items():
            itself = token.kind in _BODY_KINDS and extract.article.text.endswith(delegations, 0, token.end)
            if itself and not _led(view, at):
                start, end = view.span(at, at + 1 + 2 * view.text.startswith("一行", at + 1))
                yield replace(_together([heads, token]), start=start, end=end, quoted=False)


def _led(view: View, at: int) -> bool:
    """Whether a delegation is only said to be led (甲率某市代表团)."""
    return view.text.endswith(("率", "率领", "带领"), 0, at)


@dataclass(slots=True)
class _Focus:
    """What the text is about at some point of it."""

    last: dict[str, Token] = field(default_factory=dict)
    introduced: dict[str, Token] = field(default_factory=dict)
    seen: dict[str, Counter[tuple[str, ...]]] = field(default_factory=dict)
    opened: dict[str, Token] = field(default_factory=dict)
    spot: Token | None = None
    group: Token | None = None
    pair: Token | None = None

    def see(self, token: Token, opens: bool, introduced: bool) -> None:
        """Takes note of a name; `opens` says that a clause begins with it."""
        self.last[token.kind] = token
        self.seen.setdefault(token.kind, Counter())[token.entities] += 1
        if introduced:
            self.introduced[token.kind] = token
        if opens:
            self.opened[token.kind] = token

    def began(self, kind: str) -> Token | None:
        """The last name of a class that a clause began with, else the last."""
        return self.opened.get(kind) or self.last.get(kind)

    def main(self, kind: str) -> Token | None:
        """The name of a class that was said most often; of several the one that `began` gives, else the first."""
        seen = self.seen.get(kind)
        if not seen:
            return None
        most = [entities for entities, count in seen.items() if count == max(seen.values())]
        began = self.began(kind)
        return began if began and began.entities in most else replace(self.last[kind], entities=most[0])

    def of(self, kind: str) -> Token | None:
        """What was introduced last, else the only name of the class so far."""
        if kind in self.introduced:
            return self.introduced[kind]
        return self.last[kind] if len(self.seen.get(kind, ())) == 1 else None


def resolve(view: View, extract: Extract) -> tuple[list[Token], Trail]:
    """The words of a view that stand for a name, as tokens, and what was in focus."""
    data, focus, text = grammar(), _Focus(), view.text
    names = _names(extract)
    leaders = {found.start(): found.end(1) for found in data["leaders"].finditer(text)}
    ahead = _introduced_events(view)
    inside = _named_within(view, extract)
    pairs = {found.start(): found.end() for found in data["pair"].finditer(text)}
    if len(leaders) == 1:
        focus.group = _together([token for span in leaders.items() for token in view.tokens_in(*span)])
    made: list[Token] = []
    trail: Trail = []
    led_in = (0, 0)
    for sentence in view.sentences:
        for found in data["word"].finditer(text, *sentence):
            at = found.start()
            opens = at == sentence[0] or text[at - 1] in _CLAUSE_ENDS
            token = view.tokens.get(at)
            if token is None:
                meant = _antecedent(view, found, sentence[0], opens, focus)
                if meant is None or not _fits(meant, found, names):
                    meant = _announced(view, found, opens, ahead, names)
                if meant is None:
                    continue
                start, end = view.span(*found.span())
                token = replace(meant, start=start, end=end, quoted=False, titled=False)
                made.append(token)
                if token.kind == "Person":
                    continue
            if _only_talked_of(text, token, sentence, at):
                continue
            for one in inside.get(token.start, ()):
                focus.see(one, False, False)
            begins = opens or (text[at - 1] == "在" and text[at - 2 : at - 1] in _CLAUSE_ENDS)
            if begins and token.kind in data["spots"]:
                focus.spot = token
            if token.titled and not opens:
                opens = not view.tokens_in(clause_start(text, sentence[0], at), at)
            focus.see(token, opens, _introduced(text, token, sentence, at))
            current = focus.of(token.kind) if token.kind in data["introduce"] else token
            if current:
                trail.append((token.start, token.kind, current))
            if at in leaders:
                focus.group = _together(view.tokens_in(at, leaders[at]))
            elif token.kind in _BODY_KINDS and extract.article.text.endswith(data["delegations"], 0, token.end):
                itself = any(name.endswith(data["delegations"]) for name in names[token.entities[0]])
                led = focus.group if led_in == sentence else None
                focus.group = _together([led, token]) if led and itself else led or token
            if at in leaders:
                led_in = sentence
            if at in pairs and len({one.kind for one in view.tokens_in(at, pairs[at])}) == 1:
                focus.pair = _together(view.tokens_in(at, pairs[at]))
    return made, trail


def _names(extract: Extract) -> dict[str, tuple[str, ...]]:
    """All that each entity is called."""
    return {entity.id: (entity.name, *entity.aliases) for entity in extract.entities}


def _named_within(view: View, extract: Extract) -> dict[int, list[Token]]:
    """By where a person with a title begins: the names in the title (某公司经理 brings up the company)."""
    starts = {token.start: token.end for token in view.tokens.values() if token.titled}
    found: dict[int, list[Token]] = {}
    titled = (0, 0)
    for one in extract.mentions:
        if one.start in starts:
            titled = one.start, starts[one.start]
        if titled[0] <= one.start < titled[1] and one.type != "Person":
            found.setdefault(titled[0], []).append(Token(one.start, one.end, one.type, (one.entity,)))
    return found


def _introduced_events(view: View) -> list[Token]:
    """The events that the article as a whole is about: those that it says to be held, now and here."""
    text, found = view.text, list[Token]()
    for at, token in view.tokens.items():
        if token.kind != "Event":
            continue
        sentence = view.sentence(at)
        elsewhere = grammar()["elsewhere"].search(text, *_clause(text, sentence, at))
        if not elsewhere and not _only_talked_of(text, token, sentence, at) and _introduced(text, token, sentence, at):
            found.append(token)
    return found


def _announced(
    view: View, found: re.Match[str], opens: bool, ahead: list[Token], names: dict[str, tuple[str, ...]]
) -> Token | None:
    """What a word stands for that the article names elsewhere (甲出席仪式。…某某仪式昨日举行): its only such event."""
    entry = _entry(found)
    if entry["kind"] != "Event" or entry["pick"] != "focus" or not _stands_alone(view, found, opens, entry):
        return None
    fitting = {token.entities: token for token in ahead if _fits(token, found, names)}
    return fitting.popitem()[1] if len(fitting) == 1 else None


def _together(tokens: list[Token]) -> Token:
    """Several names as one token."""
    return replace(tokens[0], entities=tuple(dict.fromkeys(one for token in tokens for one in token.entities)))


def _clause(text: str, sentence: tuple[int, int], at: int) -> tuple[int, int]:
    end = next((stop for stop in range(at, sentence[1]) if text[stop] in _CLAUSE_ENDS), sentence[1])
    return clause_start(text, sentence[0], at), end


def _only_talked_of(text: str, token: Token, sentence: tuple[int, int], at: int) -> bool:
    """Whether the text only speaks of an event (学习某大会精神), so that it is not what the text is about."""
    data = grammar()
    if token.kind not in data["introduce"]:
        return False
    behind = text.startswith(data["talk behind"], at + 1)
    return behind or bool(data["talk"].search(text, *_clause(text, sentence, at)))


def _introduced(text: str, token: Token, sentence: tuple[int, int], at: int) -> bool:
    """Whether the clause makes a name what the text is about; one of a list is not."""
    pattern = grammar()["introduce"].get(token.kind)
    listed = "、" in (text[at - 1 : at], text[at + 1 : at + 2])
    return pattern is not None and not listed and bool(pattern.search(text, *_clause(text, sentence, at)))


def _entry(found: re.Match[str]) -> dict[str, Any]:
    data = grammar()
    entry: dict[str, Any] = data["described"][found.lastgroup] if found.lastgroup else data["words"][found.group()]
    return entry


def _fits(token: Token, found: re.Match[str], names: dict[str, tuple[str, ...]]) -> bool:
    """Whether what a word stands for is called as it says: 论坛 is no 大会."""
    word, wanted = found.group(), _entry(found).get("names", ())
    if wanted == "inside":
        return any(word[:2] in name for one in token.entities for name in names.get(one, ()))
    endings = (word[-1],) if wanted == "own" else (word,) if wanted == "whole" else tuple(wanted)
    return not endings or any(name.endswith(endings) for one in token.entities for name in names.get(one, ()))


def _stands_alone(view: View, found: re.Match[str], opens: bool, entry: dict[str, Any]) -> bool:
    """Whether the word is where its entry says that it may be."""
    behind = entry["at"] == "object" and view.text[found.start() - 1] in grammar()["behind"]
    alone = opens or entry["at"] == "any" or behind
    return alone and view.text.startswith(entry.get("before", ""), found.end())


def _antecedent(view: View, found: re.Match[str], first: int, opens: bool, focus: _Focus) -> Token | None:
    """What a word stands for, in a sentence that begins at `first`; None where it stands for nothing said."""
    at, entry = found.start(), _entry(found)
    if not _stands_alone(view, found, opens, entry):
        return None
    match entry["pick"]:
        case "spot":
            return focus.spot
        case "group":
            return focus.group
        case "pair":
            return focus.pair
        case "subject":
            inside = [token for token in view.tokens_in(first, at) if token.kind == "Person"]
            return inside[0] if len(inside) == 1 else focus.began("Person")
        case "began":
            return focus.began(entry["kind"])
        case "main":
            before = view.tokens.get(view.sentence(first - 1)[0]) if first else None
            alone = before and view.text[view.sentence(first - 1)[0] + 1] not in "、和与"
            return before if before and alone and before.kind == entry["kind"] else focus.main(entry["kind"])
        case "focus":
            return focus.of(entry["kind"])
        case _:
            return focus.last.get(entry["kind"])
