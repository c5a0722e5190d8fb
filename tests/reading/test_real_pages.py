"""The real pages, against what was annotated by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kg.reading import read, split
from kg.records import Page

SHARED = Path(__file__).parents[3] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))

pytestmark = pytest.mark.skipif(not GOLD, reason="the real pages (../shared) are not on this machine")


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.name: page for page in read([SHARED / "pages"]) if isinstance(page, Page)}


@pytest.mark.parametrize("path", GOLD, ids=[path.stem[:3] for path in GOLD])
def test_articles_are_those_of_the_gold(pages: dict[str, Page], path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    page = pages[gold["page"]]
    found = [(squeeze(one.headline), list(one.byline), squeeze(page.text[one.start : one.end])) for one in split(page)]
    assert [one[:2] for one in found] == [(squeeze(one["headline"]), one["byline"]) for one in gold["articles"]]
    for (*_, body), one in zip(found, gold["articles"], strict=True):
        assert body.startswith(squeeze(one["start"]))
        assert body.endswith(squeeze(one["end"]))


def test_what_is_known_of_the_pages(pages: dict[str, Page]) -> None:
    known = {name[:3]: (page.newspaper, page.home, page.date) for name, page in pages.items()}
    assert known["000"] == ("义乌商报", "义乌市", date(2023, 6, 18))
    assert known["002"] == ("义乌商报", "义乌市", None)
    assert known["003"] == ("浙江日报", "浙江省", date(2022, 10, 19))


def test_a_masthead_says_what_pages_toml_does_not(pages: dict[str, Page], tmp_path: Path) -> None:
    page = next(page for name, page in pages.items() if name.startswith("001"))
    (tmp_path / page.name).write_bytes(page.text.encode())
    [alone] = read([tmp_path])
    assert isinstance(alone, Page)
    assert (alone.newspaper, alone.home, alone.date) == ("义乌商报", "义乌市", date(2025, 5, 16))


# Pages without gold: by-line, a word that only this article's headline holds, words that its body holds.
OTHERS = {
    "001": [
        (["董文琪", "陈聪"], "电信网络诈骗", "杨青玖"), (["傅柏林"], "人大常委会", "丁政"),
        (["楼盼", "杨林聪", "陈聪"], "衢州市", "高屹"), (["林晓燕"], "摩洛哥", "摩洛哥义乌商学院"),
        (["陈洋波"], "防范经济犯罪", "反洗钱"), (["左翠玉"], "亚芯微电子", "杨子江"),
        (["龚盈盈"], "科技进市场", "陈美君"),
    ],
    "002": [
        (["杨歌"], "招商引资", "正泰"), (["王婷"], "组织工作会议", "何军杰"),
        (["李爽爽"], "", "陈小平"), (["王婷"], "地瓜经济", "葛国庆"),
        (["陈洋波"], "千律联万商", "蒋涛"), (["谭祉潇"], "迎亚运安全生产", "汤振农"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("number", OTHERS)
def test_articles_of_the_other_pages(pages: dict[str, Page], number: str) -> None:
    page = next(page for name, page in pages.items() if name.startswith(number))
    found = split(page)
    assert [list(one.byline) for one in found] == [byline for byline, *_ in OTHERS[number]]
    for article, (_, headline, body) in zip(found, OTHERS[number], strict=True):
        assert headline in article.headline if headline else not article.headline
        assert body in article.text[article.body :]
        assert article.text[article.body :].startswith("本报讯")
        assert article.text.endswith(("。", "。”"))
        assert sum(headline in other.headline for other in found) == 1 or not headline
