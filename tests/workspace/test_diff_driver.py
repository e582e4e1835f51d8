"""The driver for `git diff`: what installing it touches, and that uninstalling takes away just that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdraft.model import InputError
from resdraft.workspace import ATTRIBUTES, install_driver, uninstall_driver
from resdraft.workspace.diff_driver import with_lines, without_lines
from tests.repositories import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "drafts of ours")
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(made.here)
    return made


LINES = st.lists(st.sampled_from(["*.docx binary", "# é", "", "  ", "*.res.md text", *ATTRIBUTES[:1]]), max_size=4)


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_lines_come_once_at_the_end_and_go_without_a_trace(lines: list[str], end: str, closed: bool) -> None:
    foreign = [line for line in lines if line not in ATTRIBUTES]
    before = end.join(foreign).encode() + (end.encode() if closed and foreign and foreign[-1] else b"")
    after = with_lines(before)
    assert after.splitlines()[-2:] == [line.encode() for line in ATTRIBUTES]
    assert with_lines(after) == after
    assert without_lines(after) == before
    given_one = end.join(lines).encode()
    assert all(with_lines(given_one).splitlines().count(line.encode()) >= 1 for line in ATTRIBUTES)


@pytest.mark.parametrize("before", [None, b"* text=auto\n", b"*.docx binary", b"a\r\nb"])
def test_installing_and_uninstalling_leaves_everything_as_it_was(repository: Repository, before: bytes | None) -> None:
    path = repository.here / ".gitattributes"
    if before is not None:
        path.write_bytes(before)
    configured = (repository.here / ".git" / "config").read_text("utf-8")
    assert install_driver("local").changed
    assert not install_driver("local").changed
    assert [path.read_text("utf-8").splitlines().count(line) for line in ATTRIBUTES] == [1, 1]
    assert repository.git("check-attr", "diff", "a b.res.md", "x/é.docx", "a.md").splitlines() == [
        "a b.res.md: diff: resdraft",
        '"x/\\303\\251.docx": diff: resdraft',
        "a.md: diff: unspecified",
    ]
    assert uninstall_driver("local").changed
    assert not uninstall_driver("local").changed
    assert path.read_bytes() == before if before is not None else not path.exists()
    left = (repository.here / ".git" / "config").read_text("utf-8")
    assert left.replace('[diff "resdraft"]\n', "") == configured
    assert {entry.name for entry in repository.here.iterdir()} <= {".git", ".gitattributes"}


def test_what_else_was_set_for_the_driver_stays(repository: Repository) -> None:
    repository.git("config", "diff.resdraft.cachetextconv", "true")
    install_driver("local")
    uninstall_driver("local")
    assert repository.git("config", "--get-regexp", "^diff").strip() == "diff.resdraft.cachetextconv true"


def test_it_is_installed_at_the_top_from_a_folder_below(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.here / "below").mkdir()
    monkeypatch.chdir(repository.here / "below")
    install_driver("local")
    assert (repository.here / ".gitattributes").exists()


def test_for_all_repositories_of_a_user(repository: Repository) -> None:
    assert install_driver("global").attributes == repository.home.resolve() / ".config" / "git" / "attributes"
    assert repository.git("check-attr", "diff", "a.res.md").strip().endswith("resdraft")
    assert repository.git("config", "--global", "diff.resdraft.xfuncname")
    assert not (repository.here / ".gitattributes").exists()
    uninstall_driver("global")
    assert repository.git("check-attr", "diff", "a.res.md").strip().endswith("unspecified")


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right there")
def test_a_linked_attributes_file_of_the_user_s_own_is_written_through(repository: Repository) -> None:
    elsewhere = repository.home / "dotfiles"
    elsewhere.write_bytes(b"*.png binary\n")
    (repository.home / "mine").symlink_to(elsewhere)
    repository.git("config", "--global", "core.attributesFile", "~/mine")
    install_driver("global")
    assert elsewhere.read_text("utf-8").splitlines() == ["*.png binary", *ATTRIBUTES]
    assert (repository.home / "mine").is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for Python is a shell script")
def test_a_python_with_an_odd_path(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    python = repository.home / 'it\'s "my" é $HOME `x` ; # python'
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    repository.put("a.res.md", "The General Assembly,\n\n1. *Urges* all to act.\n")
    repository.commit()
    repository.put("a.res.md", "The General Assembly,\n\n1. *Invites* all to act.\n")
    monkeypatch.setattr(sys, "executable", str(python))
    install_driver("local")
    assert "softened: Urges → Invites" in repository.git("diff", "a.res.md")
    repository.commit()
    assert "+Invites all to act." in repository.git("show")


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match="no working tree"):
        install_driver("local")
