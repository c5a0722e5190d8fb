"""The lines of a page, and what each one is: text, by-line, credit, masthead, label, jump, picture's credit."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.reading.bylines import LONGEST, Byline, byline
from kg.reading.flow import INVISIBLE
from kg.reading.leads import Lead, lead_in
from kg.reading.words import any_of, mark_chars, word_set

TEXT, BYLINE, PHOTO, CREDIT, MASTHEAD, LABEL, BOX, JUMP, RULE, META = (
    "text", "byline", "photo", "credit", "masthead", "label", "box", "jump", "rule", "meta",
)  # fmt: skip

SHORT = 20
"""What is longer, in characters, is no label and no newspaper's name."""

_WHITE = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B),
                           0x2028, 0x2029, 0x202F, 0x205F, 0x3000))) + INVISIBLE  # fmt: skip
_END = frozenset("。！？!?…；;.”’\"'」』》）)]】")
_CLOSE = re.compile(r"[。！？!?…；;.][”’\"'」』》）)\]】]*(?:\s*[（(【][^（）()【】]{2,40}[）)】])?$")
_DATE = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]")
_HAN = r"[\u3400-\u9fff]"


class Line(NamedTuple):
    """A line without the white space around it.

    `width` is in Chinese characters; `closed`: it ends a sentence; `lead`: how an article opens in it.
    """

    start: int
    end: int
    words: str
    width: float
    after_blank: bool
    indented: bool
    closed: bool
    kind: str = TEXT
    signed: Byline | None = None
    lead: Lead | None = None


@lru_cache(maxsize=2)
def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of the text that hold anything, in its order, each with its kind."""
    found: list[Line] = []
    at, blank = 0, True
    for raw in text.splitlines(keepends=True):
        bare = raw.strip(_WHITE)
        if bare:
            lead = raw.index(bare[0])
            kind, signed = _kind(bare)
            start, indented = at + lead, lead > 1 or raw[0] == "\u3000"
            opening = lead_in(bare) if kind == TEXT and ("讯" in bare or "电" in bare or "消息" in bare) else None
            found.append(Line(start, start + len(bare), bare, width(bare), blank, indented, closes(bare),
                              kind, signed, opening))  # fmt: skip
        blank = not bare
        at += len(raw)
    return tuple(found)


def closes(line: str) -> bool:
    """Whether the words end a sentence, be it before a closing （…）."""
    return line[-1] in _END and _CLOSE.search(line, max(0, len(line) - 50)) is not None


def width(line: str) -> float:
    """How many Chinese characters wide the words are printed: a Latin letter takes half of one."""
    return (len(line.encode("utf-8", "surrogatepass")) + len(line)) / 4


def _kind(line: str) -> tuple[str, Byline | None]:
    """What a line is, and who signs in it."""
    if not _remarkable(line) or ("。" in line and len(line) > SHORT):
        return TEXT, None
    if len(line) <= SHORT:
        plain = "".join(line.strip(_frame()).split())
        if plain in word_set("labels", "boxes"):
            return BOX, None
        if plain in word_set("labels", "columns") or _button().fullmatch(line):
            return LABEL, None
        if not plain.strip(mark_chars("rule")):
            return RULE, None
    signed = byline(line) if len(line) <= LONGEST and not lead_in(line) else None
    if signed and signed.sure and not _colons().search(line):
        return (PHOTO if signed.photo else BYLINE), signed
    if jump().fullmatch(line):
        return JUMP, None
    if _credit().fullmatch(line):
        return CREDIT, None
    if is_masthead(line):
        return MASTHEAD, None
    if is_meta(line):
        return META, None
    if signed and signed.sure:
        return (PHOTO if signed.photo else BYLINE), signed
    return (PHOTO, None) if len(line) <= 2 * SHORT and _photo().fullmatch(line) else (TEXT, None)


def _remarkable(line: str) -> bool:
    """Whether a line may be anything but text; quick, as nearly all lines may not."""
    if line[0] in _openings() or _hints().search(line):
        return True
    if len(line) > SHORT:
        return False
    return line in _labels() or line[-1] in _endings() or " " in line or line.endswith(_papers())


@cache
def _openings() -> frozenset[str]:
    """How lines begin that are no text: signs and numbers."""
    return frozenset(_frame() + mark_chars("rule") + "0123456789ABCDEFGH第（(")


@cache
def _endings() -> frozenset[str]:
    """How short lines end that are no text: signs, numbers, words of taking pictures."""
    did = (word[-1] for word in word_set("bylines", "pictures"))
    return frozenset((*_frame(), *"0123456789", *did))


@cache
def _labels() -> frozenset[str]:
    return word_set("labels", "columns") | word_set("labels", "boxes")


@cache
def _papers() -> tuple[str, ...]:
    return tuple(sorted(word_set("masthead", "papers")))


@cache
def _hints() -> re.Pattern[str]:
    """A word or sign that by-lines, jumps, credits, mastheads, web heads or buttons hold."""
    lists = (("bylines", "roles"), ("bylines", "offices"), ("bylines", "photos"), ("labels", "buttons"))
    known = "|".join(any_of(table, key) for table, key in lists)
    return re.compile(rf"{known}|:|：|/|\||版|农历|星期|总第|邮发|刊号|校对|责编|编辑|摄|19\d\d|20\d\d")


@cache
def _frame() -> str:
    return "【】[]《》<>〈〉「」:： \u3000" + mark_chars("byline")


@cache
def _colons() -> re.Pattern[str]:
    """A word of credits or of a web head with its colon."""
    return re.compile(rf"(?:{any_of('credits', 'words')}|{any_of('meta', 'words')})\s*[:：]")


@cache
def jump() -> re.Pattern[str]:
    """A reference to another page: （下转第二版）; its group `into` is set where it says what was before."""
    number = r"第?\s*[\dA-Za-z一二三四五六七八九十]{1,4}\s*[版页]"
    said = f"(?:(?P<into>{any_of('jumps', 'into')})|{any_of('jumps', 'out')}|{any_of('jumps', 'see')})"
    inside = rf"[^（）()。，]{{0,6}}?{said}[^（）()。，]{{0,6}}?{number}[^（）()。]{{0,8}}?"
    return re.compile(rf"[（(\[【]\s*{inside}[）)\]】]|(?:下转|上接|紧接)\s*{number}\s*$")


@cache
def _credit() -> re.Pattern[str]:
    role = rf"(?:{any_of('credits', 'words')})"
    name = rf"{_HAN}{{1,4}}(?:\s{_HAN}{{1,3}})?"
    return re.compile(
        rf"(?:{role}\s*[:：]\s*[^:：。，]{{0,24}}?\s*)+|(?:{role}[\s:：/]*{name}[\s、]*){{2,}}"
    )


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(rf"{_HAN}{{2,6}}(?:{any_of('masthead', 'papers')})社?")


@cache
def _masthead() -> re.Pattern[str]:
    return re.compile(any_of("masthead", "words"))


@cache
def _folio() -> re.Pattern[str]:
    """Number and name of a page: A2 要闻, 第三版, 4版."""
    number = r"(?:第?\s*[A-Z]?\s*\d{1,3}\s*版|[A-Z]\d{1,3}|第?[一二三四五六七八九十]{1,3}版|\d{1,2}(?=\s|$))"
    return re.compile(rf"{number}(?:\s*{_HAN}{{2,6}})?|{_HAN}{{2,4}}\s*{number}|今日\s*\d+\s*版")


def is_masthead(line: str) -> bool:
    """Whether a line only says which paper and which page of which day this is."""
    if len(line) <= 9 and _paper().fullmatch(line):
        return True
    if "。" in line or "，" in line:
        return False
    if _folio().fullmatch(line):
        return True
    parts = [part.strip() for part in re.split(r"[/|]", line)]
    if len(parts) >= 3 and all(len(part) == 2 for part in parts):
        return True
    dated = _DATE.search(line) is not None
    found = {match[0] for match in _masthead().finditer(line)}
    return (dated and "星期" in line) or len(found) >= 2 or (line.startswith("农历") and len(line) <= SHORT)


def is_meta(line: str) -> bool:
    """Whether a line is the head of a web article: its date, source, author, clicks."""
    dated = _DATE.match(line) is not None
    return bool(_meta().match(line)) or (dated and (len(line) <= SHORT or _meta().search(line) is not None))


@cache
def _meta() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('meta', 'words')})\s*[:：]")


@cache
def _photo() -> re.Pattern[str]:
    nobody = rf"[^，。]{{0,24}}(?:{any_of('bylines', 'photos')})"
    return re.compile(rf"[（(]?(?:{nobody}|[\u3400-\u9fff\s·・]{{2,24}}\s摄)[）)]?")


@cache
def _button() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{any_of('labels', 'buttons')})[\s/|]*[^，。]{{0,6}})+")
