"""The things that flow through the house: Page, Article, Mention, Entity, Claim, Extract.

All are frozen. Offsets count code points. Two scales of offset exist and are never mixed:
`Article.text` is *flowing text* (wrapped lines joined), and `Article.page_span` leads from it to the page.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from datetime import date

CLASSES = (
    "Person", "Enterprise", "GovernmentBody", "Institution", "Place", "Town", "Village", "Project", "Event",
)  # fmt: skip
"""The types a mention can have: names of classes of ontology/civic.ttl."""


@dataclass(frozen=True, slots=True)
class Page:
    """One newspaper page as decoded; `name` is its file name, `text` what all page offsets index into.

    `newspaper`, `home` (full name of the place whose paper it is: 义乌市) and `date` are None where unknown.
    `derived` is true where the text was drawn out of HTML or PDF, so that it has to be kept beside the export.
    """

    name: str
    text: str
    newspaper: str | None = None
    home: str | None = None
    date: date | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page, as flowing text.

    `text` is the headline (lines joined by a space), a newline, then the body with one newline between
    paragraphs; `offsets[i]` is where character i of `text` stands on the page (a character that was put in,
    such as a newline, has the offset of the white space that it stands for). `start`/`end` are the body's
    span on the page, `body` is where the body begins in `text`. `newspaper`, `home` and `date` are the page's
    or what the article's own dateline says.
    """

    page: str
    headline: str
    byline: tuple[str, ...]
    start: int
    end: int
    text: str
    offsets: array[int]
    body: int
    newspaper: str | None = None
    home: str | None = None
    date: date | None = None

    def page_span(self, start: int, end: int) -> tuple[int, int]:
        """The span on the page of `text[start:end]` (start < end)."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or a word that stands for one, at `article.text[start:end]`.

    `type` is one of CLASSES. `rule` names the witness that proposed it. `deictic` is true for 我市, 在义 and
    the like. Linking sets `entity` (an Entity.id) and `decision` (the ground: "registry", "defined here" ...).
    """

    start: int
    end: int
    text: str
    type: str
    rule: str
    confidence: float
    deictic: bool = False
    entity: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions stand for. `id` is "<prefix>:<name>", as in person:王健; `name` the full name.

    `place` is the id of the place it belongs to where that is known (义乌's bureau → place:义乌市), `code` its
    GB/T 2260 code, `known` whether a registry or the divisions list it.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    place: str = ""
    code: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A literal: a number in base units (CNY, m2, persons, Wh ...), an ISO date (whole or partial), or words.

    `printed` is what the page says; `earliest`/`latest` bound a date.
    """

    value: int | float | str
    unit: str = ""
    approximate: bool = False
    printed: str = ""
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence of an article states: a relation (`object` is an Entity.id) or an attribute (`value`).

    `predicate` is the ontology's name in snake_case (holds_post, investment). `start`/`end` span the words in
    `article.text` that state it, `quote_start`/`quote_end` the whole sentence. `rule` is the frame's id.
    `valid_from`/`valid_until` are ISO dates, or "" where the text gives none.
    """

    subject: str
    predicate: str
    object: str = ""
    value: Value | None = None
    qualifier: str = ""
    start: int = 0
    end: int = 0
    quote_start: int = 0
    quote_end: int = 0
    rule: str = ""
    confidence: float = 1.0
    valid_from: str = ""
    valid_until: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """All that one article yields, before resolution across articles."""

    article: Article
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = field(default=())
