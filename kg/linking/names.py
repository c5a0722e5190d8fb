"""What a name says about itself: the place before it, its stem, whether another name is a short form of it."""

from __future__ import annotations

import re

from kg.gazetteer import Gazetteer

_WRAPPED = re.compile(r"^[“‘《\"](.*)[”’》\"]$")
_TAIL = 2
_YEAR = re.compile(r"^(?:\d{4}年?|第[一二三四五六七八九十\d]+届)")


def tidy(text: str) -> str:
    """A mention's text as a name: no white space, no quotation marks that wrap the whole, curly ones inside."""
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

    A place keeps its whole ending (国际商贸城, 义乌国际商贸城). Others keep their first characters and their last
    two (义欣项目), in order. A company's brand (爱旭) stands without an ending.
    """
    if len(short) >= len(full):
        return False
    bare, whole = core(short, gazetteer), core(full, gazetteer)
    if whole == bare:
        return True
    if kind in ("Place", "Town", "Village", "Person", "GovernmentBody"):
        return kind == "Place" and bare == short and full.endswith(bare) and len(bare) > 2
    if kind == "Enterprise":
        if whole.startswith(bare) and len(bare) >= 2 and whole.endswith(("公司", "集团", "银行")):
            return not bare.endswith(("集团", "公司", "银行")) or _after(whole, bare)
        if not (bare.endswith("集团") and "集团" in whole) and not bare.endswith("银行"):
            return False
    ordered = iter(whole)
    return bare[:2] in whole and bare[-_TAIL:] == whole[-_TAIL:] and all(char in ordered for char in bare)


def _after(whole: str, bare: str) -> bool:
    """Whether only legal form follows: 天能集团|有限公司, not 商城集团|市场运营公司."""
    return bool(re.fullmatch(r"(?:股份|控股|有限|责任|公司|集团)*", whole[len(bare) :]))
