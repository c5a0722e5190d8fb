"""Who holds which post: stacks of titles before a name, and posts behind it.

A stack is read from the name leftwards, one unit at a time: [body][department][title], joined by 、 or 兼
(市委副书记、政法委书记 + name). A unit without a body belongs to that of the unit before it, 市长 and the like to the
place of that level.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kg.records import Claim, Extract
from kg.relations.places import place_of_level
from kg.relations.view import ANY, MARK, MARKS, Token, View
from kg.resources import DATA, rows

_PERSON = MARK["Person"]
_PUNCTUATION = frozenset("，。；：！？、\n（）")
_BODIES = ("GovernmentBody", "Enterprise", "Institution", "Town", "Village")
_SECTION = re.compile(r"、[^，。；：！？、\n（）" + "".join(sorted(MARKS)) + r"]{1,8}\Z")
_REACH = 18  # characters of a department's name


@dataclass(frozen=True, slots=True)
class Unit:
    """One post as printed: `text[start:end]` of the view, its body (or None), and the title with its department."""

    start: int
    end: int
    body: Token | None
    title: str  # as printed, without body
    word: str  # the entry of titles.tsv
    kind: str
    former: bool = False
    mixed: bool = False


@cache
def grammar() -> dict[str, Any]:
    """kg/data/posts.toml with the titles and prefixes."""
    data = tomllib.loads((DATA / "posts.toml").read_text(encoding="utf-8"))
    data["titles"] = {row[0]: row[1] for row in rows("titles.tsv")}
    data["prefixes"] = {row[0]: row[1] for row in rows("title_prefixes.tsv")}
    for name, of in (("title_lengths", "titles"), ("prefix_lengths", "prefixes")):
        data[name] = sorted({len(word) for word in data[of]}, reverse=True)
    data["last"] = frozenset(word[-1] for of in ("titles", "prefixes") for word in data[of])
    data["now_and_then"] = sorted((word for word, kind in data["prefixes"].items() if kind in ("former", "present")), key=len, reverse=True)
    data["sections"] = tuple(data["sections"])
    forms = sorted((row[0] for row in rows("after_person.tsv") if row[1] == "form" and row[0] != "的"), key=len)
    data["form"] = re.compile("(?:" + "|".join(reversed(forms)) + ")")
    verbs = "|".join(sorted(data["verbs"], key=len, reverse=True))
    data["after"] = re.compile(
        f"(?P<person>{_PERSON})(?:，|现|还|已|被|自?[\\d年月日]+起?|同时|目前){{0,3}}(?P<verb>{verbs})了?(?={ANY}|[^，。]{{1,14}})"
    )
    data["bracket"] = re.compile(f"(?P<person>{_PERSON})（(?:(?:男|女|现任|[^，（）]{{1,4}}族)，?){{0,3}}(?={ANY})")
    data["behind"] = re.compile(f"(?P<body>{ANY})的?(?P<person>{_PERSON})")
    data["dismissal"] = re.compile(f"(?:{'|'.join(data['dismissed'])})(?P<person>{_PERSON})(?:同志)?(?:辞去|的)(?={ANY})")
    return data


def _ends(text: str, end: int, words: dict[str, str], lengths: list[int]) -> str:
    if text[end - 1 : end] not in grammar()["last"]:
        return ""
    for length in lengths:
        if length <= end and text[end - length : end] in words:
            return text[end - length : end]
    return ""


def unit_before(text: str, end: int, tokens: dict[int, Token]) -> Unit | None:
    """The post that is printed directly before `end`, or None."""
    data = grammar()
    word = _ends(text, end, data["titles"], data["title_lengths"])
    if not word:
        return None
    start, former = end - len(word), False
    while prefix := _ends(text, start, data["prefixes"], data["prefix_lengths"]):
        kind = data["prefixes"][prefix]
        if kind == "and":
            break
        former = former or kind == "former"
        start -= len(prefix)
    if text.endswith(tuple(data["over"]), 0, start):
        former, start = True, start - 2
    title, kind = text[start:end], data["titles"][word]
    body, before = _body_before(text, start, tokens)
    if body is None and text[start - 1 : start] not in ("、", ""):
        section = _SECTION.search(text, max(0, start - 9), start)
        if section and unit_ends(text, section.start()):
            before = section.start() + 1
    if before < start:
        title = text[before + (body is not None) : end].removeprefix("的")
        start = before
    mixed = body is not None and text[start - 1 : start] in ("及", "和", "与", "、") and text[start - 2 : start - 1] in MARKS
    mixed = mixed and word in data["shared"]
    if mixed:
        start -= 2
    elif body is None and word in data["shared"]:
        level = next((one for one in sorted(data["levels"], key=len, reverse=True) if text.endswith(one, 0, start)), "")
        start -= len(level)
        word = level + word
        if level and text[start - 1 : start] in MARKS:
            body, start = tokens[start - 1], start - 1  # 衢州 + 市领导
    former = former or text.endswith(("时任", "原", "曾任"), 0, start)
    return Unit(start, end, body, _bare(title), word, kind, former, mixed)


def unit_ends(text: str, end: int) -> bool:
    """Whether a title ends at `end`."""
    return bool(_ends(text, end, grammar()["titles"], grammar()["title_lengths"]))


def _bare(title: str) -> str:
    """The title without the words that only say when it was held."""
    data = grammar()
    level = next((one for one in data["levels"] if title.startswith(one) and title.removeprefix(one) in data["shared"]), "")
    title = title.removeprefix(level)
    for prefix in data["now_and_then"]:
        if title.startswith(prefix) and len(title) > len(prefix) + 1:
            bare = title[len(prefix) :]
            return ("副" + bare) if prefix.endswith("副") else bare
    return title


def _body_before(text: str, start: int, tokens: dict[int, Token]) -> tuple[Token | None, int]:
    """The name that a title at `start` belongs to and where it stands, through 的 or the name of a department."""
    for position in range(start - 1, max(-1, start - _REACH), -1):
        char = text[position]
        if char in _PUNCTUATION:
            break
        if char in MARKS:
            section = text[position + 1 : start].removeprefix("的")
            if char != _PERSON and (not section or section.endswith(grammar()["sections"])):
                return tokens[position], position
            break
    return None, start


def stack_before(text: str, position: int, tokens: dict[int, Token]) -> list[Unit]:
    """The units that end directly before the name at `position`, in the order of the text."""
    units: list[Unit] = []
    end = position
    while unit := unit_before(text, end, tokens):
        units.insert(0, unit)
        if unit.start > 1 and (text[unit.start - 1] in "、兼" or (unit.body and _whole_unit_before(text, unit.start, tokens))):
            end = unit.start - 1
        else:
            break
    return units


def _held(text: str, position: int, tokens: dict[int, Token]) -> list[Unit]:
    """The units of 担任某局局长的 + name."""
    if text[position - 1 : position] != "的":
        return []
    units = stack_before(text, position - 1, tokens)
    return units if units and text.endswith(tuple(grammar()["holding"]), 0, units[0].start) else []


def _whole_unit_before(text: str, start: int, tokens: dict[int, Token]) -> bool:
    """Whether a comma joins a post with its body, at the beginning of a clause or list, to what follows."""
    if text[start - 1] != "，":
        return False
    unit = unit_before(text, start - 1, tokens)
    return bool(unit and unit.body and (unit.start == 0 or text[unit.start - 1] in "，。；：\n与和、"))


def bodies(units: list[Unit], view: View, extract: Extract, inherited: list[Token]) -> list[tuple[Unit, str]]:
    """The entity that each unit is a post at; a unit whose body is unknown or unfit is left out."""
    data, types = grammar(), {entity.id: entity.type for entity in extract.entities}
    found: list[tuple[Unit, str]] = []
    known = list(inherited)
    for unit in units:
        level = next((one for one in data["levels"] if unit.word.startswith(one)), "")
        if unit.kind == "none" or unit.word in data["no_post"] or unit.mixed:
            known += [unit.body] if unit.body else []
            continue
        if unit.body is not None:
            known.append(unit.body)
            kind, target = unit.body.kind, unit.body.entities[0]
            if unit.kind == "place" and level and kind == "GovernmentBody":
                target = place_of_level(data["levels"][level], [target], extract)
            elif kind == "Place" and not _fits_place(unit, target, extract):
                target = ""
            elif kind not in (*_BODIES, "Place"):
                target = ""
        elif unit.kind == "place":
            hints = [token.entities[0] for token in reversed(known)]
            target = place_of_level(data["levels"][level], hints, extract) if level else ""
        else:
            target = _generic(unit, view) or _inherited(unit, known, types)
        if target in types:
            found.append((unit, target))
    return found


def _generic(unit: Unit, view: View) -> str:
    """网点负责人, 公司董事长: of the last such name in the sentence, else of the only one of the sentence before."""
    word = next((one for one in grammar()["generic"] if unit.title.startswith(one) and unit.title != one), "")
    if not word:
        return ""
    kind = grammar()["generic"][word]
    first, _ = view.sentence(unit.start)
    inside = [view.tokens[at] for at in range(first, unit.start) if at in view.tokens and view.tokens[at].kind == kind]
    if inside:
        return inside[-1].entities[0]
    if first == 0:
        return ""
    before = range(*view.sentence(first - 1))
    found = {view.tokens[at].entities for at in before if at in view.tokens and view.tokens[at].kind == kind}
    return found.pop()[0] if len(found) == 1 else ""


def _fits_place(unit: Unit, target: str, extract: Extract) -> bool:
    """A division has 市长 and 领导, a park or market also a 主任 or 经理."""
    entity = next((one for one in extract.entities if one.id == target), None)
    division = entity is None or bool(entity.code) or entity.name.endswith(("市", "县", "区", "省", "国", "州", "洲", "旗"))
    return unit.kind == "place" or (not division and unit.kind in ("organ", "company"))


def _inherited(unit: Unit, known: list[Token], types: dict[str, str]) -> str:
    """A bare title after another (书记、董事长) is at the same body, unless it names an organ of its own."""
    for token in reversed(known):
        if token.kind in _BODIES:
            own = unit.title.removesuffix(unit.word)
            named = next((one for one in grammar()["sections"] if one in unit.word[:-2]), "")
            if named and unit.word.startswith(tuple(grammar()["own_sections"])):
                named = ""
            outside = token.kind == "GovernmentBody" and (named or own.endswith(grammar()["sections"]))
            return "" if outside else token.entities[0]
    return ""


def before_names(view: View, extract: Extract) -> tuple[list[Claim], list[Token]]:
    """The claims of title stacks, and each name with its titles and form of address as one token."""
    text, tokens, data = view.text, view.tokens, grammar()
    claims: list[Claim] = []
    merged: list[Token] = []
    last_end, shared, inherited = -1, list[tuple[Unit, str]](), list[Token]()
    for position, token in tokens.items():
        if token.kind != "Person":
            continue
        units = stack_before(text, position, tokens) or _held(text, position, tokens)
        start = units[0].start if units else position
        listed = start - 1 == last_end and text[start - 1] == "、"
        if not listed:
            shared, inherited = [], []
        held = bodies(units, view, extract, inherited)
        if units:
            shared = [pair for pair in held if _shared(pair[0])]
            inherited = [unit.body for unit in units if unit.body] or inherited
        else:
            held = shared
        rule = "post.title-before-name" if units else "post.shared-title"
        claims += _claims(view, token, held, (start, position + 1), extract, rule)
        claims += _special(view, token, units)
        end = _address(text, position + 1)
        last_end = end
        merged.append(replace(token, start=view.span(start, end)[0], end=view.span(start, end)[1]))
    return claims, merged


def of_unknown(view: View) -> Iterator[Token]:
    """The bodies before a title whose holder is no known name: they do not act themselves (某局局长来到…)."""
    for position, token in view.tokens.items():
        if token.kind not in _BODIES and token.kind != "Place":
            continue
        for end in range(position + 2, min(position + 14, len(view.text)) + 1):
            if view.text[end - 1] in _PUNCTUATION or view.text[end - 1] in MARKS:
                break
            unit = unit_before(view.text, end, view.tokens)
            if unit and unit.body is token:
                yield replace(token, holder=True)
                break


def _shared(unit: Unit) -> bool:
    """Whether the title holds for bare names that follow: 市领导甲、乙; 副市长甲、乙; but not 市长甲、乙."""
    data = grammar()
    deputy = any(kind == "deputy" and unit.title.startswith(prefix) for prefix, kind in data["prefixes"].items())
    return deputy or unit.word in data["several"] or unit.word.endswith(tuple(data["shared"]))


def _address(text: str, end: int) -> int:
    """Where a form of address behind a name ends: 同志; 代表 only where it is not "on behalf of"."""
    found = grammar()["form"].match(text, end)
    if not found or (found.group() == "代表" and text[found.end() : found.end() + 1] in (*MARKS, *"市省县区镇乡村全我本")):
        return end
    return int(found.end())


def _special(view: View, token: Token, units: list[Unit]) -> Iterator[Claim]:
    for unit in units:
        for special in grammar()["special"]:
            if unit.body and unit.body.kind == special["type"] and unit.word in special["titles"]:
                yield from _stated(
                    view, token.entities[0], special["predicate"], unit.body.entities[0], unit.word,
                    (unit.start, unit.end), "post.delegate",
                )  # fmt: skip


def _claims(
    view: View, token: Token, held: list[tuple[Unit, str]], span: tuple[int, int], extract: Extract, rule: str
) -> Iterator[Claim]:
    today = extract.article.date.isoformat() if extract.article.date else ""
    for unit, target in held:
        for claim in _stated(view, token.entities[0], "holds_post", target, unit.title, span, rule):
            yield replace(claim, valid_until=today if unit.former else "")


def _stated(
    view: View, subject: str, predicate: str, target: str, qualifier: str, span: tuple[int, int], rule: str
) -> Iterator[Claim]:
    start, end = view.span(*span)
    first, last = view.sentence(span[0])
    quote = view.span(first, last)
    yield Claim(
        subject, predicate, target, qualifier=qualifier, start=start, end=end, quote_start=quote[0], quote_end=quote[1],
        rule=rule, confidence=0.95,
    )  # fmt: skip


def after_names(view: View, extract: Extract) -> list[Claim]:
    """The claims of posts behind a name: 张三任某局局长; 免去张三的某局局长职务."""
    verbs = grammar()["verbs"]
    found = [(one, verbs[one["verb"]]) for one in grammar()["after"].finditer(view.text)]
    found += [(one, "former") for one in grammar()["dismissal"].finditer(view.text)]
    return [claim for one, status in found for claim in _behind(view, extract, one, status == "former")]


def in_brackets(view: View, extract: Extract) -> list[Claim]:
    """The claims of posts in brackets behind a name, of a view that has its brackets."""
    claims = [claim for one in grammar()["bracket"].finditer(view.text) for claim in _behind(view, extract, one, False)]
    for found in grammar()["behind"].finditer(view.text):
        claims += _title_behind(view, extract, found)
    return claims


def _title_behind(view: View, extract: Extract, found: re.Match[str]) -> list[Claim]:
    """某大学的 + name + 教授; what follows the title must not make it a longer word or another's title."""
    data, start = grammar(), found.end()
    word = next((view.text[start : start + size] for size in data["title_lengths"] if view.text[start : start + size] in data["titles"]), "")
    body = view.tokens[found.start("body")]
    if not word or body.kind not in _BODIES or view.text[start + len(word) : start + len(word) + 1] in MARKS:
        return []
    unit = Unit(start, start + len(word), body, word, word, data["titles"][word])
    span = (found.start(), unit.end)
    held = bodies([unit], view, extract, [])
    return list(_claims(view, view.tokens[found.start("person")], held, span, extract, "post.title-after-name"))


def _behind(view: View, extract: Extract, found: re.Match[str], former: bool) -> list[Claim]:
    token = view.tokens[found.start("person")]
    held = [
        (replace(unit, former=unit.former or former), target)
        for unit, target in bodies(_stack_after(view, found.end()), view, extract, [])
    ]
    if not held or len(token.entities) != 1:
        return []
    span = (found.start(), held[-1][0].end)
    return list(_claims(view, token, held, span, extract, "post.title-after-name"))


def _stack_after(view: View, start: int) -> list[Unit]:
    """The units that begin at `start`; the first must name its body."""
    text, units = view.text, list[Unit]()
    while True:
        end = start
        best: Unit | None = None
        while end < len(text) and end - start < _REACH and text[end] not in _PUNCTUATION:
            end += 1
            unit = unit_before(text, end, view.tokens)
            if unit and unit.start == start and (unit.body or units):
                best = unit
        if best is None:
            return units
        units.append(best)
        if text[best.end : best.end + 1] not in ("、", "兼"):
            return units
        start = best.end + 1
