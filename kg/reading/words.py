"""The words by which a page is read (kg/data/reading.toml), loaded once, as sets and compiled patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from kg.resources import DATA, rows


@cache
def words() -> dict[str, dict[str, Any]]:
    """The tables of reading.toml."""
    return tomllib.loads((DATA / "reading.toml").read_text(encoding="utf-8"))


@cache
def word_set(table: str, key: str) -> frozenset[str]:
    return frozenset(words()[table][key])


def mark_chars(key: str) -> str:
    """The characters of a list of marks."""
    return str(words()["marks"][key])


def either(found: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first."""
    return "|".join(sorted(map(re.escape, found), key=lambda one: (-len(one), one)))


@cache
def any_of(table: str, key: str) -> str:
    """A pattern for any word of a list."""
    return either(words()[table][key])


@cache
def surnames() -> frozenset[str]:
    """The surnames of kg/data/surnames.tsv."""
    return frozenset(row[0] for row in rows("surnames.tsv"))
