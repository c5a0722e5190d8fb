"""An article as the grammar sees it: each name one character that tells its class, the rest cleaned.

In a view, white space is gone, punctuation, full-width and traditional characters have one form, brackets are
dropped where asked, and quotation marks that wrap a whole name belong to the name. `View.span` leads back to
`article.text`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from kg.characters import plain
from kg.records import CLASSES, Article, Mention
from kg.relations.sentences import sentences

MARK = {kind: chr(0xE000 + number) for number, kind in enumerate(CLASSES)}
"""The character that stands for a name of each class (private use area, so never in a text)."""

HOLDER = chr(0xE000 + len(CLASSES))
"""The character of a name that only says where somebody's post is: 某局 in 某局局长 before somebody unknown."""

TITLED = chr(0xE001 + len(CLASSES))
"""The character of a person printed with a title."""

PERSONS = f"[{MARK['Person']}{TITLED}]"
"""A pattern for any person."""

MARKS = frozenset({*MARK.values(), HOLDER, TITLED})
ANY = f"[{''.join(sorted(MARKS))}]"
"""A pattern for any name."""

_WIDTH = str.maketrans(",;:!?()％．", "，；：！？（）%.")

_DROPPED = re.compile(r"[^\S\n]+|(?<=\d)，(?=\d{3}(?!\d))")
_BRACKETS = re.compile(r"（[^（）\n]{1,80}）")
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", '"': '"'}
_DEICTIC_VERBS = "在来留赴抵到离驻"


@dataclass(frozen=True, slots=True)
class Token:
    """A name, or a phrase that stands for one or for several, at `article.text[start:end]`.

    `holder` is true where the name only says where somebody's post is (the bureau in 某局局长 before an unknown name),
    `titled` where a person's title is part of the token.
    """

    start: int
    end: int
    kind: str
    entities: tuple[str, ...]
    quoted: bool = False
    holder: bool = False
    titled: bool = False

    @property
    def mark(self) -> str:
        """The character that stands for it in a view."""
        return HOLDER if self.holder else TITLED if self.titled else MARK[self.kind]


@dataclass(frozen=True, slots=True)
class Source:
    """The text of an article with one form of each sign, as long as the original, and what a view leaves out of it."""

    text: str
    body: int
    dropped: list[tuple[int, int]]
    brackets: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class View:
    """`text` with one character a token; `tokens` by position in `text`; `sentences` as spans of `text`."""

    text: str
    tokens: dict[int, Token]
    sentences: tuple[tuple[int, int], ...]
    _starts: list[int]
    _origins: list[int]

    def origin(self, position: int) -> int:
        """Where the character at `position` stands in article.text."""
        number = bisect_right(self._starts, position) - 1
        return self._origins[number] + position - self._starts[number]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in article.text of `text[start:end]` (start < end)."""
        first, last = self.tokens.get(start), self.tokens.get(end - 1)
        return (first.start if first else self.origin(start)), (last.end if last else self.origin(end - 1) + 1)

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence around a position."""
        number = bisect_right(self.sentences, (position, len(self.text) + 1)) - 1
        return self.sentences[max(number, 0)]

    def tokens_in(self, first: int, last: int) -> list[Token]:
        """The tokens between two positions, in order."""
        return [self.tokens[at] for at in range(first, last) if at in self.tokens]


def tokens_of(mentions: Iterable[Mention], text: str) -> list[Token]:
    """The linked mentions as tokens; what wraps the whole name in quotation marks belongs to the token."""
    found = []
    for mention in mentions:
        start, end = mention.start, mention.end
        if mention.deictic and end - start > 1 and text[start] in _DEICTIC_VERBS:
            start += 1  # 来义, 在义: the verb is not part of the place
        quoted = start > 0 and end < len(text) and _QUOTES.get(text[start - 1], " ") == text[end]
        if quoted:
            start, end = start - 1, end + 1
        if mention.entity:
            found.append(Token(start, end, mention.type, (mention.entity,), quoted))
    return sorted(found, key=lambda token: (token.start, -token.end))


def source_of(article: Article) -> Source:
    """What the views of an article are made from."""
    text = plain(article.text).translate(_WIDTH)
    dropped = [found.span() for found in _DROPPED.finditer(text)]
    return Source(text, article.body, dropped, [found.span() for found in _BRACKETS.finditer(text)])


def view_of(source: Source, tokens: Iterable[Token], brackets: bool = True) -> View:
    """The view of an article in which the tokens stand as one character each.

    White space in the headline separates clauses; elsewhere it is nothing, but a new line ends a sentence.
    With `brackets` false, what stands in brackets is left out, with the names in it.
    """
    text = source.text
    items: list[tuple[int, int, Token | None]] = [(token.start, -token.end, token) for token in tokens]
    items += [(start, -end, None) for start, end in source.dropped]
    if not brackets:
        items += [(start, -end, None) for start, end in source.brackets]
    items.sort(key=itemgetter(0, 1))
    parts, starts, origins = list[str](), list[int](), list[int]()
    placed: dict[int, Token] = {}
    size = position = 0
    for start, minus_end, token in items:
        if start < position:
            continue  # inside what was placed or dropped
        if start > position:
            parts.append(text[position:start])
            starts.append(size)
            origins.append(position)
            size += start - position
        put = ""
        if token:
            put = token.mark
            if token.quoted and size - 1 in placed and placed[size - 1].quoted:
                put = "、" + put  # “甲”“乙” is a list
            placed[size + len(put) - 1] = token
        elif start < source.body and text[start].isspace():
            put = "，"
        if put:
            parts.append(put)
            starts.append(size)
            origins.append(start)
            size += len(put)
        position = -minus_end
    parts.append(text[position:])
    starts.append(size)
    origins.append(position)
    whole = "".join(parts)
    return View(whole, placed, sentences(whole) or ((0, 0),), starts, origins)
