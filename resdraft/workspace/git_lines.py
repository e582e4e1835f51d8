"""What git itself would show of two files, for what cannot be read as a draft; and whether git shows colours."""

from __future__ import annotations

import os
from pathlib import Path

from resdraft.workspace.git_program import run_git

_PURPOSE = "to show what differs"


def plain_diff(old: Path, new: Path, *, coloured: bool) -> str:
    """The lines in which two files differ as `git diff` shows them, without its heading; os.devnull for no file."""
    colour = "always" if coloured else "never"
    argv = ("--no-pager", "diff", "--no-index", "--no-ext-diff", "--no-textconv", f"--color={colour}")
    done = run_git(*argv, "--", str(old), str(new), purpose=_PURPOSE)
    lines = done.stdout.decode("utf-8", "replace").splitlines(keepends=True)
    for number, line in enumerate(lines):
        if "@@ " in line:
            return "".join(lines[number:])
        if line.startswith("Binary files"):
            return "Binary files differ\n"
    return ""


def git_wants_colour(to_terminal: bool) -> bool:
    """Whether git would colour a diff that goes to a terminal, or elsewhere. A pager of git's own is a terminal."""
    shown = "true" if to_terminal or os.environ.get("GIT_PAGER_IN_USE") else "false"
    return run_git("config", "--get-colorbool", "color.diff", shown, purpose=_PURPOSE).stdout.strip() == b"true"
