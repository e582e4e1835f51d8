"""The workflow's own steps, run by a shell in a repository with a change."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

OLD = "The Security Council,\n\n*Recalling* x,\n\n1. *Urges* all States to act;\n\n2. *Decides* to remain seized.\n"


def step(root: Path, name: str) -> str:
    """The shell script of a step of the workflow."""
    page = (root / "examples" / "review-drafts.yml").read_text(encoding="utf-8")
    found = re.search(rf"- name: {name}\n.*?run: \|\n((?: {{10}}.*\n|\n)+)", page, re.S)
    assert found is not None
    return textwrap.dedent(found[1])


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of two drafts whose second commit changes one, adds one and renames one."""
    if not (shutil.which("git") and shutil.which("bash")):
        pytest.skip("git or bash is not installed: the example workflow was not run")
    here = tmp_path / "drafts of ours"
    here.mkdir()
    (here / "a b.res.md").write_text(OLD, encoding="utf-8")
    (here / "old.res.md").write_text(OLD.replace("Urges", "Invites"), encoding="utf-8")
    git(here, "init", "-q", "-b", "main")
    commit(here, "first")
    (here / "a b.res.md").write_text(OLD.replace("Urges", "Demands that"), encoding="utf-8")
    (here / "new.res.md").write_text("The General Assembly,\n\n1. *Notes* this.\n", encoding="utf-8")
    git(here, "mv", "old.res.md", "renamed.res.md")
    (here / "renamed.res.md").write_text(OLD.replace("Urges", "Invites").replace("act", "act now"), encoding="utf-8")
    commit(here, "second")
    return here


def git(here: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=here, check=True, capture_output=True, text=True).stdout


def commit(here: Path, words: str) -> None:
    git(here, "add", "-A")
    git(here, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", words)


def run(root: Path, here: Path) -> tuple[int, str]:
    summary = here.parent / "summary.md"
    env = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "BASE": git(here, "rev-parse", "HEAD~1").strip(),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step(root, "Compare")], cwd=here, env=env, check=False)
    return done.returncode, summary.read_text(encoding="utf-8")


def test_changed_drafts_stand_in_the_summary(root: Path, repository: Path) -> None:
    code, summary = run(root, repository)
    assert code == 0
    assert "OP1" in summary
    assert "Demands that" in summary
    assert "new.res.md is new." in summary
    assert "renamed.res.md" in summary
    assert "now" in summary


def test_a_draft_that_cannot_be_read_fails_the_run(root: Path, repository: Path) -> None:
    (repository / "a b.res.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    commit(repository, "broken")
    git(repository, "reset", "--soft", "HEAD~2")
    commit(repository, "second, broken")
    assert run(root, repository)[0] == 1
