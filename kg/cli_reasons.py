"""The verbs that give reasons: frames, why. What they need is imported when they run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.command import format_option, graph_option, language, options_of, page_options, write
from kg.errors import UserError


@click.command()
@click.option("--predicate", metavar="NAME", default="", help="Only those that state this: organises, holds_post …")
@format_option("text", "json", default="text")
def frames(predicate: str, format_: str) -> None:
    """List the rules that find relations and attributes.

    Each with the classes of its ends, the words that call it up (triggers), and an example.

    \b
    kg frames
    kg frames --predicate organises
    """
    from kg.relations.catalogue import as_json, listed, of_predicate

    found = of_predicate(predicate)
    write(listed(found, language()) if format_ == "text" else [as_json(found)])


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@page_options
@click.option("--not", "missing", is_flag=True, help="Why it does not: read the pages anew, and tell what was tried.")
@format_option("text", "json", default="text")
@graph_option
def why(one: str, other: str, pages: tuple[str, ...], newspaper: str | None, home: str | None, date: str | None,
        registry: Path | None, no_registry: bool, missing: bool, format_: str, folder: Path) -> None:
    """Tell why the graph says what it says of A and B, or why it does not.

    Each statement between them with its sentence, in which 【names】 and ‹trigger› are marked, the page, the rule with
    its confidence, and how each name was linked. B may be an attribute, too.

    With --not, the sentences where both are mentioned (or the nearest), the frames whose triggers stand there, and the
    first test that each failed. The pages are those that the build kept, or PAGES, with or without a graph.

    \b
    kg why 王健 义乌市委
    kg why 义欣项目 investment
    kg why 王健 金华市 --not
    kg why 贺建栋 皋兰县 --not page.txt --home 皋兰县
    """
    from kg.graph.store import open_graph

    if missing:
        if format_ != "text":
            raise UserError("--not answers as text only")
        options = options_of(newspaper, home, date, registry, no_registry, 1)
        write(f"{line}\n" for line in _tried(one, other, pages, options, folder))
        return
    if pages:
        raise UserError("PAGES are for --not: without it, the graph is asked")
    from kg.graph.why import as_records, as_text, attribute_named
    from kg.graph.why import why as grounds_of

    graph = open_graph(folder)
    found = grounds_of(graph, one, other)
    if format_ == "json":
        click.echo(json.dumps(as_records(graph, found), ensure_ascii=False, indent=2))
    elif found:
        write(f"{line}\n" for line in as_text(graph, found, language()))
    else:
        hint = "" if attribute_named(other) else f"; kg why {one} {other} --not says what was tried"
        click.echo(f"nothing is stated of {one} and {other}{hint}")


def _tried(one: str, other: str, pages: tuple[str, ...], options: Any, folder: Path) -> Iterator[str]:
    """What was tried on the pages given, else on those that the graph was built from."""
    from kg.graph.store import open_graph
    from kg.missing import kept_pages, read_pages, sought, tried

    try:
        graph = open_graph(folder)
    except UserError:
        if not pages:
            raise
        graph = None
    asked = sought(graph, one, bool(pages)), sought(graph, other, bool(pages))
    read = read_pages(pages, options.about) if pages or graph is None else kept_pages(graph, asked)
    return tried(read, options.registry, *asked)
