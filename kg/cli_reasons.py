"""The verbs that give reasons: frames, why. What they need is imported when they run."""

from __future__ import annotations

import click

from kg.command import format_option, language, write


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
