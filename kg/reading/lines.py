"""The lines of a page, and what each one is: text, by-line, credit, masthead, label, jump, picture's credit."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.reading.bylines import LONGEST, Byline, byline
from kg.reading.flow import INVISIBLE
from kg.reading.words import any_of, word_set, words

TEXT, BYLINE, PHOTO, CREDIT, MASTHEAD, LABEL, BOX, JUMP, RULE, META = (
    "text", "byline", "photo", "credit", "masthead", "label", "box", "jump", "rule", "meta",
)  # fmt: skip

_WHITE = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" + INVISIBLE
_CLOSE = re.compile(r"[。！？!?…；;.][”’\"'」』》）)\]】]*$")
_WEB_DATE = re.compile(r"(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}")


class Line(NamedTuple):
    """A line without the white space around it: its span, whether blank lines or an indent come before it."""

    start: int
    end: int
    words: str
    width: float
    after_blank: bool
    indented: bool
    kind: str = TEXT
    signed: Byline | None = None

    @property
    def closed(self) -> bool:
        """Whether the line ends a sentence."""
        return closes(self.words)


def closes(words: str) -> bool:
    """Whether the words end a sentence."""
    return _CLOSE.search(words, max(0, len(words) - 6)) is not None


def width(words: str) -> float:
    """How many Chinese characters wide the words are printed: a Latin letter takes half of one."""
    return (len(words.encode("utf-8", "surrogatepass")) + len(words)) / 4


def read_lines(text: str) -> list[Line]:
    """The lines of the text that hold anything, each with its kind."""
    found: list[Line] = []
    at, blank = 0, True
    for raw in text.splitlines(keepends=True):
        bare = raw.strip(_WHITE)
        if bare:
            start = at + raw.index(bare[0])
            lead = raw[: start - at]
            indented = "\u3000" in lead or len(lead) > 1
            kind, signed = _kind(bare)
            found.append(Line(start, start + len(bare), bare, width(bare), blank, indented, kind, signed))
        blank = not bare
        at += len(raw)
    return found


@cache
def _hint() -> re.Pattern[str]:
    """Anything without which a line longer than a label can only be text."""
    hints = [any_of("bylines", "roles"), any_of("bylines", "offices"), any_of("bylines", "pictures"),
             any_of("credits", "words"), any_of("masthead", "papers"), any_of("jumps", "out"), any_of("jumps", "into"),
             any_of("jumps", "see"), any_of("labels", "buttons"), any_of("meta", "words"), "农历|星期|总第|邮发|CN", r"(?:19|20)\d\d[-/.年]"]
    return re.compile("|".join(hints))


def _kind(words_: str) -> tuple[str, Byline | None]:
    if len(words_) > LONGEST and not _masthead_words(words_):
        return TEXT, None
    if "。" in words_ and len(words_) > 12:
        return TEXT, None
    plain = words_.strip("【】[]《》<>〈〉「」:： \u3000" + words()["marks"]["byline"])
    if plain in word_set("labels", "boxes"):
        return BOX, None
    if plain in word_set("labels", "columns"):
        return LABEL, None
    if not words_.strip(words()["marks"]["rule"]):
        return RULE, None
    if _hint().search(words_) is None and words_[0] not in words()["marks"]["byline"] and len(words_) > 20:
        return TEXT, None
    if _jump().fullmatch(words_):
        return JUMP, None
    if _credit().fullmatch(words_):
        return CREDIT, None
    if is_masthead(words_):
        return MASTHEAD, None
    if is_meta(words_):
        return META, None
    signed = byline(words_)
    if signed and signed.sure:
        return (PHOTO if signed.photo else BYLINE), signed
    if _photo().fullmatch(words_):
        return PHOTO, None
    if len(words_) <= 16 and _button().match(words_):
        return LABEL, None
    return TEXT, signed


@cache
def _jump() -> re.Pattern[str]:
    return re.compile(rf"[（(\[【]?\s*{JUMP_WORDS()}\s*[）)\]】]?")


def JUMP_WORDS() -> str:
    """The pattern of a reference to another page, without its brackets."""
    page = r"(?:第?\s*[\dA-Za-z一二三四五六七八九十]{1,4}\s*[版页](?:[^（）()。]{0,8})?)"
    return rf"(?:(?P<into>{any_of('jumps', 'into')})|{any_of('jumps', 'out')}|{any_of('jumps', 'see')})[^（）()。，]{{0,6}}?{page}"


@cache
def _credit() -> re.Pattern[str]:
    role = rf"(?:{any_of('credits', 'words')})"
    return re.compile(rf"(?:{role}\s*[:：]?[^:：。，]{{0,16}}?)*{role}\s*[:：]\s*[^:：。，]{{0,24}}|(?:{role}[\s:：/]*[\u3400-\u9fff]{{1,4}}(?:\s[\u3400-\u9fff]{{1,3}})?\s*){{2,}}")


@cache
def _masthead() -> re.Pattern[str]:
    return re.compile(any_of("masthead", "words"))


def _masthead_words(words_: str) -> bool:
    strong = sum(one in words_ for one in ("国内统一", "邮发代号", "总第", "农历", "新闻热线", "CN"))
    return strong >= 2


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(rf"[\u3400-\u9fff]{{2,6}}(?:{any_of('masthead', 'papers')})(?:社)?")


def is_masthead(words_: str) -> bool:
    """Whether a line only says which paper of which day this is."""
    if _masthead_words(words_) or (_paper().fullmatch(words_) and len(words_) <= 8):
        return True
    if "。" in words_ or "，" in words_:
        return False
    found = {match[0] for match in _masthead().finditer(words_)} - {"第", "期", "版"}
    if "/" in words_ or "|" in words_:
        parts = [part.strip() for part in re.split(r"[/|]", words_)]
        if len(parts) >= 3 and all(len(part) == 2 for part in parts):
            return True
    dated = _WEB_DATE.search(words_) is not None
    return (dated and ("星期" in words_ or len(words_) <= 14)) or (len(found) >= 3) or _folio().fullmatch(words_) is not None


@cache
def _folio() -> re.Pattern[str]:
    return re.compile(r"第?\s*[A-Z]?\s*\d{1,3}\s*版?|[A-Z]?\d{1,2}\s+[\u3400-\u9fff]{2,4}|第?[一二三四五六七八九十]{1,3}版(?:\s*[\u3400-\u9fff]{2,4})?|\d{1,2}版\s*[\u3400-\u9fff]{2,6}")


@cache
def _meta() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('meta', 'words')})\s*[:：]")


def is_meta(words_: str) -> bool:
    """Whether a line is the head of a web article: its date, source, author, clicks."""
    if len(words_) > LONGEST or "。" in words_:
        return False
    return _meta().match(words_) is not None or (
        _WEB_DATE.match(words_) is not None and (len(words_) <= 20 or _meta().search(words_) is not None)
    )


@cache
def _photo() -> re.Pattern[str]:
    return re.compile(rf"[（(]?[^，。]{{0,24}}(?:{any_of('bylines', 'photos')})[）)]?|[（(]?[\u3400-\u9fff\s·・]{{2,24}}\s摄[）)]?")


@cache
def _button() -> re.Pattern[str]:
    return re.compile(any_of("labels", "buttons"))
