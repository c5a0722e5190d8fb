"""Dates as printed → ISO dates, as exact as the text allows, relative ones against the article's date."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from kg.records import Value

_DAYS = {
    "前天": -2, "前日": -2, "昨日": -1, "昨天": -1, "昨晚": -1, "昨夜": -1, "今日": 0, "今天": 0, "今晚": 0, "今晨": 0,
    "明天": 1, "明日": 1, "后天": 2,
}  # fmt: skip
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
_MONTHS = {"本月": 0, "当月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
_PARTS = {
    "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10), "中": (11, 20), "底": (21, 31), "末": (21, 31),
}  # fmt: skip
_SEASONS = {"一": 1, "1": 1, "二": 4, "2": 4, "三": 7, "3": 7, "四": 10, "4": 10}

_PATTERN = (
    r"(?:(?P<day_word>今[日天晚晨]|昨[日天晚夜]|前[日天]|明[日天]|后天)"
    r"|(?<![\d月年第至到—-])(?P<bare_day>3[01]|[12]\d|[1-9])日(?=[，上下晚]|举|召|开|至|-|—|\Z)"
    r"|(?:(?P<year>(?:19|20)\d\d)年|(?P<year_word>今年|本年|去年|上年|前年|明年|后年))?的?"
    r"(?:(?:(?P<month>1[0-2]|0?[1-9])月份?|(?P<month_word>本月|当月|上个?月|下个?月))"
    r"(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]|(?P<part>上旬|中旬|下旬|初|底|末))?"
    r"|第?(?P<season>[一二三四1-4])季度|(?P<half>[上下]半年)|(?P<year_part>年?[初中底末]))?)"
)
DATE = re.sub(r"\?P<\w+>", "?:", _PATTERN[:-1]) + r")(?<=[日天晚晨夜号月年旬初底末度份中])"
"""A pattern for a date, without groups; it may match what `parse_date` refuses."""

DATE_RANGE = DATE + r"(?:至|到|-|—|~|～)+(?:(?:1[0-2]|0?[1-9])月)?(?:3[01]|[12]\d|0?[1-9])[日号]"
"""A pattern for a range of days, without groups: 11月19日至21日."""

_COMPILED = re.compile(_PATTERN)
_LAST_DAY = re.compile(r"(?:至|到|-|—|~|～)+((?:\d+月)?)(\d+[日号])\Z")
_MONTH = re.compile(r"(?:(?:19|20)\d\d年|[今去明前本]年)?\d+月")


def parse_last_day(text: str, today: date | None = None) -> Value | None:
    """The day on which a range of days ends, or None."""
    first, last = _MONTH.match(text), _LAST_DAY.search(text)
    if not first or not last:
        return None
    year = first.group().rpartition("年")[0]
    month = f"{year}年{last[1]}" if last[1] and year else last[1] or first.group()
    value = parse_date(month + last[2], today)
    return replace(value, printed=text) if value else None


def parse_date(text: str, today: date | None = None, ahead: bool = False) -> Value | None:
    """The date that `text` says, or None where it says none or needs a page date that is unknown.

    A month without a year is that nearest to `today`, of two the later; with `ahead` it is not past. 上半年, 年底 and
    quarters give the year (or month) as value and narrower `earliest` and `latest`.
    """
    found = _COMPILED.match(text)
    if not found or not found.group():
        return None
    part = found.groupdict()
    printed = found.group()
    if part["bare_day"]:
        return _bare_day(int(part["bare_day"]), printed, today, ahead)
    if part["day_word"]:
        if not today:
            return None
        day = today + timedelta(days=_DAYS[part["day_word"]])
        return Value(day.isoformat(), printed=printed, earliest=day, latest=day)
    year = _year(part, today)
    month = int(part["month"]) if part["month"] else None
    if part["month_word"]:
        if not today:
            return None
        count = today.year * 12 + today.month - 1 + _MONTHS[part["month_word"]]
        year, month = count // 12, count % 12 + 1
    if month and year is None and today:
        years = (today.year + 1, today.year) if ahead else (today.year + 1, today.year, today.year - 1)
        year = min(years, key=lambda one: _months_off(one, month, today, ahead))
    if year is None:
        return None
    if month:
        return _in_month(year, month, part, printed)
    return _in_year(year, part, printed)


def _bare_day(day: int, printed: str, today: date | None, ahead: bool) -> Value | None:
    """15日 in a paper of that month, or, if that day was still to come, of the month after."""
    if not today:
        return None
    back = day > today.day and not ahead
    count = today.year * 12 + today.month - 1 - back
    if day > monthrange(count // 12, count % 12 + 1)[1]:
        return None
    found = date(count // 12, count % 12 + 1, day)
    return Value(found.isoformat(), printed=printed, earliest=found, latest=found)


def _months_off(year: int, month: int, today: date, ahead: bool) -> int:
    months = year * 12 + month - today.year * 12 - today.month
    return months + 24 if ahead and months < 0 else abs(months)


def _year(part: dict[str, str | None], today: date | None) -> int | None:
    if part["year"]:
        return int(part["year"])
    if not today:
        return None
    if part["year_word"]:
        return today.year + _YEARS[part["year_word"]]
    if part["season"] or part["half"] or (part["year_part"] or "").startswith("年"):
        return today.year
    return None


def _in_month(year: int, month: int, part: dict[str, str | None], printed: str) -> Value | None:
    last = monthrange(year, month)[1]
    if part["day"]:
        if int(part["day"]) > last:
            return None
        day = date(year, month, int(part["day"]))
        return Value(day.isoformat(), printed=printed, earliest=day, latest=day)
    first_day, last_day = _PARTS.get(part["part"] or "", (1, last))
    return Value(
        f"{year}-{month:02}", printed=printed,
        earliest=date(year, month, first_day), latest=date(year, month, min(last_day, last)),
    )  # fmt: skip


def _in_year(year: int, part: dict[str, str | None], printed: str) -> Value:
    first, last = 1, 12
    if part["season"]:
        first = _SEASONS[part["season"]]
        last = first + 2
    elif part["half"]:
        first, last = (1, 6) if part["half"] == "上半年" else (7, 12)
    elif part["year_part"]:
        first, last = {"初": (1, 3), "中": (5, 8)}.get(part["year_part"][-1], (10, 12))
    return Value(
        str(year), printed=printed, earliest=date(year, first, 1), latest=date(year, last, monthrange(year, last)[1])
    )
