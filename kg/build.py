"""Runs the stages over a corpus: pages → extracts (each article by itself, in any number of processes) → one graph.

What an article yields is spooled to disk until resolution has seen them all, so that memory does not grow with the
corpus.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import IO

from kg.errors import UserError
from kg.extraction import as_json
from kg.gold import gold_pages
from kg.graph import Summary, write
from kg.graph.terms import BASE
from kg.linking import Registry, Resolution, Settled, link, load_registry
from kg.reading import About, Failure, read, split, without_article
from kg.recognition import lexicon, recognise
from kg.records import Extract, Page
from kg.relations import relate

PAGES = "pages"
_BATCH = 64
Extracted = tuple[Page, list[Extract]]


@dataclass(frozen=True)
class Options:
    """What the user says about a run. `registry` is None for none; `jobs` is the number of processes."""

    about: About = field(default_factory=About)
    registry: Path | None = None
    jobs: int = 1


@dataclass(frozen=True)
class Outcome:
    """What became of a corpus: pages read, articles found, and the pages that could not be read."""

    pages: int
    articles: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True)
class Corpus:
    """All extracts after resolution. `stream` reads them again from the spool, page by page, with global ids."""

    stream: Callable[[], Iterator[tuple[str, list[Extract]]]]
    settled: Settled
    outcome: Outcome


def extract_page(page: Page, registry: Path | None) -> list[Extract]:
    """All that the articles of one page yield, each by itself."""
    known = load_registry(registry) if registry else Registry()
    words = lexicon(known.names())
    extracts = []
    for article in split(page):
        linked = link(article, recognise(article, words), known, words)
        extracts.append(replace(linked, claims=relate(linked)))
    return extracts


@contextmanager
def corpus(sources: Sequence[str | Path], options: Options,
           progress: Callable[[str], None] = lambda done: None) -> Iterator[Corpus]:
    """Extracts pages and resolves their entities. Raises UserError where no page at all could be read."""
    resolution, failures, pages, articles = Resolution(), [], 0, 0
    with tempfile.TemporaryFile() as spool:
        for found in _extracted(sources, options):
            if isinstance(found, Failure):
                failures.append(found)
                continue
            page, extracts = found
            if not extracts:
                failures.append(without_article(page))
                continue
            pages += 1
            articles += len(extracts)
            for extract in extracts:
                resolution.add(extract)
            pickle.dump((page.text, extracts), spool, pickle.HIGHEST_PROTOCOL)
            progress(f"{pages} pages, {articles} articles")
        if not pages:
            raise UserError("; ".join(f"{one.name}: {one.reason}" for one in failures[:3]) or "no pages given")
        settled = resolution.settle()
        yield Corpus(partial(_streamed, spool, settled), settled, Outcome(pages, articles, tuple(failures)))


def _extracted(sources: Sequence[str | Path], options: Options) -> Iterator[Extracted | Failure]:
    """Each page with its extracts, in page order whatever the number of processes."""
    work = partial(_extract_one, registry=options.registry)
    pages = read(sources, options.about)
    with get_context("fork").Pool(options.jobs) if options.jobs > 1 else nullcontext() as pool:
        while batch := list(islice(pages, _BATCH * options.jobs)):
            yield from pool.imap(work, batch, chunksize=4) if pool else map(work, batch)


def _extract_one(page: Page | Failure, registry: Path | None) -> Extracted | Failure:
    return page if isinstance(page, Failure) else (page, extract_page(page, registry))


def _streamed(spool: IO[bytes], settled: Settled) -> Iterator[tuple[str, list[Extract]]]:
    spool.seek(0)
    while True:
        try:
            text, extracts = pickle.load(spool)
        except EOFError:
            return
        yield text, [settled.apply(one) for one in extracts]


def build(sources: Sequence[str | Path], options: Options, folder: Path, base: str = BASE,
          progress: Callable[[str], None] = lambda done: None) -> tuple[Summary, Outcome]:
    """Reads pages and writes the graph, its store and the decoded texts of the pages into a folder.

    The texts are what offsets and quotes refer to. UserError where nothing could be read or the folder cannot be
    written; then what was there before is untouched.
    """
    with _disk(folder), corpus(sources, options, progress) as found, _fresh_pages(found, folder) as pages:
        summary = write(found.settled.entities, (one for _, extracts in found.stream() for one in extracts),
                        folder, base)
        shutil.rmtree(folder / PAGES, ignore_errors=True)
        pages.rename(folder / PAGES)
    return summary, found.outcome


@contextmanager
def _disk(target: Path | str) -> Iterator[None]:
    """What the disk refuses is said in one line."""
    try:
        yield
    except OSError as error:
        raise UserError(f"cannot write {target}: {error.strerror or error}") from error


@contextmanager
def _fresh_pages(found: Corpus, folder: Path) -> Iterator[Path]:
    """A new folder with the text of every page, to be put in the place of the old one; removed where it was not."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder, prefix=".pages-"))
    try:
        for text, extracts in found.stream():
            path = fresh / f"{extracts[0].article.page}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        fresh.chmod(0o755)
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def extract(sources: Sequence[str | Path], options: Options, out: IO[str], base: str = BASE,
            progress: Callable[[str], None] = lambda done: None) -> Outcome:
    """Writes the extraction file: one JSON object an article, in page order."""
    with _disk("the extraction file"), corpus(sources, options, progress) as found:
        names = {one.id: one.name for one in found.settled.entities}
        for text, extracts in found.stream():
            for one in extracts:
                out.write(json.dumps(as_json(one, text, names, base), ensure_ascii=False) + "\n")
    return found.outcome


def extract_given(gold_dir: Path, sources: Sequence[str | Path], out: IO[str], base: str = BASE) -> Outcome:
    """Writes the extraction file of the pages that have a gold file, with its mentions and entities as they stand.

    So what relations are worth is seen alone. UserError where no page has one, or a gold file is broken.
    """
    failures, pages, articles = list[Failure](), 0, 0
    with _disk("the extraction file"):
        for found in gold_pages(gold_dir, sources):
            if isinstance(found, Failure):
                failures.append(found)
                continue
            page, extracts = found
            pages += 1
            articles += len(extracts)
            for one in extracts:
                names = {entity.id: entity.name for entity in one.entities}
                stated = replace(one, claims=relate(one))
                out.write(json.dumps(as_json(stated, page.text, names, base), ensure_ascii=False) + "\n")
    if not pages:
        reasons = "; ".join(f"{one.name}: {one.reason}" for one in failures[:3])
        raise UserError(reasons or f"none of these pages has a gold file in {gold_dir}")
    return Outcome(pages, articles, tuple(failures))


def default_jobs() -> int:
    """As many processes as there are cores for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
