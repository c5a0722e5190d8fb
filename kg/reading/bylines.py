"""Who signs: the lines ▢ 全媒体记者 X 文/摄, the （记者 X 通讯员 Y） after 本报讯, the （X） that closes an article."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.reading.words import any_of, mark_chars, surnames, word_set, words

LONGEST = 120
"""Characters that a by-line may have at most."""

_BREAK = re.compile(r"\s*\n\s*")
_GAPS = re.compile(r"[\s、，,;；|｜/／&＆]+")
_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_NAME = re.compile(rf"{_HAN}{{2,4}}|{_HAN}+(?:[·•・‧]{_HAN}+)+|[A-Z][A-Za-z.·-]+")
_OFFICE_DOTS = str.maketrans("・•‧", "···")


class Byline(NamedTuple):
    """The names of a by-line. `photo`: it says only who took a picture. `sure`: a word or mark says who signs."""

    names: tuple[str, ...]
    photo: bool = False
    sure: bool = True


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?P<office>[^（）()]{{0,24}})(?:{any_of('bylines', 'roles')})(?:[:：]|报道[:：]?)?(?P<name>.*)")


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
    marked = bare[:1] in mark_chars("byline") if bare else False
    bare = bare.lstrip(mark_chars("byline") + " \t\u3000")
    parsed = _parse([token for token in _GAPS.split(bare) if token])
    if parsed is None:
        return None
    names, roles, did = parsed
    known = [name for name in names if named(name)]
    photo = bool(did) and did <= word_set("bylines", "pictures") and not marked
    if roles or did:
        return Byline(tuple(names), photo, sure=bool(known) or marked or bare in word_set("bylines", "alone"))
    return Byline(tuple(names), sure=marked) if names and len(known) == len(names) else None


def _parse(tokens: list[str]) -> tuple[list[str], set[str], set[str]] | None:
    """The names, the offices that contributed them, and what they did; None where a word fits none of these."""
    names: list[str] = []
    roles: set[str] = set()
    did: set[str] = set()
    texts = word_set("bylines", "texts") | word_set("bylines", "pictures")
    letter = ""
    for token in tokens:
        if token.rstrip(":：") in texts:
            did.add(token.rstrip(":："))
        elif _is_office(token):
            roles.add(token)
        elif found := _role().fullmatch(token):
            roles.add(token[: found.start("name")])
            rest = found["name"]
            if (glued := _tail().fullmatch(rest)) and named(glued["name"]):
                rest = glued["name"]
                did.add(glued["did"])
            if rest:
                if not (both := _names(rest) or _NAME.findall(rest) * (_NAME.fullmatch(rest) is not None)):
                    return None
                names += both
        elif letter:
            if len(token) != 1:
                return None
            names.append(letter + token)
            letter = ""
        elif len(token) == 1 and re.match(_HAN, token):
            letter = token
        elif _NAME.fullmatch(token):
            glued = _tail().fullmatch(token)
            if glued and named(glued["name"]) and (not named(token) or glued["did"] == "摄"):
                names.append(glued["name"])
                did.add(glued["did"])
            else:
                names.append(token)
        elif (glued := _tail().fullmatch(token)) and named(glued["name"]):
            names.append(glued["name"])
            did.add(glued["did"])
        else:
            return None
    return None if letter else (names, roles, did)


def _names(token: str) -> list[str]:
    """The name that a word is, or the two that are set without a gap (周明何立)."""
    if named(token):
        return [token]
    pair = [token[:2], token[2:]]
    return pair if len(token) == 4 and all(map(named, pair)) else []


def _is_office(token: str) -> bool:
    plain = token.translate(_OFFICE_DOTS)
    if len(plain) >= 4 and plain.endswith(tuple(words()["masthead"]["papers"])):
        return True
    return any(office in plain for office in words()["bylines"]["offices"])


def named(token: str) -> bool:
    """Whether a word has the shape of a Chinese name: a surname and one or two characters, or parts joined by ·."""
    if not _NAME.fullmatch(token):
        return False
    if token[0] < "\u2e80" or not token.isalpha():
        return True
    known = surnames()
    return (2 <= len(token) <= 3 and token[0] in known) or (3 <= len(token) <= 4 and token[:2] in known)
