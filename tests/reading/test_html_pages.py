"""HTML of news sites, written by us → the article's text, and what the page says of itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.reading import Failure, read, split
from kg.records import Page

SITE = """<!DOCTYPE html><html lang="zh"><head><meta charset="{charset}"><title>清溪新区开工建设智造产业园-清溪新闻网</title>
<meta property="og:site_name" content="清溪新闻网"><meta name="publishdate" content="2023-03-08">
<script>var menu = "首页。新闻。视频。";</script></head><body>
<div class="nav"><a href="/">首页</a> <a href="/a">新闻</a> <a href="/b">视频</a> <a href="/c">专题</a></div>
<h1>清溪新区开工建设智造产业园</h1>
<div class="info"><span>2023-03-08 09:12</span> <span>来源：清溪日报</span> <span>作者：周明 何立</span> 字号：<a>大</a><a>中</a></div>
<div class="content"><p>　　本报清溪3月7日讯（记者 周明 通讯员 方芳）昨日，清溪市智造产业园在新区开工建设，市委书记李国强宣布开工。</p>
<p>　　该项目由清溪城投集团投资建设，总投资35亿元，占地420亩，计划2025年建成投产，可提供就业岗位3000个。</p>
<p>　　“我们将倒排工期、挂图作战。”清溪城投集团董事长赵丽说，项目建成后预计年产值50亿元，将带动周边的配套企业发展。</p>
<p>责任编辑：王芳</p></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="1">清溪市召开经济工作会议</a></li><li><a href="2">招商引资再创新高</a></li></ul></div>
<div class="footer">版权所有 清溪新闻网 地址：清溪市人民路1号</div></body></html>
"""  # noqa: E501


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_an_article_out_of_the_chrome(tmp_path: Path, charset: str) -> None:
    (tmp_path / "a.html").write_bytes(SITE.format(charset=charset).encode(charset))
    [page] = read([tmp_path])
    assert isinstance(page, Page)
    assert page.derived
    assert (page.newspaper, page.date) == ("清溪日报", date(2023, 3, 8))
    for chrome in ("首页", "版权所有", "招商引资再创新高", "字号"):
        assert chrome not in page.text
    [article] = split(page)
    assert article.headline == "清溪新区开工建设智造产业园"
    assert article.byline == ("周明", "何立", "方芳")
    assert article.date == date(2023, 3, 7)
    body = article.text[article.body :]
    assert body.startswith("本报清溪3月7日讯 昨日，清溪市智造产业园")
    assert body.endswith("将带动周边的配套企业发展。")
    assert body.count("\n") == 2


def test_a_page_of_links_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><head><title>x</title></head><body></body></html>", encoding="utf-8")
    [failure] = read([tmp_path])
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("holds no article")


def test_html_is_known_by_its_content_too(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(SITE.format(charset="utf-8"), encoding="utf-8")
    [page] = read([tmp_path / "a"])
    assert isinstance(page, Page)
    assert page.derived
