"""A walk over the blocks of a page: by-lines, openings and signatures say where an article begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.reading.blocks import PROSE, TITLE, Block
from kg.reading.bylines import Byline, byline
from kg.reading.flow import Span
from kg.reading.headlines import shares
from kg.reading.leads import lead_in, signed_after
from kg.reading.lines import BOX, BYLINE, CREDIT, JUMP, META, PHOTO, jump

SHORTEST = 40
"""An article that nothing announces, neither by-line nor title, has at least so many characters."""

_SIGNATURE = re.compile(r"[（(]([^（）()]{2,60})[）)]\Z")
_PHOTO_CREDIT = re.compile(r"(?<=[。！？”\s])([^。！？，\n]{3,40}摄)\Z")


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


def walk(text: str, blocks: Sequence[Block]) -> tuple[list[Draft], list[Block]]:
    """The drafts of a page's articles, and the titles after the last one."""
    drafts: list[Draft] = []
    current: Draft | None = None
    coming = Draft()
    loose: list[Block] = []
    closing = _sign_below(blocks)
    for block in blocks:
        names = [name for line in block.lines if line.signed for name in line.signed.names]
        below = closing or (_bracketed(block) and not coming.announced)
        if block.kind == BYLINE and current and not loose and below:
            current.sign(names)
            current.finished = True
        elif block.kind == BYLINE and coming.announced and not loose:
            coming.sign(names)
        elif block.kind == BYLINE:
            coming, loose = Draft(names, coming.before + loose, announced=True), []
        elif block.kind == PROSE and (block.lead or coming.announced or current is None or current.finished):
            loose, opening = _opening(loose)
            if coming.announced:
                coming.own = loose
            else:
                coming.before += _signed(coming, loose)
                coming.announced = block.lead
            current = coming
            drafts.append(current)
            coming, loose = Draft(), []
            _take(text, current, block)
            current.body[:0] = opening
        elif block.kind == PROSE and current:
            if not loose and current.body[-1].closed:
                current = _cut_off(drafts, current, block)
            current.body += loose
            loose = []
            _take(text, current, block)
        elif block.kind == TITLE and coming.announced and not loose and (signed := byline(block.words)):
            coming.sign(signed.names)  # the by-line went on over the end of its line
        elif block.kind in (TITLE, BOX):
            loose.append(block)
        elif block.kind == PHOTO and current:
            current.sign(names)
        elif block.kind == META and current and not loose and not coming.announced and not current.finished:
            loose.append(block)  # a notice in the body (时间：…)
        elif block.kind == META:
            coming.sign(_authors(block.words))
        elif block.kind in (JUMP, CREDIT) and current and not loose:
            current.finished = True
    return _worthy(drafts), coming.before + loose


def _sign_below(blocks: Sequence[Block]) -> bool:
    """Whether the by-lines of this page stand below the bodies: no body comes after the last, one before the first."""
    kinds = [block.kind for block in blocks if block.kind in (BYLINE, PROSE)]
    return kinds[:1] == [PROSE] and kinds[-1:] == [BYLINE]


def _bracketed(block: Block) -> bool:
    return block.words.startswith(("（", "(")) and block.words.endswith(("）", ")"))


def _cut_off(drafts: Sequence[Draft], current: Draft, block: Block) -> Draft:
    """The article to which prose belongs that nothing announces: one cut off in a sentence, if the prose speaks of it
    far more than of the article that it stands in."""
    open_ = [draft for draft in drafts if draft is not current and not draft.finished
             and draft.body[-1].kind == PROSE and not draft.body[-1].closed]  # fmt: skip
    if not open_:
        return current
    bodies = ["".join(one.words for one in draft.body) for draft in (*open_, current)]
    *others, here = shares(block.words, bodies)
    best = max(others)
    return open_[others.index(best)] if best > 2 * here else current


def _opening(titles: list[Block]) -> tuple[list[Block], list[Block]]:
    """The titles before a body, and the last line of them if the body begins with it: 各镇街、各部门：, 任命：."""
    lines = sum(len(block.lines) for block in titles)
    if lines < 2 or not titles[-1].words.endswith(("：", ":")):
        return titles, []
    *others, last = titles
    opening = last._replace(lines=last.lines[-1:])
    return ([*others, last._replace(lines=last.lines[:-1])] if len(last.lines) > 1 else others), [opening]


def _signed(draft: Draft, titles: list[Block]) -> list[Block]:
    """The titles before a body, without the last line if it is nothing but names: those sign."""
    if sum(len(block.lines) for block in titles) < 2:
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
