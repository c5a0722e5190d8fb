"""Three small pages in our own words, and all that they state, as the records that the graph is written from."""

from __future__ import annotations

from array import array
from datetime import date

from kg.records import Article, Claim, Entity, Extract, Mention, Value

PAGES = {
    "a1.txt": "商博会在义乌举行\n本报讯 昨日,中国义乌国际小\n商品博览会在义乌国际博览中\n"
    "心开幕。义乌市委书记王健出席。义乌市\n商务局承办了这次盛会。",
    "a2.txt": "电池基地开工\n本报讯 义欣动力电池基地项目总投资约122\n亿元,占地50亩,2023年10月投产。项目由浙江义\n"
    "欣动力科技有限公司建设,位于佛堂镇。义乌市委书记王健到项目现场调研。",
    "b1.txt": "东阳来客\n东阳市教师王健走访佛堂镇。浙江义欣动力科技有限公司与东阳\n市签约合作。",
}
"""File name → text. The first line is the headline, the rest is the body, wrapped as a page is."""

DATES = {"a1.txt": date(2023, 10, 21), "a2.txt": date(2023, 6, 18), "b1.txt": None}

ENTITIES = (
    Entity("place:浙江省", "Place", "浙江省", ("浙江",), code="330000", known=True),
    Entity("place:义乌市", "Place", "义乌市", ("义乌",), place="place:浙江省", code="330782", known=True),
    Entity("place:东阳市", "Place", "东阳市", ("东阳",), place="place:浙江省", code="330783", known=True),
    Entity("place:义乌国际博览中心", "Place", "义乌国际博览中心", place="place:义乌市"),
    Entity("town:佛堂镇", "Town", "佛堂镇", ("佛堂",), place="place:义乌市", known=True),
    Entity("government:义乌市委", "GovernmentBody", "义乌市委", ("市委",), place="place:义乌市", known=True),
    Entity("government:东阳市委", "GovernmentBody", "东阳市委", ("市委",), place="place:东阳市", known=True),
    Entity("government:义乌市商务局", "GovernmentBody", "义乌市商务局", ("市商务局",), place="place:义乌市"),
    Entity("person:王健", "Person", "王健"),
    Entity("person:王健_东阳市", "Person", "王健", place="place:东阳市"),
    Entity("enterprise:浙江义欣动力科技有限公司", "Enterprise", "浙江义欣动力科技有限公司", ("义欣动力",)),
    Entity("project:义欣动力电池基地项目", "Project", "义欣动力电池基地项目", ("义欣项目",)),
    Entity("event:中国义乌国际小商品博览会", "Event", "中国义乌国际小商品博览会", ("商博会", "义博会")),
)

_BOSS, _TEACHER = "person:王健", "person:王健_东阳市"
_FIRM, _PROJECT = "enterprise:浙江义欣动力科技有限公司", "project:义欣动力电池基地项目"
_FAIR, _HALL = "event:中国义乌国际小商品博览会", "place:义乌国际博览中心"

_RELATIONS = {
    "a1.txt": (
        (_FAIR, "located_in", _HALL, "中国义乌国际小商品博览会在义乌国际博览中心", "", "place.at-verb"),
        (_BOSS, "holds_post", "government:义乌市委", "义乌市委书记王健", "书记", "post.before-name"),
        (_BOSS, "attends", _FAIR, "王健出席", "出席", "attend"),
        ("government:义乌市商务局", "organises", _FAIR, "承办", "承办", "organise"),
    ),
    "a2.txt": (
        (_FIRM, "undertakes", _PROJECT, "由浙江义欣动力科技有限公司建设", "建设", "undertake"),
        (_PROJECT, "located_in", "town:佛堂镇", "位于佛堂镇", "", "place.at-verb"),
        (_BOSS, "holds_post", "government:义乌市委", "义乌市委书记王健", "书记", "post.before-name"),
        (_BOSS, "visits", _PROJECT, "到项目现场调研", "调研", "visit"),
    ),
    "b1.txt": (
        (_TEACHER, "visits", "town:佛堂镇", "王健走访佛堂镇", "走访", "visit"),
        (_FIRM, "cooperates_with", "place:东阳市", "签约合作", "签约", "cooperate"),
    ),
}  # fmt: skip

_VALUES = {
    "a2.txt": (
        (_PROJECT, "investment", Value(12_200_000_000, "CNY", True, "约122亿元"), "总投资约122亿元"),
        (_PROJECT, "land_area", Value(33333.3, "m2", False, "50亩"), "占地50亩"),
        (_PROJECT, "production_date", Value("2023-10", printed="2023年10月"), "2023年10月投产"),
    ),
}

_MENTIONS = {
    "a1.txt": {
        "中国义乌国际小商品博览会": _FAIR, "王健": _BOSS, "义乌市商务局": "government:义乌市商务局",
        "义乌": "place:义乌市",
    },
    "a2.txt": {"义欣动力电池基地项目": _PROJECT, "佛堂镇": "town:佛堂镇", "王健": _BOSS},
    "b1.txt": {"东阳": "place:东阳市", "王健": _TEACHER, "佛堂镇": "town:佛堂镇"},
}  # fmt: skip


def article(page: str, text: str, **known: object) -> Article:
    """The article that a page of one headline and one body holds; a line break in the body is nothing."""
    headline, _, body = text.partition("\n")
    start = len(headline) + 1
    kept = [index for index in range(len(text)) if index < start or text[index] not in "\n"]
    fields: dict[str, object] = {"newspaper": "义乌商报", "home": "义乌市", **known}
    return Article(
        page, headline, ("吴言",), start, start + len(body), "".join(text[i] for i in kept), array("L", kept), start,
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def claim(of: Article, subject: str, predicate: str, words: str, **more: object) -> Claim:
    """A claim that `words` state; its quote is the sentence around them."""
    start = of.text.index(words)
    sentence = of.text.rindex("。", 0, start) + 1 if "。" in of.text[:start] else of.body
    end = of.text.index("。", start + len(words) - 1) + 1
    fields: dict[str, object] = {"confidence": 0.9, **more}
    return Claim(
        subject, predicate, start=start, end=start + len(words), quote_start=sentence, quote_end=end,
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def extract(page: str) -> Extract:
    of = article(page, PAGES[page], date=DATES[page])
    claims = [
        claim(of, subject, predicate, words, object=other, qualifier=qualifier, rule=rule)
        for subject, predicate, other, words, qualifier, rule in _RELATIONS[page]
    ]
    claims += [
        claim(of, subject, predicate, words, value=value, rule="amount")
        for subject, predicate, value, words in _VALUES.get(page, ())
    ]
    mentions = [
        Mention(at, at + len(name), name, "", "list", 1.0, entity=entity, decision="listed")
        for name, entity in _MENTIONS[page].items() for at in [of.text.index(name)]
    ]
    return Extract(of, (), tuple(mentions), tuple(claims))


def extracts() -> list[Extract]:
    return [extract(page) for page in PAGES]
