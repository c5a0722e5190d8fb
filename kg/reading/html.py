"""The HTML of a news site → the article's text: headline, the line with date and source, body, one paragraph a block."""

from __future__ import annotations

import re
from datetime import date

from kg.reading.decode import Unreadable, decode
from kg.reading.facts import Facts

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_SITE = re.compile(r"\s*[-_|－—–]+\s*[^-_|－—–]{2,20}$")


def html_text(data: bytes) -> tuple[str, Facts]:
    """The text of the article that a web page holds, and what the page says of itself.

    Raises Unreadable where the bytes are no text or hold no article.
    """
    from trafilatura import bare_extraction

    source = _decode(data)
    found = bare_extraction(source, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True)
    body = (found.text if found else None) or ""
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    if not found or not paragraphs:
        raise Unreadable("holds no article: the page has no running text (is it a list of links, or drawn by a script?)")
    headline = _headline(source, found.title or "")
    paragraphs = [one for one in paragraphs if _bare(one) != _bare(headline)]
    day = _day(found.date)
    head = [headline] if headline else []
    text = "\n\n".join(head + paragraphs) + "\n"
    return text, Facts(found.sitename or None, None, day)


def _decode(data: bytes) -> str:
    """The source, in the encoding that its head names if it is in that."""
    named = _CHARSET.search(data[:4096])
    name = named[1].decode("ascii").lower() if named else ""
    encoding = "gb18030" if name.startswith("gb") else name
    if encoding and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(encoding).lstrip("\ufeff")
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data).lstrip("\ufeff")


def _headline(source: str, title: str) -> str:
    """The headline, without the site's name after it."""
    title = " ".join(title.split())
    shorter = _SITE.sub("", title)
    return shorter if shorter and source.count(shorter) > 1 else title


def _bare(text: str) -> str:
    return "".join(text.split())


def _day(printed: str | None) -> date | None:
    try:
        return date.fromisoformat(printed) if printed else None
    except ValueError:
        return None
