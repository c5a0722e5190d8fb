"""Relations: sentences and what they state, each with a twin that states nothing of the kind."""

from __future__ import annotations

import pytest
from marked import said

ATTENDS = [
    ("{Person:周明}出席{Event:山海诗会}并致辞。", "周明 attends 山海诗会"),
    ("{Person:周明}未出席{Event:山海诗会}。", ""),
    ("{Person:周明}将出席{Event:山海诗会}。", ""),
    (
        "{Event:山海诗会}昨日在{Place:海州}举行。{Person:周明}、{Person:李芳}出席。",
        "周明 attends 山海诗会; 李芳 attends 山海诗会; 山海诗会 located_in 海州; 山海诗会 start_date 2024-05-19",
    ),
    (
        "昨日，{Event:全市组织工作会议}召开。{GovernmentBody:市委=海州市委}书记{Person:周明}出席并讲话。会议由{Pe"
        "rson:李芳}主持。",
        "周明 attends 全市组织工作会议; 周明 holds_post 海州市委 书记; 李芳 attends 全市组织工作会议; 全市组织工"
        "作会议 start_date 2024-05-19",
    ),
    ("{Person:周明}在{Event:全市组织工作会议}上强调，要抓落实。", "周明 attends 全市组织工作会议"),
    ("{Enterprise:山海公司}等20家企业参加{Event:山海博览会}。", "山海公司 attends 山海博览会"),
    (
        "{GovernmentBody:市科技局}、{GovernmentBody:市经信局}等单位负责人参加{Event:山海博览会}。",
        "市科技局 attends 山海博览会; 市经信局 attends 山海博览会",
    ),
    ("{GovernmentBody:市科技局}组织企业参加{Event:山海博览会}。", ""),
    ("{Place:海州}企业参加{Event:山海博览会}。", ""),
    ("{Person:周明}在致辞中说，{Event:山海论坛}意义重大。", ""),
    (
        "{Event:山海论坛}昨日开幕。{GovernmentBody:海州市委}书记{Person:周明}在致辞中说，要开放。",
        "山海论坛 start_date 2024-05-19; 周明 holds_post 海州市委 书记; 周明 attends 山海论坛",
    ),
    (
        "5月18日，{Event:山海论坛}在{Place:海州会展中心}开幕，{Person:周明}、{Person:李芳}等领导出席。",
        "山海论坛 start_date 2024-05-18; 山海论坛 located_in 海州会展中心; 周明 attends 山海论坛; 李芳 attends 山"
        "海论坛",
    ),
    ("{Person:周明}受邀参加{Event:山海论坛}。", "周明 attends 山海论坛"),
    ("{Person:周明}因故缺席{Event:山海论坛}。", ""),
    ("{Person:周明}没有参加{Event:山海论坛}。", ""),
    ("{Person:周明}主持召开{Event:全县防汛工作会议}。", "周明 attends 全县防汛工作会议"),
    ("如果{Person:周明}出席{Event:山海论坛}，他会发言。", ""),
    ("{Enterprise:山海公司}携新品参展{Event:山海博览会}。", "山海公司 attends 山海博览会"),
    ("{Person:周明}宣布{Event:山海论坛}开幕。", "周明 attends 山海论坛"),
    ("{Event:山海论坛}上，{Person:周明}、{Person:李芳}先后发言。", "周明 attends 山海论坛; 李芳 attends 山海论坛"),
    ("{Person:周明}传达学习{Event:省委全会}精神。{Person:李芳}主持。", ""),
    ("{GovernmentBody:市委=海州市委}召开会议，学习{Event:党的二十大}精神。{Person:李芳}参加会议。", ""),
    (
        "{Event:山海论坛}昨日举行。{GovernmentBody:市财政局}局长{Person:周明}，{GovernmentBody:市科技局}局长{Pers"
        "on:李芳}出席论坛。",
        "山海论坛 start_date 2024-05-19; 周明 holds_post 市财政局 局长; 李芳 holds_post 市科技局 局长; 周明 atten"
        "ds 山海论坛; 李芳 attends 山海论坛",
    ),
    (
        "{Person:王强}会见{GovernmentBody:市财政局}局长{Person:周明}，{GovernmentBody:市科技局}局长{Person:李芳}"
        "出席{Event:山海论坛}。",
        "周明 holds_post 市财政局 局长; 李芳 holds_post 市科技局 局长; 李芳 attends 山海论坛",
    ),
    (
        "{Event:山海论坛}昨日举行。市领导{Person:周明}、{Person:李芳}，市十三届政协主席、{Institution:海州研究院}"
        "理事长{Person:王强}出席。",
        "山海论坛 start_date 2024-05-19; 王强 holds_post 海州研究院 理事长; 周明 attends 山海论坛; 李芳 attends "
        "山海论坛; 王强 attends 山海论坛",
    ),
    ("{Event:杭州亚运会}临近。{Person:周明}参加会议。", ""),
]

ORGANISES = [
    (
        "{Event:山海诗会}由{GovernmentBody:市文化局}指导，{Institution:市作协}、{Institution:市文联}主办，{Town:"
        "青石镇}承办。",
        "市文化局 organises 山海诗会; 市作协 organises 山海诗会; 市文联 organises 山海诗会; 青石镇 organises 山海"
        "诗会",
    ),
    ("由{Institution:市作协}主办的{Event:山海诗会}开幕。", "市作协 organises 山海诗会"),
    ("{Place:我市=海州市}举办{Event:山海诗会}。", "海州市 organises 山海诗会"),
    ("{Place:我市=海州市}未举办{Event:山海诗会}。", ""),
    ("{Place:海州}学校举办{Event:山海诗会}。", ""),
    (
        "本次论坛由{Institution:市作协}主办、{GovernmentBody:海州市委}、{GovernmentBody:市政府}承办，{Event:山海"
        "论坛}同期举行。",
        "",
    ),
    (
        "{Institution:海州大学}、{Enterprise:山海公司}联合主办的{Event:山海论坛}落幕。",
        "海州大学 organises 山海论坛; 山海公司 organises 山海论坛",
    ),
    (
        "{Event:山海论坛}由{Institution:海州大学}主办，{Enterprise:山海公司}协办，吸引500人参加。",
        "海州大学 organises 山海论坛; 山海公司 organises 山海论坛",
    ),
    (
        "昨日，由{GovernmentBody:海州市政府}主办、{Institution:海州大学}承办的{Event:山海论坛}在{Place:海州会展中"
        "心}举行。",
        "海州市政府 organises 山海论坛; 海州大学 organises 山海论坛; 山海论坛 located_in 海州会展中心; 山海论坛 s"
        "tart_date 2024-05-19",
    ),
    ("{Institution:海州大学}希望举办{Event:山海论坛}。", ""),
    (
        "{GovernmentBody:海州市政府}召开{Event:全市防汛工作会议}，部署防汛工作。",
        "海州市政府 organises 全市防汛工作会议",
    ),
    (
        "本届{Event:山海博览会}由{GovernmentBody:海州市政府}主办，期间将举办{Event:青年论坛}、{Event:设计大赛}。",
        "海州市政府 organises 山海博览会; 青年论坛 part_of 山海博览会; 设计大赛 part_of 山海博览会",
    ),
    ("{GovernmentBody:海州市法院}召开{Event:“春雷”专项行动}新闻发布会。", ""),
    (
        "昨日，{Event:山海博览会}开幕。展会由{GovernmentBody:海州市政府}主办。",
        "山海博览会 start_date 2024-05-19; 海州市政府 organises 山海博览会",
    ),
    ("昨日，{Event:山海博览会}开幕。研讨会由{GovernmentBody:海州市政府}主办。", "山海博览会 start_date 2024-05-19"),
    (
        "{Event:科技对接会}在{Place:海州}举行。据介绍，这是今年的第一场活动，由{GovernmentBody:市科技局}、{Enterprise"
        ":商城集团}指导，{Enterprise:海州科技大市场}主办，旨在服务企业。",
        "科技对接会 located_in 海州; 市科技局 organises 科技对接会; 商城集团 organises 科技对接会; 海州科技大市场"
        " organises 科技对接会",
    ),
]

VISITS = [
    (
        "{Person:周明}一行先后来到{Enterprise:山海公司}、{Village:白水村}等地，实地察看{Project:海州大桥项目}。",
        "周明 visits 山海公司; 周明 visits 白水村; 周明 visits 海州大桥项目",
    ),
    ("{Person:周明}率队赴{Place:南江市}考察。", "周明 visits 南江市"),
    ("{Person:周明}将赴{Place:南江市}考察。", ""),
    ("{Person:周明}深入{Town:青石镇}调研防汛工作。{Person:李芳}陪同。", "周明 visits 青石镇; 李芳 accompanies 周明"),
    ("{Person:周明}希望{Person:李芳}走访{Enterprise:山海公司}。", ""),
    ("在{Enterprise:山海公司}，{Person:周明}详细了解企业生产情况。", "周明 visits 山海公司"),
    ("在{Enterprise:山海公司}，{Person:周明}正在忙碌。", ""),
    ("记者走进{Enterprise:山海公司}。", ""),
    (
        "昨日，{Place:南江市}党政代表团来{Place:海=海州市}考察。代表团一行走访{Enterprise:山海公司}。",
        "南江市 visits 海州市; 南江市 visits 山海公司",
    ),
    (
        "{Person:周明}带领部分市人大代表视察{Project:海州大桥项目}。视察组还走访了{Village:白水村}。",
        "周明 visits 海州大桥项目; 周明 visits 白水村",
    ),
    (
        "在{Person:李芳}陪同下，{Person:周明}考察{Enterprise:山海公司}。",
        "周明 visits 山海公司; 李芳 accompanies 周明",
    ),
    ("{Person:周明}参观了{Enterprise:山海公司}的展厅。", "周明 visits 山海公司"),
    ("{GovernmentBody:市科技局}走访{Enterprise:山海公司}。", "市科技局 visits 山海公司"),
    ("{GovernmentBody:海州海关}检查{Place:海州}企业。", ""),
    (
        "{Person:周明}首先来到{Enterprise:山海公司}，察看生产线。随后，他前往{Village:白水村}，走进农户家中。",
        "周明 visits 山海公司; 周明 visits 白水村",
    ),
    (
        "昨日，{GovernmentBody:海州市委}书记{Person:周明}到{Town:青石镇}调研安全生产工作，{Person:李芳}参加调研。",
        "周明 holds_post 海州市委 书记; 周明 visits 青石镇",
    ),
    ("{Person:周明}要求，{Town:青石镇}要深入{Village:白水村}走访群众。", ""),
    (
        "{Person:周明}、{Person:李芳}一行赴{Enterprise:山海公司}考察，{Person:王强}等陪同考察。",
        "周明 visits 山海公司; 李芳 visits 山海公司; 王强 accompanies 周明; 王强 accompanies 李芳",
    ),
    (
        "{Person:周明}在{Person:李芳}、{Person:王强}等陪同下，来到{Enterprise:山海公司}调研。",
        "周明 visits 山海公司; 李芳 accompanies 周明; 王强 accompanies 周明",
    ),
    (
        "{Place:南江市}考察团来到{Place:我市=海州市}，走访了{Enterprise:山海公司}。",
        "南江市 visits 海州市; 南江市 visits 山海公司",
    ),
    ("{Town:青石镇}赴{Town:白云镇}学习考察。", "青石镇 visits 白云镇"),
    ("游客来到{Place:海州古城}。", ""),
    ("{Person:周明}来自{Place:海州}，毕业于{Institution:海州大学}。", ""),
    ("{Person:周明}走进{Place:海州古城}景区。", "周明 visits 海州古城"),
    ("{GovernmentBody:市市场监管局}开展检查，走访了{Enterprise:山海公司}。", "市市场监管局 visits 山海公司"),
    ("{Person:周明}率队赴{Place:南江市}考察，{Person:李芳}同行。", "周明 visits 南江市"),
    ("{Person:周明}调研{Place:我市=海州市}工业经济运行情况。", ""),
    ("{Institution:全国人大}代表视察{Project:海州大桥项目}。", ""),
    ("{Person:周明}听取{Enterprise:山海公司}汇报。", ""),
    ("{Place:南江市}考察团来访，{Person:李芳}陪同。", ""),
    (
        "{Person:周明}率{GovernmentBody:南江市党政代表团}到{Place:我市=海州市}考察，代表团走访了{Enterprise:山海"
        "公司}。",
        "周明 visits 海州市; 周明 visits 山海公司; 南江市党政代表团 visits 山海公司",
    ),
]

UNDERTAKES = [
    ("{Enterprise:山海公司}投资建设的{Project:海州电池项目}开工。", "山海公司 undertakes 海州电池项目"),
    (
        "{Project:海州电池项目}由{Enterprise:山海公司}投资建设，总投资20亿元，占地150亩。",
        "山海公司 undertakes 海州电池项目; 海州电池项目 investment 2000000000; 海州电池项目 land_area 100000.05",
    ),
    ("{Enterprise:山海公司}计划投资{Project:海州电池项目}。", "山海公司 undertakes 海州电池项目"),
    ("{Enterprise:山海公司}没有承建{Project:海州电池项目}。", ""),
    ("由{Enterprise:山海公司}承建的{Project:海州大桥项目}通车。", "山海公司 undertakes 海州大桥项目"),
    (
        "{Project:海州大桥项目}总投资3.2亿元，由{Enterprise:山海公司}负责实施。",
        "海州大桥项目 investment 320000000; 山海公司 undertakes 海州大桥项目",
    ),
    ("{Enterprise:山海公司}负责人来到{Project:海州大桥项目}建设现场。", "山海公司 visits 海州大桥项目"),
    ("{GovernmentBody:海州市政府}鼓励企业建设{Project:海州大桥项目}。", ""),
    ("下一步，{Enterprise:山海公司}将实施{Project:海州大桥项目}。", ""),
    ("下一步，{Project:海州大桥项目}将于2025年6月竣工。", "海州大桥项目 completion_date 2025-06"),
]

LOCATED = [
    (
        "{Project:海州电池项目}位于{Town:青石镇}{Village:白水村}，由{Enterprise:山海公司}承建。",
        "白水村 located_in 青石镇; 海州电池项目 located_in 青石镇; 海州电池项目 located_in 白水村; "
        "山海公司 undertakes 海州电池项目",
    ),
    ("{Enterprise:山海公司}落户{Place:海州}。", "山海公司 located_in 海州"),
    ("{Enterprise:山海公司}拟落户{Place:海州}。", ""),
    ("坐落于{Town:青石镇}的{Enterprise:山海公司}今年订单不断。", "山海公司 located_in 青石镇"),
    ("{Place:我市=海州市}引进{Enterprise:山海公司}。", "山海公司 located_in 海州市"),
    ("{Event:山海博览会}在{Place:海州会展中心}开幕。", "山海博览会 located_in 海州会展中心"),
    (
        "{Event:山海博览会}将于5月25日在{Place:海州会展中心}举行。",
        "山海博览会 located_in 海州会展中心; 山海博览会 start_date 2024-05-25",
    ),
    (
        "{Person:周明}来到{Place:海州产业园}，走访{Enterprise:山海公司}。",
        "周明 visits 海州产业园; 周明 visits 山海公司",
    ),
    ("总部位于{Place:海州}的{Enterprise:山海公司}上市。", "山海公司 located_in 海州"),
    ("{Enterprise:山海公司}总部设在{Place:海州}。", "山海公司 located_in 海州"),
    (
        "{Project:海州电池项目}落户{Place:海州经济开发区}，总投资20亿元。",
        "海州电池项目 located_in 海州经济开发区; 海州电池项目 investment 2000000000",
    ),
    ("{Project:海州电池项目}在{Town:青石镇}开工。", "海州电池项目 located_in 青石镇"),
    ("{Project:海州电池项目}有望落户{Place:海州}。", ""),
    ("{Place:海州}的{Person:周明}说。", ""),
    ("{Event:山海论坛}在{Place:我市=海州市}举行。", "山海论坛 located_in 海州市"),
    ("在{Place:海州}，{Event:山海论坛}已成为品牌。", ""),
    (
        "{Project:海州电池项目}位于{Place:白水湖}北岸的{Place:海州经济开发区}。",
        "海州电池项目 located_in 海州经济开发区",
    ),
    ("{Village:浦东县花桥乡长畈村=长畈村}很美，{Town:花桥乡}也很美。", "长畈村 located_in 花桥乡"),
    ("{Person:周明}打造{Place:海州产业园}。", ""),
    ("{GovernmentBody:海州市政府}在{Town:青石镇}建设{Place:海州产业园}。", ""),
    ("{Enterprise:山海公司}在{Place:新加坡}设立{Enterprise:山海新加坡公司}。", "山海新加坡公司 located_in 新加坡"),
    ("{Place:白水县}{Town:青石镇}风光好。", "青石镇 located_in 白水县"),
    ("{Place:南山路}{Town:青石镇}段通车。", ""),
]

PART = [
    ("{Enterprise:山海公司}是{Enterprise:东方集团}的全资子公司。", "山海公司 part_of 东方集团"),
    ("{Enterprise:山海公司}不是{Enterprise:东方集团}的子公司。", ""),
    ("{Enterprise:东方集团}旗下{Enterprise:山海公司}投产。", "山海公司 part_of 东方集团"),
    ("{Event:山海博览会}期间，还举行了{Event:青年论坛}。", "青年论坛 part_of 山海博览会"),
    ("{Event:山海博览会}期间举办的{Event:青年论坛}座无虚席。", "青年论坛 part_of 山海博览会"),
    ("{Event:青年论坛}是{Event:山海博览会}的配套活动。", "青年论坛 part_of 山海博览会"),
    ("{Enterprise:山海物流公司}隶属于{Enterprise:山海集团}。", "山海物流公司 part_of 山海集团"),
    ("{Enterprise:山海集团}市场部发言。{Enterprise:山海集团物流公司}投产。", "山海集团物流公司 part_of 山海集团"),
]

COOPERATES = [
    ("{Enterprise:山海公司}与{Institution:海州大学}签署战略合作协议。", "山海公司 cooperates_with 海州大学"),
    ("{Enterprise:山海公司}愿与{Institution:海州大学}合作。", ""),
    ("{Enterprise:山海公司}与{Institution:海州大学}相距五公里。", ""),
    ("{Town:青石镇}和{Town:白云镇}结对共建。", "青石镇 cooperates_with 白云镇"),
    ("{GovernmentBody:市科技局}联合{Institution:海州大学}开展培训。", "市科技局 cooperates_with 海州大学"),
    ("{Place:海州市}与{Place:南江市}签署战略合作协议。", "海州市 cooperates_with 南江市"),
    ("{Place:海州市}与{Place:南江市}的企业签约。", ""),
    ("{Enterprise:山海公司}、{Institution:海州大学}签约共建实验室。", "山海公司 cooperates_with 海州大学"),
    ("{Enterprise:山海公司}携手{Institution:海州大学}打造实验室。", "山海公司 cooperates_with 海州大学"),
    ("{Enterprise:山海公司}没有与{Institution:海州大学}合作。", ""),
    ("{Person:周明}表示，{Place:海州}愿与{Place:南江}深化合作。", ""),
    ("{Town:青石镇}与{Town:白云镇}、{Town:溪口镇}与{Town:南山镇}分别结对。", ""),
    ("{Enterprise:山海公司}、{Enterprise:东方公司}、{Enterprise:西岭公司}签约。", ""),
]

NAMED_LATER = [
    (
        "市领导{Person:周明}出席奠基仪式。{Event:海州大桥奠基仪式}在{Town:青石镇}举行。",
        "周明 attends 海州大桥奠基仪式; 海州大桥奠基仪式 located_in 青石镇",
    ),
    (
        "市领导{Person:周明}出席签约仪式。{Event:海州大桥奠基仪式}在{Town:青石镇}举行。",
        "海州大桥奠基仪式 located_in 青石镇",
    ),
    ("{Person:周明}出席活动。下月将举办{Event:山海诗会}。", "山海诗会 start_date 2024-06"),
    (
        "{Event:山海诗会}举行。{Person:周明}下达开工令，{Person:李芳}讲话。",
        "周明 attends 山海诗会; 李芳 attends 山海诗会",
    ),
    ("参加{Event:山海诗会}启动仪式的{Person:周明}说，诗要大家写。", "周明 attends 山海诗会"),
    ("{Person:周明}谈起{Event:山海诗会}启动仪式的{Person:李芳}。", ""),
    ("{Person:周明}为{Event:山海诗会}揭幕。", "周明 attends 山海诗会"),
    ("{Person:周明}为{Event:山海诗会}题字。", ""),
    ("{Person:周明}等和来宾共同见证了简朴的{Event:山海诗会}。", "周明 attends 山海诗会"),
    ("{Event:山海诗会}上，来自{Institution:海州大学}等专家学者各抒己见。", "海州大学 attends 山海诗会"),
    ("{Event:山海诗会}上，来自{Institution:海州大学}的贺信很长。", ""),
]

NAMED_LATER += [
    ("{Institution:海州一中}在{Event:学生运动会}中获得第一名。", "海州一中 attends 学生运动会"),
    ("{Institution:海州一中}在{Event:学生运动会}中未获得名次。", ""),
    (
        "{Event:学生运动会}落幕，来自{Institution:海州一中}、{Institution:南山小学}的代表队参赛。",
        "海州一中 attends 学生运动会; 南山小学 attends 学生运动会",
    ),
    ("{Event:学生运动会}落幕，来自{Institution:海州一中}的贺信很长。", ""),
]

NAMED_LATER += [
    ("{Event:山海诗会}举行。散会后又开会，{Person:周明}讲话。", ""),
    ("{Event:山海诗会}举行，{Person:周明}讲话。", "周明 attends 山海诗会"),
]

GROUPS = [
    (
        "{Place:南江市}考察团来{Place:海=海州市}考察。{Person:周明}带领考察团先后察看了{Enterprise:山海公司}。",
        "周明 visits 海州市; 周明 visits 山海公司",
    ),
    (
        "由{Person:周明}带队的{Place:南江市}党政代表团来{Place:海=海州市}考察，{Person:李芳}陪同。",
        "周明 visits 海州市; 李芳 accompanies 周明",
    ),
    (
        "{Person:周明}、{Person:李芳}带领干部，先后深入{Enterprise:山海公司}车间、第三小学、{Village:白水村}等地调研。",
        "周明 visits 山海公司; 周明 visits 白水村; 李芳 visits 山海公司; 李芳 visits 白水村",
    ),
    ("{Person:周明}深入开展{Project:暖冬项目}。", ""),
    (
        "{Person:周明}到{Town:青石镇}调研。{Person:李芳}，县直有关部门负责人陪同。",
        "周明 visits 青石镇; 李芳 accompanies 周明",
    ),
    (
        "{Person:周明}到{Town:青石镇}调研。在{Enterprise:山海公司}，{Person:周明}与工人交谈。",
        "周明 visits 青石镇; 周明 visits 山海公司",
    ),
    ("{Person:周明}到{Town:青石镇}调研。在{Enterprise:山海公司}，{Person:李芳}与工人交谈。", "周明 visits 青石镇"),
    ("{Person:周明}来到{Place:海州产业园}的{Enterprise:山海公司}。", "周明 visits 山海公司"),
    ("{Person:周明}走进{Village:白水村}村民家中。", "周明 visits 白水村"),
    ("{Person:周明}走访{Village:白水村}村民。", ""),
    (
        "{GovernmentBody:省文联}领导来{Place:海=海州市}调研。{GovernmentBody:省文联}主席{Person:周明}来{Place:海=海州市}调研。",
        "周明 holds_post 省文联 主席; 周明 visits 海州市",
    ),
    ("{Person:周明}在{Place:海州会展中心}的一场座谈上说起旧事。", ""),
    ("游客来{Place:我市=海州市}参观{Project:海州大桥}。", ""),
]

GROUPS += [
    (
        "{Person:李芳}陪同{Person:周明}一行参观了{Enterprise:山海公司}。",
        "李芳 accompanies 周明; 周明 visits 山海公司",
    ),
    ("{Person:李芳}会同{Person:周明}研究{Enterprise:山海公司}的来信。", ""),
    (
        "{Person:周明}由{Person:李芳}陪同，到{Town:青石镇}检查。",
        "李芳 accompanies 周明; 周明 visits 青石镇",
    ),
    ("{Person:周明}由{Person:李芳}推荐，到{Town:青石镇}工作。", ""),
    (
        "{Person:周明}到{Town:青石镇}调研。{Person:李芳}等领导及{GovernmentBody:市财政局}负责人陪同调研。",
        "周明 visits 青石镇; 李芳 accompanies 周明",
    ),
    ("{Person:周明}到{Town:青石镇}调研。{Person:李芳}等领导参加调研。", "周明 visits 青石镇"),
    (
        "由{Person:周明}、{Person:李芳}等组成的调研组，先后到{Institution:海州一中}、{Institution:南山小学}调研。",
        "周明 visits 海州一中; 周明 visits 南山小学; 李芳 visits 海州一中; 李芳 visits 南山小学",
    ),
    ("由{Person:周明}设计的图案，先后到{Institution:海州一中}调研后改定。", ""),
]

PROGRAMMES = [
    (
        "{Event:海州艺术节}开幕。艺术节期间，除举办{Event:民歌大赛}、写生活动、{Event:山水画展}外，还将举行{Event:山海诗会}。",
        "民歌大赛 part_of 海州艺术节; 山水画展 part_of 海州艺术节; 山海诗会 part_of 海州艺术节",
    ),
    ("{Event:海州艺术节}开幕。春节期间，将举行{Event:山海诗会}。", ""),
    ("{Event:海州艺术节}开幕。现场还举行了{Event:捐赠仪式}。", "捐赠仪式 part_of 海州艺术节"),
    ("{Event:海州艺术节}开幕。去年还举行了{Event:捐赠仪式}。", "捐赠仪式 start_date 2023"),
    ("{Event:海州艺术节}落幕。{Event:海州艺术节开幕式}很短。", "海州艺术节开幕式 part_of 海州艺术节"),
    ("{Event:海州艺术节}落幕。{Event:海州艺术节画展}很小。", ""),
    ("由{GovernmentBody:市委宣传部}组织开展的{Event:采风活动}结束。", "市委宣传部 organises 采风活动"),
    ("落实{GovernmentBody:海州市委}关于开展{Event:清河专项行动}的部署，{GovernmentBody:市水利局}很忙。", ""),
    ("{GovernmentBody:市妇联}联合{GovernmentBody:市司法局}举办{Event:普法周}。",
     "市妇联 cooperates_with 市司法局; 市妇联 organises 普法周; 市司法局 organises 普法周"),
]  # fmt: skip

PLACES = [
    ("{Place:我市=海州市}{Enterprise:山海公司}订单不断。", "山海公司 located_in 海州市"),
    ("{Place:南山路}{Enterprise:山海公司}订单不断。", ""),
    ("{Town:青石镇}{Enterprise:山海公司}订单不断。", "山海公司 located_in 青石镇"),
    ("{Place:海州市}{Enterprise:山海公司}订单不断。", ""),
    ("{Enterprise:山海公司}告别老厂，在{Place:海州园区}安家落户。", "山海公司 located_in 海州园区"),
    ("{Enterprise:山海公司}告别老厂，在{Place:海州园区}拍照留念。", ""),
    (
        "{Place:海州园区}做强产业，先后引进了{Enterprise:山海公司}、{Enterprise:东方公司}等企业。",
        "山海公司 located_in 海州园区; 东方公司 located_in 海州园区",
    ),
    ("{Place:海州园区}做强产业，拟引进{Enterprise:山海公司}。", ""),
    ("{Place:海州市}地处{Place:白水平原}南北分界线的东端。", ""),
    ("{Institution:海州中学}操场上，{Event:学生运动会}在这里举行。", "学生运动会 located_in 海州中学"),
    ("{Event:学生运动会}在这里举行。", ""),
    ("{Event:采访活动}走进{Place:海州市}。", "采访活动 located_in 海州市"),
]

PLACES += [
    ("{Town:青石镇}昨日迎来{Event:山海诗会}。", "山海诗会 located_in 青石镇"),
    ("{Town:青石镇}有望迎来{Event:山海诗会}。", ""),
    ("{Town:青石镇}下辖{Village:白水村}、{Village:溪口村}。", "白水村 located_in 青石镇; 溪口村 located_in 青石镇"),
    ("{Town:青石镇}帮扶{Village:白水村}、{Village:溪口村}。", ""),
    ("{Place:白云山}在{Town:青石镇}境内。", "白云山 located_in 青石镇"),
    ("{Place:白云山}在{Town:青石镇}人心中。", ""),
    ("{Person:周明}来到{Institution:海州一中}任教。", ""),
]

PARTNERS = [
    (
        "{Enterprise:山海公司}、{Institution:海州商会}分别与{Town:青石镇}现场签约。",
        "山海公司 cooperates_with 青石镇; 海州商会 cooperates_with 青石镇",
    ),
    (
        "期刊由{Place:海州县}、{Place:南江县}与{Institution:山海报社}共同合作打造。",
        "海州县 cooperates_with 山海报社; 南江县 cooperates_with 山海报社",
    ),
    ("期刊由{Place:海州县}与{Institution:山海报社}的读者阅读。", ""),
    ("诗会由{Place:海州县}与{Institution:山海报社}联合主办。", ""),
    ("{Enterprise:山海公司}改制后，与{Enterprise:东方集团}战略重组。", "山海公司 cooperates_with 东方集团"),
]


ALL = [
    *NAMED_LATER, *GROUPS, *PROGRAMMES, *PLACES, *PARTNERS,
    *ATTENDS, *ORGANISES, *VISITS, *UNDERTAKES, *LOCATED, *PART, *COOPERATES,
]  # fmt: skip


@pytest.mark.parametrize(("text", "stated"), ALL)
def test_states(text: str, stated: str) -> None:
    assert said(text) == sorted(filter(None, stated.split("; ")))


def test_a_prefix_counts_only_for_what_the_article_mentions_itself() -> None:
    assert said("{Village:浦东县花桥乡长畈村=长畈村}很美。", more=("Town:花桥乡",)) == []
