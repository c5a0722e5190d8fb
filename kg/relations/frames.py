"""The matcher of frames on the view of an article. It knows no predicate by name.

A form without S or O takes it from what was said before: the subject of an earlier clause of the sentence, or what the
text is about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.records import CLASSES
from kg.relations.coreference import Trail
from kg.relations.forms import Frame, Rules, pattern, rules, subject_run
from kg.relations.sentences import clause_start
from kg.relations.view import Token, View

_CARRIED = 0.85


@dataclass(frozen=True, slots=True)
class Match:
    """One form that matched. Spans are of the view's text.

    `value` is the span of a literal; `carried` says that the form lacked an end, which was said before.
    """

    frame: Frame
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    trigger: str
    start: int
    end: int
    value: tuple[int, int] | None
    carried: bool

    @property
    def confidence(self) -> float:
        """The frame's, less where an end had to be looked for."""
        return round(self.frame.confidence * (_CARRIED if self.carried else 1), 3)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A form that fitted at the trigger at `at` of the view's text, but failed a test.

    `test` is "outlook", "blocked", "subject" or "object" (there is none); `word` is what made it fail.
    """

    frame: Frame
    at: int
    test: str
    word: str = ""


Note = Callable[[Refusal], None]


@dataclass(frozen=True, slots=True)
class _Discourse:
    """What the sentences before have set: the names in focus, and where and of whom each predicate was last said."""

    trail: Trail
    kinds: Mapping[str, str]
    last: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)


def matches(
    view: View, name: str, trail: Trail, kinds: Mapping[str, str], note: Note | None = None
) -> Iterator[Match]:
    """Every match of the frames of a file of kg/data, in the order of the text.

    `kinds` are the entities' classes; `note` is told what was refused.
    """
    grammar, discourse = rules(name), _Discourse(trail, kinds)
    tried: set[tuple[int, str]] = set()
    for hit in grammar.scanner.finditer(view.text):
        sentence = view.sentence(hit.start())
        for frame in grammar.by_trigger[hit.group(1)]:
            if (sentence[0], frame.id) not in tried:
                tried.add((sentence[0], frame.id))
                for match in _in_sentence(view, grammar, frame, sentence, discourse, note):
                    discourse.last[frame.predicate] = match.end, match.subjects
                    yield match


def _in_sentence(
    view: View, grammar: Rules, frame: Frame, sentence: tuple[int, int], discourse: _Discourse, note: Note | None
) -> Iterator[Match]:
    used: set[int] = set()
    for form in frame.forms:
        for found in pattern(form).finditer(view.text, *sentence):
            groups, at = found.groupdict(), found.start("v")
            if not frame.quantity and (ahead := grammar.outlook.search(view.text, sentence[0], at)):
                if note:
                    note(Refusal(frame, at, "outlook", ahead.group()))
                continue
            if at in used:
                continue
            if unsaid := _blocked(view.text, frame, clause_start(view.text, sentence[0], at), at):
                if note:
                    note(Refusal(frame, at, "blocked", unsaid))
                continue
            subjects: tuple[str, ...]
            objects: tuple[str, ...]
            if "s" in groups:
                subjects = _entities(view, found.span("s"), frame.subject, discourse)
            else:
                subjects = _carried_subject(view, grammar, frame, sentence[0], at, discourse)
            if frame.again:
                subjects = _again(subjects, frame, discourse)
            if frame.pairs:
                subjects, objects = (subjects[:1], subjects[1:]) if len(subjects) == 2 else ((), ())
            elif "o" in groups:
                objects = _entities(view, found.span("o"), frame.object, discourse)
            else:
                objects = _carried_object(view, grammar, frame, sentence[0], found.start(), discourse)
            if subjects and (objects or not frame.object):
                used.add(at)
                carried = "s" not in groups or ("o" not in groups and bool(frame.object) and not frame.pairs)
                value = found.span("n") if "n" in groups else None
                yield Match(frame, subjects, objects, found["v"], *_extent(found), value, carried)
            elif note:
                note(Refusal(frame, at, "object" if subjects else "subject"))


def _extent(found: re.Match[str]) -> tuple[int, int]:
    """The words that state it: from the first to the last part that says something."""
    spans = [found.span(name) for name, part in found.groupdict().items() if part]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _entities(view: View, span: tuple[int, int], kinds: tuple[str, ...], discourse: _Discourse) -> tuple[str, ...]:
    """The names of these classes in a span, without those that only say where the next one is (某园的某公司)."""
    heads = [view.tokens[at] for at in range(*span) if at in view.tokens and not _leads_on(view, at, span[1])]
    found = (one for token in heads for one in token.entities if _kind(token, one, discourse) in kinds)
    return tuple(dict.fromkeys(found))


def _kind(token: Token, entity: str, discourse: _Discourse) -> str:
    """The class of one of the names of a token; a delegation may stand for its heads and itself."""
    return token.kind if len(token.entities) == 1 else discourse.kinds.get(entity, token.kind)


def _again(subjects: tuple[str, ...], frame: Frame, discourse: _Discourse) -> tuple[str, ...]:
    """The subjects of whom the predicate was said last."""
    said = discourse.last.get(frame.predicate, (0, ()))[1]
    return tuple(one for one in subjects if one in said)


def _leads_on(view: View, at: int, end: int) -> bool:
    return at + 2 < end and view.text[at + 1] == "的" and at + 2 in view.tokens


def _blocked(text: str, frame: Frame, start: int, at: int) -> str:
    """The word before the trigger that unsays it, or ""."""
    found = pattern(frame.block).search(text, start, at) if frame.block else None
    return found.group() if found else ""


def _carried_subject(
    view: View, grammar: Rules, frame: Frame, first: int, at: int, discourse: _Discourse
) -> tuple[str, ...]:
    """The subject that a clause without one has: that of an earlier clause, else as the frame's `carry` says."""
    text, begin = view.text, clause_start(view.text, first, at)
    if frame.fresh and any(token.kind in frame.object for token in view.tokens_in(first, begin)):
        return ()
    runs = list(subject_run(frame.subject).finditer(text, first, begin))
    if runs:
        end = runs[-1].end()
        counts = frame.quantity not in ([], "award") and not frame.sums
        other = counts and grammar.others.search(text, end, at)
        unsaid = other or grammar.speech.search(text, end, at) or _blocked(text, frame, end, at)
        return () if unsaid else _entities(view, runs[-1].span("s"), frame.subject, discourse)
    if frame.carry == "topic":
        end, subjects = discourse.last.get(frame.predicate, (-1, ()))
        near = end >= 0 and text.count("\n", end, begin) < 2 and not grammar.speech.search(text, first, begin)
        return subjects if near else ()
    if frame.carry in ("near", "focus") and (frame.sums or not grammar.others.search(text, first, at)):
        before = [token for token in view.tokens_in(first, begin) if token.kind == frame.subject[0]]
        if before and frame.carry == "near":
            return before[-1].entities
        acting = subject_run(CLASSES).search(text, first, begin)
        if acting is None or grammar.speech.search(text, acting.end(), begin):
            token = _in_focus(view, frame.subject[:1], begin, discourse.trail)
            return token.entities if token else ()
    return ()


def _carried_object(
    view: View, grammar: Rules, frame: Frame, first: int, start: int, discourse: _Discourse
) -> tuple[str, ...]:
    """The object that a form without one has: a name before it, what the text is about, or who was said to do so."""
    if not frame.object:
        return ()
    if frame.object_from:
        said = discourse.last.get(frame.object_from, (0, ()))[1]
        return tuple(one for one in said if discourse.kinds.get(one) in frame.object)
    before = [token for token in view.tokens_in(first, start) if token.kind in frame.object]
    if not before and grammar.unnamed.search(view.text, first, start):
        return ()
    token = before[-1] if before else _in_focus(view, frame.object, start, discourse.trail)
    return token.entities if token else ()


def _in_focus(view: View, kinds: tuple[str, ...], position: int, trail: Trail) -> Token | None:
    """What the text was about before a position, of these classes."""
    origin = view.origin(min(position, len(view.text) - 1))
    number = bisect_right(trail, origin, key=lambda item: item[0])
    return next((token for _, kind, token in reversed(trail[:number]) if kind in kinds), None)
