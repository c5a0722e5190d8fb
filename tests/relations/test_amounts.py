"""Quantities as printed and what they are in base units."""

from __future__ import annotations

import pytest

from kg.relations.amounts import kinds, parse_quantity

MONEY, AREA, ENERGY, PEOPLE = ["money"], ["area"], ["energy"], ["people", "jobs"]

TABLE = [
    ("122亿元", MONEY, 12_200_000_000, "CNY", False),
    ("约122亿元", MONEY, 12_200_000_000, "CNY", True),
    ("达12.65亿元", MONEY, 1_265_000_000, "CNY", False),
    ("50余万元", MONEY, 500_000, "CNY", True),
    ("近3000万元", MONEY, 30_000_000, "CNY", True),
    ("1.2万亿元", MONEY, 1_200_000_000_000, "CNY", False),
    ("三百五十万元", MONEY, 3_500_000, "CNY", False),
    ("两千元", MONEY, 2_000, "CNY", False),
    ("5亿美元", MONEY, 500_000_000, "USD", False),
    ("300万欧元左右", MONEY, 3_000_000, "EUR", True),
    ("10亿元至20亿元", MONEY, 1_000_000_000, "CNY", True),
    ("3亿5000万元", MONEY, 350_000_000, "CNY", False),
    ("四十七亿五千万元", MONEY, 4_750_000_000, "CNY", False),
    ("80.6亿元", MONEY, 8_060_000_000, "CNY", False),
    ("10-20亿元", MONEY, 1_000_000_000, "CNY", True),
    ("50亩", AREA, 33_333.35, "m2", False),
    ("28.29万余平方米", AREA, 282_900, "m2", True),
    ("3公顷", AREA, 30_000, "m2", False),
    ("1.5平方公里", AREA, 1_500_000, "m2", False),
    ("30GWh", ENERGY, 30_000_000_000, "Wh", False),
    ("16.7万人次", PEOPLE, 167_000, "persons", False),
    ("千余个就业岗位", PEOPLE, 1_000, "persons", True),
    ("6000多个就业岗位", PEOPLE, 6_000, "persons", True),
    ("十五人", PEOPLE, 15, "persons", False),
]

NOTHING = [
    ("数百亿元", MONEY),
    ("上千万元", MONEY),
    ("12%", MONEY),
    ("50亩", MONEY),
    ("第三名", PEOPLE),
    ("元旦", MONEY),
    ("", MONEY),
]


@pytest.mark.parametrize(("text", "wanted", "number", "unit", "approximate"), TABLE)
def test_reads(text: str, wanted: list[str], number: float, unit: str, approximate: bool) -> None:
    found = parse_quantity(text, wanted)
    assert found is not None
    value = found.value()
    assert (value.value, value.unit, value.approximate) == (pytest.approx(number), unit, approximate)
    assert value.printed == text
    assert isinstance(value.value, int) == (number == int(number))


@pytest.mark.parametrize(("text", "wanted"), NOTHING)
def test_reads_nothing(text: str, wanted: list[str]) -> None:
    assert parse_quantity(text, wanted) is None


def test_kinds_that_frames_use_exist() -> None:
    assert {"money", "area", "energy", "people", "jobs", "organisations"} <= kinds()
