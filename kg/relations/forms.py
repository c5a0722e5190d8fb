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
from kg.relations.view import ANY, HOLDER, MARK, MARKS, PERSONS, TITLED
from kg.resources import DATA

_LINK = "(?:、|和|与|及|以及|暨|并|联合)"
_AREAS = "".join(MARK[kind] for kind in ("Place", "Town", "Village"))
_UNITS = "单位|企业|部门|公司|高校|机构|银行"
_SPAN = re.compile("(gap|any|far)([0-9]+)")
_PEOPLE = "领导|同志|嘉宾|负责人|干部|委员|代表|成员|一行|人"
_PLAIN = f"[^{ANY[1:-1]}{STOPS}、的]"
_TAIL = (
    f"(?:等(?:\\d*[余多]?[个家位名所](?:{_UNITS})?|{_PLAIN}{{0,8}}?(?:{_PEOPLE})|{_UNITS})?)?"
    f"(?:(?:[、和与及，]|以及){_PLAIN}{{2,16}}?(?:负责人|负责同志|领导|干部|代表|人员|同志))?"
)


_QUOTED = "[“\"][^“”\"\\n]{2,40}[”\"](?:[^，。；、\\n“”\"]{0,12}?(?:称号|荣誉|奖))?"
_HONOUR = f"(?=[{STOPS}、”]|等|称|的?美誉|的美称|荣誉|企业|单位|示范|名单|项目|奖|\\Z)"


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
    again: bool
    inverse: bool
    sums: bool
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
    unnamed: re.Pattern[str]


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
    unnamed = re.compile("|".join(words("unnamed")))
    return Rules(frames, scanner, by_trigger, speech, others, outlook, unnamed)


@cache
def subject_run(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """A list of names of some classes with which a clause begins; with 与 it would be the subject and another."""
    by = "(?:由(?=[^，。]*(?:组成|带队|率领|带领)的))?"  # 由甲带队的考察组
    return re.compile(_start() + by + _list(kinds, "s", "(?:、|和|及|以及)"))


def either(some: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "(?:" + "|".join(map(re.escape, _longest(some))) + ")"


def _longest(some: Iterable[str]) -> list[str]:
    return sorted(set(some), key=lambda word: (-len(word), word))


def _list(kinds: Iterable[str], name: str, link: str = _LINK, holders: bool = False, between: str = "") -> str:
    """A list of names; 等， goes on with another group (甲、乙等，丙、丁等), a comma with persons that have titles.

    Names of other classes may stand in it behind the first. `between` is what may stand between a name and a link; then
    a place may also stand before the name of what lies in it.
    """
    marks = _marks(kinds) + HOLDER * holders
    unfit = "" if "Person" in kinds else _marks(["Person"])
    others = "".join(sorted(MARKS - {*unfit, *(HOLDER * (not holders))}))
    within = f"|(?<=[{_AREAS}])的?" if between else f"|(?<=[{_AREAS}])(?=[{_AREAS}])"
    more = f"(?:{between}(?:等{_PLAIN}{{0,6}})?{link}|等，{within})[{others}]"
    people = f"(?:(?<=[{STOPS}在由])|\\A)[{_marks(['Person'])}](?:{more}|，{TITLED})*+|"
    return f"(?P<{name}>{people * ('Person' in kinds)}[{marks}](?:{more})*+){_TAIL}"


def _marks(kinds: Iterable[str]) -> str:
    return "".join(MARK[kind] for kind in kinds) + TITLED * ("Person" in kinds)


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
        pairs=entry.get("pairs", False), fresh=entry.get("fresh", False), again=entry.get("again", False),
        inverse=entry.get("inverse", False), sums=entry.get("sums", False),
        example=entry["example"],
    )  # fmt: skip


def _parts(
    subject: tuple[str, ...], target: tuple[str, ...], quantity: list[str] | str, entry: dict[str, Any]
) -> tuple[dict[str, str], dict[str, str]]:
    """The patterns of the parts of a form, and of those with a length."""
    intruders = "|".join(_longest(words("intruders")))
    gap = (
        f"(?:(?:位于|坐落于|坐落在|地处|在|于|从|对|向|为|率|代表){ANY}(?:、{ANY})*(?:的|上|内|里)?"
        f"|(?:率领?|带领){_PLAIN}{{0,18}}{ANY}?|[与和同]{_PLAIN}{{1,10}}?(?:一起|一同|共同)"
        f"|(?!{intruders}){_PLAIN}){{0,%s}}?"
    )
    actors = _marks(kind for kind in subject if MARK[kind] not in _AREAS)
    alone = f"(?<![{''.join(words('prepositions'))}])(?<![{_marks(subject)}][、和与及])"
    alone += f"(?<![{actors}])" * bool(actors)
    alone += f"(?:(?={PERSONS})|{''.join(f'(?<!{word})' for word in words('grounds'))})"
    from_there = f"(?<=[{_AREAS}{HOLDER}])的?{either(words('heads'))}(?!{_PLAIN}{{0,3}}家)"
    open_list = f"(?!{from_there})的?{_PLAIN}{{0,12}}(?:、[^{ANY[1:-1]}{STOPS}、]{{1,14}}){{0,3}}"
    objects = target or ("Person",)
    return {
        "S": alone + _list(subject, "s"),
        "S!": _list(subject, "s"),
        "S+": _list(subject, "s", between=open_list),
        "S!1": _list(subject, "s", "、"),
        "S1": alone + _list(subject, "s", "、"),
        "O": _list(objects, "o", holders=True),
        "O+": _list(objects, "o", holders=True, between=open_list),
        "O1": _list(objects, "o", "、", holders=True),
        "V": f"(?P<v>{either(entry['triggers'])})[了过着]?",
        "N": f"(?P<n>{quantity_pattern(quantity)})" if isinstance(quantity, list) and quantity else "(?!)",
        "D": f"(?P<n>{DATE})",
        "R": f"(?P<n>{DATE_RANGE})",
        "T": "(?:上午|下午|凌晨|清晨|早上|中午|晚上|晚|夜)?(?:\\d+(?:：\\d+|[点时](?:\\d+分|半)?)(?:左右|许)?)?",
        "Q": f"(?P<n>(?:、?{_QUOTED})+){_HONOUR}",
        "ANY": ANY,
        "gap": gap % entry.get("gap", 10),
        "start": _start(),
        "begin": _start(dates=False),
        "item": _start(listed=True),
        "end": f"(?=[{STOPS}、”]|并|\\Z)",
        "stay": f"(?!{either(words('stays'))})",
        "whole": f"(?!的?{either(words('wholes'))}|{from_there})",
    }, {"gap": gap, "any": f"[^{STOPS}]{{0,%s}}?", "far": "[^。！？\\n]{0,%s}?"}  # fmt: skip
