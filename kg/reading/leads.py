"""How an article opens: 本报讯, 本报义乌10月18日电, 中国义乌网1月14日讯, with the by-line that may follow."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.reading.bylines import Byline, byline
from kg.reading.words import any_of

_DAY = r"(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"

_BRACKETED = re.compile(r"\s*[（(【\[]([^（）()【】]{2,90})[）)】\]]")
_TOKEN = re.compile(r"\s*\S+")
_STOP = re.compile("[:：，,。]")
MOST_WORDS = 8
_SAYS = re.compile("讯|电|消息")
LONGEST = 40
"""Characters that an opening may have at most."""


class Lead(NamedTuple):
    """What an article opens with, at `words[:end]`: who reports, from where, on which day."""

    end: int
    who: str
    place: str
    year: int | None
    month: int | None
    day: int | None


@cache
def _lead() -> re.Pattern[str]:
    own, media, ends = any_of("leadins", "self"), any_of("leadins", "media"), any_of("leadins", "ends")
    han = r"[\u3400-\u9fff]"
    return re.compile(
        rf"[【\[(（]?(?:据)?(?:(?P<who>(?:{own})(?:{han}{{0,4}}·)?|{han}{{2,8}}?(?:{media}))(?P<place>{han}{{0,10}}?)\s*)"
        rf"(?:{_DAY}\s*)?(?P<says>{ends})[】\])）]?"
    )


def lead_in(words: str) -> Lead | None:
    """The opening of an article at the beginning of the words, or None."""
    if not _SAYS.search(words, 0, LONGEST):
        return None
    found = _lead().match(words)
    if not found or not _stands_alone(found, words):
        return None
    year, month, day = (int(found[part]) if found[part] else None for part in ("year", "month", "day"))
    return Lead(found.end(), found["who"], found["place"], year, month, day)


def _stands_alone(found: re.Match[str], words: str) -> bool:
    """Whether 讯 or 电 is a word: a self-styled paper (本报讯), a date before it, or a gap or bracket after it."""
    after = words[found.end() : found.end() + 3]
    own = re.match(any_of("leadins", "self"), found["who"]) is not None
    if not after and words[0] in "（(":       # it closes an article
        return False
    if found["month"] or (own and not found["place"] and found["says"] != "电"):
        return True
    gap = not after or after[0] in " \t\u3000（(：:，,“\"【" or after in ("通讯员",) or after[:2] == "记者"
    return gap and (own or not found["place"])


def signed_after(words: str, lead: int) -> tuple[int, int, Byline] | None:
    """The span and the names of a by-line that stands right after `words[:lead]`: （记者 X 通讯员 Y）, 记者 X 报道."""
    found = _BRACKETED.match(words, lead)
    if found:
        signed = byline(found[1])
        return (found.start(), found.end(), signed) if signed and (signed.sure or lead) else None
    reported = words.find("报道", lead, lead + LONGEST)
    if reported > 0 and (signed := byline(words[lead:reported])) and signed.sure and signed.names:
        colon = words[reported + 2 : reported + 3] in ("：", ":")
        return lead, reported + 2 + colon, signed
    best = None
    for count, token in enumerate(_TOKEN.finditer(words, lead)):
        cut = _STOP.search(words, token.start(), token.end())
        end = cut.start() if cut else token.end()
        signed = byline(words[lead:end])
        if signed and signed.sure and signed.names:
            best = (lead, end + (cut is not None and cut[0] in ":："), signed)
        if cut or count == MOST_WORDS:
            break
    return best
