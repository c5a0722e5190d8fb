"""Dates as printed and the ISO dates that they are, on 18 June 2023."""

from __future__ import annotations

from datetime import date

import pytest

from kg.relations.dates import parse_date, parse_last_day

TODAY = date(2023, 6, 18)

TABLE = [
    ("2018年1月1日", "2018-01-01", date(2018, 1, 1), date(2018, 1, 1)),
    ("2018年5月", "2018-05", date(2018, 5, 1), date(2018, 5, 31)),
    ("2018年", "2018", date(2018, 1, 1), date(2018, 12, 31)),
    ("今年10月底", "2023-10", date(2023, 10, 21), date(2023, 10, 31)),
    ("10月底", "2023-10", date(2023, 10, 21), date(2023, 10, 31)),
    ("去年12月4日", "2022-12-04", date(2022, 12, 4), date(2022, 12, 4)),
    ("昨日", "2023-06-17", date(2023, 6, 17), date(2023, 6, 17)),
    ("6月14日", "2023-06-14", date(2023, 6, 14), date(2023, 6, 14)),
    ("昨晚", "2023-06-17", date(2023, 6, 17), date(2023, 6, 17)),
    ("15日", "2023-06-15", date(2023, 6, 15), date(2023, 6, 15)),
    ("30日", "2023-05-30", date(2023, 5, 30), date(2023, 5, 30)),
    ("明年上半年", "2024", date(2024, 1, 1), date(2024, 6, 30)),
    ("今年一季度", "2023", date(2023, 1, 1), date(2023, 3, 31)),
    ("2025年底", "2025", date(2025, 10, 1), date(2025, 12, 31)),
    ("上个月", "2023-05", date(2023, 5, 1), date(2023, 5, 31)),
    ("5月中旬", "2023-05", date(2023, 5, 11), date(2023, 5, 20)),
    ("今年2月底", "2023-02", date(2023, 2, 21), date(2023, 2, 28)),
]


@pytest.mark.parametrize(("text", "iso", "earliest", "latest"), TABLE)
def test_reads(text: str, iso: str, earliest: date, latest: date) -> None:
    value = parse_date(text, TODAY)
    assert value is not None
    assert (value.value, value.earliest, value.latest, value.printed) == (iso, earliest, latest, text)


@pytest.mark.parametrize("text", ["近日", "当天", "2月30日", "年", "12.65亿元", ""])
def test_reads_nothing(text: str) -> None:
    assert parse_date(text, TODAY) is None


@pytest.mark.parametrize("text", ["昨日", "去年", "6月14日", "10月底", "15日"])
def test_needs_the_date_of_the_page(text: str) -> None:
    assert parse_date(text, None) is None


def test_month_without_year_is_the_nearest() -> None:
    before, after = parse_date("12月28日", date(2024, 1, 5)), parse_date("1月5日", date(2023, 12, 28))
    assert before is not None
    assert after is not None
    assert (before.value, after.value) == ("2023-12-28", "2024-01-05")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("6月16日至20日", "2023-06-20"),
        ("5月30日至6月2日", "2023-06-02"),
        ("2018年11月19日至21日", "2018-11-21"),
        ("2018年11月30日—12月2日", "2018-12-02"),
        ("去年11月19日到21日", "2022-11-21"),
    ],
)
def test_last_day(text: str, iso: str) -> None:
    value = parse_last_day(text, TODAY)
    assert value is not None
    assert (value.value, value.printed) == (iso, text)


def test_one_day_has_no_last_day() -> None:
    assert parse_last_day("6月16日", TODAY) is None


def test_ahead_is_not_past() -> None:
    past, coming = parse_date("4月", TODAY), parse_date("4月", TODAY, ahead=True)
    assert past is not None
    assert coming is not None
    assert (past.value, coming.value) == ("2023-04", "2024-04")
