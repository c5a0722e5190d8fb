"""Names that an article has introduced and then repeats, defines a short form for, or shortens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.recognition.candidates import Candidate
from kg.recognition.text import Text, normal
from kg.records import Mention

_DEFINED = re.compile(r"（(?:以下|下)?(?:简称|称)[:：为]?[“‘《]?([^“”‘’《》（）。，；]{2,20})[”’》]?）")
_BRACKETED = re.compile(r"（[“‘]?([^“”‘’（）。，；、]{2,10})[”’]?）")
DEFINED, SHORTENED = "echo.defined", "echo.short"
"""The rules of a short form that the article defines (以下简称“Y”), and of a company's usual ones."""

_SURE = 1.0
_DEFINITION, _SHORT, _BRAND, _WORD = 4.5, 3.0, 5.5, 4.5
_LEVELS = {"Town": ("镇", "乡", "街道", "苏木"), "Village": ("村", "社区", "嘎查")}
_TOWN = re.compile("[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道|苏木)(?=..)")


def definitions(text: str, names: Sequence[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """Each name that is given a short form in brackets behind it, with the short form.

    （以下简称“Y”） always gives one; a bare （Y） only where Y is made of the name's own characters in order.
    """
    for one in names:
        behind = one.end + (text[one.end : one.end + 1] in ("”", "》"))
        found = _DEFINED.match(text, behind)
        if found is None:
            found = _BRACKETED.match(text, behind)
            if found is None or not shortens(found[1], text[one.start : one.end]):
                continue
        yield one, found[1]


def definitions_of(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """The short forms that an article defines, each with the full name as printed."""
    names = [Candidate(one.start, one.end, one.type, 1.0, one.rule) for one in mentions]
    flat = normal(text)
    return {short: text[one.start : one.end] for one, short in definitions(flat, names)}


def shortens(short: str, full: str) -> bool:
    """Whether a shorter string has its characters in the full one, in order: 进博会, 中国国际进口博览会."""
    rest = iter(full)
    return 1 < len(short) < len(full) and all(char in rest for char in short)


def echoes(text: Text, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Further candidates: what a sure name of this article lets us expect elsewhere in it."""
    chars = text.text
    expected: dict[tuple[str, str], tuple[float, str]] = {}
    for one, short in definitions(chars, chosen):
        expected[short, one.type] = (_DEFINITION, DEFINED)
    for one in chosen:
        if one.score < _SURE or one.deictic or one.end - one.start < 2:
            continue
        name = chars[one.start : one.end]
        expected.setdefault((name, one.type), (one.score, f"{one.rule}"))
        shorter = _short_companies if one.type == "Enterprise" else _short_places if one.type in _LEVELS else None
        for short, score in shorter(text, one) if shorter else ():
            expected.setdefault((short, one.type), (score, SHORTENED))
    for (name, kind), (score, rule) in sorted(expected.items()):
        at = chars.find(name)
        while at >= 0:
            yield Candidate(at, at + len(name), kind, score, rule)
            at = chars.find(name, at + 1)


def _short_companies(text: Text, one: Candidate) -> Iterator[tuple[str, float]]:
    """The short forms of a company's full name: its brand, and the brand with 集团 or the like."""
    chars = text.text
    place = text.place_at(one.start, one.end)
    core = place or one.start
    words = [token for token in text.tokens[text.index(core) : text.index(one.end - 1) + 1] if token.end <= one.end]
    if not words or not chars[one.start : one.end].endswith(("公司", "集团", "银行", "厂")):
        return
    brand = chars[core : words[0].end]
    if len(brand) == 1 and len(words) > 1:
        brand = chars[core : words[1].end]
    if 2 <= len(brand) < one.end - one.start:
        yield brand + "集团", _SHORT
        yield brand + "公司", _SHORT
        if not text.is_word(core, core + len(brand)):
            yield brand, _BRAND


def _short_places(text: Text, one: Candidate) -> Iterator[tuple[str, float]]:
    """A town or village without the places before it, and without its level word: 石洞镇 and 石洞 for 皋兰县石洞镇."""
    start = one.start
    while stop := text.place_at(start, one.end):
        start = stop
    name = text.text[start : one.end]
    town = _TOWN.match(name) if one.type == "Village" else None
    name = name[town.end() :] if town else name
    level = next((word for word in _LEVELS[one.type] if name.endswith(word)), "")
    short = name.removesuffix(level)
    if level and len(short) > 1:
        yield name, _SHORT
        yield short, _WORD if text.is_whole_word(short) else _BRAND
