"""A small graph that the page's tests look at, and a browser to look with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from shutil import which

import pytest

from kg.views.model import Edge, Fact, Node, Source, Statement, ViewModel

MONDAY = Source("县报", "2024-03-04", "a.txt", "春耕开始")
TUESDAY = Source("晚报", "2024-03-05", "b.txt", "新厂开工")
PRICE = Fact("investment", "3.5亿元", "丁桥总投资3.5亿元。", MONDAY)
SIGNED = Statement("甲厂与丙镇签约。", "签约", TUESDAY, 0.4)
BUILT = Statement("丁桥由甲厂承建。", "承建", MONDAY, 0.95)


def small() -> ViewModel:
    """Six entities: one relation with two statements, two relations between one pair, one entity on its own."""
    return ViewModel(
        title="两天的报纸",
        nodes=(
            Node("enterprise:甲厂", "Enterprise", "甲厂", ("老甲",), 1),
            Node("person:张三", "Official", "张三", (), 2),
            Node("place:乙县", "Place", "乙县", ("乙",), 4, known=True),
            Node(
                "project:丁桥", "Project", "丁桥", facts=(Fact("investment", "3.5亿元", "丁桥总投资3.5亿元。", MONDAY),)
            ),
            Node("town:丙镇", "Town", "丙镇", (), 2, known=True),
            Node("village:戊村", "Village", "戊村", (), 1),
        ),
        edges=(
            Edge(
                "person:张三",
                "place:乙县",
                "holdsPost",
                (
                    Statement("乙县县长张三来到丙镇。", "县长", MONDAY, 0.9),
                    Statement("张三县长说：不误农时。", "县长", TUESDAY, 0.8),
                ),
            ),
            Edge("person:张三", "town:丙镇", "visits", (Statement("乙县县长张三来到丙镇。", "来到", MONDAY, 0.9),)),
            Edge("enterprise:甲厂", "town:丙镇", "locatedIn", (Statement("甲厂落户丙镇。", "落户", TUESDAY, 0.5),)),
            Edge("enterprise:甲厂", "town:丙镇", "cooperatesWith", (SIGNED,)),
            Edge("enterprise:甲厂", "project:丁桥", "undertakes", (BUILT,)),
        ),
        pages=2,
        articles=2,
        dates=("2024-03-04", "2024-03-05"),
        unlinked=3,
    )


HOSTILE = [
    "<script>boom()</script>", "</script><script>boom()</script>", "<!--<script>", "-->", "<![CDATA[", "]]>",
    "<img src=x onerror=boom()>", "<svg/onload=boom()>", "<style>*{display:none}</style>",
    "</title><script>boom()</script>", "</noscript><script>boom()</script>",
    "</table></noscript><img src=x onerror=boom()>", "<iframe src=javascript:boom()>",
    "<a href='javascript:boom()'>x</a>", "javascript:boom()", "data:text/html,<script>boom()</script>",
    "<base href=//x.example>", "<meta http-equiv=refresh content=0>", "\" onmouseover=\"boom()",
    "' onfocus='boom()", "`${boom()}`", "${boom()}", "{{ boom() }}", "{% raw %}", "{0}", "{count}", "%s%n",
    "\\", "\\u003cscript>", "\\\"", "\"", "'", "&lt;b&gt;", "&amp;", "&#60;b&#62;", "&", "<", ">",
    "\u202e倒过来\u202c", "\u2066\u2067\u2068", "\u2028行\u2029段", "\u200b零宽\ufeff", "甲\x00乙",
    "甲\x1b[31m乙", "\ud800孤", "孤\udfff", "👨‍👩‍👧‍👦🇨🇳", "e\u0301\u0323" * 40, "龘" * 10_000,
    "x" * 10_000, " ", "\n\t\r", "__proto__", "constructor", "[object Object]",
]  # fmt: skip


@pytest.fixture(scope="session")
def hostile() -> ViewModel:
    """Every hostile string as name, alias, qualifier, quote, newspaper, page, headline, printed value and title."""
    nodes = [
        Node(f"person:{i}{words}", "Person", words, (words + "甲",), 1, i % 2 == 0, (Fact("award", words, words),))
        for i, words in enumerate(HOSTILE)
    ]
    edges = [
        Edge(a.id, b.id, "accompanies", (Statement(a.name, b.name, Source(a.name, b.name, a.name, b.name)),))
        for a, b in pairwise(nodes)
    ]
    return ViewModel("".join(HOSTILE), tuple(nodes), tuple(edges), 1, 1, ("", ""), 1)


@pytest.fixture
def graph() -> ViewModel:
    return small()


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.views import render

    out = tmp_path_factory.mktemp("page") / "graph.html"
    render(small(), out)
    return out


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Headless Chromium that speaks Chinese, 1280 × 800, with a fresh profile; skips where there is none."""
    selenium = pytest.importorskip("selenium", reason="the page is NOT tested in a browser: pip install selenium")
    chromium, driver = which("chromium"), which("chromedriver")
    if not (chromium and driver):
        pytest.skip("the page is NOT tested in a browser: apt-get install chromium chromium-driver")
    assert selenium
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (
        "headless=new", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
        "disable-component-update", "disable-sync", "window-size=1280,800", "force-prefers-reduced-motion",
        f"user-data-dir={tmp_path_factory.mktemp('profile')}",
    ):  # fmt: skip
        options.add_argument("--" + flag)
    options.add_experimental_option("prefs", {"intl.accept_languages": "zh-CN"})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()
