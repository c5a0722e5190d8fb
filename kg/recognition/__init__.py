"""Article → mentions: many witnesses propose spans, one decision takes the best set of them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.gazetteer import load
from kg.recognition.bodies import bodies
from kg.recognition.candidates import Proposal, choose, weigh
from kg.recognition.deictic import deictic
from kg.recognition.echoes import echoes
from kg.recognition.lexicon import Lexicon, lexicon
from kg.recognition.persons import persons
from kg.recognition.places import places, registered, towns, widely_known
from kg.recognition.suffixed import suffixed
from kg.recognition.tagger import model, tagged
from kg.recognition.text import Text
from kg.records import Article, Mention

__all__ = ["Lexicon", "lexicon", "recognise"]

WITNESSES = (persons, bodies, suffixed, places, towns, widely_known, registered, deictic)
_CERTAIN = ("registry", "deictic")


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
        learned = tagged(text, choose(candidates), known)
        candidates = [one for one in candidates if one.rule in _CERTAIN] + learned
    candidates += echoes(text, choose(candidates))
    return tuple(
        Mention(one.start, one.end, article.text[one.start : one.end], one.type, one.rule,
                round(one.confidence, 3), one.deictic)
        for one in choose(candidates)
    )
