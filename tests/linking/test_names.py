"""Which names are short forms of which, each beside one that only looks like it."""

import pytest

from kg.gazetteer import load
from kg.linking import Registry, link
from kg.linking.names import is_short_form, tidy
from kg.recognition import lexicon
from kg.recognition.annotated import parse

SHORT_FORMS = [
    ("Enterprise", "翊辰", "甘肃翊辰太阳能科技有限公司", True),
    ("Enterprise", "翊辰集团", "甘肃翊辰太阳能科技有限公司", False),
    ("Enterprise", "皋兰农商银行", "甘肃皋兰农村商业银行股份有限公司", True),
    ("Enterprise", "皋兰农商银行", "榆中农村商业银行股份有限公司", False),
    ("Enterprise", "天河集团", "天河集团物流有限公司", False),
    ("Institution", "红旗中学", "皋兰县红旗中学", True),
    ("Institution", "榆中红旗中学", "皋兰县红旗中学", False),
    ("Institution", "师大附中", "师范大学附属中学", True),
    ("Place", "国际商贸城", "义乌国际商贸城", True),
    ("Place", "商贸城", "义乌国际商贸城二区", False),
    ("Town", "石洞", "石洞镇", True),
    ("Town", "石洞", "石洞寺镇", False),
    ("Village", "三合", "三合村", True),
    ("Project", "天河项目", "甘肃天河新能源电池生产基地项目", True),
    ("Person", "贺建", "贺建栋", False),
]


@pytest.mark.parametrize(("kind", "short", "full", "expected"), SHORT_FORMS)
def test_is_short_form(kind: str, short: str, full: str, expected: bool) -> None:
    assert is_short_form(short, full, kind, load()) is expected


TIDY = [("沈 立", "沈立"), ("“翊辰”", "翊辰"), ("“天河”项目", "“天河”项目"), ("義烏市", "义乌市"), ("ＴＣＬ", "TCL")]


@pytest.mark.parametrize(("printed", "name"), TIDY)
def test_tidy(printed: str, name: str) -> None:
    assert tidy(printed) == name


LINKS = [
    # a body of a town by its level word alone
    ("{T:石洞镇}开会。{G:镇党委}书记讲话。", "镇党委", "石洞镇党委"),
    # the level word printed twice
    ("{G:酒泉市市委}开会。", "酒泉市市委", "酒泉市委"),
    # a town without its level word
    ("{T:石洞}的梨熟了。", "石洞", "石洞镇"),
    # deictic words: the home, what it lies in, another place
    ("{D:我市}与{D:来甬}的客商座谈。", "我市", "兰州市"),
    ("{D:我市}与{D:来甬}的客商座谈。", "来甬", "宁波市"),
    ("客商{D:来兰}考察。", "来兰", "兰州市"),
]


@pytest.mark.parametrize(("text", "mention", "name"), LINKS)
def test_link(text: str, mention: str, name: str) -> None:
    article, mentions = parse(f"# home=兰州市\n\n\n{text}", "a")
    extract = link(article, mentions, Registry(), lexicon())
    names = {one.id: one.name for one in extract.entities}
    assert next(names[one.entity] for one in extract.mentions if one.text == mention) == name


def test_a_short_form_of_two_names_stays_open_and_says_why() -> None:
    text = "{E:翊辰光伏有限公司}与{E:翊辰水务有限公司}签约。{E:翊辰}表示满意。"
    article, mentions = parse(f"# home=兰州市\n\n\n{text}", "a")
    (last,) = (one for one in link(article, mentions, Registry(), lexicon()).mentions if one.text == "翊辰")
    assert last.entity == "enterprise:翊辰"
    assert last.decision == "its own name; open: short form of 翊辰光伏有限公司 or 翊辰水务有限公司"
