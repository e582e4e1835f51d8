"""The journal beside a draft: private, whole, and gone when it is not needed."""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path

import pytest

from resdraft.model import InputError
from resdraft.workspace import IGNORED, drop_journal, journal_of, keep_journal, kept_journal


def test_it_is_kept_read_back_and_dropped(tmp_path: Path) -> None:
    path = journal_of(tmp_path / "a.res.md", "b.res.md")
    assert kept_journal(path) is None
    for words in ("one", "two"):
        keep_journal(path, words)
        assert kept_journal(path) == words
        if os.name != "nt":
            assert path.stat().st_mode & 0o777 == 0o600
    drop_journal(path)
    drop_journal(path)
    assert list(tmp_path.iterdir()) == []


def test_each_rival_has_its_own(tmp_path: Path) -> None:
    draft = tmp_path / "a.res.md"
    assert journal_of(draft, "b.res.md") != journal_of(draft, "c.res.md")


def test_git_is_told_to_ignore_it() -> None:
    name = journal_of(Path("a.res.md"), "HEAD~1:a.res.md").name
    assert any(fnmatch.fnmatch(name, line) for line in IGNORED.splitlines())


def test_one_that_others_could_read_is_made_private(tmp_path: Path) -> None:
    path = journal_of(tmp_path / "a.res.md", "b.res.md")
    path.write_text("x", "utf-8")
    path.chmod(0o644)
    keep_journal(path, "y")
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".a.journal").write_bytes(b"\xff")
    with pytest.raises(InputError):
        kept_journal(tmp_path / ".a.journal")
