"""Whose 市 is it? The places from whose point of view an article speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.gazetteer import Division, Gazetteer

_LEVEL_OF = {
    "国": ("country",), "省": ("province",), "自治区": ("province",), "市": ("county", "prefecture", "province"),
    "州": ("prefecture",), "盟": ("prefecture",), "地区": ("prefecture",), "县": ("county",), "区": ("county",),
    "旗": ("county",),
}  # fmt: skip


@dataclass(frozen=True)
class Context:
    """The paper's home with all that it lies in, nearest first, and how often the article names each division."""

    gazetteer: Gazetteer
    home: tuple[Division, ...]
    named: Counter[str]

    @classmethod
    def of(cls, gazetteer: Gazetteer, home: str | None, names: Iterable[str]) -> Context:
        """The context of an article from the paper's home and the place names in it."""
        chain: list[Division] = []
        place = gazetteer.named(home) if home else None
        while place is not None:
            chain.append(place)
            place = gazetteer.parent(place)
        return cls(gazetteer, tuple(chain), Counter(names))

    def place_of_level(self, level: str) -> Division | None:
        """The place that a level word stands for: the home's own, else the one that the article names most."""
        if level == "国":
            return self._china()
        fits = [one for one in self.home if one.name.endswith(level) or (level == "省" and one.level == "province")]
        if fits:
            return fits[0]
        named = [(count, name) for name, count in self.named.items()]
        for _, name in sorted(named, key=lambda pair: (-pair[0], pair[1])):
            division = self.resolve(name)
            if division and division.level in _LEVEL_OF.get(level, ()) and division.name.endswith(level):
                return division
        return None

    def resolve(self, name: str) -> Division | None:
        """The division that a name means here: near the home before far, high before low, none if still open."""
        found = self.gazetteer.by_name.get(name, ())
        if len(found) < 2:
            return found[0] if found else None
        ranked = sorted(found, key=lambda one: (self._distance(one), len(one.code.rstrip("0")), one.code))
        first, second = (self._rank(one) for one in ranked[:2])
        return ranked[0] if first != second or self._same_area(ranked[0], ranked[1]) else None

    def _rank(self, division: Division) -> tuple[int, int]:
        return self._distance(division), len(division.code.rstrip("0"))

    def _distance(self, division: Division) -> int:
        """0 for the home or what it lies in, else by how much of the code is shared with it."""
        if not self.home or not division.code:
            return 3
        home = self.home[0].code
        if division in self.home:
            return 0
        return 1 if home[:4] == division.code[:4] else 2 if home[:2] == division.code[:2] else 3

    def _same_area(self, one: Division, other: Division) -> bool:
        """Whether one lies in the other (吉林 in 吉林): then the higher is meant."""
        return self.gazetteer.within(other, one)

    def _china(self) -> Division | None:
        found = self.gazetteer.by_name.get("中国", ())
        return found[0] if found else None
