"""The hooks that pre-commit finds here: run as it runs them, and by pre-commit itself where that is installed."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import DRAFT
from tests.conftest import ROOT
from tests.repositories import Repository

MANIFEST = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
HOOKS = dict(re.findall(r"^- id: (\S+)\n(?:  .*\n)*?  entry: (.*)\n", MANIFEST, re.MULTILINE))
UNTIDY = DRAFT.replace("2. ", "7. ")


@pytest.fixture
def drafts(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "drafts of ours")
    made.put("a b.res.md", DRAFT)
    made.put("-x.res.md", DRAFT)
    return made


def test_there_are_two() -> None:
    assert list(HOOKS) == ["resdraft-fmt", "resdraft-problems"]
    pattern = re.compile(re.findall(r"files: '(.*)'", MANIFEST)[0])
    assert [name for name in ("a.res.md", "x/A.RES.MD", "a.md", "a.res.md.txt") if pattern.search(name)] == [
        "a.res.md",
        "x/A.RES.MD",
    ]


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_as_pre_commit_runs_it(drafts: Repository, hook: str) -> None:
    """pre-commit splits the entry as a shell does, and puts the names of the staged files behind it."""
    program, *words = shlex.split(HOOKS[hook])
    assert program == "resdraft"
    done = drafts.resdraft(*words, "a b.res.md", "-x.res.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    drafts.put("-x.res.md", UNTIDY)
    done = drafts.resdraft(*words, "a b.res.md", "-x.res.md")
    assert done.returncode == 1
    assert "-x.res.md:" in done.stderr
    assert (drafts.here / "-x.res.md").read_text("utf-8") == UNTIDY


def test_pre_commit_itself(drafts: Repository, tmp_path: Path) -> None:
    program = shutil.which("pre-commit")
    if program is None:
        pytest.skip("pre-commit is not installed: the hooks were run as it would, not by it")
    drafts.git("add", "-A")
    argv = (program, "try-repo", str(ROOT), "--all-files")
    done = drafts.run(*argv, PRE_COMMIT_HOME=str(tmp_path / "cache"))
    assert (done.returncode, done.stdout.count("Passed")) == (0, 2), done.stdout
    drafts.put("-x.res.md", UNTIDY)
    done = drafts.run(*argv, PRE_COMMIT_HOME=str(tmp_path / "cache"))
    assert (done.returncode, done.stdout.count("Failed")) == (1, 2), done.stdout
