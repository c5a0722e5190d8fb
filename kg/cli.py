"""The command line. Each verb opens, calls one function, writes; what it needs is imported when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.errors import UserError

Command = TypeVar("Command", bound=Callable[..., Any])


class _Verbs(click.Group):
    """Verbs whose errors are one line on stderr: the user's mistakes exit with 2, our own with 1."""

    def make_context(self, *given: Any, **more: Any) -> click.Context:
        with _one_line():
            return super().make_context(*given, **more)

    def invoke(self, context: click.Context) -> Any:
        with _one_line():
            return super().invoke(context)


@contextmanager
def _one_line() -> Iterator[None]:
    try:
        yield
    except UserError as error:
        raise _Mistake(" ".join(str(error).split())) from error
    except click.UsageError as error:
        if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
            raise
        path = error.ctx.command_path if error.ctx else "kg"
        raise _Mistake(f"{error.format_message()} (see {path} --help)") from error
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        raise _Fault(f"a fault of kg's own: {what} (KG_DEBUG=1 shows where)") from error


class _Mistake(click.ClickException):
    """The user's."""

    exit_code = 2


class _Fault(click.ClickException):
    """Ours, or the graph's."""

    exit_code = 1


@click.group("kg", cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="civic-kg", prog_name="kg")
def main() -> None:
    """Local Chinese newspaper pages as a knowledge graph that quotes its sources.

    Begin with `kg build`, then ask: `kg connections 王健`, `kg show 义乌市`.
    """


def _graph(verb: Command) -> Command:
    """The folder that a reading verb reads."""
    return click.option(
        "-g", "--graph", "folder", metavar="DIR", type=click.Path(path_type=Path), default="exports", envvar="KG_GRAPH",
        show_default=True, show_envvar=True, help="The folder that kg build wrote.",
    )(verb)  # fmt: skip


def _format(*choices: str, default: str | None) -> Callable[[Command], Command]:
    return click.option(
        "--format", "format_", type=click.Choice(choices), default=default, show_default=default is not None,
        help="How the answer is written.",
    )  # fmt: skip


@main.command()
@click.argument("name")
@click.option("--hops", type=click.IntRange(1), default=1, show_default=True, help="How many relations away.")
@click.option("--type", "types", metavar="CLASS", multiple=True, help="Only these ends: Person, Town … or 人物.")
@click.option("--relation", "relations", metavar="NAME", multiple=True, help="Only these: holdsPost … or 任职于.")
@click.option("--since", metavar="DATE", default="", help="Reported on this day, month or year, or later.")
@click.option("--until", metavar="DATE", default="", help="Reported on this day, month or year, or before.")
@_format("table", "json", "csv", default="table")
@_graph
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
    _write(connection_list(found, format_, _language(), _width()))


@main.command()
@click.argument("name")
@_format("text", "json", default="text")
@_graph
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
    _write(description(describe(graph, the_entity(graph, name)), format_, _language()))


@main.command()
@click.argument("text")
@click.option("--type", "type_", metavar="CLASS", default="", help="Only this class: Person, Town … or 人物.")
@_format("table", "json", "csv", default="table")
@_graph
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
    _write(found_list(found, format_, _language(), _width()))


@main.command()
@click.argument("file", required=False, type=click.File(encoding="utf-8"))
@click.option("-e", "text", metavar="TEXT", help="The query itself.")
@_format("table", "json", "csv", "ttl", default=None)
@_graph
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
    _write(ask(open_graph(folder), asked, format_ or "", _width()))


@main.command()
@_format("ttl", "nt", "jsonld", "graphml", "gexf", "csv", default="ttl")
@click.option("-o", "out", metavar="FILE", type=click.Path(path_type=Path), help="Where to; else standard output.")
@_graph
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
@_graph
def check(pages: tuple[str, ...], folder: Path) -> None:
    """Check the graph's shape and its quotes.

    The graph is validated against its shapes (SHACL), and every quote is looked up on its page. PAGES are the
    files or folders that it was built from, where the build did not keep their texts; by default the bulletins
    that come with kg. Exits with 1 where something is wrong.

    \b
    kg check
    kg check pages -g exports
    """
    from kg.graph.check import check as problems
    from kg.resources import shipped

    bulletins = shipped("seeds") / "articles"
    count = 0
    for problem in problems(folder, pages or ([bulletins] if bulletins.is_dir() else []), _progress):
        count += 1
        _progress("")
        click.echo(problem)
    _progress("")
    if count:
        raise _Fault(f"problems in {folder}: {count}")
    click.echo(f"{folder}: the shapes hold and every quote stands on its page")


@main.command()
@_format("text", "json", default="text")
@_graph
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

    _write(counts(count(open_graph(folder)), format_, _language()))


def _write(pieces: Iterable[str]) -> None:
    for piece in pieces:
        click.echo(piece, nl=False)


def _progress(done: str) -> None:
    """A line on stderr that the next one overwrites, only on a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{done}", nl=False, err=True)


def _language() -> str:
    """zh where the locale is Chinese, else en."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "zh" if locale.startswith("zh") else "en"


def _width() -> int | None:
    """The columns of the terminal; None where there is none."""
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None


def _reading(verb: Command) -> Command:
    """What the user says of pages that are to be read."""
    options = (
        click.argument("pages", nargs=-1),
        click.option("--newspaper", metavar="NAME", help="The newspaper, for all pages; over pages.toml."),
        click.option("--home", metavar="PLACE", help="The place whose paper it is, in full: 义乌市."),
        click.option("--date", metavar="DATE", help="The day it was printed: 2023-06-18."),
        click.option("--registry", metavar="FILE", type=click.Path(path_type=Path),
                     help="Entities known beforehand (Turtle); by default seeds/registry.ttl."),
        click.option("--no-registry", is_flag=True, help="Know no entity beforehand."),
        click.option("--jobs", type=click.IntRange(1), help="Processes; by default one a core."),
        click.option("--base", metavar="IRI", default="https://w3id.org/civic-kg/", show_default=True,
                     help="Where the IRIs of entities begin."),
    )  # fmt: skip
    for option in reversed(options):
        verb = option(verb)
    return verb


def _options(newspaper: str | None, home: str | None, date: str | None, registry: Path | None, no_registry: bool,
             jobs: int | None) -> Any:
    from datetime import date as Date

    from kg.build import Options, default_jobs
    from kg.reading import About
    from kg.resources import shipped

    if registry and no_registry:
        raise UserError("--registry and --no-registry exclude each other")
    if registry and not registry.is_file():
        raise UserError(f"{registry}: no such registry file")
    try:
        day = Date.fromisoformat(date) if date else None
    except ValueError:
        raise UserError(f"--date {date}: not a date; write it as in 2023-06-18") from None
    known = None if no_registry else registry or shipped("seeds") / "registry.ttl"
    return Options(About(newspaper, home, day), known, jobs or default_jobs())


def _report(outcome: Any) -> None:
    """Says at the end which pages could not be read, and exits with 1 for them."""
    for one in outcome.failures:
        click.echo(f"not read: {one.name}: {one.reason}", err=True)
    if outcome.failures:
        raise click.exceptions.Exit(1)


@main.command()
@_reading
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

    options = _options(newspaper, home, date, registry, no_registry, jobs)
    summary, outcome = build_graph(pages or [shipped("seeds") / "articles"], options, folder, base, _progress)
    render_page(from_store(open_graph(folder).store), folder / "graph.html")
    _progress("")
    click.echo(f"{outcome.pages} pages, {outcome.articles} articles: {summary.entities} entities, "
               f"{summary.statements} statements, {summary.triples} triples in {folder}")
    _report(outcome)


@main.command()
@_reading
@click.option("-o", "--output", "out", metavar="FILE", type=click.Path(path_type=Path),
              help="The extraction file; else standard output.")
def extract(pages: tuple[str, ...], newspaper: str | None, home: str | None, date: str | None, registry: Path | None,
            no_registry: bool, jobs: int | None, base: str, out: Path | None) -> None:
    """Write what PAGES hold as JSON, an article a line, with offsets into the page.

    \b
    kg extract page.txt --home 义乌市
    kg extract pages -o pages.jsonl
    """
    import io

    from kg.build import extract as extract_pages
    from kg.graph.export import replacing

    options = _options(newspaper, home, date, registry, no_registry, jobs)
    if not pages:
        raise UserError("give the pages to read: files, folders, or - for standard input")
    if out is None:
        outcome = extract_pages(pages, options, sys.stdout, base, _progress)
    else:
        with replacing(out) as file, io.TextIOWrapper(file, "utf-8", newline="\n") as lines:
            outcome = extract_pages(pages, options, lines, base, _progress)
    _report(outcome)


@main.command()
@click.argument("names", nargs=-1)
@click.option("--hops", type=click.IntRange(1), default=1, show_default=True, help="How far around the names.")
@click.option("-o", "--output", "out", metavar="FILE", type=click.Path(path_type=Path), default="graph.html",
              show_default=True, help="The page to write.")
@_graph
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
