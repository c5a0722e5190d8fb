"""Who holds which post: sentences and what they state, each with a twin that states nothing of the kind."""

from __future__ import annotations

import pytest
from marked import claims_of, said

POSTS = [
    ("{GovernmentBody:县委}副书记、县长{Person:周明}主持会议。", "周明 holds_post 县委 副书记"),
    ("{Place:海州市}市长{Person:周明}指出，要抓紧推进。", "周明 holds_post 海州市 市长"),
    ("副省长{Person:周明}在会上讲话。", ""),
    (
        "{GovernmentBody:市委=海州市委}副书记、市长{Person:周明}，{GovernmentBody:市委=海州市委}常委、{Government"
        "Body:组织部=海州市委组织部}部长{Person:李芳}参加。{Place:我市=海州市}经济平稳。",
        "周明 holds_post 海州市委 副书记; 周明 holds_post 海州市 市长; 李芳 holds_post 海州市委 常委; 李芳 holds_"
        "post 海州市委组织部 部长",
    ),
    ("原{GovernmentBody:市教育局}局长{Person:周明}介绍。", "周明 holds_post 市教育局 局长"),
    ("时任{GovernmentBody:市教育局}局长的{Person:周明}介绍。", "周明 holds_post 市教育局 局长"),
    (
        "{Enterprise:山海纺织有限公司}董事长兼总经理{Person:周明}说，订单很多。",
        "周明 holds_post 山海纺织有限公司 董事长、总经理",
    ),
    (
        "{GovernmentBody:海州市公安局}党委书记、局长{Person:周明}带队检查。",
        "周明 holds_post 海州市公安局 党委书记、局长",
    ),
    ("{GovernmentBody:海州市公安局}刑侦支队支队长{Person:周明}介绍。", "周明 holds_post 海州市公安局 刑侦支队支队长"),
    ("{Person:周明}任{GovernmentBody:海州市教育局}局长。", "周明 holds_post 海州市教育局 局长"),
    ("{Person:周明}曾任{GovernmentBody:海州市教育局}局长。", "周明 holds_post 海州市教育局 局长"),
    ("{Person:周明}不是{GovernmentBody:海州市教育局}局长。", ""),
    ("{Person:周明}拟任{GovernmentBody:海州市教育局}局长。", ""),
    ("{Person:周明}当选{Institution:海州市作家协会}主席。", "周明 holds_post 海州市作家协会 主席"),
    ("任命{Person:周明}为{GovernmentBody:海州市教育局}局长。", "周明 holds_post 海州市教育局 局长"),
    ("会议决定免去{Person:周明}的{GovernmentBody:海州市教育局}局长职务。", "周明 holds_post 海州市教育局 局长"),
    (
        "{Place:海州市}领导{Person:周明}、{Person:李芳}、{Person:王强}等参加。",
        "周明 holds_post 海州市 领导; 李芳 holds_post 海州市 领导; 王强 holds_post 海州市 领导",
    ),
    ("{Place:我市=海州市}和{Place:南江市}领导{Person:周明}、{Person:李芳}参加。", ""),
    (
        "市领导{Person:周明}、{Person:李芳}，{GovernmentBody:市法院=海州市法院}院长{Person:王强}参加。{Place:我市"
        "=海州市}很美。",
        "周明 holds_post 海州市 领导; 李芳 holds_post 海州市 领导; 王强 holds_post 海州市法院 院长",
    ),
    ("{Town:青石镇}党委书记{Person:周明}介绍。", "周明 holds_post 青石镇 党委书记"),
    ("{Town:青石镇}镇长{Person:周明}介绍。", "周明 holds_post 青石镇 镇长"),
    ("{Village:白水村}党支部书记{Person:周明}介绍。", "周明 holds_post 白水村 党支部书记"),
    ("{Village:白水村}村民{Person:周明}介绍。", ""),
    ("{Village:白水村}村委会主任{Person:周明}介绍。", "周明 holds_post 白水村 村委会主任"),
    (
        "{Institution:海州大学}校长{Person:周明}、副校长{Person:李芳}出席。",
        "周明 holds_post 海州大学 校长; 李芳 holds_post 海州大学 副校长",
    ),
    (
        "{GovernmentBody:市人大常委会}主任{Person:周明}、副主任{Person:李芳}带队视察。",
        "周明 holds_post 市人大常委会 主任; 李芳 holds_post 市人大常委会 副主任",
    ),
    ("{Place:海州}商人{Person:周明}说。", ""),
    ("{Place:海州}市民{Person:周明}说。", ""),
    ("{Enterprise:山海公司}员工{Person:周明}说。", ""),
    ("{Institution:海州一中}教师{Person:周明}说。", "周明 holds_post 海州一中 教师"),
    ("{Person:周明}（{Enterprise:山海公司}总经理）", "周明 holds_post 山海公司 总经理"),
    ("{Person:周明}是{Enterprise:山海公司}的创始人。", "周明 holds_post 山海公司 创始人"),
    (
        "{GovernmentBody:市委=海州市委}常委{Person:周明}、{Person:李芳}、{Person:王强}出席{Event:山海诗会}。",
        "周明 holds_post 海州市委 常委; 李芳 holds_post 海州市委 常委; 王强 holds_post 海州市委 常委; 周明 attend"
        "s 山海诗会; 李芳 attends 山海诗会; 王强 attends 山海诗会",
    ),
    (
        "{GovernmentBody:市委=海州市委}书记{Person:周明}、{Person:李芳}出席{Event:山海诗会}。",
        "周明 holds_post 海州市委 书记; 周明 attends 山海诗会; 李芳 attends 山海诗会",
    ),
    ("{Institution:海州大学}的{Person:周明}教授到{Village:白水村}讲课。", "周明 holds_post 海州大学 教授"),
    ("{Person:周明}代表{GovernmentBody:市委=海州市委}讲话。", ""),
    ("{Person:周明}代表说，要发展产业。", ""),
    ("{Person:周明}（女，{Institution:海州市医院}护士长）获表彰。", "周明 holds_post 海州市医院 护士长"),
    (
        "{Enterprise:山海公司}创始人、董事长{Person:周明}，{Institution:海州大学}教授{Person:李芳}参加{Event:山海"
        "论坛}。",
        "周明 holds_post 山海公司 创始人、董事长; 李芳 holds_post 海州大学 教授; 周明 attends 山海论坛; 李芳 atte"
        "nds 山海论坛",
    ),
    ("记者走进{Enterprise:山海公司}，公司总经理{Person:周明}正在忙碌。", "周明 holds_post 山海公司 总经理"),
    (
        "{Enterprise:山海公司}与{Enterprise:东方公司}竞争，公司负责人{Person:周明}说。",
        "周明 holds_post 东方公司 负责人",
    ),
    (
        "{Event:党的二十大=中国共产党第二十次全国代表大会}代表、{GovernmentBody:海州市委}书记{Person:周明}发言。",
        "周明 attends 中国共产党第二十次全国代表大会; 周明 holds_post 海州市委 书记",
    ),
    ("省市领导{Person:周明}、{Person:李芳}参加。{Place:我市=海州市}很美。", ""),
    ("{Institution:海州一中}退休教师{Person:周明}说。", ""),
    (
        "市领导{Person:周明}参加，{GovernmentBody:市财政局}局长{Person:李芳}主持。{Place:我市=海州市}很美。",
        "周明 holds_post 海州市 领导; 李芳 holds_post 市财政局 局长",
    ),
    (
        "{Place:海州市}副市长{Person:周明}、{Person:李芳}调研。",
        "周明 holds_post 海州市 副市长; 李芳 holds_post 海州市 副市长",
    ),
    ("{Place:海州市}市长{Person:周明}、{Person:李芳}调研。", "周明 holds_post 海州市 市长"),
    ("{GovernmentBody:海州市委}办公室副主任{Person:周明}说。", "周明 holds_post 海州市委 办公室副主任"),
    ("{Enterprise:山海公司}的产品深受{Person:周明}喜爱。", ""),
    ("全国劳动模范{Person:周明}说。", ""),
    ("{Institution:海州市人大}代表{Person:周明}建议。", ""),
    ("{Person:周明}，女，{Institution:海州一中}教师，乐于助人。", "周明 holds_post 海州一中 教师"),
    ("{Person:周明}，{Institution:海州一中}教师{Person:李芳}的哥哥。", "李芳 holds_post 海州一中 教师"),
]

ACTS = [
    ("{GovernmentBody:海州市教育局}局长来到{Institution:海州一中}。", ""),
    ("{GovernmentBody:海州市教育局}有关负责人来到{Institution:海州一中}。", "海州市教育局 visits 海州一中"),
    ("{GovernmentBody:海州市教育局}走访慰问{Institution:海州一中}的教师。", ""),
]

SHORTLY_BEFORE = [
    ("{Town:青石镇}产茶。“今年收成好。”镇党委书记{Person:周明}说。", "周明 holds_post 青石镇 党委书记"),
    ("{Town:青石镇}、{Town:白云镇}产茶。镇党委书记{Person:周明}说。", ""),
    ("在{Institution:海州一中}，校长{Person:周明}介绍了情况。", "周明 holds_post 海州一中 校长"),
    ("校长{Person:周明}到过{Institution:海州一中}。", ""),
    (
        "{Person:周明}、{Person:李芳}等{Place:南江市}领导说。",
        "周明 holds_post 南江市 领导; 李芳 holds_post 南江市 领导",
    ),
    ("{Person:周明}、{Person:李芳}等{Place:南江市}客人说。", ""),
    ("{Place:海国}驻{Place:南江市}总领事{Person:周明}说。", "周明 holds_post 海国 总领事"),
    (
        "{GovernmentBody:市援建办}有关负责人，{Institution:海州大学}校长{Person:周明}说。",
        "周明 holds_post 海州大学 校长",
    ),
]


@pytest.mark.parametrize(("text", "stated"), [*POSTS, *ACTS, *SHORTLY_BEFORE])
def test_states(text: str, stated: str) -> None:
    assert said(text) == sorted(filter(None, stated.split("; ")))


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("{GovernmentBody:市教育局}局长{Person:周明}介绍。", ""),
        ("{GovernmentBody:市教育局}代局长{Person:周明}介绍。", ""),
        ("原{GovernmentBody:市教育局}局长{Person:周明}介绍。", "2024-05-20"),
        ("{GovernmentBody:市教育局}原局长{Person:周明}介绍。", "2024-05-20"),
        ("时任{GovernmentBody:市教育局}局长{Person:周明}介绍。", "2024-05-20"),
        ("{Person:周明}曾任{GovernmentBody:市教育局}局长。", "2024-05-20"),
        ("{Person:周明}现任{GovernmentBody:市教育局}局长。", ""),
        ("免去{Person:周明}的{GovernmentBody:市教育局}局长职务。", "2024-05-20"),
    ],
)
def test_a_post_that_is_over_ends_with_the_report(text: str, until: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.predicate, claim.valid_until) == ("holds_post", until)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("{GovernmentBody:市教育局}代局长{Person:周明}介绍。", "代局长"),
        ("{GovernmentBody:市教育局}现任局长{Person:周明}介绍。", "局长"),
        ("{GovernmentBody:市教育局}原副局长{Person:周明}介绍。", "副局长"),
        ("{GovernmentBody:市教育局}基础教育科科长{Person:周明}介绍。", "基础教育科科长"),
        ("{Institution:海州大学}执行副院长{Person:周明}介绍。", "执行副院长"),
    ],
)
def test_the_title_alone(text: str, title: str) -> None:
    (claim,) = claims_of(text)
    assert claim.qualifier == title


@pytest.mark.parametrize(
    ("text", "home", "more", "stated"),
    [
        ("市长{Person:周明}说。", "义乌市", ("Place:义乌市",), ["周明 holds_post 义乌市 市长"]),
        ("市长{Person:周明}说。", "浦江县", ("Place:浦江县", "Place:金华市"), ["周明 holds_post 金华市 市长"]),
        ("县长{Person:周明}说。", "浦江县", ("Place:浦江县", "Place:金华市"), ["周明 holds_post 浦江县 县长"]),
        ("副省长{Person:周明}说。", "义乌市", ("Place:浙江省",), ["周明 holds_post 浙江省 副省长"]),
        ("副省长{Person:周明}说。", "义乌市", ("Place:江西省",), []),
        ("市长{Person:周明}说。", "义乌市", (), []),
        (
            "{GovernmentBody:衢州市委}书记{Person:李芳}、市长{Person:周明}说。",
            "义乌市",
            ("Place:义乌市", "Place:衢州市"),
            ["周明 holds_post 衢州市 市长", "李芳 holds_post 衢州市委 书记"],
        ),
    ],
)
def test_a_mayor_is_of_the_place_of_that_level(text: str, home: str, more: tuple[str, ...], stated: list[str]) -> None:
    assert said(text, home=home, more=more) == stated
