"""Real repositories of git for tests, away from the configuration of whoever runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import clean_environment


class Repository:
    """A repository of drafts in a folder of its own, with a home of its own beside it."""

    def __init__(self, here: Path) -> None:
        if not shutil.which("git"):
            pytest.skip("git is not installed: what needs a repository was not tested")
        self.here = here
        self.home = here.parent / "home"
        for folder in (self.here, self.home):
            folder.mkdir(exist_ok=True)
        shutil.rmtree(here / ".git", ignore_errors=True)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "t")
        self.git("config", "user.email", "t@example.org")
        self.git("config", "commit.gpgsign", "false")

    @property
    def environment(self) -> dict[str, str]:
        """Without a pager, and with none of the user's own settings."""
        kept = {name: value for name, value in clean_environment().items() if not name.startswith("GIT_")}
        ours = {
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": "80",
        }
        return {**kept, **ours}

    def git(self, *words: str, code: int = 0) -> str:
        """What git prints; fails where it ends with another code or says anything on standard error."""
        done = self.run("git", *words)
        assert done.returncode == code, done.stderr
        return done.stdout

    def run(self, *argv: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Any program, in the folder of the repository."""
        return subprocess.run(
            argv,
            cwd=self.here,
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def resdraft(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """The command line as a process of its own."""
        return self.run(sys.executable, "-m", "resdraft", *words, **more)

    def put(self, name: str, content: str | bytes) -> Path:
        """A file in the repository."""
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def commit(self, message: str = "drafts") -> str:
        """All that is there; the id of the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()
