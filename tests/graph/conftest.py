"""A written graph of the small corpus, made once."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_corpus as corpus

from kg.graph import write


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a build leaves it, with its pages beside it in `pages`."""
    top = tmp_path_factory.mktemp("graph")
    write(iter(corpus.ENTITIES), iter(corpus.extracts()), top / "exports")
    (top / "pages").mkdir()
    for name, text in corpus.PAGES.items():
        (top / "pages" / name).write_text(text, encoding="utf-8")
    return top / "exports"
