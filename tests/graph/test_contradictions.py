"""Facts that cannot both hold, and their twins that can."""

from __future__ import annotations

from array import array
from datetime import date
from pathlib import Path

import pytest

from kg.graph import write
from kg.graph.contradictions import as_text, contradictions, single
from kg.graph.store import open_graph
from kg.ontology import attributes, camel, classes
from kg.records import Article, Claim, Entity, Extract, Value

ENTITIES = (
    Entity("place:云州市", "Place", "云州市"),
    Entity("government:云州市委", "GovernmentBody", "云州市委"),
    Entity("person:周明", "Person", "周明"),
    Entity("person:李芳", "Person", "李芳"),
    Entity("project:石桥工程", "Project", "石桥工程"),
    Entity("enterprise:云州公司", "Enterprise", "云州公司"),
)
YUNZHOU, ZHOU, LI, BRIDGE = "place:云州市", "person:周明", "person:李芳", "project:石桥工程"


def page(number: int, day: str, *claims: tuple[str, str, object, str]) -> Extract:
    """An article with one sentence for each claim: subject, predicate, object or Value, title."""
    text = "".join(f"{one[0].partition(':')[2]}{one[3] or one[2]}。" for one in claims)
    when = date.fromisoformat(day) if day else None
    made, at = [], 0
    for subject, predicate, end, title in claims:
        size = text.index("。", at) + 1 - at
        value = end if isinstance(end, Value) else None
        until = "2023" if title.startswith("原") else ""
        made.append(Claim(subject, predicate, "" if value else str(end), value, title.removeprefix("原"), at, at + size,
                          at, at + size, "test", 0.9, valid_until=until))  # fmt: skip
        at += size
    offsets = array("l", range(len(text)))
    article = Article(f"{number}.txt", "", (), 0, len(text), text, offsets, 0, "云州报", None, when)
    return Extract(article, (), (), tuple(made))


def mayor(number: int, day: str, who: str, title: str = "市长", at: str = YUNZHOU) -> Extract:
    return page(number, day, (who, "holds_post", at, title))


def sum_of(number: int, amount: float, unit: str = "CNY", of: str = BRIDGE, predicate: str = "investment") -> Extract:
    return page(number, "2024-05-01", (of, predicate, Value(amount, unit), ""))


def starts(number: int, day: str) -> Extract:
    return page(number, "2024-05-01", (BRIDGE, "start_date", Value(day), ""))


CASES = [
    ("two mayors on one day", [mayor(1, "2024-05-01", ZHOU), mayor(2, "2024-05-01", LI)], 1),
    ("one after the other", [mayor(1, "2024-05-01", ZHOU), mayor(2, "2024-05-02", LI)], 0),
    ("one in between", [mayor(1, "2024-05-01", ZHOU), mayor(2, "2024-05-02", LI), mayor(3, "2024-05-03", ZHOU)], 1),
    ("the same mayor twice", [mayor(1, "2024-05-01", ZHOU), mayor(2, "2024-05-01", ZHOU)], 0),
    ("a deputy", [mayor(1, "2024-05-01", ZHOU), mayor(2, "2024-05-01", LI, "副市长")], 0),
    ("two deputies", [mayor(n, "2024-05-01", who, "副市长") for n, who in enumerate((ZHOU, LI))], 0),
    ("a former one", [mayor(1, "2024-05-01", ZHOU), mayor(2, "2024-05-01", LI, "原市长")], 0),
    ("one of several titles", [mayor(1, "2024-05-01", ZHOU, "副书记、市长"), mayor(2, "2024-05-01", LI)], 1),
    ("another city", [mayor(1, "2024-05-01", ZHOU), mayor(2, "2024-05-01", LI, at="government:云州市委")], 0),
    ("two secretaries", [mayor(n, "2024-05-01", who, "书记", "government:云州市委")
                         for n, who in enumerate((ZHOU, LI))], 1),
    ("without a date", [mayor(1, "", ZHOU), mayor(2, "", LI)], 0),
    ("in one article", [page(1, "", (ZHOU, "holds_post", YUNZHOU, "市长"), (LI, "holds_post", YUNZHOU, "市长"))], 1),
    ("two sums", [sum_of(1, 3e8), sum_of(2, 4e8)], 1),
    ("two sums nearly the same", [sum_of(1, 3e8), sum_of(2, 3.02e8)], 0),
    ("three sums", [sum_of(1, 3e8), sum_of(2, 4e8), sum_of(3, 5e8)], 3),
    ("two currencies", [sum_of(1, 3e8), sum_of(2, 4e8, "USD")], 0),
    ("an attribute that grows", [sum_of(n, n * 1e8, predicate="investment_to_date") for n in (1, 2)], 0),
    ("something that may have several", [sum_of(n, n * 1e4, "m2", "enterprise:云州公司", "land_area")
                                         for n in (1, 2)], 0),
    ("two beginnings", [starts(1, "2024-05"), starts(2, "2024-06-01")], 1),
    ("a day of the month", [starts(1, "2024-05"), starts(2, "2024-05-20")], 0),
]  # fmt: skip


@pytest.mark.parametrize(("extracts", "count"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_what_cannot_both_hold(tmp_path: Path, extracts: list[Extract], count: int) -> None:
    write(ENTITIES, extracts, tmp_path)
    assert len(list(contradictions(open_graph(tmp_path)))) == count


def test_side_by_side_with_their_quotes(tmp_path: Path) -> None:
    write(ENTITIES, [mayor(1, "2024-05-01", ZHOU), mayor(2, "2024-05-01", LI)], tmp_path)
    (one,) = contradictions(open_graph(tmp_path))
    first, *sides = as_text(one)
    assert first == "cannot both hold: 云州市, 市长"
    assert sorted(sides) == [
        "  周明  “周明市长。” 云州报 2024-05-01 1.txt",
        "  李芳  “李芳市长。” 云州报 2024-05-01 2.txt",
    ]


def test_the_data_names_what_the_ontology_knows() -> None:
    assert {kind for post in single()["post"] for kind in post["at"]} <= set(classes())
    assert {kind for entry in single()["attribute"] for kind in entry["of"]} <= set(classes())
    assert {camel(name) for entry in single()["attribute"] for name in entry["names"]} <= set(attributes())
