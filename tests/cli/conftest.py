"""The command line in this process, in a folder of its own."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from resdraft.cli import main

DRAFT = """---
format: 1
body: general-assembly
title: Small ports
---

The General Assembly,

*Recalling* its resolution 70/1 of 25 September 2015,

1. *Urges* Member States to train rescue crews;

2. *Decides* to remain seized of the matter.
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ended]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def cli(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """`cli("diff", "a", "b", stdin="…")` runs a command in `here`."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*argv: str, stdin: str | bytes = b"") -> Ended:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        capsys.readouterr()
        code = main(argv)
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Ended(code, printed.out, printed.err)

    return run


@pytest.fixture
def draft(here: Path) -> Path:
    """A short draft that is as `fmt` would write it: `a.res.md`."""
    path = here / "a.res.md"
    path.write_text(DRAFT, "utf-8")
    return path


@pytest.fixture
def rivals(here: Path, root: Path) -> tuple[Path, Path]:
    """The two example drafts, as `old.res.md` and `new.res.md`."""
    folder = root / "drafts" / "isil-2015"
    old, new = here / "old.res.md", here / "new.res.md"
    shutil.copy(folder / "russian-federation.res.md", old)
    shutil.copy(folder / "france-united-kingdom-united-states.res.md", new)
    return old, new
