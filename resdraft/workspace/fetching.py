"""What to fetch where a clone lacks a revision: it has only the last commits, or one branch, or another name for it."""

from __future__ import annotations

import os
import re
import shlex

from resdraft.workspace.git_program import run_git

_PURPOSE = "to see what was fetched"
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_FORGES = {
    "GITHUB_ACTIONS": "this checkout has only the last commits: give actions/checkout `fetch-depth: 0`",
    "GITLAB_CI": 'this clone has only the last commits: set the variable `GIT_DEPTH: "0"` of the job',
}
"""What to do about few commits, by the variable that a forge's runner sets."""


def no_ancestor_hint() -> str:
    """What to do where two revisions have no common ancestor; empty where nothing that was left behind explains it."""
    return (_of_forge() or "only the last commits were fetched: `git fetch --unshallow` gets the others") * _shallow()


def unknown_revision_hint(revision: str) -> str:
    """What to do where git knows no such revision."""
    remotes = _lines("remote")
    if not remotes:
        return "`git branch --all` lists the branches that there are; this repository has no other to fetch from"
    remote = "origin" if "origin" in remotes else remotes[0]
    known = [line for line in _lines("for-each-ref", "--format=%(refname:short)", "refs/remotes") if "/" in line]
    if (there := f"{remote}/{revision}") in known:
        return f"it is there as {there}"
    if _shallow() and (said := _of_forge()):
        return said
    unshallow = "--unshallow " * _shallow()
    if _COMMIT.fullmatch(revision):
        return (
            f"`git fetch {unshallow}{remote} {revision}` gets it"
            if not unshallow
            else f"`git fetch {unshallow.strip()}`"
        )
    branch = revision.removeprefix(f"{remote}/")
    place = shlex.quote(f"{branch}:refs/remotes/{remote}/{branch}")
    return f"`git fetch {unshallow}{remote} {place}` gets it as {remote}/{branch}"


def _of_forge() -> str:
    return next((said for variable, said in _FORGES.items() if os.environ.get(variable)), "")


def _shallow() -> bool:
    return _lines("rev-parse", "--is-shallow-repository") == ["true"]


def _lines(*argv: str) -> list[str]:
    return run_git(*argv, purpose=_PURPOSE).stdout.decode("utf-8", "replace").split()
