"""Page → articles: by-lines, openings and signatures say where one begins; headlines stand before or after it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.reading.blocks import PROSE, TITLE, Block, read_blocks
from kg.reading.bylines import Byline, byline
from kg.reading.facts import dateline, home_of, reporter
from kg.reading.failure import Failure
from kg.reading.flow import Span, flow, title
from kg.reading.headlines import Gap, assign
from kg.reading.leads import lead_in, signed_after
from kg.reading.lines import BOX, BYLINE, CREDIT, JUMP, META, PHOTO, Line, jump, read_lines
from kg.records import Article, Page

SHORTEST = 40
"""An article that nothing announces, neither by-line nor title, has at least so many characters."""

_SIGNATURE = re.compile(r"[（(]([^（）()]{2,60})[）)]\Z")
_PHOTO_CREDIT = re.compile(r"(?<=[。！？”\s])([^。！？，\n]{3,40}摄)\Z")


def without_article(page: Page) -> Failure:
    """What to say of a page that `split` finds no article on."""
    return Failure(page.name, "holds no article: no running text below a headline or by-line")


@dataclass
class Draft:
    """An article while its page is walked.

    `before` are the titles since the body of the article before, `own` those between its by-line and its body.
    """

    names: list[str] = field(default_factory=list)
    before: list[Block] = field(default_factory=list)
    own: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    holes: list[Span] = field(default_factory=list)
    announced: bool = False
    finished: bool = False

    def sign(self, names: Iterable[str]) -> None:
        self.names.extend(name for name in names if name not in self.names)


def split(page: Page) -> list[Article]:
    """The articles of a page in its order; empty where it holds none."""
    drafts, rest = walk(page.text, read_blocks(read_lines(page.text)))
    if not drafts:
        return []
    bodies = [_body(page.text, draft) for draft in drafts]
    gaps = list(_gaps(drafts, rest))
    headlines = assign([Gap(tuple(_plain(one) for one in titles), before, after, own)
                        for titles, before, after, own in gaps], [text for text, _ in bodies])
    articles = []
    for draft, body, found in zip(drafts, bodies, headlines, strict=True):
        lines = [line for gap, place in found for line in gaps[gap][0][place].lines]
        head = title(page.text, [(line.start, line.end) for line in lines])
        articles.append(_article(page, draft, head, body))
    return articles


def walk(text: str, blocks: Sequence[Block]) -> tuple[list[Draft], list[Block]]:
    """The drafts of a page's articles, and the titles after the last one."""
    drafts: list[Draft] = []
    coming = Draft()
    loose: list[Block] = []
    for block in blocks:
        current = drafts[-1] if drafts else None
        if block.kind == BYLINE:
            names = [name for line in block.lines if line.signed for name in line.signed.names]
            if coming.announced and not loose:
                coming.sign(names)
            else:
                coming = Draft(names, coming.before + loose, announced=True)
                loose = []
        elif block.kind == PROSE:
            opens = block.lead or coming.announced or current is None or current.finished
            if opens:
                if coming.announced:
                    coming.own = loose
                else:
                    loose = _signed(coming, loose)
                    coming.before += loose
                    coming.announced = block.lead
                drafts.append(coming)
                coming = Draft()
            else:
                drafts[-1].body += loose
            loose = []
            _take(text, drafts[-1], block)
        elif block.kind == TITLE and coming.announced and not loose and (signed := byline(block.words)):
            coming.sign(signed.names)  # the by-line went on over the end of its line
        elif block.kind in (TITLE, BOX):
            loose.append(block)
        elif block.kind == PHOTO and current:
            current.sign(name for line in block.lines if line.signed for name in line.signed.names)
        elif block.kind == META:
            coming.sign(_authors(block.words))
        elif block.kind in (JUMP, CREDIT) and current and not loose:
            current.finished = True
    rest = coming.before + loose
    if coming.announced and not loose and drafts and not drafts[-1].names:
        drafts[-1].sign(coming.names)
    return _worthy(drafts), rest


def _signed(draft: Draft, titles: list[Block]) -> list[Block]:
    """The titles before a body, without the last line if it is nothing but names: those sign."""
    if not titles or (len(titles) == 1 and len(titles[0].lines) == 1):
        return titles
    *others, last = titles
    signed = byline(last.lines[-1].words)
    if last.kind != TITLE or not signed or not signed.names:
        return titles
    draft.sign(signed.names)
    return [*others, last._replace(lines=last.lines[:-1])] if len(last.lines) > 1 else others


def _take(text: str, draft: Draft, block: Block) -> None:
    """Puts a block of prose into the body, without what stands in it but is not of it."""
    words = text[block.start : block.end]
    if not draft.body:
        lead = lead_in(words)
        signed = signed_after(words, lead.end if lead else 0) if lead or words[0] in "（(【" else None
        if signed:
            draft.holes.append((block.start + signed[0], block.start + signed[1]))
            draft.sign(signed[2].names)
    for start, finish in _jumps(words):
        draft.holes.append((block.start + start, block.start + finish))
        if finish == len(words):
            draft.finished = True
            words = words[:start].rstrip()
    if ending := _signed_off(words):
        start, signed_by = ending
        if not any(left <= block.start + start < right for left, right in draft.holes):
            draft.holes.append((block.start + start, block.start + len(words)))
            draft.sign(signed_by.names)
            draft.finished = draft.finished or not signed_by.photo
    draft.body.append(block)


def _jumps(words: str) -> list[Span]:
    """Where the words refer to other pages."""
    return [found.span() for found in jump().finditer(words)] if "版" in words or "页" in words else []


def _signed_off(words: str) -> tuple[int, Byline] | None:
    """Where the names begin that close the words, and the names: …。（林某 郑某）, …。 郑某 摄."""
    pattern = _SIGNATURE if words.endswith(("）", ")")) else _PHOTO_CREDIT if words.endswith("摄") else None
    found = pattern.search(words, max(0, len(words) - 64)) if pattern else None
    signed = byline(found[1]) if found else None
    if not found or not signed or not signed.names or (pattern is _PHOTO_CREDIT and not signed.photo):
        return None
    return found.start(), signed


def _authors(words: str) -> list[str]:
    """The names after 作者： in the head of a web article."""
    found = re.search(r"(?:作者|记者|通讯员|文)\s*[:：/]\s*([^:：]{2,40}?)(?=\s+\S{2,6}[:：]|$)", words)
    signed = byline(found[1]) if found else None
    return list(signed.names) if signed else []


def _worthy(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the scraps that nothing announces, neither by-line nor title."""
    return [draft for draft in drafts
            if draft.announced or draft.before or draft.body[-1].end - draft.body[0].start >= SHORTEST]  # fmt: skip


def _gaps(drafts: Sequence[Draft], rest: list[Block]) -> Iterator[tuple[list[Block], int | None, int | None, bool]]:
    """The titles between articles: (titles, number of the article before, number of the one after, own)."""
    for number, draft in enumerate(drafts):
        yield _titles(draft.before), number - 1 if number else None, number, False
        yield _titles(draft.own), None, number, True
    yield _titles(rest), len(drafts) - 1 if drafts else None, None, False


def _titles(blocks: Iterable[Block]) -> list[Block]:
    return [block for block in blocks if block.kind == TITLE]


def _plain(block: Block) -> str:
    return " ".join(line.words for line in block.lines)


def _body(text: str, draft: Draft) -> tuple[str, array[int]]:
    """The flowing text of a draft's body."""
    paragraphs: list[list[Span]] = []
    last: Line | None = None
    for block in draft.body:
        column = max(line.width for line in block.lines)
        for number, line in enumerate(block.lines):
            begins = block.kind != PROSE or last is None
            if last and last.closed:
                begins = begins or number == 0 or line.indented or last.width < column - 2
            if not begins:
                paragraphs[-1] = [(paragraphs[-1][0][0], line.end)]
            else:
                paragraphs.append([(line.start, line.end)])
            last = line if block.kind == PROSE else None
    kept = [[part for span in spans for part in _without(span, draft.holes)] for spans in paragraphs]
    lead = lead_in(text[draft.body[0].start : draft.body[0].start + 60])
    said = flow(text, [spans for spans in kept if spans])
    return _after_lead(said, draft.body[0].start + lead.end) if lead else said


def _after_lead(said: tuple[str, array[int]], end: int) -> tuple[str, array[int]]:
    """The flowing text with a space after 本报讯, which the page has there on purpose."""
    text, offsets = said
    place = bisect_left(offsets, end)
    if place < len(text) and offsets[place] > end:
        text = f"{text[:place]} {text[place:]}"
        offsets.insert(place, end)
    return text, offsets


def _without(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """What remains of a span outside the holes."""
    start, end = span
    for left, right in sorted(holes):
        if left < end and right > start:
            if left > start:
                yield start, left
            start = max(start, right)
    if start < end:
        yield start, end


def _article(page: Page, draft: Draft, head: tuple[str, array[int]], body: tuple[str, array[int]]) -> Article:
    (headline, head_offsets), (text, offsets) = head, body
    first = page.text[offsets[0] : offsets[0] + 60]
    lead = lead_in(first)
    newspaper, home, day = page.newspaper, page.home, page.date
    if lead:
        newspaper = newspaper or reporter(lead)
        home = home or (home_of(newspaper) if newspaper else None)
        day = dateline(lead, page.date) or day
    if headline:
        head_offsets.append(min(head_offsets[-1] + 1, len(page.text) - 1))
        headline_part = headline + "\n"
    else:
        headline_part = ""
    return Article(
        page.name, headline, tuple(draft.names), offsets[0], offsets[-1] + 1, headline_part + text,
        head_offsets + offsets, len(headline_part), newspaper, home, day,
    )
