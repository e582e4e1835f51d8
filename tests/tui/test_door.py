"""What `run` refuses before it touches the terminal, and what importing it loads."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from resdraft.model import InputError, UsageError
from resdraft.tui import run
from resdraft.tui.opening import Comparing, Folder, Reading, opening
from tests.tui.screens import drafts_folder


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resdraft.tui.opening._is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")


def test_without_a_terminal_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resdraft.tui.opening._is_terminal", lambda: False)
    with pytest.raises(UsageError, match="need a terminal"):
        run([tmp_path])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no TERM")
@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("term", "said"), [("dumb", 'TERM is "dumb"'), ("unknown", 'TERM is "unknown"'), ("", "TERM is not set")]
)
def test_a_terminal_that_cannot_draw_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, term: str, said: str
) -> None:
    monkeypatch.setenv("TERM", term)
    with pytest.raises(UsageError, match=f"cannot draw a screen: {said}"):
        run([tmp_path])


@pytest.mark.usefixtures("terminal")
def test_what_the_arguments_open(tmp_path: Path) -> None:
    folder = drafts_folder(tmp_path)
    norway, france = folder / "norway.res.md", folder / "france.res.md"
    assert opening([]) == Folder(Path())
    assert opening([folder]) == Folder(folder)
    match opening([norway]):
        case Reading(draft):
            assert draft.name == str(norway)
        case other:
            pytest.fail(f"opened {other}")
    match opening([norway, france]):
        case Comparing(old, new):
            assert (old.name, new.name) == (str(norway), str(france))
        case other:
            pytest.fail(f"opened {other}")


@pytest.mark.usefixtures("terminal")
def test_what_is_refused(tmp_path: Path) -> None:
    folder = drafts_folder(tmp_path)
    norway = folder / "norway.res.md"
    with pytest.raises(UsageError, match="a folder stands alone"):
        run([folder, norway])
    with pytest.raises(UsageError, match="3 drafts are too many"):
        run([norway, norway, norway])
    with pytest.raises(InputError, match="no such file"):
        run([folder / "missing.res.md"])


def test_the_door_loads_nothing_heavy(fresh_python: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    ended = fresh_python("import sys, resdraft.tui; print(*sys.modules)")
    assert ended.returncode == 0, ended.stderr
    assert not {name.partition(".")[0] for name in ended.stdout.split()} & {"textual", "rich", "asyncio", "lxml"}
