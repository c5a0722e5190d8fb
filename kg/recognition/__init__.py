"""Article → mentions: many witnesses propose spans, one decision takes the best set of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import load
from kg.recognition.bodies import bodies
from kg.recognition.candidates import Candidate, Proposal, agree, choose, weigh
from kg.recognition.deictic import deictic
from kg.recognition.echoes import DEFINED, SHORTENED, echoes
from kg.recognition.lexicon import Lexicon, lexicon
from kg.recognition.listed import listed
from kg.recognition.persons import persons
from kg.recognition.places import places, registered, towns, widely_known
from kg.recognition.suffixed import suffixed
from kg.recognition.tagger import Reals, chances, likeliest, log_odds
from kg.recognition.text import Text
from kg.records import Article, Mention

__all__ = ["Lexicon", "lexicon", "recognise"]

WITNESSES = (persons, bodies, suffixed, listed, places, towns, widely_known, registered, deictic)
Span = tuple[int, int, str]
_HOPELESS = -5.0
_CREDITS = re.compile(r"[^，。；：\n]{0,16}?(?:网|报|台|社|频道)讯(?![\u4e00-\u9fff]{0,1}[息问])|"
                      r"[^，。；\n]{0,40}?(?:记者|通讯员)[^，。；：\n]{0,30}?(?:报道|讯)[：:）)]")
_BY_NAME = ("registry", "body")
_IN_TITLES = ("Enterprise", "GovernmentBody", "Institution")
_ECHO, _UNPROPOSED = 0.3, -1.5
"""What part of its score a name expected from elsewhere in the article keeps; the score of a span that no witness
proposes. Both: best F1 on annotated articles held out."""


def propose(text: Text) -> Iterator[Proposal]:
    """What all witnesses propose."""
    for witness in WITNESSES:
        yield from witness(text)


def recognise(article: Article, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions of an article in text order, not overlapping."""
    home = load().named(article.home) if article.home else None
    text = Text(article.text, lexicon, home)
    proposed = agree(weigh(propose(text), lexicon.weights))
    candidates = judged(text, proposed, chances(text, choose(proposed)))
    return tuple(
        Mention(one.start, one.end, article.text[one.start : one.end], one.type, one.rule,
                round(one.confidence, 2), one.deictic)      # single precision: more digits differ between processors
        for one in joined(text, choose(candidates))
    )


def judged(text: Text, proposed: Sequence[Candidate], chance: Reals) -> list[Candidate]:
    """The candidates with the taggers' log-odds added to their own; deictic words keep theirs.

    To what the witnesses propose come the spans that only the taggers see, and what the names found so far let us
    expect elsewhere. What opens or closes a quotation that it does not hold is no name; in a title 《》 only a body is.
    """
    seen = {one[:3]: one for one in proposed if one.score > _HOPELESS}
    found = [_scored(text, one, chance) for one in seen.values()]
    alone = {_completed(text.text, span) for span in likeliest(chance)} - seen.keys()
    found += [Candidate(*span, _UNPROPOSED + _odds(text.text, chance, span), "tagger") for span in sorted(alone)]
    found = [one for one in found if _balanced(text.text[one.start : one.end])]
    found += [_expected(text, one, chance) for one in echoes(text, choose(found))]
    return [one for one in found if not _barred(text, one)]


def _barred(text: Text, one: Candidate) -> bool:
    """Whether a name is a common noun or hides one (某公司), or lies where no names are.

    That is in a title 《》, but for bodies, and in the credits before a text (某网讯, 记者某某报道).
    """
    chars, name = text.text, text.text[one.start : one.end]
    if one.rule not in _BY_NAME and name in text.lexicon.generic:
        return True
    if "某" in chars[max(0, one.start - 1) : one.end + 1] or _side_by_side(text, one):
        return True
    opened, closed = chars.rfind("《", 0, one.start + 1), chars.find("》", one.end - 1)
    if one.type not in _IN_TITLES and opened >= 0 <= closed and "》" not in chars[opened : one.end - 1]:
        return True
    paragraph = chars.rfind("\n", 0, one.start) + 1
    credits = _CREDITS.match(chars, paragraph)
    return credits is not None and one.end <= credits.end()


def joined(text: Text, chosen: Sequence[Candidate]) -> list[Candidate]:
    """The names, each with the places right before it: 安阳街道|西垟文化礼堂 is one name, 安阳街道|张三 two."""
    found: list[Candidate] = []
    for one in chosen:
        last = found[-1] if found else None
        if (last and last.end == one.start and one.type != "Person" and not one.deictic and not last.deictic
                and _encloses(text, last, one)):
            found[-1] = one._replace(start=last.start)
        else:
            found.append(one)
    return [_without_area(text, one) for one in found]


def _encloses(text: Text, place: Candidate, one: Candidate) -> bool:
    """Whether a name is a place that the name behind it may lie in: 浙江|义乌, but not 沁水县|阳城县."""
    places = text.lexicon.places
    outer, inner = (places.get(text.text[each.start : each.end], ()) for each in (place, one))
    if not outer:
        return place.type in ("Town", "Village")
    return not inner or any(not (first.code and second.code) or load().within(second, first)
                            for first in outer for second in inner)


def _side_by_side(text: Text, one: Candidate) -> bool:
    """Whether a name is two divisions of which neither lies in the other: 沁水县|阳城县."""
    return any(text.text[end : one.end] in text.lexicon.places
               and not _encloses(text, one._replace(end=end), one._replace(start=end))
               for end, _ in text.places.get(one.start, ()) if end < one.end)


def _without_area(text: Text, one: Candidate) -> Candidate:
    """华东地区 is the place 华东, 阿里地区 a place of its own."""
    name, places = text.text[one.start : one.end], text.lexicon.places
    stem = name.removesuffix("地区")
    itself = stem == name or any(place.code for place in places.get(name, ()))
    return one._replace(end=one.start + len(stem)) if stem in places and not itself else one


def _scored(text: Text, one: Candidate, chance: Reals) -> Candidate:
    if one.deictic:
        return one
    return one._replace(score=one.score + _odds(text.text, chance, one[:3]))


def _expected(text: Text, one: Candidate, chance: Reals) -> Candidate:
    """What is expected from elsewhere in the article still has to fit where it stands, a person's name excepted."""
    if one.type == "Person":
        return one
    own = one.score * (1 if one.rule in (DEFINED, SHORTENED) else _ECHO)
    return one._replace(score=own + _odds(text.text, chance, one[:3]))


def _odds(chars: str, chance: Reals, span: Span) -> float:
    """The taggers' log-odds of a span; they may have left an opening quotation mark out."""
    start, end, kind = span
    starts = (start, start + 1) if chars[start] == "“" and end - start > 1 else (start,)
    return max(log_odds(chance, one, end, kind) for one in starts)


def _completed(chars: str, span: Span) -> Span:
    """A span with the opening quotation mark before it whose closing one it holds."""
    start, end, kind = span
    opened = start and chars[start - 1] == "“" and not _balanced(chars[start:end])
    return (start - 1, end, kind) if opened else span


def _balanced(name: str) -> bool:
    """Whether quotations and brackets are closed where they are opened."""
    return all(name.count(first) == name.count(last) and name.find(first) <= name.find(last)
               for first, last in ("“”", "（）", "《》"))
