"""Quantities as printed → numbers in base units: 约122亿元 is 12,200,000,000 CNY, approximate."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.records import Value
from kg.resources import DATA

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_PLAIN = r"\d+(?:\.\d+)?"
_SPOKEN = f"[{''.join(_DIGITS)}{''.join(_TENS)}]+"


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
        number = round(self.low, 6)
        whole = int(number) if number == int(number) else round(number, 2)
        return Value(whole, self.unit, self.approximate or self.low != self.high, self.printed)


@cache
def _units() -> dict[str, Any]:
    """kg/data/quantities.toml."""
    return tomllib.loads((DATA / "quantities.toml").read_text(encoding="utf-8"))


def _either(words: Any) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _pattern(kind: str) -> str:
    data = _units()
    words = data["approximate"]
    scale = f"(?:{_either(data['scale'])})"
    number = f"(?:{_PLAIN}|{_SPOKEN})"
    more = f"(?:{_either(words['inside'])})"
    before = f"(?:{_either([*words['before'], *words['exact']])})"
    unit = f"(?:{_either(data['kind'][kind]['units'])})"
    count = f"{number}{more}?{scale}?{more}?"
    return f"{before}*(?:{number}{scale}?(?:{unit})?(?:{_either(data['range'])}){before}*)?{count}{unit}(?:{_either(words['after'])})?"


def quantity_pattern(kind: str) -> str:
    """A pattern without groups for quantities of a kind of quantities.toml; it matches nothing for an unknown kind."""
    return _pattern(kind) if kind in _units()["kind"] else "(?!)"


@cache
def _compiled(kind: str) -> re.Pattern[str]:
    data = _units()
    words = data["approximate"]
    scale = f"(?:{_either(data['scale'])})"
    number = f"(?:{_PLAIN}|{_SPOKEN})"
    more = f"(?:{_either(words['inside'])})"
    unit = f"(?:{_either(data['kind'][kind]['units'])})"
    before = _either([*words["before"], *words["exact"]])
    return re.compile(
        f"(?P<before>(?:{before})*)(?:(?P<low>{number})(?P<low_scale>{scale}?)(?P<low_unit>{unit})?(?:{_either(data['range'])})(?:{before})*)?"
        f"(?P<high>{number})(?P<inside>{more}?)(?P<scale>{scale}?)(?P<behind>{more}?)(?P<unit>{unit})(?P<after>(?:{_either(words['after'])})?)"
    )


def parse_quantity(text: str, kind: str) -> Quantity | None:
    """The quantity that `text` begins with (no white space, half-width digits), or None.

    >>> parse_quantity("约122亿元", "money").low
    12200000000.0
    """
    found = _compiled(kind).match(text)
    if not found:
        return None
    data = _units()
    words = data["approximate"]
    high = _number(found["high"]) * data["scale"].get(found["scale"], 1)
    low = high
    if found["low"]:
        low = _number(found["low"]) * data["scale"].get(found["low_scale"] or found["scale"], 1)
    factor, base = _unit(data["kind"][kind], found["unit"])
    low_factor = _unit(data["kind"][kind], found["low_unit"])[0] if found["low_unit"] else factor
    vague = any(word in found["before"] for word in words["before"])
    approximate = bool(vague or found["inside"] or found["behind"] or found["after"])
    return Quantity(low * low_factor, high * factor, base, approximate, found.group())


def _unit(kind: dict[str, Any], unit: str) -> tuple[float, str]:
    """The factor of a unit and what its base unit is called: [factor, name], or a factor with the name of the kind."""
    entry = kind["units"][unit]
    return (float(entry[0]), entry[1]) if isinstance(entry, list) else (float(entry), kind.get("base", ""))


def _number(text: str) -> float:
    """A number in digits or in Chinese numerals below ten thousand; a lone 千 is 1,000."""
    if text[0].isdigit():
        return float(text)
    if not any(char in _TENS for char in text):
        return float("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return float(total + digit)
