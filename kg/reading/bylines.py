"""Who signs: the lines ▢ 全媒体记者 X 文/摄, the （记者 X 通讯员 Y） after 本报讯, the （X） that closes an article."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.reading.words import any_of, mark_chars, surnames, word_set

LONGEST = 120
"""Characters that a by-line may have at most."""
LONGEST_TERM, LONGEST_NAME = 36, 12
"""Characters that one word of it, and a name with what its bearer did, may have at most."""

_BREAK = re.compile(r"\s*\n\s*")
_GAPS = re.compile(r"[\s、，,;；|｜/／&＆]+")
_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_HAN_CHAR = re.compile(_HAN)
_NAME = re.compile(rf"{_HAN}{{2,4}}|{_HAN}+(?:[·•・‧]{_HAN}+)+|[A-Z][A-Za-z.·-]+")
_OFFICE_DOTS = str.maketrans("・•‧", "···")


class Byline(NamedTuple):
    """The names of a by-line; `photo`: it says only who took a picture; `sure`: a word or mark shows it."""

    names: tuple[str, ...]
    photo: bool = False
    sure: bool = True


@cache
def _announces() -> re.Pattern[str]:
    return re.compile(any_of("bylines", "roles"))


@cache
def _role() -> re.Pattern[str]:
    roles = any_of("bylines", "roles")
    return re.compile(rf"(?P<office>[^（）()]{{0,24}})(?:{roles})(?:[:：]|报道[:：]?)?(?P<name>.*)")


@cache
def _tail() -> re.Pattern[str]:
    """A word of doing glued to a name: 文并摄, 吴某摄, 报道."""
    return re.compile(rf"(?P<name>.*?)(?P<did>{any_of('bylines', 'texts')}|{any_of('bylines', 'pictures')})[:：]?")


def byline(words: str) -> Byline | None:
    """The by-line that the words are as a whole, or None.

    A break between them is nothing where that makes sense (通讯 / 员), else it parts two names.
    """
    if "\n" not in words:
        return _byline(words)
    return _byline(_BREAK.sub("", words)) or _byline(_BREAK.sub(" ", words))


def _byline(line: str) -> Byline | None:
    if len(line) > LONGEST or "。" in line:
        return None
    bare = line.strip(" \t\u3000()（）[]【】")
    marked = bare.startswith(tuple(mark_chars("byline")))
    bare = bare.lstrip(mark_chars("byline") + " \t\u3000")
    terms: list[_Term] = []
    for word in _joined(_GAPS.split(bare)):
        if word:
            if (term := _term(word)) is None:
                return None
            terms.append(term)
    names = tuple(name for term in terms for name in term.names)
    did = {term.did for term in terms if term.did}
    known = [name for name in names if named(name)]
    if did or any(term.office for term in terms):
        photo = bool(did) and did <= word_set("bylines", "pictures") and not marked
        return Byline(names, photo, sure=bool(known) or marked or bare in word_set("bylines", "alone"))
    return Byline(names, sure=marked) if names and len(known) == len(names) else None


class _Term(NamedTuple):
    """What a word of a by-line is: an office, names, what they did, or several of these set without a gap."""

    names: tuple[str, ...] = ()
    office: str = ""
    did: str = ""


def _joined(words_: list[str]) -> list[str]:
    """The words, with two lone characters that follow each other as one: 沈 立 is a name set in columns."""
    joined: list[str] = []
    lone = False
    for word in words_:
        single = len(word) == 1 and word not in _deeds() and _HAN_CHAR.match(word) is not None
        if single and lone:
            joined[-1] += word
            lone = False
        else:
            joined.append(word)
            lone = single
    return joined


def _term(word: str) -> _Term | None:
    """What a word of a by-line is; None where it can be nothing of the kind."""
    bare = word.rstrip(":：")
    if bare in _deeds():
        return _Term(did=bare)
    if _is_office(bare):
        return _Term(office=bare)
    if len(word) > LONGEST_TERM:
        return None
    if _announces().search(word) and (found := _role().fullmatch(word)):
        office, rest = word[: found.start("name")], found["name"]
        if not rest:
            return _Term(office=office)
        if signed := _signed(rest) or _pair(rest):
            return signed._replace(office=office)
        return _Term((rest,), office) if _NAME.fullmatch(rest) else None
    return _signed(word) or (_Term((word,)) if _NAME.fullmatch(word) else None)


def _signed(word: str) -> _Term | None:
    """A name, alone or with what its bearer did: 吴某, 吴某摄."""
    glued = _tail().fullmatch(word) if len(word) <= LONGEST_NAME else None
    if glued and named(glued["name"]) and (glued["did"] == "摄" or not named(word)):
        return _Term((glued["name"],), did=glued["did"])
    return _Term((word,)) if named(word) else None


def _pair(word: str) -> _Term | None:
    """Two names that are set without a gap."""
    pair = (word[:2], word[2:])
    return _Term(pair) if len(word) == 4 and all(map(named, pair)) else None


@cache
def _deeds() -> frozenset[str]:
    return word_set("bylines", "texts") | word_set("bylines", "pictures")


def _is_office(word: str) -> bool:
    plain = word.translate(_OFFICE_DOTS)
    paper = len(plain) >= 4 and plain.endswith(tuple(word_set("masthead", "papers")))
    return paper or any(office in plain for office in word_set("bylines", "offices"))


def named(word: str) -> bool:
    """Whether a word has the shape of a Chinese name: a surname and one or two characters, or parts joined by ·."""
    if not _NAME.fullmatch(word) or word[0] < "\u2e80":
        return False
    if not word.isalpha():
        return True
    known = surnames()
    return (2 <= len(word) <= 3 and word[0] in known) or (3 <= len(word) <= 4 and word[:2] in known)
