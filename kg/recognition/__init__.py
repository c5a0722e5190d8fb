"""Article → mentions: many witnesses propose spans, one decision takes the best set of them."""

from __future__ import annotations

from kg.gazetteer import load
from kg.recognition.bodies import bodies
from kg.recognition.candidates import Candidate, choose
from kg.recognition.deictic import deictic
from kg.recognition.echoes import echoes
from kg.recognition.lexicon import Lexicon, lexicon
from kg.recognition.persons import persons
from kg.recognition.places import known, places, towns
from kg.recognition.suffixed import suffixed
from kg.recognition.text import Text
from kg.records import Article, Mention

__all__ = ["Lexicon", "lexicon", "recognise"]

_SURE, _OVER_PERSON = 1.5, -2.5

WITNESSES = (persons, bodies, suffixed, places, towns, known, deictic)


def recognise(article: Article, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions of an article in text order, not overlapping."""
    home = load().named(article.home) if article.home else None
    text = Text(article.text, lexicon, home)
    candidates = _doubted([one for witness in WITNESSES for one in witness(text)])
    candidates += echoes(text, choose(candidates))
    return tuple(
        Mention(one.start, one.end, article.text[one.start : one.end], one.type, one.rule,
                round(one.confidence, 3), one.deictic)
        for one in choose(candidates)
    )


def _doubted(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, less sure of each name that reaches over a sure person: 朱重烈听取小镇 is no place."""
    inside = {at for one in candidates if one.type == "Person" and one.score > _SURE for at in range(one.start, one.end)}
    return [one._replace(score=one.score + _OVER_PERSON)
            if one.rule.startswith("suffix") and not inside.isdisjoint(range(one.start, one.end)) else one
            for one in candidates]
