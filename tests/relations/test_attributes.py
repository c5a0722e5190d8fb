"""Literal facts: sentences and the values that they state, each with a twin that states none."""

from __future__ import annotations

import pytest
from marked import claims_of, said

VALUES = [
    (
        "{Project:海州电池项目}总投资超50亿元，总建筑面积12万平方米，建成后可年产10GWh电池，提供2000个就业岗位，"
        "预计年产值80亿元。",
        "海州电池项目 investment 5000000000; 海州电池项目 floor_area 120000; 海州电池项目 capacity 10000000000; "
        "海州电池项目 jobs 2000; 海州电池项目 output_value 8000000000",
    ),
    (
        "{Project:海州电池项目}于2023年3月开工建设，预计2025年6月竣工，2025年底投产。",
        "海州电池项目 start_date 2023-03; 海州电池项目 completion_date 2025-06; 海州电池项目 production_date 2025",
    ),
    ("{Project:海州电池项目}今年投资同比增长5亿元。", ""),
    ("{Project:海州电池项目}累计完成投资8.5亿元。", "海州电池项目 investment_to_date 850000000"),
    ("{Project:海州电池项目}一季度完成投资2亿元。", ""),
    (
        "{Event:山海博览会}吸引参展商800余家、观众5万人次，成交额达3.2亿元。",
        "山海博览会 exhibitors 800; 山海博览会 visitors 50000; 山海博览会 transaction_value 320000000",
    ),
    ("{Enterprise:山海公司}成立于2010年，是{Place:海州}重点企业。", "山海公司 production_date 2010"),
    ("{Enterprise:山海公司}荣获“国家绿色工厂”称号。", "山海公司 award 国家绿色工厂"),
    ("{Enterprise:山海公司}未获“国家绿色工厂”称号。", ""),
    ("{Village:白水村}入选“全国文明村”。", "白水村 award 全国文明村"),
    (
        "{Project:海州电池项目}计划总投资100亿元，其中一期投资30亿元，用地300亩。",
        "海州电池项目 investment 10000000000",
    ),
    ("{Project:海州电池项目}投资额约5亿美元。", "海州电池项目 investment 500000000"),
    (
        "{Project:海州大桥项目}去年12月动工，预计明年6月建成通车。",
        "海州大桥项目 start_date 2023-12; 海州大桥项目 production_date 2025-06",
    ),
    (
        "{Event:山海博览会}共有800家企业参展，吸引了5万名观众。",
        "山海博览会 exhibitors 800; 山海博览会 visitors 50000",
    ),
    ("{Event:山海博览会}将持续到5月28日。", "山海博览会 completion_date 2024-05-28"),
    ("{Enterprise:山海公司}被评为“省级专精特新企业”。", "山海公司 award 省级专精特新企业"),
    ("{Person:周明}荣获“全国劳动模范”荣誉称号。", "周明 award 全国劳动模范"),
    ("{Enterprise:山海公司}力争获评“省级绿色工厂”。", ""),
    ("{Place:我市=海州市}签约30个项目，总投资120亿元。", "海州市 investment 12000000000"),
    ("{Enterprise:山海公司}产值同比增长12%。", ""),
    ("{Enterprise:山海公司}去年实现产值3.6亿元。", "山海公司 output_value 360000000"),
    (
        "{Project:海州电池项目}可年产20万吨电池材料，带动就业1000余人。",
        "海州电池项目 capacity 200000000; 海州电池项目 jobs 1000",
    ),
    ("{Event:海州招商大会}上，30个项目集中签约，总投资120亿元。", "海州招商大会 investment 12000000000"),
    ("{Project:海州电池项目}开工。1248个重建项目全部完工，总投资447亿元。", ""),
    (
        "{Enterprise:山海公司}投资10亿元建设{Project:海州电池项目}。",
        "海州电池项目 investment 1000000000; 山海公司 undertakes 海州电池项目",
    ),
    (
        "{Project:海州电池项目}由{Enterprise:山海公司}建设，设变电站一座，建筑面积9000平方米。",
        "山海公司 undertakes 海州电池项目",
    ),
    ("{Event:山海博览会}昨日举行首场推介会。", ""),
    ("下一届{Event:山海博览会}将于2025年5月开幕。", ""),
    ("{Event:山海论坛}开幕次日，客商考察{Place:海州产业园}。", ""),
    ("{Project:海州大桥项目}投资3亿5000万元。", "海州大桥项目 investment 350000000"),
    ("去年，全市产值达300亿元。{Enterprise:山海公司}很大。", ""),
    ("{Place:海州古城}去年接待游客80万人次。", "海州古城 visitors 800000"),
    ("{Event:山海博览会}期间，全市接待游客80万人次。", ""),
    (
        "5月18日至20日，{Event:山海论坛}在{Place:海州会展中心}举行。",
        "山海论坛 start_date 2024-05-18; 山海论坛 completion_date 2024-05-20; 山海论坛 located_in 海州会展中心",
    ),
    (
        "{Event:山海论坛}将于5月30日至6月2日在{Place:海州会展中心}举行。",
        "山海论坛 start_date 2024-05-30; 山海论坛 completion_date 2024-06-02; 山海论坛 located_in 海州会展中心",
    ),
    ("{Project:海州电池项目}预计4月投产。", "海州电池项目 production_date 2025-04"),
    ("{Project:海州电池项目}4月投产。", "海州电池项目 production_date 2024-04"),
    ("15日，{Event:山海论坛}开幕。", "山海论坛 start_date 2024-05-15"),
    ("在15日游中，{Event:山海论坛}开幕。", ""),
    ("5月18日上午8时30分，{Event:山海论坛}正式开始。", "山海论坛 start_date 2024-05-18"),
    (
        "5月18日，在劳动节来临之际，{Place:我市=海州市}开展{Event:山海论坛}。",
        "山海论坛 start_date 2024-05-18; 海州市 organises 山海论坛",
    ),
    ("{Town:青石镇}荣获“卫生镇”“文明镇”等称号。", "青石镇 award 卫生镇; 青石镇 award 文明镇"),
    ("{Enterprise:山海公司}被{GovernmentBody:省经信厅}评为“绿色工厂”。", "山海公司 award 绿色工厂"),
    ("{Enterprise:山海公司}被{GovernmentBody:省经信厅}称为“绿色”的工厂。", ""),
    ("{Institution:县医院}被确定为“组团式”医疗帮扶单位。", ""),
    ("{Town:青石镇}素有“桃花之乡”的美誉。", "青石镇 award 桃花之乡"),
    ("{Town:青石镇}是“包联”的点。", ""),
    ("{Project:海州电池项目}由{Enterprise:山海公司}建设，投资近15亿。",
     "山海公司 undertakes 海州电池项目; 海州电池项目 investment 1500000000"),
    ("{Project:海州电池项目}等总投资10亿元以上项目5个。", ""),
    ("{Enterprise:山海公司}的新生产线每年将产生2亿元的产值。", "山海公司 output_value 200000000"),
    ("一季度，{Place:海州园区}完成工业总产值120亿元。", "海州园区 output_value 12000000000"),
    ("一季度，{Place:海州园区}工业总产值增长12亿元。", ""),
    ("{Project:海州电池项目}年产高档面料300万米。", "海州电池项目 capacity 3000000"),
    (
        "{Event:山海签约会}举行。共有3大类13个项目集中签约，总投资120亿元。",
        "山海签约会 investment 12000000000",
    ),
    ("{Event:山海签约会}举行。去年全市新增13个项目，总投资120亿元。", ""),
    ("{Project:海州电池项目}的产能上了一个台阶。", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stated"), [*VALUES])
def test_states(text: str, stated: str) -> None:
    assert said(text) == sorted(filter(None, stated.split("; ")))


@pytest.mark.parametrize(
    ("text", "unit", "approximate"),
    [
        ("{Project:海州电池项目}总投资约10亿元。", "CNY", True),
        ("{Project:海州电池项目}总投资10亿元。", "CNY", False),
        ("{Project:海州电池项目}总投资1亿美元。", "USD", False),
        ("{Project:海州电池项目}占地120亩。", "m2", False),
        ("{Project:海州电池项目}规划产能10GWh。", "Wh", False),
        ("{Project:海州电池项目}可提供800多个就业岗位。", "persons", True),
    ],
)
def test_unit_and_vagueness(text: str, unit: str, approximate: bool) -> None:
    (claim,) = claims_of(text)
    assert claim.value is not None
    assert (claim.value.unit, claim.value.approximate) == (unit, approximate)


def test_no_date_of_the_page_no_relative_date() -> None:
    assert said("{Project:海州大桥项目}昨日开工。", today=None) == []
    assert said("{Project:海州大桥项目}2023年5月开工。", today=None) == ["海州大桥项目 start_date 2023-05"]
