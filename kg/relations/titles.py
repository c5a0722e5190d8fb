"""Posts as printed: a body, a department of it, a title with its prefixes (浙江大学 + 医学院 + 副 + 院长).

A stack of posts is read from its end leftwards, one unit at a time; 、 and 兼 join units.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.relations.forms import either
from kg.relations.view import ANY, MARK, MARKS, PERSONS, Token
from kg.resources import DATA, rows

PERSON = MARK["Person"]
PUNCTUATION = frozenset("，。；：！？、\n（）")
REACH = 18
"""How many characters the name of a department with its title may have."""

_UNREAD = re.compile(f"[，。；、：\\n]([^{''.join(sorted(PUNCTUATION | MARKS))}]+)\\Z")
_SECTION = re.compile(f"、[^{''.join(sorted(PUNCTUATION | MARKS))}]{{1,8}}\\Z")


@dataclass(frozen=True, slots=True)
class Unit:
    """One post at `text[start:end]` of a view.

    `title` is printed with its department, `word` is the entry of titles.tsv with its level (市领导) and `kind` its
    column. `body` is the name that it is printed with, if any. `former` says that it is over, `mixed` that two places
    share it (金华及我市领导), so that it is not known which one is whose; `described` is what stands for a body
    (公司总经理).
    """

    start: int
    end: int
    body: Token | None
    title: str
    word: str
    kind: str
    former: bool = False
    mixed: bool = False
    described: str = ""


@cache
def grammar() -> dict[str, Any]:
    """kg/data/posts.toml with the titles and prefixes, and the patterns made of them."""
    data = tomllib.loads((DATA / "posts.toml").read_text(encoding="utf-8"))
    data["titles"] = {row[0]: row[1] for row in rows("titles.tsv")}
    data["prefixes"] = {row[0]: row[1] for row in rows("title_prefixes.tsv")}
    for name in ("titles", "prefixes"):
        data[f"{name} lengths"] = sorted({len(word) for word in data[name]}, reverse=True)
    data["last characters"] = frozenset(word[-1] for name in ("titles", "prefixes") for word in data[name])
    dated = [word for word, kind in data["prefixes"].items() if kind in ("former", "present")]
    data["dated"] = sorted(dated, key=lambda word: (-len(word), word))
    data["deputy"] = tuple(word for word, kind in data["prefixes"].items() if kind == "deputy")
    for name in ("sections", "own_sections", "unnamed", "shared", "over", "once", "divisions", "holding"):
        data[name] = tuple(data[name])
    data["levels first"] = sorted(data["levels"], key=lambda word: (-len(word), word))
    data["address"] = re.compile(either(row[0] for row in rows("after_person.tsv") if row[1] == "form"))
    person, body = f"(?P<person>{PERSONS})", f"(?={ANY})"
    since = "(?:，|现|还|已|被|自?[\\d年月日]+起?|同时|目前){0,3}"
    data["after"] = re.compile(f"{person}{since}(?P<verb>{either(data['verbs'])})了?(?={ANY}|[^，。]{{1,14}})")
    data["bracket"] = re.compile(f"{person}（(?:(?:男|女|现任|[^，（）]{{1,4}}族)，?){{0,3}}{body}")
    people = f"男|女|[^，（）{ANY[1:-1]}]{{1,4}}族|中共党员"
    about = f"(?:(?:{people}|(?:现年)?\\d+岁|\\d{{4}}年(?:\\d+月)?(?:出?生|入党))，)*"
    data["apposed"] = re.compile(f"(?:(?<=[。\n；])|\\A){person}，{about}(?:现任|现为|系)?{body}")
    data["behind"] = re.compile(f"(?P<body>{ANY})的?{person}")
    data["listed"] = re.compile(f"(?P<people>{PERSONS}(?:[、和及]{PERSONS})*)等(?={ANY}|{either(data['levels'])})")
    data["dismissal"] = re.compile(f"{either(data['dismissed'])}{person}(?:同志)?(?:辞去|的){body}")
    return data


def title_at_end(text: str, end: int) -> str:
    """The longest title of titles.tsv that ends at `end`, or ""."""
    return _ends(text, end, "titles")


def title_at_start(text: str, start: int) -> str:
    """The longest title of titles.tsv that begins at `start`, or ""."""
    data = grammar()
    sizes = (size for size in data["titles lengths"] if text[start : start + size] in data["titles"])
    return text[start : start + next(sizes, 0)]


def _ends(text: str, end: int, name: str) -> str:
    data = grammar()
    if text[end - 1 : end] in data["last characters"]:
        for length in data[f"{name} lengths"]:
            word = text[end - length : end]
            if length <= end and word in data[name]:
                return word
    return ""


def unit_before(text: str, end: int, tokens: dict[int, Token]) -> Unit | None:
    """The post that is printed directly before `end`, or None."""
    data, word = grammar(), title_at_end(text, end)
    if not word:
        return None
    level = next((one for one in data["levels"] if word.startswith(one) and word[len(one) :] in data["shared"]), "")
    word = word.removeprefix(level)  # 市领导 is 市 + 领导
    start, former = end - len(word), False
    while (prefix := _ends(text, start, "prefixes")) and data["prefixes"][prefix] != "and":
        former = former or data["prefixes"][prefix] == "former"
        start -= len(prefix)
    if text.endswith(data["over"], 0, start):
        former, start = True, start - 2
    body, first = _body_before(text, start, tokens)
    title = text[first + (body is not None) : end].removeprefix("的")
    start, kind, mixed = first, data["titles"][word], False
    if word in data["shared"]:
        if body is None:
            level = next((one for one in data["levels first"] if text.endswith(one, 0, start)), "")
            start, word = start - len(level), level + word
            if level and text[start - 1 : start] in MARKS:
                body, start = tokens[start - 1], start - 1  # 衢州 + 市领导
            mixed = bool(level) and text[start - 1 : start] in data["levels"]  # 省市领导
        if body is not None and text[start - 1 : start] in tuple("及和与、") and text[start - 2 : start - 1] in MARKS:
            mixed, start = True, start - 2
    if body and body.kind == "Place" and re.match(f"{MARK['Place']}驻", text[max(start - 2, 0) : start]):
        body, start = tokens[start - 2], start - 2  # 某国驻某地总领事
    described = "" if body else _described(text, start, title)
    if described:
        start -= 0 if title.startswith(described) else len(described)
        rest = title.removeprefix(described)
        title = title if title in data["titles"] and rest not in data["titles"] else rest  # 村委会主任 is one word
    former = former or text.endswith(data["once"], 0, start)
    return Unit(start, end, body, _undated(title), word, kind, former, mixed, described)


def _described(text: str, start: int, title: str) -> str:
    """The word that stands for a body at the head of a title or, beginning a clause, before it: 公司 + 总经理."""
    generic: list[str] = list(grammar()["generic"])
    for word in generic:
        if title.startswith(word) and title != word:
            return word
        before = start - len(word)
        if text.endswith(word, 0, start) and (before <= 0 or text[before - 1] in PUNCTUATION | {"“", "”"}):
            return word
    return ""


def _undated(title: str) -> str:
    """The title without the words that only say when it was held."""
    data = grammar()
    for prefix in data["dated"]:
        if title.startswith(prefix) and len(title) > len(prefix) + 1:
            rest = title[len(prefix) :]
            return f"副{rest}" if prefix.endswith("副") else rest
    return title


def _body_before(text: str, start: int, tokens: dict[int, Token]) -> tuple[Token | None, int]:
    """The name that a title at `start` belongs to, through 的 or the name of a department, and where the post begins.

    Without a name, a department still belongs to the title where another title stands before it (委员、生产运营副经理).
    """
    for position in range(start - 1, max(-1, start - REACH), -1):
        char = text[position]
        if char in PUNCTUATION:
            break
        if char in MARKS:
            section = text[position + 1 : start].removeprefix("的")
            if char != PERSON and (not section or section.endswith(grammar()["sections"])):
                return tokens[position], position
            return None, start
    department = _SECTION.search(text, max(0, start - 9), start)
    return None, department.start() + 1 if department and title_at_end(text, department.start()) else start


def stack_before(text: str, end: int, tokens: dict[int, Token]) -> list[Unit]:
    """The units that end directly before `end`, in the order of the text; also those of 担任某局局长的 + name."""
    if text[end - 1 : end] == "的":
        units = _stack(text, end - 1, tokens)
        return units if units and text.endswith(grammar()["holding"], 0, units[0].start) else []
    return _stack(text, end, tokens)


def _stack(text: str, end: int, tokens: dict[int, Token]) -> list[Unit]:
    units: list[Unit] = []
    while unit := unit_before(text, end, tokens):
        units.insert(0, unit)
        joined = text[unit.start - 1 : unit.start] in ("、", "兼")
        if unit.start < 2 or not (joined or (unit.body and _whole_unit_before(text, unit.start, tokens))):
            break
        end = unit.start - 1
    return units


def phrase_start(text: str, units: list[Unit]) -> int:
    """Where a stack begins, with the name of a body that is not known as one: 市十三届政协 + 主席."""
    start = units[0].start
    if units[0].body is None:
        unread = _UNREAD.search(text, max(0, start - REACH), start)
        if unread and unread[1].startswith(tuple(grammar()["levels"])):
            return unread.start(1)
    return start


def _whole_unit_before(text: str, start: int, tokens: dict[int, Token]) -> bool:
    """Whether a comma joins a post with its body, at the beginning of a clause or list, to what follows."""
    unit = unit_before(text, start - 1, tokens) if text[start - 1] == "，" else None
    unnamed = unit and unit.title.startswith(grammar()["unnamed"])
    return bool(unit and unit.body and not unnamed and (unit.start == 0 or text[unit.start - 1] in "，。；：\n与和、"))


def stack_after(text: str, start: int, tokens: dict[int, Token]) -> list[Unit]:
    """The units that begin at `start`; the first must name its body."""
    units: list[Unit] = []
    while True:
        best: Unit | None = None
        for end in range(start + 1, min(start + REACH, len(text)) + 1):
            if text[end - 1] in PUNCTUATION:
                break
            unit = unit_before(text, end, tokens)
            if unit and unit.start == start and (unit.body or units):
                best = unit
        if best is None:
            return units
        units.append(best)
        if text[best.end : best.end + 1] not in ("、", "兼"):
            return units
        start = best.end + 1


def is_shared(unit: Unit) -> bool:
    """Whether the title holds for bare names that follow: 市领导甲、乙; 副市长甲、乙; but not 市长甲、乙."""
    data = grammar()
    return (
        unit.title.startswith(data["deputy"]) or unit.word in data["several"] or unit.word.endswith(data["shared"])
    )


def address_end(text: str, end: int) -> int:
    """Where a form of address behind a name ends: 同志; 代表 only where it is not "on behalf of"."""
    found = grammar()["address"].match(text, end)
    if not found:
        return end
    follows = text[found.end() : found.end() + 1]
    on_behalf = found.group() == "代表" and (follows in MARKS or follows in (*grammar()["levels"], "全", "我", "本"))
    return end if on_behalf else int(found.end())
