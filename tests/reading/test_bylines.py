"""Who signs, and what only looks like a signature."""

from __future__ import annotations

import pytest

from kg.reading.bylines import byline

SIGNED = [
    ("▢ 全媒体记者 吴小雨 文/摄", "吴小雨", False),
    ("□ 平安时报记者 董文 全媒体记者 陈明", "董文 陈明", False),
    ("本报记者 杜立 何君 沈 立 市委报道组 陈华 共享联盟·清溪 吴雨", "杜立 何君 沈立 陈华 吴雨", False),
    ("记者张三丰、李小四", "张三丰 李小四", False),
    ("（记者 张小三 通讯员 李四）", "张小三 李四", False),
    ("本报首席记者 欧阳静 实习生 周 舟 报道", "欧阳静 周舟", False),
    ("齐鲁晚报·齐鲁壹点记者 王明", "王明", False),
    ("◎文/张小三 图/李小四", "张小三 李小四", False),
    ("□张小三 李小四", "张小三 李小四", False),
    ("通讯员 阿依古丽 记者 王明", "阿依古丽 王明", False),
    ("郑浩 摄", "郑浩", True),
    ("共享联盟・清溪 吴雨 摄", "吴雨", True),
    ("本报记者周明何立", "周明 何立", False),
    ("●本报综合报道", "", False),
    ("记者 张小三\n李小四", "张小三 李小四", False),
    ("通讯\n员 张小三", "张小三", False),
]


@pytest.mark.parametrize(("line", "names", "photo"), SIGNED)
def test_signed(line: str, names: str, photo: bool) -> None:
    found = byline(line)
    assert found is not None
    assert found.sure
    assert (" ".join(found.names), found.photo) == (names, photo)


UNSIGNED = [
    "记者从市交通局了解到，",
    "本报记者走进企业车间",
    "记者节里话记者",
    "通讯员队伍培训班开班。",
    "昨日正式入梅",
    "● 链接",
    "全市通讯员座谈会召开",
    "张小三 李小四",
    "靶向发力 精准招商",
    "",
]


@pytest.mark.parametrize("line", UNSIGNED)
def test_unsigned(line: str) -> None:
    found = byline(line)
    assert found is None or not found.sure
