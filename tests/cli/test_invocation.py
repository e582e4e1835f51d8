"""What the program tells the user to type next can be pasted as it is."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.conftest import clean_environment

PROGRAM = Path(sys.executable).parent / ("resdraft.exe" if os.name == "nt" else "resdraft")


def told(argv: list[str], folder: Path, path: str = os.defpath) -> list[str]:
    """The commands that stand under "Try next:"."""
    environment = clean_environment() | {"PATH": path}
    done = subprocess.run(argv, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True)
    return re.findall(r"^  (\S.*)$", done.stdout.partition("Try next:\n")[2], re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="a link and a shell of POSIX")
def test_what_the_demo_tells_to_try_runs(here: Path) -> None:
    if not PROGRAM.exists():
        pytest.skip("resdraft is not installed beside this Python: the demo's commands were not run")
    (here / ".venv").mkdir()
    (here / ".venv" / "bin").symlink_to(PROGRAM.parent)
    lines = told([".venv/bin/resdraft", "demo", "--into", "look here"], here)
    assert [shlex.split(line)[:2] for line in lines] == [
        [".venv/bin/resdraft", name] for name in ("show", "diff", "tui", "new")
    ]
    for line in lines:
        if " tui " not in line:
            subprocess.run(line, shell=True, cwd=here, env=clean_environment(), capture_output=True, check=True)


def test_the_bare_name_where_that_is_found(here: Path) -> None:
    if not PROGRAM.exists():
        pytest.skip("resdraft is not installed beside this Python: the demo's commands were not looked at")
    for line in told([str(PROGRAM), "demo"], here, str(PROGRAM.parent)):
        assert line.startswith("resdraft ")


def test_as_a_module(here: Path) -> None:
    for line in told([sys.executable, "-m", "resdraft", "demo"], here):
        assert " -m resdraft " in line


def test_words_with_blanks_are_quoted(cli: Cli) -> None:
    assert re.search(
        r"""resdraft show (['"])my drafts.small ports\.res\.md\1 """, cli("new", "my drafts/small ports").out
    )
