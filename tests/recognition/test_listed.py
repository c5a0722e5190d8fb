"""Members of summed-up lists, and lists that sum up nothing."""

import pytest

from kg.recognition.lexicon import lexicon
from kg.recognition.listed import listed
from kg.recognition.text import Text

LISTS = [
    ("种植户分布在西坞、大畈、前洋等13个行政村。", "Village", ["西坞", "大畈", "前洋"]),
    ("法官到红石、曹畈两村调解。", "Village", ["红石", "曹畈"]),
    ("其中包括金盛特钢、5G云谷、爱礼国际教育3个百亿元项目。", "Project", ["金盛特钢", "5G云谷", "爱礼国际教育"]),
    ("引进了“云帆”、晶澜和台越等三家企业。", "Enterprise", ["云帆", "晶澜", "台越"]),
    ("他买了三个村的苹果、梨。", "", []),
    ("修建水渠、道路和广场，方便了群众。", "", []),
]


@pytest.mark.parametrize(("sentence", "kind", "members"), LISTS)
def test_members(sentence: str, kind: str, members: list[str]) -> None:
    found = list(listed(Text(sentence, lexicon())))
    assert set(members) <= {sentence[one.start : one.end] for one in found}
    assert {one.type for one in found} == ({kind} if kind else set())
