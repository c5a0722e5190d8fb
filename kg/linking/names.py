"""What a name says about itself: the place before it, its stem, whether another name is a short form of it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from kg.characters import plain
from kg.gazetteer import Gazetteer
from kg.resources import rows

_WRAPPED = re.compile(r"^[“‘《\"](.*)[”’》\"]$")
_TAIL = 2
_ABBREVIATED = ("Enterprise", "Institution", "Event", "Project")
_LEGAL_FORM = re.compile(r"(?:(?:股份|控股)?有限(?:责任)?公司|股份公司)$")
_LEVEL_DROPPED = re.compile("镇|乡|街道|苏木|村|社区|嘎查")
_YEAR = re.compile(r"^(?:\d{4}年?|第[一二三四五六七八九十\d]+届)")


def tidy(text: str) -> str:
    """A mention's text as a name: plain characters, no white space, no quotation marks round all, curly ones inside."""
    text = plain(text)
    text = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", " ".join(text.split()))
    for straight in ('"',):
        while text.count(straight) >= 2:
            text = text.replace(straight, "“", 1).replace(straight, "”", 1)
    wrapped = _WRAPPED.match(text)
    return wrapped[1] if wrapped and not re.search("[“”‘’]", wrapped[1]) else text


def place_prefix(name: str, gazetteer: Gazetteer) -> tuple[str, str]:
    """The nearest of the places that a name begins with and the rest: 浙江省义乌市稠城街道 → (义乌市, 稠城街道)."""
    nearest, rest = "", name
    while True:
        for length in range(min(12, len(rest) - 1), 1, -1):
            if rest[:length] in gazetteer.by_name:
                nearest, rest = rest[:length], rest[length:]
                break
        else:
            return nearest, rest


def core(name: str, gazetteer: Gazetteer) -> str:
    """A name without leading year and place: what its short forms keep."""
    return place_prefix(_YEAR.sub("", name), gazetteer)[1] or name


def is_short_form(short: str, full: str, kind: str, gazetteer: Gazetteer) -> bool:
    """Whether `short` is an admissible short form of `full` among names of one type.

    A place keeps its whole ending (国际商贸城, 义乌国际商贸城); a town or village drops its level word (太平, 太平乡).
    Others keep their first characters and their last two (义欣项目), in order. A company's brand (爱旭) stands without
    an ending.
    """
    if len(short) >= len(full):
        return False
    if kind in ("Town", "Village"):
        return len(short) > 1 and bool(_LEVEL_DROPPED.fullmatch(full.removeprefix(short))) and full.startswith(short)
    if not _one_place(short, full, gazetteer):
        return False
    bare, whole = core(short, gazetteer), core(full, gazetteer)
    if whole == bare or (kind in _ABBREVIATED and _condensed(whole) == _condensed(bare)):
        return True
    if kind in ("Place", "Person", "GovernmentBody"):
        return kind == "Place" and bare == short and full.endswith(bare) and len(bare) > 2
    if kind == "Enterprise":
        if whole.startswith(bare) and len(bare) >= 2 and whole.endswith(("公司", "集团", "银行")):
            return not bare.endswith(("集团", "公司", "银行")) or _after(whole, bare)
        if not (bare.endswith("集团") and "集团" in whole) and not bare.endswith("银行"):
            return False
    ordered = iter(whole)
    return bare[:2] in whole and bare[-_TAIL:] == whole[-_TAIL:] and all(char in ordered for char in bare)


def _one_place(short: str, full: str, gazetteer: Gazetteer) -> bool:
    """Whether the places that two names begin with may be the same: 义乌中医院 is not 浦江县中医院."""
    first, second = (gazetteer.by_name.get(place_prefix(name, gazetteer)[0], ()) for name in (short, full))
    return not first or not second or any(one in second for one in first)


def _condensed(name: str) -> str:
    """A name without its legal form, its usually abbreviated words in one form: 农商行 for 农村商业银行."""
    return _abbreviated().sub(lambda word: _abbreviations()[word[0]], _LEGAL_FORM.sub("", name))


@cache
def _abbreviations() -> dict[str, str]:
    """Words of full names, and their other short forms, with the shortest form of each."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for full, short in rows("abbreviations.tsv"):
        forms[full].append(short)
    return {form: min(shorts, key=lambda one: (len(one), one))
            for full, shorts in sorted(forms.items()) for form in (full, *shorts)}


@cache
def _abbreviated() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _abbreviations()), key=lambda word: (-len(word), word))))


def _after(whole: str, bare: str) -> bool:
    """Whether only legal form follows: 天能集团|有限公司, not 商城集团|市场运营公司."""
    return bool(re.fullmatch(r"(?:股份|控股|有限|责任|公司|集团)*", whole[len(bare) :]))
