"""What each part of recognition adds, on the annotated articles that training holds out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from kg.gazetteer import load
from kg.recognition import WITNESSES, joined, judged, lexicon
from kg.recognition.annotated import annotated, parted
from kg.recognition.bodies import bodies
from kg.recognition.candidates import Candidate, agree, choose, weigh
from kg.recognition.features import codes
from kg.recognition.listed import listed
from kg.recognition.network import network, weights_of_labels
from kg.recognition.persons import persons
from kg.recognition.suffixed import suffixed
from kg.recognition.tagger import Reals, chances, emissions, likeliest, marginals, model, sentence_starts
from kg.recognition.text import Text
from kg.records import Article, Mention
from kg.resources import shipped

GRAMMARS = (persons, bodies, suffixed, listed)
LISTS = tuple(one for one in WITNESSES if one not in GRAMMARS)
GROUPS = {"all": (), "Person": ("Person",), "organisations": ("Enterprise", "GovernmentBody", "Institution"),
          "places": ("Place", "Town", "Village"), "projects and events": ("Project", "Event")}
Spans = set[tuple[int, int, str]]


def witnesses(text: Text, known: Iterable[Callable[[Text], Iterator]]) -> list[Candidate]:
    """What some witnesses propose, weighed."""
    return agree(weigh((found for one in known for found in one(text)), text.lexicon.weights))


def field_alone(text: Text) -> Reals:
    seen = codes(text, choose(witnesses(text, WITNESSES)))
    return marginals(text.text, emissions(seen, model()), model().transitions)


def network_alone(text: Text) -> Reals:
    seen = codes(text, choose(witnesses(text, WITNESSES)))
    return marginals(text.text, weights_of_labels(seen, sentence_starts(text.text), network()), network().transitions)


def whole(text: Text) -> list[Candidate]:
    proposed = witnesses(text, WITNESSES)
    return joined(text, choose(judged(text, proposed, chances(text, choose(proposed)))))


PARTS: dict[str, Callable[[Text], Iterable]] = {
    "lists alone": lambda text: choose(witnesses(text, LISTS)),
    "grammars alone": lambda text: choose(witnesses(text, GRAMMARS)),
    "lists and grammars": lambda text: choose(witnesses(text, WITNESSES)),
    "random field, which sees what these choose": lambda text: likeliest(field_alone(text)),
    "network, which sees what these choose": lambda text: likeliest(network_alone(text)),
    "all together": whole,
}


def table() -> str:
    """F1 of exact span and type for each part and group of types, as Markdown."""
    _, held = parted(annotated(shipped("seeds/training")))
    words, gazetteer = lexicon(), load()
    texts = [Text(article.text, words, gazetteer.named(article.home or "")) for article, _ in held]
    lines = ["", "", "| | " + " | ".join(GROUPS) + " |", "|---" * (len(GROUPS) + 1) + "|"]
    for name, part in PARTS.items():
        found = [{tuple(one[:3]) for one in part(text)} for text in texts]
        scores = " | ".join(f"{score(held, found, kinds):.3f}" for kinds in GROUPS.values())
        lines.append(f"| {name} | {scores} |")
    size, marks = sum(len(article.text) for article, _ in held), sum(len(marks) for _, marks in held)
    return "\n".join([*lines, "", f"{len(held)} articles, {size:,} characters, {marks:,} marks."])


def score(held: list[tuple[Article, tuple[Mention, ...]]], found: list[Spans], kinds: tuple[str, ...]) -> float:
    """F1 over all articles; deictic marks do not count."""
    counts: Counter[str] = Counter()
    for (_, marks), spans in zip(held, found, strict=True):
        deictic = {(one.start, one.end) for one in marks if one.deictic}
        gold = {(one.start, one.end, one.type) for one in marks if not one.deictic}
        system = {one for one in spans if one[:2] not in deictic}
        counts["right"] += sum(not kinds or one[2] in kinds for one in gold & system)
        counts["both"] += sum(not kinds or one[2] in kinds for one in (*gold, *system))
    return 2 * counts["right"] / max(1, counts["both"])
