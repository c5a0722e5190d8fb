"""Persons: a surname with a given name, and what stands around it.

Each place in the text where a name may begin gives a few spans of one to two given characters. What speaks for or
against a span (a title before it, a verb of speech behind it, its neighbours in a list ...) are its signs; the weights
of the signs are fitted on the annotated articles (kg.recognition.fit).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognition.candidates import Proposal
from kg.recognition.text import Text

_DOTTED = re.compile(r"([\u4e00-\u9fff]{1,6})(?:[·•・][\u4e00-\u9fffA-Z.]{1,8})*[·•・]([\u4e00-\u9fff]{1,8})")
_LATIN = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})+|[A-Z][a-z]+(?: [A-Z][a-z.]*)+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STOPS = set("，。；：！？、（）《》“”‘’\n \t…—")
_JOINTS = set("、和与及")


def persons(text: Text) -> Iterator[Proposal]:
    """Persons of a text: Chinese names by the signs around them, foreign ones by their form."""
    for found in _LATIN.finditer(text.text):
        yield _foreign(text, *found.span(), "Latin")
    for found in _DOTTED.finditer(text.text):
        for start in range(*found.span(1)):
            for end in range(found.start(2) + 1, found.end(2) + 1):
                if (start in text.starts and end in text.ends) or end == found.end(2):
                    yield _foreign(text, start, end, f"dotted {found.end(1) - start} {end - found.start(2)}")
    yield from _of_units(text)
    yield from spans(text)


def _of_units(text: Text) -> Iterator[Proposal]:
    """Names without a surname that are made of one or two known units: 扎西多吉, 乌云其其格."""
    ends: dict[int, int] = {}
    for start, end, _ in text.hits("name_units", text.lexicon.name_units):
        ends[start] = end
    for start, end in ends.items():
        for stop, form in ((end, "one unit"), (ends.get(end, 0), "two units")):
            if stop:
                signs = ("always", form, f"{form} before {text.before(start)}", f"after {text.after(stop)}")
                yield Proposal(start, stop, "Person", "person.units", (*signs, *text.torn(start, stop)))


def _foreign(text: Text, start: int, end: int, form: str) -> Proposal:
    before, after = text.before(start), text.after(end)
    return Proposal(start, end, "Person", "person.foreign", ("always", form, f"before {before}", f"after {after}"))


def spans(text: Text) -> list[Proposal]:
    """Every span of a text that has the form of a Chinese name, with its signs."""
    found = [span for start, char in enumerate(text.text) if char in text.lexicon.surname_starts
             for span in _spans(text, start)]
    return _repeated(text.text, _listed(text.text, found))


def _repeated(chars: str, found: list[Proposal]) -> list[Proposal]:
    """The spans, with a sign of what follows their first two characters in the whole text.

    Always the same one: it belongs to the name (张天|任); different ones: the name is whole (王健|作, 王健|在).
    """
    starts = {chars[one.start : one.start + 2] for one in found}
    followers: dict[str, list[str]] = {}
    for at in range(len(chars) - 1):
        if chars[at : at + 2] in starts:
            followers.setdefault(chars[at : at + 2], []).append(chars[at + 2 : at + 3])
    signed = []
    for one in found:
        behind = followers[chars[one.start : one.start + 2]]
        alike = "the same" if len(set(behind)) == 1 else "differently"
        signs = (f"of {one.end - one.start}, goes on {alike}",) if len(behind) > 1 else ()
        signed.append(one._replace(signs=one.signs + signs))
    return signed


def _spans(text: Text, start: int) -> Iterator[Proposal]:
    """The names that may begin here."""
    chars, lexicon = text.text, text.lexicon
    surname = 2 if chars[start : start + 2] in lexicon.surnames else 1
    known = lexicon.surnames.get(chars[start : start + surname])
    if known is None:
        return
    left = _left(text, start)
    if left == "other" and text.token(start).tag != "nr":
        return
    for given in (1, 2):
        end = start + surname + given
        name = chars[start + surname : end]
        if len(name) < given or not all(map(_HAN.match, name)):
            return
        if name in lexicon.not_given or lexicon.after_person.get(name) == "form":
            return
        if chars[start:end] in lexicon.not_persons and left != "title":
            continue
        right = _right(text, end)
        words = _words(text, start, end)
        signs = ["always", f"left {left}", f"right {right}", f"left {left} right {right}", f"given {given}",
                 f"surname {known.frequency}{' ambiguous' if known.ambiguous else ''}", f"words {words}",
                 f"words {words} left {left}"]
        signs += [f"given character {lexicon.given.get(char, 0)}" for char in name]
        if any(char in lexicon.not_given for char in name):
            signs.append("no given character")
        if name[-1] in lexicon.after_person:
            signs.append(f"ends like what follows a name, given {given}")
        if chars[start] in _JOINTS:
            signs.append("surname is a conjunction")
        if surname == 2:
            signs.append("surname of two")
        if right not in ("stop", "joint", "title") and text.is_word(end - 1, end + 1):
            signs.append("tears the next word")
        if given == 2 and text.is_word(start + surname, end):
            signs.append(f"given is a word{' ambiguous' if known.ambiguous else ''}")
        yield Proposal(start, end, "Person", "person", tuple(signs))


def _words(text: Text, start: int, end: int) -> str:
    """How the segmenter's words lie to the span: its own guess at a name, an ordinary word, a part of one."""
    token = text.token(start)
    word = text.is_word(token.start, token.end)
    if token.start == start and token.end == end:
        return "name" if token.tag.startswith("nr") else "ordinary" if word else "unknown"
    if token.start == start and token.end < end and token.end - start > 1 and word:
        return "ordinary start" if not token.tag.startswith("nr") else "name start"
    if token.start < start:
        return "inside" if word else "inside unknown"
    if token.end > end:
        return "short of a word" if word else "short of an unknown"
    return "pieces"


def _left(text: Text, start: int) -> str:
    chars, lexicon = text.text, text.lexicon
    if start == 0 or chars[start - 1] in _STOPS:
        return "joint" if start and chars[start - 1] == "、" else "stop"
    kind = text.title_to.get(start)
    if kind and not any(lexicon.after_person.get(chars[start - size : start]) == "form" for size in (2, 3)):
        return "role" if kind == "none" else "title"
    if chars[start - 1] in _JOINTS:
        return "joint"
    if start not in text.starts:
        return "other"
    return "stop" if _is_edge(text, start) else "noun"


def _is_edge(text: Text, start: int) -> bool:
    """Whether the word before may stand before a name: a preposition, a conjunction, a verb."""
    token = text.token(start - 1)
    return text.text[token.start : token.end] in text.lexicon.edges or token.tag.startswith(("p", "c", "v", "u"))


def _right(text: Text, end: int) -> str:
    chars, lexicon = text.text, text.lexicon
    if end >= len(chars) or chars[end] in _STOPS:
        return "stop"
    if any(chars[end : end + length] in lexicon.after_person for length in (4, 3, 2)):
        return "speech"
    if chars[end] in lexicon.after_person:
        return "particle"
    if end in text.title_from:
        return "title"
    if chars[end] in _JOINTS:
        return "joint"
    return "word" if end in text.starts else "other"


def _listed(chars: str, found: list[Proposal]) -> list[Proposal]:
    """The spans, with a sign for each neighbour in a list (A、B和C) that has the form of a name, too."""
    begins = {span.start for span in found if "left joint" in span.signs}
    ends = {span.end for span in found if span.end < len(chars) and chars[span.end] in _JOINTS}
    listed = []
    for span in found:
        after = span.end in ends and span.end + 1 in begins
        before = span.start - 1 in ends and span.start in begins
        signs = ("listed between",) if after and before else ("listed",) if after or before else ()
        listed.append(span._replace(signs=span.signs + signs))
    return listed
