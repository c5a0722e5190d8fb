"""Which paper a page is from, whose paper that is, and of which day."""

from __future__ import annotations

from datetime import date

import pytest

from kg.reading import split
from kg.reading.facts import Facts, home_of, read_facts
from kg.reading.lines import read_lines
from kg.records import Page

HOMES = [
    ("义乌商报", "义乌市"),
    ("浙江日报", "浙江省"),
    ("金华日报", "金华市"),
    ("中国义乌网", "义乌市"),
    ("今日常山", "常山县"),
    ("钱江晚报", "浙江省"),
    ("大众日报", "山东省"),
    ("清溪商报", None),
    ("人民日报", "中国"),
]


@pytest.mark.parametrize(("newspaper", "home"), HOMES)
def test_home(newspaper: str, home: str | None) -> None:
    assert home_of(newspaper) == home


BODY = "\n\n本报讯 昨日，市长周启明到港区调研，察看了新码头。\n"
HEAD = "农历四月十九 2025年5月 {} 总第8639期 今日8版 16 义乌商报社出版"
PAGES = [
    ("masthead", "义乌商报\n2023年6月18日 星期日 总第8000期" + BODY, ("义乌商报", "义乌市", date(2023, 6, 18))),
    ("day apart, fits the weekday", "义乌商报\n\n" + HEAD.format("星期五") + BODY,
     ("义乌商报", "义乌市", date(2025, 5, 16))),
    ("day apart that fits no weekday", "义乌商报\n\n" + HEAD.format("星期四") + BODY,
     ("义乌商报", "义乌市", None)),
    ("web head", "港区新码头\n2023-06-18 08:30 来源：金华日报 作者：王小明" + BODY,
     ("金华日报", "金华市", date(2023, 6, 18))),
    ("dateline of a site", "港区新码头\n\n中国义乌网2023年1月14日讯 昨日，港区新码头启用，首艘货轮靠泊。\n",
     ("中国义乌网", "义乌市", date(2023, 1, 14))),
    ("by-line", "港区新码头\n\n□ 金华日报记者 王小明" + BODY, ("金华日报", "金华市", None)),
    ("a guest and our own", "港区新码头\n\n□ 金华日报记者 王小明 全媒体记者 李芳" + BODY, (None, None, None)),
    ("nothing", "港区新码头" + BODY, (None, None, None)),
    ("a paper that is only written about", "港区新码头\n\n昨日，金华日报刊文介绍了港区，港区新码头同日启用。",
     (None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_what_a_page_says_of_itself(text: str, expected: tuple[str | None, str | None, date | None]) -> None:
    assert read_facts(read_lines(text)) == Facts(*expected)


DATELINES = [
    ("本报义乌10月18日电 ", date(2022, 10, 19), date(2022, 10, 18)),
    ("新华社杭州12月31日电 ", date(2023, 1, 1), date(2022, 12, 31)),
    ("本报讯 ", date(2022, 10, 19), date(2022, 10, 19)),
    ("中国义乌网2021年1月14日讯 ", None, date(2021, 1, 14)),
    ("中国义乌网1月14日讯 ", None, None),
]


@pytest.mark.parametrize(("opening", "page", "expected"), DATELINES)
def test_dateline_of_an_article(opening: str, page: date | None, expected: date | None) -> None:
    [article] = split(Page("p", f"港区新码头启用\n\n{opening}昨日，港区新码头启用，首艘货轮靠泊。\n", date=page))
    assert article.date == expected


def test_dateline_below_the_body() -> None:
    text = "港区新码头启用\n\n昨日，港区新码头启用，首艘货轮靠泊。\n\n（本报义乌10月18日电）\n"
    [article] = split(Page("p", text, date=date(2022, 10, 19)))
    assert article.date == date(2022, 10, 18)


def test_what_is_known_of_the_page_goes_over_a_dateline() -> None:
    text = "港区新码头启用\n\n中国义乌网1月14日讯 昨日，港区新码头启用，首艘货轮靠泊。\n"
    [known] = split(Page("p", text, newspaper="浙江日报", home="浙江省"))
    [unknown] = split(Page("p", text))
    assert (known.newspaper, known.home) == ("浙江日报", "浙江省")
    assert (unknown.newspaper, unknown.home) == ("中国义乌网", "义乌市")
