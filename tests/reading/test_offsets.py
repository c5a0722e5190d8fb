"""Every character of an article knows where it stands on the page."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reading import split
from kg.reading.flow import flow
from kg.records import Article, Page

PAGES = [case["page"] for case in tomllib.loads((Path(__file__).parent / "layouts.toml").read_text("utf-8"))["case"]]

SNIPPETS = """本报讯 |□ 全媒体记者 林小雨 |▢ 记者 何立 文/摄|（记者 郑浩）|（下转第二版）|责任编辑：孙立 校对：高飞
导读|链接|清溪日报|2023年6月18日 星期日|南门大桥建成通车|昨日上午，横跨清溪的南门大桥建成通车。|市长周启明说，
投资 2.3 亿元。|TikTok Shop|\u3000\u3000| |\ufeff|。|”|（|）|①|12|新华社杭州4月12日电|郑浩 摄|；|："""
JUMBLE = st.sampled_from([*SNIPPETS.replace("\n", "|").split("|"), "\n", "\n\n", "\r\n"])


def check(page: str, article: Article) -> None:
    assert len(article.text) == len(article.offsets)
    assert all(0 <= offset < len(page) for offset in article.offsets)
    for char, offset in zip(article.text, article.offsets, strict=True):
        assert char.isspace() or page[offset] == char
    body = article.offsets[article.body :]
    assert all(one < other for one, other in pairwise(body))
    assert (article.start, article.end) == (body[0], body[-1] + 1)
    assert article.text[: article.body] == (f"{article.headline}\n" if article.headline else "")
    assert article.headline == article.headline.strip()
    assert article.text[article.body :] == article.text[article.body :].strip()
    assert article.page_span(article.body, len(article.text)) == (article.start, article.end)


@pytest.mark.parametrize("page", PAGES)
def test_pages(page: str) -> None:
    for article in split(Page("p", page)):
        check(page, article)


@settings(max_examples=300, deadline=None)
@given(st.lists(JUMBLE, max_size=40).map("".join))
def test_any_jumble_of_what_pages_hold(page: str) -> None:
    for article in split(Page("p", page)):
        check(page, article)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text(page: str) -> None:
    for article in split(Page("p", page)):
        check(page, article)


@given(st.text(alphabet=st.sampled_from("新区 a1\n\r\t.\u3000\u200b。"), max_size=60))
def test_flow_keeps_every_character_but_white_space(page: str) -> None:
    text, offsets = flow(page, [[(0, len(page))]])
    assert "".join(text.split()) == "".join(page.replace("\u200b", "").split())
    assert all(char == " " or page[offset] == char for char, offset in zip(text, offsets, strict=True))
    assert all(one < other for one, other in pairwise(offsets))
