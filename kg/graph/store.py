"""The Oxigraph store of a graph: made from graph.ttl, opened for reading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

PIECE = 2_000_000
"""Bytes of Turtle that are loaded at a time. Oxigraph's bulk load keeps what it is given in memory, some 8 bytes for
each byte of it; pieces of this size take a tenth of the memory of a whole file of 150 MB, and as long."""


def make(graph: Path, folder: Path) -> None:
    """A store in `folder` of the Turtle that `kg.graph.turtle` wrote: a head with the prefixes, blocks, empty lines."""
    import pyoxigraph

    store = pyoxigraph.Store(folder)
    with graph.open("rb") as file:
        prefixes = b"".join(iter(file.readline, b"\n"))
        while piece := file.read(PIECE):
            rest = b"".join(iter(file.readline, b"\n")) if not piece.endswith(b"\n\n") else b""
            store.bulk_load(prefixes + piece + rest, pyoxigraph.RdfFormat.TURTLE, lenient=True)
    store.flush()
