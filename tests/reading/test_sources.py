"""Paths, folders and standard input → pages in a fixed order, failures with their reason."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import UserError
from kg.reading import About, Failure, read, split, without_article
from kg.records import Page

NEWS = "港区新码头启用\n\n本报讯 昨日，港区新码头启用，市长周启明出席仪式。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    (pages / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.TXT", "sub/c.txt", ".hidden.txt", "notes.md"):
        (pages / name).write_text(NEWS, encoding="utf-8")
    return pages


def names(*sources: Path) -> list[str]:
    return [one.name for one in read(sources)]


def test_a_folder_is_read_through_and_sorted(folder: Path) -> None:
    assert names(folder) == ["a.TXT", "b.txt", "sub/c.txt"]


def test_sources_come_in_the_order_given_and_each_once(folder: Path) -> None:
    assert names(folder / "b.txt", folder, folder / "notes.md") == ["b.txt", "a.TXT", "sub/c.txt", "notes.md"]


def test_two_files_of_one_name_keep_apart(folder: Path) -> None:
    found = names(folder / "b.txt", *_copy(folder))
    assert len(set(found)) == 2


def _copy(folder: Path) -> list[Path]:
    other = folder / "sub" / "b.txt"
    other.write_text(NEWS, encoding="utf-8")
    return [other]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEWS.encode("gb18030"))))
    assert list(read(["-"])) == [Page("stdin", NEWS)]


def test_line_ends_and_mark_stay(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_bytes(b"\xef\xbb\xbf" + NEWS.replace("\n", "\r\n").encode())
    [page] = read([tmp_path])
    assert isinstance(page, Page)
    assert page.text == "\ufeff" + NEWS.replace("\n", "\r\n")
    [article] = split(page)
    assert article.headline == "港区新码头启用"


def test_what_pages_toml_and_the_user_say(folder: Path) -> None:
    (folder / "pages.toml").write_text('["b.txt"]\nnewspaper = "义乌商报"\ndate = 2023-06-18\n', encoding="utf-8")
    (folder / "sub" / "pages.toml").write_text('["c.txt"]\nhome = "东阳市"\ndate = "2020-01-02"\n', encoding="utf-8")
    said = {one.name: (one.newspaper, one.home, one.date) for one in read([folder]) if isinstance(one, Page)}
    assert said == {
        "a.TXT": (None, None, None),
        "b.txt": ("义乌商报", "义乌市", date(2023, 6, 18)),
        "sub/c.txt": (None, "东阳市", date(2020, 1, 2)),
    }
    [page] = read([folder / "b.txt"], About(newspaper="金华日报", date=date(2024, 1, 1)))
    assert isinstance(page, Page)
    assert (page.newspaper, page.home, page.date) == ("金华日报", "金华市", date(2024, 1, 1))


MISTAKES = [
    ('["b.txt"]\ndate = "gestern"\n', "date has to be a day"),
    ('["b.txt"]\ndate = 2023-06-18T10:00:00\n', "date has to be a day"),
    ('["b.txt"]\nhome = 7\n', "home has to be text"),
    ('home = "义乌市"\n', 'write \\["home"\\]'),
    ("[[[", "pages.toml"),
]


@pytest.mark.parametrize(("toml", "message"), MISTAKES)
def test_a_wrong_pages_toml_is_the_users_mistake(folder: Path, toml: str, message: str) -> None:
    (folder / "pages.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(UserError, match=message):
        read([folder])


def test_what_is_not_there_is_the_users_mistake(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for source, message in ((folder / "x.txt", "no such file"), (tmp_path / "empty", "no page"),
                            (folder.parent / "empty" / "pages.toml", "no such file")):  # fmt: skip
        with pytest.raises(UserError, match=message):
            read([folder, source])


def test_an_unreadable_page_among_many_is_reported_and_the_rest_read(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"")
    (folder / "sub" / "c.txt").write_bytes(bytes(range(128, 256)))
    (folder / "d.pdf").write_bytes(b"%PDF-1.4 cut off")
    (folder / "e.txt").symlink_to(folder / "gone.txt")
    (folder / "f.html").write_bytes(b"<html><body></body></html>")
    found = list(read([folder]))
    assert [one.name for one in found if isinstance(one, Page)] == ["a.TXT"]
    failures = {one.name: one.reason for one in found if isinstance(one, Failure)}
    assert failures["b.txt"] == "is empty"
    assert failures["d.pdf"] == "is a damaged PDF: fetch it again"
    assert failures["f.html"].startswith("holds no article")
    assert "UTF-8" in failures["sub/c.txt"]
    assert all("\n" not in reason for reason in failures.values())


def test_a_page_without_article() -> None:
    page = Page("p.txt", "义乌商报\n\n2023年6月18日 星期日\n\n导读\n")
    assert split(page) == []
    assert without_article(page).name == "p.txt"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(["x.txt", "x.html", "x.pdf"]))
def test_no_bytes_ever_raise(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    [found] = read([tmp_path / name])
    if isinstance(found, Page):
        split(found)
    else:
        assert found.reason
