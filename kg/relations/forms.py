"""The frames of kg/data/frames.toml and attributes.toml, compiled.

A frame has triggers and forms; a form is a row of parts over one sentence, such as "S gap V gap O" (subject, a few
characters, trigger, a few characters, object). The head of frames.toml says what there is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.relations.amounts import quantity_pattern
from kg.relations.dates import DATE, DATE_RANGE
from kg.relations.sentences import STOPS
from kg.relations.view import ANY, HOLDER, MARK, TITLED
from kg.resources import DATA

_LINK = "(?:、|和|与|及|以及|暨|并)"
_UNITS = "单位|企业|部门|公司|高校|机构|银行"
_SPAN = re.compile("(gap|any|far)([0-9]+)")
_TAIL = f"(?:等(?:\\d*[余多]?[个家位名所](?:{_UNITS})?|{_UNITS}|[省市县区]?领导|同志|嘉宾|人)?)?"


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of a frames file. `forms` are patterns, tried in order; the first that matches at a trigger counts."""

    id: str
    predicate: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    triggers: tuple[str, ...]
    forms: tuple[str, ...]
    qualifier: str | None
    block: str
    quantity: list[str] | str
    confidence: float
    carry: str
    object_from: str
    pairs: bool
    fresh: bool
    example: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All frames of a file: `scanner` finds triggers, `by_trigger` the frames that each one may be of."""

    frames: tuple[Frame, ...]
    scanner: re.Pattern[str]
    by_trigger: dict[str, tuple[Frame, ...]]
    speech: re.Pattern[str]
    others: re.Pattern[str]
    outlook: re.Pattern[str]


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A form or block, compiled where it is first needed."""
    return re.compile(text)


@cache
def shared() -> dict[str, Any]:
    """kg/data/frames.toml."""
    return tomllib.loads((DATA / "frames.toml").read_text(encoding="utf-8"))


def words(name: str) -> list[str]:
    """A list of words of kg/data/frames.toml."""
    found: list[str] = shared()["words"][name]
    return found


@cache
def rules(name: str) -> Rules:
    """The frames of kg/data/NAME with the shared words of kg/data/frames.toml."""
    entries = shared() if name == "frames.toml" else tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    frames = tuple(map(_frame, entries["frame"]))
    triggers = _longest({trigger for frame in frames for trigger in frame.triggers})
    by_trigger = {word: tuple(one for one in frames if any(map(word.startswith, one.triggers))) for word in triggers}
    heads = "".join(sorted({re.escape(trigger[0]) for trigger in triggers}))
    scanner = re.compile(f"(?=[{heads}])(?=({either(triggers)}))")
    others = re.compile(shared()["words"]["others"])
    speech, outlook = (re.compile(either(words(name))) for name in ("speech", "outlook"))
    return Rules(frames, scanner, by_trigger, speech, others, outlook)


@cache
def subject_run(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """A list of names of some classes with which a clause begins; with 与 it would be the subject and another."""
    return re.compile(_start() + _list(kinds, "s", "(?:、|和|及|以及)"))


def either(some: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "(?:" + "|".join(map(re.escape, _longest(some))) + ")"


def _longest(some: Iterable[str]) -> list[str]:
    return sorted(set(some), key=lambda word: (-len(word), word))


def _list(kinds: Iterable[str], name: str, link: str = _LINK, holders: bool = False) -> str:
    """A list of names; 等， goes on with another group (甲、乙等，丙、丁等), a comma with persons that have titles."""
    marks = "".join(MARK[kind] for kind in kinds) + TITLED * ("Person" in kinds) + HOLDER * holders
    more = f"(?:{link}|等，)[{marks}]"
    titled = f"(?:(?<=[{STOPS}])|\\A){TITLED}(?:{more}|，{TITLED})*+|" if "Person" in kinds else ""
    return f"(?P<{name}>{titled}[{marks}](?:{more})*+){_TAIL}"


@cache
def _start(dates: bool = True, listed: bool = False) -> str:
    """Where a clause begins, with the adverbs that may stand there."""
    times = f"|{DATE}|[\\d一二三四五六七八九十两]+[天年月日]来?|，" if dates else ""
    before = f"{STOPS}“”\"" + ("、" if listed else "")
    return f"(?:(?<=[{before}])|\\A)(?:{either(words('adverbs'))}{times})*+"


def _kinds(names: Iterable[str]) -> tuple[str, ...]:
    groups: dict[str, list[str]] = shared()["types"]
    return tuple(kind for name in names for kind in groups.get(name, [name]))


def forms_of(entry: dict[str, Any]) -> tuple[str, ...]:
    """The patterns of the forms of an entry."""
    parts, spans = _parts(_kinds(entry["subject"]), _kinds(entry.get("object", [])), entry.get("quantity", []), entry)

    def part(name: str) -> str:
        found = _SPAN.fullmatch(name)
        return spans[found[1]] % found[2] if found else parts.get(name, name)

    return tuple("".join(map(part, form.split())) for form in entry["forms"])


def _frame(entry: dict[str, Any]) -> Frame:
    subject, target = _kinds(entry["subject"]), _kinds(entry.get("object", []))
    block = [word for name in entry.get("block", []) for word in shared()["block"][name]]
    return Frame(
        id=entry["id"], predicate=entry["predicate"], subject=subject, object=target, triggers=tuple(entry["triggers"]),
        forms=forms_of(entry), qualifier=entry.get("qualifier"),
        block="|".join(_longest(block)), quantity=entry.get("quantity", []), confidence=entry.get("confidence", 0.9),
        carry=entry.get("carry", "sentence"), object_from=entry.get("object_from", ""),
        pairs=entry.get("pairs", False), fresh=entry.get("fresh", False), example=entry["example"],
    )  # fmt: skip


def _parts(
    subject: tuple[str, ...], target: tuple[str, ...], quantity: list[str] | str, entry: dict[str, Any]
) -> tuple[dict[str, str], dict[str, str]]:
    """The patterns of the parts of a form, and of those with a length."""
    intruders = "|".join(_longest(words("intruders")))
    gap = (
        f"(?:(?:位于|坐落于|坐落在|地处|在|于|从|对|向|为|率|代表){ANY}(?:的|上|内|里)?"
        f"|(?!{intruders})[^{ANY[1:-1]}{STOPS}、的]){{0,%s}}?"
    )
    alone = f"(?<![{''.join(words('prepositions'))}])(?<!{ANY}[、和与及])(?<!{ANY})"
    objects = target or ("Person",)
    return {
        "S": alone + _list(subject, "s"),
        "S!": _list(subject, "s"),
        "S1": alone + _list(subject, "s", "、"),
        "O": _list(objects, "o", holders=True),
        "O1": _list(objects, "o", "、", holders=True),
        "V": f"(?P<v>{either(entry['triggers'])})[了过着]?",
        "N": f"(?P<n>{quantity_pattern(quantity)})" if isinstance(quantity, list) and quantity else "(?!)",
        "D": f"(?P<n>{DATE})",
        "R": f"(?P<n>{DATE_RANGE})",
        "Q": "(?P<n>[“\"][^“”\"\\n]{2,40}[”\"](?:[^，。；\\n“”\"]{0,12}?(?:称号|荣誉|奖))?)",
        "ANY": ANY,
        "gap": gap % entry.get("gap", 10),
        "start": _start(),
        "begin": _start(dates=False),
        "item": _start(listed=True),
        "end": f"(?=[{STOPS}、”]|并|\\Z)",
        "whole": f"(?!的?{either(words('heads'))})",
    }, {"gap": gap, "any": f"[^{STOPS}]{{0,%s}}?", "far": "[^。！？\\n]{0,%s}?"}  # fmt: skip
