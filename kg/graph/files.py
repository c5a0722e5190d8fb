"""The folder that a build writes, on disk.

    graph.ttl            the graph. Its first line names its content: `# graph <hash> <size>`
    store/<hash>/        an Oxigraph store of the same triples: an index of graph.ttl, which can always be made anew
    pages/               texts drawn out of HTML and PDF pages (written by the build)

A new graph comes to be by one rename, that of graph.ttl; its store is there before. Readers follow the first line
of graph.ttl to the store, and read graph.ttl itself where there is no store or where it was changed since. So whatever
moment a build dies at, readers see the old graph or the new one. What a build leaves unfinished lies in `.building-…`,
which the next build clears away.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

GRAPH = "graph.ttl"
HEAD_SIZE = len("# graph \n") + 32 + 16
_HEAD = re.compile(rb"# graph ([0-9a-f]{32}) +(\d+)\n")


def first_line(content: str, size: int) -> bytes:
    """The first line of a graph, HEAD_SIZE bytes: the hash of what follows and the size of the file."""
    return f"# graph {content} {size:>15}\n".encode()


def head(path: Path) -> str:
    """The hash that the first line of a graph names; "" where it names none or the file's size is another."""
    with path.open("rb") as file:
        found = _HEAD.match(file.readline(HEAD_SIZE))
        size = os.fstat(file.fileno()).st_size
    return found[1].decode() if found and int(found[2]) == size else ""


def intact(path: Path) -> bool:
    """Whether the graph is, byte for byte, what its first line says."""
    from hashlib import sha256

    digest = sha256()
    with path.open("rb") as file:
        found = _HEAD.match(file.readline())
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return found is not None and found[1].decode() == digest.hexdigest()[:32]


def store_folder(folder: Path, content: str) -> Path:
    return folder / "store" / content


def reason(error: OSError) -> str:
    return (error.strerror or str(error)).splitlines()[0]
