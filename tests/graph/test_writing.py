"""What `write` leaves in a folder: Turtle that all readers agree on, the same bytes each time, never half a graph."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import small_corpus as corpus

from kg.errors import UserError
from kg.graph import publishing, store, write
from kg.graph.store import open_graph
from kg.records import Claim, Entity, Extract, Value

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def graph_of(folder: Path) -> str:
    return (folder / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "block",
    [
        'person:王健 a kg:Official, kg:Person ;\n    skos:prefLabel "王健"@zh ;\n',
        'government:义乌市委 a kg:GovernmentBody ;\n    skos:prefLabel "义乌市委"@zh ;\n    skos:altLabel "市委"@zh ;',
        'person:王健_东阳市 a kg:Person ;\n    skos:prefLabel "王健"@zh ;\n',
        '    kg:code "330782" ;\n    kg:known true ;\n    kg:place place:浙江省 .\n',
        "    kg:investment 12200000000 ;\n    kg:landArea 33333.3 ;\n",
        '    kg:productionDate "2023-10"^^xsd:gYearMonth .\n',
        '    kg:earliest "2023-10-01"^^xsd:date ;\n',
        '    kg:latest "2023-10-31"^^xsd:date ;\n',
        "    kg:home place:义乌市 ;\n    kg:mentions person:王健, project:义欣动力电池基地项目, town:佛堂镇 ;\n",
        '    kg:approximate true ;\n',
        '    kg:unit "CNY" .\n',
    ],
)  # fmt: skip
def test_the_turtle_reads_as_a_person_would_write_it(folder: Path, block: str) -> None:
    assert block in graph_of(folder)


def test_a_statement_has_all_its_evidence(folder: Path) -> None:
    quote = "中国义乌国际小商品博览会在义乌国际博览中心开幕"
    block = next(part for part in graph_of(folder).split("\n\n") if quote in part)
    for line in (
        "rdf:subject event:中国义乌国际小商品博览会 ;",
        "rdf:predicate kg:locatedIn ;",
        "rdf:object place:义乌国际博览中心 ;",
        "kg:confidence 0.9 ;",
        'kg:rule "place.at-verb" ;',
        'kg:reportedOn "2023-10-21"^^xsd:date ;',
    ):
        assert line in block
    assert "kg:qualifier" not in block
    assert "_:" not in graph_of(folder)


def test_the_offsets_of_a_statement_are_those_of_the_page(folder: Path) -> None:
    graph = open_graph(folder)
    text = corpus.PAGES["a2.txt"]
    query = """SELECT ?start ?end ?from ?to ?quote { ?s rdf:predicate kg:investment ; kg:start ?start ; kg:end ?end ;
        kg:quoteStart ?from ; kg:quoteEnd ?to ; kg:quote ?quote }"""
    (row,) = graph.store.query(query, prefixes=graph.namespaces)  # type: ignore[misc]
    assert text[int(row["start"].value) : int(row["end"].value)] == "总投资约122\n亿元"
    assert text[int(row["from"].value) : int(row["to"].value)].replace("\n", "") == row["quote"].value


def test_a_fact_in_two_articles_is_one_triple_and_two_statements(folder: Path) -> None:
    assert graph_of(folder).count("kg:holdsPost government:义乌市委") == 1
    assert graph_of(folder).count("rdf:predicate kg:holdsPost") == 2


def test_a_symmetric_relation_is_two_triples_and_one_statement(folder: Path) -> None:
    assert "kg:cooperatesWith place:东阳市" in graph_of(folder)
    assert "kg:cooperatesWith enterprise:浙江义欣动力科技有限公司" in graph_of(folder)
    assert graph_of(folder).count("rdf:predicate kg:cooperatesWith") == 1


def test_a_sum_in_another_currency_stands_in_its_statement_alone(tmp_path: Path) -> None:
    first, second, third = corpus.extracts()
    dollars = replace(second.claims[4], value=Value(5_000_000, "USD", printed="500万美元"))
    write(corpus.ENTITIES, [first, replace(second, claims=(*second.claims[:4], dollars)), third], tmp_path)
    assert "rdf:object 5000000" in graph_of(tmp_path)
    assert "kg:investment 5000000" not in graph_of(tmp_path)


def test_a_claim_about_what_is_not_linked_is_left_out(tmp_path: Path) -> None:
    one = corpus.extract("a1.txt")
    claims = (Claim("", "visits", "town:佛堂镇"), Claim("person:王健", "visits", ""))
    assert write(corpus.ENTITIES, [replace(one, claims=claims)], tmp_path).statements == 0


def test_the_summary_counts_each_thing_once(tmp_path: Path) -> None:
    summary = write(corpus.ENTITIES * 2, corpus.extracts() * 2, tmp_path)
    assert (summary.articles, summary.entities, summary.statements) == (3, len(corpus.ENTITIES), 13)
    assert summary.predicates["holdsPost"] == 2
    assert summary.triples == len(open_graph(tmp_path).store)


def test_pages_of_one_name_in_two_folders_are_two_articles(tmp_path: Path) -> None:
    one = corpus.extract("a1.txt")
    other = replace(one, article=replace(one.article, newspaper="东阳日报"))
    assert write(corpus.ENTITIES, [one, other], tmp_path).articles == 2


def test_the_base_is_an_option_and_readers_know_it(tmp_path: Path) -> None:
    write(corpus.ENTITIES, corpus.extracts(), tmp_path, base="http://example.org/")
    assert "@prefix person: <http://example.org/id/person/> ." in graph_of(tmp_path)
    assert open_graph(tmp_path).base == "http://example.org/"


# ---- The same bytes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_input_does_not_matter(folder: Path, tmp_path: Path, seed: int) -> None:
    shuffled = random.Random(seed)
    entities, extracts = list(corpus.ENTITIES), corpus.extracts()
    shuffled.shuffle(entities)
    shuffled.shuffle(extracts)
    write(iter(entities), iter(extracts), tmp_path)
    assert (tmp_path / "graph.ttl").read_bytes() == (folder / "graph.ttl").read_bytes()


@pytest.mark.parametrize("seed", ["0", "1", "2023"])
def test_the_hash_seed_does_not_matter(folder: Path, tmp_path: Path, seed: str) -> None:
    program = f"""
import sys; sys.path[:0] = [{str(HERE)!r}, {str(ROOT)!r}]
import small_corpus as corpus
from pathlib import Path
from kg.graph import write
write(corpus.ENTITIES, corpus.extracts(), Path({str(tmp_path)!r}))
"""
    subprocess.run([sys.executable, "-c", program], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "graph.ttl").read_bytes() == (folder / "graph.ttl").read_bytes()


# ---- Other readers ------------------------------------------------------------------------------------------------


HOSTILE = [
    'a"b', "a'b", "a\\b", "a\nb", "a\tb", "(甲)", "甲 乙", "甲　乙", "a/b", "a#b", "a?b", "a%20b", "<script>",
    "a|b^c`{d}", "\u202eabc", "a\u0000b", "\ud800x", "\x07", "😀", "..", ".", "-x", "x.", "王·健", "·健", "«»",
    "\ufffe", "\ue000", "e\u0301", "\u200d", "a:b", "a;b,c", "@prefix", '"@zh', '"^^<x>', "\x85\u2028",
    "\U000e0001", "ﬀ", "א",
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    entities = [Entity(f"person:{name}", "Person", name, (f"{name}也", f"又{name}")) for name in HOSTILE]
    write(entities, corpus.extracts(), folder)
    return folder


def test_rdflib_and_oxigraph_count_the_same_triples(folder: Path, hostile: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    for each in (folder, hostile):
        count = len(list(pyoxigraph.parse(path=each / "graph.ttl", format=pyoxigraph.RdfFormat.TURTLE)))
        assert len(rdflib.Graph().parse(each / "graph.ttl")) == count == len(open_graph(each).store)


def test_rapper_counts_the_same_triples(folder: Path, hostile: Path) -> None:
    if not shutil.which("rapper"):
        pytest.skip("RAPPER IS MISSING: install Debian's raptor2-utils to have raptor read the Turtle, too")
    for each in (folder, hostile):
        command = ["rapper", "-c", "-i", "turtle", str(each / "graph.ttl")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert f"returned {len(open_graph(each).store)} triples" in done.stderr
        assert "rror" not in done.stderr


def test_the_store_and_the_turtle_hold_the_same(hostile: Path) -> None:
    read = {quad.triple for quad in open_graph(hostile, index=False).store}
    assert {quad.triple for quad in open_graph(hostile).store} == read


def test_a_store_is_loaded_in_pieces(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PIECE", 700)
    store.make(folder / "graph.ttl", tmp_path / "store")
    assert len(pyoxigraph.Store.read_only(str(tmp_path / "store"))) == len(open_graph(folder).store)


# ---- Never half a graph -------------------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Path:
    write(corpus.ENTITIES, corpus.extracts()[:1], tmp_path / "exports")
    return tmp_path / "exports"


def untouched(folder: Path, before: bytes) -> bool:
    left = [path.name for path in folder.iterdir()]
    whole = (folder / "graph.ttl").read_bytes() == before and len(open_graph(folder).store) > 100
    return whole and sorted(left) == ["graph.ttl", "store"] and len(list((folder / "store").iterdir())) == 1


def test_an_error_in_the_input_leaves_the_old_graph(old: Path) -> None:
    def broken() -> Iterator[Extract]:
        yield corpus.extract("a2.txt")
        raise RuntimeError("a fault in an earlier stage")

    before = (old / "graph.ttl").read_bytes()
    with pytest.raises(RuntimeError):
        write(corpus.ENTITIES, broken(), old)
    assert untouched(old, before)


@pytest.mark.parametrize("step", ["write_headed", "publish"])
def test_a_full_disk_is_one_line_and_leaves_the_old_graph(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = (old / "graph.ttl").read_bytes()
    monkeypatch.setattr(publishing, step, full)
    with pytest.raises(UserError, match=r"cannot write .*: No space left on device; .* untouched"):
        write(corpus.ENTITIES, corpus.extracts(), old)
    assert untouched(old, before)


@pytest.mark.parametrize("limit", [5_000, 12_000, 40_000])
def test_a_limit_on_what_may_be_written_leaves_the_old_graph(old: Path, limit: int) -> None:
    """The limit is met while sorting, while writing the Turtle, or inside the store."""
    program = f"""
import sys, resource, signal; sys.path[:0] = [{str(HERE)!r}, {str(ROOT)!r}]
import small_corpus as corpus
from pathlib import Path
from kg.errors import UserError
from kg.graph import write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
try:
    write(corpus.ENTITIES, corpus.extracts(), Path({str(old)!r}))
except UserError as error:
    print(error)
"""
    before = (old / "graph.ttl").read_bytes()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("cannot write")
    assert untouched(old, before)


def test_what_a_killed_build_left_is_cleared_away(old: Path) -> None:
    (old / ".building-dead" / "store").mkdir(parents=True)
    write(corpus.ENTITIES, corpus.extracts(), old)
    assert sorted(path.name for path in old.iterdir()) == ["graph.ttl", "store"]
    assert len(list((old / "store").iterdir())) == 1


def test_a_second_build_in_the_same_folder_is_refused(old: Path) -> None:
    with publishing.building(old), pytest.raises(UserError, match="another build is writing there"):
        write(corpus.ENTITIES, corpus.extracts(), old)


def test_a_folder_that_cannot_be_made_is_the_users_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot write"):
        write(corpus.ENTITIES, corpus.extracts(), tmp_path / "file")


def test_an_open_reader_keeps_its_graph_while_a_build_writes_the_next(old: Path) -> None:
    reader = open_graph(old)
    count = len(reader.store)
    write(corpus.ENTITIES, corpus.extracts(), old)
    assert len(list(reader.store)) == count < len(open_graph(old).store)


def test_without_a_store_the_turtle_is_read(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "graph.ttl", tmp_path)
    assert len(open_graph(tmp_path).store) == len(open_graph(folder).store)


def test_a_graph_that_was_changed_since_is_read_from_the_turtle(old: Path) -> None:
    with (old / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write('\nperson:新来 a kg:Person ; skos:prefLabel "新来"@zh .\n')
    assert "新来" in str(list(open_graph(old).store))


@pytest.mark.parametrize("content", [None, "this is no Turtle"])
def test_a_folder_without_a_graph_is_the_users_mistake(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "graph.ttl").write_text(content)
    with pytest.raises(UserError, match="kg build"):
        open_graph(tmp_path)


def test_memory_does_not_grow_with_the_corpus(tmp_path: Path) -> None:
    """More triples than are sorted in memory at a time: what is held is a small part of what is written."""
    program = f"""
import sys, resource; sys.path[:0] = [{str(HERE)!r}, {str(ROOT)!r}]
import small_corpus as corpus
from dataclasses import replace
from pathlib import Path
from kg.graph import write
one = corpus.extract("a2.txt")
def many(count):
    return (replace(one, article=replace(one.article, page=f"p{{n}}.txt")) for n in range(count))
write(corpus.ENTITIES, many(int(sys.argv[1])), Path({str(tmp_path)!r}))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
    peak = [
        int(subprocess.run([sys.executable, "-c", program, count], capture_output=True, text=True, check=True).stdout)
        for count in ("500", "3000")
    ]
    assert peak[1] < 1.5 * peak[0]
