"""Extracts with the mentions and entities of gold files, so that what comes after them is seen alone."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import UserError
from kg.records import Article, Entity, Extract, Mention

PREFIX = {
    "Person": "person", "Enterprise": "enterprise", "GovernmentBody": "government", "Institution": "institution",
    "Place": "place", "Town": "town", "Village": "village", "Project": "project", "Event": "event",
}  # fmt: skip

_SURFACE = re.compile(r"(.*)\[(.+)\](.*)", re.DOTALL)


def gold_extracts(gold_dir: Path, pages: Path) -> Iterator[Extract]:
    """One Extract for each article of the gold files of a folder, in file order, without claims.

    Raises UserError where a file cannot be read or an article is not on its page.
    """
    for path in sorted(gold_dir.glob("*.json")):
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            raw = (pages / record["page"]).read_bytes().decode("utf-8")
        except (OSError, ValueError, KeyError) as error:
            raise UserError(f"{path}: not a gold file whose page lies in {pages} ({error})") from None
        yield from _page(path, record, raw)


def _page(path: Path, record: dict[str, Any], raw: str) -> Iterator[Extract]:
    positions = [at for at, char in enumerate(raw) if not char.isspace()]
    flat = "".join(raw[at] for at in positions)
    bodies: list[tuple[int, int]] = []
    after = 0
    for one in record["articles"]:
        start = flat.find(_flat(one["start"]), after)
        start = flat.find(_flat(one["start"])) if start < 0 else start
        end = flat.find(_flat(one["end"]), max(start, 0))
        if start < 0 or end < 0:
            raise UserError(f"{path}: the article {one.get('headline')!r} is not on page {record['page']}")
        bodies.append((start, end + len(_flat(one["end"]))))
        after = bodies[-1][1]
    headlines = [_headline(flat, _flat(one.get("headline") or ""), body) for one, body in zip(record["articles"], bodies, strict=True)]
    for one, body, headline in zip(record["articles"], bodies, headlines, strict=True):
        others = {at for span in headlines if span for at in range(*span)}
        others |= {at for span in bodies if span != body and span[0] >= body[0] and span[1] <= body[1] for at in range(*span)}
        kept = [positions[at] for at in range(*body) if at not in others]
        shown = [positions[at] for at in range(*headline)] if headline else []
        article = _article(record, one, raw, shown, kept)
        yield Extract(article, *_names(one, article))


def _flat(text: str) -> str:
    return "".join(text.split())


def _headline(flat: str, words: str, body: tuple[int, int]) -> tuple[int, int] | None:
    """Where the headline stands outside its body, nearest to it."""
    spans = [(found.start(), found.start() + len(words)) for found in re.finditer(f"(?={re.escape(words)})", flat)] if words else []
    outside = [(max(body[0] - end, start - body[1]), start, end) for start, end in spans if end <= body[0] or start >= body[1]]
    return min(outside)[1:] if outside else None


def _article(record: dict[str, Any], one: dict[str, Any], raw: str, shown: list[int], kept: list[int]) -> Article:
    """The flowing text of an article from the page offsets of its characters."""
    chars: list[str] = []
    offsets = array("l")
    body = 0
    for number, part in enumerate((shown, kept)):
        if number:
            if chars:
                chars.append("\n")
                offsets.append(shown[-1])
            body = len(chars)
        previous = -1
        for at in part:
            gap = raw[previous + 1 : at] if previous >= 0 else ""
            if gap and (filler := _filler(gap, raw[previous], raw[at], headline=not number)):
                chars.append(filler)
                offsets.append(previous + 1)
            chars.append(raw[at])
            offsets.append(at)
            previous = at
    return Article(
        page=record["page"], headline=one.get("headline") or "", byline=tuple(one.get("byline") or ()), start=kept[0],
        end=kept[-1] + 1, text="".join(chars), offsets=offsets, body=body, newspaper=record.get("newspaper"),
        home=record.get("home"), date=date.fromisoformat(record["date"]) if record.get("date") else None,
    )  # fmt: skip


def _filler(gap: str, before: str, after: str, headline: bool) -> str:
    """What stands for white space in flowing text: nothing within a Chinese line, a new line between paragraphs."""
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum() and not (before + after).isdigit():
        return " "
    if headline:
        return " " if gap.strip(" ") == "" or "\n" in gap else ""
    return "\n" if gap.count("\n") > 1 and before in "。！？" else ""


def _names(one: dict[str, Any], article: Article) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities of a gold article, and their mentions wherever the strings stand, longest first, never overlapping."""
    places = [at for at, char in enumerate(article.text) if not char.isspace()]
    flat = "".join(article.text[at] for at in places)
    entities: list[Entity] = []
    surfaces: list[tuple[str, str, str, str, str, bool]] = []
    for entry in one["entities"]:
        key = f"{PREFIX[entry['type']]}:{entry['name']}"
        aliases = tuple(entry.get("aliases") or ())
        entities.append(Entity(key, entry["type"], entry["name"], aliases))
        for kind in ("mentions", "deictic"):
            for text in entry.get(kind) or ():
                found = _SURFACE.fullmatch(_flat(text))
                before, marked, behind = found.groups() if found else ("", _flat(text), "")
                surfaces.append((before, marked, behind, entry["type"], key, kind == "deictic"))
    taken = [False] * len(flat)
    mentions: list[Mention] = []
    for before, marked, behind, kind, key, deictic in sorted(surfaces, key=_longest):
        for found in re.finditer(f"(?={re.escape(before + marked + behind)})", flat):
            start = found.start() + len(before)
            end = start + len(marked)
            if any(taken[start:end]):
                continue
            taken[start:end] = [True] * len(marked)
            first, last = places[start], places[end - 1] + 1
            mentions.append(Mention(first, last, article.text[first:last], kind, "gold", 1.0, deictic, key, "gold"))
    return tuple(entities), tuple(sorted(mentions, key=lambda mention: mention.start))


def _longest(surface: tuple[str, str, str, str, str, bool]) -> tuple[int, int, Iterable[str]]:
    before, marked, behind, *_ = surface
    return -len(marked), -len(before + marked + behind), (marked, before, behind)
