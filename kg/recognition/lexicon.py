"""The fixed knowledge of recognition: word lists, gazetteer and the names of a registry, made ready for look-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from kg.gazetteer import Division, load
from kg.recognition.candidates import Weights
from kg.recognition.phrases import Phrases
from kg.resources import rows

LEVELS = {"省": "p", "自治区": "p", "市": "cd", "地区": "c", "州": "c", "盟": "c", "县": "d", "区": "d", "旗": "d"}
"""Level words that stand for a place before its body (市科技局), with the levels of bodies.tsv that they may mean."""


SCANNED = ("titles", "suffixes", "bodies", "places", "towns", "deictic", "name_units", "widely_known", "registered",
           "honour_verbs")
"""The lists of a lexicon whose phrases are searched for in a text, all in one pass."""


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname: frequency 1 (very common) to 3 (rare), and whether it also begins ordinary words."""

    frequency: int
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Suffix:
    """An ending of names: the type it makes, and whether it makes a name by itself nearly always."""

    type: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A body that every place has, by its stem: the official name behind the place, whose organ it is, at which levels.

    Mass organisations (总工会, 妇联) are institutions; of institutions and companies `owner` is the type.
    """

    full: str
    owner: str
    levels: str
    type: str


@dataclass(frozen=True)
class Lexicon:
    """All lists of recognition. `registered` are the names of the registry with their types."""

    surnames: Mapping[str, Surname]
    surname_starts: frozenset[str]
    given: Mapping[str, int]
    not_given: frozenset[str]
    titles: Mapping[str, str]
    after_person: Mapping[str, str]
    weights: Weights
    suffixes: Mapping[str, Suffix]
    bodies: Mapping[str, Body]
    edges: Mapping[str, str]
    nominal: frozenset[str]
    generic: frozenset[str]
    modifiers: tuple[str, ...]
    places: Mapping[str, tuple[Division, ...]]
    towns: Mapping[str, tuple[str, ...]]
    after_place: frozenset[str]
    deictic: Mapping[str, str]
    place_chars: Mapping[str, str]
    before_place_char: frozenset[str]
    honour_verbs: frozenset[str]
    list_heads: Mapping[str, str]
    tails: frozenset[str]
    not_persons: frozenset[str]
    name_units: Mapping[str, str]
    widely_known: Mapping[str, tuple[str, str]]
    registered: Mapping[str, str]

    @cached_property
    def scan(self) -> Phrases[tuple[str, ...]]:
        """All phrases that a text is searched for, each with the names of the lists that hold it."""
        lists: defaultdict[str, list[str]] = defaultdict(list)
        for name in SCANNED:
            for phrase in getattr(self, name):
                lists[phrase].append(name)
        return Phrases({phrase: tuple(names) for phrase, names in lists.items()})

    def generic_modifier(self, name: str) -> bool:
        """Whether a name begins with a word that keeps it generic: 各镇街, 相关部门."""
        return name.startswith(self.modifiers)


@cache
def lexicon(registered: tuple[tuple[str, str], ...] = ()) -> Lexicon:
    """The lists of kg/data with the names (name, type) of a registry; read once for each registry."""
    gazetteer = load()
    generic = rows("generic.tsv")
    surnames = {name: Surname(int(frequency), use == "ambiguous") for name, frequency, use in rows("surnames.tsv")}
    return Lexicon(
        surnames=surnames,
        surname_starts=frozenset(name[0] for name in surnames),
        given={char: int(kind) for char, kind in rows("given.tsv")},
        not_given=frozenset(row[0] for row in rows("notgiven.tsv")),
        titles=_titles(),
        after_person=dict(rows("after_person.tsv")),
        weights=_weights(),
        suffixes={word: Suffix(kind, strength == "strong") for word, kind, strength in rows("suffixes.tsv")},
        bodies=_bodies(),
        edges={row[0]: row[1] for row in rows("verbs.tsv")},
        nominal=frozenset(row[0] for row in rows("nominal.tsv")),
        generic=frozenset(word for word, kind in generic if kind in ("alone", "both")),
        modifiers=tuple(word for word, kind in generic if kind in ("modifier", "both")),
        places=gazetteer.by_name,
        towns=gazetteer.towns,
        after_place=frozenset(row[0] for row in rows("after_place.tsv")),
        deictic={word: level for word, level, form in rows("deictic.tsv") if form == "pronoun"},
        place_chars={place: char for char, place, _ in rows("place_chars.tsv")},
        before_place_char=frozenset(row[0] for row in rows("place_char_verbs.tsv")),
        honour_verbs=frozenset(row[0] for row in rows("honour_verbs.tsv")),
        list_heads=dict(rows("list_heads.tsv")),
        tails=frozenset(row[0] for row in rows("tails.tsv")),
        not_persons=frozenset(row[0] for row in rows("notpersons.tsv")),
        name_units=dict(rows("name_units.tsv")),
        widely_known={form: (name, kind) for form, name, kind in rows("known.tsv")},
        registered=dict(registered),
    )


def _bodies() -> dict[str, Body]:
    """Organs, institutions and companies that places have, by their short stems and by the full ones."""
    known = [(stem, Body(full, owner, levels, "Institution" if owner == "mass" else "GovernmentBody"))
             for stem, full, owner, levels in rows("bodies.tsv")]
    known += [(stem, Body(full, kind, levels, kind)) for stem, full, kind, levels in rows("institutions.tsv")]
    found: dict[str, Body] = {}
    for stem, body in known:
        for form in (stem, body.full):
            found.setdefault(form, body)
    return found


def _titles() -> dict[str, str]:
    titles = {title: body for title, body, *_ in rows("titles.tsv")}
    prefixes = [row[0] for row in rows("title_prefixes.tsv")]
    return {prefix + title: body for prefix in ("", *prefixes) for title, body in titles.items()}


def _weights() -> Weights:
    weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for witness, sign, weight in rows("weights.tsv"):
        weights[witness][sign] = float(weight)
    return dict(weights)
