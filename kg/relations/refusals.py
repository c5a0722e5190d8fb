"""Why an article does not state something of two of its entities: what stood between them, and what that failed.

Where both stand in a sentence, each frame with a trigger there is looked at; the first test that it failed counts:
its classes, what comes before its trigger (a word that unsays it, no subject), its form. What form would have fitted is
found by loosening the forms part by part. So nothing of this costs anything where one only wants the claims.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from kg.records import CLASSES, Extract
from kg.relations import Reading, reading_of
from kg.relations.confidences import fitted
from kg.relations.forms import Frame, either, forms_of, pattern, rules, shared
from kg.relations.frames import Match, Refusal, matches
from kg.relations.posts import bodies
from kg.relations.titles import stack_before
from kg.relations.view import View

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rule whose trigger stood in a sentence, and why it does not state the relation; `at` is where in article.text.

    `found` is true where it does state something of the two.
    """

    rule: str
    predicate: str
    trigger: str
    at: tuple[int, int]
    reason: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence, or what lies between the two names where no sentence has both.

    Spans are of article.text: `quote` of the words, `ends` of the names in it; `apart` is the number of sentences
    between the names, 0 where one has both.
    """

    quote: tuple[int, int]
    ends: tuple[Spans, Spans]
    apart: int
    attempts: tuple[Attempt, ...]


WRONG_TYPES = "wrong types: takes no "
UNFIT = "not the words of its forms around it"

_TOO_FAR = "far60"
_SLACK: tuple[tuple[str, dict[str, str]], ...] = (
    ("its subject stands behind a preposition or another name", {"S": "S!", "S1": "S!"}),
    ("a name that only modifies what follows it", {"whole": ""}),
    ("the clause goes on", {"end": ""}),
    ("other words begin the clause", {"start": "far30", "begin": "far30", "item": "far30"}),
    ("other words stand between", {"gap": _TOO_FAR, "any": _TOO_FAR, "far": _TOO_FAR}),
)
"""What may be loosened in a form, and what it means if it then fits: part → what takes its place."""


def scenes(extract: Extract, one: str, other: str) -> Iterator[Scene]:
    """The sentences of an article that have both entities, else the stretch in which they stand nearest.

    Nothing where the article does not mention both. Ids are those of the extract.
    """
    reading = reading_of(extract)
    first, second = _places(reading, one), _places(reading, other)
    if not first or not second:
        return
    sentences = [reading.view.span(*sentence) for sentence in reading.view.sentences]
    numbers = [sorted({_number(sentences, start) for start, _ in some}) for some in (first, second)]
    both = [(number, number) for number in numbers[0] if number in numbers[1]]
    if not both:
        pairs = [(min(a, b), max(a, b)) for a in numbers[0] for b in numbers[1]]
        both = [min(pairs, key=lambda pair: (pair[1] - pair[0], pair))]
    seen = _Seen.of(reading, extract, one, other)
    for begin, end in both:
        quote = sentences[begin][0], sentences[end][1]
        here, there = (tuple(one for one in some if quote[0] <= one[0] < quote[1]) for some in (first, second))
        span = reading.view.sentences[begin][0], reading.view.sentences[end][1]
        yield Scene(quote, (here, there), end - begin, tuple(seen.attempts(span)))


def _places(reading: Reading, entity: str) -> list[tuple[int, int]]:
    """Where an article names an entity, or uses a word that stands for it."""
    named = [(one.start, one.end) for one in reading.plain.tokens.values() if entity in one.entities]
    meant = [(one.start, one.end) for one in reading.view.tokens.values() if entity in one.entities]
    return sorted([*named, *(one for one in meant if not any(one[0] < end and start < one[1] for start, end in named))])


def _number(sentences: list[tuple[int, int]], position: int) -> int:
    """The number of the sentence in which a position of the article lies."""
    return max(bisect_right(sentences, position, key=lambda sentence: sentence[0]) - 1, 0)


def _positions(view: View, entity: str) -> list[int]:
    return [at for at, token in view.tokens.items() if entity in token.entities]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the frames made of an article, asked about two of its entities."""

    reading: Reading
    extract: Extract
    one: str
    other: str
    kinds: tuple[str, str]
    matched: list[Match]
    refused: list[Refusal]

    @classmethod
    def of(cls, reading: Reading, extract: Extract, one: str, other: str) -> _Seen:
        refused: list[Refusal] = []
        types = {entity.id: entity.type for entity in extract.entities}
        matched = list(matches(reading.view, "frames.toml", reading.trail, types, refused.append))
        return cls(reading, extract, one, other, (types[one], types[other]), matched, refused)

    def attempts(self, span: tuple[int, int]) -> Iterator[Attempt]:
        """Each trigger in a stretch of the view with each frame that it calls up, in the order of the text."""
        text, view = self.reading.view.text, self.reading.view
        hits = sorted((found.start(), number, found.group(), frame)
                      for number, frame in enumerate(rules("frames.toml").frames)
                      for found in pattern(either(frame.triggers)).finditer(text, *span))
        yield from self._posts(span)
        for at, _, trigger, frame in hits:
            reason, found = self._verdict(frame, at, trigger)
            yield Attempt(frame.id, frame.predicate, trigger, view.span(at, at + len(trigger)), reason, found)

    def _verdict(self, frame: Frame, at: int, trigger: str) -> tuple[str, bool]:
        """The first test that a frame failed at a trigger; and whether it failed none."""
        here, there = self.kinds
        if not any(a in frame.subject and b in frame.object for a, b in ((here, there), (there, here))):
            return f"{WRONG_TYPES}{here} and {there}", False
        asked = {self.one, self.other}
        made = [one for one in self.matched if one.frame is frame and one.start <= at < one.end]
        for one in made:
            if any({subject, target} == asked for subject in one.subjects for target in one.objects):
                return f"states it, confidence {fitted(frame.id, one.confidence):g}", True
        if made:
            return f"states it of others: {self._named(made[0].subjects)} → {self._named(made[0].objects)}", False
        for no in self.refused:
            if no.frame is frame and no.at == at:
                return _REFUSED[no.test].format(no.word), False
        return self._form(frame, at, trigger), False

    def _form(self, frame: Frame, at: int, trigger: str) -> str:
        """Why no form fits at a trigger: the loosening that would have found these two, else anything."""
        for both in (True, False):
            for reason, forms, classes in _loosened(frame.id):
                found = next((one for form in forms if (one := self._fitting(form, at, both))), None)
                if found is None:
                    continue
                if classes:
                    wrong = self._wrong(found, frame)
                    return f"wrong type: {wrong} stands there" if wrong else UNFIT
                between = self._between(found, at, trigger)
                return f"{reason}: “{between}”" if between else reason
        return UNFIT

    def _fitting(self, form: str, at: int, both: bool) -> re.Match[str] | None:
        """A match of a form whose trigger stands at a position, if so wanted with both entities as its ends."""
        view = self.reading.view
        first, last = view.sentence(at)
        for start in range(first, at + 1):
            found = pattern(form).match(view.text, start, last)
            if found and found.start("v") == at:
                ends = {one for name in _ends(found) for token in view.tokens_in(*found.span(name))
                        for one in token.entities}
                if not both or {self.one, self.other} <= ends:
                    return found
        return None

    def _wrong(self, found: re.Match[str], frame: Frame) -> str:
        """The first name in a match that is of no class that the frame takes there."""
        for name, kinds in (("s", frame.subject), ("o", frame.object)):
            for token in self.reading.view.tokens_in(*found.span(name)) if name in _ends(found) else ():
                if token.kind not in kinds:
                    return f"{self._named(token.entities)} ({token.kind})"
        return ""

    def _between(self, found: re.Match[str], at: int, trigger: str) -> str:
        """The words between the parts of a match: what was too much."""
        spans = sorted([*map(found.span, _ends(found)), (at, at + len(trigger))])
        gaps = [(end, start) for (_, end), (start, _) in pairwise(spans) if start > end]
        return " … ".join(self._printed(*gap) for gap in gaps)

    def _printed(self, start: int, end: int) -> str:
        first, last = self.reading.view.span(start, end)
        return "".join(self.extract.article.text[first:last].split())

    def _named(self, entities: tuple[str, ...]) -> str:
        return "、".join(one.partition(":")[2] for one in entities)

    def _posts(self, span: tuple[int, int]) -> Iterator[Attempt]:
        """What stands before a person's name, where the other is something that one may hold a post at."""
        if sorted(kind == "Person" for kind in self.kinds) != [False, True]:
            return
        person, body = (self.one, self.other) if self.kinds[0] == "Person" else (self.other, self.one)
        plain, text = self.reading.plain, self.extract.article.text
        first, last = self.reading.view.span(*span)
        for at in _positions(plain, person):
            where = plain.span(at, at + 1)
            if not first <= where[0] < last:
                continue
            units = stack_before(plain.text, at, plain.tokens)
            held = bodies(units, plain, self.extract, [])
            titles = "、".join(unit.title for unit in units)
            found = any(target == body for _, target in held)
            if found:
                reason = "states it"
            elif held:
                reason = f"the post is at {self._named(tuple(target for _, target in held))}"
            elif any(unit.mixed for unit in units):
                reason = "two places share the title"
            elif units:
                reason = "the title names no body of this article, or is no post"
            elif any(0 < at - position <= _NEAR for position in _positions(plain, body)):
                before = "".join(text[max(0, where[0] - 8) : where[0]].split())
                reason = f"no title ends before the name: “{before}”"
            else:
                continue
            yield Attempt("post.title-before-name", "holds_post", titles or "—", where, reason, found)


_NEAR = 20
"""How far before a person a body may stand so that a title is missed between them, in characters of a view."""
_REFUSED = {
    "outlook": "{0} before it: what follows is planned",
    "blocked": "blocked by {0}",
    "subject": "no subject in the clause, and none to carry over",
    "object": "no object in the clause, and none to carry over",
}


def _ends(found: re.Match[str]) -> list[str]:
    """The groups of a match that are lists of names."""
    return [name for name in ("s", "o") if name in found.groupdict()]


@cache
def _entry(rule: str) -> dict[str, Any]:
    return next(one for one in shared()["frame"] if one["id"] == rule)


@cache
def _loosened(rule: str) -> list[tuple[str, tuple[str, ...], bool]]:
    """The forms of a frame loosened: the reason that holds if one fits, the patterns, whether only classes differ."""
    entry = _entry(rule)
    found = [("", forms_of({**entry, "subject": list(CLASSES), "object": list(CLASSES)}), True)]
    for reason, change in _SLACK:
        changed = [_changed(form, change) for form in entry["forms"]]
        found.append((reason, forms_of({**entry, "forms": changed}), False))
    everything = {part: put for _, change in _SLACK for part, put in change.items()}
    loose = [_changed(form, everything) for form in entry["forms"]]
    return [*found, ("the names stand too loosely around it", forms_of({**entry, "forms": loose}), False)]


def _changed(form: str, change: dict[str, str]) -> str:
    """A form with some parts changed; gap8 and far40 are parts named gap and far."""
    return " ".join(put for part in form.split() if (put := change.get(part.rstrip("0123456789"), part)))
