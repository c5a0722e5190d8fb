"""Every command and every piece of Python that the READMEs print runs as printed."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh.md")
MAKE = {"make demo", "make test"}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)


def blocks(readme: str, language: str) -> list[str]:
    return [text for kind, text in BLOCK.findall((ROOT / readme).read_text(encoding="utf-8")) if kind == language]


def commands(readme: str) -> list[str]:
    lines = [line for block in blocks(readme, "sh") for line in block.splitlines()]
    return [shlex.join(shlex.split(line, comments=True)) for line in lines if not line.startswith(". ")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the commands read, with a graph built in it."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    run("kg build", folder)
    return folder


def run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, shell=True, cwd=folder, env={**os.environ, "PATH": path}, check=False,
                          capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("readme", READMES)
def test_commands_run(readme: str, checkout: Path) -> None:
    found = commands(readme)
    assert len(found) > 10
    assert set(found) >= MAKE
    for command in found:
        if command not in MAKE:
            run(command, checkout)


def test_make_targets_of_the_readme_exist() -> None:
    for command in MAKE:
        subprocess.run([*command.split(), "--dry-run"], cwd=ROOT, check=True, capture_output=True)


def test_python_runs(checkout: Path) -> None:
    (code,) = blocks("README.md", "python")
    printed = run(f"python -c {shlex.quote(code)}", checkout)
    assert "朱重烈 Person" in printed


@pytest.mark.parametrize("readme", READMES)
def test_toml_parses(readme: str) -> None:
    for block in blocks(readme, "toml"):
        assert tomllib.loads(block)


def test_ci_runs_the_readme_command() -> None:
    assert "make test" in (ROOT / ".ci/run").read_text(encoding="utf-8")
