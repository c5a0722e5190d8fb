"""An article's text made ready for recognition: normal characters and words, every offset as before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import rjieba

from kg.characters import plain
from kg.gazetteer import Division
from kg.recognition.lexicon import SCANNED, Lexicon

_PUNCTUATION = str.maketrans(",;:?!()", "，；：？！（）")
_ASCII_MARK = re.compile(r"[,;:?!()]")
T = TypeVar("T")

_NOT_BEFORE_LEVEL = set("全各本我该某两邻外跨城都镇乡")
_KINDS = {
    **dict.fromkeys("，。；：！？\n…—", "stop"), **dict.fromkeys("“‘《", "opening"), **dict.fromkeys("”’》", "closing"),
    "、": "list mark", "（": "bracket", "）": "bracket", " ": "space", "和": "joint", "与": "joint", "及": "joint",
    "的": "的", "在": "在", "等": "等",
}  # fmt: skip
_HONOUR_END = re.compile("称号|荣誉|[，。；！？\n]")
_STRAIGHT = re.compile("[\"＂]")


def normal(text: str) -> str:
    """The text with one form for each character, and as long as before.

    Traditional characters become simplified, full-width letters and digits ASCII, ASCII punctuation beside Chinese
    becomes Chinese, straight double quotation marks become “ and ” in turn within a paragraph.
    """
    text = plain(text)
    if _STRAIGHT.search(text):
        text = "\n".join(map(_curl, text.split("\n")))
    return _ASCII_MARK.sub(lambda mark: _widen(text, mark), text)


def _curl(paragraph: str) -> str:
    """Opens a quotation after a start, a mark or an opening one, and closes it after anything else."""
    marks = iter("“”" * (len(paragraph) // 2 + 1))
    return _STRAIGHT.sub(lambda _: next(marks), paragraph)


def _widen(text: str, mark: re.Match[str]) -> str:
    beside = text[max(0, mark.start() - 1) : mark.start()] + text[mark.end() : mark.end() + 1]
    return mark[0].translate(_PUNCTUATION) if any(char > "\u2000" for char in beside) else mark[0]


@cache
def segmenter() -> rjieba.Jieba:
    """The word segmenter with its own dictionary, loaded once."""
    return rjieba.Jieba()


@dataclass(frozen=True, slots=True)
class Token:
    """A word at text[start:end] with its part of speech (jieba's tag set)."""

    start: int
    end: int
    tag: str


class Text:
    """A normal text with its tokens and the places that it names, seen from a home place.

    `tokens` are in order and without gaps; `starts` holds where tokens start, `ends` where they end. `places` has
    the ends of place names by their start, shortest first. `title_from` and `title_to` tell what kind of post the
    longest title is at that starts or ends somewhere. `honours` are the spans of names of honours.
    """

    def __init__(self, text: str, lexicon: Lexicon, home: Division | None = None) -> None:
        self.text = normal(text)
        self.lexicon = lexicon
        self.home = home
        self.tokens: list[Token] = []
        at = 0
        for word, tag in segmenter().tag(self.text):
            self.tokens.append(Token(at, at + len(word), tag))
            at += len(word)
        self._begins = [token.start for token in self.tokens]
        self.starts = set(self._begins)
        self.ends = {token.end for token in self.tokens}
        self._found: dict[str, list[tuple[int, int]]] = {name: [] for name in SCANNED}
        for start, end, lists in lexicon.scan.find(self.text):
            for name in lists:
                self._found[name].append((start, end))
        self.places: dict[int, list[tuple[int, tuple[Division, ...]]]] = {}
        self._place_ends: dict[int, list[int]] = {}
        self.title_from: dict[int, str] = {}
        self.title_to: dict[int, str] = {}
        for start, end, kind in self.hits("titles", lexicon.titles):
            self.title_from[start] = kind
            self.title_to.setdefault(end, kind)
        self.honours = [(end, self._honour_end(end)) for _, end in self._found["honour_verbs"]]
        for start, end, known in self.hits("places", lexicon.places):
            self.places.setdefault(start, []).append((end, known))
            self._place_ends.setdefault(end, []).append(start)

    def hits(self, name: str, known: Mapping[str, T]) -> Iterator[tuple[int, int, T]]:
        """Where the phrases of a list of the lexicon stand (start, end), and what is known of each."""
        for start, end in self._found[name]:
            yield start, end, known[self.text[start:end]]

    def _honour_end(self, start: int) -> int:
        """Where an honour's name ends that begins here: at 称号, 荣誉 or the clause's end."""
        found = _HONOUR_END.search(self.text, start)
        return found.start() if found else len(self.text)

    def honoured(self, start: int) -> bool:
        """Whether a position lies in the name of an honour (荣获|全国文明城市|称号)."""
        return any(first <= start < last for first, last in self.honours)

    def index(self, position: int) -> int:
        """The index of the token that covers a position."""
        return bisect_right(self._begins, position) - 1

    def token(self, position: int) -> Token:
        """The token that covers a position."""
        return self.tokens[self.index(position)]

    def is_word(self, start: int, end: int) -> bool:
        """Whether a span is a word of the segmenter's dictionary."""
        return bool(segmenter().has_word(self.text[max(0, start) : end]))

    def is_whole_word(self, word: str) -> bool:
        """Whether the segmenter's dictionary has a word."""
        return bool(segmenter().has_word(word))

    def is_level_word(self, position: int) -> bool:
        """Whether a level word (市, 省, 县 ...) stands here by itself and not as a part of a word (城市, 全省)."""
        if position and self.text[position - 1] in _NOT_BEFORE_LEVEL:
            return False
        return position in self.starts or not self.is_word(position - 1, position + 1)

    def place_at(self, start: int, end: int) -> int:
        """Where the longest place name that starts here ends, not beyond `end`; 0 without one."""
        return max((stop for stop, _ in self.places.get(start, ()) if stop <= end), default=0)

    def place_chains(self, end: int) -> list[int]:
        """Where a run of place names that ends here may begin (浙江省义乌市|…), nearest first."""
        chains: list[int] = []
        frontier = [end]
        while frontier:
            found = [start for stop in frontier for start in self._place_ends.get(stop, ())]
            chains += sorted(found, reverse=True)
            frontier = found
        return chains

    def before(self, start: int) -> str:
        """What kind of thing stands before a name that would begin here."""
        if start == 0:
            return "start"
        last = self.text[start - 1]
        if last in _KINDS:
            return _KINDS[last]
        if start in self._place_ends:
            return "place"
        if start not in self.starts:
            return "part of a word"
        token = self.token(start - 1)
        word = self.text[token.start : token.end]
        return self.lexicon.edges.get(word) or ("title" if word in self.lexicon.titles else token.tag[:1])

    def after(self, end: int) -> str:
        """What kind of thing stands behind a name that would end here."""
        if end >= len(self.text):
            return "end"
        first = self.text[end]
        if first in _KINDS:
            return _KINDS[first]
        if end in self.title_from:
            return "title"
        if end not in self.ends:
            return "part of a word"
        token = self.token(end)
        return self.lexicon.edges.get(self.text[end : token.end]) or token.tag[:1]

    def torn(self, start: int, end: int) -> Iterator[str]:
        """The signs of a name that tears a word of the dictionary apart at its start or its end."""
        first, last = self.token(start), self.token(end - 1)
        if first.start < start and self.is_word(first.start, first.end):
            yield "torn at the start"
        if last.end > end and self.is_word(last.start, last.end):
            yield "torn at the end"

    def near_home(self, division: Division) -> bool:
        """Whether a division is the home place, around it or in its prefecture."""
        return bool(self.home and division.code and self.home.code and division.code[:4] == self.home.code[:4])
