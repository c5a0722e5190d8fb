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
        candidates = _judged(candidates, chances(text, choose(candidates), known))
    candidates += echoes(text, choose(candidates))
    return tuple(
        Mention(one.start, one.end, article.text[one.start : one.end], one.type, one.rule,
                round(one.confidence, 3), one.deictic)
        for one in choose(candidates)
    )


def _judged(candidates: list[Candidate], chance: Reals) -> list[Candidate]:
    """The candidates with the tagger's log-odds added to the witnesses' own, and the spans that only it sees."""
    seen = {one[:3]: one for one in agree(candidates)}
    judged = [one if one.rule in _CERTAIN else one._replace(score=one.score + log_odds(chance, *one[:3]))
              for one in seen.values() if one.score > _HOPELESS]
    judged += [Candidate(*span, _UNPROPOSED + log_odds(chance, *span), "tagger")
               for span in likeliest(chance) if span not in seen]
    return judged
