"""Saving: all of the new file or all of the old one."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from resdraft.model import InputError, ResdraftError, SystemFault, UsageError
from resdraft.text import parse
from resdraft.workspace import ABSENT, TEMPORARY, load, save, save_draft
from tests.conftest import clean_environment

POSIX = pytest.mark.skipif(os.name == "nt", reason="modes and signals of POSIX")
DRAFT = "---\nformat: 1\n---\n\nThe General Assembly,\n\n1. *Urges* all States to act.\n"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_bytes_stand_as_given_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    printed = save(path, "one\r\ntwo\rthree\n")
    assert path.read_bytes() == b"one\r\ntwo\rthree\n"
    assert printed.size == 15
    save(path, b"\x00\xff")
    assert path.read_bytes() == b"\x00\xff"
    assert names(tmp_path) == ["a.res.md"]


@POSIX
def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    mask = os.umask(0o027)
    try:
        save(path, "x")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o604)
        save(path, "y")
        assert stat.S_IMODE(path.stat().st_mode) == 0o604
    finally:
        os.umask(mask)


def test_a_file_that_changed_since_it_was_read_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text(DRAFT, "utf-8")
    read = load(path).fingerprint
    path.write_text(DRAFT + "\nMine.\n", "utf-8")
    with pytest.raises(InputError, match="changed since it was read"):
        save(path, "new", expected=read)
    assert path.read_text("utf-8") == DRAFT + "\nMine.\n"
    path.write_text(DRAFT, "utf-8")
    save(path, "new", expected=read)
    assert path.read_text("utf-8") == "new"


def test_a_file_that_went_away_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text(DRAFT, "utf-8")
    read = load(path).fingerprint
    path.unlink()
    with pytest.raises(InputError, match="removed since it was read"):
        save(path, "new", expected=read)
    assert names(tmp_path) == []


def test_a_new_file_takes_nobody_s_place(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    save(path, "one", expected=ABSENT)
    with pytest.raises(InputError, match="there already"):
        save(path, "two", expected=ABSENT)
    assert path.read_text("utf-8") == "one"


def test_what_would_not_read_back_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text(DRAFT, "utf-8")
    resolution = parse(DRAFT).resolution
    with pytest.raises(SystemFault, match="would not read back as the same draft"):
        save_draft(path, resolution, source=DRAFT.replace("act", "wait"))
    assert path.read_text("utf-8") == DRAFT
    save_draft(path, resolution, source=DRAFT.replace("\n", "\r\n"))
    assert path.read_bytes() == DRAFT.replace("\n", "\r\n").encode()
    save_draft(path, resolution)
    assert parse(path.read_text("utf-8")).resolution == resolution


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("symlinks may not be made here")


def test_a_symlink_inside_the_workspace_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "resdraft.toml").touch()
    (tmp_path / "sub/real.res.md").write_text("old", "utf-8")
    link(tmp_path / "a.res.md", tmp_path / "sub/real.res.md")
    save(tmp_path / "a.res.md", "new")
    assert (tmp_path / "a.res.md").is_symlink()
    assert (tmp_path / "sub/real.res.md").read_text("utf-8") == "new"


def test_a_symlink_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "other.res.md").write_text("old", "utf-8")
    link(tmp_path / "ws/a.res.md", tmp_path / "other.res.md")
    with pytest.raises(UsageError, match="leads out of the workspace"):
        save(tmp_path / "ws/a.res.md", "new")
    assert (tmp_path / "other.res.md").read_text("utf-8") == "old"
    assert names(tmp_path / "ws") == ["a.res.md"]
    save(tmp_path / "ws/a.res.md", "new", root=tmp_path)
    assert (tmp_path / "other.res.md").read_text("utf-8") == "new"


def test_a_symlink_in_a_circle(tmp_path: Path) -> None:
    link(tmp_path / "a.res.md", tmp_path / "a.res.md")
    with pytest.raises(ResdraftError, match="not written"):
        save(tmp_path / "a.res.md", "new")


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a folder, not a file"):
        save(tmp_path, "x")
    with pytest.raises(InputError, match="no such folder"):
        save(tmp_path / "no" / "a.res.md", "x")


@POSIX
def test_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="no ordinary file"):
        save(tmp_path / "pipe", "x")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_read_only_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text("old", "utf-8")
    path.chmod(0o444)
    try:
        with pytest.raises(SystemFault, match="the file is read-only"):
            save(path, "new")
        assert path.read_text("utf-8") == "old"
    finally:
        path.chmod(0o644)


@pytest.mark.parametrize(
    ("number", "kind", "message"),
    [
        (errno.ENOSPC, SystemFault, "no room left on the disk"),
        (errno.EACCES, SystemFault, "no right to write here"),
        (errno.EROFS, SystemFault, "the disk is read-only"),
        (errno.EIO, SystemFault, "not written: "),
    ],
)
def test_what_the_system_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[ResdraftError], message: str
) -> None:
    path = tmp_path / "a.res.md"
    path.write_text("old", "utf-8")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(kind, match=message) as caught:
        save(path, "new")
    assert caught.value.where == str(path)
    assert path.read_text("utf-8") == "old"
    assert names(tmp_path) == ["a.res.md"]


def test_long_names_leave_room_for_lock_and_temporary_file(tmp_path: Path) -> None:
    path = tmp_path / ("决" * 82 + ".res.md")
    save(path, "x")
    save(path, "y")
    assert names(tmp_path) == [path.name]


KILLED = """
import os, signal, sys
from pathlib import Path
from resdraft.workspace import save
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
save(Path(sys.argv[1]), "new words")
"""


@POSIX
def test_a_kill_before_the_renaming_loses_nothing_and_is_cleaned_up_after(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text("old", "utf-8")
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path)], env=clean_environment(), check=False)
    assert ended.returncode == -signal.SIGKILL
    assert path.read_text("utf-8") == "old"
    assert names(tmp_path) == [".a.res.md.lock", f".a.res.md{TEMPORARY}", "a.res.md"]
    save(path, "newer")
    assert path.read_text("utf-8") == "newer"
    assert names(tmp_path) == ["a.res.md"]


HOLDS = """
import sys, time
from pathlib import Path
from resdraft.workspace import save
replace = Path.replace
def slow(*given):
    Path(sys.argv[2]).touch()
    time.sleep(float(sys.argv[3]))
    return replace(*given)
Path.replace = slow
save(Path(sys.argv[1]), "first\\n")
"""


def holder(path: Path, seconds: float) -> subprocess.Popen[bytes]:
    """Another process that is in the midst of saving."""
    sign = path.with_name("sign")
    writer = subprocess.Popen([sys.executable, "-c", HOLDS, path, sign, str(seconds)], env=clean_environment())
    while not sign.exists():
        assert writer.poll() is None
        time.sleep(0.01)
    sign.unlink()
    return writer


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text("old", "utf-8")
    writer = holder(path, 0.5)
    save(path, "second\n")
    assert writer.wait() == 0
    assert path.read_text("utf-8") == "second\n"
    assert names(tmp_path) == ["a.res.md"]


def test_a_second_writer_sees_what_the_first_one_wrote(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text("old", "utf-8")
    read = load(path).fingerprint
    writer = holder(path, 0.5)
    with pytest.raises(InputError, match="changed since it was read"):
        save(path, "second\n", expected=read)
    assert writer.wait() == 0
    assert path.read_text("utf-8") == "first\n"


def test_a_second_writer_gives_up_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.res.md"
    path.write_text("old", "utf-8")
    monkeypatch.setattr("resdraft.workspace.lock.WAIT", 0.2)
    writer = holder(path, 1.5)
    with pytest.raises(SystemFault, match="another program of resdraft is writing it"):
        save(path, "second\n")
    assert writer.wait() == 0
    assert path.read_text("utf-8") == "first\n"


MANY = """
import sys
from pathlib import Path
from resdraft.workspace import save
for number in range(40):
    save(Path(sys.argv[1]), sys.argv[2] * 50_000, durable=False)
"""


def test_two_writers_at_once_never_mix(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    writers = [
        subprocess.Popen([sys.executable, "-c", MANY, path, sign], env=clean_environment()) for sign in ("a", "b")
    ]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        if path.exists():
            seen.add(path.read_text("utf-8"))
    assert [writer.wait() for writer in writers] == [0, 0]
    assert seen <= {"a" * 50_000, "b" * 50_000}
    assert names(tmp_path) == ["a.res.md"]


@POSIX
def test_the_lock_is_nobody_else_s_business(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    writer = holder(path, 0.5)
    assert stat.S_IMODE((tmp_path / ".a.res.md.lock").stat().st_mode) == 0o600
    assert writer.wait() == 0


AS_NOBODY = """
import os, sys
from resdraft.cli import main
main(["fmt", "warm.res.md"])
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(sys.argv[1:]))
"""
"""Loads what it needs while it may, for the Python of a test may be out of another user's reach."""


@POSIX
def test_without_rights_each_fault_is_one_line(tmp_path: Path) -> None:
    """As a user who is not root, through the command line."""
    for folder in (tmp_path, *tmp_path.parents):
        if not (mode := folder.stat().st_mode) & 0o001:
            folder.chmod(stat.S_IMODE(mode) | 0o055)
    (tmp_path / "warm.res.md").write_text(DRAFT.replace("1.", "2."), "utf-8")
    (tmp_path / "closed.res.md").write_text(DRAFT, "utf-8")
    (tmp_path / "closed.res.md").chmod(0)
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut" / "a.res.md").write_text(DRAFT.replace("1.", "2."), "utf-8")
    (tmp_path / "shut").chmod(0o555)
    (tmp_path / "shut" / "a.res.md").chmod(0o666)
    for name, message in (("closed.res.md", "no right to read this file"), ("shut/a.res.md", "no right to write here")):
        ended = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, "fmt", name],
            cwd=tmp_path,
            env=clean_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 4, ended.stderr
        assert ended.stderr.splitlines()[0].startswith(f"{name}: error: ")
        assert message in ended.stderr
        assert len(ended.stderr.splitlines()) == 2
    (tmp_path / "shut").chmod(0o755)
    assert names(tmp_path / "shut") == ["a.res.md"]
