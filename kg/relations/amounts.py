"""Quantities as printed → numbers in base units: 约122亿元 is 12,200,000,000 CNY, approximate."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.records import Value
from kg.resources import DATA

_TENS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number (`low` to `high` where a range is printed) in `unit`, the base unit of its kind."""

    low: float
    high: float
    unit: str
    approximate: bool
    printed: str

    def value(self) -> Value:
        """As a Value; a range counts by its lower end and as approximate."""
        number = round(self.low, 2)
        whole = int(number) if number == int(number) else number
        return Value(whole, self.unit, self.approximate or self.low != self.high, self.printed)


@cache
def _data() -> dict[str, Any]:
    """kg/data/quantities.toml."""
    return tomllib.loads((DATA / "quantities.toml").read_text(encoding="utf-8"))


def kinds() -> frozenset[str]:
    """The kinds of quantity that there are: money, area, energy ..."""
    return frozenset(entry["kind"] for entry in _data()["unit"])


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) + ")"


@cache
def _units(wanted: tuple[str, ...]) -> dict[str, tuple[float, str]]:
    """The units of some kinds: printed form → factor and base unit; not those that need other words beside them."""
    return {
        form: (entry["factor"], entry["unit"] if entry["unit"] != "item" else form)
        for entry in _data()["unit"] if entry["kind"] in wanted and "needs" not in entry
        for form in entry["units"]
    }  # fmt: skip


@cache
def _pattern(wanted: tuple[str, ...], named: bool) -> str:
    data = _data()
    spoken = "".join(sorted({*data["digits"], *_TENS} - {"半"}))
    number = f"(?:(?<![\\d.])\\d+(?:\\.\\d+)?|(?<![数几上成第{spoken}])[{spoken}]+)"
    scale = _either(data["scale"])
    more = "[余多来几]"
    beside = f"(?:{_either([*data['before']['approximate'], *data['before']['exact']])})*"
    unit = _either(_units(wanted))
    if "money" in wanted:
        unit = f"(?:{unit}|(?<=亿)(?![^，。；、！）\\n]))"  # 总投资120亿，…
    pattern = (
        f"(?P<before>{beside})(?:(?P<low>{number})(?P<low_scale>{scale}?)(?P<low_unit>{unit}?)(?:-|—|－|~|～|至|到)+{beside})?"
        f"(?:(?P<part>{number})亿零?(?={number}万))?"
        f"(?P<high>{number})(?P<inside>{more}?)(?P<scale>{scale}?)(?P<behind>{more}?)(?P<unit>{unit})(?!百分)"
        f"(?P<after>{_either(data['after']['approximate'])}?)"
    )
    return pattern if named else re.sub(r"\?P<\w+>", "?:", pattern)


def quantity_pattern(wanted: Iterable[str]) -> str:
    """A pattern without groups for quantities of some kinds (of quantities.toml)."""
    return _pattern(tuple(wanted), named=False)


@cache
def _compiled(wanted: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_pattern(wanted, named=True))


def parse_quantity(text: str, wanted: Iterable[str]) -> Quantity | None:
    """The quantity of one of the kinds that `text` begins with (no white space, half-width digits), or None.

    >>> parse_quantity("约122亿元", ["money"]).low
    12200000000.0
    """
    wanted = tuple(wanted)
    found = _compiled(wanted).match(text)
    if not found:
        return None
    data = _data()
    high = _number(found["high"]) * data["scale"].get(found["scale"], 1)
    high += _number(found["part"]) * data["scale"]["亿"] if found["part"] else 0  # 3亿5000万
    low = high
    if found["low"]:
        low = _number(found["low"]) * data["scale"].get(found["low_scale"] or found["scale"], 1)
    factor, unit = _units(wanted)[found["unit"] or "元"]
    low_factor = _units(wanted)[found["low_unit"]][0] if found["low_unit"] else factor
    vague = any(word in found["before"] for word in data["before"]["approximate"])
    approximate = bool(vague or found["inside"] or found["behind"] or found["after"])
    return Quantity(low * low_factor, high * factor, unit, approximate, found.group())


def _number(text: str) -> float:
    """A number in digits or in Chinese numerals below ten thousand; a lone 千 is 1,000."""
    if text[0].isdigit():
        return float(text)
    digits = _data()["digits"]
    if not any(char in "百千十" for char in text) and all(digits[char] < 10 for char in text):
        return float("".join(str(digits[char]) for char in text))
    total, digit = 0.0, 0.0
    for char in text:
        if char in "百千十":
            total += (digit or 1) * _TENS[char]
            digit = 0
        elif digits[char] > 10:
            total += digits[char]
        else:
            digit = digits[char]
    return total + digit
