"""The HTML of a news site → the article's text: headline, a line with day, source and author, the body's paragraphs."""

from __future__ import annotations

import re
from datetime import date

from kg.reading.decode import Unreadable, decode
from kg.reading.facts import Facts
from kg.reading.words import any_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_SITE = re.compile(r"\s*[-_|－—–]+\s*[^-_|－—–]{2,20}$")
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|&nbsp;", re.IGNORECASE | re.DOTALL)


def html_text(data: bytes) -> tuple[str, Facts]:
    """The text of the article that a web page holds, and what the page says of itself.

    Raises Unreadable where the bytes are no text or hold no article.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    source = _decode(data)
    found = bare_extraction(source, include_comments=False, favor_recall=True, with_metadata=True)
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise Unreadable("holds no article: a list of links, or a page drawn by a script; save the article's own page")
    headline = _headline(source, found.title or "")
    said = {_bare(headline), ""}
    body = [line.strip() for line in (found.text or "").splitlines() if _bare(line) not in said]
    day = _day(found.date)
    head = [headline, _credits(source, day)]
    return "\n\n".join([one for one in head if one] + body) + "\n", Facts(found.sitename or None, None, day)


def _decode(data: bytes) -> str:
    """The source, in the encoding that its head names if it is in that."""
    named = _CHARSET.search(data[:4096])
    name = named[1].decode("ascii", "ignore").lower() if named else ""
    if name and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("gb18030" if name.startswith("gb") else name).lstrip("\ufeff")
        except (LookupError, ValueError):
            pass
    return decode(data).lstrip("\ufeff")


def _headline(source: str, title: str) -> str:
    """The headline, without the site's name after it where it also stands alone on the page."""
    title = " ".join(title.split())
    shorter = _SITE.sub("", title)
    return shorter if source.count(shorter) > 1 else title


def _credits(source: str, day: date | None) -> str:
    """A line with the day, source and author that the head of the article gives, "" where it gives no source."""
    seen = _UNSEEN.sub(" ", source)
    origin = re.search(rf"(?:{any_of('meta', 'sources')})\s*[:：]\s*([\u3400-\u9fff·]{{2,20}})", seen)
    author = re.search(r"(?:作者|记者)\s*[:：]\s*([\u3400-\u9fff]{2,4}(?:[、 ][\u3400-\u9fff]{2,4}\b){0,3})", seen)
    parts = [day.isoformat()] if day and (origin or author) else []
    parts += [f"来源：{origin[1]}"] if origin else []
    parts += [f"作者：{author[1]}"] if author else []
    return " ".join(parts)


def _bare(text: str) -> str:
    return "".join(text.split())


def _day(printed: str | None) -> date | None:
    try:
        return date.fromisoformat(printed) if printed else None
    except ValueError:
        return None
