"""Reprints and second sentences of one article are no new origin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import small_corpus as corpus

from kg.graph import write
from kg.graph.connections import connections
from kg.graph.lookup import the_entity
from kg.graph.origins import origins
from kg.graph.reading import Statement
from kg.graph.show import as_text, describe
from kg.graph.store import open_graph
from kg.records import Extract, Value

LONG = "昨日，市委书记周明来到青石镇，调研乡村建设和夏粮收购，要求抓好安全生产。"


def said(article: str, quote: str) -> Statement:
    return Statement(f"{article} {quote}", "a", "visits", "b", False, article, quote)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([("1", LONG)], 1),
        ([("1", LONG), ("2", LONG)], 1),
        ([("1", LONG), ("2", LONG.replace("，", ", ") + "\n")], 1),
        ([("1", LONG), ("2", LONG.replace("昨日", "近日"))], 1),
        ([("1", LONG), ("1", "周明走访青石镇。")], 1),
        ([("1", LONG), ("2", "周明走访青石镇。")], 2),
        ([("1", LONG), ("2", "周明走访青石镇。"), ("3", "青石镇迎来周明一行。")], 3),
        ([("1", LONG), ("2", "周明走访青石镇。"), ("2", LONG)], 1),
        ([("1", "周明走访青石镇。"), ("2", "李芳走访长畈村。")], 2),
        ([("1", ""), ("2", "，")], 1),
        ([], 0),
    ],
)
def test_origins(told: list[tuple[str, str]], count: int) -> None:
    assert origins(said(*one) for one in told) == count
    assert origins(said(*one) for one in reversed(told)) == count


def reprinted(one: Extract, page: str) -> Extract:
    return replace(one, article=replace(one.article, page=page))


def test_a_reprint_is_another_article_but_no_other_origin(tmp_path: Path) -> None:
    first = corpus.extract("a2.txt")
    write(corpus.ENTITIES, [first, reprinted(first, "c1.txt"), corpus.extract("a1.txt")], tmp_path)
    graph = open_graph(tmp_path)
    found = {one.end.id: (one.articles, one.origins) for one in connections(graph, the_entity(graph, "person:王健"))}
    assert found["government:义乌市委"] == (3, 2)
    assert found["project:义欣动力电池基地项目"] == (2, 1)
    told = list(as_text(describe(graph, the_entity(graph, "义欣项目"))))
    assert "  约122亿元 = 12,200,000,000 CNY · articles: 2 · origins: 1" in told
    assert "  浙江义欣动力科技有限公司 (建设) · articles: 2 · origins: 1" in told


def test_the_same_fact_is_one_triple_and_a_statement_an_article(tmp_path: Path) -> None:
    first = corpus.extract("a2.txt")
    write(corpus.ENTITIES, [first, reprinted(first, "c1.txt")], tmp_path)
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert text.count("kg:undertakes project:") == 1
    assert text.count("rdf:predicate kg:undertakes") == 2


def test_two_currencies_are_two_values(tmp_path: Path) -> None:
    one = corpus.extract("a2.txt")
    claims = [
        replace(claim, value=Value(12_200_000_000, "USD")) if claim.predicate == "investment" else claim
        for claim in one.claims
    ]
    write(corpus.ENTITIES, [one, replace(reprinted(one, "c1.txt"), claims=tuple(claims))], tmp_path)
    graph = open_graph(tmp_path)
    values = describe(graph, the_entity(graph, "义欣项目")).values
    assert [each.articles for each in values if each.predicate == "investment"] == [1, 1]
