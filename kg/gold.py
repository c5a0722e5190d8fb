"""Extracts with the names of gold files, so that the stages after recognition and linking are seen alone.

A gold file says what each article of a page mentions, as strings that count wherever they stand in it. The articles
themselves are those that reading finds on the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import UserError
from kg.ontology import prefix_of
from kg.reading import Failure, read, split
from kg.records import Article, Entity, Extract, Mention, Page

_IN_CONTEXT = re.compile(r"(.*)\[(.+)\](.*)")

Span = tuple[int, int]


class _Surface(NamedTuple):
    """A string that counts as a mention, in its context if it has one."""

    marked: str
    before: str
    behind: str
    type: str
    entity: str
    deictic: bool


def gold_extracts(gold_dir: Path, pages: Path) -> Iterator[Extract]:
    """One Extract for each article of a folder's gold files that reading finds too, in page order, without claims.

    Raises UserError where a gold file or its page cannot be read, or where an article is not on its page.
    """
    for name, (path, _) in gold_records(gold_dir).items():
        for found in gold_pages(gold_dir, [pages / name]):
            if isinstance(found, Failure):
                raise UserError(f"{path}: its page {pages / name}: {found.reason}")
            yield from found[1]


def gold_pages(gold_dir: Path, sources: Sequence[str | Path]) -> Iterator[tuple[Page, list[Extract]] | Failure]:
    """The pages of files and folders for which there is a gold file, each with its Extracts, in the order of `sources`.

    Whose pages they are is what the gold files say. Raises UserError as `gold_extracts` does.
    """
    records = gold_records(gold_dir)
    for page in read(sources):
        if page.name not in records:
            continue
        if isinstance(page, Failure):
            yield page
            continue
        path, record = records[page.name]
        try:
            day = date.fromisoformat(record["date"]) if record["date"] else page.date
            known = replace(page, newspaper=record["newspaper"] or page.newspaper, home=record["home"] or page.home,
                            date=day)
            yield known, list(_of_page(path, record["articles"], known))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _not_gold(path, error) from None


def gold_records(gold_dir: Path) -> dict[str, tuple[Path, dict[str, Any]]]:
    """The gold files of a folder by the name of their page: path and content. UserError where one is no gold file."""
    if not gold_dir.is_dir():
        raise UserError(f"{gold_dir}: no such folder of gold files")
    records: dict[str, tuple[Path, dict[str, Any]]] = {}
    for path in sorted(gold_dir.glob("*.json")):
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            records[str(record["page"])] = path, record
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _not_gold(path, error) from None
    if not records:
        raise UserError(f"{gold_dir}: no gold files (*.json) in it")
    return records


def _not_gold(path: Path, error: Exception) -> UserError:
    what = f"no {error}" if isinstance(error, KeyError) else str(error)
    return UserError(f"{path}: not a gold file ({what})")


def _of_page(path: Path, entries: list[dict[str, Any]], page: Page) -> Iterator[Extract]:
    """The gold articles with what reading made of them."""
    positions = [at for at, char in enumerate(page.text) if not char.isspace()]
    flat = "".join(page.text[at] for at in positions)
    bodies: list[Span] = []
    for entry in entries:
        bodies.append(_body(flat, entry, bodies[-1][1] if bodies else 0))
        if bodies[-1][0] < 0:
            raise UserError(f"{path}: the article {entry.get('headline')!r} is not on page {page.name}")
    titles = [_flat(entry.get("headline")) for entry in entries]
    headlines = [_headline(flat, words, body) for words, body in zip(titles, bodies, strict=True)]
    owner: list[int | None] = [None] * len(flat)  # the shortest body around a character, a headline above all bodies
    for number in sorted(range(len(entries)), key=lambda one: bodies[one][0] - bodies[one][1]):
        owner[slice(*bodies[number])] = [number] * (bodies[number][1] - bodies[number][0])
    for number, headline in enumerate(headlines):
        if headline:
            owner[slice(*headline)] = [number] * (headline[1] - headline[0])
    articles = split(page)
    for number, entry in enumerate(entries):
        own = "".join(char if owner[at] == number else "\0" for at, char in enumerate(flat))
        article = max(articles, key=lambda one: _common(one, positions, bodies[number]), default=None)
        if article and _common(article, positions, bodies[number]):
            entities, surfaces = _entities(entry)
            yield Extract(article, entities, tuple(_mentions(article, own, positions, surfaces)))


def _flat(text: str | None) -> str:
    return "".join((text or "").split())


def _body(flat: str, entry: dict[str, Any], after: int) -> Span:
    """From the start string (behind the body before, else anywhere) to the end string; (-1, -1) if not there."""
    first, last = _flat(entry["start"]), _flat(entry["end"])
    start = flat.find(first, after)
    start = flat.find(first) if start < 0 else start
    end = flat.find(last, max(start, 0))
    return (start, end + len(last)) if min(start, end) >= 0 else (-1, -1)


def _headline(flat: str, words: str, body: Span) -> Span | None:
    """Where the headline stands outside its body, nearest to it."""
    starts = [found.start() for found in re.finditer(f"(?={re.escape(words)})", flat)] if words else []
    outside = [(start, start + len(words)) for start in starts if start + len(words) <= body[0] or start >= body[1]]
    return min(outside, key=lambda span: max(body[0] - span[1], span[0] - body[1]), default=None)


def _common(article: Article, positions: list[int], body: Span) -> int:
    """How many characters of the page the article shares with a gold body."""
    return max(0, min(article.end, positions[body[1] - 1] + 1) - max(article.start, positions[body[0]]))


def _entities(entry: dict[str, Any]) -> tuple[tuple[Entity, ...], list[_Surface]]:
    entities: list[Entity] = []
    surfaces: list[_Surface] = []
    for one in entry["entities"]:
        key = f"{prefix_of(one['type'])}:{one['name']}"
        entities.append(Entity(key, one["type"], one["name"], tuple(one.get("aliases") or ())))
        for kind in ("mentions", "deictic"):
            for text in map(_flat, one.get(kind) or ()):
                found = _IN_CONTEXT.fullmatch(text)
                before, marked, behind = found.groups() if found else ("", text, "")
                surfaces.append(_Surface(marked, before, behind, one["type"], key, kind == "deictic"))
    return tuple(entities), surfaces


def _mentions(article: Article, own: str, positions: list[int], surfaces: list[_Surface]) -> list[Mention]:
    """The surfaces wherever they stand, longest first, never overlapping, at their places in the article's text."""
    where = {offset: at for at, offset in enumerate(article.offsets) if not article.text[at].isspace()}
    taken = [False] * len(own)
    found: list[Mention] = []
    for one in sorted(surfaces, key=lambda one: (-len(one.marked), -len(one.before + one.marked + one.behind), one)):
        for hit in re.finditer(f"(?={re.escape(one.before + one.marked + one.behind)})", own):
            start = hit.start() + len(one.before)
            end = start + len(one.marked)
            if any(taken[start:end]):
                continue
            taken[start:end] = [True] * len(one.marked)
            if all(positions[at] in where for at in range(start, end)):
                first, last = where[positions[start]], where[positions[end - 1]] + 1
                text = article.text[first:last]
                found.append(Mention(first, last, text, one.type, "gold", 1.0, one.deictic, one.entity, "gold"))
    return sorted(found, key=lambda mention: mention.start)
