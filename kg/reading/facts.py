"""Which paper a page is from, whose paper that is, and of which day: off masthead, web head, datelines, by-lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from kg.gazetteer import load
from kg.reading.leads import Lead
from kg.reading.lines import BYLINE, MASTHEAD, META, Line
from kg.reading.words import any_of, mark_chars, word_set
from kg.resources import rows

_FULL_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_MONTH = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月")
_WEEKDAY = re.compile(r"(?:星期|周)([一二三四五六日天])")
_LONE_DAY = re.compile(r"(?<![\d.:/年第总-])(\d{1,2})日?(?![\d.:/年月版期-])")
_WEEKDAYS = "一二三四五六日"
_HAN = r"[\u3400-\u9fff]"


class Facts(NamedTuple):
    """What is known of a page; None where unknown."""

    newspaper: str | None = None
    home: str | None = None
    date: date | None = None


def read_facts(lines: Sequence[Line]) -> Facts:
    """What the lines of a page say about the page."""
    heads = [line for line in lines if line.kind in (MASTHEAD, META)]
    leads = [line.lead for line in lines if line.lead]
    newspaper = _paper_of_heads(heads) or _paper_of_leads(leads) or _paper_of_bylines(lines)
    day = _day_of_heads(heads) or next((day for lead in leads if (day := dateline(lead, None))), None)
    return Facts(newspaper, home_of(newspaper) if newspaper else None, day)


def dateline(lead: Lead, page_date: date | None) -> date | None:
    """The day that an opening names; its year, where not printed, is that of the page's date or the one before."""
    if lead.month is None or lead.day is None:
        return None
    if lead.year is None and page_date is None:
        return None
    year = lead.year or (page_date.year if page_date else 0)
    day = _day(year, lead.month, lead.day)
    if day and lead.year is None and page_date and day > page_date + timedelta(days=7):
        return _day(year - 1, lead.month, lead.day)
    return day


def reporter(lead: Lead) -> str | None:
    """The paper or site that an opening names, unless it is the paper itself (本报) or an agency."""
    return None if lead.who in word_set("leadins", "self") else lead.who


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(rf"{_HAN}{{2,6}}?(?:{any_of('masthead', 'papers')})")


def _paper_of_heads(heads: Iterable[Line]) -> str | None:
    """The paper that a masthead or a web head names."""
    publisher = re.compile(rf"({_HAN}{{2,6}}?(?:{any_of('masthead', 'papers')}))社")
    source = re.compile(rf"(?:{any_of('meta', 'sources')})\s*[:：]\s*({_HAN}{{2,10}})")
    found: list[tuple[int, str]] = []
    for line in heads:
        if _paper().fullmatch(line.words):
            found.append((0, line.words))
        elif match := publisher.search(line.words) or source.search(line.words):
            found.append((1, match[1]))
        elif match := _paper().match(line.words):
            found.append((2, match[0]))
    return min(found, key=lambda one: one[0], default=(0, None))[1]


def _paper_of_leads(leads: Iterable[Lead]) -> str | None:
    return next((who for lead in leads if (who := reporter(lead)) and _paper().fullmatch(who)), None)


def _paper_of_bylines(lines: Iterable[Line]) -> str | None:
    """The one paper whose reporters sign here; none where others sign without saying whose they are."""
    papers: set[str] = set()
    signs = mark_chars("byline") + " \u3000"
    for line in lines:
        if line.kind == BYLINE:
            staff = re.findall(rf"({_HAN}*)记者", line.words.strip(signs))
            named = [match[0] if (match := _paper().match(one)) else "" for one in staff]
            papers.update(named)
    return papers.pop() if len(papers) == 1 and "" not in papers else None


def _day_of_heads(heads: Sequence[Line]) -> date | None:
    """The day of a masthead or web head; where the day of the month stands apart, the one that fits the weekday."""
    for line in heads:
        for match in _FULL_DATE.finditer(line.words):
            if day := _day(*map(int, match.groups())):
                return day
    whole = " ".join(line.words for line in heads)
    month, weekday = _MONTH.search(whole), _WEEKDAY.search(whole)
    if not month or not weekday:
        return None
    wanted = _WEEKDAYS.index(weekday[1].replace("天", "日"))
    days = {_day(int(month[1]), int(month[2]), int(lone)) for lone in _LONE_DAY.findall(whole)}
    fitting = [day for day in days if day and day.weekday() == wanted]
    return fitting[0] if len(fitting) == 1 else None


@cache
def home_of(newspaper: str) -> str | None:
    """The full name of the place whose paper this is: 义乌商报 → 义乌市; None where its name does not say."""
    for name, home in rows("newspapers.tsv"):
        if newspaper.startswith(name):
            return home
    divisions = load().by_name
    for start in range(min(3, len(newspaper))):
        for end in range(len(newspaper), start + 1, -1):
            found = [one for one in divisions.get(newspaper[start:end], ()) if one.code]
            if found:
                return _highest([(one.code, one.name) for one in found])
    return None


def _highest(found: Sequence[tuple[str, str]]) -> str | None:
    """The name of the one division of the highest level; None where several stand there."""
    level = {code: 2 if code.endswith("0000") else 1 if code.endswith("00") else 0 for code, _ in found}
    names = [name for code, name in found if level[code] == max(level.values())]
    return names[0] if len(names) == 1 else None
