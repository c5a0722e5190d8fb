"""Why the small graph says what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UserError
from kg.graph.store import Graph, open_graph
from kg.graph.why import as_records, as_text, why
from kg.marking import marked, nearest


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    return open_graph(folder)


@pytest.mark.parametrize(
    ("one", "other", "sentences"),
    [
        ("person:王健", "义欣项目", ["义乌市委书记【王健】到项目现场‹调研›。"]),
        ("义欣项目", "person:王健", ["义乌市委书记【王健】到项目现场‹调研›。"]),
        ("义博会", "义乌市商务局", ["【义乌市商务局】‹承办›了这次盛会。"]),
        ("person:王健", "government:义乌市委",
         ["义乌市委‹书记›【王健】出席。", "义乌市委‹书记›【王健】到项目现场调研。"]),
        ("义欣项目", "investment", ["本报讯 【义欣动力电池基地项目】总投资【约122亿元】,占地50亩,2023年10月投产。"]),
        ("义欣项目", "投资额", ["本报讯 【义欣动力电池基地项目】总投资【约122亿元】,占地50亩,2023年10月投产。"]),
        ("person:王健", "东阳市", []),
    ],
)  # fmt: skip
def test_sentences_with_both_ends_and_the_trigger(graph: Graph, one: str, other: str, sentences: list[str]) -> None:
    assert [each.sentence.strip() for each in why(graph, one, other)] == sentences


def test_as_text(graph: Graph) -> None:
    assert "\n".join(as_text(graph, why(graph, "佛堂镇", "义欣项目"))).startswith(
        "义欣动力电池基地项目 located in → 佛堂镇\n"
        "  项目由浙江义欣动力科技有限公司建设,位于【佛堂镇】。\n"
        "  义乌商报 2023-06-18 a2.txt 68–73\n"
        "  place.at-verb, 0.9\n"
        "  义欣动力电池基地项目 → project:义欣动力电池基地项目: listed, elsewhere in the article\n"
        "  佛堂镇 → town:佛堂镇: listed\n"
        "  statement:"
    )


def test_as_records(graph: Graph) -> None:
    (told,) = as_records(graph, why(graph, "佛堂镇", "义欣项目"))
    assert (told["subject"], told["predicate"], told["object"]) == (
        "project:义欣动力电池基地项目", "locatedIn", "town:佛堂镇")  # fmt: skip
    assert told["subject_as"] == "义欣动力电池基地项目"
    assert told["page"] == "a2.txt"


@pytest.mark.parametrize("names", [("王健", "义乌"), ("义乌", "没有"), ("没有", "investment")])
def test_names_that_are_unknown_or_ambiguous(graph: Graph, names: tuple[str, str]) -> None:
    with pytest.raises(UserError):
        why(graph, *names)


@pytest.mark.parametrize(
    ("names", "triggers", "expected"),
    [
        ([(0, 2)], [(2, 4)], "【周明】‹出席›诗会"),
        ([(0, 2), (0, 4)], [(2, 4)], "【周明出席】诗会"),
        ([], [(0, 0)], "周明出席诗会"),
    ],
)
def test_marks_do_not_overlap(names: list[tuple[int, int]], triggers: list[tuple[int, int]], expected: str) -> None:
    assert marked("周明出席诗会", names, triggers) == expected


@pytest.mark.parametrize(("words", "position", "found"), [("周明", 5, (4, 6)), ("周明", 0, (0, 2)), ("无", 0, None)])
def test_the_nearest_place_counts(words: str, position: int, found: tuple[int, int] | None) -> None:
    assert nearest("周明会见周明", words, position) == found
