"""The verbs that give reasons, as a user runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

PAGE = (
    "县长贺建栋到翊辰公司调研\n\n本报讯 昨日，皋兰县县长贺建栋到甘肃翊辰玩具有限公司调研。"
    "贺建栋未走访石洞镇。\n"
)


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], env={"LC_ALL": "C.UTF-8"})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page, and its graph in `graph`."""
    folder = tmp_path_factory.mktemp("reasons")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    about = ("--home", "皋兰县", "--date", "2024-05-02", "--jobs", 1)
    done = kg("build", folder / "page.txt", *about, "-o", folder / "graph")
    assert done.exit_code == 0
    return folder


def test_frames() -> None:
    told = kg("frames").stdout
    assert "organise.active  organises  Enterprise, Government body" in told
    assert "post.title-before-name" in told
    assert kg("frames", "--predicate", "holdsPost").stdout == kg("frames", "--predicate", "任职于").stdout
    (rule, *_) = json.loads(kg("frames", "--predicate", "accompanies", "--format", "json").stdout)
    assert (rule["id"], rule["subject"], rule["triggers"]) == ("accompany.direct", ["Person"], ["陪同"])


def test_why(built: Path) -> None:
    told = kg("why", "贺建栋", "甘肃翊辰玩具有限公司", "-g", built / "graph").stdout
    assert "贺建栋 visits → 甘肃翊辰玩具有限公司 (调研)" in told
    assert "县长【贺建栋】到【甘肃翊辰玩具有限公司】‹调研›。" in told
    assert "visit.go-and-do" in told
    assert "page.txt" in told
    said = json.loads(kg("why", "贺建栋", "皋兰县", "--format", "json", "-g", built / "graph").stdout)
    assert [(one["rule"], one["qualifier"]) for one in said] == [("post.title-before-name", "县长")]


def test_why_of_nothing(built: Path) -> None:
    result = kg("why", "贺建栋", "石洞镇", "-g", built / "graph")
    assert result.exit_code == 0
    assert result.stdout == "nothing is stated of 贺建栋 and 石洞镇; kg why 贺建栋 石洞镇 --not says what was tried\n"


def test_why_of_an_attribute_that_is_not_stated(built: Path) -> None:
    told = kg("why", "甘肃翊辰玩具有限公司", "investment", "-g", built / "graph").stdout
    assert told == "nothing is stated of 甘肃翊辰玩具有限公司 and investment\n"


@pytest.mark.parametrize("pages", [True, False], ids=["pages named", "pages kept"])
def test_why_not(built: Path, pages: bool) -> None:
    named = [built / "page.txt", "--home", "皋兰县"] if pages else []
    told = kg("why", "贺建栋", "石洞镇", "--not", *named, "-g", built / ("nowhere" if pages else "graph")).stdout
    assert "page.txt  县长贺建栋到翊辰公司调研\n  【贺建栋】未‹走访›【石洞镇】。\n" in told
    assert "走访  visits (visit.direct): blocked by 未" in told


def test_why_not_where_a_name_is_not_read(built: Path) -> None:
    told = kg("why", "贺建栋", "翊辰玩具", "--not", built / "page.txt", "-g", built / "nowhere").stdout
    assert told.splitlines()[0] == "no article has both 贺建栋 and 翊辰玩具; the nearest:"
    assert "翊辰玩具 is part of 甘肃翊辰玩具有限公司 (Enterprise)" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("frames", "--predicate", "marries"), "no rule states marries: it is one of accompanies"),
        (("why", "贺建栋", "无此", "-g", "{graph}"), "is called 无此"),
        (("why", "贺建栋", "无此", "--not", "-g", "{graph}"), "is called 无此"),
        (("why", "贺建栋", "皋兰县", "page.txt", "-g", "{graph}"), "PAGES are for --not"),
        (("why", "贺建栋", "皋兰县", "--not", "nowhere.txt", "-g", "{graph}"), "nowhere.txt"),
        (("why", "贺建栋", "皋兰县", "--not", "--format", "json", "-g", "{graph}"), "--not answers as text only"),
        (("why", "贺建栋", "皋兰县", "--not", "-g", "nowhere"), "no graph in nowhere"),
        (("why", "贺建栋", "皋兰县", "--not", "--date", "May", "-g", "{graph}"), "--date May: not a date"),
        (("why", "贺建栋"), "Missing argument 'B'"),
    ],
)
def test_mistakes_are_one_line_and_exit_with_2(built: Path, arguments: tuple[str, ...], said: str) -> None:
    result = kg(*(one.format(graph=built / "graph") for one in arguments))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr


def test_pages_that_are_gone(built: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes((built / "graph/graph.ttl").read_bytes())
    result = kg("why", "贺建栋", "石洞镇", "--not", "-g", tmp_path)
    assert result.exit_code == 2
    assert "name the PAGES" in result.stderr


@pytest.mark.parametrize("verb", ["frames", "why"])
def test_each_help_has_examples(verb: str) -> None:
    assert kg(verb, "--help").stdout.count(f"\n  kg {verb}") >= 2


@pytest.mark.parametrize("arguments", [["frames"], ["why", "贺建栋", "皋兰县"]], ids=["frames", "why"])
def test_no_segmenter_is_imported(built: Path, arguments: list[str]) -> None:
    heavy = ("jieba", "rjieba", "pyvis", "rdflib", "networkx", "pyshacl", "numpy", "trafilatura", "pypdfium2", "jinja2")
    program = f"""
import sys
from kg.cli import main
try:
    main({arguments!r} + {["-g", str(built / "graph")] if arguments[0] == "why" else []!r})
except SystemExit as done:
    assert not done.code
print(sorted(set(sys.modules) & set({heavy!r})), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr == b"[]\n"
