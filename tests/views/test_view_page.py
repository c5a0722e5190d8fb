"""The file: complete in itself, the same at each run, and nothing of the data read as markup."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.errors import UserError
from kg.views import render
from kg.views.model import Node, ViewModel
from kg.views.page import page


class Reader(HTMLParser):
    """The elements with their attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.raw: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in ("script", "style"):
            self.raw.append((self.inside, data))
        else:
            self.text.append(data)


@pytest.fixture(scope="module")
def hostile_page(hostile: ViewModel) -> str:
    return page(hostile)


def embedded(text: str) -> dict[str, list]:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])


def test_the_same_graph_gives_the_same_bytes(graph: ViewModel, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        render(graph, tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.html", "two.html"]


def test_data_brings_no_element_and_no_attribute(graph: ViewModel, hostile_page: str) -> None:
    ours, theirs = Reader(page(graph)), Reader(hostile_page)
    assert {tag for tag, _ in theirs.tags} == {tag for tag, _ in ours.tags} | {"strong"} - {"strong"}
    names = {name for _, attributes in ours.tags for name in attributes}
    assert {name for _, attributes in theirs.tags for name in attributes} == names
    assert [tag for tag, _ in theirs.tags].count("script") == [tag for tag, _ in ours.tags].count("script")
    assert not any(name.startswith("on") or name == "style" for name in names)


def test_hostile_words_arrive_as_they_are_but_for_what_html_cannot_hold(hostile: ViewModel, hostile_page: str) -> None:
    names = [entity[2] for entity in embedded(hostile_page)["entities"]]
    assert names == [re.sub("[\x00\x1b\ud800\udfff]", "\ufffd", node.name) for node in hostile.nodes]
    hostile_page.encode()


def test_nothing_is_fetched(graph: ViewModel) -> None:
    reader = Reader(page(graph))
    for tag, attributes in reader.tags:
        for name in ("src", "href", "action", "data", "poster", "srcset", "background"):
            assert attributes.get(name, "data:,") == "data:,", f"<{tag} {name}>"
    for tag, code in reader.raw:
        assert "@import" not in code and "url(" not in code if tag == "style" else "sourceMappingURL" not in code


def test_the_policy_lets_in_our_own_code_alone(graph: ViewModel) -> None:
    text = page(graph)
    policy = next(a["content"] for tag, a in Reader(text).tags if "http-equiv" in a)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy
    for directive, pattern in (("script-src", r"<script>(.*?)</script>"), ("style-src", r"<style>(.*?)</style>")):
        codes = re.findall(pattern, text, re.S)
        hashes = [f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in codes]
        assert rules[directive].split() == hashes


def test_without_script_everything_stands_in_tables(graph: ViewModel) -> None:
    fallback = re.search(r"<noscript>(.*?)</noscript>", page(graph), re.S)[1]
    words = "".join(Reader(fallback).text)
    for node in graph.nodes:
        assert node.name in words and all(fact.quote in words and fact.printed in words for fact in node.facts)
    for edge in graph.edges:
        assert all(said.quote in words and said.source.newspaper in words for said in edge.statements)
    assert fallback.count("<tr>") == 2 + 6 + 1 + len(graph.nodes)


def test_sentences_that_several_statements_share_stand_once(graph: ViewModel) -> None:
    data = embedded(page(graph))
    assert len(data["quotes"]) == len(set(data["quotes"])) == 6
    assert len(data["sources"]) == 2


SUMMARIES = [
    ({}, "2 pages, 2 articles, 2024-03-04 – 2024-03-05; 6 entities, 5 relations, 7 statements."),
    ({"dates": ("2024-03-04", "2024-03-04")}, "2 pages, 2 articles, 2024-03-04; 6 entities"),
    ({"dates": ("", "")}, "2 pages, 2 articles, dates unknown; 6 entities"),
    ({"pages": None}, "? pages, 2 articles"),
    ({}, "3 more mentions could not be linked"),
]


def test_two_of_one_name_are_told_apart_by_their_places() -> None:
    nodes = [Node(f"person:王五_{place}", "Person", "王五", place=place) for place in ("乙县", "己市")]
    text = page(ViewModel("", (*nodes, Node("person:赵六", "Person", "赵六", place="乙县"))))
    assert [entity[3] for entity in embedded(text)["entities"]] == ["王五（乙县）", "王五（己市）", ""]
    assert "<td>王五（己市）<td>" in text
    assert embedded(text)["network"]["nodes"][0]["label"] == "王五（乙县）"


@pytest.mark.parametrize(("change", "expected"), SUMMARIES)
def test_the_summary_says_what_is_shown(graph: ViewModel, change: dict, expected: str) -> None:
    assert expected in page(replace(graph, **change))


def test_nothing_is_said_of_unlinked_mentions_that_were_not_counted(graph: ViewModel) -> None:
    header = page(replace(graph, unlinked=None)).split("</header>")[0]
    assert "could not be linked" not in header


def test_a_graph_too_large_to_draw_says_so(monkeypatch: pytest.MonkeyPatch, graph: ViewModel) -> None:
    assert "best connected" not in page(graph).split("</header>")[0]
    monkeypatch.setattr("kg.views.network.best_connected", lambda model: [0, 1, 2])
    text = page(graph)
    assert "The graph draws the 3 best connected of 6 entities" in text
    assert len(embedded(text)["network"]["nodes"]) == 3
    assert len(embedded(text)["entities"]) == 6


def test_an_empty_graph_is_a_page(tmp_path: Path) -> None:
    render(ViewModel("无"), tmp_path / "empty.html")
    assert "0 entities" in (tmp_path / "empty.html").read_text(encoding="utf-8")


def test_what_cannot_be_written_is_said_in_one_line_and_leaves_nothing(graph: ViewModel, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for out in (tmp_path / "no such folder" / "graph.html", tmp_path / "folder"):
        with pytest.raises(UserError) as error:
            render(graph, out)
        assert str(out) in str(error.value) and "\n" not in str(error.value)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
