"""The verbs that read pages: build, extract, render, as a user runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SEEDS = ROOT / "seeds/articles"
KG = Path(sys.executable).with_name("kg")
needs_shared = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="../shared/gold is not beside the checkout")

PAGE = "县长贺建栋到翊辰公司调研\n\n本报讯 昨日，皋兰县县长贺建栋到甘肃翊辰玩具有限公司调研。\n"


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_committed_graph_is_what_the_seeds_give(tmp_path: Path) -> None:
    assert kg("build", SEEDS, "-o", tmp_path).exit_code == 0
    assert (tmp_path / "graph.ttl").read_bytes() == (ROOT / "exports/graph.ttl").read_bytes()
    assert kg("check", "-g", tmp_path).exit_code == 0


@pytest.mark.parametrize(("jobs", "seed"), [("1", "1"), ("2", "2")])
def test_same_bytes_for_any_processes_and_hash_seed(tmp_path: Path, jobs: str, seed: str) -> None:
    command = [str(KG), "build", str(SEEDS), "--jobs", jobs, "-o", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "graph.ttl").read_bytes() == (ROOT / "exports/graph.ttl").read_bytes()


def test_extraction_file(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    out = tmp_path / "x.jsonl"
    assert kg("extract", page, "--home", "皋兰县", "--date", "2024-05-02", "-o", out).exit_code == 0
    (line,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert line["page"] == "page.txt"
    assert line["headline"] == "县长贺建栋到翊辰公司调研"
    for one in line["mentions"]:
        assert PAGE[one["start"] : one["end"]] == one["text"]
    names = {(one["type"], one["name"]) for one in line["mentions"]}
    assert {("Person", "贺建栋"), ("Place", "皋兰县"), ("Enterprise", "甘肃翊辰玩具有限公司")} <= names
    assert {"holds_post", "visits"} <= {one["p"] for one in line["relations"]}


def test_without_a_registry(tmp_path: Path) -> None:
    out = tmp_path / "x.jsonl"
    assert kg("extract", SEEDS / "001-dianshang-bolanhui.txt", "--no-registry", "-o", out).exit_code == 0
    assert "商务部" in out.read_text(encoding="utf-8")


BAD_FILES = [
    ("empty.txt", b"", "empty"),
    ("junk.txt", bytes(range(256)) * 20, "not text"),
    ("notes.txt", "买菜\n".encode(), "no article"),
    ("broken.pdf", b"%PDF-1.4 broken", "damaged PDF"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BAD_FILES, ids=[name for name, *_ in BAD_FILES])
def test_bad_page_alone_is_one_clear_line(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    page, out = tmp_path / name, tmp_path / "out"
    page.write_bytes(data)
    result = kg("build", page, "-o", out)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert name in line
    assert reason in line
    assert not (out / "graph.ttl").exists()


def test_bad_page_among_good_ones_is_reported_and_the_rest_is_built(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(20):
        (pages / f"{number:02}.txt").write_text(PAGE, encoding="utf-8")
    (pages / "07.txt").write_bytes(b"")
    result = kg("build", pages, "--home", "皋兰县", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.strip() == "not read: 07.txt: is empty"
    assert result.stdout.startswith("19 pages, 19 articles")


MISTAKES = [
    (["build", "nowhere"], "nowhere"),
    (["build", "--date", "yesterday"], "2023-06-18"),
    (["build", "--registry", "nowhere.ttl"], "nowhere.ttl"),
    (["build", "--registry", "x.ttl", "--no-registry"], "exclude"),
    (["extract"], "give the pages"),
    (["render", "-g", "nowhere"], "kg build"),
]


@pytest.mark.parametrize(("arguments", "said"), MISTAKES, ids=[" ".join(arguments) for arguments, _ in MISTAKES])
def test_mistakes_are_one_line_and_exit_2(tmp_path: Path, arguments: list[str], said: str) -> None:
    result = kg(*arguments, *(["-o", tmp_path / "out"] if arguments[0] != "render" else []))
    assert result.exit_code == 2
    assert said in result.stderr.splitlines()[-1]


def test_full_disk_is_one_clear_line_and_leaves_the_old_graph(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk that is full."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE * 200, encoding="utf-8")
    assert kg("build", SEEDS, "-o", tmp_path / "out").exit_code == 0
    before = (tmp_path / "out/graph.ttl").read_bytes()
    command = f"ulimit -f 8; trap '' XFSZ; exec {KG} build {page} --jobs 1 -o {tmp_path / 'out'}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "cannot write" in result.stderr
    assert (tmp_path / "out/graph.ttl").read_bytes() == before


def test_failed_build_leaves_the_old_graph(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert kg("build", page, "-o", tmp_path / "out").exit_code == 0
    before = {one: one.read_bytes() for one in sorted((tmp_path / "out").rglob("*.t*"))}
    page.write_bytes(b"")
    assert kg("build", page, "-o", tmp_path / "out").exit_code == 2
    assert {one: one.read_bytes() for one in sorted((tmp_path / "out").rglob("*.t*"))} == before


def test_render_around_a_name(tmp_path: Path) -> None:
    assert kg("build", SEEDS, "-o", tmp_path).exit_code == 0
    out = tmp_path / "one.html"
    assert kg("render", "王健", "-g", tmp_path, "-o", out).exit_code == 0
    assert 0 < out.stat().st_size < (tmp_path / "graph.html").stat().st_size


@needs_shared
@pytest.mark.parametrize("registry", [[], ["--no-registry"]], ids=["with the registry", "without"])
def test_floors_on_gold_pages(tmp_path: Path, registry: list[str]) -> None:
    """The least that a first version may score; bench/ has the figures."""
    out = tmp_path / "x.jsonl"
    assert kg("extract", SHARED / "pages", *registry, "-o", out).exit_code == 0
    floors = "articles=0.9,mentions=0.7,linking=0.85,relations=0.4,attributes=0.5"
    score = [sys.executable, str(SHARED / "gold/score.py"), str(SHARED / "gold"), str(out), "--min", floors]
    result = subprocess.run(score, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


@needs_shared
def test_real_pages_build_and_check(tmp_path: Path) -> None:
    assert kg("build", SHARED / "pages", "-o", tmp_path).exit_code == 0
    assert kg("check", "-g", tmp_path).exit_code == 0


@needs_shared
def test_floors_with_the_names_given(tmp_path: Path) -> None:
    """Recognition and linking taken from the gold files, so that what falls short is relations alone."""
    out = tmp_path / "x.jsonl"
    assert kg("extract", "--mentions", SHARED / "gold", SHARED / "pages", "-o", out).exit_code == 0
    floors = "articles=0.99,mentions=0.99,linking=0.99,relations=0.88,attributes=0.88"
    score = [sys.executable, str(SHARED / "gold/score.py"), str(SHARED / "gold"), str(out), "--min", floors]
    result = subprocess.run(score, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr + result.stdout


GOLD = {"page": "page.txt", "newspaper": None, "home": "皋兰县", "date": "2024-05-02", "articles": [
    {"headline": None, "byline": [], "start": "本报讯昨日，皋兰县县长贺", "end": "玩具有限公司调研。",
     "entities": [{"id": "e1", "type": "Person", "name": "贺建栋", "mentions": ["贺建栋"]},
                  {"id": "e2", "type": "Enterprise", "name": "甘肃翊辰", "mentions": ["甘肃翊辰玩具有限公司"]}],
     "relations": [], "attributes": []}]}


def test_extract_with_the_names_of_a_gold_file(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/page.json").write_text(json.dumps(GOLD), encoding="utf-8")
    result = kg("extract", "--mentions", tmp_path / "gold", tmp_path)
    (line,) = map(json.loads, result.stdout.splitlines())
    assert {one["name"] for one in line["mentions"]} == {"贺建栋", "甘肃翊辰"}
    assert [one["p"] for one in line["relations"]] == ["visits"]


BROKEN_GOLD = [
    ("{", "not a gold file"),
    ("[]", "not a gold file"),
    ('{"page": "page.txt"}', "not a gold file (no 'date')"),
    (json.dumps({**GOLD, "date": "May"}), "not a gold file"),
    (json.dumps({**GOLD, "articles": [{"start": "没有", "end": "这句"}]}), "is not on page page.txt"),
    (json.dumps({**GOLD, "articles": [{**GOLD["articles"][0], "entities": [{"type": "Ship"}]}]}), "not a gold file"),
    (json.dumps({**GOLD, "page": "nowhere.txt"}), "none of these pages has a gold file"),
    ("", "no gold files"),
]


@pytest.mark.parametrize(("content", "said"), BROKEN_GOLD, ids=[said for _, said in BROKEN_GOLD])
def test_broken_gold_is_one_line(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    if content:
        (tmp_path / "gold/page.json").write_text(content, encoding="utf-8")
    result = kg("extract", "--mentions", tmp_path / "gold", tmp_path / "page.txt")
    assert result.exit_code == 2, result.stderr
    (line,) = result.stderr.splitlines()
    assert said in line


def test_no_folder_of_gold(tmp_path: Path) -> None:
    result = kg("extract", "--mentions", tmp_path / "nowhere", tmp_path)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "no such folder" in result.stderr
