"""All rules that can find a claim: the frames, and the rules for posts and names, each with an example."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache

from kg import ontology
from kg.errors import UserError
from kg.relations.forms import Frame, rules
from kg.resources import DATA

_NAME = re.compile(r"\{\w+:([^}=]+)(?:=[^}]+)?\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a text states something.

    `subject` and `object` are classes (none where the rule is open, or the object is a literal), `triggers` the words
    that call a frame up, `says` what a rule without triggers looks at. The names of `example` are marked in it, as in
    {Person:周明}.
    """

    id: str
    predicate: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    triggers: tuple[str, ...]
    says: str
    example: str

    @property
    def shown(self) -> str:
        """The example for people: 【周明】出席【山海诗会】."""
        return _NAME.sub(r"【\1】", self.example)


@cache
def catalogue() -> dict[str, Rule]:
    """Every rule by its id: frames first, in the order of their files."""
    found = [_of(frame) for name in ("frames.toml", "attributes.toml") for frame in rules(name).frames]
    for entry in tomllib.loads((DATA / "rules.toml").read_text(encoding="utf-8"))["rule"]:
        found.append(Rule(entry["id"], entry["predicate"], (), (), (), entry["says"], entry["example"]))
    return {one.id: one for one in found}


def of_predicate(predicate: str = "") -> Iterator[Rule]:
    """The rules for one predicate (holds_post, holdsPost, 任职于), or all. UserError where none states it."""
    found = [one for one in catalogue().values() if not predicate or predicate in _names(one.predicate)]
    if not found:
        known = ", ".join(sorted({one.predicate for one in catalogue().values()}))
        raise UserError(f"no rule states {predicate}: it is one of {known}")
    return iter(found)


@cache
def _names(predicate: str) -> frozenset[str]:
    """What a predicate is called, by programs and by people."""
    term = ontology.load().term(predicate)
    return frozenset({predicate, term.name, *term.labels.values()})


def _of(frame: Frame) -> Rule:
    return Rule(frame.id, frame.predicate, frame.subject, frame.object, frame.triggers, "", frame.example)


def listed(found: Iterable[Rule], language: str) -> Iterator[str]:
    """Rules as lines to read: id, relation, classes of the ends; the triggers; the example."""
    for one in found:
        ends = [", ".join(ontology.label(kind, language) for kind in kinds) for kinds in (one.subject, one.object)]
        yield "  ".join(filter(None, (one.id, ontology.label(one.predicate, language), " → ".join(filter(None, ends)))))
        yield f"\n  {'、'.join(one.triggers) or one.says}\n  {one.shown}\n\n"


def as_json(found: Iterable[Rule]) -> str:
    """Rules as a JSON list."""
    return json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2) + "\n"
