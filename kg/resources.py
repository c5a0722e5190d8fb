"""Where the data that ships with the program lies: in a checkout beside `kg/`, in a wheel inside it."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
DATA = PACKAGE / "data"


def shipped(name: str) -> Path:
    """The path of `ontology/…` or `seeds/…` as shipped; it may not exist."""
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name


def rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated list of kg/data, without its comment (#) and empty lines."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
