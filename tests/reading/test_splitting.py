"""Page → articles: each layout that papers print, as a page in our own words and what has to come out of it."""

from __future__ import annotations

import pytest

from kg.reading import split
from kg.records import Article, Page


def articles(text: str) -> list[Article]:
    return split(Page("page.txt", text))


def seen(text: str) -> list[tuple[str, tuple[str, ...], str, str]]:
    """Headline, by-line, beginning and end of each article's body."""
    found = []
    for one in articles(text):
        body = one.text[one.body :]
        found.append((one.headline, one.byline, body[:8], body[-8:]))
    return found


BRIDGE = "本报讯 昨日上午，横跨清溪的南门大桥建成通车。市长周启明、副市长方若兰出席通车仪式。\n\n大桥全长五百六十米，总投资2.3亿元，由清溪交通集团承建。市民李先生说，今后进城只要十分钟。"
SCHOOL = "本报讯 9月1日，清溪市第三小学新校区启用，首批八百名学生走进新教室。\n\n新校区占地42亩，设三十六个班，由市教育局与河东街道共同筹建。校长陈静表示，学校将开设科学实验课程。"
TEA = "本报讯 白云镇春茶开采节前天开幕，三十家茶企带来新茶。\n\n白云镇镇长吴强介绍，全镇茶园面积达1.2万亩，今年预计产值3亿元。"

CASES = {
    "headline, by-line, body": (
        f"南门大桥建成通车\n\n□ 全媒体记者 林小雨 通讯员 郑浩\n\n{BRIDGE}\n",
        [("南门大桥建成通车", ("林小雨", "郑浩"), "本报讯 昨日上午", "城只要十分钟。")],
    ),
    "headline after the body": (
        f"▢ 全媒体记者 林小雨\n\n{BRIDGE}\n\n南门大桥\n建成通车\n\n▢ 全媒体记者 何立\n\n{SCHOOL}\n\n第三小学\n启用新校区\n",
        [("南门大桥 建成通车", ("林小雨",), "本报讯 昨日上午", "城只要十分钟。"),
         ("第三小学 启用新校区", ("何立",), "本报讯 9月1日", "科学实验课程。")],
    ),
    "headlines before the bodies, by-lines in brackets": (
        "南门大桥建成通车\n" + BRIDGE.replace("本报讯 ", "本报讯（记者 林小雨 通讯员 郑浩）") + "\n\n第三小学启用新校区\n"
        + SCHOOL.replace("本报讯 ", "本报讯（首席记者 何立）") + "\n",
        [("南门大桥建成通车", ("林小雨", "郑浩"), "本报讯 昨日上午", "城只要十分钟。"),
         ("第三小学启用新校区", ("何立",), "本报讯 9月1日", "科学实验课程。")],
    ),
    "a headline above another article's by-line": (
        f"白云镇春茶开采节开幕\n\n□ 记者 林小雨\n\n南门大桥建成通车\n\n{BRIDGE}\n\n□ 清溪日报记者 何立 方芳\n\n{TEA}\n",
        [("南门大桥建成通车", ("林小雨",), "本报讯 昨日上午", "城只要十分钟。"),
         ("白云镇春茶开采节开幕", ("何立", "方芳"), "本报讯 白云镇春", "计产值3亿元。")],
    ),
    "series titles, page labels, staff and teasers belong to none": (
        "清溪日报\n\n2023年9月2日 星期六 农历七月十八 总第5012期 今日8版\n\n奋战新征程 建功新时代\n\n"
        f"南门大桥建成通车\n\n本报记者 林小雨\n\n{BRIDGE}\n\n责任编辑：孙立 版式：王梅 校对：高飞\n\n导读\n\n老街夜市 点亮消费",
        [("南门大桥建成通车", ("林小雨",), "本报讯 昨日上午", "城只要十分钟。")],
    ),
    "a jump is left out": (
        f"南门大桥建成通车\n\n本报记者 林小雨\n\n{BRIDGE}（下转第三版）\n\n第三小学启用新校区\n\n本报记者 何立\n\n{SCHOOL}\n（下转4版）\n",
        [("南门大桥建成通车", ("林小雨",), "本报讯 昨日上午", "城只要十分钟。"),
         ("第三小学启用新校区", ("何立",), "本报讯 9月1日", "科学实验课程。")],
    ),
    "people's own file: headline and body, no mark at all": (
        "南门大桥建成通车\n\n昨日上午，横跨清溪的南门大桥建成通车。市长周启明出席仪式。\n大桥全长五百六十米，由清溪交通集团承建。\n",
        [("南门大桥建成通车", (), "昨日上午，横跨", "溪交通集团承建。")],
    ),
    "people's own file without a blank line": (
        "南门大桥建成通车\n昨日上午，横跨清溪的南门大桥建成通车。市长周启明出席仪式。\n大桥全长五百六十米，由清溪交通集团承建。",
        [("南门大桥建成通车", (), "昨日上午，横跨", "溪交通集团承建。")],
    ),
    "headline, names alone, body": (
        "南门大桥建成通车\n\n林小雨 郑浩\n\n昨日上午，横跨清溪的南门大桥建成通车。市长周启明出席仪式。\n",
        [("南门大桥建成通车", ("林小雨", "郑浩"), "昨日上午，横跨", "明出席仪式。")],
    ),
    "the head of a web article": (
        "南门大桥建成通车\n2023-09-02 08:15 来源：清溪日报 作者：林小雨 浏览：120\n　　昨日上午，横跨清溪的南门大桥建成通车。\n"
        "　　大桥全长五百六十米，由清溪交通集团承建。\n",
        [("南门大桥建成通车", ("林小雨",), "昨日上午，横跨", "溪交通集团承建。")],
    ),
    "a body without headline": (
        "昨日上午，横跨清溪的南门大桥建成通车。市长周启明出席仪式，并察看了大桥的照明和排水设施。\n",
        [("", (), "昨日上午，横跨", "照明和排水设施。")],
    ),
    "briefs that end with the names": (
        "简讯\n\n南门大桥通车\n\n昨日上午，横跨清溪的南门大桥建成通车，市长周启明出席仪式。（林小雨）\n\n第三小学启用新校区\n\n"
        "9月1日，清溪市第三小学新校区启用，首批八百名学生走进新教室，开始新的学期。（通讯员 何立）\n",
        [("南门大桥通车", ("林小雨",), "昨日上午，横跨", "周启明出席仪式。"),
         ("第三小学启用新校区", ("何立",), "9月1日，清溪", "开始新的学期。")],
    ),
    "news agency and paper on one page": (
        "全国茶叶大会开幕\n\n新华社杭州4月12日电（记者 马林、赵晓）全国茶叶大会12日在杭州开幕，来自二十个省份的代表参加。\n\n"
        "白云镇春茶开采节开幕\n\n" + TEA.replace("本报讯 ", "本报白云4月12日电（通讯员 方芳）") + "\n",
        [("全国茶叶大会开幕", ("马林", "赵晓"), "新华社杭州4月", "份的代表参加。"),
         ("白云镇春茶开采节开幕", ("方芳",), "本报白云4月1", "计产值3亿元。")],
    ),
    "subheads and captions stay in the body": (
        f"南门大桥建成通车\n\n本报记者 林小雨\n\n{BRIDGE}\n\n工人日夜赶工\n\n大桥去年三月动工，三百名工人轮班作业。\n\n"
        "图为通车现场\n\n通车后，河东和河西的距离缩短了一半。\n",
        [("南门大桥建成通车", ("林小雨",), "本报讯 昨日上午", "离缩短了一半。")],
    ),
    "a caption after the body is not its headline": (
        f"南门大桥建成通车\n\n本报记者 林小雨 文/摄\n\n{BRIDGE}\n\n南门大桥昨日通车\n\n第三小学启用新校区\n\n本报记者 何立\n\n{SCHOOL}\n",
        [("南门大桥建成通车", ("林小雨",), "本报讯 昨日上午", "城只要十分钟。"),
         ("第三小学启用新校区", ("何立",), "本报讯 9月1日", "科学实验课程。")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_layouts(text: str, expected: list[tuple[str, tuple[str, ...], str, str]]) -> None:
    found = seen(text)
    assert [one[:2] for one in found] == [one[:2] for one in expected]
    for (*_, start, end), (*_, begins, ends) in zip(found, expected, strict=True):
        assert start.startswith(begins[:7])
        assert end.endswith(ends[-7:])
