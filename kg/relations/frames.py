"""The matcher of relation frames: what kg/data/frames.toml and attributes.toml say, on the view of an article.

A frame has triggers and forms. A form is a row of parts over one sentence: S (subject list), O (object list), V (a
trigger), N (a quantity), D (a date), Q (a name in quotation marks), "gap" (a few characters of the same clause),
"far" (more, across clauses), "start" (a clause begins here, after adverbs and dates; "begin": adverbs alone), "end" (a clause ends here), and words that
stand for themselves. A form without S or O takes it from what was said before. The matcher knows no predicate by name.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.relations.amounts import quantity_pattern
from kg.relations.dates import DATE
from kg.relations.view import ANY, MARK, Token, View
from kg.resources import DATA

_STOP = "，；：。！？\n"
_LINK = "(?:、|和|与|及|以及|暨|并)"


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of a frames file, compiled. `forms` are tried in order; the first that matches at a trigger counts."""

    id: str
    predicate: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    triggers: tuple[str, ...]
    forms: tuple[re.Pattern[str], ...]
    qualifier: str | None
    block: tuple[re.Pattern[str], ...]
    quantity: list[str] | str
    confidence: float
    example: str
    carry: str
    object_from: str


@dataclass(frozen=True, slots=True)
class Match:
    """One form that matched: spans are of the view's text, `value` is the span of a literal."""

    frame: Frame
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    trigger: str
    start: int
    end: int
    value: tuple[int, int] | None
    carried: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """All frames of a file with what they share."""

    frames: tuple[Frame, ...]
    scanner: re.Pattern[str]
    by_trigger: dict[str, tuple[Frame, ...]]
    subject_run: dict[tuple[str, ...], re.Pattern[str]]
    speech: re.Pattern[str]


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) + ")"


def _class(kinds: Iterable[str]) -> str:
    return "[" + "".join(MARK[kind] for kind in kinds) + "]"


def _list(kinds: Iterable[str], name: str, link: str = _LINK) -> str:
    """A list of names; 等， goes on with another group (甲、乙等，丙、丁等)."""
    one = _class(kinds)
    return f"(?P<{name}>{one}(?:(?:{link}|等，){one})*+)(?:等(?:\\d*[余多]?[个家位名所](?:单位|企业|部门|公司|高校|机构|银行)?|单位|企业|部门|人)?)?"


@cache
def rules(name: str) -> Rules:
    """The frames of kg/data/NAME with the shared words of kg/data/frames.toml."""
    shared = tomllib.loads((DATA / "frames.toml").read_text(encoding="utf-8"))
    entries = shared if name == "frames.toml" else tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    frames = tuple(_frame(entry, shared) for entry in entries["frame"])
    triggers = sorted({trigger for frame in frames for trigger in frame.triggers}, key=lambda word: (-len(word), word))
    starting = {
        trigger: tuple(frame for frame in frames if any(trigger.startswith(own) for own in frame.triggers))
        for trigger in triggers
    }
    heads = "".join(sorted({re.escape(trigger[0]) for trigger in triggers}))
    start = _start(shared)
    return Rules(
        frames, re.compile(f"(?=[{heads}])(?=({_either(triggers)}))"), starting,
        {frame.subject: re.compile(start + _list(frame.subject, "s")) for frame in frames},
        re.compile(_either(shared["words"]["speech"])),
    )  # fmt: skip


def _start(shared: dict[str, Any], dates: bool = True) -> str:
    adverbs = _either(shared["words"]["adverbs"])
    times = f"|{DATE}|[\\d一二三四五六七八九十两]+[天年月日]来?|，" if dates else ""
    return f"(?:(?<=[{_STOP}“”\"])|\\A)(?:{adverbs}{times})*+"


def _frame(entry: dict[str, Any], shared: dict[str, Any]) -> Frame:
    words = shared["words"]
    groups = shared["types"]
    kinds = {side: tuple(kind for one in entry.get(side, []) for kind in groups.get(one, [one])) for side in ("subject", "object")}
    inner = _either(words["intruders"])
    letters = "".join(MARK.values())
    gap = f"(?:(?:位于|坐落于|坐落在|地处|在|于|从|对|向|为|率){ANY}(?:的|上|内|里)?|(?!{inner})[^{letters}{_STOP}、的]){{0,{entry.get('gap', 10)}}}?"
    subjects = _list(kinds["subject"], "s")
    quantity = entry.get("quantity", [])
    parts = {
        "S": f"(?<![{''.join(words['prepositions'])}])(?<!{ANY}[、和与及])(?<!{ANY}){subjects}",
        "S!": subjects,
        "S1": f"(?<![{''.join(words['prepositions'])}])(?<!{ANY}[、和与及])(?<!{ANY}){_list(kinds['subject'], 's', '、')}",
        "O1": _list(kinds["object"] or ["Person"], "o", "、"),
        "O": _list(kinds["object"] or ["Person"], "o"),
        "V": f"(?P<v>{_either(entry['triggers'])})(?:了|过|着)?",
        "N": f"(?P<n>{quantity_pattern(quantity) if isinstance(quantity, list) else '(?!)'})",
        "D": f"(?P<n>{DATE})",
        "Q": "(?P<n>[“\"][^“”\"\n]{2,40}[”\"](?:[^，。；\n“”\"]{0,12}?(?:称号|荣誉|奖))?)",
        "gap": gap,
        "far": f"[^。！？\n]{{0,{entry.get('far', 60)}}}?",
        "start": _start(shared),
        "item": _start(shared).replace("(?<=[", "(?<=[、", 1),
        "whole": f"(?!的?{_either(words['heads'])})",
        "begin": _start(shared, dates=False),
        "end": f"(?=[{_STOP}、”]|并|\\Z)",
    }
    forms = tuple(re.compile("".join(parts.get(part, part) for part in form.split())) for form in entry["forms"])
    return Frame(
        entry["id"], entry["predicate"], kinds["subject"], kinds["object"], tuple(entry["triggers"]), forms,
        entry.get("qualifier"), tuple(re.compile(_either(shared["block"][one])) for one in entry.get("block", [])),
        quantity, entry.get("confidence", 0.9), entry["example"], entry.get("carry", "sentence"),
        entry.get("object_from", ""),
    )  # fmt: skip


def matches(view: View, name: str, trail: list[tuple[int, str, Token]]) -> Iterator[Match]:
    """Every match of the frames of a file, in the order of the text."""
    grammar = rules(name)
    tried: set[tuple[int, str]] = set()
    last_subject: dict[str, tuple[int, tuple[str, ...]]] = {}
    for hit in grammar.scanner.finditer(view.text):
        first, last = view.sentence(hit.start())
        for frame in grammar.by_trigger[hit.group(1)]:
            if (first, frame.id) in tried:
                continue
            tried.add((first, frame.id))
            for match in _in_sentence(view, grammar, frame, first, last, trail, last_subject):
                last_subject[frame.predicate] = (match.end, match.subjects)
                yield match


def _in_sentence(
    view: View, grammar: Rules, frame: Frame, first: int, last: int, trail: list[tuple[int, str, Token]],
    last_subject: dict[str, tuple[int, tuple[str, ...]]],
) -> Iterator[Match]:  # fmt: skip
    used: set[int] = set()
    for form in frame.forms:
        for found in form.finditer(view.text, first, last):
            groups = found.groupdict()
            at = found.start("v")
            if at in used or _blocked(view.text, frame, first, found):
                continue
            carried = False
            subjects = objects = ()
            if "s" in groups:
                subjects = _entities(view, found.span("s"), frame.subject)
            else:
                subjects = _carried_subject(view, grammar, frame, first, found, trail, last_subject)
                carried = True
            if "o" in groups:
                objects = _entities(view, found.span("o"), frame.object)
            elif frame.object_from:
                objects = last_subject.get(frame.object_from, (0, ()))[1]
                carried = True
            elif frame.object:
                objects = _carried_object(view, frame, first, found, trail)
                carried = True
            if subjects and (objects or not frame.object):
                used.add(at)
                value = found.span("n") if "n" in groups else None
                yield Match(frame, subjects, objects, found["v"], *_extent(found), value, carried)


def _extent(found: re.Match[str]) -> tuple[int, int]:
    """The words that state it: from the first to the last part that says something."""
    spans = [found.span(name) for name, part in found.groupdict().items() if part]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _entities(view: View, span: tuple[int, int], kinds: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for position in range(*span):
        token = view.tokens.get(position)
        if token and token.kind in kinds:
            found.update(dict.fromkeys(token.entities))
    return tuple(found)


def _clause_start(text: str, first: int, position: int) -> int:
    """Where the clause around a position begins."""
    return max(first, *(text.rfind(char, first, position) + 1 for char in "，；：“"))


def _blocked(text: str, frame: Frame, first: int, found: re.Match[str]) -> bool:
    """Whether the clause of the trigger has a word that unsays it before the trigger."""
    if not frame.block:
        return False
    at = found.start("v")
    before = text[_clause_start(text, first, at) : at]
    return any(pattern.search(before) for pattern in frame.block)


def _carried_subject(
    view: View, grammar: Rules, frame: Frame, first: int, found: re.Match[str], trail: list[tuple[int, str, Token]],
    last_subject: dict[str, tuple[int, tuple[str, ...]]],
) -> tuple[str, ...]:  # fmt: skip
    """The subject that a clause without one has: that of an earlier clause, else what the text was about."""
    text = view.text
    begin = _clause_start(text, first, found.start("v"))
    runs = list(grammar.subject_run[frame.subject].finditer(text, first, begin))
    if runs:
        run = runs[-1]
        if not grammar.speech.search(text, run.end(), found.start("v")):
            return _entities(view, run.span("s"), frame.subject)
        return ()
    if frame.carry == "near":
        tokens = [at for at in range(begin - 1, first - 1, -1) if at in view.tokens and view.tokens[at].kind in frame.subject]
        if tokens:
            return view.tokens[tokens[0]].entities
    if frame.carry == "sentence" or (frame.carry == "topic" and begin > first and grammar.speech.search(text, first, begin)):
        return ()
    if frame.carry == "topic":
        end, subjects = last_subject.get(frame.predicate, (-1, ()))
        return subjects if end >= 0 and text.count("\n", end, begin) < 2 else ()
    token = _in_focus(view, frame.subject, begin, trail)
    return token.entities if token else ()


def _carried_object(
    view: View, frame: Frame, first: int, found: re.Match[str], trail: list[tuple[int, str, Token]]
) -> tuple[str, ...]:
    start = found.start()
    for position in range(start - 1, first - 1, -1):
        token = view.tokens.get(position)
        if token and token.kind in frame.object:
            return token.entities
    token = _in_focus(view, frame.object, start, trail)
    return token.entities if token else ()


def _in_focus(view: View, kinds: tuple[str, ...], position: int, trail: list[tuple[int, str, Token]]) -> Token | None:
    """What the text was about before a position, of these classes."""
    origin = view.origin(min(position, len(view.text) - 1))
    number = bisect_right(trail, origin, key=lambda item: item[0])
    return next((token for _, kind, token in reversed(trail[:number]) if kind in kinds), None)
