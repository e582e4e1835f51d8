"""The one place that starts git: its words in English, nothing from standard input, nothing asked of a person."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.model import InputError, SystemFault

if TYPE_CHECKING:
    import subprocess


def run_git(*argv: str, purpose: str, folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """What git answers, whatever its exit code.

    Raises SystemFault where git cannot be started: `purpose` says what it is needed for ("to read REVISION:path").
    """
    import subprocess

    try:
        return subprocess.run(
            ["git", *argv],
            cwd=folder,
            env={**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise SystemFault(f"git is needed {purpose}, and could not be started", hint="install git") from error


def top_of_repository() -> Path:
    """The folder at the top of the working tree that this folder belongs to.

    Raises InputError where there is none, SystemFault without git.
    """
    done = run_git("rev-parse", "--show-toplevel", purpose="here")
    if done.returncode:
        raise InputError(
            "no working tree of a git repository here", hint="go to the folder of your drafts, or `git init` there"
        )
    return Path(os.fsdecode(done.stdout.removesuffix(b"\n")))


def said_by(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git said on standard error, without "fatal:"."""
    line = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    return line.removeprefix("fatal: ").removeprefix("error: ")
