"""Words that stand for a name said before, and when they stand for none."""

from __future__ import annotations

import pytest
from marked import said

TABLE = [
    # 他: the one person of the sentence, else the one with whom the text went on
    ("{Person:周明}到场，他曾任{GovernmentBody:市教育局}局长。", "周明 holds_post 市教育局 局长"),
    ("{Person:周明}来到{Village:白水村}。他走访了{Enterprise:山海公司}。", "周明 visits 山海公司; 周明 visits 白水村"),
    ("{Person:周明}来到{Village:白水村}。其他人走访了{Enterprise:山海公司}。", "周明 visits 白水村"),
    # 该项目, 项目: a project named before, but not as the end of a longer word
    ("{Project:海州电池项目}推进顺利。该项目总投资10亿元。", "海州电池项目 investment 1000000000"),
    ("{Project:海州电池项目}推进顺利。项目占地3公顷。", "海州电池项目 land_area 30000"),
    ("{Project:海州电池项目}推进顺利。3个重点项目占地3公顷。", ""),
    ("该项目总投资10亿元。", ""),
    # 公司: that with which the sentence before began, else that of which the text speaks
    ("{Enterprise:山海公司}很大。公司成立于2010年。", "山海公司 production_date 2010"),
    (
        "{Enterprise:山海公司}很大。{Enterprise:山海公司}订单多。它由{Enterprise:东方集团}控股。公司成立于2010年。",
        "山海公司 production_date 2010",
    ),
    # 会议, 论坛: an event that is held, not one that is only talked of, and of that kind
    ("{Event:全市教育会议}召开。{Person:周明}出席会议。", "周明 attends 全市教育会议"),
    ("会上学习了{Event:全国教育会议}精神。{Person:周明}出席会议。", ""),
    ("{Event:山海论坛}开幕。{Person:周明}出席会议。", ""),
    ("{Event:山海论坛}开幕。{Person:周明}出席论坛。", "周明 attends 山海论坛"),
    # 代表团: those who lead it, or the place that sent it
    ("{Person:周明}率队考察{Village:白水村}。考察组还走访了{Town:青石镇}。", "周明 visits 白水村; 周明 visits 青石镇"),
    ("考察组走访了{Enterprise:山海公司}。", ""),
    # 双方: two named together, not more
    ("{Town:青石镇}和{Town:白云镇}相邻。双方签署合作协议。", "青石镇 cooperates_with 白云镇"),
    ("{Town:青石镇}、{Town:白云镇}和{Town:溪口镇}相邻。双方签署合作协议。", ""),
    # X局等负责人 act for X局, a person who holds a post there does not
    ("{GovernmentBody:市科技局}负责人走访{Enterprise:山海公司}。", "市科技局 visits 山海公司"),
    ("{GovernmentBody:市科技局}副局长走访{Enterprise:山海公司}。", ""),
]


@pytest.mark.parametrize(("text", "stated"), TABLE)
def test_stands_for(text: str, stated: str) -> None:
    assert said(text) == sorted(filter(None, stated.split("; ")))
