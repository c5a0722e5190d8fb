"""What is known of places beforehand: the divisions of China, its towns, the countries and regions of the world."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.resources import rows

_LEVELS = {2: "province", 4: "prefecture", 6: "county"}


@dataclass(frozen=True, slots=True)
class Division:
    """A province, prefecture or county with its GB/T 2260 code, or a country or region without one.

    `name` is the full name (义乌市), `short` what remains without the level word (义乌), "" where nothing may.
    `level` is province, prefecture, county, or the kind that places.tsv gives (country, continent, region ...).
    """

    code: str
    name: str
    short: str
    level: str
    aliases: tuple[str, ...] = ()


_COUNTY_LEVELS = ("市", "县", "区")


@dataclass(frozen=True)
class Gazetteer:
    """Divisions by code and by every name they go by, and the counties that have a town of a name."""

    by_code: Mapping[str, Division]
    by_name: Mapping[str, tuple[Division, ...]]
    towns: Mapping[str, tuple[str, ...]] = field(repr=False)

    def parent(self, division: Division) -> Division | None:
        """The division that it lies in: county → prefecture (or province) → None."""
        for digits in (4, 2):
            code = division.code[:digits].ljust(6, "0")
            if division.code and code != division.code and code in self.by_code:
                return self.by_code[code]
        return None

    def within(self, division: Division, other: Division) -> bool:
        """Whether it is the other, or lies in it."""
        return bool(other.code) and division.code.startswith(_stem(other.code))

    def named(self, name: str) -> Division | None:
        """The one division of this full name, if there is just one: 义乌市, 绍兴市柯桥区; 奉化市 is today's 奉化区."""
        found = [one for one in self.by_name.get(name, ()) if one.name == name]
        if not found:
            found = [one for at in range(2, len(name) - 1) for one in self.by_name.get(name[at:], ())
                     if one.name == name[at:]
                     and (above := self.named(name[:at])) and self.within(one, above)]
        if not found and name.endswith(_COUNTY_LEVELS):
            found = [one for one in self.by_name.get(name[:-1], ()) if one.level == "county"]
        return found[0] if len(found) == 1 else None


def _stem(code: str) -> str:
    """The digits of a code that its parts share: 330000 → 33, 330700 → 3307."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _level(code: str) -> str:
    return _LEVELS[len(_stem(code))]


@cache
def load() -> Gazetteer:
    """The gazetteer of kg/data (divisions.tsv, places.tsv, towns.tsv), read once."""
    forms = {code: tuple(listed.split(",")) for code, listed in rows("division_aliases.tsv")}
    divisions = [Division(code, name, short, _level(code), forms.get(code, ()))
                 for code, name, short in rows("divisions.tsv")]
    for name, aliases, kind in rows("places.tsv"):
        divisions.append(Division("", name, "", kind, tuple(filter(None, aliases.split(",")))))
    names: defaultdict[str, list[Division]] = defaultdict(list)
    for one in divisions:
        for name in dict.fromkeys((one.name, one.short, *one.aliases)):
            if name:
                names[name].append(one)
    towns: defaultdict[str, list[str]] = defaultdict(list)
    for code, listed in rows("towns.tsv"):
        for town in listed.split(","):
            towns[town].append(code)
    return Gazetteer(
        {one.code: one for one in divisions if one.code},
        {name: tuple(found) for name, found in names.items()},
        {town: tuple(codes) for town, codes in towns.items()},
    )
