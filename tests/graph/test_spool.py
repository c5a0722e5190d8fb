"""Sorting on disk gives what sorting in memory gives."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.spool import sort_unique

LINES = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=4), max_size=40)


@given(LINES, st.integers(1, 9), st.integers(2, 4))
def test_sorted_and_each_once(lines: list[str], run: int, fan: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert list(sort_unique(lines, Path(folder), run, fan)) == sorted(set(lines))


def test_few_files_are_left_of_many_runs(tmp_path: Path) -> None:
    list(sort_unique(map(str, range(1000)), tmp_path, run=10, fan=8))
    assert len(list(tmp_path.iterdir())) < 8


@pytest.mark.parametrize("lines", [["b", "a", "b"], ["\u2028", "\r", "\x85", "\r"]])
def test_only_a_line_feed_ends_a_line(lines: list[str], tmp_path: Path) -> None:
    assert list(sort_unique(lines, tmp_path, run=1)) == sorted(set(lines))
