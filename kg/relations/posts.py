"""Who holds which post: the posts printed before names (市委副书记、市长 + name) and behind them.

A post without a body belongs to that of the post before it, 市长 and the like to the place of that level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.records import Claim, Extract
from kg.relations.places import place_of_level
from kg.relations.titles import (
    PUNCTUATION,
    Unit,
    address_end,
    grammar,
    is_shared,
    phrase_start,
    stack_after,
    stack_before,
    title_at_start,
    unit_before,
)
from kg.relations.view import MARKS, Token, View

_BODIES = ("GovernmentBody", "Enterprise", "Institution", "Town", "Village")
_HOLDERS = (*_BODIES, "Place")
_HOLDER_REACH = 14


def before_names(view: View, extract: Extract) -> tuple[list[Claim], list[Token]]:
    """The claims of titles before names, and each name with its titles and form of address as one token."""
    text = view.text
    claims: list[Claim] = []
    merged: list[Token] = []
    last_end, shared, inherited = -1, list[tuple[Unit, str]](), list[Token]()
    for position, token in view.tokens.items():
        if token.kind != "Person":
            continue
        units = stack_before(text, position, view.tokens)
        start = phrase_start(text, units) if units else position
        if not (start - 1 == last_end and text[last_end] == "、"):
            shared, inherited = [], []
        held = bodies(units, view, extract, inherited) if units else shared
        if units:
            shared = [pair for pair in held if is_shared(pair[0])]
            inherited = [unit.body for unit in units if unit.body] or inherited
        rule = "post.title-before-name" if units else "post.shared-title"
        claims += _claims(view, token, held, (start, position + 1), extract, rule)
        claims += _special(view, token, units)
        last_end = address_end(text, position + 1)
        behind = last_end + len(title_at_start(text, last_end))
        last_end = last_end if text[behind : behind + 1] in MARKS else behind  # 张三教授, but not 张三教授李四
        first, last = view.span(start, last_end)
        merged.append(replace(token, start=first, end=last, titled=bool(units)))
    return claims, merged


def after_names(view: View, extract: Extract) -> list[Claim]:
    """The claims of posts behind a name: 张三任某局局长; 免去张三的某局局长职务; 张三，女，某局局长，…"""
    verbs = grammar()["verbs"]
    found = [(one, verbs[one["verb"]] == "former") for one in grammar()["after"].finditer(view.text)]
    found += [(one, True) for one in grammar()["dismissal"].finditer(view.text)]
    claims = [claim for one, former in found for claim in _behind(view, extract, one, former)]
    for one in grammar()["apposed"].finditer(view.text):
        units = stack_after(view.text, one.end(), view.tokens)
        if units and view.text[units[-1].end : units[-1].end + 1] in ("", *"，。；\n"):
            claims += _behind(view, extract, one, False)
    return claims


def of_lists(view: View, extract: Extract) -> Iterator[Claim]:
    """The claims of 甲、乙等市领导."""
    text = view.text
    for found in grammar()["listed"].finditer(text):
        ends = range(found.end() + 2, min(found.end() + _HOLDER_REACH, len(text)) + 1)
        units = [unit for end in ends if text.endswith(grammar()["shared"], 0, end)
                 if (unit := unit_before(text, end, view.tokens)) and unit.start == found.end()]  # fmt: skip
        held = bodies(units[:1], view, extract, [])
        for token in view.tokens_in(*found.span("people")):
            if held and len(token.entities) == 1:
                span = found.start(), held[-1][0].end
                yield from _claims(view, token, held, span, extract, "post.title-behind-list")


def beside_names(view: View, extract: Extract) -> list[Claim]:
    """The claims of 张三（某公司经理） and 某大学的张三教授; the view must have its brackets."""
    claims = [claim for one in grammar()["bracket"].finditer(view.text) for claim in _behind(view, extract, one, False)]
    for found in grammar()["behind"].finditer(view.text):
        body, start = view.tokens[found.start("body")], found.end()
        word = title_at_start(view.text, start)
        end = start + len(word)
        if word and body.kind in _BODIES and view.text[end : end + 1] not in MARKS:
            unit = Unit(start, end, body, word, word, grammar()["titles"][word])
            held = bodies([unit], view, extract, [])
            person = view.tokens[found.start("person")]
            claims += _claims(view, person, held, (found.start(), end), extract, "post.title-after-name")
    return claims


def of_unknown(view: View) -> Iterator[Token]:
    """The bodies before a title whose holder is no known name: they do not act themselves (某局局长来到…)."""
    text, last = view.text, grammar()["last characters"]
    for position, token in view.tokens.items():
        if token.kind not in _HOLDERS:
            continue
        for end in range(position + 2, min(position + _HOLDER_REACH, len(text)) + 1):
            char = text[end - 1]
            if char in PUNCTUATION or char in MARKS:
                break
            unit = unit_before(text, end, view.tokens) if char in last else None
            if unit and unit.body is token:
                yield replace(token, holder=True)
                break


def bodies(units: list[Unit], view: View, extract: Extract, inherited: list[Token]) -> list[tuple[Unit, str]]:
    """The entity that each unit is a post at; a unit whose body is unknown or unfit is left out."""
    known = list(inherited)
    ids = {entity.id for entity in extract.entities}
    found: list[tuple[Unit, str]] = []
    for unit in units:
        known += [unit.body] if unit.body else []
        if unit.kind == "none" or unit.word in grammar()["no_post"] or unit.mixed:
            continue
        target = _at(unit, unit.body, extract) if unit.body else _without_body(unit, known, view, extract)
        if target in ids:
            found.append((unit, target))
    return found


def _level(unit: Unit) -> list[str]:
    """How the names of places end where there is such a post: 市长 in a 市; empty for posts elsewhere."""
    levels = grammar()["levels"]
    return next((levels[one] for one in levels if unit.word.startswith(one)), []) if unit.kind == "place" else []


def _at(unit: Unit, body: Token, extract: Extract) -> str:
    """The entity that a post printed with a body is at, "" where there is no such post there."""
    target = body.entities[0]
    if body.kind == "GovernmentBody" and (level := _level(unit)):
        return place_of_level(level, [target], extract)  # 市政府副市长
    if body.kind == "Place":
        name = next((one.name for one in extract.entities if one.id == target), "")
        division = name.endswith(grammar()["divisions"])
        return target if unit.kind == "place" or (not division and unit.kind in ("organ", "company")) else ""
    return target if body.kind in _BODIES else ""


def _without_body(unit: Unit, known: list[Token], view: View, extract: Extract) -> str:
    if unit.kind == "place":
        level = _level(unit)
        return place_of_level(level, [token.entities[0] for token in reversed(known)], extract) if level else ""
    return (_described(unit, view) if unit.described else _inherited(unit, known)) or _described(unit, view)


def _described(unit: Unit, view: View) -> str:
    """网点负责人, 公司董事长: of the last such name in the sentence, else of the only one said shortly before."""
    data = grammar()
    kind = data["generic"].get(unit.described) or (data["implied"].get(unit.title) if not unit.described else None)
    if not kind:
        return ""
    first, _ = view.sentence(unit.start)
    inside = [token for token in view.tokens_in(first, unit.start) if token.kind == kind]
    if inside:
        return inside[-1].entities[0]
    paragraph = view.text.rfind("\n", 0, unit.start) + 1
    for start in (paragraph, view.text.rfind("\n", 0, max(paragraph - 1, 0)) + 1):
        before = {token.entities for token in view.tokens_in(start, first) if token.kind == kind}
        if before:
            return before.pop()[0] if len(before) == 1 else ""
    return ""


def _inherited(unit: Unit, known: list[Token]) -> str:
    """A bare title after another (书记、董事长) is at the same body, unless it names an organ of its own."""
    data = grammar()
    token = next((token for token in reversed(known) if token.kind in _BODIES), None)
    if token is None:
        return ""
    section = unit.title.removesuffix(unit.word)
    if section.startswith(tuple(data["levels"])):
        return ""  # 省某某小组组长
    own = unit.word.startswith(data["own_sections"])
    organ = not own and any(one in unit.word[:-2] for one in data["sections"])
    outside = token.kind == "GovernmentBody" and (organ or section.endswith(data["sections"]))
    return "" if outside else token.entities[0]


def _behind(view: View, extract: Extract, found: re.Match[str], former: bool) -> list[Claim]:
    token = view.tokens[found.start("person")]
    units = stack_after(view.text, found.end(), view.tokens)
    held = [
        (replace(unit, former=unit.former or former), target)
        for unit, target in bodies(units, view, extract, [])
    ]
    if not held or len(token.entities) != 1:
        return []
    span = (found.start(), held[-1][0].end)
    return list(_claims(view, token, held, span, extract, "post.title-after-name"))


def _special(view: View, token: Token, units: list[Unit]) -> Iterator[Claim]:
    """What titles at something that is no body state: 某大会代表 attends it."""
    for unit in units:
        for special in grammar()["special"]:
            if unit.body and unit.body.kind == special["type"] and unit.word in special["titles"]:
                claim = _stated(view, token, unit.body.entities[0], unit.word, (unit.start, unit.end), "post.delegate")
                yield replace(claim, predicate=special["predicate"])


def _claims(
    view: View, token: Token, held: list[tuple[Unit, str]], span: tuple[int, int], extract: Extract, rule: str
) -> Iterator[Claim]:
    today = extract.article.date.isoformat() if extract.article.date else ""
    for unit, target in held:
        claim = _stated(view, token, target, unit.title, span, rule)
        yield replace(claim, valid_until=today if unit.former else "")


def _stated(view: View, token: Token, target: str, qualifier: str, span: tuple[int, int], rule: str) -> Claim:
    start, end = view.span(*span)
    quote = view.span(*view.sentence(span[0]))
    return Claim(
        token.entities[0], "holds_post", target, qualifier=qualifier, start=start, end=end, quote_start=quote[0],
        quote_end=quote[1], rule=rule, confidence=0.95,
    )  # fmt: skip
