"""Page → articles: what the walk over the page found, each with its headline, as flowing text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.reading.blocks import PROSE, TITLE, Block, read_blocks
from kg.reading.facts import dateline, home_of, reporter
from kg.reading.failure import Failure
from kg.reading.flow import Span, flow, title
from kg.reading.headlines import Gap, assign
from kg.reading.leads import Lead, lead_in
from kg.reading.lines import Line, read_lines
from kg.reading.walk import Draft, walk
from kg.records import Article, Page

_CLOSING = re.compile(r"^[（(]([^（）()\n]{4,24})[）)]$", re.MULTILINE)


def split(page: Page) -> list[Article]:
    """The articles of a page in its order; empty where it holds none."""
    drafts, rest = walk(page.text, read_blocks(read_lines(page.text)))
    written = [(draft, body) for draft in drafts if (body := _body(page.text, draft))[0]]
    if not written:
        return []
    drafts, bodies = [draft for draft, _ in written], [body for _, body in written]
    gaps = list(_gaps(drafts, rest))
    headlines = assign([Gap(tuple(one.words for one in titles), before, after, own)
                        for titles, before, after, own in gaps], [text for text, _ in bodies])
    articles = []
    for draft, body, found in zip(drafts, bodies, headlines, strict=True):
        lines = [line for gap, place in found for line in gaps[gap][0][place].lines]
        head = title(page.text, [(line.start, line.end) for line in lines])
        articles.append(_article(page, draft, head, body))
    return articles


def without_article(page: Page) -> Failure:
    """What to say of a page that `split` finds no article on."""
    return Failure(page.name, "holds no article: no running text below a headline or by-line")


def _gaps(drafts: Sequence[Draft], rest: list[Block]) -> Iterator[tuple[list[Block], int | None, int | None, bool]]:
    """The titles between articles: (titles, number of the article before, number of the one after, own)."""
    for number, draft in enumerate(drafts):
        yield _titles(draft.before), number - 1 if number else None, number, False
        yield _titles(draft.own), None, number, True
    yield _titles(rest), len(drafts) - 1 if drafts else None, None, False


def _titles(blocks: Iterable[Block]) -> list[Block]:
    return [block for block in blocks if block.kind == TITLE]


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
            if begins or not paragraphs:
                paragraphs.append([(line.start, line.end)])
            elif text[paragraphs[-1][-1][1] : line.start].isspace():
                paragraphs[-1][-1] = (paragraphs[-1][-1][0], line.end)
            else:  # another article stands between them
                paragraphs[-1].append((line.start, line.end))
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
    lead = lead_in(text) or _closing_lead(text)
    newspaper, home, day = page.newspaper, page.home, page.date
    if lead:
        newspaper = newspaper or reporter(lead)
        home = home or (home_of(newspaper) if newspaper else None)
        day = dateline(lead, page.date) or day
    if headline:
        head_offsets.append(min(head_offsets[-1] + 1, len(page.text) - 1))
        text = f"{headline}\n{text}"
    return Article(
        page.name, headline, tuple(draft.names), offsets[0], offsets[-1] + 1, text,
        head_offsets + offsets, len(head_offsets), newspaper, home, day,
    )  # fmt: skip


def _closing_lead(text: str) -> Lead | None:
    """The dateline on a line of its own below a body: （本报义乌10月18日电）."""
    found = (lead_in(match[1]) for match in _CLOSING.finditer(text))
    return next((lead for lead in found if lead and lead.month), None)
