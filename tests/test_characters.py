"""Traditional and full-width characters: one form, every offset as before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.characters import plain
from kg.recognition import lexicon, recognise
from kg.recognition.annotated import parse

FORMS = [
    ("義烏市人民政府", "义乌市人民政府"),
    ("ＴＣＬ科技２０２３年", "TCL科技2023年"),
    ("義烏市委書記陳立在後宅街道調研，乾燥天氣於近日持續。", "义乌市委书记陈立在后宅街道调研，干燥天气于近日持续。"),
    # simplified text keeps what simplified script has, too
    ("乾县县长於小明介绍，乾隆年间的石碑已经修好。", "乾县县长於小明介绍，乾隆年间的石碑已经修好。"),
    # one traditional character in a simplified text
    ("作家沈從文的故居在凤凰县，每天都有许多游客前来参观学习，讲解员也越来越忙，人们排着长队等候入内参观，秩序井然。",
     "作家沈从文的故居在凤凰县，每天都有许多游客前来参观学习，讲解员也越来越忙，人们排着长队等候入内参观，秩序井然。"),
]


@pytest.mark.parametrize(("printed", "expected"), FORMS)
def test_plain(printed: str, expected: str) -> None:
    assert plain(printed) == expected


@given(st.text())
def test_length_stays(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_a_traditional_page_holds_the_same_names() -> None:
    simplified, expected = parse("# home=义乌市\n\n\n{G:市科技局}局长{P:贺建栋}到{T:后宅街道}调研。", "a")
    traditional, marks = parse("# home=义乌市\n\n\n{G:市科技局}局長{P:賀建棟}到{T:後宅街道}調研。", "b")
    found = recognise(traditional, lexicon())
    assert [(one.start, one.end, one.type) for one in found] == [(one.start, one.end, one.type) for one in expected]
    assert [one.text for one in found] == [one.text for one in marks]
    assert len(recognise(simplified, lexicon())) == len(expected)
