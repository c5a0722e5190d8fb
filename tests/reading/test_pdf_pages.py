"""PDFs set by ourselves → their text in reading order."""

from __future__ import annotations

import pytest
from pdf_writer import Placed, column, write_pdf

from kg.reading import split
from kg.reading.decode import Unreadable
from kg.reading.layout import Piece, reading_order
from kg.reading.pdf import pdf_text
from kg.records import Page

FIRST = [
    "本报讯昨日，清溪市委书记李国强赴新区调研智造产业园建设情况，实地察看了标准厂房、人才公寓和配套道路。",
    "他强调，要倒排工期、挂图作战，确保项目在二〇二五年建成投产，为全市高质量发展注入新动能。",
    "市领导王明、赵丽等参加调研。",
]
SECOND = [
    "本报讯日前，清溪市第一中学举行建校八十周年纪念活动，海内外校友两千余人重返母校，共忆青春岁月。",
    "活动中，校友会设立奖学基金，首批到账八百万元，用于奖励品学兼优的学生和教学一线的教师。",
]


def newspaper_page() -> list[Placed]:
    """A headline over three columns, below it one over two, and a narrow article beside both."""
    page: list[Placed] = [
        (60, 1050, 30, "李国强在新区调研时强调"), (60, 1010, 40, "加快建设智造产业园"), (60, 980, 12, "本报记者周明"),
        (60, 780, 28, "清溪一中建校八十周年"), (60, 755, 12, "本报记者孙丽"),
    ]  # fmt: skip
    for number, words in enumerate(FIRST):
        page += column(words, 60 + number * 190, 950, 12, 14)
    for number, words in enumerate(SECOND):
        page += column(words, 60 + number * 280, 730, 12, 20)
    return page


def test_columns_are_read_one_after_the_other() -> None:
    found = split(Page("p", pdf_text(write_pdf([newspaper_page()]))))
    assert [(one.headline, one.byline) for one in found] == [
        ("李国强在新区调研时强调 加快建设智造产业园", ("周明",)), ("清溪一中建校八十周年", ("孙丽",)),
    ]  # fmt: skip
    assert found[0].text[found[0].body :] == "\n".join(FIRST)
    assert found[1].text[found[1].body :] == "\n".join(SECOND)


def test_the_order_in_which_a_page_was_drawn_is_nothing() -> None:
    drawn = newspaper_page()
    assert pdf_text(write_pdf([drawn[::-1]])) == pdf_text(write_pdf([drawn]))


def test_a_sentence_goes_on_from_column_to_column() -> None:
    words = FIRST[0] + FIRST[1]
    lines = column(words, 0, 0, 12, 14)
    half = len(lines) // 2
    page: list[Placed] = [(60, 1000, 30, "新区加快建设智造产业园")]
    page += [(60 + left, 950 - number * 18, size, line) for number, (left, _, size, line) in enumerate(lines[:half])]
    page += [(300 + left, 950 - number * 18, size, line) for number, (left, _, size, line) in enumerate(lines[half:])]
    [article] = split(Page("p", pdf_text(write_pdf([page]))))
    assert article.text[article.body :].replace("\n", "") == words


def test_pages_follow_each_other() -> None:
    text = pdf_text(write_pdf([[(60, 1000, 12, "第一页的话。")], [(60, 1000, 12, "第二页的话。")]]))
    assert text == "第一页的话。\n\n第二页的话。\n"


REFUSED = [
    (write_pdf([[]]), "is a scan"),
    (b"%PDF-1.4\n", "damaged"),
    (b"no PDF at all", "damaged"),
    (write_pdf([newspaper_page()], readable=False), "does not say which characters"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED, ids=["scan", "cut off", "no PDF", "without a map of characters"])
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        pdf_text(data)


def piece(left: float, top: float, words: str, size: float = 10) -> Piece:
    return Piece(left, top - size, left + size * len(words), top, size, words)


LAYOUTS = [
    ("lines downwards", [piece(0, 70, "丙丙"), piece(0, 100, "甲甲"), piece(0, 85, "乙乙")], "甲甲\n乙乙\n丙丙"),
    ("columns from left to right",
     [piece(60, 100, "丙丙"), piece(0, 85, "乙乙"), piece(0, 100, "甲甲"), piece(60, 85, "丁丁")],
     "甲甲\n乙乙\n\n丙丙\n丁丁"),
    ("words on one line", [piece(35, 100, "乙"), piece(0, 100, "甲甲甲")], "甲甲甲 乙"),
    ("nothing", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("pieces", "expected"), [one[1:] for one in LAYOUTS], ids=[one[0] for one in LAYOUTS])
def test_reading_order(pieces: list[Piece], expected: str) -> None:
    assert reading_order(pieces) == expected
