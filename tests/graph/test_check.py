"""`check` finds what is wrong, and nothing in a sound graph."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import small_corpus as corpus

from kg.graph import check as checking
from kg.graph import write
from kg.graph.check import check
from kg.records import Entity, Extract


def quiet(_: str) -> None:
    pass


def kept(folder: Path, texts: dict[str, str]) -> None:
    (folder / "pages").mkdir()
    for name, text in texts.items():
        (folder / "pages" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")


def problems(folder: Path) -> list[str]:
    return list(check(folder, (), quiet))


def test_a_sound_graph_has_no_problems(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "graph.ttl", tmp_path)
    kept(tmp_path, corpus.PAGES)
    assert problems(tmp_path) == []


def test_batches_see_what_the_whole_sees(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "BATCH", 3)
    shutil.copy(folder / "graph.ttl", tmp_path)
    kept(tmp_path, corpus.PAGES)
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("总投资约122", "总投资约123"), "the page does not say at a2.txt"),
        (lambda text: "一" + text, "the page does not say at a2.txt"),
        (lambda text: text[:30], "the page does not say at a2.txt"),
    ],
)
def test_a_page_that_says_something_else(
    folder: Path, tmp_path: Path, change: Callable[[str], str], said: str
) -> None:
    shutil.copy(folder / "graph.ttl", tmp_path)
    kept(tmp_path, {**corpus.PAGES, "a2.txt": change(corpus.PAGES["a2.txt"])})
    found = problems(tmp_path)
    assert found
    assert all(said in one for one in found)


def test_white_space_on_the_page_does_not_matter(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "graph.ttl", tmp_path)
    kept(tmp_path, {name: text.replace("\n", " ") for name, text in corpus.PAGES.items()})
    assert problems(tmp_path) == []


def test_a_page_that_is_not_at_hand(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "graph.ttl", tmp_path)
    kept(tmp_path, {name: text for name, text in corpus.PAGES.items() if name != "b1.txt"})
    assert problems(tmp_path) == ["page b1.txt is not at hand, so 2 quotes cannot be verified: name its folder"]


@pytest.mark.parametrize(("old", "new"), [("签约合作", "签约结盟"), ("签约合作", "签约")])
def test_a_graph_that_was_changed_by_hand(folder: Path, tmp_path: Path, old: str, new: str) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    kept(tmp_path, corpus.PAGES)
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    (tmp_path / "graph.ttl").write_text(text.replace(old, new), encoding="utf-8")
    changed, misquoted = problems(tmp_path)
    assert "was changed after it was built" in changed
    assert "the page does not say at b1.txt 18–40" in misquoted


def without_quote(one: Extract) -> Extract:
    return replace(one, claims=tuple(replace(claim, quote_start=0, quote_end=0) for claim in one.claims))


def backwards(one: Extract) -> Extract:
    return replace(one, claims=(replace(one.claims[0], predicate="organises"),))


@pytest.mark.parametrize(
    ("change", "said"),
    [(without_quote, "A statement quotes one sentence."), (backwards, "event:中国义乌国际小商品博览会: ")],
)
def test_what_the_shapes_forbid(tmp_path: Path, change: Callable[[Extract], Extract], said: str) -> None:
    write(corpus.ENTITIES, [change(corpus.extract("a1.txt"))], tmp_path)
    kept(tmp_path, corpus.PAGES)
    assert any(said in one for one in problems(tmp_path))


def test_an_end_that_is_no_entity(tmp_path: Path) -> None:
    known = [one for one in corpus.ENTITIES if one.id != "person:王健"]
    write([*known, Entity("person:别人", "Person", "别人")], corpus.extracts(), tmp_path)
    kept(tmp_path, corpus.PAGES)
    assert any("person:王健" in one or "entity" in one for one in problems(tmp_path))
