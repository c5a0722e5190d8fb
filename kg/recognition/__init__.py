"""Article → mentions: many witnesses propose spans, one decision takes the best set of them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.gazetteer import load
from kg.recognition.bodies import bodies
from kg.recognition.candidates import Candidate, Proposal, agree, choose, weigh
from kg.recognition.deictic import deictic
from kg.recognition.echoes import echoes
from kg.recognition.lexicon import Lexicon, lexicon
from kg.recognition.persons import persons
from kg.recognition.places import places, registered, towns, widely_known
from kg.recognition.suffixed import suffixed
from kg.recognition.tagger import Reals, chances, likeliest, log_odds, model
from kg.recognition.text import Text
from kg.records import Article, Mention

__all__ = ["Lexicon", "lexicon", "recognise"]

WITNESSES = (persons, bodies, suffixed, places, towns, widely_known, registered, deictic)
_CERTAIN = ("registry", "deictic")
_HOPELESS = -5.0
Span = tuple[int, int, str]
_UNPROPOSED = -1.0
"""Log-odds of a span that no witness proposes: best F1 on annotated articles held out."""


def propose(text: Text) -> Iterator[Proposal]:
    """What all witnesses propose."""
    for witness in WITNESSES:
        yield from witness(text)


def recognise(article: Article, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions of an article in text order, not overlapping."""
    home = load().named(article.home) if article.home else None
    text = Text(article.text, lexicon, home)
    candidates = weigh(propose(text), lexicon.weights)
    known = model()
    if known is not None:
        candidates = _judged(text.text, candidates, chances(text, choose(candidates), known))
    candidates += echoes(text, choose(candidates))
    return tuple(
        Mention(one.start, one.end, article.text[one.start : one.end], one.type, one.rule,
                round(one.confidence, 3), one.deictic)
        for one in choose(candidates)
    )


def _judged(chars: str, candidates: list[Candidate], chance: Reals) -> list[Candidate]:
    """The candidates with the tagger's log-odds added to the witnesses' own, and the spans that only it sees.

    What opens or closes a quotation that it does not hold is no name.
    """
    seen = {one[:3]: one for one in agree(candidates)}
    judged = [one if one.rule in _CERTAIN else one._replace(score=one.score + _odds(chars, chance, one[:3]))
              for one in seen.values() if one.score > _HOPELESS]
    found = {_completed(chars, span) for span in likeliest(chance)} - seen.keys()
    judged += [Candidate(*span, _UNPROPOSED + _odds(chars, chance, span), "tagger") for span in sorted(found)]
    return [one for one in judged if _balanced(chars[one.start : one.end])]


def _odds(chars: str, chance: Reals, span: Span) -> float:
    """The tagger's log-odds of a span; it may have left an opening quotation mark out."""
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
