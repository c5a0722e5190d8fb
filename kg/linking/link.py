"""Mentions of one article → its entities: each mention gets an entity and the ground on which it was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.gazetteer import Division, Gazetteer
from kg.gazetteer import load as load_gazetteer
from kg.linking.context import Context
from kg.linking.names import is_short_form, place_prefix, tidy
from kg.linking.registry import Registry
from kg.ontology import prefix_of
from kg.recognition.echoes import definitions_of
from kg.recognition.lexicon import LEVELS, Body, Lexicon
from kg.records import Article, Entity, Extract, Mention

Found = tuple[Entity, str]
"""An entity and the ground of the link."""

KNOWN_EVERYWHERE = "known all over China"
_TOWN_ENDINGS = ("镇", "乡", "街道", "苏木")


def link(article: Article, mentions: Sequence[Mention], registry: Registry, lexicon: Lexicon) -> Extract:
    """The article with its entities and linked mentions; claims are still to come.

    Beside what is mentioned, the entities hold the places of these and the paper's home with what it lies in: a mayor's
    post is at a city that need not be named.
    """
    gazetteer = load_gazetteer()
    context = Context.of(gazetteer, article.home, (one.text for one in mentions if one.type == "Place"))
    linker = _Linker(context, gazetteer, registry, lexicon)
    full_of = definitions_of(article.text, mentions)
    found: dict[int, Found] = {}
    order = sorted(range(len(mentions)), key=lambda number: (-len(mentions[number].text), number))
    for number in order:
        one = mentions[number]
        found[number] = linker.entity_of(one, full_of.get(tidy(one.text)))
    _name_bare_bodies(mentions, found, linker)
    _join_short_forms(found, gazetteer)
    aliases: dict[str, set[str]] = {}
    for number, (entity, _) in found.items():
        if not mentions[number].deictic:
            aliases.setdefault(entity.id, set()).update((tidy(mentions[number].text), *entity.aliases))
    entities = {entity.id: entity for entity, _ in found.values()}
    for place in _places_around(entities.values(), context, registry):
        entities.setdefault(place.id, place)
    return Extract(
        article,
        tuple(replace(entity, aliases=tuple(sorted(aliases.get(key, set(entity.aliases)) - {entity.name})))
              for key, entity in sorted(entities.items())),
        tuple(replace(one, entity=found[number][0].id, decision=found[number][1])
              for number, one in enumerate(mentions)),
    )


class _Linker:
    """The ways from a mention to an entity, tried from the surest on."""

    def __init__(self, context: Context, gazetteer: Gazetteer, registry: Registry, lexicon: Lexicon) -> None:
        self.context = context
        self.gazetteer = gazetteer
        self.registry = registry
        self.lexicon = lexicon

    def entity_of(self, mention: Mention, full: str | None) -> Found:
        name = tidy(mention.text)
        if mention.deictic:
            return self._deictic(name, mention.type)
        if full is not None:
            return self._named(full, mention.type)[0], "defined in the article"
        return self._named(name, mention.type)

    def _named(self, name: str, kind: str) -> Found:
        ways: tuple[Callable[[str, str], Found | None], ...] = (
            self._division, self._registered, self._body, self._town, self._levelled, self._widely_known)
        for way in ways:
            found = way(name, kind)
            if found:
                return found
        return entity(kind, name), "its own name"

    def _division(self, name: str, kind: str) -> Found | None:
        if kind != "Place" or name not in self.gazetteer.by_name:
            return None
        division = self.context.resolve(name)
        return (of_division(division), "gazetteer") if division else None

    def _registered(self, name: str, kind: str) -> Found | None:
        fits = [one for one in self.registry.by_name.get(name, ()) if one.type == kind]
        if len(fits) > 1:
            fits = [one for one in fits if one.name == name] or [one for one in fits if self._at_home(one)]
        if len(fits) != 1:
            return None
        known = fits[0]
        own_place = place_prefix(name, self.gazetteer)[0]
        if name != known.name and not own_place and known.place and not self._at_home(known):
            return None
        return known, "registry"

    def _at_home(self, known: Entity) -> bool:
        """Whether a registered entity lies in the home place or in what that lies in, or in a place named here."""
        places = {known.place, *(one.place for one in self._ancestors(known))}
        near = {of_division(one).id for one in self.context.home}
        near.update(of_division(one).id for one in map(self.context.resolve, self.context.named) if one)
        return bool(places & near)

    def _ancestors(self, known: Entity) -> Iterable[Entity]:
        seen: set[str] = set()
        while known.place in self.registry.entities and known.place not in seen:
            seen.add(known.place)
            known = self.registry.entities[known.place]
            yield known

    def _body(self, name: str, kind: str) -> Found | None:
        """市科技局, 义乌市科技局 → 义乌市科学技术局."""
        if kind not in ("GovernmentBody", "Institution", "Enterprise", "Place"):
            return None
        before, stem = place_prefix(name, self.gazetteer)
        stem = stem.removeprefix(before[-1:]) if stem[:1] in LEVELS else stem       # 通化市|市委 is 通化市|委
        body = self.lexicon.bodies.get(stem)
        if before and body and body.type == kind and set(body.levels) - {"n"}:
            place = self.context.resolve(before)
            return (self.body_at(place, stem, body), "body of the place named") if place else None
        level = next((name[:size] for size in (1, 2, 3) if name[:size] in LEVELS), "")
        body = self.lexicon.bodies.get(name[len(level) :])
        if level and body and body.type == kind:
            place = self.context.place_of_level(level)
            return (self.body_at(place, name[len(level) :], body), "body of the place meant") if place else None
        body = self.lexicon.bodies.get(name)
        if body and body.type == kind and "n" in body.levels:
            return entity(body.type, body.full, (name,)), "body of the nation"
        return None

    def body_at(self, place: Division, stem: str, body: Body) -> Entity:
        """A place's body under its official name, with the forms in which it is printed."""
        forms = (place.name + stem, place.short + stem if place.short else "", stem)
        return entity(body.type, place.name + body.full, tuple(filter(None, forms[:2])), of_division(place).id)

    def _town(self, name: str, kind: str) -> Found | None:
        """Towns and villages go by their own short name; what stands before it says where they lie."""
        if kind not in ("Town", "Village"):
            return None
        before, rest = place_prefix(name, self.gazetteer)
        rest = rest if kind == "Village" or rest.endswith(_TOWN_ENDINGS) else self._town_near(rest)
        if kind == "Village":
            town = next((rest[:size] for size in range(2, len(rest) - 1) if rest[:size] in self.gazetteer.towns), "")
            rest = rest[len(town) :]
            county = self._county(before, town)
        else:
            county = self._county(before, rest)
        return entity(kind, rest, (name,), of_division(county).id if county else ""), "its own name"

    def _town_near(self, short: str) -> str:
        """太平 → 太平乡: the one town of the home or around it that is called so; else the name as it is."""
        fits = [short + ending for ending in _TOWN_ENDINGS
                if any(self.gazetteer.within(self.gazetteer.by_code[code], home)
                       for code in self.gazetteer.towns.get(short + ending, ()) if code in self.gazetteer.by_code
                       for home in self.context.home if home.level != "province")]
        return fits[0] if len(fits) == 1 else short

    def _county(self, before: str, town: str) -> Division | None:
        """The county of a town: the one named before it, else one near the home, else the only one there is."""
        if before:
            return self.context.resolve(before)
        counties = [self.gazetteer.by_code[code] for code in self.gazetteer.towns.get(town, ())
                    if code in self.gazetteer.by_code]
        near = [one for one in counties
                if any(self.gazetteer.within(one, home) for home in self.context.home if home.level != "province")]
        fits = [one for one in near if self.gazetteer.within(one, self.context.home[0])] or near or counties
        return fits[0] if len(fits) == 1 else None

    def _levelled(self, name: str, kind: str) -> Found | None:
        """市环境集团 → 义乌市环境集团: the level word stands for the place."""
        if kind in ("Person", "Place", "Project", "Event") or name[0] not in LEVELS or len(name) < 4:
            return None
        place = self.context.place_of_level(name[0])
        if place is None:
            return None
        whole = place.name + name[1:]
        known = self._registered(whole, kind)
        return known or (entity(kind, whole, (), of_division(place).id), "of the place meant")

    def _widely_known(self, name: str, kind: str) -> Found | None:
        found = self.lexicon.widely_known.get(name)
        return (entity(kind, found[0], (name,)), KNOWN_EVERYWHERE) if found and found[1] == kind else None

    def _deictic(self, name: str, kind: str) -> Found:
        """我市, 在义 → the place that the paper speaks from."""
        place = self.context.place_of_level(name[-1])
        if place is None and name[0] in self.lexicon.before_place_char:
            place = self._by_char(name[-1])
        elif place is None and self.context.home:
            place = self.context.home[0]
        if place is None:
            return entity(kind, name), "open: home unknown"
        return of_division(place), "the paper's own place" if place in self.context.home else "the place's short form"

    def _by_char(self, char: str) -> Division | None:
        """义 → 义乌市: the home or what it lies in by its usual or first character, else any place by its usual one."""
        usual = self.lexicon.place_chars
        own = [one for one in self.context.home if usual.get(one.name, one.short[:1]) == char]
        others = [self.gazetteer.named(place) for place, known in usual.items() if known == char]
        return next(filter(None, (*own, *others)), None)


def entity(kind: str, name: str, aliases: tuple[str, ...] = (), place: str = "") -> Entity:
    """An entity that is new here."""
    return Entity(f"{prefix_of(kind)}:{name}", kind, name, aliases, place)


def of_division(division: Division) -> Entity:
    """A division, country or region as an entity."""
    names = tuple(filter(None, (division.short, *division.aliases)))
    return Entity(f"{prefix_of('Place')}:{division.name}", "Place", division.name, names, "", division.code, True)


def _places_around(entities: Iterable[Entity], context: Context, registry: Registry) -> Iterable[Entity]:
    """The places that entities belong to, and the home with all that it lies in."""
    yield from map(of_division, context.home)
    for one in list(entities):
        division = context.gazetteer.named(one.place.partition(":")[2])
        if division:
            yield of_division(division)
        elif one.place in registry.entities:
            yield registry.entities[one.place]


def _name_bare_bodies(mentions: Sequence[Mention], found: dict[int, Found], linker: _Linker) -> None:
    """A stem alone (政法委) is a body of the place whose body came last, else of the home; 镇党委 of the last town."""
    last = town = ""
    for number, one in enumerate(mentions):
        own, ground = found[number]
        if one.type == "Town":
            town = own.name
        if one.type not in ("GovernmentBody", "Institution"):
            continue
        level = next((ending for ending in _TOWN_ENDINGS if own.name.startswith(ending)), "")
        body = linker.lexicon.bodies.get(own.name)
        if ground == "its own name" and level and town.endswith(level):
            found[number] = entity(one.type, town + own.name.removeprefix(level)), "body of the town named before"
        elif ground == "its own name" and body:
            division = linker.gazetteer.named(last.partition(":")[2]) or next(iter(linker.context.home), None)
            if division:
                found[number] = linker.body_at(division, own.name, body), "body of the place named before"
        last = found[number][0].place or last


def _join_short_forms(found: dict[int, Found], gazetteer: Gazetteer) -> None:
    """Links a short form to the one longer name of its type in the article that admits it; of several to none."""
    entities = {one.id: one for one, _ in found.values()}
    joined: dict[str, list[Entity]] = {}
    for short in entities.values():
        if short.known or short.type in ("Person", "GovernmentBody"):
            continue
        fits = [full for full in entities.values() if full.type == short.type and full.id != short.id
                and (is_short_form(short.name, full.name, short.type, gazetteer) or short.name in full.aliases)]
        longest = [one for one in fits if not any(
            is_short_form(one.name, other.name, one.type, gazetteer) for other in fits)]
        joined[short.id] = longest
    for number, (own, ground) in found.items():
        match joined.get(own.id, ()):
            case [full]:
                found[number] = full, f"short form of {full.name}"
            case [_, *_] as several:
                found[number] = own, f"{ground}; open: short form of {' or '.join(sorted(one.name for one in several))}"
