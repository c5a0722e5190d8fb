"""What an article does not state, and the first test that each frame failed there."""

from __future__ import annotations

import pytest
from marked import extract_of

from kg.relations.confidences import fitted
from kg.relations.refusals import UNFIT, Attempt, scenes

POETRY, ZHOU = "event:山海诗会", "person:周明"

SURE = f"states it, confidence {fitted('visit.direct', 0.9):g}"

FAILED = [
    ("{Person:周明}未出席{Event:山海诗会}。", ZHOU, POETRY, "attend.event", "blocked by 未"),
    ("{Person:周明}将出席{Event:山海诗会}。", ZHOU, POETRY, "attend.event", "blocked by 将"),
    ("下一步，{Person:周明}出席{Event:山海诗会}。", ZHOU, POETRY, "attend.event",
     "下一步 before it: what follows is planned"),
    ("{Place:海州}学校举办{Event:山海诗会}。", "place:海州", POETRY, "organise.active",
     "other words stand between: “学校”"),
    ("有人说，举办{Event:山海诗会}很好，{Institution:市作协}赞成。", "institution:市作协", POETRY, "organise.active",
     "no subject in the clause, and none to carry over"),
    ("{Person:周明}来到{Event:山海诗会}。", ZHOU, POETRY, "visit.direct", "wrong types: takes no Person and Event"),
    ("{Event:山海论坛}闭幕后，{Town:青石镇}举办{Person:周明}喜欢的{Event:山海诗会}。", "event:山海论坛", POETRY,
     "organise.active", "wrong types: takes no Event and Event"),
    ("{Person:周明}走访{Town:青石镇}，后来去了{Village:长畈村}。", ZHOU, "village:长畈村", "visit.direct",
     "states it of others: 周明 → 青石镇"),
    ("{Person:周明}走访{Town:青石镇}。", ZHOU, "town:青石镇", "visit.direct", SURE),
    ("{Person:周明}走访{Town:青石镇}。", ZHOU, "town:青石镇", "visit.at", UNFIT),
    ("{GovernmentBody:市财政局}局长{Person:周明}与{GovernmentBody:市科技局}商议。", ZHOU, "government:市科技局",
     "post.title-before-name", "the post is at 市财政局"),
    ("{GovernmentBody:市财政局}的常客{Person:周明}来了。", ZHOU, "government:市财政局",
     "post.title-before-name", "no title ends before the name: “市财政局的常客”"),
    ("{GovernmentBody:市财政局}局长{Person:周明}来了。", ZHOU, "government:市财政局",
     "post.title-before-name", "states it"),
]  # fmt: skip


def attempts(marked: str, one: str, other: str) -> list[Attempt]:
    return [each for scene in scenes(extract_of(marked), one, other) for each in scene.attempts]


@pytest.mark.parametrize(("marked", "one", "other", "rule", "reason"), FAILED, ids=[row[4] for row in FAILED])
def test_the_first_test_that_failed(marked: str, one: str, other: str, rule: str, reason: str) -> None:
    found = {each.rule: each.reason for each in attempts(marked, one, other)}
    assert found.get(rule) == reason


@pytest.mark.parametrize("row", FAILED, ids=[row[4] for row in FAILED])
def test_what_is_stated_is_said_to_be(row: tuple[str, str, str, str, str]) -> None:
    marked, one, other, rule, reason = row
    found = {each.rule: each.found for each in attempts(marked, one, other)}
    assert found[rule] == (reason == "states it" or reason.startswith("states it, "))


def test_either_order_of_the_names_is_the_same() -> None:
    marked = "{Person:周明}未出席{Event:山海诗会}。"
    assert attempts(marked, ZHOU, POETRY) == attempts(marked, POETRY, ZHOU)


def test_the_nearest_where_no_sentence_has_both() -> None:
    extract = extract_of("{Person:周明}来了。天气很好。他未出席会议。{Event:山海诗会}闭幕。")
    (scene,) = scenes(extract, ZHOU, POETRY)
    assert scene.apart == 1
    assert extract.article.text[slice(*scene.quote)] == "他未出席会议。山海诗会闭幕。"


def test_nothing_where_one_is_not_mentioned() -> None:
    assert list(scenes(extract_of("{Person:周明}来了。"), ZHOU, POETRY)) == []
