"""The divisions, towns and other places of kg/data: true of the country, and as their headers say."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kg.resources import DATA, rows

DIVISIONS = {code: (name, short) for code, name, short in rows("divisions.tsv")}
TOWNS = {code: names.split(",") for code, names in rows("towns.tsv")}
KINDS = {"continent", "region", "bloc", "country", "territory", "city", "china-region", "zone", "physical"}


@pytest.mark.parametrize(
    ("code", "name", "short"),
    [
        ("330000", "浙江省", "浙江"),
        ("330700", "金华市", "金华"),
        ("330782", "义乌市", "义乌"),
        ("330522", "长兴县", "长兴"),
        ("530113", "东川区", "东川"),
        ("410225", "兰考县", "兰考"),
        ("330113", "临平区", "临平"),
        ("330114", "钱塘区", "钱塘"),
        ("330383", "龙港市", "龙港"),
        ("150000", "内蒙古自治区", "内蒙古"),
        ("650000", "新疆维吾尔自治区", "新疆"),
        ("450000", "广西壮族自治区", "广西"),
        ("422800", "恩施土家族苗族自治州", "恩施"),
        ("654000", "伊犁哈萨克自治州", "伊犁"),
        ("620525", "张家川回族自治县", "张家川"),
        ("622926", "东乡族自治县", "东乡"),
        ("331127", "景宁畲族自治县", "景宁"),
        ("429021", "神农架林区", "神农架"),
        ("520203", "六枝特区", "六枝"),
        ("310115", "浦东新区", "浦东"),
        ("232700", "大兴安岭地区", "大兴安岭"),
        ("152900", "阿拉善盟", "阿拉善"),
        ("441900", "东莞市", "东莞"),
        ("659001", "石河子市", "石河子"),
        ("810000", "香港特别行政区", "香港"),
        ("710000", "台湾省", "台湾"),
        # nobody writes these without their level: one character, an ordinary word, another thing, a province
        ("141028", "吉县", ""),
        ("623001", "合作市", ""),
        ("540622", "比如县", ""),
        ("330106", "西湖区", ""),
        ("331004", "路桥区", ""),
        ("411524", "商城县", ""),
        ("220200", "吉林市", ""),
        ("150221", "土默特右旗", ""),
    ],
)
def test_a_division_has_its_code_and_short_form(code: str, name: str, short: str) -> None:
    assert DIVISIONS[code] == (name, short)


def test_codes_are_sorted_and_unique() -> None:
    codes = [row[0] for row in rows("divisions.tsv")]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch("[1-8][0-9]{5}", code) for code in codes)


def test_there_are_all_provinces_and_about_the_known_number_of_the_others() -> None:
    levels = Counter(2 if code.endswith("0000") else 4 if code.endswith("00") else 6 for code in DIVISIONS)
    assert levels[2] == 34
    assert levels[4] == 333
    assert 2830 <= levels[6] <= 2860


def test_every_division_lies_in_one_that_is_listed() -> None:
    assert {code[:2] + "0000" for code in DIVISIONS} <= set(DIVISIONS)
    # without a prefecture above: municipalities, and counties that a province governs itself
    alone = {code[:4] for code in DIVISIONS if code[:4] + "00" not in DIVISIONS}
    assert alone == {"1101", "1201", "3101", "4190", "4290", "4690", "5001", "5002", "6590"}


def test_no_zone_of_statistics_is_taken_for_a_division() -> None:
    assert not [
        name for name, _ in DIVISIONS.values() if re.search("开发区|产业园区|工业园区|管理区|示范区|市辖区|直辖", name)
    ]


def test_a_short_form_begins_its_name_and_has_two_characters() -> None:
    odd = {
        (name, short) for name, short in DIVISIONS.values() if short and not (len(short) > 1 and name.startswith(short))
    }
    assert odd == {("喀喇沁左翼蒙古族自治县", "喀左"), ("鄂伦春自治旗", "鄂伦春旗"), ("鄂温克族自治旗", "鄂温克旗")}


def test_no_short_form_but_a_province_s_is_a_province_s() -> None:
    provinces = {short for code, (_, short) in DIVISIONS.items() if code.endswith("0000")}
    assert not [name for code, (name, short) in DIVISIONS.items() if short in provinces and not code.endswith("0000")]


def test_further_forms_belong_to_listed_divisions() -> None:
    forms = {code: also.split(",") for code, also in rows("division_aliases.tsv")}
    assert set(forms) <= set(DIVISIONS)
    assert forms["422800"] == ["恩施州"]
    assert "临安市" in forms["330112"]


def test_the_towns_of_yiwu() -> None:
    assert set(TOWNS["330782"]) == {
        "稠城街道", "江东街道", "稠江街道", "北苑街道", "后宅街道", "城西街道", "廿三里街道", "福田街道",
        "佛堂镇", "赤岸镇", "义亭镇", "上溪镇", "苏溪镇", "大陈镇",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("county", "town"), [("330726", "花桥乡"), ("330522", "夹浦镇"), ("330522", "煤山镇"), ("441900", "虎门镇")]
)
def test_a_town_is_listed_under_its_county(county: str, town: str) -> None:
    assert town in TOWNS[county]


def test_towns_have_the_names_that_people_write() -> None:
    names = [name for towns in TOWNS.values() for name in towns]
    assert 38000 <= len(names) <= 39500
    assert all(
        re.fullmatch("[\u3400-\u9fff]{2,10}", name) and name.endswith(("镇", "乡", "街道", "苏木")) for name in names
    )
    assert not [name for name in names if re.search("办事处|开发区|特殊|管委会", name)]
    assert set(TOWNS) <= set(DIVISIONS)


def test_the_list_of_towns_is_small() -> None:
    assert (DATA / "towns.tsv").stat().st_size < 1_000_000


def test_a_place_beyond_the_divisions_has_a_kind_and_every_form_once() -> None:
    listed = rows("places.tsv")
    assert {kind for _, _, kind in listed} == KINDS
    forms = Counter(form for name, also, _ in listed for form in (name, *also.split(",")) if form)
    assert [form for form, times in forms.items() if times > 1] == []


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("俄罗斯", "俄罗斯", "country"),
        ("摩洛哥", "摩洛哥", "country"),
        ("中华人民共和国", "中国", "country"),
        ("南美", "南美洲", "continent"),
        ("欧盟区", "欧洲联盟", "bloc"),
        ("欧亚大陆", "欧亚大陆", "region"),
        ("长三角", "长江三角洲", "china-region"),
        ("浙中", "浙中", "china-region"),
        ("迪拜", "迪拜", "city"),
        ("雄安", "雄安新区", "zone"),
        ("钱塘江", "钱塘江", "physical"),
    ],
)
def test_a_form_leads_to_its_place(form: str, name: str, kind: str) -> None:
    assert [(n, k) for n, also, k in rows("places.tsv") if form in (n, *also.split(","))] == [(name, kind)]


def test_there_are_all_countries() -> None:
    assert 195 <= sum(kind == "country" for _, _, kind in rows("places.tsv")) <= 200
