"""What the verbs of the command line share: their errors, their options, how they write."""

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


class Verbs(click.Group):
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
        raise Mistake(" ".join(str(error).split())) from error
    except click.UsageError as error:
        if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
            raise
        path = error.ctx.command_path if error.ctx else "kg"
        raise Mistake(f"{error.format_message()} (see {path} --help)") from error
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        raise Fault(f"a fault of kg's own: {what} (KG_DEBUG=1 shows where)") from error


class Mistake(click.ClickException):
    """The user's."""

    exit_code = 2


class Fault(click.ClickException):
    """Ours, or the graph's."""

    exit_code = 1


def graph_option(verb: Command) -> Command:
    """The folder that a reading verb reads."""
    return click.option(
        "-g", "--graph", "folder", metavar="DIR", type=click.Path(path_type=Path), default="exports", envvar="KG_GRAPH",
        show_default=True, show_envvar=True, help="The folder that kg build wrote.",
    )(verb)  # fmt: skip


def format_option(*choices: str, default: str | None) -> Callable[[Command], Command]:
    """The forms in which a verb can write its answer."""
    return click.option(
        "--format", "format_", type=click.Choice(choices), default=default, show_default=default is not None,
        help="How the answer is written.",
    )  # fmt: skip


def write(pieces: Iterable[str]) -> None:
    """An answer, piece by piece, on standard output."""
    for piece in pieces:
        click.echo(piece, nl=False)


def progress(done: str) -> None:
    """A line on stderr that the next one overwrites, only on a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{done}", nl=False, err=True)


def language() -> str:
    """zh where the locale is Chinese, else en."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "zh" if locale.startswith("zh") else "en"


def width() -> int | None:
    """The columns of the terminal; None where there is none."""
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None


def page_options(verb: Command) -> Command:
    """The pages that are to be read, and what the user says of them."""
    return _with(
        verb,
        click.argument("pages", nargs=-1),
        click.option("--newspaper", metavar="NAME", help="The newspaper, for all pages; over pages.toml."),
        click.option("--home", metavar="PLACE", help="The place whose paper it is, in full: 义乌市."),
        click.option("--date", metavar="DATE", help="The day it was printed: 2023-06-18."),
        click.option("--registry", metavar="FILE", type=click.Path(path_type=Path),
                     help="Entities known beforehand (Turtle); by default seeds/registry.ttl."),
        click.option("--no-registry", is_flag=True, help="Know no entity beforehand."),
    )  # fmt: skip


def reading_options(verb: Command) -> Command:
    """`page_options`, and how they are read."""
    return page_options(_with(
        verb,
        click.option("--jobs", type=click.IntRange(1), help="Processes; by default one a core."),
        click.option("--base", metavar="IRI", default="https://w3id.org/civic-kg/", show_default=True,
                     help="Where the IRIs of entities begin."),
    ))  # fmt: skip


def _with(verb: Command, *options: Callable[[Command], Command]) -> Command:
    for option in reversed(options):
        verb = option(verb)
    return verb


def options_of(newspaper: str | None, home: str | None, date: str | None, registry: Path | None, no_registry: bool,
               jobs: int | None) -> Any:
    """What the user said of pages, as kg.build.Options; UserError where it makes no sense."""
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


def report(outcome: Any) -> None:
    """Says at the end which pages could not be read, and exits with 1 for them."""
    for one in outcome.failures:
        click.echo(f"not read: {one.name}: {one.reason}", err=True)
    if outcome.failures:
        raise click.exceptions.Exit(1)
