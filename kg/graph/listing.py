"""Answers as text: tables and lines for people, JSON and CSV for programs. In JSON and CSV names are the ontology's."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from kg import ontology
from kg.graph.connections import Connection
from kg.graph.reading import Thing
from kg.graph.show import Description, as_text, caption
from kg.graph.stats import Stats
from kg.graph.tables import table

_HEADERS: dict[str, dict[str, tuple[str, ...]]] = {
    "connections": {
        "en": ("relation", "name", "type", "place", "as", "first", "last", "articles", "origins"),
        "zh": ("关系", "名称", "类型", "所在地", "身份", "最早", "最近", "篇数", "来源"),
    },
    "from": {"en": ("hop", "from"), "zh": ("步数", "起点")},
    "found": {
        "en": ("name", "type", "place", "found as", "articles", "id"),
        "zh": ("名称", "类型", "所在地", "匹配", "篇数", "标识"),
    },
    "stats": {
        "en": ("articles", "pages", "from", "to", "entities", "in the registry", "statements", "triples", "unknown"),
        "zh": ("文章", "版面", "最早", "最近", "实体", "登记在册", "陈述", "三元组", "不详"),
    },
}  # fmt: skip


def connection_list(found: Sequence[Connection], format_: str, language: str, width: int | None) -> Iterator[str]:
    """Connections as table, json or csv; a table of more than one hop says where each begins."""
    if format_ != "table":
        return _records([_connection(one) for one in found], format_, _CONNECTION)
    far = any(one.hop > 1 for one in found)
    header = (_HEADERS["from"][language] if far else ()) + _HEADERS["connections"][language]
    rows = [
        [
            *((str(one.hop), one.start.name) if far else ()),
            caption(one.relation, one.direction, language), one.end.name, ontology.label(one.end.type, language),
            one.end.place, "、".join(one.qualifiers), one.first, one.last, str(one.articles), str(one.origins),
        ]
        for one in found
    ]  # fmt: skip
    return _lines(table(header, rows, width))


def found_list(
    found: Sequence[tuple[Thing, str, int]], format_: str, language: str, width: int | None
) -> Iterator[str]:
    """Entities that were found, with the name by which each was."""
    if format_ != "table":
        records = [{**_thing(one), "found_as": label, "articles": count} for one, label, count in found]
        return _records(records, format_, (*_THING, "found_as", "articles"))
    rows = [
        [
            one.name, ontology.label(one.type, language), one.place, label if label != one.name else "", str(count),
            one.id,
        ]
        for one, label, count in found
    ]  # fmt: skip
    return _lines(table(_HEADERS["found"][language], rows, width))


def description(found: Description, format_: str, language: str) -> Iterator[str]:
    """One entity as text or json."""
    if format_ == "text":
        return _lines(as_text(found, language))
    statements = [
        *((one.predicate, "out", None, one, each.articles, each.origins)
          for each in found.values for one in each.statements),
        *((each.relation, each.direction, each.end, one, each.articles, each.origins)
          for each in found.connections for one in each.statements),
    ]
    facts = [
        {
            "relation": relation, "direction": direction, **({"entity": _thing(end)} if end else {"value": one.object}),
            **{name: value for name in _STATED if (value := getattr(one, name)) not in ("", None, False)},
            **{name: value for name, value in asdict(found.sources[one.article]).items() if value and name != "iri"},
            "articles": articles, "origins": origins,
        }
        for relation, direction, end, one, articles, origins in statements
    ]  # fmt: skip
    about = {"aliases": list(found.aliases), "code": found.code, "known": found.known, "articles": found.articles}
    return _json({**_thing(found.thing), **about, "facts": facts})


def counts(found: Stats, format_: str, language: str) -> Iterator[str]:
    """What is in the graph, as text or json."""
    if format_ == "json":
        return _json(asdict(found))
    *labels, unknown = _HEADERS["stats"][language]
    values: tuple[int | str, ...] = (
        found.articles, found.pages, found.first, found.last, found.entities, found.known, found.statements,
        found.triples,
    )  # fmt: skip
    blocks: list[list[list[str]]] = [
        [[label, f"{one:,}" if isinstance(one, int) else one] for label, one in zip(labels, values, strict=True)],
        [[name or unknown, f"{count:,}"] for name, count in found.newspapers.items()],
        [[ontology.label(name, language), f"{count:,}"] for name, count in found.classes.items()],
        [[ontology.label(name, language), f"{count:,}"] for name, count in found.predicates.items()],
    ]
    shown = [line for rows in blocks if rows for line in (*table(rows[0], rows[1:]), "")]
    return _lines(iter(shown[:-1]))


_STATED = ("unit", "approximate", "printed", "qualifier", "quote", "start", "end", "rule", "confidence", "valid_from",
           "valid_until")  # fmt: skip
_THING = ("id", "iri", "type", "name", "place")
_CONNECTION = ("hop", "from", "relation", "direction", *_THING, "qualifiers", "first", "last", "articles", "origins",
               "confidence")


def _thing(one: Thing) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _THING}


def _connection(one: Connection) -> dict[str, Any]:
    return {
        "hop": one.hop, "from": one.start.id, "relation": one.relation, "direction": one.direction, **_thing(one.end),
        "qualifiers": list(one.qualifiers), "first": one.first, "last": one.last, "articles": one.articles,
        "origins": one.origins, "confidence": one.confidence,
    }  # fmt: skip


def _records(records: Sequence[dict[str, Any]], format_: str, names: Sequence[str]) -> Iterator[str]:
    if format_ == "json":
        yield from _json(records)
        return
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(names)
    for record in records:
        rows.writerow(["、".join(value) if isinstance(value, list) else value for value in map(record.get, names)])
    yield out.getvalue()


def _json(found: Any) -> Iterator[str]:
    yield json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _lines(lines: Iterator[str]) -> Iterator[str]:
    return (line + "\n" for line in lines)
