"""A real terminal: tmux, 80 by 24."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.conftest import ROOT, clean_environment
from tests.tui.screens import drafts_folder

CODE = "import sys; from pathlib import Path; from resdraft.tui import run; sys.exit(run([Path(sys.argv[1])]))"


@pytest.fixture
def session(tmux: Path, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """`session(*argv)` runs a tmux command on a server of its own and gives what it printed."""
    socket = tmp_path / "socket"

    def call(*argv: str) -> str:
        command = [str(tmux), "-S", str(socket), "-f", "/dev/null", *argv]
        environment = {**clean_environment(), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        ended = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=30, check=False)
        return ended.stdout

    yield call
    call("kill-server")


def seen(session: Callable[..., str], words: str) -> str:
    """The screen as soon as it has these words, no-break blanks taken for blanks."""
    until = monotonic() + 20
    screen = ""
    while monotonic() < until:
        screen = session("capture-pane", "-p").replace("\u00a0", " ")
        if words in screen:
            return screen
        sleep(0.05)
    pytest.fail(f"{words!r} did not appear; the screen was:\n{screen}")


def test_list_compare_read_leave(session: Callable[..., str], tmp_path: Path) -> None:
    folder = drafts_folder(tmp_path / "drafts")
    ended = tmp_path / "ended"
    run = f"cd {ROOT} && {sys.executable} -c '{CODE}' {folder}; echo $? > {ended}; sleep 20"
    session("new-session", "-d", "-x", "80", "-y", "24", run)
    seen(session, "3 PP   5 OP")
    seen(session, "⏎ Read space Mark c Compare / Filter s Sort x Export t Theme ? Help q Quit")
    session("send-keys", "Space", "Space", "c")
    screen = seen(session, "change 1 of")
    assert all(len(line) <= 80 for line in screen.splitlines())
    session("send-keys", "n", "n")
    seen(session, "change 3 of")
    session("send-keys", "q")
    seen(session, "2 marked")
    session("send-keys", "Enter")
    seen(session, "g Go to")
    session("send-keys", "3", "Enter")
    seen(session, "▌           3.   Requests")
    session("send-keys", "F1")
    seen(session, "Go to a preambular paragraph")
    session("send-keys", "Escape")
    seen(session, "▌           3.   Requests")
    session("send-keys", "q", "q")
    until = monotonic() + 20
    while not ended.exists() and monotonic() < until:
        sleep(0.05)
    sleep(0.1)
    assert ended.read_text().strip() == "0"


@pytest.mark.parametrize(
    ("term", "into", "said"),
    [("TERM=dumb", "", "this terminal cannot draw a screen"), ("TERM=xterm", "| cat", "the screens need a terminal")],
)
def test_where_no_screen_can_be_drawn_it_says_so(
    session: Callable[..., str], tmp_path: Path, term: str, into: str, said: str
) -> None:
    run = f"{term} {sys.executable} -m resdraft tui {drafts_folder(tmp_path / 'drafts')}"
    run = f"cd {ROOT} && bash -c '{run} {into}; echo ended with ${{PIPESTATUS[0]}}'; sleep 20"
    session("new-session", "-d", "-x", "80", "-y", "24", run)
    screen = seen(session, "ended with 2")
    assert screen.startswith(f"resdraft: error: {said}")
    assert "`resdraft show` and `resdraft diff` write plain text" in screen
