"""How the ontology's classes and properties are called and drawn, as the page needs it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caption:
    """A term's label in both languages; a class has a colour and a vis-network shape, too."""

    zh: str
    en: str
    color: str = ""
    shape: str = ""
    symmetric: bool = False


def captions() -> dict[str, Caption]:
    """Local name → caption, of every class and property that a page can show."""
    C=Caption
    return {'Person':C('人物','Person','#b0529a','dot'),'Official':C('公职人员','Official','#8a4fd0','dot'),'Enterprise':C('企业','Enterprise','#c2571a','square'),
    'GovernmentBody':C('党政机关','Government body','#c0392b','star'),'Institution':C('机构团体','Institution','#2a7fb8','diamond'),'Place':C('地点','Place','#1f8a5b','triangle'),
    'Town':C('乡镇街道','Town','#4d8a1f','triangle'),'Village':C('村、社区','Village','#7f7f1a','triangleDown'),'Project':C('项目','Project','#9a6a10','hexagon'),'Event':C('活动','Event','#128a94','hexagon'),
    'holdsPost':C('任职','holds post'),'locatedIn':C('位于','located in'),'partOf':C('属于','part of'),'undertakes':C('承担','undertakes'),'organises':C('举办','organises'),'attends':C('出席','attends'),'visits':C('调研走访','visits'),'accompanies':C('陪同','accompanies'),'cooperatesWith':C('合作','cooperates with',symmetric=True),
    'investment':C('总投资','investment'),'landArea':C('用地','land area'),'visitors':C('参观人次','visitors'),'startDate':C('开始','start')}
