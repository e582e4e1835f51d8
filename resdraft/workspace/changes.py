"""Which drafts a branch changed, and what they were before and after: read from git's objects, never from the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from resdraft.model import InputError
from resdraft.workspace.fetching import no_ancestor_hint, unknown_revision_hint
from resdraft.workspace.files import MAX_BYTES
from resdraft.workspace.git_program import run_git, said_by
from resdraft.workspace.sources import Loaded, load_data

ChangeStatus = Literal["new", "changed", "renamed", "deleted"]
DRAFT_FILES = (":(top,icase)*.res.md", ":(top,icase)*.docx")
"""What is looked at, as git's pathspecs."""
_PURPOSE = "to see what changed"
_ORDINARY = ("100644", "100755")
_STATUS: dict[str, ChangeStatus] = {"A": "new", "D": "deleted", "R": "renamed", "C": "new"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as a revision has it."""

    path: str
    """From the top of the repository."""
    mode: str
    blob: str
    """The id of its contents."""

    def load(self) -> Loaded:
        """The draft in it.

        Raises InputError where it is none, is no ordinary file, or is over 64 MB; SystemFault without git.
        """
        if self.mode not in _ORDINARY:
            raise InputError("a link, not a file" if self.mode == "120000" else "no file", where=self.path)
        size = run_git("cat-file", "-s", self.blob, purpose=_PURPOSE)
        if size.returncode == 0 and int(size.stdout) > MAX_BYTES:
            raise InputError("larger than the limit of 64 MB", where=self.path)
        found = run_git("cat-file", "blob", self.blob, purpose=_PURPOSE)
        if found.returncode:
            raise InputError(f"git could not read it: {said_by(found)}", where=self.path)
        return load_data(found.stdout, self.path)


@dataclass(frozen=True, slots=True)
class FileChange:
    """What became of one file that holds a draft."""

    status: ChangeStatus
    """"renamed" with or without changed words; a copy is new."""
    old: StoredFile | None
    new: StoredFile | None

    @property
    def path(self) -> str:
        """Where it is now, or where it was if it is gone."""
        found = self.new or self.old
        assert found is not None
        return found.path


@dataclass(frozen=True, slots=True)
class BranchChanges:
    """The drafts that changed between two revisions."""

    base: str
    """The commit from which the branch set out, in full."""
    head: str
    files: tuple[FileChange, ...]
    """In the order of their paths."""


def changed_drafts(base: str, head: str = "HEAD") -> BranchChanges:
    """The drafts and Word files that changed on the way from where `head` left `base` to `head`.

    Raises InputError where git knows no such revision, or the two have no common ancestor, with what to fetch where
    that would help; SystemFault without git.
    """
    tip = _commit(head)
    merged = run_git("merge-base", _commit(base), tip, purpose=_PURPOSE)
    start = merged.stdout.decode("ascii", "replace").strip()
    if merged.returncode or not start:
        raise InputError(f"{base} and {head} have no common ancestor", hint=no_ancestor_hint())
    raw = run_git(
        "diff-tree", "-r", "-z", "-M", "--raw", "--no-abbrev", start, tip, "--", *DRAFT_FILES, purpose=_PURPOSE
    )
    if raw.returncode:
        raise InputError(f"git could not compare {base} and {head}: {said_by(raw)}")
    return BranchChanges(start, tip, tuple(sorted(_files(raw.stdout), key=lambda change: change.path)))


def _commit(revision: str) -> str:
    found = run_git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", purpose=_PURPOSE)
    if found.returncode == 0:
        return found.stdout.decode("ascii", "replace").strip()
    if b"not a git repository" in found.stderr:
        raise InputError("no git repository here", hint="go to the folder of your drafts")
    raise InputError(f"git knows no revision {revision}", hint=unknown_revision_hint(revision))


def _files(raw: bytes) -> Iterator[FileChange]:
    """The records of `git diff-tree -z --raw`: `:MODE MODE ID ID STATUS`, then a path, two of them for a rename."""
    fields = iter(raw.split(b"\0"))
    for field in fields:
        if not field:
            continue
        old_mode, new_mode, old_id, new_id, status = field.decode("ascii").removeprefix(":").split(" ")
        path = os.fsdecode(next(fields))
        new_path = os.fsdecode(next(fields)) if status[0] in "RC" else path
        what = _STATUS.get(status[0], "changed")
        old = None if what == "new" else StoredFile(path, old_mode, old_id)
        new = None if what == "deleted" else StoredFile(new_path, new_mode, new_id)
        yield FileChange(what, old, new)
