"""Files, folders and standard input → pages, with what pages.toml and the user say about them."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import UserError
from kg.reading.decode import Unreadable, decode
from kg.reading.facts import Facts, home_of, read_facts
from kg.reading.failure import Failure
from kg.reading.lines import read_lines
from kg.records import Page

ABOUT_FILE = "pages.toml"
HTML, PDF, TEXT = (".htm", ".html", ".xhtml", ".shtml"), (".pdf",), (".txt", ".text")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class About:
    """What the user says about pages; None where nothing is said."""

    newspaper: str | None = None
    home: str | None = None
    date: date | None = None


def read(sources: Iterable[str | Path], about: About | None = None) -> Iterator[Page | Failure]:
    """The pages of files, folders (with what lies below them) and "-", standard input, in a fixed order.

    What `about` says goes over pages.toml, and that over what the page itself says. A page that cannot be read
    comes as a Failure. Raises UserError at once where a source does not exist, a folder has no page, or a
    pages.toml is not as it should be.
    """
    about = about or About()
    found = _found(sources)
    folders = sorted({path.parent for _, path in found if str(path) != STDIN})
    stated = {folder: _stated(folder / ABOUT_FILE) for folder in folders}
    return (_page(name, path, about, stated.get(path.parent, {}).get(path.name, About())) for name, path in found)


def _found(sources: Iterable[str | Path]) -> list[tuple[str, Path]]:
    """The name and path of each page, each once."""
    found: dict[str, Path] = {}
    seen: set[Path] = set()
    for source in sources:
        path = Path(source)
        if str(source) == STDIN:
            found["stdin"] = path
            continue
        for name, file in _files(path):
            where = file.resolve()
            if where not in seen:
                seen.add(where)
                found[name if name not in found else file.as_posix()] = file
    return list(found.items())


def _files(path: Path) -> list[tuple[str, Path]]:
    """The pages at a path: the file itself, or those in the folder, each with its name."""
    if path.is_dir():
        files = sorted(
            (file.relative_to(path).as_posix(), file)
            for file in path.rglob("*")
            if file.suffix.lower() in HTML + PDF + TEXT and file.is_file()
            and not any(part.startswith(".") for part in file.relative_to(path).parts)
        )
        if not files:
            raise UserError(f"{path}: this folder holds no page (*.txt, *.html, *.pdf)")
        return files
    if not path.exists():
        raise UserError(f"{path}: there is no such file or folder")
    if path.name == ABOUT_FILE:
        raise UserError(f"{path}: says what is known of pages and is none itself: give the pages or their folder")
    return [(path.name, path)]


def _stated(path: Path) -> dict[str, About]:
    """What a pages.toml says, by file name."""
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UserError(f"{path}: {error}") from None
    return {name: _about(path, name, table) for name, table in tables.items()}


def _about(path: Path, name: str, table: Any) -> About:
    if not isinstance(table, dict):
        raise UserError(f'{path}: {name}: write ["{name}"] and below it newspaper, home, date')
    known = {key: table.get(key) for key in ("newspaper", "home", "date")}
    for key in ("newspaper", "home"):
        if known[key] is not None and not isinstance(known[key], str):
            raise UserError(f'{path}: {name}: {key} has to be text in quotation marks')
    day = known["date"]
    try:
        day = date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        day = path
    if day is not None and type(day) is not date:
        raise UserError(f"{path}: {name}: date has to be a day such as 2023-06-18")
    return About(known["newspaper"] or None, known["home"] or None, day)


def _page(name: str, path: Path, about: About, stated: About) -> Page | Failure:
    try:
        data = sys.stdin.buffer.read() if str(path) == STDIN else path.read_bytes()
        text, derived, said = _text(data, path.suffix.lower())
    except Unreadable as error:
        return Failure(name, str(error))
    except OSError as error:
        return Failure(name, f"cannot be read: {error.strerror or error}")
    seen = read_facts(read_lines(text))
    newspaper = about.newspaper or stated.newspaper or seen.newspaper or said.newspaper
    home = about.home or stated.home or (home_of(newspaper) if newspaper else None)
    day = about.date or stated.date or said.date or seen.date
    return Page(name, text, newspaper, home, day, derived)


def _text(data: bytes, suffix: str) -> tuple[str, bool, Facts]:
    """The text of a page in whatever format, whether it was drawn out of one, and what the format says of it."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in PDF or head.startswith(b"%pdf-"):
        from kg.reading.pdf import pdf_text

        return pdf_text(data), True, Facts()
    if suffix in HTML or head.startswith((b"<!doctype html", b"<html")):
        from kg.reading.html import html_text

        text, said = html_text(data)
        return text, True, said
    return decode(data), False, Facts()
