"""Page → articles: layouts.toml holds a page for each way in which papers lay out their articles."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.reading import split
from kg.records import Page

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_layouts(case: dict[str, Any]) -> None:
    found = split(Page("page.txt", case["page"]))
    wanted = case["articles"]
    assert [(one.headline, list(one.byline)) for one in found] == [(one["headline"], one["byline"]) for one in wanted]
    for article, one in zip(found, wanted, strict=True):
        body = article.text[article.body :]
        assert (body[: len(one["begins"])], body[-len(one["ends"]) :]) == (one["begins"], one["ends"])
