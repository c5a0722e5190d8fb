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

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from kg.errors import UserError

GRAPH = "graph.ttl"
_SCRATCH = ".building-"
_HEAD = re.compile(rb"# graph ([0-9a-f]{32}) +(\d+)\n")
_HEAD_SIZE = len(b"# graph \n") + 32 + 16


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A scratch folder inside `folder`, which one process at a time may have. UserError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise UserError(f"cannot write {folder}: {reason(error)}") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"cannot write {folder}: another build is writing there; wait for it or name another folder"
            raise UserError(message) from None
        for left in folder.glob(_SCRATCH + "*"):
            shutil.rmtree(left, ignore_errors=True)
        scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=folder))
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except OSError as error:
        raise UserError(f"cannot write {folder}: {reason(error)}; what was there before is untouched") from error
    finally:
        os.close(handle)


def write_headed(chunks: Iterable[str], path: Path) -> str:
    """Writes the text under a first line that names its hash and the file's size; returns the hash."""
    digest = sha256()
    with path.open("wb") as file:
        file.write(b"#" * (_HEAD_SIZE - 1) + b"\n")
        for chunk in chunks:
            data = chunk.encode()
            digest.update(data)
            file.write(data)
        content = digest.hexdigest()[:32]
        size = file.tell()
        file.seek(0)
        file.write(f"# graph {content} {size:>15}\n".encode())
        file.flush()
        os.fsync(file.fileno())
    return content


def head(path: Path) -> str:
    """The hash that the first line of a graph names; "" where it names none or the file's size is another."""
    with path.open("rb") as file:
        found = _HEAD.match(file.readline(_HEAD_SIZE))
        size = os.fstat(file.fileno()).st_size
    return found[1].decode() if found and int(found[2]) == size else ""


def intact(path: Path) -> bool:
    """Whether the graph is, byte for byte, what its first line says."""
    digest = sha256()
    with path.open("rb") as file:
        found = _HEAD.match(file.readline())
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return found is not None and found[1].decode() == digest.hexdigest()[:32]


def store_folder(folder: Path, content: str) -> Path:
    return folder / "store" / content


def publish(folder: Path, graph: Path, store: Path, content: str) -> None:
    """Makes a finished graph and its store the folder's own, and removes older stores."""
    target = store_folder(folder, content)
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        store.rename(target)
    graph.replace(folder / GRAPH)
    for other in target.parent.iterdir():
        if other != target:
            shutil.rmtree(other, ignore_errors=True)


def reason(error: OSError) -> str:
    return (error.strerror or str(error)).splitlines()[0]
