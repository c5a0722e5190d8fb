"""The word lists of recognition: each says what it is, parses, is sorted as it says, and has no entry twice."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from kg.records import CLASSES
from kg.resources import DATA, rows

KEYS = {
    "abbreviations.tsv": ("full", "short"),
    "bodies.tsv": ("short",),
    "deictic.tsv": ("word",),
    "dropped.tsv": ("word",),
    "enclosing.tsv": ("frame",),
    "generic.tsv": ("word",),
    "given.tsv": ("character",),
    "institutions.tsv": ("short",),
    "known.tsv": ("form",),
    "honour_verbs.tsv": ("word",),
    "list_heads.tsv": ("word",),
    "name_units.tsv": ("unit",),
    "notgiven.tsv": ("word",),
    "notpersons.tsv": ("word",),
    "place_char_verbs.tsv": ("word",),
    "place_chars.tsv": ("character", "place"),
    "suffixes.tsv": ("suffix",),
    "surnames.tsv": ("surname",),
    "tails.tsv": ("word",),
    "title_prefixes.tsv": ("prefix",),
    "titles.tsv": ("title",),
    "verbs.tsv": ("word",),
}
"""Each list with the columns whose values together stand in it once."""

VALUES = {
    ("bodies.tsv", "owner"): {"gov", "party", "court", "npc", "cppcc", "mass", "military"},
    ("deictic.tsv", "form"): {"pronoun", "scope", "anaphor"},
    ("deictic.tsv", "level"): {"nation", "province", "prefecture", "city", "county", "town", "village", "here"},
    ("dropped.tsv", "where"): {"start", "inside", "end", "after-place"},
    ("enclosing.tsv", "owner"): {"gov", "party", "cppcc", "mass", "military", "company", "institution"},
    ("generic.tsv", "kind"): {"alone", "modifier", "quality"},
    ("given.tsv", "class"): {"1", "2"},
    ("institutions.tsv", "type"): {"Institution", "Place", "Enterprise"},
    ("known.tsv", "type"): {"Event", "Enterprise", "Institution", "Person", "Project"},
    ("name_units.tsv", "language"): {"Tibetan", "Mongolian", "Yi", "Uyghur", "Kazakh"},
    ("notgiven.tsv", "kind"): {"character", "word"},
    ("place_chars.tsv", "use"): {"usual", "other"},
    ("suffixes.tsv", "strength"): {"strong", "weak"},
    ("suffixes.tsv", "type"): set(CLASSES) - {"Person"},
    ("surnames.tsv", "class"): {"1", "2", "3"},
    ("surnames.tsv", "use"): {"plain", "ambiguous"},
    ("title_prefixes.tsv", "kind"): {"deputy", "acting", "former", "present", "honorary", "rank", "which", "and"},
    ("titles.tsv", "body"): {"place", "party", "organ", "company", "institution", "village", "any", "none"},
    ("verbs.tsv", "kind"): {"prep", "conj", "particle", "verb", "adverb", "time", "opening"},
}
"""The values that a column may have, where they are few."""


def header(name: str, field: str) -> list[str]:
    """The names that a list's header gives behind `columns:` or `sorted by:`."""
    text = (DATA / name).read_text(encoding="utf-8")
    found = re.search(rf"^# {field}: (.+)$", text, re.MULTILINE)
    assert found, f"{name} does not say '# {field}: …'"
    return found[1].split(", ")


def column(name: str, title: str) -> list[str]:
    at = header(name, "columns").index(title)
    return [row[at] for row in rows(name)]


@pytest.mark.parametrize("name", sorted(KEYS))
def test_says_what_it_is_before_its_rows(name: str) -> None:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    assert lines[: len(comments)] == comments
    assert any(line.startswith("# Facts: ") or "Facts: " in line for line in comments)


@pytest.mark.parametrize("name", sorted(KEYS))
def test_parses_into_its_columns_without_white_space(name: str) -> None:
    width = len(header(name, "columns"))
    assert rows(name)
    for row in rows(name):
        assert len(row) == width, row
        assert all(cell and not re.search(r"\s", cell) for cell in row), row


@pytest.mark.parametrize("name", sorted(KEYS))
def test_is_sorted_as_it_says(name: str) -> None:
    columns, order = header(name, "columns"), header(name, "sorted by")
    keys = [tuple(row[columns.index(title)] for title in order) for row in rows(name)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", sorted(KEYS))
def test_has_no_entry_twice(name: str) -> None:
    keys = list(zip(*(column(name, title) for title in KEYS[name]), strict=True))
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize(("name", "title"), sorted(VALUES))
def test_knows_its_values(name: str, title: str) -> None:
    assert set(column(name, title)) <= VALUES[name, title]


@pytest.mark.parametrize("name", ["bodies.tsv", "institutions.tsv"])
def test_levels_are_letters_in_order(name: str) -> None:
    for short, _, _, levels in rows(name):
        assert levels and levels == "".join(letter for letter in "npcdt" if letter in levels), short


def test_a_stem_is_a_body_or_an_institution() -> None:
    assert set(column("bodies.tsv", "short")) & set(column("institutions.tsv", "short")) == set()
    assert set(column("bodies.tsv", "short")) & set(column("known.tsv", "form")) == set()


def test_words_that_are_no_person_begin_with_a_surname() -> None:
    surnames = set(column("surnames.tsv", "surname"))
    for word in column("notpersons.tsv", "word"):
        assert 2 <= len(word) <= 3 and word[0] in surnames, word


def test_no_ending_of_names_is_a_tail() -> None:
    assert set(column("tails.tsv", "word")) & set(column("suffixes.tsv", "suffix")) == set()


def test_a_national_body_is_national_only() -> None:
    for short, _, _, levels in rows("bodies.tsv"):
        assert "n" not in levels or levels == "n", short


def test_a_full_name_is_no_other_body_s_stem() -> None:
    """Short and full are equal only where print knows one form; else a full name would stand for two bodies."""
    fulls = {short: full for short, full, _, _ in rows("bodies.tsv")}
    for short, full in sorted(fulls.items()):
        assert fulls.get(full, full) == full, short


def test_the_stem_of_an_enclosing_frame_is_a_body() -> None:
    shorts = set(column("bodies.tsv", "short"))
    for frame, stem, owner in rows("enclosing.tsv"):
        assert frame.count("{}") == 1, frame
        assert owner in ("company", "institution") or stem in shorts, frame


def test_titles_and_their_prefixes_are_apart() -> None:
    assert set(column("titles.tsv", "title")) & set(column("title_prefixes.tsv", "prefix")) == set()


def test_a_character_is_in_given_names_or_is_not() -> None:
    assert set(column("given.tsv", "character")) & set(column("notgiven.tsv", "word")) == set()
    assert all(len(character) == 1 for character in column("given.tsv", "character"))


def test_a_surname_has_one_or_two_characters() -> None:
    assert {len(surname) for surname in column("surnames.tsv", "surname")} == {1, 2}


def test_short_forms_of_places_are_one_character() -> None:
    assert all(len(character) == 1 for character in column("place_chars.tsv", "character"))


def test_an_abbreviation_is_shorter() -> None:
    for full, short in rows("abbreviations.tsv"):
        assert len(short) <= len(full) and short != full, full


SAMPLES = [
    ("bodies.tsv", ["科技局", "科学技术局", "gov", "pcd"]),
    ("bodies.tsv", ["工信部", "中华人民共和国工业和信息化部", "gov", "n"]),
    ("suffixes.tsv", ["有限公司", "Enterprise", "strong"]),
    ("suffixes.tsv", ["镇", "Town", "strong"]),
    ("suffixes.tsv", ["座谈会", "Event", "weak"]),
    ("titles.tsv", ["市长", "place"]),
    ("titles.tsv", ["居民", "none"]),
    ("deictic.tsv", ["我省", "province", "pronoun"]),
    ("place_chars.tsv", ["甬", "宁波市", "usual"]),
    ("generic.tsv", ["相关部门", "alone"]),
    ("abbreviations.tsv", ["人力资源和社会保障", "人社"]),
]


@pytest.mark.parametrize(("name", "row"), SAMPLES)
def test_holds(name: str, row: list[str]) -> None:
    assert row in rows(name)


ABSENT = [
    ("titles.tsv", "副市长"),      # made of 副 and 市长
    ("titles.tsv", "市委书记"),    # a body and a title
    ("notgiven.tsv", "国"),
    ("given.tsv", "的"),
    ("verbs.tsv", "中国"),
    ("generic.tsv", "人民政府"),
]


@pytest.mark.parametrize(("name", "word"), ABSENT)
def test_does_not_hold(name: str, word: str) -> None:
    assert word not in {row[0] for row in rows(name)}


def quantities() -> dict[str, Any]:
    return tomllib.loads((DATA / "quantities.toml").read_text(encoding="utf-8"))


def units() -> list[tuple[str, str, float]]:
    """Every printed form with its base unit and factor."""
    return [(form, entry["unit"], entry["factor"]) for entry in quantities()["unit"] for form in entry["units"]]


def test_a_unit_stands_once() -> None:
    forms = [form for form, _, _ in units()]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_longer_units_stand_before_shorter_ones() -> None:
    for entry in quantities()["unit"]:
        assert entry["units"] == sorted(entry["units"], key=lambda form: (-len(form), form))


@pytest.mark.parametrize(
    ("form", "base", "factor"),
    [("元", "CNY", 1), ("美元", "USD", 1), ("亩", "m2", 666.667), ("公顷", "m2", 1e4), ("平方公里", "m2", 1e6),
     ("GWh", "Wh", 1e9), ("千瓦时", "Wh", 1e3), ("兆瓦", "W", 1e6), ("吨", "kg", 1e3), ("个就业岗位", "persons", 1)],
)  # fmt: skip
def test_factors(form: str, base: str, factor: float) -> None:
    assert (form, base, factor) in units()


def test_words_beside_a_number_are_approximate_or_exact() -> None:
    for side in ("before", "after"):
        both = quantities()[side]
        assert not set(both["approximate"]) & set(both["exact"])
    assert "约" in quantities()["before"]["approximate"]
    assert "达" in quantities()["before"]["exact"]
