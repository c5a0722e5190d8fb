"""Whether a claim at 0.9 is right nine times in ten: the claims on the gold pages by band of confidence."""

from __future__ import annotations

import importlib.util
import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

BANDS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
"""Where each band begins; it ends where the next begins, the last at 1."""


class Judged(NamedTuple):
    """A claim with whether gold has it."""

    confidence: float
    rule: str
    right: bool


def judged(lines: list[str], gold_dir: Path) -> Iterator[Judged]:
    """The claims of an extraction file on pages with gold, each as ../shared/gold/score.py judges it."""
    score = _scorer(gold_dir / "score.py")
    golds = score.read_gold([gold_dir])
    pages, _ = score.read_extraction(io.StringIO("".join(lines)), "claims", golds)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages.values():
        for mention in page.mentions:
            names[mention.entity].add(mention.name)
    aligned = {name: score.align(gold, pages[name], names) for name, gold in golds.items()}
    for record in map(json.loads, lines):
        if record["page"] in golds:
            yield from _of_article(score, record, golds[record["page"]], aligned[record["page"]])


def _of_article(score: ModuleType, record: dict[str, Any], gold: Any, aligned: dict[str, Any]) -> Iterator[Judged]:
    for one in record["relations"]:
        right = score.triple(aligned[one["s"]], one["p"], aligned[one["o"]]) in set(gold.relations)
        yield Judged(one["confidence"], one["rule"], right)
    for one in record["attributes"]:
        right = any(known[:2] == (aligned[one["s"]], one["p"]) and score.same_value(known[2], one["value"])
                    for known in gold.attributes)
        yield Judged(one["confidence"], one["rule"], right)


def table(found: Iterable[Judged]) -> str:
    """A line for each band: how many claims, their mean confidence, the share that is right."""
    bands: defaultdict[float, list[Judged]] = defaultdict(list)
    for one in found:
        bands[max(band for band in BANDS if band <= one.confidence)].append(one)
    lines = ["| confidence | claims | mean confidence | right |", "|---|---|---|---|"]
    for band, end in zip(BANDS, (*BANDS[1:], 1.0), strict=True):
        if some := bands[band]:
            mean = sum(one.confidence for one in some) / len(some)
            right = sum(one.right for one in some) / len(some)
            lines.append(f"| {band:.2f} – {end:.2f} | {len(some)} | {mean:.2f} | {right:.2f} |")
    everything = [one for some in bands.values() for one in some]
    if everything:
        mean, right = (sum(values) / len(everything) for values in
                       ([one.confidence for one in everything], [one.right for one in everything]))
        lines.append(f"| all | {len(everything)} | {mean:.2f} | {right:.2f} |")
    return "\n".join(lines)


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gold_score"] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module
