"""Wrapped text → flowing text: what a break or a space between two characters is."""

from __future__ import annotations

import pytest

from kg.reading.flow import flow, title

PROSE = [
    ("电商博\n览会", "电商博览会"),
    ("客商 进进出出", "客商进进出出"),
    ("沈 立", "沈立"),
    ("6 月 17 日", "6月17日"),
    ("吸引 1167 家企业", "吸引1167家企业"),
    ("16.\n7万人次", "16.7万人次"),
    ("成交 12 .65 亿元", "成交12.65亿元"),
    ("20\n23年", "2023年"),
    ("2 023年", "2023年"),
    ("共 16 800 人", "共16800人"),
    ("2022 2023 两年", "2022 2023两年"),
    ("TikTok\nShop", "TikTok Shop"),
    ("TikTok  Shop开业", "TikTok Shop开业"),
    ("客户 Anna Lee 说", "客户Anna Lee说"),
    ("暨 Chinagoods\n线上会场", "暨Chinagoods线上会场"),
    ("Made in China, 2023", "Made in China,2023"),
    ("Dr. Smith", "Dr. Smith"),
    ("全角\u3000空格", "全角空格"),
    ("零宽\u200b字\u00ad符", "零宽字符"),
    ("\n前后都空 \n", "前后都空"),
]


@pytest.mark.parametrize(("page", "expected"), PROSE)
def test_prose(page: str, expected: str) -> None:
    text, offsets = flow(page, [[(0, len(page))]])
    assert text == expected
    assert [page[offset] for char, offset in zip(text, offsets, strict=True) if char != " "] == [*text.replace(" ", "")]


TITLES = [
    ("靶向发力 精准招商", "靶向发力 精准招商"),
    ("通 知", "通知"),
    ("新增 5 家企业", "新增5家企业"),
    ("TikTok Shop 落户", "TikTok Shop落户"),
    ("“双节” 消费旺", "“双节” 消费旺"),
]


@pytest.mark.parametrize(("page", "expected"), TITLES)
def test_titles(page: str, expected: str) -> None:
    assert title(page, [(0, len(page))])[0] == expected


def test_lines_of_a_headline_are_parted_by_a_space() -> None:
    text, offsets = title("建设\n新区", [(0, 2), (3, 5)])
    assert (text, list(offsets)) == ("建设 新区", [0, 1, 2, 3, 4])


def test_paragraphs_and_what_is_left_out() -> None:
    page = "甲乙丙（略）丁\n戊"
    text, offsets = flow(page, [[(0, 3), (6, 7)], [(8, 9)]])
    assert (text, list(offsets)) == ("甲乙丙丁\n戊", [0, 1, 2, 6, 7, 8])


def test_nothing() -> None:
    assert flow("", [])[0] == ""
