"""Mentions and the entities that they stand for, told by the paper's home and by what the article has said."""

import pytest

from kg.linking import Registry, link
from kg.recognition import lexicon
from kg.recognition.annotated import parse
from kg.records import Entity, Extract

KNOWN = Entity("enterprise:甘肃商城集团", "Enterprise", "甘肃商城集团", ("商城集团",), "place:兰州市", known=True)
REGISTRY = Registry({KNOWN.id: KNOWN}, {"甘肃商城集团": (KNOWN,), "商城集团": (KNOWN,)})


def linked(text: str, home: str = "兰州市", registry: Registry | None = None) -> Extract:
    article, mentions = parse(f"# home={home}\n\n\n{text}", "article")
    return link(article, mentions, registry or Registry(), lexicon())


CASES = [
    # bodies: the level word is the home's, a place says whose body it is, a stem alone follows the body before
    ("{G:市科技局}", "兰州市", ["兰州市科学技术局"]),
    ("{G:兰州市科技局}", "兰州市", ["兰州市科学技术局"]),
    ("{G:省委}", "兰州市", ["甘肃省委"]),
    ("{G:市委}", "皋兰县", ["兰州市委"]),
    ("{G:县经信局}", "皋兰县", ["皋兰县经济和信息化局"]),
    ("{G:天水市教育局}、{G:公安局}", "兰州市", ["天水市教育局", "天水市公安局"]),
    ("{G:商务部}", "兰州市", ["中华人民共和国商务部"]),
    ("{I:市总工会}", "兰州市", ["兰州市总工会"]),
    ("{E:市丝路集团}", "兰州市", ["兰州市丝路集团"]),
    ("{G:市科技局}", "", ["市科技局"]),
    # places: full and short forms, deictic words, the nearer of two bearers
    ("{L:兰州}和{L:天水市}", "兰州市", ["兰州市", "天水市"]),
    ("{D:我市}与{D:我省}", "兰州市", ["兰州市", "甘肃省"]),
    ("{D:我县}", "皋兰县", ["皋兰县"]),
    ("{L:吉林}", "", ["吉林省"]),
    ("{L:榆中}", "兰州市", ["榆中县"]),
    # towns and villages: their own short name, what stands before says where they lie
    ("{T:皋兰县石洞镇}与{T:石洞镇}", "兰州市", ["石洞镇", "石洞镇"]),
    ("{V:皋兰县石洞镇三合村}与{V:三合村}", "兰州市", ["三合村", "三合村"]),
    # short forms of the article's own full names
    ("{E:甘肃翊辰太阳能科技有限公司}与{E:翊辰}", "兰州市", ["甘肃翊辰太阳能科技有限公司"] * 2),
    ("{E:商城集团市场运营公司}与{E:商城集团}", "兰州市", ["商城集团市场运营公司", "商城集团"]),
    ("{J:甘肃天河新能源电池生产基地项目}（以下简称“{J:天河项目}”）", "兰州市", ["甘肃天河新能源电池生产基地项目"] * 2),
    ("{L:国际商贸城}、{L:兰州国际商贸城}", "兰州市", ["兰州国际商贸城", "兰州国际商贸城"]),
    ("{L:兰州商贸城}、{L:兰州国际商贸城}", "兰州市", ["兰州商贸城", "兰州国际商贸城"]),
    ("{X:2024中国国际电池博览会}（以下简称{X:电池博览会}）", "兰州市", ["2024中国国际电池博览会"] * 2),
]


@pytest.mark.parametrize(("text", "home", "names"), CASES, ids=[f"{text} {home}" for text, home, _ in CASES])
def test_names(text: str, home: str, names: list[str]) -> None:
    found = linked(text, home)
    name_of = {one.id: one.name for one in found.entities}
    assert [name_of[one.entity] for one in found.mentions] == names


def test_bare_form_of_the_registry_counts_at_home_only() -> None:
    here, = linked("{E:商城集团}", "兰州市", REGISTRY).mentions
    there, = linked("{E:商城集团}", "天水市", REGISTRY).mentions
    assert here.entity == "enterprise:甘肃商城集团"
    assert there.entity == "enterprise:商城集团"


def test_every_link_says_its_ground() -> None:
    for one in linked("{D:我市}{G:市科技局}局长{P:贺建栋}", "兰州市").mentions:
        assert one.entity
        assert one.decision
