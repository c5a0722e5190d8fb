"""The Oxigraph store of a graph: made from graph.ttl, opened for reading.

Readers never write, and a store never changes once it is there: a new build makes a new one beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.errors import UserError
from kg.graph import files, terms

if TYPE_CHECKING:
    from pyoxigraph import Store

@dataclass(frozen=True, slots=True)
class Graph:
    """A graph that is open for reading: its folder, its store, and prefix → namespace as graph.ttl declares them."""

    folder: Path
    store: Store
    namespaces: dict[str, str]

    @property
    def base(self) -> str:
        """Where the IRIs of its entities begin."""
        return self.namespaces["person"].removesuffix("id/person/")


def open_graph(folder: Path, index: bool = True) -> Graph:
    """The graph that a build wrote into `folder`. UserError where there is none or it cannot be read.

    Without `index` it is read from graph.ttl into memory, whatever store there is.
    """
    path = folder / files.GRAPH
    try:
        store = _index(folder, path) if index else None
        return Graph(folder, _in_memory(path) if store is None else store, _namespaces(path))
    except FileNotFoundError:
        raise UserError(f"no graph in {folder}: run kg build, or name the folder that it wrote with -g") from None
    except (OSError, SyntaxError) as error:
        raise UserError(f"cannot read {path}: {error}; build it anew with kg build".replace("\n", " ")) from error


def _index(folder: Path, path: Path) -> Store | None:
    import pyoxigraph

    for _ in range(3):  # a build may take the store away meanwhile: then the head names the next one
        content = files.head(path)
        index = files.store_folder(folder, content)
        if not content or not index.is_dir():
            break
        try:
            return pyoxigraph.Store.read_only(str(index))
        except (OSError, RuntimeError):  # the second where some of its files are gone already
            continue
    return None


def _in_memory(path: Path) -> Store:
    import pyoxigraph

    store = pyoxigraph.Store()
    store.bulk_load(path=path, format=pyoxigraph.RdfFormat.TURTLE)
    return store


def _namespaces(path: Path) -> dict[str, str]:
    declared = terms.namespaces()
    with path.open(encoding="utf-8") as file:
        for line in takewhile(str.strip, file):
            if line.startswith("@prefix "):
                prefix, _, namespace = line.removeprefix("@prefix ").rstrip(" .\n").partition(": ")
                declared[prefix] = namespace.strip("<>")
    return declared


PIECE = 2_000_000
"""Bytes of Turtle that are loaded at a time. Oxigraph's bulk load keeps what it is given in memory, some 8 bytes for
each byte of it; pieces of this size take a tenth of the memory of a whole file of 150 MB, and as long."""


def make(graph: Path, folder: Path) -> None:
    """A store in `folder` of the Turtle that `kg.graph.turtle` wrote: a head with the prefixes, blocks, empty lines."""
    import pyoxigraph

    store = pyoxigraph.Store(folder)
    with graph.open("rb") as file:
        prefixes = b"".join(_block(file))
        while piece := file.read(PIECE):
            rest = file.readline() + b"".join(_block(file))  # to the end of the line, then of a block
            store.bulk_load(prefixes + piece + rest, pyoxigraph.RdfFormat.TURTLE, lenient=True)
    store.flush()


def _block(file: IO[bytes]) -> Iterator[bytes]:
    return takewhile(lambda line: line != b"\n", file)
