"""Annotated articles: text that a person can read and correct, with its mentions marked in the line.

    # home=兰州市; newspaper=兰州日报; date=2024-03-18; genre=visit
    {G:市科技局=兰州市科学技术局}走访{E:华鼎}
    (empty, or the by-line)
    the body, a paragraph a line

The letter before the colon is the type, what follows `=` the full name where the printed form is short.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from kg.errors import UserError
from kg.records import Article, Mention

LETTERS = {"P": "Person", "E": "Enterprise", "G": "GovernmentBody", "I": "Institution", "L": "Place", "T": "Town",
           "V": "Village", "J": "Project", "X": "Event", "D": "Place"}
Annotated = tuple[Article, tuple[Mention, ...]]
_HELD_OUT = 10
_MARK = re.compile(r"\{([A-Z]):([^{}=]+)(?:=([^{}]+))?\}")


def annotated(folder: Path) -> Iterator[Annotated]:
    """The articles of a folder in the order of their names, with their mentions."""
    for path in sorted(folder.glob("*.txt")):
        yield parse(path.read_text(encoding="utf-8"), path.name)


def parted(articles: Iterable[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """The articles to train on, and those held out to measure on: every tenth."""
    known = list(articles)
    return [one for number, one in enumerate(known) if number % _HELD_OUT], known[::_HELD_OUT]


def parse(text: str, name: str) -> Annotated:
    """An annotated article; `Mention.entity` holds the full name where it is given. UserError on a broken mark."""
    head, _, rest = text.partition("\n")
    facts = dict(part.strip().partition("=")[::2] for part in head.removeprefix("#").split(";"))
    lines = rest.split("\n")
    marked = "\n".join([lines[0], *(line for line in lines[2:] if line.strip())])
    plain, mentions, end = "", [], 0
    for found in _MARK.finditer(marked):
        plain += marked[end : found.start()]
        letter, words, full = found.groups()
        if letter not in LETTERS:
            raise UserError(f"{name}: {found[0]}: {letter} is no type; use one of {' '.join(LETTERS)}")
        mentions.append(Mention(len(plain), len(plain) + len(words), words, LETTERS[letter], "annotated", 1.0,
                                letter == "D", full or ""))
        plain += words
        end = found.end()
    plain += marked[end:]
    if "{" in plain or "}" in plain:
        raise UserError(f"{name}: a mark is not closed or not opened: …{plain[max(0, plain.find('{') - 10):][:40]}")
    headline = plain.partition("\n")[0]
    day = date.fromisoformat(facts["date"]) if len(facts.get("date", "")) == 10 else None
    article = Article(name, headline, (), len(headline) + 1, len(plain), plain, array("I", range(len(plain))),
                      len(headline) + 1, facts.get("newspaper"), facts.get("home"), day)
    return article, tuple(mentions)
