"""The command line. Each verb opens, calls one function, writes; what it needs is imported when it runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, Any

import click

from kg.cli_reasons import frames, why
from kg.command import (
    Fault,
    Verbs,
    format_option,
    graph_option,
    language,
    options_of,
    progress,
    reading_options,
    report,
    width,
    write,
)
from kg.errors import UserError


@click.group("kg", cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="civic-kg", prog_name="kg")
def main() -> None:
    """Local Chinese newspaper pages as a knowledge graph that quotes its sources.

    Begin with `kg build`, then ask: `kg connections 王健`, `kg show 义乌市`.
    """


@main.command()
@click.argument("name")
@click.option("--hops", type=click.IntRange(1), default=1, show_default=True, help="How many relations away.")
@click.option("--type", "types", metavar="CLASS", multiple=True, help="Only these ends: Person, Town … or 人物.")
@click.option("--relation", "relations", metavar="NAME", multiple=True, help="Only these: holdsPost … or 任职于.")
@click.option("--since", metavar="DATE", default="", help="Reported on this day, month or year, or later.")
@click.option("--until", metavar="DATE", default="", help="Reported on this day, month or year, or before.")
@format_option("table", "json", "csv", default="table")
@graph_option
def connections(
    name: str, hops: int, types: tuple[str, ...], relations: tuple[str, ...], since: str, until: str, format_: str,
    folder: Path,
) -> None:  # fmt: skip
    """List what NAME is connected to.

    Each line is a relation: the other end, when it was first and last reported, in how many articles. NAME is
    any name or alias, or an id such as person:王健.

    \b
    kg connections 王健
    kg connections 义乌市 --type Enterprise --hops 2 --since 2023 --format csv
    """
    from kg.graph.connections import connections as find_connections
    from kg.graph.connections import wanted
    from kg.graph.listing import connection_list
    from kg.graph.lookup import the_entity
    from kg.graph.store import open_graph

    asked = wanted(types, relations, since, until)
    graph = open_graph(folder)
    found = find_connections(graph, the_entity(graph, name), hops, asked)
    write(connection_list(found, format_, language(), width()))


@main.command()
@click.argument("name")
@format_option("text", "json", default="text")
@graph_option
def show(name: str, format_: str, folder: Path) -> None:
    """Show NAME with its facts and quotes.

    Its names, what is stated of it, and the sentence behind each.

    \b
    kg show 义乌市
    kg show person:王健 --format json
    """
    from kg.graph.listing import description
    from kg.graph.lookup import the_entity
    from kg.graph.show import describe
    from kg.graph.store import open_graph

    graph = open_graph(folder)
    write(description(describe(graph, the_entity(graph, name)), format_, language()))


@main.command()
@click.argument("text")
@click.option("--type", "type_", metavar="CLASS", default="", help="Only this class: Person, Town … or 人物.")
@format_option("table", "json", "csv", default="table")
@graph_option
def find(text: str, type_: str, format_: str, folder: Path) -> None:
    """Find entities by a part of their name or alias.

    \b
    kg find 商城
    kg find 王 --type Person
    """
    from kg.graph.connections import wanted
    from kg.graph.listing import found_list
    from kg.graph.lookup import find as find_entities
    from kg.graph.store import open_graph

    types = wanted([type_] if type_ else []).types
    found = find_entities(open_graph(folder), text, *types)
    write(found_list(found, format_, language(), width()))


@main.command()
@click.argument("file", required=False, type=click.File(encoding="utf-8"))
@click.option("-e", "text", metavar="TEXT", help="The query itself.")
@format_option("table", "json", "csv", "ttl", default=None)
@graph_option
def query(file: Any, text: str | None, format_: str | None, folder: Path) -> None:
    """Ask a question in SPARQL 1.1.

    It stands in FILE (- for standard input) or in -e TEXT. Prefixes need no declaration: kg, skos, rdf, xsd,
    and person, enterprise, government, institution, place, town, village, project, event, article, statement.
    Rows come as a table and triples as Turtle, unless --format says otherwise.

    \b
    kg query -e 'SELECT ?who ?body { ?who kg:holdsPost ?body }'
    kg query posts.rq --format csv
    """
    from kg.graph.sparql import query as ask
    from kg.graph.store import open_graph

    if (text is None) == (file is None):
        raise UserError("give one query: a FILE, - for standard input, or -e TEXT")
    try:
        asked = file.read() if text is None else text
    except UnicodeDecodeError:
        raise UserError(f"{file.name} is no text in UTF-8: write the query anew") from None
    write(ask(open_graph(folder), asked, format_ or "", width()))


@main.command()
@format_option("ttl", "nt", "jsonld", "graphml", "gexf", "csv", default="ttl")
@click.option("-o", "out", metavar="FILE", type=click.Path(path_type=Path), help="Where to; else standard output.")
@graph_option
def export(format_: str, out: Path | None, folder: Path) -> None:
    """Write the graph for other programs.

    RDF as ttl, nt or jsonld; entities and relations as graphml or gexf; statements as csv.

    \b
    kg export --format graphml -o graph.graphml
    kg export --format nt | sort -c
    """
    from kg.graph.export import replacing, write_as
    from kg.graph.store import open_graph

    graph = open_graph(folder)
    if out is None:
        write_as(graph, format_, sys.stdout.buffer)
    else:
        with replacing(out) as file:
            write_as(graph, format_, file)


@main.command()
@click.argument("pages", nargs=-1, type=click.Path(exists=True))
@graph_option
def check(pages: tuple[str, ...], folder: Path) -> None:
    """Check the graph's shape and its quotes, and list facts that cannot both hold.

    The graph is validated against its shapes (SHACL), and every quote is looked up on its page. PAGES are the
    files or folders that it was built from, where the build did not keep their texts; by default the bulletins
    that come with kg. Exits with 1 where something is wrong.

    Facts that cannot both hold (two mayors of one city on one day) are shown side by side, each with its sentence; they
    stay in the graph, and are no fault of it.

    \b
    kg check
    kg check pages -g exports
    """
    from kg.graph.check import check as problems
    from kg.graph.contradictions import as_text, contradictions
    from kg.graph.store import open_graph
    from kg.resources import shipped

    bulletins = shipped("seeds") / "articles"
    count = 0
    for problem in problems(folder, pages or ([bulletins] if bulletins.is_dir() else []), progress):
        count += 1
        progress("")
        click.echo(problem)
    progress("")
    at_odds = list(contradictions(open_graph(folder)))
    for one in at_odds:
        write(f"{line}\n" for line in as_text(one, language()))
    if count:
        raise Fault(f"problems in {folder}: {count}")
    found = f"; facts that cannot both hold: {len(at_odds)}" if at_odds else ""
    click.echo(f"{folder}: the shapes hold and every quote stands on its page{found}")


@main.command()
@format_option("text", "json", default="text")
@graph_option
def stats(format_: str, folder: Path) -> None:
    """Count what is in the graph.

    Newspapers, dates, entities by class, statements by relation.

    \b
    kg stats
    kg stats --format json
    """
    from kg.graph.listing import counts
    from kg.graph.stats import stats as count
    from kg.graph.store import open_graph

    write(counts(count(open_graph(folder)), format_, language()))


@main.command()
@reading_options
@click.option("-o", "--output", "folder", metavar="DIR", type=click.Path(path_type=Path), default="exports",
              show_default=True, help="The folder to write.")
def build(pages: tuple[str, ...], newspaper: str | None, home: str | None, date: str | None, registry: Path | None,
          no_registry: bool, jobs: int | None, base: str, folder: Path) -> None:
    """Read PAGES into a graph: its store, graph.ttl and graph.html.

    PAGES are files or folders of text, HTML or PDF, or - for standard input; by default the bulletins that come with
    kg. A folder may hold a pages.toml that says whose pages they are.

    \b
    kg build
    kg build pages --home 义乌市 -o graph
    """
    from kg.build import build as build_graph
    from kg.graph.store import open_graph
    from kg.resources import shipped
    from kg.views import render as render_page
    from kg.views.model import from_store

    options = options_of(newspaper, home, date, registry, no_registry, jobs)
    summary, outcome = build_graph(pages or [shipped("seeds") / "articles"], options, folder, base, progress)
    render_page(from_store(open_graph(folder).store), folder / "graph.html")
    progress("")
    click.echo(f"{outcome.pages} pages, {outcome.articles} articles: {summary.entities} entities, "
               f"{summary.statements} statements, {summary.triples} triples in {folder}")
    report(outcome)


@main.command()
@reading_options
@click.option("--mentions", "gold", metavar="DIR", type=click.Path(path_type=Path),
              help="Gold files that give the names instead of recognition and linking; only pages with one are read.")
@click.option("-o", "--output", "out", metavar="FILE", type=click.Path(path_type=Path),
              help="The extraction file; else standard output.")
def extract(pages: tuple[str, ...], newspaper: str | None, home: str | None, date: str | None, registry: Path | None,
            no_registry: bool, jobs: int | None, base: str, gold: Path | None, out: Path | None) -> None:
    """Write what PAGES hold as JSON, an article a line, with offsets into the page.

    \b
    kg extract page.txt --home 义乌市
    kg extract pages -o pages.jsonl
    kg extract --mentions gold pages -o relations.jsonl
    """
    import io

    from kg.build import extract as extract_pages
    from kg.build import extract_given
    from kg.graph.export import replacing

    options = options_of(newspaper, home, date, registry, no_registry, jobs)
    if not pages:
        raise UserError("give the pages to read: files, folders, or - for standard input")

    def write_lines(lines: IO[str]) -> Any:
        return extract_given(gold, pages, lines, base) if gold else extract_pages(pages, options, lines, base, progress)

    if out is None:
        outcome = write_lines(sys.stdout)
    else:
        with replacing(out) as file, io.TextIOWrapper(file, "utf-8", newline="\n") as lines:
            outcome = write_lines(lines)
    report(outcome)


@main.command()
@click.argument("names", nargs=-1)
@click.option("--hops", type=click.IntRange(1), default=1, show_default=True, help="How far around the names.")
@click.option("-o", "--output", "out", metavar="FILE", type=click.Path(path_type=Path), default="graph.html",
              show_default=True, help="The page to write.")
@graph_option
def render(names: tuple[str, ...], hops: int, out: Path, folder: Path) -> None:
    """Draw the whole graph, or what is around NAMES, as one interactive HTML file.

    \b
    kg render
    kg render 王健 义乌市 --hops 2 -o 王健.html
    """
    from kg.graph.lookup import the_entity
    from kg.graph.store import open_graph
    from kg.views import render as render_page
    from kg.views.model import from_store

    graph = open_graph(folder)
    chosen = [the_entity(graph, name).id for name in names] or None
    render_page(from_store(graph.store, chosen, hops), out)
    click.echo(out)


main.add_command(frames)
main.add_command(why)
