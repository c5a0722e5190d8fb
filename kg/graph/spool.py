"""Sorting more lines than memory holds: sorted runs on disk, merged.

At any time at most RUN lines are in memory and at most FAN files are open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby, islice
from pathlib import Path

RUN = 50_000
FAN = 64


def sort_unique(lines: Iterable[str], folder: Path, run: int = RUN, fan: int = FAN) -> Iterator[str]:
    """The lines in the order of their code points, each once; the runs are kept in `folder`, which must exist.

    A line may hold anything but a line feed. Nothing is yielded before `lines` is used up.
    """
    runs: list[Path] = []
    count = 0
    source = iter(lines)
    while chunk := sorted(set(islice(source, run))):
        count += 1
        runs.append(_write(chunk, folder / f"run{count}"))
        if len(runs) == fan:
            count += 1
            merged = _write(_merge(runs), folder / f"run{count}")
            for path in runs:
                path.unlink()
            runs = [merged]
    return _merge(runs)


def _write(lines: Iterable[str], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)
    return path


def _merge(runs: list[Path]) -> Iterator[str]:
    with ExitStack() as stack:
        files = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in runs]
        # without their line feeds, which would sort behind a tab
        for line, _ in groupby(merge(*(map(_bare, file) for file in files))):
            yield line


def _bare(line: str) -> str:
    return line[:-1]
