"""Making a new graph a folder's own: written aside, then renamed, so that a reader never sees half of it."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from kg.errors import UserError
from kg.graph.files import GRAPH, HEAD_SIZE, first_line, reason, store_folder

_SCRATCH = ".building-"


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
        file.write(b"#" * (HEAD_SIZE - 1) + b"\n")  # until its hash and size are known
        for chunk in chunks:
            data = chunk.encode()
            digest.update(data)
            file.write(data)
        content = digest.hexdigest()[:32]
        size = file.tell()
        file.seek(0)
        file.write(first_line(content, size))
        file.flush()
        os.fsync(file.fileno())
    return content


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
