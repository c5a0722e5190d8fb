"""Sentences with the mentions that they hold, each beside one that looks like it and holds none."""

import pytest

from kg.recognition import joined, lexicon, recognise
from kg.recognition.annotated import parse
from kg.recognition.candidates import Candidate
from kg.recognition.text import Text

SENTENCES = [
    # persons: titles on either side, lists, verbs of speech
    "{G:市委}书记{P:贺建栋}主持会议。",
    "{P:贺建栋}局长介绍了情况。",
    "市民张女士赶来报名。",
    "市领导{P:贺建栋}、{P:屈亚军}、{P:丁璐}出席。",
    "“收成不错。”{P:屈亚军}说。",
    "他高兴地说，今年收成不错。",
    "{P:欧阳兰}表示，将继续努力。",
    "外籍专家{P:约翰·史密斯}来访。",
    "要推进高水平开放。",
    # government bodies: place and stem, level word and stem, nation
    "{G:皋兰县经信局}局长{P:贺建栋}到场。",
    "{G:市科技局}组织验收。",
    "{G:商务部}、{G:工业和信息化部}指导。",
    "{G:省委}、{G:省政府}部署要求。",
    "各部门要抓好落实。",
    "城市公安工作有了新气象。",
    # enterprises, institutions
    "{E:甘肃晶荣玩具有限公司}负责人{P:陆庆丰}说。",
    "该公司生产玩具。",
    "由{I:兰州市工艺品商会}主办。",
    "{I:兰州大学}与{E:甘肃晶荣玩具有限公司}签约。",
    "行业协会积极参与。",
    # places
    "记者从{L:兰州}获悉。",
    "代表团来到{L:甘肃省}考察。",
    "{D:我市}部署工作。",
    "全市部署工作。",
    "产品销往{L:俄罗斯}。",
    "产品销往{L:华东}地区。",
    "代表团来到{L:阿里地区}考察。",
    # towns and villages: what stands before is part of the name
    "记者来到{T:皋兰县石洞镇}。",
    "{V:皋兰县石洞镇三合村}村民很高兴。",
    "要推动乡村振兴。",
    # events and projects: a name of their own
    "{X:第三届兰州黄河文化节}开幕。",
    "“{X:2023兰州物联网博览会}”开幕。",
    "座谈会上，大家畅所欲言。",
    "{J:“天河”智能工厂项目}开工。",
    "项目进展顺利。",
    # two bodies run together are two
    "{G:市委}{G:市政府}高度重视。",
    "{G:皋兰县委}{G:县政府}联合发文。",
    # a place right before a name belongs to it
    "记者走进{L:皋兰县石洞文化礼堂}。",
    # a short form of the home, of another place
    "客商{D:来兰}投资。",
    "来年收成会更好。",
    # titles, honours and credits hold no places
    "他写了《今日兰州》一书。",
    "{T:石洞镇}荣获国家卫生乡镇称号。",
    "兰州新闻网讯（记者某某）昨日下雨。",
    # members of a summed-up list
    "灾情涉及{V:西坞}、{V:大畈}、{V:前洋}等13个行政村。",
    "装备制造、生态环保、跨境电子商务等13个行业增长。",
    # people everybody knows
    "{P:毛泽东}曾经到过这里。",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence(sentence: str) -> None:
    article, expected = parse(f"# home=兰州市\n\n\n{sentence}", "sentence")
    found = recognise(article, lexicon())
    assert [(one.text, one.type) for one in found] == [(one.text, one.type) for one in expected]


ARTICLES = [
    # a short form defined in brackets is expected in the whole article
    ("{J:“天河”智能工厂项目}（以下简称“{J:天河项目}”）开工。今后，{J:天河项目}将分期建设。", "defined"),
    # a name known once is known everywhere
    ("县长{P:贺建栋}主持。{P:贺建栋}又到企业走访。", "known once"),
    # a company's brand
    ("{E:甘肃翊辰太阳能科技有限公司}投产。{E:翊辰}的产品好。", "brand"),
]


@pytest.mark.parametrize(("text", "why"), ARTICLES)
def test_article(text: str, why: str) -> None:
    article, expected = parse(f"# home=兰州市\n\n\n{text}", why)
    found = recognise(article, lexicon())
    assert [(one.text, one.type) for one in found] == [(one.text, one.type) for one in expected]


PERSONS = [
    # of two readings the one that the rest of the article bears out
    "{G:市委}书记{P:王健}作报告。{P:王健}在会上说，要抓落实。",
    "董事长{P:张天任}和大家座谈。{P:张天任}说，要抓住机遇。",
]


@pytest.mark.parametrize("text", PERSONS)
def test_reading_of_a_name(text: str) -> None:
    article, expected = parse(f"# home=兰州市\n\n\n{text}", "article")
    found = [one.text for one in recognise(article, lexicon()) if one.type == "Person"]
    assert found == [one.text for one in expected if one.type == "Person"]


JOINED = [
    ([("皋兰县", "Place"), ("石洞文化礼堂", "Place")], ["皋兰县石洞文化礼堂"]),
    ([("石洞镇", "Town"), ("翊辰公司", "Enterprise")], ["石洞镇翊辰公司"]),
    ([("皋兰县", "Place"), ("贺建栋", "Person")], ["皋兰县", "贺建栋"]),
    ([("甘肃省", "Place"), ("皋兰县", "Place")], ["甘肃省皋兰县"]),
    ([("皋兰县", "Place"), ("榆中县", "Place")], ["皋兰县", "榆中县"]),
    ([("翊辰公司", "Enterprise"), ("皋兰县", "Place")], ["翊辰公司", "皋兰县"]),
]


@pytest.mark.parametrize(("names", "expected"), JOINED)
def test_places_join_the_name_behind_them(names: list[tuple[str, str]], expected: list[str]) -> None:
    text, chosen = "", []
    for name, kind in names:
        chosen.append(Candidate(len(text), len(text) + len(name), kind, 1.0, "given"))
        text += name
    assert [text[one.start : one.end] for one in joined(Text(text, lexicon()), chosen)] == expected
