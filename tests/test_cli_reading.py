"""The verbs that ask: what they print, where, and how they exit."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.graph import write
from kg.records import Article, Claim, Entity, Extract, Mention, Value

PAGE = "清溪镇迎新桥\n昨日,清溪镇镇长林木参观石桥工程。石桥工程投资3亿元。"


def bridge() -> tuple[list[Entity], Extract]:
    """A town, its mayor and a bridge."""
    from array import array

    entities = [
        Entity("town:清溪镇", "Town", "清溪镇", ("清溪",), place="place:云州市"),
        Entity("place:云州市", "Place", "云州市", ("云州",)),
        Entity("person:林木", "Person", "林木"),
        Entity("person:林木_云州市", "Person", "林木", ("老林",), place="place:云州市"),
        Entity("project:石桥工程", "Project", "石桥工程"),
    ]
    start = PAGE.index("\n") + 1
    article = Article("p.txt", PAGE[: start - 1], (), start, len(PAGE), PAGE, array("L", range(len(PAGE))), start)
    first, second = (start, PAGE.index("。") + 1), (PAGE.index("。") + 1, len(PAGE))

    def claim(words: str, sentence: tuple[int, int], subject: str, predicate: str, **more: object) -> Claim:
        at = PAGE.index(words, sentence[0])
        return Claim(
            subject, predicate, start=at, end=at + len(words), quote_start=sentence[0], quote_end=sentence[1],
            rule="test", **more,  # type: ignore[arg-type]
        )  # fmt: skip

    claims = (
        claim("镇长林木", first, "person:林木", "holds_post", object="town:清溪镇", qualifier="镇长"),
        claim("参观", first, "person:林木", "visits", object="project:石桥工程", qualifier="参观"),
        claim("投资3亿元", second, "project:石桥工程", "investment", value=Value(300_000_000, "CNY", printed="3亿元")),
    )
    mentions = (Mention(0, 3, "清溪镇", "Town", "test", 1.0, entity="town:清溪镇"),)
    return entities, Extract(article, (), mentions, claims)


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "exports"
    entities, extract = bridge()
    write(entities, [extract], folder)
    (folder.parent / "pages").mkdir()
    (folder.parent / "pages" / "p.txt").write_text(PAGE, encoding="utf-8")
    return folder


def kg(exports: Path, *arguments: str, locale: str = "C.UTF-8", stdin: str = "") -> Result:
    environment = {"KG_GRAPH": str(exports), "LC_ALL": locale}
    return CliRunner().invoke(main, list(arguments), input=stdin, env=environment)


CONNECTIONS = """\
relation           name      type     place   as    first  last  articles  origins
holds a post at →  清溪镇    Town     云州市  镇长               1         1
visits →           石桥工程  Project          参观               1         1
"""


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (("connections", "person:林木"), CONNECTIONS),
        (("connections", "清溪", "--format", "csv"),
         "hop,from,relation,direction,id,iri,type,name,place,qualifiers,first,last,articles,origins,confidence\n"
         "1,town:清溪镇,holdsPost,in,person:林木,https://w3id.org/civic-kg/id/person/林木,Official,林木,,镇长,,,1,1,1.0\n"),
        (("find", "老"),
         "name  type    place   found as  articles  id\n"
         "林木  Person  云州市  老林      0         person:林木_云州市\n"),
        (("find", "无"), "name  type  place  found as  articles  id\n"),
        (("query", "-e", "SELECT ?who { ?who kg:visits project:石桥工程 }"), "who\nperson:林木\n"),
        (("query", "-e", "ASK { ?who kg:visits town:清溪镇 }"), "false\n"),
    ],
)  # fmt: skip
def test_answers(exports: Path, arguments: tuple[str, ...], printed: str) -> None:
    result = kg(exports, *arguments)
    assert (result.stdout, result.stderr, result.exit_code) == (printed, "", 0)


def test_captions_follow_the_locale(exports: Path) -> None:
    assert "任职于 →" in kg(exports, "connections", "person:林木", locale="zh_CN.UTF-8").stdout


def test_connections_as_json(exports: Path) -> None:
    first, second = json.loads(kg(exports, "connections", "person:林木", "--format", "json").stdout)
    assert first == {
        "hop": 1, "from": "person:林木", "relation": "holdsPost", "direction": "out", "id": "town:清溪镇",
        "iri": "https://w3id.org/civic-kg/id/town/清溪镇", "type": "Town", "name": "清溪镇", "place": "云州市",
        "qualifiers": ["镇长"], "first": "", "last": "", "articles": 1, "origins": 1,
        "confidence": 1.0,
    }  # fmt: skip
    assert second["relation"] == "visits"


@pytest.mark.parametrize(
    ("arguments", "ends"),
    [
        (("--type", "Project"), {"石桥工程"}),
        (("--relation", "holdsPost"), {"清溪镇"}),
        (("--since", "2023"), set()),
        (("--hops", "2"), {"清溪镇", "石桥工程"}),
    ],
)
def test_connections_are_chosen(exports: Path, arguments: tuple[str, ...], ends: set[str]) -> None:
    result = kg(exports, "connections", "person:林木", "--format", "csv", *arguments)
    assert {row["name"] for row in csv.DictReader(result.stdout.splitlines())} == ends


def test_show(exports: Path) -> None:
    text = kg(exports, "show", "石桥工程").stdout
    assert "3亿元 = 300,000,000 CNY" in text
    assert "“石桥工程投资3亿元。” p.txt" in text
    told = json.loads(kg(exports, "show", "石桥工程", "--format", "json").stdout)
    assert [fact["relation"] for fact in told["facts"]] == ["investment", "visits"]
    assert told["facts"][0]["value"] == "300000000"
    assert told["facts"][1]["entity"]["id"] == "person:林木"


def test_stats(exports: Path) -> None:
    told = json.loads(kg(exports, "stats", "--format", "json").stdout)
    assert (told["articles"], told["entities"], told["statements"]) == (1, 5, 3)
    assert "holds a post at  1" in kg(exports, "stats").stdout


def test_a_query_from_a_file_and_from_standard_input(exports: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?n { town:清溪镇 skos:altLabel ?n }", encoding="utf-8")
    assert kg(exports, "query", str(tmp_path / "q.rq"), "--format", "csv").stdout == "n\n清溪\n"
    assert kg(exports, "query", "-", stdin="ASK { ?a ?b ?c }").stdout == "true\n"


def test_export_to_a_file_and_to_standard_output(exports: Path, tmp_path: Path) -> None:
    assert kg(exports, "export").stdout_bytes == (exports / "graph.ttl").read_bytes()
    assert kg(exports, "export", "--format", "nt", "-o", str(tmp_path / "g.nt")).exit_code == 0
    assert (tmp_path / "g.nt").read_bytes() == kg(exports, "export", "--format", "nt").stdout_bytes


def test_check(exports: Path) -> None:
    sound = kg(exports, "check", str(exports.parent / "pages"))
    assert (sound.exit_code, sound.stderr) == (0, "")
    wanting = kg(exports, "check")
    assert wanting.exit_code == 1
    assert "page p.txt is not at hand" in wanting.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("connections", "林木"), "林木 may be person:林木 (person), person:林木_云州市 (person, 云州市): name one"),
        (("show", "林木"), "林木 may be"),
        (("connections", "石桥工厂"), "did you mean 石桥工程?"),
        (("show", "无此"), "nothing in"),
        (("connections", "清溪镇", "--type", "Planet"), "no type is called Planet"),
        (("connections", "清溪镇", "--since", "soon"), "soon is no date"),
        (("find", "清", "--type", "Planet"), "no type is called Planet"),
        (("query",), "give one query"),
        (("query", "-e", "SELECT"), "not a query"),
        (("export", "-o", "/no/such/folder/g.ttl"), "cannot write /no/such/folder/g.ttl"),
        (("stats", "-g", "no-such-folder"), "no graph in no-such-folder: run kg build"),
    ],
)
def test_the_users_mistakes_are_one_line_and_exit_with_2(
    exports: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = kg(exports, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_our_own_faults_are_one_line_and_exit_with_1(exports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("kg.graph.stats.stats", fault)
    result = kg(exports, "stats")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: a fault of kg's own: ZeroDivisionError: oh (KG_DEBUG=1 shows where)\n"


@pytest.mark.parametrize("verb", ["connections", "show", "find", "query", "export", "check", "stats"])
def test_each_help_has_examples(verb: str) -> None:
    text = CliRunner().invoke(main, [verb, "--help"]).stdout
    assert text.count(f"\n  kg {verb}") >= 2


HEAVY = ("jieba", "rjieba", "pyvis", "rdflib", "networkx", "pyshacl", "numpy", "trafilatura", "pypdfium2", "jinja2")


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (("connections", "清溪镇"), HEAVY),
        (("show", "清溪镇"), HEAVY),
        (("find", "清"), HEAVY),
        (("stats",), HEAVY),
        (("--help",), (*HEAVY, "pyoxigraph", "wcwidth")),
    ],
)
def test_what_a_verb_does_not_need_is_not_imported(
    exports: Path, arguments: tuple[str, ...], forbidden: tuple[str, ...]
) -> None:
    program = f"""
import sys
from kg.cli import main
try:
    main({list(arguments)!r})
except SystemExit as done:
    assert not done.code
print(sorted(set(sys.modules) & set({forbidden!r})), file=sys.stderr)
"""
    environment = {**os.environ, "KG_GRAPH": str(exports), "LC_ALL": "C.UTF-8"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment, check=True)
    assert done.stderr == b"[]\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("conect", "清溪镇"), "No such command 'conect'"),
        (("connections",), "Missing argument 'NAME'. (see kg connections --help)"),
        (("connections", "清溪镇", "--hops", "0"), "--hops"),
        (("--nothing",), "No such option"),
        (("query", "no-such-file.rq"), "no-such-file.rq"),
    ],
)
def test_mistakes_in_the_command_are_one_line_too(exports: Path, arguments: tuple[str, ...], said: str) -> None:
    result = kg(exports, *arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr


def test_a_query_that_is_no_text(exports: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes(b"\xff\xfe\x00")
    result = kg(exports, "query", str(tmp_path / "q.rq"))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
