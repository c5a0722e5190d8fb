"""Measures speed, memory and quality, each as a ratio of two things measured in this run: `make bench`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
KG = Path(sys.executable).with_name("kg")
SEEDS = sorted((ROOT / "seeds/articles").glob("*.txt"))


def best(action: Callable[[], object], times: int = 5) -> float:
    """The least of some wall-clock times, in seconds."""
    spans = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        spans.append(time.perf_counter() - start)
    return min(spans)


def run(*command: str | Path, **options: object) -> None:
    subprocess.run([str(one) for one in command], check=True, stdout=subprocess.DEVNULL, **options)  # type: ignore[call-overload]


def throughput() -> str:
    """Whole extraction of pages on one core, and jieba.posseg.cut over the same text."""
    import logging

    import jieba
    import jieba.posseg

    from kg.build import extract_page
    from kg.reading import About, Failure, read

    jieba.setLogLevel(logging.ERROR)
    folder = SHARED / "pages" if SHARED.exists() else ROOT / "seeds/articles"
    registry = ROOT / "seeds/registry.ttl"
    pages = [page for page in read([folder], About()) if not isinstance(page, Failure)]
    size = sum(len(page.text) for page in pages)

    def ours() -> None:
        for page in read([folder], About()):
            assert not isinstance(page, Failure)
            extract_page(page, registry)

    def theirs() -> None:
        for page in pages:
            list(jieba.posseg.cut(page.text))

    ours(), theirs()
    mine, other = best(ours, 3), best(theirs, 3)
    return f"{size / mine:,.0f} characters/s, jieba.posseg {size / other:,.0f}: {other / mine:.2f} times as fast"


def start() -> str:
    """`kg --help`, and Python importing click."""
    mine = best(lambda: run(KG, "--help"))
    other = best(lambda: run(sys.executable, "-c", "import click"))
    return f"{mine:.3f} s, import click {other:.3f} s: {mine / other:.2f} times as long"


def peak(articles: int) -> float:
    """The peak memory of building that many articles, in MB: the seeds again and again, each with a number in it."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder, "pages")
        pages.mkdir()
        for number in range(articles):
            text = SEEDS[number % len(SEEDS)].read_text(encoding="utf-8")
            text = text.replace("有限公司", f"{number}号有限公司")
            Path(pages, f"{number:06}.txt").write_text(text, encoding="utf-8")
        command = [str(KG), "build", str(pages), "--home", "义乌市", "--jobs", "1", "-o", f"{folder}/out"]
        build = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(build.pid, 0)
        assert status == 0, "kg build failed"
        return usage.ru_maxrss / 1024


def memory() -> str:
    """Building 10,000 articles, and building 1,000."""
    small, large = peak(1_000), peak(10_000)
    return f"{large:.0f} MB, for a tenth of them {small:.0f} MB: {large / small:.2f} times as much"


def quality() -> str:
    """The gold pages, scored with and without the registry."""
    if not SHARED.exists():
        return "skipped: ../shared is not here"
    parts = []
    for name, options in (("with the registry", []), ("without", ["--no-registry"])):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, "x.jsonl")
            run(KG, "extract", SHARED / "pages", "-o", out, *options)
            score = [sys.executable, SHARED / "gold/score.py", SHARED / "gold", out]
            parts.append(f"\n\n{name}:\n\n```\n{subprocess.check_output(score, text=True)}```")
    return "".join(parts)


def calibration() -> str:
    """How often claims are right, by band of confidence, on the gold pages."""
    if not SHARED.exists():
        return "skipped: ../shared is not here"
    from bench.calibration import judged, table

    parts = []
    for name, options in (("gold mentions", ["--mentions", SHARED / "gold"]), ("our own mentions", [])):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, "x.jsonl")
            run(KG, "extract", *options, SHARED / "pages", "-o", out)
            lines = out.read_text(encoding="utf-8").splitlines(keepends=True)
            parts.append(f"\n\n{name}:\n\n{table(judged(lines, SHARED / 'gold'))}")
    return "".join(parts)


def ablation() -> str:
    """What each part of recognition adds: F1 on the annotated articles that training holds out."""
    from bench.ablation import table

    return table()


MEASURES = {"Extraction": throughput, "Start": start, "Memory": memory, "Ablation": ablation, "Quality": quality,
            "Calibration": calibration}


def main() -> None:
    """Prints all measures, or those named on the command line."""
    for name in sys.argv[1:] or MEASURES:
        measure = MEASURES[name]
        print(f"**{name}** ({(measure.__doc__ or '').strip()}) {measure()}\n", flush=True)


if __name__ == "__main__":
    main()
